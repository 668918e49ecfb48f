"""Steps of very many tiles stay packed in memory, and give the same bytes."""

from __future__ import annotations

import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.core import ClassList, Rect
from engine.document.planes import LabelPlanes, Plane, TileChange
from engine.storage import Project, accept_mask, journal


def test_a_packed_tile_is_the_same_tile_in_less_memory() -> None:
    before, after = bytes(1000), bytes(range(100)) * 10
    plain = TileChange(0, 1, 2, before, after)
    packed = TileChange(0, 1, 2, zlib.compress(before), zlib.compress(after), is_packed=True)
    assert (packed.before, packed.after) == (before, after)
    assert packed == plain
    assert hash(packed) == hash(plain)
    assert packed.nbytes < plain.nbytes
    assert TileChange(0, 1, 2, b"", zlib.compress(after), is_packed=True).before == b""


def test_a_step_of_many_tiles_is_read_packed_and_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Image.new("RGB", (500, 400)).save(tmp_path / "one.png")
    mask = np.random.default_rng(0).integers(0, 2, (400, 500)).astype(np.uint8)
    with Project.create(
        tmp_path / "p.inkling", name="p", classes=ClassList.from_names(["a", "b"])
    ) as project:
        project.images.add_files([tmp_path / "one.png"])
        (record,) = project.images.rows()
        accept_mask(project, record.id, mask)
        raw = project.load_state(record.id, mask.shape, 1 << 20)
        monkeypatch.setattr(journal, "_RAW_TILES", 4)
        packed = project.load_state(record.id, mask.shape, 1 << 20)
        assert packed.recent == raw.recent
        (step,) = packed.recent.values()
        assert step.nbytes < raw.recent[0].nbytes / 2
        packed.planes.apply(step, forward=False)
        assert bool((packed.planes.view(Plane.MASK) == 255).all())
        packed.planes.apply(step, forward=True)
        np.testing.assert_array_equal(packed.planes.view(Plane.MASK), mask)


def test_planes_take_memory_only_where_they_were_written() -> None:
    import psutil

    process = psutil.Process()
    before = process.memory_info().rss
    planes = LabelPlanes(16_384, 8192)
    with planes.edit("Brush") as edit:
        for plane in Plane:
            edit.put(plane, Rect(5000, 5000, 5300, 5300), None, 1)
    planes.load_tile(Plane.MASK, 100, 3, bytes([255]) * 128 * 128)
    assert planes.view(Plane.MASK, Rect(4999, 4999, 5001, 5001)).tolist() == [[255, 255], [255, 1]]
    assert process.memory_info().rss - before < 40 << 20
