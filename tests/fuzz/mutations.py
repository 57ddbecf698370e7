"""Ways to spoil a file: its bytes whatever it is, its text, and the structure of its format."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable
from random import Random

from fuzz.seeds import Seed, seeds

_TOKENS = {
    ".txt": ("1个", "一", "第", "（", "，", "2024年", "街道", "“", "》", "分之", "万亿", "（下转B2版）", "（以下简称“", "云岭省", "：", "\u3000", "\n\n\n",
             "\r", "\x0b", "\x85", "\u2028", "\ufeff", "\u202e", "\U00020000", "\u0301", "9" * 50, "1.", "1,", "/", "——", "％", "记者 ", "本报1月5日讯"),
    ".md": ("---\n", "|", "|---|\n", "**", "`", "> ", "# ", "&a *a\n", "title: \"\\ud800\"\n", "published: 2026-13-01\n", "[[[[", "{{{{", "!!python/x "),
    ".html": ("<div>", "</div>", "<table>", "<tr>", "<td>", "</table>", "<p>", "<a href=x>", "<!--", "-->", "<script>", "</script>", "<![CDATA[", "<svg>",
              "<math>", "<template>", "<select>", "<pre>", "<br>", "&#x110000;", "&#xD800;", "&#0;", "&notin", "&", "<", "<plaintext>", "<b><i>", "\0",
              '<meta charset="big5">', '<meta name="pubdate" content="\u0660">', "<style>", "<title>", "<body style=display:none>", '{"headline":"\\ud800"}'),
    ".docx": ("<w:p>", "</w:p>", "<w:t>", "</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>", "<w:tc>", "<w:del>", "<w:txbxContent>", "</w:txbxContent>", "<w:tab/>",
              "<w:br/>", "&#xFFFE;", "&#xD800;", "&a;", "<!DOCTYPE a>", "<![CDATA[", "]]>", "<?xml version='1.0' encoding='gbk'?>", "xmlns:w='x'"),
    ".pdf": ("obj", "endobj", "stream", "endstream", "<<", ">>", "[", "]", "/Kids", "/Parent", "/Length", "/Filter", "/Encrypt", "/Contents", "/MediaBox",
             "1 0 R", "2 0 R", "3 0 R", "999999999", "-1", "0", "1e38", "xref", "trailer", "%%EOF", "/FlateDecode", "BT", "ET", "Tj", "Tm", "Do", "q "),
}  # fmt: skip
_CODECS = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be", "utf-32", "shift_jis", "latin-1", "utf-7", "cp1251")
_SUFFIXES = (".txt", ".html", ".htm", ".md", ".docx", ".pdf")
_MOST = 200_000
"""Bytes of a spoilt file: time and memory are bounded in proportion to its size."""


def spoilt(number: int) -> Seed:
    """The spoilt file of this number: the same number, the same file."""
    random = Random(number)
    seed = random.choice(seeds())
    data = seed.data
    for _ in range(random.choice((1, 1, 1, 2, 3, 6))):
        data = random.choice(_MUTATIONS[seed.suffix])(data, seed.suffix, random)[:_MOST]
    return Seed(random.choice(_SUFFIXES) if random.random() < 0.05 else seed.suffix, data)


def _span(data: bytes, random: Random) -> tuple[int, int]:
    start = random.randrange(len(data) + 1)
    return start, min(len(data), start + random.choice((0, 1, 2, 3, 8, 60, 500, len(data))))


def _flip(data: bytes, _: str, random: Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(random.choice((1, 2, 20)) if data else 0):
        spoilt[random.randrange(len(data))] = random.choice((0, 0xFF, 0x80, 0x0A, 0x3C, random.randrange(256)))
    return bytes(spoilt)


def _drop(data: bytes, _: str, random: Random) -> bytes:
    start, end = _span(data, random)
    return data[:start] + data[end:]


def _again(data: bytes, _: str, random: Random) -> bytes:
    start, end = _span(data, random)
    return data[:end] + data[start:end] * random.choice((1, 2, 30)) + data[end:]


def _noise(data: bytes, _: str, random: Random) -> bytes:
    start, end = _span(data, random)
    return data[:start] + random.randbytes(random.choice((1, 4, 100))) + data[end:]


def _move(data: bytes, _: str, random: Random) -> bytes:
    start, end = _span(data, random)
    rest = data[:start] + data[end:]
    at = random.randrange(len(rest) + 1)
    return rest[:at] + data[start:end] + rest[at:]


def _truncate(data: bytes, _: str, random: Random) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _token(data: bytes, suffix: str, random: Random) -> bytes:
    """A word of the format, or a sequence of them, up to thousands of times."""
    words = _TOKENS[suffix] if suffix in (".docx", ".pdf") or random.random() < 0.6 else _TOKENS[".txt"]
    token = "".join(random.choices(words, k=random.choice((1, 1, 2, 3)))).encode(
        random.choice(("utf-8", "utf-8", "gb18030")), "surrogatepass"
    )
    start, end = _span(data, random) if random.random() < 0.2 else (random.randrange(len(data) + 1),) * 2
    return data[:start] + token * random.choice((1, 1, 3, 50, 3_000)) + data[end:]


def _cross(data: bytes, _: str, random: Random) -> bytes:
    """The head of this file and the tail of another, of any format."""
    other = random.choice(seeds()).data
    return data[: random.randrange(len(data) + 1)] + other[random.randrange(len(other)) :]


def _words(data: bytes, suffix: str, random: Random) -> bytes:
    """Characters of the text dropped, said again, moved or put in, so that it is text still."""
    codec = next((codec for codec in ("utf-8", "gb18030", "utf-16") if _decodes(data, codec)), "latin-1")
    text = data.decode(codec)
    start, end = _span(data[: len(text)], random)
    match random.randrange(5):
        case 0:
            text = text[:start] + text[end:]
        case 1:
            text = text[:end] + text[start:end] * random.choice((1, 2, 30)) + text[end:]
        case 2:
            rest = text[:start] + text[end:]
            at = random.randrange(len(rest) + 1)
            text = rest[:at] + text[start:end] + rest[at:]
        case _:
            words = _TOKENS[suffix] if random.random() < 0.5 else _TOKENS[".txt"]
            text = text[:start] + "".join(random.choices(words, k=random.choice((1, 3)))) * random.choice((1, 2, 50, 2_000)) + text[end:]
    return text.encode(codec, "replace")


def _decodes(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _mix(data: bytes, _: str, random: Random) -> bytes:
    """A part of the text in another encoding."""
    start, end = _span(data, random)
    return data[:start] + data[start:end].decode("utf-8", "replace").encode(random.choice(_CODECS), "replace") + data[end:]


def _recode(data: bytes, _: str, random: Random) -> bytes:
    return data.decode(random.choice(("utf-8", "gb18030")), "replace").encode(random.choice(_CODECS), "replace")


def _nest(data: bytes, _: str, random: Random) -> bytes:
    """Elements inside each other, closed, open or closed in the wrong order."""
    name = random.choice(
        ("div", "p", "b", "table", "table><tr><td", "a href=x", "font", "ul><li", "svg", "select", "template", "button", "h1", "form")
    )
    depth = random.choice((3, 100, 5_000))
    start, end = sorted((random.randrange(len(data) + 1), random.randrange(len(data) + 1)))
    closing = f"</{name.split()[0].rpartition('<')[2]}>" * random.choice((0, depth))
    return data[:start] + f"<{name}>".encode() * depth + data[start:end] + closing.encode() + data[end:]


def _part(data: bytes, _: str, random: Random) -> bytes:
    """A part of a Word file spoilt, dropped, doubled, renamed or swollen, in an archive that is whole."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return _flip(data, "", random)
    named = [at for at, (name, _) in enumerate(parts) if name == "word/document.xml"]
    at = random.choice(named) if named and random.random() < 0.8 else random.randrange(len(parts))
    name, content = parts[at]
    match random.randrange(10):
        case 0:
            del parts[at]
        case 1:
            parts.append((name, content))
        case 2:
            parts[at] = (random.choice(("word/document.xml", "../a", "docProps/core.xml", "xl/workbook.xml")), content)
        case 3:
            parts[at] = (name, content + b" " * random.choice((10_000, 3_000_000)))
        case 4:
            parts[at] = (name, content.decode("utf-8", "replace").encode(random.choice(_CODECS), "replace"))
        case 5:
            place = random.randrange(len(content) + 1)
            parts[at] = (
                name,
                content[:place] + random.choice((b"<w:p>", b"<w:tbl>", b"<w:txbxContent>", b"<a>")) * 5_000 + content[place:],
            )
        case _:
            parts[at] = (
                name,
                random.choice((_elements, _elements, _elements, _printed, _printed, _words, _token, _drop))(content, ".docx", random),
            )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of doubled names
        for name, content in parts:
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return file.getvalue()


def _elements(data: bytes, _: str, random: Random) -> bytes:
    """Elements of a document dropped, said again or put inside each other, the XML well formed still."""
    found = [match.span() for match in re.finditer(rb"<w:(p|tbl|tr|tc|r)[ >].{0,2000}?</w:\1>", data, re.DOTALL)]
    if not found:
        return data
    start, end = random.choice(found)
    place = random.choice([at for span in found for at in span])
    element = data[start:end]
    wrap = random.choice((b"w:p", b"w:tbl", b"w:tr", b"w:tc", b"w:txbxContent", b"w:del", b"w:t", b"w:ins", b"a"))
    match random.randrange(5):
        case 0:
            return data[:start] + data[end:]
        case 1:
            return data[:place] + element * random.choice((1, 20)) + data[place:]
        case _:
            depth = random.choice((1, 2, 500))
            return data[:start] + b"<%b>" % wrap * depth + element + b"</%b>" % wrap * depth + data[end:]


def _printed(data: bytes, _: str, random: Random) -> bytes:
    """What a document says, put in or said again between its tags."""
    places = [match.end() for match in re.finditer(rb"<w:t[^>]*>", data)] or [0]
    place = random.choice(places)
    words = "".join(random.choices(_TOKENS[".txt"], k=random.choice((1, 2, 3)))).replace("\x0b", "").replace("<", "")
    return data[:place] + words.encode() * random.choice((1, 5, 1_000)) + data[place:]


def _numbers(data: bytes, _: str, random: Random) -> bytes:
    """Some numbers of a PDF others: lengths, references, offsets, sizes, operands."""
    share = random.choice((0.002, 0.02, 0.2))
    values = (b"0", b"1", b"2", b"3", b"5", b"-1", b"65535", b"2147483648", b"99999999999999999999", b"1e38", b"0.00001")
    return re.sub(rb"\d+(?:\.\d+)?", lambda found: random.choice(values) if random.random() < share else found[0], data)


def _bomb(data: bytes, _: str, random: Random) -> bytes:
    """The stream of a PDF replaced by one that unpacks to much more."""
    size = random.choice((10_000, 1_000_000, 20_000_000))
    unit = random.choice((b"\0", b"q ", b"BT /F1 10 Tf (a) Tj ET ", b"<4E004E00> Tj "))
    packed = zlib.compress(unit * (size // len(unit)), 9)
    stream = b"/Filter /FlateDecode /Length %d >>\nstream\n" % len(packed) + packed + b"\nendstream"
    return re.sub(rb">>\s{0,9}stream\r?\n.{0,9000}?endstream", lambda _: stream, data, count=1, flags=re.DOTALL)


def _loop(data: bytes, _: str, random: Random) -> bytes:
    """A reference of a PDF that leads back."""
    references = sorted(set(re.findall(rb"\d+ 0 R", data)))
    if len(references) < 2:
        return _flip(data, "", random)
    return data.replace(*random.sample(references, 2))


Mutation = Callable[[bytes, str, Random], bytes]
_ANY: tuple[Mutation, ...] = (_flip, _drop, _again, _noise, _move, _truncate, _token, _token, _token, _cross)
_TEXT: tuple[Mutation, ...] = (*_ANY, _mix, _recode, *[_words] * 20)
_MUTATIONS: dict[str, tuple[Mutation, ...]] = {
    ".txt": _TEXT,
    ".md": _TEXT,
    ".html": (*_TEXT, *[_nest] * 4),
    ".docx": (*_ANY, *[_part] * 40),
    ".pdf": (*_ANY, *[_numbers] * 5, _bomb, *[_loop] * 3),
}
