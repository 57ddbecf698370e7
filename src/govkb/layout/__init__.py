"""The room that takes a page apart: hard wraps joined, doubled glyphs dropped, articles split and stitched, repeats marked.

Invariant: every character of the report that is not white space stands in exactly one passage, in its text or in what was dropped from it.
"""

from govkb.layout.layout import lay_out

__all__ = ["lay_out"]
