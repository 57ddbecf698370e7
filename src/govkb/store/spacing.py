"""Text as the search index reads it: one character, one token.

Chinese prints no blanks between words, and no dictionary cuts it so that every substring can be found. With a blank after every
character a quoted phrase finds exactly the passages that contain those characters in a row, white space aside and ASCII case ignored.
"""

from __future__ import annotations


def spaced(text: str) -> str:
    """The characters of `text` with a blank between each two; white space of its own is left out. `网格 12` → `网 格 1 2`."""
    return " ".join("".join(text.split()))


def phrase(text: str) -> str:
    """`text` as one quoted FTS5 phrase; empty when nothing but white space is in it."""
    characters = spaced(text)
    return '"' + characters.replace('"', '""') + '"' if characters else ""


def match_query(text: str) -> str:
    """What a person types → an FTS5 query: every part between white space must occur; empty when there is none."""
    return " ".join(filter(None, map(phrase, text.split())))
