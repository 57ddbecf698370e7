"""govkb build: a summary for people, an exit code for scripts."""

import re


def test_build_says_what_is_in_it_and_how_to_browse_it(built, govkb):
    """A few lines, each of which can be used."""
    run = govkb("build", built)
    assert (run.code, run.err) == (0, "")
    counts, editor, browse, read = run.out.splitlines()
    assert re.fullmatch(rf"{built}/kb.sqlite: 3 reports, 3 articles, \d+ numbers, \d+ claims, \d+ observations, \d+ entities", counts)
    assert re.fullmatch(r"for an editor: \d+ findings? \(.*1 conflict.*\)", editor)
    assert browse == f"browse it:     govkb serve {built}/kb.sqlite   then open http://127.0.0.1:8001/"
    assert read == f"read findings: govkb findings {built}/kb.sqlite"


def test_build_takes_another_corpus_and_another_file(built, govkb, tmp_path):
    """Reports from one place, the knowledge base to another, the folder's own left alone."""
    before = (built / "kb.sqlite").read_bytes()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "d.txt").write_text("碧江区共有社区12个。\n", encoding="utf-8")
    run = govkb("build", built, "--corpus", tmp_path / "other", "--output", tmp_path / "other.sqlite")
    assert run.out.startswith(f"{tmp_path}/other.sqlite: 1 report, ")
    assert (built / "kb.sqlite").read_bytes() == before


def test_build_without_cache_keeps_nothing(folder, govkb):
    """No folder beside the knowledge base."""
    assert govkb("build", folder, "--no-cache").code == 0
    assert not (folder / ".govkb").exists()


def test_build_works_in_a_folder_without_extractors(built, govkb, tmp_path):
    """govkb's own are used."""
    (tmp_path / "plain" / "corpus").mkdir(parents=True)
    (tmp_path / "plain" / "corpus" / "a.txt").write_bytes((built / "corpus" / "a.txt").read_bytes())
    assert govkb("build", cwd=tmp_path / "plain").code == 0


def test_build_says_which_setting_is_wrong(built, govkb):
    """File and line."""
    (built / "govkb.yaml").write_text("worker: 2\n", encoding="utf-8")
    run = govkb("build", built)
    assert (run.code, run.err) == (2, f"govkb: {built}/govkb.yaml:1: unknown key 'worker'; allowed: segmenter, workers, max_bytes\n")


def test_build_says_what_pkuseg_needs(built, govkb):
    """spacy-pkuseg brings no model."""
    (built / "govkb.yaml").write_text("segmenter: pkuseg\n", encoding="utf-8")
    run = govkb("build", built)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("govkb: segmenter pkuseg: ")
