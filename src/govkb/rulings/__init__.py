"""The room of editors' decisions: made on a finding or a claim, kept in rulings.jsonl, replayed at every build on the print they rest on."""

from govkb.rulings.applying import Ruled, apply, join
from govkb.rulings.file import Fault, RulingsFile, append, read_rulings
from govkb.rulings.keys import excerpt, print_of
from govkb.rulings.making import RulingError, Target, make_ruling
from govkb.rulings.placing import Placed, Status, place, tainted
from govkb.rulings.values import Decision, Print, Ruling

__all__ = [
    "Decision",
    "Fault",
    "Placed",
    "Print",
    "Ruled",
    "Ruling",
    "RulingError",
    "RulingsFile",
    "Status",
    "Target",
    "append",
    "apply",
    "excerpt",
    "join",
    "make_ruling",
    "place",
    "print_of",
    "read_rulings",
    "tainted",
]
