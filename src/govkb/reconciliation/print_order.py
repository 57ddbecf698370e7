"""Which of several prints came first."""

from __future__ import annotations

from govkb.resolution import ReportResult


def print_order(result: ReportResult) -> tuple[bool, str, str]:
    """Sorts reports by their day of publication, those without one behind, then by file name."""
    published = result.report.source.published
    return not published, published, result.report.document
