"""A very large image that is opened: a small picture of it is on the screen while it is read."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest

from engine.core import UserError
from engine.document.image import read_image
from engine.document.pixel_file import ImagePixels
from engine.session import large_images
from engine.session.state import ReducedPicture
from tests.gui.shell.helpers import Shell


@pytest.mark.parametrize("is_readable", [True, False])
def test_the_canvas_shows_a_small_picture_until_the_image_is_there(
    shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch, is_readable: bool
) -> None:
    shell.open(folder)
    first = shell.session.image
    assert first is not None
    go_on = threading.Event()

    def slow_pixels(path: Path, *_: object) -> ImagePixels:
        if not go_on.wait(60) or (path.name.endswith("05.png") and not is_readable):
            raise UserError("It cannot be read.")
        return ImagePixels(read_image(path))

    pixels = np.full((64, 96, 3), 200, np.uint8)
    monkeypatch.setattr(
        large_images, "reduced_picture", lambda image_id, _: ReducedPicture(image_id, pixels, (6400, 9600))
    )
    monkeypatch.setattr(large_images, "read_pixels", slow_pixels)
    wanted = shell.session.project.images.rows()[5].id
    shell.session.open_image(wanted)
    try:
        shell.wait(lambda: shell.window.canvas_link.pictures.shown_id == wanted)
        assert shell.session.image is None
        assert shell.window.canvas.isVisible()
    finally:
        go_on.set()
    shell.wait(lambda: shell.session.image is not None)
    assert shell.session.image is not None
    assert (shell.session.image.id == wanted) == is_readable
    assert shell.window.canvas.isVisible()
