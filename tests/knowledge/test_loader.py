"""The loader: every problem of every file at once."""

import pickle

import pytest

from govkb.errors import ExtractorError, FolderError
from govkb.knowledge import default_folder, load
from govkb.knowledge.kinds import RuleKind, TableKind
from govkb.knowledge.places import Division, check_division
from govkb.knowledge.rules import Rule
from govkb.model import Bound


class Toy(Rule):
    """A rule with one effect."""

    bound: Bound = Bound.ABOUT


KINDS = (
    RuleKind("toys.yaml", Toy),
    RuleKind("more/*.yaml", Toy, required=False),
    TableKind("divisions.csv", ("code", "name", "short", "level", "parent_code"), Division, required=False, check=check_division),
)
GOOD = "about: 玩具\nrules:\n  - {id: near, words: [近, 将近], examples: [{text: 近三成, gives: about}]}\n"


@pytest.fixture
def folder(tmp_path):
    """A folder of extractors with one good rule file."""
    (tmp_path / "toys.yaml").write_text(GOOD, encoding="utf-8")
    return tmp_path


def problems_of(folder):
    """What is wrong in a folder, as lines."""
    with pytest.raises(ExtractorError) as raised:
        load(folder, kinds=KINDS)
    return [str(problem) for problem in raised.value.problems]


def test_loader_gives_rules_in_the_order_of_the_file(folder):
    """Words become a pattern, longest first."""
    rules = load(folder, kinds=KINDS).rules(Toy)
    assert [(rule.id, rule.regex.pattern, rule.bound) for rule in rules] == [("near", "将近|近", Bound.ABOUT)]


def test_loader_tells_all_problems_of_all_files(folder):
    """Syntax, unknown keys, wrong values, missing examples, bad expressions, unknown files: none hides another."""
    (folder / "toys.yaml").write_text(
        """\
about: 玩具
rules:
  - id: A b
    pattern: '(余'
    colour: red
    examples: []
  - id: near
    words: [近, 3]
    bound: abuot
    examples: [{text: 近三成, gives: about, why: 无}]
  - {id: both, words: [近], pattern: 近, examples: [{text: 近三成, gives: about}]}
  - {id: empty, pattern: 近?, examples: [{text: 近三成, gives: about}]}
  - {id: twice, pattern: '(?i)近', examples: [{text: 近三成, gives: about}]}
""",
        encoding="utf-8",
    )
    (folder / "more").mkdir()
    (folder / "more" / "a.yaml").write_text("about: [1\nrules: 2", encoding="utf-8")
    (folder / "more" / "b.yaml").write_bytes(b"about: x\nrules: \xff")
    (folder / "other.yaml").write_text("a: 1", encoding="utf-8")
    assert problems_of(folder) == [
        "more/a.yaml:2: not valid YAML: did not find expected ',' or ']'",
        "more/b.yaml:2: not UTF-8: found byte 0xFF; save the file as UTF-8",
        "other.yaml:1: no extractor file has this name; allowed: toys.yaml, more/*.yaml, divisions.csv",
        "toys.yaml:3: rules[1].id: found 'A b'; allowed: text of the form ^[a-z0-9][a-z0-9_.-]*$",
        "toys.yaml:4: rules[1].pattern: not a regular expression: missing ), unterminated subpattern at character 1; found (余",
        "toys.yaml:5: rules[1]: unknown key 'colour'; allowed: id, pattern, words, note, examples, bound",
        "toys.yaml:6: rules[1].examples: at least 1 needed; found 0",
        "toys.yaml:8: rules[2].words[2]: found '3'; allowed: a text (in quotes if it looks like a number)",
        "toys.yaml:9: rules[2].bound: found 'abuot'; allowed: 'exact', 'about', 'at_least', 'at_most' or 'range'",
        "toys.yaml:10: rules[2].examples[1]: unknown key 'why'; allowed: text, gives",
        "toys.yaml:11: rules[3].words: a rule has either 'pattern' or 'words'; found both",
        "toys.yaml:12: rules[4].pattern: the regular expression matches the empty text; found 近?",
        "toys.yaml:13: rules[5].pattern: no back references, conditions or flags are allowed: rules are joined; found (?i in (?i)近",
    ]


def test_loader_tells_ids_given_twice_in_two_files(folder):
    """A rule's id is unique over all rule files."""
    (folder / "more").mkdir()
    (folder / "more" / "a.yaml").write_text(GOOD, encoding="utf-8")
    assert problems_of(folder) == ["toys.yaml:3: rule id 'near' is given twice; the first stands in more/a.yaml:3"]


def test_loader_tells_a_missing_file(folder):
    """A file that every folder needs."""
    (folder / "toys.yaml").unlink()
    assert problems_of(folder) == ["toys.yaml:1: this extractor file is missing"]


@pytest.mark.parametrize("text", ["", "- 1", "近"])
def test_loader_tells_a_file_that_is_no_mapping(folder, text):
    """Nothing, a list, a word."""
    (folder / "toys.yaml").write_text(text, encoding="utf-8")
    assert [line.startswith("toys.yaml:1: found ") and line.endswith("allowed: a mapping") for line in problems_of(folder)] == [True]


def test_loader_tells_bad_rows_of_a_table(folder):
    """Levels, codes, widths and parents are looked at; the rows that stand are kept apart."""
    rows = [
        "code,name,short,level,parent_code",
        "110000,甲省,甲,province,",
        "110100,乙市,乙,prefecture,110000",
        "1101,丙县,丙,county,110100",
        "110102,丁县,丁,country,110100",
        "110103,戊县,戊,county",
        "110104,己县,己,county,990000",
        "110100,庚市,庚,prefecture,110000",
        "110200,辛市,辛,prefecture,110100",
    ]
    (folder / "divisions.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert problems_of(folder) == [
        "divisions.csv:4: found code '1101'; allowed: six digits or nothing",
        "divisions.csv:5: found level 'country'; allowed: province, prefecture, county",
        "divisions.csv:6: found 4 values; allowed: 5",
        "divisions.csv:7: '己县' has the parent_code 990000; no division above it has this code",
        "divisions.csv:8: code 110100 of '庚市' is given twice",
        "divisions.csv:9: '辛市' has the parent_code 110100; no division above it has this code",
    ]


def test_loader_tells_wrong_columns(folder):
    """The first line names the columns."""
    (folder / "divisions.csv").write_text("code,name\n", encoding="utf-8")
    assert problems_of(folder) == ["divisions.csv:1: found columns code,name; allowed: code,name,short,level,parent_code"]


def test_loader_tells_a_missing_folder(tmp_path):
    """The folder itself is not there."""
    with pytest.raises(FolderError, match="no such folder of extractors"):
        load(tmp_path / "nowhere", kinds=KINDS)


def test_loader_ignores_notes_and_licences(folder):
    """Only YAML and CSV files are extractors."""
    before = load(folder, kinds=KINDS).fingerprint
    (folder / "ABOUT.md").write_text("x", encoding="utf-8")
    (folder / ".hidden.yaml").write_text("x", encoding="utf-8")
    assert load(folder, kinds=KINDS).fingerprint == before


def test_loader_fingerprint_changes_with_names_and_bytes(folder, tmp_path):
    """Equal files, equal fingerprint; a comment or another name changes it."""
    first = load(folder, kinds=KINDS).fingerprint
    assert load(folder, kinds=KINDS).fingerprint == first
    (folder / "toys.yaml").write_text(GOOD + "# 完\n", encoding="utf-8")
    assert load(folder, kinds=KINDS).fingerprint != first


def test_loader_default_folder_holds_the_extractors():
    """The repository's own, when the package is not installed from a wheel."""
    assert (default_folder() / "places" / "divisions.csv").is_file()


def test_loader_knowledge_can_be_sent_to_a_worker(knowledge):
    """What was built stays behind, the rest arrives."""
    knowledge.built(len_of)
    copy = pickle.loads(pickle.dumps(knowledge))
    assert knowledge.fingerprint == copy.fingerprint
    assert copy == knowledge


def len_of(knowledge):
    """Something that is built from the knowledge."""
    return len(knowledge.entries)
