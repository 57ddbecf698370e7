"""Decoding: every encoding of Chinese newspapers, and nothing made up for bytes that are none."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govkb.errors import ReadingError
from govkb.reading.decoding import decode

NEWS = "某县现有综合网格120个，\r\n网格员1703名，覆盖率18.86%。\n“一网统管”稳步推进……\n"


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8-BOM"),
        ("gb18030", "GB18030"),
        ("gbk", "GB18030"),
        ("utf-16", "UTF-16"),
        ("utf-32", "UTF-32"),
        ("utf-16-le", "UTF-16LE"),
        ("utf-16-be", "UTF-16BE"),
        ("big5hkscs", "big5"),
    ],
)
def test_decoding_tells_the_encoding(codec, encoding):
    """The text comes back exactly, line ends included, and the choice is named."""
    news = NEWS if codec != "big5hkscs" else "臺北縣現有網格，社區工作人員與志願者，覆蓋全縣各鄉鎮。" * 20
    decoded = decode(news.encode(codec))
    assert decoded.text == news
    assert decoded.encoding.startswith(encoding)


def test_decoding_drops_the_mark_of_big_endian_utf16():
    """The byte order mark is no character of the text."""
    assert decode(b"\xfe\xff" + NEWS.encode("utf-16-be")).text == NEWS


def test_decoding_keeps_rare_characters():
    """Names need characters beyond the basic plane, in GB18030 too."""
    assert decode("𠮷某村共有12户，㐂某村共有3户。".encode("gb18030")).text == "𠮷某村共有12户，㐂某村共有3户。"


def test_decoding_is_not_misled_by_english():
    """English in ASCII decodes as Han in UTF-16; it stays English."""
    assert decode(b"bush hid the facts").encoding == "UTF-8"


@pytest.mark.parametrize("size", [37, 1000, 4096, 100_000])
def test_decoding_refuses_random_bytes(size):
    """Noise is no text in any encoding."""
    noise = b"\xff" + random.Random(size).randbytes(size)
    with pytest.raises(ReadingError, match=r"is not text in UTF-8, GB18030, UTF-16 .*byte 0 \(0xff\)|mark of UTF-16"):
        decode(noise)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (NEWS.encode() + b"\0", "NUL at byte"),
        (b"\0" * 100, "NUL at byte 0"),
        (b"\x01\x02\x03" * 30, "control characters"),
        (b"\xff\xfe" + NEWS.encode("utf-16-le") + b"\0", "mark of UTF-16 but byte"),
        (b"\xef\xbb\xbf" + NEWS.encode("gb18030"), "mark of UTF-8-BOM but byte"),
        (b"\xff\xfe" + "县\0".encode("utf-16-le"), "mark of UTF-16 but holds NULs"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 4, "is not text"),
    ],
)
def test_decoding_says_what_is_wrong(data, message):
    """The refusal says where the bytes stop being text."""
    with pytest.raises(ReadingError, match=message):
        decode(data)


@given(
    st.text(st.sampled_from("网格员县乡镇村社区，。；：“”0123456789%\n\r 　"), min_size=20),
    st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]),
)
def test_decoding_gives_back_what_was_encoded(text, codec):
    """Encoding and decoding are each other's inverse on newspaper text."""
    assert decode(text.encode(codec)).text == text


@settings(deadline=None)  # the guesser is slow to load
@given(st.binary(max_size=200))
def test_decoding_never_crashes(data):
    """Any bytes give text or a ReadingError."""
    try:
        text = decode(data).text
    except ReadingError:
        return
    assert "\0" not in text
