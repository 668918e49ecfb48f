"""What still has the path of a project that is away writes nothing into another one at its place."""

from __future__ import annotations

import shutil
import time
from collections import deque
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest

from engine.compute.request import JobContext
from engine.compute.requests.train import TrainJobRequest
from engine.core import UserError
from engine.files.atomic import atomic_file, atomic_folder
from engine.files.held_files import discard_file
from engine.files.pinned_folders import FolderPin, pinned
from tests.helpers.networks import read_npy, square_sample, tiny_request
from tests.helpers.session import Desk, add_model, answer, asked_for_open


def put_another_in_its_place(path: Path) -> dict[str, bytes]:
    """Replace a folder by another with files of the same names; what is in them."""
    names = [file.relative_to(path) for file in path.rglob("[!.]*") if file.is_file()]
    path.rename(path.with_name("moved away"))
    for name in names:
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(b"another's")
    return contents(path)


def contents(path: Path) -> dict[str, bytes]:
    return {str(f.relative_to(path)): f.read_bytes() for f in path.rglob("*") if f.is_file()}


def write_folder(path: Path) -> None:
    with atomic_folder(path) as folder:
        (folder / "x").touch()


def write_file(path: Path) -> None:
    with atomic_file(path) as file:
        file.write_bytes(b"ours")


@pytest.mark.parametrize("write", [write_file, write_folder, discard_file])
@pytest.mark.parametrize("lose", [put_another_in_its_place, shutil.rmtree])
def test_nothing_is_written_below_a_pinned_folder_that_is_not_at_its_place(
    tmp_path: Path, write: Callable[[Path], None], lose: Callable[[Path], object]
) -> None:
    home = tmp_path / "home"
    (home / "models").mkdir(parents=True)
    (home / "models" / "m").touch()
    with pinned(home):
        lose(home)
        before = contents(tmp_path)
        refusal = nullcontext() if write is discard_file else pytest.raises(UserError, match="is gone, or")
        with refusal:
            write(home / "models" / "m")
        assert contents(tmp_path) == before
        assert home.exists() == bool(before)
        again = FolderPin(home)
        if home.exists():
            discard_file(home / "models" / "m")
            assert not (home / "models" / "m").exists()
        again.release()


def test_a_file_begun_before_the_folder_went_is_not_put_into_the_other_one(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "m").touch()
    before = {}

    def write() -> None:
        with pinned(home), atomic_file(home / "m") as file:
            file.write_bytes(b"ours")
            before.update(put_another_in_its_place(home))

    with pytest.raises(UserError):
        write()
    assert contents(home) == before


def test_a_prediction_is_not_kept_in_a_project_that_took_the_place(desk: Desk) -> None:
    path = desk.session.project.path
    desk.open(0)
    add_model(desk, "m1")
    answer(desk, asked_for_open(desk), 2)
    desk.session.settle(desk.dispatcher)
    before = put_another_in_its_place(path)
    assert any(name.endswith(".prediction") for name in before)
    add_model(desk, "m2")
    answer(desk, asked_for_open(desk), 1)
    desk.session.settle(desk.dispatcher)
    assert desk.image.prediction is not None
    assert {k: v for k, v in contents(path).items() if "prediction" in k} == {
        k: v for k, v in before.items() if "prediction" in k
    }


def test_a_training_ends_in_a_sentence_when_another_project_took_the_place(tmp_path: Path) -> None:
    project = tmp_path / "p.inkling"
    models = project / "models"
    models.mkdir(parents=True)
    for name in ("out.safetensors", "last.safetensors", "state"):
        (models / name).write_bytes(b"ours")
    sample = square_sample(tmp_path, "1")
    request = tiny_request(
        models, [sample], training_state_path=models / "state", training_state_every_s=0.0, epochs=8
    )
    steps = TrainJobRequest(request).steps(JobContext(read_npy, time.monotonic, deque(), {}))
    next(steps)
    before = put_another_in_its_place(project)
    with pytest.raises(UserError, match="is gone, or another folder"):
        list(steps)
    assert contents(project) == before
