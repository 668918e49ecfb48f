"""Mask files: exact, whole, in the classes' colours."""

from __future__ import annotations

import errno
import os
import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.core import BadInputError, ClassList, EngineError, ImageId, LabelMap, UserError
from engine.files import disk_sync
from engine.files.atomic import atomic_file, atomic_folder
from engine.storage import Project, mask_writer
from engine.storage.external.mask_changes import MaskChangeKind, find_mask_changes
from engine.storage.mask_writer import MaskFile, MaskWriter, Palette, class_palette, write_mask_png
from tests.helpers.projects import CLASSES, SHAPE, blobs, new_project, one_image_project, save_image, touch


def test_ids_are_indices_in_the_classes_colours_and_255_is_void(tmp_path: Path) -> None:
    mask = blobs()
    write_mask_png(tmp_path / "m.png", mask, class_palette(CLASSES))
    with Image.open(tmp_path / "m.png") as image:
        assert image.mode == "P"
        assert np.array_equal(np.asarray(image), mask)
        palette = image.getpalette()
    assert palette is not None
    assert tuple(palette[3:6]) == CLASSES[1].color
    assert tuple(palette[765:768]) == (224, 224, 192)


@pytest.mark.parametrize("shape", [(1, 1), (1, 300), (300, 1), (129, 257)])
def test_every_id_and_shape_comes_back(tmp_path: Path, shape: tuple[int, int]) -> None:
    mask = np.arange(shape[0] * shape[1], dtype=np.uint32).reshape(shape).astype(np.uint8)
    write_mask_png(tmp_path / "m.png", mask, class_palette(ClassList.from_names(["one"])))
    with Image.open(tmp_path / "m.png") as image:
        assert np.array_equal(np.asarray(image), mask)


def test_a_part_of_a_larger_mask_is_written_as_it_looks(tmp_path: Path) -> None:
    part = blobs()[10:60, 20:90]
    write_mask_png(tmp_path / "m.png", part, class_palette(CLASSES))
    with Image.open(tmp_path / "m.png") as image:
        assert np.array_equal(np.asarray(image), part)


def test_what_is_no_mask_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="uint8"):
        write_mask_png(tmp_path / "m.png", np.zeros((4, 4, 3), np.uint8), class_palette(CLASSES))
    assert list(tmp_path.iterdir()) == []


def test_a_write_that_fails_leaves_the_old_file_and_no_rest(tmp_path: Path) -> None:
    (tmp_path / "m.png").write_bytes(b"old")

    def fail() -> None:
        with atomic_file(tmp_path / "m.png") as temporary:
            temporary.write_bytes(b"new")
            raise ValueError("half way")

    with pytest.raises(ValueError, match="half way"):
        fail()
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("m.png", b"old")]


def test_a_folder_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    def fail() -> None:
        with atomic_folder(tmp_path / "out") as folder:
            (folder / "a").write_text("1")
            raise ValueError("half way")

    with pytest.raises(ValueError, match="half way"):
        fail()
    assert list(tmp_path.iterdir()) == []
    with atomic_folder(tmp_path / "out") as folder:
        (folder / "a").write_text("1")
        assert not (tmp_path / "out").exists()
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["a"]


def test_a_filled_folder_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine").write_text("1")
    with pytest.raises(UserError, match="not empty"), atomic_folder(tmp_path / "out"):
        pass
    assert (tmp_path / "out" / "mine").exists()


def test_the_newest_mask_of_an_image_is_in_the_file(tmp_path: Path) -> None:
    project, image_id = one_image_project(tmp_path)
    with project:
        for value in range(30):
            project.write_mask(image_id, np.full((150, 290), value, np.uint8))
        written = project.read_mask_file(image_id)
        assert written is not None
        assert (written == 29).all()
        assert [p.name for p in (project.path / "masks").iterdir()] == ["a.png"]


def test_a_mask_that_cannot_be_written_is_told_and_tried_again(tmp_path: Path) -> None:
    writer = MaskWriter(tmp_path, lambda: tmp_path)
    told: list[EngineError] = []
    writer.on_error = told.append
    (tmp_path / "masks").write_text("a file where the folder should be")
    path = tmp_path / "masks" / "a.png"
    writer.submit(
        ImageId(1),
        MaskFile(path, blobs(), class_palette(CLASSES), None, frozenset(), False, lambda facts: None),
    )
    with pytest.raises(UserError, match=r"a\.png could not be written"):
        writer.flush()
    assert told
    (tmp_path / "masks").unlink()
    writer.close()
    assert path.is_file()


def test_others_may_read_what_is_written(tmp_path: Path) -> None:
    write_mask_png(tmp_path / "m.png", blobs(), class_palette(CLASSES))
    (tmp_path / "plain").write_text("")
    assert os.stat(tmp_path / "m.png").st_mode == os.stat(tmp_path / "plain").st_mode


def test_a_mask_file_never_overtakes_the_history_it_shows(tmp_path: Path) -> None:
    project, image_id = one_image_project(tmp_path)
    with project:
        may_store = threading.Event()
        project._writer.post(lambda _: may_store.wait(60) and None)  # type: ignore[union-attr]
        project.write_mask(image_id, np.zeros(SHAPE, np.uint8))
        project._mask_writer.flush()  # type: ignore[union-attr]
        assert not project.mask_path(image_id).exists(), "a crash now would leave a mask without its steps"
        may_store.set()
        project.flush()
        assert project.mask_path(image_id).exists()


def many_waiting(tmp_path: Path, count: int) -> tuple[Project, list[ImageId], threading.Event]:
    """A project with masks of many images given to it, none of which is written before the event is set."""
    for number in range(count):
        save_image(tmp_path / "images" / f"{number}.png")
    project = new_project(tmp_path, tmp_path / "images")
    ids = [record.id for record in project.images.rows()]
    may_store = threading.Event()
    assert project._writer is not None
    project._writer.post(lambda _: may_store.wait(60) and None)
    # So that they wait together, however fast each of them is: as behind a batch of an import.
    with project.images.one_change():
        for number, image_id in enumerate(ids):
            project.write_mask(image_id, np.full(SHAPE, number, np.uint8))
    return project, ids, may_store


def test_masks_that_wait_together_wait_for_the_disk_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[object] = []
    real = disk_sync._disk_call()
    if real is None:
        pytest.skip("this system waits for one file at a time")
    project, ids, may_store = many_waiting(tmp_path, 40)
    with project:
        monkeypatch.setattr(
            disk_sync, "_disk_call", lambda: lambda handle: waits.append(handle) or real(handle)
        )
        monkeypatch.setattr(os, "fsync", waits.append)
        may_store.set()
        project.flush()
        monkeypatch.undo()
        # The first may go alone while the others are on their way.
        assert len(waits) < len(ids) // 2
        for number, image_id in enumerate(ids):
            written = project.read_mask_file(image_id)
            assert written is not None
            assert (written == number).all()
            assert project.mask_files.get(image_id) is not None
        assert not find_mask_changes(project)
        assert [p.name for p in (project.path / "masks").iterdir() if p.suffix != ".png"] == []


def test_images_without_a_mask_are_looked_at_without_a_record_of_each(tmp_path: Path) -> None:
    with new_project(tmp_path, touch(tmp_path / "i", "a.png", "b.png", "c.png")) as project:
        images = project.images
        theirs = project.mask_path(images.ids()[1])
        theirs.parent.mkdir(exist_ok=True)
        write_mask_png(theirs, np.full(SHAPE, 1, np.uint8), class_palette(CLASSES))
        assert [(change.name, change.kind) for change in find_mask_changes(project)] == [
            ("b.png", MaskChangeKind.ADDED)
        ]
        assert not images._records


def test_a_mask_of_others_among_many_is_held_and_the_others_are_written(tmp_path: Path) -> None:
    project, ids, may_store = many_waiting(tmp_path, 12)
    with project:
        held: list[ImageId] = []
        project.set_mask_handler(held.append)
        theirs = project.mask_path(ids[5])
        theirs.parent.mkdir(exist_ok=True)
        write_mask_png(theirs, np.full(SHAPE, 200, np.uint8), class_palette(CLASSES))
        before = theirs.read_bytes()
        may_store.set()
        project.flush()
        assert held == [ids[5]]
        assert theirs.read_bytes() == before
        assert all(project.mask_path(image_id).is_file() for image_id in ids)


def test_a_mask_that_fails_among_many_is_told_and_the_others_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = mask_writer.mask_png

    def fail_once(mask: LabelMap, palette: Palette) -> bytes:
        if mask[0, 0] == 3:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return real(mask, palette)

    project, ids, may_store = many_waiting(tmp_path, 12)
    with project:
        monkeypatch.setattr(mask_writer, "mask_png", fail_once)
        may_store.set()
        with pytest.raises(UserError, match=project.mask_path(ids[3]).name):
            project.flush()
        assert [image_id for image_id in ids if not project.mask_path(image_id).is_file()] == [ids[3]]
        monkeypatch.undo()
    assert project.mask_path(ids[3]).is_file()
