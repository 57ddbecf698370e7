"""govkb extract: the public contract of a claim."""

import json

from govkb.store import open_kb

FIELDS = ["id", "document", "article", "title", "start", "end", "quote", "value", "value_max", "bound", "unit", "measure", "indicator"]
FIELDS += [
    "subject",
    "subject_id",
    "scope",
    "time",
    "period_start",
    "period_end",
    "modality",
    "statistic",
    "repeat",
    "repeat_of",
    "sentence",
]
FIELDS += ["value_text"]


def test_extract_prints_one_claim_a_line(built, govkb):
    """Field names and their order are public; offsets lead to the quote."""
    run = govkb("extract", built / "corpus" / "a.txt", built / "corpus" / "b.txt")
    claims = [json.loads(line) for line in run.out.splitlines()]
    texts = {name: (built / "corpus" / name).read_text(encoding="utf-8") for name in ("a.txt", "b.txt")}
    assert (run.code, run.err) == (0, "")
    assert {tuple(claim) for claim in claims} == {tuple(FIELDS)}
    assert [claim["quote"] for claim in claims] == ["120个", "25个", "1703名", "18.86%", "168名", "1700余名", "4.18万余人次"]
    assert all(texts[claim["document"]][claim["start"] : claim["end"]] == claim["quote"] for claim in claims)


def test_extract_values_are_json_numbers_in_base_units(built, govkb):
    """4.18万 is 41800, and the exact decimal stands beside it; no time is null."""
    line = govkb("extract", built / "corpus" / "b.txt").out.splitlines()[2]
    assert '"value": 41800, "value_max": null' in line
    assert json.loads(line)["value_text"].startswith("41800")
    first = json.loads(govkb("extract", built / "corpus" / "b.txt").out.splitlines()[0])
    assert first["time"] is None


def test_extract_gives_the_claims_of_the_knowledge_base(built, govkb):
    """The command and the build read alike: same ids."""
    lines = govkb("extract", *sorted((built / "corpus").glob("*.txt")), cwd=built).out.splitlines()
    with open_kb(built / "kb.sqlite") as kb:
        assert [json.loads(line)["id"] for line in lines] == [claim.id for claim in kb.claims()]


def test_extract_goes_on_after_a_bad_file(built, govkb, tmp_path):
    """Exit code 1 when some files could be read."""
    (tmp_path / "empty.txt").touch()
    run = govkb("extract", tmp_path / "empty.txt", built / "corpus" / "a.txt")
    assert (run.code, run.err) == (1, f"govkb: {tmp_path}/empty.txt: is empty\n")
    assert len(run.out.splitlines()) == 4


def test_extract_fails_when_no_file_can_be_read(govkb, tmp_path):
    """Exit code 2."""
    run = govkb("extract", tmp_path / "gone.txt")
    assert (run.code, run.out, run.err) == (2, "", f"govkb: {tmp_path}/gone.txt: cannot be opened: No such file or directory\n")


def test_extract_dates_a_file_by_the_sources_beside_it(built, govkb):
    """今年 needs the day of publication."""
    (built / "corpus" / "sources.csv").write_text("file,published\nb.txt,2026-03-05\n", encoding="utf-8")
    dated = [json.loads(line) for line in govkb("extract", built / "corpus" / "b.txt").out.splitlines()]
    assert dated[-1]["period_start"] == "2026-01-01"
