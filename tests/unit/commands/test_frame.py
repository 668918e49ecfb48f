"""The frame around every command: exit codes, one-line errors, JSON, Ctrl-C."""

from __future__ import annotations

import argparse
import io
import json
import os
import signal
import types
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from engine.commands import cli
from engine.commands.frame.path_options import CommandParser
from engine.commands.support.exit_codes import report_error
from engine.commands.support.terminal import Terminal
from engine.core import CancelledError, CancelToken, EngineError, Progress, UserError


@pytest.fixture(autouse=True)
def heard_signals() -> Iterator[None]:
    """A shell that starts the tests in the background has Ctrl-C ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def request_for(run: Any, json_target: str | None = None) -> cli.ParsedCommand:
    """A parsed command whose work is `run(options, terminal)`."""
    module = types.SimpleNamespace(run=run)
    options = argparse.Namespace(json=json_target, module=module, parser=CommandParser())
    return cli.ParsedCommand("try", options)


def fails_with(error: BaseException) -> Any:
    def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
        raise error

    return run


def test_success_is_exit_code_zero_and_prints_what_the_command_says(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
        terminal.say("three masks")
        return {}

    assert cli.run_headless(request_for(run)) == 0
    assert capsys.readouterr().out == "three masks\n"


def test_with_json_on_standard_output_nothing_else_stands_there(capsys: pytest.CaptureFixture[str]) -> None:
    def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
        terminal.say("for people")
        return {"masks": 3}

    assert cli.run_headless(request_for(run, "-")) == 0
    captured = capsys.readouterr()
    assert json.loads(captured.out) == {"masks": 3}
    assert captured.err == "for people\n"


def test_json_goes_to_a_file_as_a_whole(tmp_path: Path) -> None:
    target = tmp_path / "result.json"
    assert cli.run_headless(request_for(lambda options, terminal: {"a": [1]}, str(target))) == 0
    assert json.loads(target.read_text(encoding="utf-8")) == {"a": [1]}
    assert list(tmp_path.iterdir()) == [target]


def test_a_failed_command_leaves_an_earlier_json_file_alone(tmp_path: Path) -> None:
    target = tmp_path / "result.json"
    assert cli.run_headless(request_for(lambda options, terminal: {"before": 1}, str(target))) == 0
    before = target.read_bytes()
    assert cli.run_headless(request_for(fails_with(UserError("No.")), str(target))) == 2
    assert target.read_bytes() == before


@pytest.mark.parametrize("theirs", ['{"version": "0.2.0"}', '{\n  "masks": 1\n}\n', "[]", "notes"])
def test_json_replaces_its_own_results_and_nothing_of_the_user_s(
    tmp_path: Path, theirs: str, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "settings.json"
    for count in (1, 2):
        run = partial(lambda options, terminal, count: {"masks": count}, count=count)
        assert cli.run_headless(request_for(run, str(target))) == 0
        assert json.loads(target.read_text(encoding="utf-8")) == {"masks": count}
    target.write_text(theirs, encoding="utf-8")
    assert cli.run_headless(request_for(lambda options, terminal: {"masks": 3}, str(target))) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "was not written by this command" in line
    assert target.read_text(encoding="utf-8") == theirs


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UserError("The mask is too small.", "Take another."), 2),
        (FileNotFoundError(2, "No such file or directory", "a.png"), 2),
        (PermissionError(13, "Permission denied", "a.png"), 2),
        (CancelledError(), 130),
        (EngineError("The database is damaged."), 1),
        (ZeroDivisionError("division by zero"), 1),
    ],
)
def test_each_kind_of_failure_has_its_exit_code_and_one_line(
    error: Exception, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run_headless(request_for(fails_with(error))) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.strip().splitlines()) == 1


def test_the_hint_stands_behind_what_happened() -> None:
    stream = io.StringIO()
    report_error(UserError("The mask is too small.", "Take another."), stream)
    assert stream.getvalue() == "inkling: The mask is too small. Take another.\n"


def test_the_traceback_of_an_internal_failure_is_kept_in_the_file_that_is_named(own_home: Path) -> None:
    stream = io.StringIO()
    error = ZeroDivisionError("in the depths")
    assert report_error(error, stream) == 1
    log = next(own_home.rglob("last-failure.txt"))
    assert str(log) in stream.getvalue()
    assert "ZeroDivisionError: in the" in log.read_text(encoding="utf-8")


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_sets_the_token_and_ends_with_its_exit_code(
    number: signal.Signals, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
        signal.raise_signal(number)
        while True:
            terminal.token.check()

    assert cli.run_headless(request_for(run)) == code
    assert capsys.readouterr().err == "inkling: stopped; nothing half-written is left behind.\n"


def test_a_signal_that_comes_too_late_says_that_all_is_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
        os.kill(os.getpid(), signal.SIGINT)
        while not terminal.token.is_cancelled:
            pass
        return {"masks": 3}

    assert cli.run_headless(request_for(run, str(tmp_path / "result.json"))) == 130
    assert json.loads((tmp_path / "result.json").read_text(encoding="utf-8")) == {"masks": 3}
    assert "the results are complete" in capsys.readouterr().err


def test_the_handlers_of_signals_are_as_before_afterwards() -> None:
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    assert cli.run_headless(request_for(lambda options, terminal: {})) == 0
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == before


def test_one_bad_input_among_several_is_told_and_makes_the_exit_code_two(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
        terminal.reject(UserError("b.png is broken.", "Leave it out."))
        terminal.say("2 of 3 written")
        return {}

    assert cli.run_headless(request_for(run)) == 2
    captured = capsys.readouterr()
    assert captured.out == "2 of 3 written\n"
    assert captured.err == "inkling: b.png is broken. Leave it out.\n"


def test_a_pipe_gets_no_progress_bar() -> None:
    errors = io.StringIO()
    with Terminal(io.StringIO(), errors, CancelToken()).progress("Working") as report:
        report(Progress(1, 2, "images"))
    assert errors.getvalue() == ""


def test_a_terminal_gets_a_progress_bar() -> None:
    class Tty(io.StringIO):
        def isatty(self) -> bool:
            return True

    errors = Tty()
    with Terminal(io.StringIO(), errors, CancelToken()).progress("Working") as report:
        report(Progress(2, 2, "images"))
    assert "Working" in errors.getvalue()


@pytest.mark.parametrize("name", sorted(cli.HEADLESS))
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.parse([name, "--help"])
    assert ended.value.code == 0
    assert "--json" in capsys.readouterr().out


def test_the_windows_commands_are_known() -> None:
    assert cli.parse(["demo"]).command == "demo"
    assert cli.parse(["open", "a/b"]).options.path == Path("a/b")


def test_minutes_and_epochs_exclude_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.parse(["train", "p", "--minutes", "1", "--epochs", "1"])
    assert ended.value.code == 2
    assert "--epochs" in capsys.readouterr().err


@pytest.mark.parametrize(
    "name", ["a\nb", "\x1b[2Jred", "a\rb", "\u202egnp.exe", "\udcff\udcfe", "a\u2028b", "\x9b2J", "\u2066x"]
)
def test_names_of_files_cannot_command_a_terminal(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
        terminal.say(f"{name}: done, caf\u00e9 \u4e2d \u3000 \u200d")
        terminal.warn(f"{name} is odd.")
        terminal.reject(UserError(f"{name} is damaged.", "Copy it again."))
        raise UserError(f"{name} is missing.")

    assert cli.run_headless(request_for(run)) == 2
    out, err = capsys.readouterr()
    assert "caf\u00e9 \u4e2d \u3000 \u200d" in out
    assert err.count("\n") == 3
    with pytest.raises(SystemExit):
        cli.parse(["models", "model", f"strange{name}"])
    usage = capsys.readouterr().err
    assert usage.count("\n") == 1
    for letter in set(name) - {"\n"}:
        assert letter.isprintable() or letter not in out + err + usage


def test_a_report_that_fails_leaves_the_failure_on_the_terminal(
    own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise MemoryError("no room")

    monkeypatch.setattr("engine.crash.crash_report.crash_report", fails)
    errors = io.StringIO()
    assert report_error(ZeroDivisionError("by nothing"), errors) == 1
    last = errors.getvalue().splitlines()[-1]
    assert "internal failure: ZeroDivisionError: by nothing" in last
    assert "MemoryError: no room" in errors.getvalue()
