"""The lock of a project says only what is true, and nothing goes by a clock that jumps."""

from __future__ import annotations

import errno
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock

from engine.core import ImageId, ModelId, Rect
from engine.document.planes import Plane
from engine.storage import Project, ProjectBusyError
from engine.storage.caches.prediction_file import StoredPrediction
from engine.storage.caches.prediction_folder import PredictionFolder, PredictionKey
from tests.helpers.projects import SHAPE, new_project, one_image_project, opened_history, paint


def write_note(project: Path, **facts: object) -> None:
    note = {"process": 1, "computer": socket.gethostname(), "user": "ada", "since": "2026-01-01"} | facts
    (project / "lock-holder.json").write_text(json.dumps(note), encoding="utf-8")


def refusal(project: Path) -> str:
    with pytest.raises(ProjectBusyError) as caught:
        Project.open(project)
    return caught.value.summary


def test_two_windows_of_one_program_are_told_as_such(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        assert refusal(project.path).endswith(f"is open elsewhere (in this program, process {os.getpid()}).")


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"process": 2**30}, "is open elsewhere."),
        ({"process": "x"}, "is open elsewhere."),
        ({"computer": "other"}, "is open elsewhere (by ada on other, process 1, since 2026-01-01)."),
        (
            {"computer": "other", "since": datetime(2026, 1, 2, 3, 4).astimezone().isoformat()},
            "is open elsewhere (by ada on other, process 1, since 2026-01-02 03:04).",
        ),
        ({"computer": "x", "since": "T"}, "is open elsewhere (by ada on x, process 1, since T)."),
        ({}, f"is open elsewhere (by ada on {socket.gethostname()}, process 1, since 2026-01-01)."),
    ],
)
def test_the_note_of_a_program_that_is_dead_is_not_believed(
    tmp_path: Path, facts: dict[str, object], told: str
) -> None:
    with new_project(tmp_path) as project:
        write_note(project.path, **facts)
        assert refusal(project.path).endswith(told)


def test_a_project_copied_with_its_lock_while_it_was_open_can_be_opened(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        project.flush()
        copy = Path(shutil.copytree(project.path, tmp_path / "copy.inkling"))
        with Project.open(copy) as other:
            assert not other.read_only


def test_a_project_whose_program_was_killed_is_free_at_once(tmp_path: Path) -> None:
    project = new_project(tmp_path)
    project.close()
    path = project.path
    work = "import sys,time;from pathlib import Path;from engine.storage import Project\n"
    work += "p=Project.open(Path(sys.argv[1]));print(1,flush=True);time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", work, str(path)], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        assert "process" in refusal(path)
        holder.kill()
    with Project.open(path) as again:
        assert not again.read_only


@pytest.mark.parametrize(
    "error", [NotImplementedError("no flock"), OSError(errno.ENOLCK, "No locks available")]
)
def test_a_disk_without_locks_is_told_and_can_be_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    new_project(tmp_path).close()

    def fail(*arguments: object, **named: object) -> None:
        raise error

    monkeypatch.setattr(FileLock, "acquire", fail)
    assert "has no locks" in refusal(tmp_path / "p.inkling")
    with Project.open(tmp_path / "p.inkling", read_only=True) as project:
        assert project.read_only


JUMPS = [-10 * 365 * 86400.0, 10 * 365 * 86400.0]


def jump(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """Let the wall clock jump."""
    real, real_ns = time.time, time.time_ns
    monkeypatch.setattr(time, "time", lambda: real() + seconds)
    monkeypatch.setattr(time, "time_ns", lambda: real_ns() + int(seconds * 1e9))


def stored(value: int) -> StoredPrediction:
    labels = np.full((64, 64), value, np.uint8)
    rng = np.random.default_rng(value)
    return StoredPrediction(labels, labels, rng.random((2, 64, 64)).astype(np.float16), 1)


@pytest.mark.parametrize("seconds", JUMPS)
def test_the_prediction_used_last_is_kept_whatever_the_clock_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seconds: float
) -> None:
    pixels = np.zeros((64, 64, 3), np.uint8)
    keys = [PredictionKey(ImageId(number), ModelId("m"), "") for number in range(4)]
    first = PredictionFolder(tmp_path / "predictions", read_only=False, limit_bytes=1 << 20)
    for number, key in enumerate(keys[:3]):
        first.write(key, pixels, stored(number))
    size = next((tmp_path / "predictions").glob("*.prediction")).stat().st_size
    jump(monkeypatch, seconds)
    folder = PredictionFolder(tmp_path / "predictions", read_only=False, limit_bytes=int(3.4 * size))
    assert folder.read(keys[0], pixels) is not None
    folder.write(keys[3], pixels, stored(3))
    assert folder.read(keys[0], pixels) is not None
    assert folder.read(keys[3], pixels) is not None
    assert folder.read(keys[1], pixels) is None


@pytest.mark.parametrize("seconds", JUMPS)
def test_work_goes_on_and_is_whole_after_the_clock_has_jumped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seconds: float
) -> None:
    jump(monkeypatch, seconds)
    project, image_id = one_image_project(tmp_path)
    with project:
        planes, history = opened_history(project, image_id)
        paint(planes, history, Rect(10, 10, 30, 30), 1)
        project.write_mask(image_id, planes.snapshot(Plane.MASK))
        history.undo()
        history.redo()
    with Project.open(project.path) as again:
        mask = again.decided_mask(image_id)
        assert mask is not None
        assert np.array_equal(mask, planes.view(Plane.MASK))
        assert mask.shape == SHAPE
