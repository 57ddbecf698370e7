"""The manner of a linter, and JSON."""

import json

from govkb.drafts import as_json, counted, lines_of

RECORD = {"a.txt": "碧江区要闻\n\n　　截至目前，碧江区共有网格员1703名，社区33个。\n"}
DRAFT = "碧江区新报\n\n　　碧江区的网格员有1705名、社区33个，养老床位210张。\n"


def test_listing_prints_one_line_for_each_figure_that_needs_an_eye(check_text):
    """File, line, column, verdict, figure, what is on record, the sentence of the source."""
    lines = list(lines_of(check_text(DRAFT, RECORD), every=False))
    assert lines == [
        "draft.txt:3:11 differs 1705名（网格员） — 1703名 in a.txt (截至目前) “截至目前，碧江区共有网格员1703名，社区33个。”",
        "draft.txt:3:27 not-in-kb 养老床位210张 — nothing on record is of the same thing or in similar words",
    ]


def test_listing_prints_every_figure_on_demand(check_text):
    """Matches too."""
    assert [line.split()[1] for line in lines_of(check_text(DRAFT, RECORD), every=True)] == ["differs", "match", "not-in-kb"]


def test_listing_counts_verdicts(check_text):
    """The last line."""
    assert counted(check_text(DRAFT, RECORD)) == "draft.txt: 3 figures: 1 differs, 1 not-in-kb, 1 match"
    assert counted(check_text("碧江区新报\n\n　　没有数字。\n", RECORD)) == "draft.txt: 0 figures"


def test_listing_json_has_the_contract_fields(check_text):
    """Field names, numbers in base units, exact decimals as text."""
    document = json.loads(as_json(check_text(DRAFT, RECORD)))
    figure = document["figures"][0]
    assert (document["draft"], document["counts"]) == ("draft.txt", {"differs": 1, "not-in-kb": 1, "match": 1})
    assert list(figure) == [
        "line", "column", "start", "end", "quote", "verdict", "fails", "reason", "reason_zh", "claim", "sources", "contradicts", "note",
    ]  # fmt: skip
    assert (figure["claim"]["value"], figure["claim"]["value_text"], figure["sources"][0]["value"]) == (1705, "1705", 1703)
    assert figure["sources"][0]["document"] == "a.txt"
