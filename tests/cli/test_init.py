"""govkb init: a folder to start with."""


def test_init_says_what_to_do_next(govkb, tmp_path):
    """The next command can be copied."""
    run = govkb("init", "mykb", cwd=tmp_path)
    assert (run.code, run.out) == (0, "mykb: made. Put reports (.txt) into mykb/corpus and run: govkb build mykb\n")


def test_init_leaves_what_is_there(govkb, tmp_path):
    """A second init changes nothing."""
    govkb("init", tmp_path / "kb")
    run = govkb("init", tmp_path / "kb")
    assert (run.code, "is not empty and is left as it is" in run.err) == (2, True)
