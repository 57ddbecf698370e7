"""The room that checks a draft against a knowledge base: one verdict for each figure, never a pass for one that could not be placed."""

from govkb.drafts.check import check
from govkb.drafts.excerpts import excerpt, named
from govkb.drafts.listing import CLEAN, as_json, counted, lines_of
from govkb.drafts.proof import as_html
from govkb.drafts.record import Record, open_record
from govkb.drafts.sarif import as_sarif
from govkb.drafts.sheet import as_markdown
from govkb.drafts.verdicts import DRAFT, FAILING, MEANING, Checked, Figure, Verdict

__all__ = [
    "CLEAN",
    "DRAFT",
    "FAILING",
    "MEANING",
    "Checked",
    "Figure",
    "Record",
    "Verdict",
    "as_html",
    "as_json",
    "as_markdown",
    "as_sarif",
    "check",
    "counted",
    "excerpt",
    "lines_of",
    "named",
    "open_record",
]
