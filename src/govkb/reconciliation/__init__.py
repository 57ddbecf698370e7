"""The room that groups claims, sets repeats aside and says of every disagreement what it is and why."""

from govkb.reconciliation.reconcile import observations_of, reconcile
from govkb.reconciliation.records import FindingRecord, ObservationRecord, Reconciled

__all__ = ["FindingRecord", "ObservationRecord", "Reconciled", "observations_of", "reconcile"]
