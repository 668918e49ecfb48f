"""`train` on the command line goes on with a training that was interrupted, unless told not to."""

from __future__ import annotations

import errno
import io
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from engine.commands.support.terminal import Terminal
from engine.commands.support.training_crash import noted_crashes
from engine.commands.support.training_run import TrainOutcome, add_to_project, run_training
from engine.core import CancelledError, CancelToken, ClassList, UserError
from engine.files.disk_errors import disk_error
from engine.learn.request import TrainRequest
from engine.storage import ModelRecord, Project
from tests.helpers.cli import CHECKOUT
from tests.helpers.networks import read_npy, square_sample, tiny_request


class ImpatientToken(CancelToken):
    """Its user presses Ctrl+C after some batches."""

    def __init__(self) -> None:
        super().__init__()
        self._left = 12

    def check(self) -> None:
        self._left -= 1
        if not self._left:
            self.cancel()
        super().check()


@pytest.fixture
def interrupted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TrainRequest:
    """A request whose training was stopped after its first training state."""
    monkeypatch.setattr("engine.commands.support.training_run.read_network_input", read_npy)
    request = tiny_request(tmp_path, [square_sample(tmp_path, "1")], epochs=6, training_state_every_s=1e-9)
    with pytest.raises(CancelledError):
        run_training(request, Terminal(io.StringIO(), io.StringIO(), ImpatientToken()))
    return request


@pytest.mark.parametrize("resume", [True, False])
def test_the_same_command_goes_on_with_an_interrupted_training_unless_told_not_to(
    interrupted: TrainRequest, resume: bool
) -> None:
    words = io.StringIO()
    outcome = run_training(interrupted, Terminal(words, io.StringIO()), resume=resume)
    assert ("Going on with the interrupted training" in words.getvalue()) == resume
    assert outcome.steps == 12
    assert sorted(p.name for p in interrupted.out_path.parent.iterdir()) == ["1.npy", "out.safetensors"]


def test_the_few_parameters_of_a_linear_classifier_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.commands.support.training_run.read_network_input", read_npy)
    tiny = tiny_request(tmp_path, [square_sample(tmp_path, "1")])
    words = io.StringIO()
    run_training(replace(tiny, architecture="ridge", settings={}), Terminal(words, io.StringIO()))
    assert "512 parameters on" in words.getvalue()


@pytest.mark.parametrize("scores", ["x", [1], {"dark": "x", "bright": 0.9}, {"dark": [], "bright": 1e308}, 7])
def test_a_training_is_kept_whatever_the_row_of_the_current_model_says(
    tmp_path: Path, scores: object
) -> None:
    with Project.create(
        tmp_path / "p.inkling", name="p", classes=ClassList.from_names(["dark", "bright"])
    ) as project:
        old = ModelRecord.of_file(project.models_dir / "model-001.safetensors", {"per_class": scores})
        project.models.add(replace(old, is_current=True))
        outcome = TrainOutcome(
            tmp_path / "new.safetensors", 1.0, mean_iou=0.8, per_class={"dark": 0.8, "bright": 0.8}
        )
        add_to_project(project, outcome, Terminal(io.StringIO(), io.StringIO()))
        assert [model.id for model in project.models.all()] == ["model-001", "new"]


DIES_IN_TRAINING = """
import io, os, sys
from pathlib import Path
from engine.commands.support.terminal import Terminal
from engine.commands.support.training_crash import noted_crashes
from tests.helpers.networks import tiny_request
request = tiny_request(Path(sys.argv[1]), [], minutes=1.0, epochs=None)
with noted_crashes(request, Terminal(io.StringIO(), io.StringIO())):
    os.kill(os.getpid(), int(sys.argv[2]))
"""


def test_a_disk_that_fails_is_told_with_the_name_that_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(training: TrainRequest, *_: object, **__: object) -> None:
        raise disk_error(OSError(errno.ENOSPC, "full"), training.out_path)

    monkeypatch.setattr("engine.commands.support.training_run.make_round", fail)
    request = tiny_request(tmp_path, [])
    with pytest.raises(UserError) as caught:
        run_training(request, Terminal(io.StringIO(), io.StringIO()))
    assert caught.value.summary == f"The disk is full: {request.out_path} could not be written."


def test_a_training_needs_no_place_for_the_note_of_a_crash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("INKLING_CACHE", str(tmp_path / "file" / "cache"))
    monkeypatch.setattr("faulthandler.is_enabled", lambda: False)
    request = tiny_request(tmp_path, [])
    with noted_crashes(request, Terminal(io.StringIO(), io.StringIO())) as training:
        assert training == request


@pytest.mark.skipif(os.name == "nt", reason="such signals are of other systems")
def test_after_a_crash_in_compiled_code_the_next_training_is_in_float32_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INKLING_CACHE", str(tmp_path / "cache"))
    timed = tiny_request(tmp_path, [], minutes=1.0, epochs=None)
    others = (replace(timed, architecture="segnet"), replace(timed, epochs=3))
    # Kill -9 says nothing of a network.
    for number, is_safer in ((signal.SIGKILL, False), (signal.SIGSEGV, True), (signal.SIGABRT, True)):
        arguments = [sys.executable, "-c", DIES_IN_TRAINING, str(tmp_path), str(int(number))]
        done = subprocess.run(arguments, cwd=CHECKOUT, capture_output=True, check=False)
        assert done.returncode == -number, done.stderr
        # The process beside it holds the error output until it has spoken.
        words = "The training crashed in compiled code (" if is_safer else ""
        assert words in done.stderr.decode()
        assert (done.stderr == b"") is not is_safer
        for request in (*others, timed, timed):
            words = io.StringIO()
            with noted_crashes(request, Terminal(io.StringIO(), words)) as training:
                assert training.mixed_precision is not (is_safer and request is timed)
            assert ("it goes on in float32" in words.getvalue()) is not training.mixed_precision
            is_safer = is_safer and request is not timed
    assert list((tmp_path / "cache").iterdir()) == []
