"""Words to copy: citations and notes."""

from __future__ import annotations

from typing import Any

import pytest

from govkb.publishing.citing import citation, note

CLAIM = {
    "sentence": "全州现有网格1705个。",
    "byline": "木子",
    "title": "把网格 织密",
    "publisher": "青岚日报",
    "published": "2024-05-01",
    "edition": "第3版",
    "url": None,
    "document": "a.txt",
    "start": 4,
    "end": 9,
    "quote": "1705个",
    "time": "截至2023年底",
    "definition": "治理单元数。",
}


def test_citing_gives_author_title_paper_date_and_page() -> None:
    """As GB/T 7714 orders them, with the sentence before and the place in print behind."""
    assert citation(CLAIM, "http://x/claim/1").splitlines() == [
        "“全州现有网格1705个。”",
        "木子. 把网格 织密[N]. 青岚日报, 2024-05-01(第3版).",
        "a.txt，第4—9字",
        "http://x/claim/1",
    ]


@pytest.mark.parametrize(
    ("missing", "source"),
    [
        ({"byline": None}, "把网格 织密[N]. 青岚日报, 2024-05-01(第3版)."),
        ({"byline": None, "publisher": None, "published": None, "edition": None}, "把网格 织密[N]."),
        ({"title": None, "url": "http://y/z"}, "木子. a.txt[N/OL]. 青岚日报, 2024-05-01(第3版). http://y/z."),
    ],
)
def test_citing_leaves_out_what_is_unknown(missing: dict[str, Any], source: str) -> None:
    """No empty brackets and no stray dots."""
    assert citation(CLAIM | missing, "").splitlines()[1] == source


def test_citing_notes_name_all_prints() -> None:
    """Values with source and date, cause, definition, sentences, address."""
    finding = {"subject": "青岚州", "indicator": "网格", "cause_zh": "两数不能并存。"}
    other = CLAIM | {"quote": "1703个", "time": None, "title": None, "publisher": None, "published": None, "edition": None}
    assert note(finding, [CLAIM, other], "http://x/finding/1") == (
        "【存异说明】青岚州网格：《把网格 织密》（青岚日报，2024-05-01，第3版）作1705个（截至2023年底）；a.txt作1703个（未注明时间）。"
        "缘由：两数不能并存。口径：治理单元数。依据：“全州现有网格1705个。”（a.txt，第4—9字）。\nhttp://x/finding/1"
    )
