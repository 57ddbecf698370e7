"""Figures and sentences as they are shown to people."""

from __future__ import annotations

from govkb.model import ClaimRecord


def named(claim: ClaimRecord) -> str:
    """The figure with what it counts, in the order of print: 1703个网格, 社区工作者3165人."""
    start, end = claim.text_start - claim.sentence_start, claim.text_end - claim.sentence_start
    if not claim.measure:
        return claim.quote
    if claim.sentence.startswith((claim.measure, f"的{claim.measure}"), end):
        return f"{claim.quote}{claim.measure}"
    if claim.sentence[:start].endswith(claim.measure):
        return f"{claim.measure}{claim.quote}"
    return f"{claim.quote}（{claim.measure}）"


def excerpt(claim: ClaimRecord, *, around: int = 30) -> str:
    """The words around the figure in its sentence."""
    at, end = claim.text_start - claim.sentence_start, claim.text_end - claim.sentence_start
    start, stop = max(at - around, 0), end + around
    return f"{'…' if start else ''}{claim.sentence[start:stop]}{'…' if stop < len(claim.sentence) else ''}"
