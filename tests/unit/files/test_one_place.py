"""Rules that live in one place: names of unfinished files, sentences about disks, signals to stop."""

from __future__ import annotations

import errno
import os
import re
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import main
from engine.commands.support.outputs import prepare_folder
from engine.core import UserError
from engine.learn.machine_record import MachineRecord
from engine.models.pretrained import ready_fetch
from engine.models.pretrained.ready_models import ready_model
from engine.stop_signal_numbers import stop_signal_numbers

ROOT = Path(__file__).parents[3]
BY_HAND = re.compile(r"with_name\([^\n]*(uuid|getpid|\.tmp\b|UNFINISHED)")


def test_names_of_unfinished_files_are_made_in_one_place() -> None:
    paths = [path for room in ("engine", "gui") for path in (ROOT / room).rglob("*.py")]
    assert len(paths) > 100
    named = {path.name for path in paths if BY_HAND.search(path.read_text(encoding="utf-8"))}
    assert named == {"temporary_names.py"}


def test_a_record_that_was_being_written_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    record = MachineRecord(tmp_path / "self-test.json", "machine")
    record.note("network", "float32", has_passed=True)
    monkeypatch.setattr(Path, "write_text", fails)
    record.note("network", "float32", has_passed=False)
    assert [path.name for path in tmp_path.iterdir()] == ["self-test.json"]
    assert record.result("network", "float32") is True


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_a_folder_that_cannot_be_made_is_told_by_its_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(Path, "mkdir", failing(number))
    with pytest.raises(UserError) as told:
        prepare_folder(tmp_path / "new")
    assert "rights" not in told.value.hint
    assert "disk" in told.value.summary


@pytest.mark.parametrize("step", ["mkdir", "open"])
def test_a_download_that_the_disk_ends_does_not_blame_the_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    monkeypatch.setattr(ready_fetch, "_cache", lambda: tmp_path / "hub" / "checkpoints")
    monkeypatch.setattr(ready_fetch, "downloads_are_off", lambda: False)
    monkeypatch.setattr(ready_fetch, "is_reachable", lambda *_: True)
    monkeypatch.setattr(Path, step, failing(errno.ENOSPC))
    with pytest.raises(UserError, match="The disk is full") as told:
        list(ready_fetch.fetch_steps(ready_model("voc-deeplab-v3-mobilenet")))
    assert "another machine" not in told.value.hint
    assert ".tmp" not in told.value.summary


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGHUP")
def test_every_signal_to_stop_ends_the_program_before_a_command_begins() -> None:
    early = main._EarlySignals()
    try:
        handled = {n for n in signal.valid_signals() if signal.getsignal(n) == early._handle}
        assert handled >= {signal.SIGTERM, signal.SIGINT} & set(stop_signal_numbers())
        assert handled == set(stop_signal_numbers())
    finally:
        early.restore()


def failing(number: int) -> Callable[..., Any]:
    def fails(*_: object, **__: object) -> None:
        raise OSError(number, "failed")

    return fails
