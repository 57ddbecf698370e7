"""govkb serve: what it says when it cannot."""

import socket


def test_serve_needs_a_knowledge_base(govkb, tmp_path):
    """The message says how to make one."""
    run = govkb("serve", tmp_path)
    assert run.code == 2
    assert "kb.sqlite" in run.err
    assert "govkb build" in run.err


def test_serve_says_when_the_port_is_taken(govkb, small_kb):
    """Another port is proposed."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        run = govkb("serve", small_kb, "--port", taken.getsockname()[1])
    assert run.code == 2
    assert "--port" in run.err
