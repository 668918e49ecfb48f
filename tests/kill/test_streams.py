"""Output never decides over success: narrow, closed, full and broken streams leave the exit code alone."""

from __future__ import annotations

import json
import os
import socket
import threading
from pathlib import Path

import pytest

from tests.helpers.command_runs import RUNS, check_whole, copy_workplace
from tests.helpers.killing import CommandServer

NARROW_NAME = "細胞 – cells"
STREAMS = {
    "closed output": {"stdout": "closed"},
    "closed errors": {"stderr": "closed"},
    "both closed": {"stdout": "closed", "stderr": "closed"},
    "full disk": {"stdout": "/dev/full"},
    "full disk twice": {"stdout": "/dev/full", "stderr": "/dev/full"},
    "reader gone": {"stdout": "broken pipe"},
    "both readers gone": {"stdout": "broken pipe", "stderr": "broken pipe"},
}


@pytest.mark.parametrize("streams", STREAMS.values(), ids=STREAMS)
def test_a_stream_that_fails_leaves_the_works_exit_code(
    server: CommandServer, workplace: Path, tmp_path: Path, streams: dict[str, str]
) -> None:
    place = copy_workplace(workplace, tmp_path / "place")
    made = server.start(RUNS["new"].arguments, place, streams=streams).wait()
    assert made.code == 0
    assert "Traceback" not in made.err
    check_whole(place / "out" / "n.inkling")
    refused = server.start(RUNS["new"].arguments, place, streams=streams).wait()
    assert refused.code == 2
    assert "Traceback" not in refused.err


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "latin-1"])
def test_letters_that_the_terminal_has_not_come_as_escapes(
    server: CommandServer, workplace: Path, tmp_path: Path, encoding: str
) -> None:
    place = copy_workplace(workplace, tmp_path / "place")
    arguments = ["new", f"{NARROW_NAME}.inkling", "--images", "images"]
    ended = server.start(arguments, place, streams={"encoding": encoding}).wait()
    assert ended.code == 0
    assert "\\u7d30" in ended.out


def test_a_result_that_cannot_be_delivered_is_told(server: CommandServer, workplace: Path) -> None:
    ended = server.start(["models", "--json", "-"], workplace, streams={"stdout": "/dev/full"}).wait()
    assert (ended.code, ended.err.count("The disk is full")) == (2, 1)
    gone = server.start(["models", "--json", "-"], workplace, streams={"stdout": "broken pipe"}).wait()
    assert gone.code == 0


def test_json_goes_into_pipes_and_devices_which_stay_what_they_are(
    server: CommandServer, workplace: Path, tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    texts: list[str] = []
    reader = threading.Thread(target=lambda: texts.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    assert server.start(["models", "--json", str(pipe)], workplace).wait().code == 0
    reader.join(20)
    assert "architectures" in json.loads(texts[0])
    assert pipe.is_fifo()
    assert server.start(["models", "--json", "/dev/null"], workplace).wait().code == 0
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "-"])
def test_json_to_standard_output_under_any_name(server: CommandServer, workplace: Path, name: str) -> None:
    ended = server.start(["models", "--json", name], workplace).wait()
    assert "architectures" in json.loads(ended.out)
    assert ended.code == 0


@pytest.mark.parametrize("special", ["/dev/null", "pipe", "socket"])
@pytest.mark.parametrize("run", [name for name, run in RUNS.items() if run.outputs])
def test_other_outputs_never_replace_a_pipe_or_a_device(
    server: CommandServer, workplace: Path, tmp_path: Path, special: str, run: str
) -> None:
    target = Path(special) if special == "/dev/null" else tmp_path / special
    if special == "pipe":
        os.mkfifo(target)
    elif special == "socket":
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(str(target))
    kind = target.stat().st_mode
    arguments = [str(target) if word in RUNS[run].outputs else word for word in RUNS[run].arguments]
    ended = server.start(arguments, workplace).wait()
    assert ended.code == 2, ended.err
    assert ended.err.count("\n") == 1
    assert target.stat().st_mode == kind
