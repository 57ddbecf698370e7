"""Running the examples of extractor files: what each mechanism gives, beside what the example says it gives."""

from govkb.examples.outcomes import Outcome, outcomes, run

__all__ = ["Outcome", "outcomes", "run"]
