"""Images that other programs change: told, the old mask kept, and every way to go on can be undone."""

from __future__ import annotations

import builtins
import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from engine.core import IGNORE, UserError
from engine.document.planes import Plane
from engine.document.stroke_kind import StrokeKind
from engine.session import OpenImage
from engine.session.state import Question
from engine.session.watches import image_watch
from engine.session.watches.image_watch import IMAGE_QUESTION
from engine.storage import ImageStatus, Project
from engine.storage.external.image_changes import adapt_mask, image_problem
from tests.helpers.session import SHAPE, Desk

HEIGHT, WIDTH = SHAPE


def picture(shape: tuple[int, int] = SHAPE, seed: int = 5) -> Image.Image:
    """Coarse noise, which no turn leaves as it is."""
    small = np.random.default_rng(seed).integers(0, 255, (6, 8, 3), np.uint8)
    return Image.fromarray(small).resize((shape[1], shape[0]), Image.Resampling.NEAREST)


def replace(path: Path, image: Image.Image, format_name: str = "PNG") -> None:
    """As other programs do it: a new file takes the old one's place."""
    temporary = path.with_name("other.tmp")
    image.save(temporary, format_name)
    temporary.replace(path)


def made_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


CHANGES: dict[str, Callable[[Path], None]] = {
    "smaller": lambda path: replace(path, picture((30, 40))),
    "larger": lambda path: replace(path, picture((90, 130))),
    "other picture": lambda path: replace(path, picture(seed=9)),
    "turned by 90": lambda path: replace(path, picture().transpose(Image.Transpose.ROTATE_90)),
    "turned by 180": lambda path: replace(path, picture().transpose(Image.Transpose.ROTATE_180)),
    "mirrored": lambda path: replace(path, picture().transpose(Image.Transpose.FLIP_LEFT_RIGHT)),
    "other format and size": lambda path: replace(path, picture((31, 41)), "BMP"),
}
GONE: dict[str, Callable[[Path], None]] = {
    "removed": Path.unlink,
    "emptied": lambda path: path.write_bytes(b"") and None,
    "damaged": lambda path: path.write_bytes(b"no image at all") and None,
    "a folder": made_folder,
}


class Questions:
    """The questions that a session asks, by their subject."""

    def __init__(self, desk: Desk) -> None:
        self.open: dict[str, Question | None] = {}
        desk.session.events.question_changed.subscribe(lambda pair: self.open.update([pair]))

    @property
    def image(self) -> Question | None:
        return self.open.get(IMAGE_QUESTION)


def painted(desk: Desk) -> tuple[OpenImage, np.ndarray]:
    """An image with a mask, left again; and the mask."""
    path = desk.session.project.images.rows()[0].path
    replace(path, picture())
    image = desk.open(0)
    desk.stroke(StrokeKind.BRUSH, 1, (20, 15), (20, 40))
    desk.stroke(StrokeKind.BRUSH, 2, (50, 70), (40, 70))
    mask = image.planes.snapshot(Plane.MASK)
    desk.open(1)
    desk.session.project.flush()
    return image, mask


def reopened(desk: Desk, image: OpenImage) -> OpenImage:
    before = desk.session.image
    desk.session.open_image(image.id)
    desk.wait(lambda: desk.session.image is not None and desk.session.image is not before)
    return desk.image


def answer(desk: Desk, choice: str) -> OpenImage:
    before = desk.session.image
    desk.session.image_watch.answer(choice)
    desk.wait(lambda: desk.session.image is not before)
    return desk.image


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_image_is_told_and_its_mask_is_neither_shown_wrongly_nor_edited(
    desk: Desk, name: str
) -> None:
    questions = Questions(desk)
    image, mask = painted(desk)
    CHANGES[name](image.record.path)
    shown = reopened(desk, image)
    assert questions.image is not None
    assert questions.image.choices[-1].key == "start-anew"
    assert shown.pixels.shape[:2] == shown.shape
    with pytest.raises(UserError, match=r"picture|made on|turned|changed"):
        desk.session.begin_stroke(StrokeKind.BRUSH, 1, 3.0)
    with pytest.raises(UserError):
        desk.session.accept_image()
    project = desk.session.project
    assert np.array_equal(project.load_state(image.id, SHAPE).planes.view(Plane.MASK), mask)
    problem = image_problem(project, project.images.get(image.id))
    assert problem is not None
    assert problem.path == image.record.path


@pytest.mark.parametrize("name", CHANGES)
def test_every_way_to_go_on_is_undone_to_the_old_mask(desk: Desk, name: str, tmp_path: Path) -> None:
    questions = Questions(desk)
    image, mask = painted(desk)
    original = shutil.copy(image.record.path, tmp_path / "original")
    CHANGES[name](image.record.path)
    reopened(desk, image)
    assert questions.image is not None
    for choice in [choice.key for choice in questions.image.choices]:
        if desk.image.change is None:
            shutil.copy(original, image.record.path)
            if reopened(desk, image).change is not None:
                answer(desk, "keep")
            CHANGES[name](image.record.path)
            reopened(desk, image)
        shown = answer(desk, choice)
        assert questions.image is None
        assert shown.planes.shape == shown.pixels.shape[:2]
        if choice == "keep":
            assert np.array_equal(shown.planes.view(Plane.MASK), mask)
            continue
        desk.stroke(StrokeKind.BRUSH, 1, (5, 5), (6, 6))
        desk.session.undo()
        desk.session.undo()
        if shown.shape != SHAPE:
            desk.wait(lambda: questions.image is not None)
        stored = desk.session.project.load_state(image.id, SHAPE)
        assert np.array_equal(stored.planes.view(Plane.MASK), mask)
    shutil.copy(original, image.record.path)
    shown = reopened(desk, image)
    if shown.change is not None:
        shown = answer(desk, "keep")
    assert np.array_equal(shown.planes.view(Plane.MASK), mask)


def test_turned_and_resized_masks_lie_where_their_things_are(desk: Desk) -> None:
    image, mask = painted(desk)
    CHANGES["turned by 90"](image.record.path)
    reopened(desk, image)
    assert np.array_equal(answer(desk, "turn").planes.view(Plane.MASK), np.rot90(mask))
    replace(image.record.path, picture((2 * HEIGHT, 2 * WIDTH)))
    reopened(desk, image)
    desk.session.image_watch.answer("resize")
    desk.wait(lambda: desk.image.change is None)
    grown = desk.image.planes.view(Plane.MASK)
    assert grown.shape == (2 * HEIGHT, 2 * WIDTH)
    assert set(np.unique(grown)) == set(np.unique(mask))


def test_the_original_put_back_after_an_adaptation_brings_its_mask_back(desk: Desk, tmp_path: Path) -> None:
    image, mask = painted(desk)
    original = shutil.copy(image.record.path, tmp_path / "original")
    CHANGES["smaller"](image.record.path)
    reopened(desk, image)
    answer(desk, "resize")
    desk.stroke(StrokeKind.BRUSH, 1, (5, 5), (6, 6))
    adapted = desk.image.planes.snapshot(Plane.MASK)
    smaller = shutil.copy(image.record.path, tmp_path / "smaller")
    shutil.copy(original, image.record.path)
    reopened(desk, image)
    assert np.array_equal(answer(desk, "bring-back").planes.view(Plane.MASK), mask)
    shutil.copy(smaller, image.record.path)
    reopened(desk, image)
    again = answer(desk, "bring-back")
    desk.session.redo()
    assert np.array_equal(again.planes.view(Plane.MASK), adapted)


@pytest.mark.parametrize("same", ["touched", "saved anew as BMP", "a tag more"])
def test_the_same_pixels_in_other_bytes_are_no_change(desk: Desk, same: str) -> None:
    questions = Questions(desk)
    image, mask = painted(desk)
    path = image.record.path
    if same == "touched":
        path.touch()
    elif same == "a tag more":
        tags = Image.Exif()
        tags[0x010E] = "a description"
        picture().save(path, exif=tags)
    else:
        replace(path, picture(), "BMP")
    shown = reopened(desk, image)
    assert questions.image is None
    assert np.array_equal(shown.planes.view(Plane.MASK), mask)


def test_an_image_turned_by_its_tag_alone_offers_the_turn(desk: Desk) -> None:
    questions = Questions(desk)
    image, mask = painted(desk)
    tags = Image.Exif()
    tags[0x0112] = 6
    picture().save(image.record.path, exif=tags)
    reopened(desk, image)
    assert questions.image is not None
    assert questions.image.choices[0].key == "turn"
    assert np.array_equal(answer(desk, "turn").planes.view(Plane.MASK), np.rot90(mask, -1))


@pytest.mark.parametrize("name", [*CHANGES, *GONE])
def test_a_file_that_changes_under_the_open_image_is_noticed(desk: Desk, name: str) -> None:
    questions = Questions(desk)
    image, mask = painted(desk)
    reopened(desk, image)
    {**CHANGES, **GONE}[name](image.record.path)
    desk.session.tick()
    desk.wait(lambda: bool(desk.notices) or questions.image is not None)
    project = desk.session.project
    assert np.array_equal(project.load_state(image.id, SHAPE).planes.view(Plane.MASK), mask)


@pytest.mark.parametrize("name", [*CHANGES, *GONE])
def test_a_changed_image_does_not_keep_its_project_from_being_opened(
    desk: Desk, project_path: Path, name: str
) -> None:
    image, mask = painted(desk)
    desk.service.close()
    {**CHANGES, **GONE}[name](image.record.path)
    with Project.open(project_path) as project:
        assert np.array_equal(project.decided_mask(image.id), mask)
        assert image_problem(project, project.images.get(image.id)) is not None
        assert image_problem(project, project.images.rows()[1]) is None


def test_a_missing_file_that_comes_back_goes_on_as_before(desk: Desk, tmp_path: Path) -> None:
    image, mask = painted(desk)
    reopened(desk, image)
    aside = image.record.path.rename(tmp_path / "aside.png")
    desk.session.tick()
    desk.wait(lambda: any("no longer in its folder" in notice.summary for notice in desk.notices))
    assert desk.session.project.images.get(image.id).status is ImageStatus.MISSING
    desk.stroke(StrokeKind.BRUSH, 1, (5, 5), (6, 6))
    aside.rename(image.record.path)
    before = desk.image
    desk.session.tick()
    desk.wait(lambda: desk.image is not before)
    assert desk.session.project.images.get(image.id).status is ImageStatus.STARTED
    assert desk.image.planes.view(Plane.MASK)[5, 5] == 1
    assert (desk.image.planes.view(Plane.MASK)[mask != IGNORE] != IGNORE).all()


def test_an_answer_that_is_given_twice_turns_the_mask_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    square = (SHAPE[0], SHAPE[0])
    path = desk.session.project.images.rows()[1].path
    replace(path, picture(square))
    image = desk.open(1)
    desk.stroke(StrokeKind.BRUSH, 1, (10, 5), (10, 20))
    mask = np.array(image.planes.view(Plane.MASK))
    desk.open(0)
    replace(path, picture(square).transpose(Image.Transpose.ROTATE_90))
    changed = desk.open(1)
    begun, is_open = threading.Event(), threading.Event()

    def adapt(*args: Any) -> None:
        begun.set()
        assert is_open.wait(60)
        adapt_mask(*args)

    monkeypatch.setattr(image_watch, "adapt_mask", adapt)
    desk.session.image_watch.answer("turn")
    assert begun.wait(60)
    desk.session.image_watch.answer("turn")
    is_open.set()
    desk.wait(lambda: desk.session.image not in (None, changed) and desk.session.is_settled)
    desk.dispatcher.pump()
    desk.open(0)
    again = desk.open(1)
    assert np.array_equal(again.planes.view(Plane.MASK), np.rot90(mask))


def test_an_image_that_is_being_opened_is_not_given_up_for_one_that_changed(desk: Desk) -> None:
    first, second = (row.id for row in desk.session.project.images.rows()[:2])
    image = desk.open(0)
    replace(image.record.path, picture(seed=9))
    desk.session.image_watch.tick()
    desk.session.open_image(second)
    desk.wait(lambda: desk.session.image is not image and desk.session.is_settled)
    desk.dispatcher.pump()
    assert desk.image.id == second != first


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights of folders")
def test_an_image_in_a_folder_that_may_not_be_entered_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = desk.session.project.images.rows()[1].path
    stat = os.stat

    def refuse(name: object, **options: object) -> os.stat_result:
        if str(name) == str(path):
            raise PermissionError(13, "Permission denied", str(path))
        return stat(name, **options)  # type: ignore[call-overload, no-any-return]

    opened = builtins.open

    def refuse_open(name: object, *args: object, **options: object) -> object:
        if str(name) == str(path):
            raise PermissionError(13, "Permission denied", str(path))
        return opened(name, *args, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "stat", refuse)
    monkeypatch.setattr(builtins, "open", refuse_open)
    desk.session.open_image(desk.session.project.images.rows()[1].id)
    desk.wait(lambda: bool(desk.notices))
    assert path.name in desk.notices[0].summary
