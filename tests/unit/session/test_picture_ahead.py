"""A very large photograph: a small picture at once, its pixels later, and nothing to work on in between."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.core import ClassList
from engine.document.image import read_image
from engine.document.stroke_kind import StrokeKind
from engine.jobs import QueueDispatcher
from engine.refine.image_cuts import ImageCuts
from engine.service import Service
from engine.session import large_images
from engine.session.editing import cutter
from engine.storage import Project
from engine.storage.caches import pixel_folder
from engine.storage.caches.pixel_folder import PixelFolder
from tests.helpers.fake_compute import FakeCompute
from tests.helpers.session import Desk

LARGE = 6
"""Place of the large image in the project."""


@pytest.fixture(autouse=True)
def _small_is_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = PixelFolder(tmp_path / "cache")
    monkeypatch.setattr(pixel_folder, "user_pixel_folder", lambda: folder)
    monkeypatch.setattr(pixel_folder, "LEAST_FREE_BYTES", 0)
    monkeypatch.setattr(large_images, "LARGE_PX", 100_000)
    monkeypatch.setattr(large_images, "PICTURE_PX", 64)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    images = tmp_path / "images"
    images.mkdir()
    shade = np.linspace(20, 230, 400 * 300).reshape(300, 400).astype(np.uint8)
    for number in range(LARGE):
        # Between the first and the large one, which would else be read ahead.
        Image.fromarray(shade[:60, :80]).convert("RGB").save(images / f"a{number}.png")
    Image.fromarray(shade).convert("RGB").save(images / "b.jpg")
    with Project.create(
        tmp_path / "p.inkling", name="P", classes=ClassList.from_names(["a", "b"])
    ) as project:
        project.images.add_folder(images)
    dispatcher, compute = QueueDispatcher(), FakeCompute()
    service = Service(dispatcher, compute)
    yield Desk(service.open_project(tmp_path / "p.inkling").session, compute, dispatcher, service)
    service.close()
    dispatcher.pump()


def log_of(desk: Desk) -> list[object]:
    """What the session tells its window about images and pictures from now on."""
    log: list[object] = []
    desk.session.events.image_opened.subscribe(log.append)
    desk.session.events.picture_changed.subscribe(log.append)
    return log


def test_a_small_picture_comes_first_and_nothing_is_open_meanwhile(desk: Desk, tmp_path: Path) -> None:
    desk.open(0)
    desk.stroke(StrokeKind.BRUSH, 1, (20, 20), (20, 40))
    log = log_of(desk)
    large_id = desk.session.project.images.rows()[LARGE].id
    desk.session.open_image(large_id)
    desk.wait(lambda: len(log) == 2)
    is_open, picture = log
    assert is_open is False
    assert desk.session.image is None
    assert (picture.image_id, picture.shape) == (large_id, (300, 400))  # type: ignore[attr-defined]
    assert picture.pixels.shape == (48, 64, 3)  # type: ignore[attr-defined]
    desk.wait(lambda: desk.session.image is not None)
    assert log[2:] == [True]
    np.testing.assert_array_equal(desk.image.pixels, read_image(tmp_path / "images" / "b.jpg"))
    assert desk.image.smaller_copies
    desk.open(0)
    assert desk.shown()[20, 30] == 1
    log.clear()
    desk.open(LARGE)
    assert log == [True]


def test_a_picture_goes_when_the_pixels_cannot_be_decoded(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.open(0)
    log = log_of(desk)
    path = tmp_path / "images" / "b.jpg"
    whole = path.read_bytes()
    read = large_images.reduced_picture

    def read_then_damage(*about: object) -> object:
        picture = read(*about)  # type: ignore[arg-type]
        path.write_bytes(whole[: len(whole) // 2])
        return picture

    monkeypatch.setattr(large_images, "reduced_picture", read_then_damage)
    desk.session.open_image(desk.session.project.images.rows()[LARGE].id)
    desk.wait(lambda: None in log)
    assert log.index(None) > log.index(False)
    desk.wait(lambda: desk.session.image is not None)
    assert desk.image.record.path.name.startswith("a")


def test_a_very_large_image_is_not_prepared_for_the_cut_before_its_first_scribble(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared: list[object] = []
    monkeypatch.setattr(cutter, "_is_small", lambda image: False)
    monkeypatch.setattr(cutter, "_is_warming_up", lambda: False)
    monkeypatch.setattr(ImageCuts, "prepare", lambda self, settings, token: prepared.append(self))
    desk.open(0)
    desk.wait(lambda: desk.session.is_settled)
    assert prepared
    prepared.clear()
    monkeypatch.setattr(cutter, "_MOST_PREPARED_PX", 1000)
    desk.open(1)
    desk.wait(lambda: desk.session.is_settled)
    assert not prepared
