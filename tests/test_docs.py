"""The documents are true: what they show is run, what they list is compared with the code."""

from __future__ import annotations

import json
import re
import subprocess
from functools import cache
from itertools import chain

import click
import pytest
from pydantic import BaseModel

import documents
from govkb.cli.entry import govkb as command_line
from govkb.cli.extract import claim_fields
from govkb.extraction import segmenters
from govkb.folder import Settings
from govkb.knowledge import default_folder, load
from govkb.knowledge.examples import examples_of
from govkb.knowledge.kinds import RuleKind, TableKind
from govkb.knowledge.registry import KINDS
from govkb.knowledge.rules import Rule
from govkb.model import Bound, Fate, Modality, Relation, Statistic
from govkb.reading.formats import READERS
from govkb.store import docs, schema

ROOT = documents.ROOT
READMES = ("README.md", "README.zh-CN.md")
TABLES = {
    "README.md": "| table | title on the pages | holds |",
    "README.zh-CN.md": "| 表 | 页面名称 | 内容 |",
}


@cache
def text(name: str) -> str:
    """A document of the repository."""
    return (ROOT / name).read_text(encoding="utf-8")


def all_documents() -> list[str]:
    """Every Markdown file, as git would track it or, without git, outside hidden folders."""
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "*.md"], cwd=ROOT, capture_output=True, text=True, check=False)
    names = listed.stdout.split() or [path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.md")]
    return sorted(name for name in names if not name.startswith(".") and (ROOT / name).exists())


def commands() -> dict[str, click.Command]:
    """Every command by its name, the sub-commands of groups as `rule list`, and the command line itself under the empty name."""
    found: dict[str, click.Command] = {"": command_line}
    context = click.Context(command_line)
    for name in command_line.list_commands(context):
        command = command_line.get_command(context, name)
        found[name] = command
        if isinstance(command, click.Group):
            found |= {f"{name} {below}": command.commands[below] for below in command.list_commands(context)}
    return found


def options() -> list[tuple[str, str]]:
    """Every long option with the command it belongs to."""
    named = [(name, option) for name, command in commands().items() for option in command.params if isinstance(option, click.Option)]
    return [(name, flag) for name, option in named for flag in option.opts if flag.startswith("--")]


@pytest.mark.parametrize("readme", READMES)
def test_docs_readme_names_every_command(readme):
    """A command that is not in the README does not exist for a newcomer."""
    assert [name for name in commands() if f"`govkb {name}".rstrip() not in text(readme)] == []


@pytest.mark.parametrize("readme", READMES)
def test_docs_readme_names_every_option(readme):
    """Each option stands in code marks, with what it takes or without."""
    assert [(name, option) for name, option in options() if re.search(rf"`[^`\n]*{option}\b[^`\n]*`", text(readme)) is None] == []


@pytest.mark.parametrize("readme", READMES)
def test_docs_readme_names_every_setting(readme):
    """With its default, where that is a plain value."""
    for name, field in Settings.model_fields.items():
        row = next((line for line in text(readme).splitlines() if line.startswith(f"| `{name}` |")), "")
        assert row, name
        assert field.default is None or str(field.default) in row


@pytest.mark.parametrize("readme", READMES)
def test_docs_readme_names_every_format(readme):
    """Which files can be reports."""
    assert [suffix for suffix in READERS if f"`{suffix}`" not in text(readme)] == []


@pytest.mark.parametrize("readme", READMES)
def test_docs_readme_says_what_pkuseg_needs(readme):
    """The package, the model, and how it is named: as the two messages say."""
    needed = re.findall(r"pip install \S+|spacy_pkuseg\.train|`segmenter: pkuseg:FOLDER`", f"{segmenters.NO_PKUSEG} {segmenters.NO_MODEL}")
    assert len(needed) == 3
    assert [part for part in needed if part not in text(readme)] == []


@pytest.mark.parametrize("readme", READMES)
def test_docs_readme_names_every_relation_and_exit_code(readme):
    """What an editor meets, and what a script meets."""
    assert [relation for relation in Relation if f"`{relation}`" not in text(readme)] == []
    codes = re.findall(r"^ +(\d+) +\S", command_line.epilog, re.MULTILINE)
    assert len(codes) >= 4
    assert [code for code in codes if f"| {code} |" not in text(readme)] == []


@pytest.mark.parametrize("readme", READMES)
def test_docs_table_of_tables_is_up_to_date(readme):
    """When this fails: make docs"""
    assert TABLES[readme] in text(readme)
    assert docs.with_tables(text(readme), chinese="zh" in readme) == text(readme)


def test_docs_table_of_tables_names_every_table_and_view():
    """The markers are there, and something stands between them."""
    known = schema.load()
    assert [name for name in chain(known.tables, known.views) if f"| `{name}`" not in text("README.md")] == []


def test_docs_readmes_show_the_same_code():
    """The two languages differ in words alone."""
    one, other = map(text, READMES)
    assert documents.sessions(one) == documents.sessions(other)
    assert documents.snippets(one) == documents.snippets(other)
    assert documents.excerpts(one) == documents.excerpts(other)
    assert documents.figures(one) == documents.figures(other)


@pytest.fixture(scope="module")
def session_folder(tmp_path_factory):
    """A folder in which the README's sessions have run, with what each printed."""
    folder = tmp_path_factory.mktemp("session")
    return folder, [documents.run(block.input, folder) for block in documents.sessions(text("README.md"))]


def test_docs_session_prints_what_the_readme_shows(session_folder):
    """From the empty folder to the answer, to the letter. When this fails and the new output is right: make docs"""
    _, printed = session_folder
    assert len(printed) >= 4
    assert printed == [block.output for block in documents.sessions(text("README.md"))]


def test_docs_snippets_print_what_the_readme_shows(session_folder):
    """The Python door and the spaCy components, in the folder of the session. When this fails and the new output is right: make docs"""
    folder, _ = session_folder
    ran = documents.run_snippets(text("README.md"), folder)
    assert len(ran) >= 6
    assert [(example.source, example.want) for example, _ in ran] == [(example.source, out) for example, out in ran]


def test_docs_excerpts_stand_in_what_the_command_prints():
    """The first example of the README, on the knowledge base of the repository."""
    blocks = documents.excerpts(text("README.md"))
    assert len(blocks) >= 1
    for block in blocks:
        assert block.output in documents.run(block.input, ROOT)


@pytest.mark.parametrize("document", all_documents())
def test_docs_links_lead_somewhere(document):
    """Relative links name files and folders that are there."""
    folder = (ROOT / document).parent
    assert [link for link in documents.links(text(document)) if not (folder / link).exists()] == []


def section(page: str, name: str) -> str:
    """The part of docs/extractors.md under the heading of one kind of file; empty when there is none."""
    found = re.search(rf"^### `{re.escape(name)}`\n(.*?)(?=^##|\Z)", page, re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_docs_extractors_describe_every_kind_of_file(kind):
    """A section of its own, with every key or column."""
    described = section(text("docs/extractors.md"), kind.name)
    assert described
    keys = kind.columns if isinstance(kind, TableKind) else set(kind.content.model_fields)
    if isinstance(kind, RuleKind):
        keys -= set(Rule.model_fields)
    assert [key for key in sorted(keys) if f"`{key}`" not in described] == []


def test_docs_extractors_describe_what_every_rule_has():
    """The keys common to all rule files, with the two at the top."""
    page = text("docs/extractors.md").partition("## Every rule file")[2].partition("## Figures")[0]
    assert [key for key in ("about", "rules", *Rule.model_fields) if f"| `{key}`" not in page] == []


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if "purpose is the rule's id" in str(kind.content.__doc__)], ids=lambda kind: kind.name
)
def test_docs_extractors_describe_the_rules_that_code_asks_for(kind):
    """Where a rule's id is its purpose, every id has a row."""
    ids = {case.rule.id for case in examples_of(load(default_folder()), kind.content)}
    assert [id_ for id_ in sorted(ids) if f"| `{id_}`" not in section(text("docs/extractors.md"), kind.name)] == []


@pytest.mark.parametrize("model", [kind.content for kind in KINDS if not isinstance(kind, TableKind)], ids=lambda model: model.__name__)
def test_docs_extractors_name_every_allowed_value(model):
    """The words of a closed list stand in the file's section."""
    kind = next(kind for kind in KINDS if kind.content is model)
    described = section(text("docs/extractors.md"), kind.name)
    own = {} if model is Rule else {name: field for name, field in model.model_fields.items() if name not in Rule.model_fields}
    values = {value for field in own.values() for value in _literals(field.annotation)}
    assert [value for value in sorted(values) if f"`{value}`" not in described and value not in _PLACE_LEVELS] == []


_PLACE_LEVELS = {"province", "prefecture", "county", "township", "community", "estate"}
"""Listed once, in schema.md."""


def _literals(annotation: object) -> set[str]:
    """The texts that a Literal allows, wherever it stands in the annotation."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return set()
    arguments = getattr(annotation, "__args__", ())
    return {one for one in arguments if isinstance(one, str)} | {
        word for one in arguments if not isinstance(one, str) for word in _literals(one)
    }


def row_of(page: str, field: str) -> str:
    """The row of a table that begins with a field, alone or among others in its first cell."""
    rows = (line for line in page.splitlines() if line.startswith("| `") and f"`{field}`" in line.split("|")[1])
    return next(rows, "")


def test_docs_claims_describe_every_field(govkb, small_kb, tmp_path):
    """Those of `govkb extract`, `findings --json` and `ledger --json`, each with its closed list."""
    page = text("docs/claims.md")
    (tmp_path / "a.txt").write_text("榕江县现有社区12个。\n", encoding="utf-8")
    printed = {
        "## Fields of a claim": govkb("extract", tmp_path / "a.txt").out,
        "## Findings": govkb("findings", small_kb, "--json").out,
        "## The ledger": govkb("ledger", tmp_path / "a.txt", "--json").out,
    }
    for heading, lines in printed.items():
        part = page.partition(f"\n{heading}\n")[2].partition("\n## ")[0]
        fields = json.loads(lines.splitlines()[0])
        assert [field for field in fields if not row_of(part, field)] == [], heading
        if heading == "## Findings":
            assert [field for field in fields["claims"][0] if f"`{field}`" not in row_of(part, "claims")] == []
    for field, values in {"bound": Bound, "modality": Modality, "statistic": Statistic, "fate": Fate, "relation": Relation}.items():
        assert [value for value in values if f"`{value}`" not in row_of(page, field)] == []


def test_docs_claims_list_fields_in_the_order_of_print():
    """The contract's order is the table's."""
    part = text("docs/claims.md").partition("## Fields of a claim")[2].partition("\n## ")[0]
    listed = [field for line in part.splitlines() if line.startswith("| `") for field in re.findall(r"`(\w+)`", line.split("|")[1])]
    assert listed == list(_claim_field_names())


def _claim_field_names() -> list[str]:
    from govkb import extract  # noqa: PLC0415 - loads dictionaries, which collecting tests does without

    return list(claim_fields(extract("榕江县现有社区12个。")[0]))


def test_docs_figures_are_not_better_than_measured(tmp_path):
    """The last figures that the README gives can be reached by whoever runs `make score`."""
    shared = ROOT.parent / "shared"
    if not (shared / "reports").is_dir():
        pytest.skip("needs the newspaper pages")
    measured = documents.measure(shared, tmp_path)
    shown = documents.figures(text("README.md"))
    assert len(shown) >= 5
    last = {row["pages"]: row for row in shown if row["pages"] in measured}
    assert set(last) == set(measured)
    for pages, row in last.items():
        too_good = {name: value for name, value in row.items() if name in measured[pages] and float(value) > measured[pages][name] + 0.0005}
        assert too_good == {}, pages


def test_docs_changelog_has_the_version():
    """The version of the package has its entry."""
    version = re.search(r'^version = "(.+)"$', text("pyproject.toml"), re.MULTILINE)
    assert version is not None
    assert f"## [{version[1]}]" in text("CHANGELOG.md")


def test_docs_paths_in_code_marks_exist():
    """A file or folder of the repository that a document names is there."""
    named = re.compile(r"`((?:src|tests|extractors|docs|corpus)/[\w./-]+)`")
    paths = ((document, path) for document in all_documents() for path in named.findall(text(document)) if "NAME" not in path)
    missing = [(document, path) for document, path in paths if not (ROOT / path).exists()]
    assert missing == []
