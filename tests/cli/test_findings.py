"""govkb findings: one finding a line for programs, a paragraph for people."""

import json


def test_findings_json_has_the_contract_fields(govkb, small_kb):
    """Field names, their order and the JSON numbers are public."""
    (line,) = govkb("findings", small_kb, "--json").out.splitlines()
    assert json.loads(line) == {
        "id": "f1",
        "relation": "conflict",
        "severity": "error",
        "subject": "甲县",
        "indicator": "网格",
        "claims": [{"document": "a.txt", "start": 2, "end": 6, "quote": "120个", "value": 120, "side": "a"}],
        "cause": "both cannot hold",
        "cause_zh": "不能并存",
        "audit": None,
        "verdict": None,
        "evidence": {"values": ["120"]},
        "rulings": [],
    }
    fields = [
        "id",
        "relation",
        "severity",
        "subject",
        "indicator",
        "claims",
        "cause",
        "cause_zh",
        "audit",
        "verdict",
        "evidence",
        "rulings",
    ]
    assert list(json.loads(line)) == fields
    assert '"value": 120,' in line


def test_findings_takes_the_folder_of_a_knowledge_base(govkb, small_kb):
    """The folder means the kb.sqlite in it; no argument means this folder."""
    assert govkb("findings", small_kb.parent).out == govkb("findings", cwd=small_kb.parent).out == govkb("findings", small_kb).out


def test_findings_are_paragraphs_with_places_in_print(govkb, small_kb):
    """What, why, and where each side is printed."""
    expected = "error: conflict: 甲县 · 网格  [f1]\n  both cannot hold\n    a.txt:2:6  120个\n\n1 finding\n"
    assert govkb("findings", small_kb).out == expected


def test_findings_can_be_narrowed_to_a_relation(govkb, small_kb):
    """Nothing found is no failure."""
    run = govkb("findings", small_kb, "--relation", "repeat")
    assert (run.code, run.out) == (0, "0 findings\n")
