"""Pieces of a small page, as the first steps of the room make them."""

from dataclasses import replace

from govkb.layout.blocks import split_blocks
from govkb.layout.unwrap import unwrap
from govkb.model import PassageKind

LEAD = "近年来，云岭省青禾市临溪区聚焦网格治理，群众更满意。"
OTHER = "近年来，云岭省青禾市松台县聚焦养老服务，老人更安心。"


def pieces(*texts):
    """One piece a line; those without a full stop are headings, those with ■ bylines."""
    found = []
    for piece in [piece for block in split_blocks("\n\n".join(texts)) for piece in unwrap(block, 0.0)]:
        kind = PassageKind.BYLINE if piece.text.startswith("■") else PassageKind.HEADING if "。" not in piece.text else PassageKind.BODY
        found.append(replace(piece, kind=kind) if piece.kind is PassageKind.BODY else piece)
    return found
