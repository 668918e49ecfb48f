"""Memory of very large planes: what is in it stays the same, and little of it stays in the process."""

from __future__ import annotations

import mmap
import os
import sys
from pathlib import Path

import numpy as np
import pytest

from engine.core import Rect
from engine.document.planes import TILE, LabelPlanes, Plane
from engine.files import plane_memory
from engine.files.plane_memory import PlaneMemory

SHAPE = (2100, 4096)
WHOLE = Rect.of_shape(SHAPE)
RESIDENT = 4 << 20

in_a_file = pytest.mark.skipif(sys.platform != "linux", reason="memory is given back to files on Linux")


@pytest.fixture(autouse=True)
def _large_from_a_megabyte_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(plane_memory, "LARGE_BYTES", 1 << 20)
    monkeypatch.setattr(plane_memory, "LEAST_FREE_BYTES", 0)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


@pytest.fixture
def _a_disk_that_keeps_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plane_memory, "_file_system", lambda device: "ext4")


def pattern(seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, SHAPE).astype(np.uint8)


def filled(values: np.ndarray) -> PlaneMemory:
    """Memory of these values, written from the top down in bands of an odd height."""
    memory = PlaneMemory(SHAPE, RESIDENT)
    for y in range(0, SHAPE[0], 77):
        band = Rect(y, 0, min(y + 77, SHAPE[0]), SHAPE[1])
        memory.writable(band)[...] = values[band.slices]
    return memory


def is_in_file(memory: PlaneMemory) -> bool:
    return memory._mapping is not None


def resident_bytes(memory: PlaneMemory) -> int:
    """Bytes of it in the memory of this process, as the system counts them."""
    address = memory.read(Rect(0, 0, 1, 1)).ctypes.data
    is_its_own = False
    for line in Path("/proc/self/smaps").read_text(encoding="utf-8").splitlines():
        first, _, rest = line.partition(" ")
        low, dash, high = first.partition("-")
        if dash and rest:
            is_its_own = int(low, 16) <= address < int(high, 16)
        elif is_its_own and first == "Rss:":
            return 1024 * int(rest.split()[0])
    raise AssertionError("there is no such memory")


@in_a_file
@pytest.mark.usefixtures("_a_disk_that_keeps_room")
def test_a_very_large_plane_keeps_all_its_values_and_little_memory(tmp_path: Path) -> None:
    values = pattern()
    memory = filled(values)
    assert is_in_file(memory)
    assert np.array_equal(memory.flipped(WHOLE), 255 - values)
    # What was looked at last comes on top, until the next look.
    assert resident_bytes(memory) <= RESIDENT + (2 << 20)
    assert np.array_equal(memory.read(Rect(1000, 50, 1200, 4000)), values[1000:1200, 50:4000])


@in_a_file
@pytest.mark.usefixtures("_a_disk_that_keeps_room")
def test_the_file_of_a_plane_has_no_name(tmp_path: Path) -> None:
    memory = filled(pattern())
    assert is_in_file(memory)
    assert [path.name for path in tmp_path.rglob("*")] == ["inkling", "planes"]


@in_a_file
@pytest.mark.usefixtures("_a_disk_that_keeps_room")
def test_a_plane_that_is_only_read_has_no_file() -> None:
    memory = PlaneMemory(SHAPE, RESIDENT)
    assert not memory.read(WHOLE).any()
    assert not is_in_file(memory)


@in_a_file
@pytest.mark.usefixtures("_a_disk_that_keeps_room")
def test_what_is_read_from_a_project_has_files_and_what_grows_under_a_hand_has_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[int] = []
    mapped_file = plane_memory._mapped_file

    def noted(size: int) -> mmap.mmap | None:
        made.append(size)
        return mapped_file(size)

    monkeypatch.setattr(plane_memory, "_mapped_file", noted)
    planes = LabelPlanes(*SHAPE)
    with planes.edit("Brush") as edit:
        edit.put(Plane.HAND, Rect(0, 0, 200, 200), None, 1)
    assert not made
    planes.load_tile(Plane.MASK, 0, 0, bytes(TILE * TILE))
    assert made == [SHAPE[0] * SHAPE[1]]


@in_a_file
@pytest.mark.usefixtures("_a_disk_that_keeps_room")
def test_a_copy_goes_its_own_way() -> None:
    values = pattern()
    memory = filled(values)
    copy, part = memory.copy(WHOLE), memory.copy(Rect(100, 200, 400, 600))
    memory.writable(WHOLE)[...] = 0
    assert is_in_file(copy)
    assert np.array_equal(copy.read(WHOLE), values)
    assert np.array_equal(part.read(Rect(0, 0, 300, 400)), values[100:400, 200:600])


@pytest.mark.parametrize("kind", ["btrfs", "nfs4", ""])
def test_planes_stay_in_memory_where_a_disk_may_be_full_later(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plane_memory, "_file_system", lambda device: kind)
    values = pattern()
    memory = filled(values)
    assert not is_in_file(memory)
    assert np.array_equal(memory.flipped(WHOLE), 255 - values)


@pytest.mark.skipif(sys.platform != "linux", reason="the system lists its disks on Linux")
@pytest.mark.parametrize("end", ["\x0b", "\x0c", "\x1d", "\x85", "\u2028"])
def test_a_rare_end_of_a_line_in_the_name_of_a_disk_hides_no_other_disk(
    end: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    device, mounts = os.stat(tmp_path).st_dev, tmp_path / "mountinfo"
    own = f"37 35 {os.major(device)}:{os.minor(device)} / / rw - xfs /dev/b rw\n"
    named = f"36 35 98:0 / /media/my{end}stick rw - vfat /dev/a rw\n"
    mounts.write_bytes((named + own).encode())
    monkeypatch.setattr(plane_memory, "_MOUNTS", mounts)
    plane_memory._file_system.cache_clear()
    try:
        assert plane_memory._file_system(device) == "xfs"
    finally:
        plane_memory._file_system.cache_clear()


@pytest.mark.usefixtures("_a_disk_that_keeps_room")
def test_planes_stay_in_memory_where_the_disk_is_nearly_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plane_memory, "LEAST_FREE_BYTES", 1 << 60)
    values = pattern()
    memory = filled(values)
    assert not is_in_file(memory)
    assert np.array_equal(memory.read(WHOLE), values)


@pytest.mark.usefixtures("_a_disk_that_keeps_room")
def test_planes_stay_in_memory_where_the_room_cannot_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(opened: int, offset: int, size: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "posix_fallocate", full, raising=False)
    memory = filled(pattern())
    assert not is_in_file(memory)
    assert np.array_equal(memory.read(WHOLE), pattern())


@in_a_file
@pytest.mark.usefixtures("_a_disk_that_keeps_room")
def test_edits_loans_and_undo_of_very_large_planes_are_those_of_small_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def worked_on() -> list[np.ndarray]:
        planes, seen = LabelPlanes(*SHAPE), []
        labels = pattern() % 5
        with planes.edit("Import") as edit:
            edit.write(Plane.MASK, labels)
        loan = planes.lend(Plane.MASK)
        with planes.edit("Brush") as edit:
            edit.put(Plane.MASK, Rect(300, 10, 1900, 3000), None, 9)
            edit.put(Plane.HAND, Rect(300, 10, 1900, 3000), None, 9)
        seen += [planes.view(Plane.MASK), loan.view(Plane.MASK), planes.copy(Plane.HAND).view(Plane.HAND)]
        assert edit.change is not None
        planes.apply(edit.change, forward=False)
        return [*seen, planes.view(Plane.MASK), planes.view(Plane.HAND)]

    large = worked_on()
    monkeypatch.setattr(plane_memory, "LARGE_BYTES", 1 << 40)
    assert all(map(np.array_equal, large, worked_on()))
