"""Processor time of hostile files as a multiple of what as many bytes of prose take, over the whole way from file to claims.

A megabyte of one character, of digits, of brackets and of white space may take five times as long as prose. All rows may grow with their bytes and
no faster: the last column compares the file with one of half its size.

    python bench/hostile.py [--bytes 1000000] [FORMAT…]
"""

from __future__ import annotations

import argparse
import io
import math
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import process_time

from govkb.engines.analysis import analyse
from govkb.errors import ReadingError
from govkb.knowledge import Knowledge, default_folder, load
from govkb.reading import corpus_files, document_name, read

CORPUS = Path(__file__).parents[1] / "corpus"
LIMIT = 5.0
"""Times the time of prose that the files of `BOUND` may take."""

GROWTH = 2.6
"""Times the time of half the file that a file may take: twice, and what a busy machine adds."""

FRACTION = 5
"""The files of `OTHERS` are so many times smaller: what has a figure in every third byte makes more claims than a megabyte of prose, in more time."""

_BODY = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'


def prose(size: int, seed: int = 1) -> str:
    """So many bytes of the sample corpus's clauses in new sentences, with new figures: no paragraph is like another."""
    chance = Random(seed)
    text = "".join(read(path, document=document_name(path, CORPUS)).text for path in corpus_files(CORPUS))
    clauses = [clause for clause in "".join(text.split()).replace("。", "，").split("，") if 4 < len(clause) < 40]
    parts: list[str] = []
    written = 0
    while written < size:
        sentences = ("，".join(chance.choices(clauses, k=chance.randint(2, 6))) for _ in range(chance.randint(2, 6)))
        parts.append("　　" + "。".join("".join(map(_other_digit(chance), sentence)) for sentence in sentences) + "。\n")
        written += len(parts[-1].encode())
    return "".join(parts)


def _other_digit(chance: Random) -> Callable[[str], str]:
    return lambda character: chance.choice("123456789") if character in "123456789" else character


def again(unit: str) -> Callable[[int], str]:
    """The unit over and over."""
    return lambda size: unit * (size // len(unit.encode()))


def lines(size: int) -> str:
    """Short lines, no two alike."""
    return "".join(f"网格{number}个\n" for number in range(size // 15))


def articles(size: int) -> str:
    """Short articles under headlines that name their places, no two alike."""
    places = ("碧江区", "榕江县", "凯里市", "正安县", "万山区", "江口县")
    return "".join(
        f"{places[at % 6]}：清单管到第{at}家\n\n　　{places[at % 6]}共有网格{at}个，网格员{7 * at}名，比上年增加{at % 90}名。\n\n"
        for at in range(size // 160)
    )


def people(size: int) -> str:
    """People named with their title and without it, no two alike."""
    names = (f"张{chr(0x4E00 + at % 3_000)}{chr(0x4E00 + at // 3)}" for at in range(size // 110))
    return "".join(f"　　榕江县委书记{name}说，网格共有{at}个。{name}介绍。\n\n" for at, name in enumerate(names))


BOUND: dict[str, Callable[[int], str]] = {
    "one letter": again("a"),
    "one Han character": again("的"),
    "digits": again("1234567890"),
    "one digit": again("1"),
    "brackets, open": again("（"),
    "brackets, nested": lambda size: "（" * (size // 6) + "）" * (size // 6),
    "brackets, ASCII": again("("),
    "line ends": lambda size: f"甲{chr(10) * (size - 6)}乙",
    "blanks": lambda size: f"甲{' ' * (size - 6)}乙",
}
OTHERS: dict[str, Callable[[int], str]] = {
    "一": again("一"),
    "第": again("第"),
    "万": again("万"),
    "，": again("，"),
    "。": again("。"),
    "1个": again("1个"),
    "1个、": again("1个、"),
    "和1名": again("和1名"),
    "1.": again("1."),
    "1,": again("1,"),
    "2024年": again("2024年"),
    "街道": again("街道"),
    "贵阳市": again("贵阳市"),
    "甲县：": again("甲县："),
    "省市县": again("云岭省青禾市"),
    "“一”": again("“一”"),
    "记者": again("记者张三"),
    "（下转B2版）": again("（下转B2版）"),
    "（以下简称“": again("梧桐县（以下简称“甲乙”）"),
    "1|": again("1|"),
    "<": again("<"),
    "&": again("&amp"),
    "one line": lambda size: "".join(prose(size).split()),
    "one clause": lambda size: "".join(character for character in prose(size) if character.isalnum()),
    "short lines": lines,
    "articles": articles,
    "people": people,
    "lines all alike": again("网格员\n"),
    "paragraphs alike": lambda size: prose(600) * (size // 700),
    "doubled glyphs": lambda size: "".join(character if character == "\n" else 2 * character for character in prose(size // 2)),
    "doubled headlines": lambda size: "".join(2 * character for character in again("甲县：乙")(size // 2)),
}


def _web_page(text: str) -> bytes:
    paragraphs = "\n".join(f"<p>{escape(line)}</p>" if line else "" for line in text.split("\n"))
    return f'<html><head><meta charset="utf-8"></head><body>{paragraphs}</body></html>'.encode()


def _word_file(text: str) -> bytes:
    paragraphs = "\n".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" if line else "" for line in text.split("\n"))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:  # what is stored is no bomb
        archive.writestr("word/document.xml", _BODY.format(paragraphs))
    return file.getvalue()


FORMATS: dict[str, Callable[[str], bytes]] = {"txt": str.encode, "md": str.encode, "html": _web_page, "docx": _word_file}


@dataclass(frozen=True, slots=True)
class Bench:
    """Where files are written, and what reads them."""

    folder: Path
    knowledge: Knowledge

    def seconds(self, text: str, suffix: str) -> tuple[float, str]:
        """Processor time from file to claims, and why the file was refused, if it was."""
        path = self.folder / f"a.{suffix}"
        path.write_bytes(FORMATS[suffix](text))
        start = process_time()
        try:
            analyse(read(path, document="a"), self.knowledge, segmenter="jieba")
        except ReadingError as error:
            return process_time() - start, str(error)
        return process_time() - start, ""


def main(arguments: Sequence[str]) -> int:
    """Print a table for each format; 1 when a file takes longer than it may."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("formats", nargs="*", metavar="FORMAT", help=f"{', '.join(FORMATS)} (all)")
    parser.add_argument("--bytes", type=int, default=1_000_000, help="of text in a file (1000000)")
    options = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        bench = Bench(Path(folder), load(default_folder()))
        bench.seconds(prose(50_000), "txt")  # dictionaries are loaded once
        slow = [name for suffix in options.formats or FORMATS for name in _table(bench, suffix, options.bytes)]
    sys.stdout.write(f"too slow: {', '.join(slow)}\n" if slow else "none too slow\n")
    return 1 if slow else 0


def _table(bench: Bench, suffix: str, size: int) -> list[str]:
    """Prints the rows of a format; the names of those that are too slow."""
    bench.seconds(prose(10_000), suffix)
    return [*_rows(bench, suffix, size, BOUND, limit=LIMIT), *_rows(bench, suffix, size // FRACTION, OTHERS)]


def _rows(bench: Bench, suffix: str, size: int, cases: dict[str, Callable[[int], str]], *, limit: float = math.inf) -> Iterator[str]:
    base, _ = bench.seconds(prose(size), suffix)
    sys.stdout.write(f"{suffix}: {size:,} bytes of prose take {base:.2f} s of processor time\n")
    for name, make in cases.items():
        half, _ = bench.seconds(make(size // 2), suffix)
        seconds, refused = bench.seconds(make(size), suffix)
        sys.stdout.write(
            f"  {name:<20} {seconds:7.2f} s {seconds / base:6.2f} × prose {seconds / max(half, 0.001):6.2f} × half  {refused[:80]}\n"
        )
        sys.stdout.flush()
        # What takes hardly any time says nothing of growth.
        if seconds > limit * base or (seconds > GROWTH * half and seconds > 0.1 * base):
            yield f"{suffix} {name}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
