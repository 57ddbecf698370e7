"""govkb serve: what it says when it serves, and when it cannot."""

import socket
import subprocess
import sys
import urllib.request

from publishing.serving import fetch


def test_serve_gives_an_address_that_answers(small_kb):
    """The line comes when a browser can be pointed at it."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "from govkb.cli import main; main()", "serve", small_kb, "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as server:
        said = server.stdout.readline().decode()
        assert said == f"{small_kb}: http://127.0.0.1:{port}/ (Ctrl-C ends)\n"
        assert "govkb" in fetch(said.split()[1])
        server.kill()


def test_serve_signs_an_editor_in(small_kb):
    """With --editor the address printed leads, once, to a page signed in."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "from govkb.cli import main; main()", "serve", small_kb, "--port", str(port), "--editor", "王编辑"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as server:
        address = server.stdout.readline().decode().split()[1]
        visitor = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        with visitor.open(address, timeout=10) as response:
            landed = response.url
        server.kill()
    assert (landed, "?token=" in address) == (f"http://127.0.0.1:{port}/-/govkb/rulings", True)


def test_serve_needs_a_knowledge_base(govkb, tmp_path):
    """The message says how to make one."""
    run = govkb("serve", tmp_path)
    assert run.code == 2
    assert "kb.sqlite" in run.err
    assert "govkb build" in run.err


def test_serve_says_when_the_port_is_taken(govkb, small_kb):
    """Another port is proposed, and no address is given that does not answer."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        run = govkb("serve", small_kb, "--port", taken.getsockname()[1])
    assert (run.code, run.out) == (2, "")
    assert "--port" in run.err
