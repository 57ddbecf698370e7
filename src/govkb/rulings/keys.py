"""From a claim to the print that it was read from, in a form that survives another file name, other line breaks and other widths of characters."""

from __future__ import annotations

from govkb.model import ClaimRecord
from govkb.rulings.values import Print

_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # full-width ASCII


def normalised(text: str) -> str:
    """`text` without white space, full-width ASCII as ASCII."""
    return "".join(text.split()).translate(_NARROW)


def normalised_with_offsets(text: str) -> tuple[str, list[int]]:
    """`normalised(text)`, and for each of its characters the offset in `text`."""
    offsets = [at for at, character in enumerate(text) if not character.isspace()]
    return normalised(text), offsets


def print_of(claim: ClaimRecord) -> Print:
    """The print behind a claim."""
    before = normalised(claim.sentence[: claim.text_start - claim.sentence_start])
    sentence, quote = normalised(claim.sentence), normalised(claim.quote)
    return Print(sentence, quote, _starts(sentence, quote, len(before)), claim.subject, claim.document, claim.title)


def offset_of(one: Print) -> int:
    """Where the print's quote begins in its sentence; -1 when it does not stand there."""
    at = -1
    for _ in range(one.occurrence):
        at = one.sentence.find(one.quote, at + 1)
        if at < 0:
            return -1
    return at


def excerpt(one: Print, *, around: int = 20) -> str:
    """The words around the print's quote, for people."""
    at = max(offset_of(one), 0)
    start, end = max(at - around, 0), at + len(one.quote) + around
    return f"{'…' if start else ''}{one.sentence[start:end]}{'…' if end < len(one.sentence) else ''}"


def _starts(sentence: str, quote: str, until: int) -> int:
    """How many times `quote` begins in `sentence` up to and with the offset `until`, at least 1."""
    count, at = 0, sentence.find(quote)
    while 0 <= at <= until:
        count, at = count + 1, sentence.find(quote, at + 1)
    return max(count, 1)
