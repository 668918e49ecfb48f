"""An import that was undone brings its pictures back when it is made again, in a later session, too."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from engine.core import NO_PROGRESS, CancelledError, CancelToken, EngineError
from engine.formats.catalog import READERS
from engine.formats.incoming.import_dataset import DatasetReport, import_dataset
from engine.formats.incoming.mapping import resolve_mapping, suggested_mapping
from engine.storage import ImageStatus, Project
from engine.storage.importing.undone_imports import taken_back_images
from engine.storage.mask_writer import VOC_PALETTE, write_mask_png
from tests.helpers.projects import CLASSES, blobs, save_image


@pytest.mark.parametrize("is_plain", [True, False])
def test_an_import_that_was_undone_before_a_restart_brings_its_pictures_back(
    tmp_path: Path, is_plain: bool
) -> None:
    for number in range(3):
        save_image(tmp_path / "set" / ("images" if is_plain else "JPEGImages") / f"{number}.png")
        folder = tmp_path / "set" / ("masks" if is_plain else "SegmentationClass")
        write_mask_png(folder / f"{number}.png", blobs(), VOC_PALETTE)

    def come_in(project: Project) -> list[str]:
        dataset = READERS["png" if is_plain else "voc"].load().open(tmp_path / "set", {})
        mapping = resolve_mapping(
            suggested_mapping(dataset.classes, project.classes), dataset.classes, project.classes
        )
        outcome = DatasetReport()
        import_dataset(*(project, dataset, mapping, {}, outcome, NO_PROGRESS), source=tmp_path / "set")
        return sorted(project.images.get(image_id).name for image_id in outcome.added)

    with Project.create(tmp_path / "p.inkling", name="P", classes=CLASSES) as project:
        assert come_in(project) == ["0.png", "1.png", "2.png"]
        first, second, by_hand = project.images.ids()
        project.images.remove([first, second], with_import=True)
        project.images.remove([by_hand])
    with Project.open(tmp_path / "p.inkling") as project:
        assert come_in(project) == ["0.png", "1.png"]
        assert project.images.status(by_hand) is ImageStatus.REMOVED
        project.images.remove([first])
    with Project.open(tmp_path / "p.inkling") as project:
        assert come_in(project) == []


def voc_set(folder: Path) -> Path:
    for number in range(3):
        save_image(folder / "JPEGImages" / f"{number}.png", value=number)
        write_mask_png(folder / "SegmentationClass" / f"{number}.png", blobs(), VOC_PALETTE)
    return folder


def come_in(project: Project, source: Path, token: CancelToken | None = None) -> list[str]:
    dataset = READERS["voc"].load().open(source, {})
    mapping = resolve_mapping(
        suggested_mapping(dataset.classes, project.classes), dataset.classes, project.classes
    )
    outcome = DatasetReport()
    stop = (lambda: None) if token is None else token.cancel
    import_dataset(
        *(project, dataset, mapping, {}, outcome, NO_PROGRESS, token), source=source, on_pictures=stop
    )
    return sorted(project.images.get(image_id).name for image_id in outcome.added)


@pytest.mark.parametrize("way", ["put back", "status"])
def test_images_that_were_back_and_are_then_removed_by_hand_do_not_come_back(
    tmp_path: Path, way: str
) -> None:
    source = voc_set(tmp_path / "set")
    with Project.create(tmp_path / "p.inkling", name="P", classes=CLASSES) as project:
        come_in(project, source)
        images = project.images
        ids = [record.id for record in images.rows()]
        images.remove(ids, with_import=True)
        if way == "put back":
            images.put_back(ids)
        else:
            for image_id in ids:
                images.set_status(image_id, ImageStatus.STARTED)
        images.remove(ids[:1])
    with Project.open(tmp_path / "p.inkling") as project:
        assert come_in(project, source) == []
        assert project.images.status(ids[0]) is ImageStatus.REMOVED


def test_images_that_are_back_by_an_import_that_was_stopped_are_no_longer_noted(tmp_path: Path) -> None:
    source = voc_set(tmp_path / "set")
    with Project.create(tmp_path / "p.inkling", name="P", classes=CLASSES) as project:
        come_in(project, source)
        ids = [record.id for record in project.images.rows()]
        project.images.remove(ids, with_import=True)
        with pytest.raises(CancelledError):
            come_in(project, source, CancelToken())
        assert [project.images.status(image_id) is ImageStatus.REMOVED for image_id in ids] == [False] * 3
        assert taken_back_images(project.settings) == []


@pytest.mark.parametrize("is_back", [False, True])
def test_a_program_that_dies_between_an_undo_and_its_note_has_neither(tmp_path: Path, is_back: bool) -> None:
    path = tmp_path / "p.inkling"
    with Project.create(path, name="P", classes=CLASSES) as project:
        come_in(project, voc_set(tmp_path / "set"))
        ids = [record.id for record in project.images.rows()]
        if is_back:
            project.images.remove(ids, with_import=True)
        project.flush()
        with closing(sqlite3.connect(path / "project.sqlite")) as connection:
            for event in ("INSERT", "UPDATE"):
                connection.execute(
                    f"CREATE TRIGGER dies_{event} BEFORE {event} ON settings"
                    " WHEN NEW.key = 'import.taken_back' BEGIN SELECT RAISE(ABORT, 'killed here'); END"
                )
            connection.commit()
        if is_back:
            project.images.put_back(ids)
        else:
            project.images.remove(ids, with_import=True)
        with pytest.raises(EngineError, match="killed here"):
            project.flush()
        with closing(sqlite3.connect(path / "project.sqlite")) as connection:
            connection.executescript("DROP TRIGGER dies_INSERT; DROP TRIGGER dies_UPDATE")
    with Project.open(path) as project:
        assert [project.images.status(i) is ImageStatus.REMOVED for i in ids] == [is_back] * 3
        assert taken_back_images(project.settings) == (ids if is_back else [])
