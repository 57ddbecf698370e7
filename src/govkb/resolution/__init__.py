"""The room that resolves references: mentions to entities, measures to indicators, times to periods, 全州 to a subject."""

from govkb.resolution.resolve import resolve
from govkb.resolution.result import ReportResult

__all__ = ["ReportResult", "resolve"]
