"""Arrays between processes, and what goes through the pipe."""

from __future__ import annotations

import errno
import multiprocessing
import os
import pickle
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.compute import ComputeFailed
from engine.compute import shared as shared_module
from engine.compute.messages import Start
from engine.compute.requests.predict import PredictRequest
from engine.compute.requests.train import TrainJobRequest
from engine.compute.shared import SharedBlock, remove_leftovers
from engine.compute.wire import Wire
from engine.core import BadInputError, ClassList, UserError
from engine.learn.request import Sample, TrainRequest
from tests.helpers.cli import CHECKOUT
from tests.helpers.networks import tiny_request


def test_what_one_end_writes_the_other_reads() -> None:
    block = SharedBlock.create((3, 4), "float16")
    block.array[...] = np.arange(12).reshape(3, 4)
    other = SharedBlock.open(block.name)
    assert other.array.tolist() == np.arange(12.0).reshape(3, 4).tolist()
    other.array[2, 3] = -1
    assert block.array[2, 3] == -1
    other.close()
    block.close()
    assert not block.name.path.exists()


@pytest.mark.skipif(os.name == "nt", reason="a pipe of Windows sends a message as one")
def test_a_pipe_that_is_closed_amid_a_long_message_is_gone_and_no_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ours, theirs = multiprocessing.Pipe()
    send_part = ours._send  # type: ignore[attr-defined]

    def send_part_and_close(part: bytes) -> None:
        # As the reading thread does when the process has died.
        send_part(part)
        ours.close()

    monkeypatch.setattr(ours, "_send", send_part_and_close)
    with pytest.raises(OSError, match="closed"):
        Wire(ours).send(1, bytes(1 << 20))
    theirs.close()


def test_without_room_in_memory_the_temporary_folder_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_module, "_folders", lambda: [tmp_path / "missing", tmp_path])
    block = SharedBlock.create((5,), "uint8")
    assert block.name.path.parent == tmp_path
    block.close()


def test_without_any_room_the_user_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_module, "_folders", lambda: [tmp_path / "missing"])
    with pytest.raises(UserError, match="no room for 3 MB"):
        SharedBlock.create((2000, 2000), "uint8")


_KILLED = """
import os, signal, sys
from pathlib import Path
from engine.compute import shared
shared._folders = lambda: [Path(sys.argv[1])]
block = shared.SharedBlock.create((5,), "uint8")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The block of a process that was killed, alone in the folder of blocks."""
    monkeypatch.setattr(shared_module, "_folders", lambda: [tmp_path])
    subprocess.run([sys.executable, "-c", _KILLED, str(tmp_path)], cwd=CHECKOUT, check=False)
    (path,) = tmp_path.iterdir()
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="no signal that ends at once")
def test_blocks_of_dead_processes_are_removed_and_those_of_living_ones_and_of_others_kept(
    left: Path, tmp_path: Path
) -> None:
    block = SharedBlock.create((5,), "uint8")
    # A person's own file: its number is that of no process.
    theirs = tmp_path / "inkling-4000000000-01.zip"
    theirs.touch()
    assert remove_leftovers() == 1
    assert set(tmp_path.iterdir()) == {block.name.path, theirs}
    block.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no signal that ends at once")
def test_what_another_user_has_left_stays(left: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    with monkeypatch.context() as patch:
        patch.setattr(os, "unlink", refuse)
        assert remove_leftovers() == 0
    assert left.exists()


def test_memory_is_used_while_no_disk_takes_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not Path("/dev/shm").is_dir():
        pytest.skip("this system has no folder in memory")
    _fill_all_disks(monkeypatch)
    block = SharedBlock.create((5,), "uint8")
    assert block.name.path.parent == Path("/dev/shm")
    block.close()


def _fill_all_disks(monkeypatch: pytest.MonkeyPatch) -> None:
    """As Python's search for a temporary folder finds them."""

    def nowhere() -> str:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(tempfile, "_get_default_tempdir", nowhere)


def test_a_sample_is_the_same_after_the_pipe() -> None:
    labels = np.full((300, 200), 255, np.uint8)
    labels[10:20, 30] = 4
    packed = pickle.dumps(Sample("7", Path("a.png"), labels[:, ::2], "val"))
    sample = pickle.loads(packed)
    assert np.array_equal(sample.labels, labels[:, ::2])
    assert (sample.key, sample.image_path, sample.role) == ("7", Path("a.png"), "val")
    assert sample.corrected is None
    assert len(packed) < 2000


def test_corrections_are_the_same_after_the_pipe() -> None:
    labels, corrected = np.zeros((31, 17), np.uint8), np.random.default_rng(0).random((31, 17)) < 0.3
    sent = pickle.loads(pickle.dumps(Sample("7", Path("a.png"), labels, corrected=corrected)))
    assert sent.corrected is not None
    assert np.array_equal(sent.corrected, corrected)


def test_a_request_is_the_same_after_the_pipe(tmp_path: Path) -> None:
    request = tiny_request(tmp_path, [], loss="dice+ce", init_path=tmp_path / "m")
    sent = pickle.loads(pickle.dumps(Start(1, TrainJobRequest(request)))).request.round
    assert (sent.classes, sent.settings, sent.loss) == (request.classes, request.settings, "dice+ce")


@pytest.mark.parametrize(
    "change", [{"crop_px": 8}, {"batch": 0}, {"epochs": 0}, {"minutes": 0.0}, {"learning_rate": -1.0}]
)
def test_a_request_that_cannot_work_is_refused_at_once(change: dict[str, float]) -> None:
    request = TrainRequest(ClassList.from_names("ab"), (), Path("m.safetensors"))
    with pytest.raises(BadInputError, match=next(iter(change))):
        replace(request, **change)


@pytest.mark.parametrize(
    "image", [np.zeros((4, 4), np.uint8), np.zeros((0, 4, 3), np.uint8), np.zeros((4, 4, 3))]
)
def test_an_image_that_cannot_be_predicted_is_refused_at_once(image: np.ndarray) -> None:
    with pytest.raises(BadInputError, match="image must be"):
        PredictRequest(image, Path("m.safetensors"))


def test_importing_compute_loads_no_torch() -> None:
    code = (
        "import sys, engine.compute; engine.compute.ProcessCompute(); engine.compute.InlineCompute();"
        "sys.exit(bool({'torch', 'timm', 'cv2', 'PySide6'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_failure_is_plain_data() -> None:
    assert pickle.loads(pickle.dumps(ComputeFailed("a", "b", "c"))) == ComputeFailed("a", "b", "c")
