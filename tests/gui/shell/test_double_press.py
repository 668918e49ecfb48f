"""Double presses of Accept: the second press comes too soon to be about what the first one brought."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from engine.session.editing import decisions
from engine.storage import ImageStatus
from tests.gui.shell.helpers import Shell
from tests.gui.shell.test_decisions import ACCEPTING, image_of


@pytest.mark.parametrize("way", ACCEPTING)
def test_a_double_press_accepts_no_image_that_it_brought_on_the_screen(
    shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """The next image was worked on before, so that nothing about its mask is doubtful."""
    shell.open(folder)
    ids = []
    for key in (Qt.Key.Key_D, Qt.Key.Key_A):
        paint_both(shell)
        ids.append(image_of(shell).id)
        image = image_of(shell)
        shell.press(key)
        shell.wait(lambda image=image: image_of(shell) is not image)
    shell.look()
    ACCEPTING[way](shell)
    shell.wait(lambda: image_of(shell).id == ids[1])
    # A quarter of a second is over here before a busy machine has taken the second press.
    monkeypatch.setattr(decisions, "LEAST_IN_SIGHT_S", 100.0)
    shell.see()
    ACCEPTING[way](shell)
    statuses = [shell.session.project.images.get(image_id).status for image_id in ids]
    assert statuses == [ImageStatus.ACCEPTED, ImageStatus.STARTED]
    assert "This image was on the screen too briefly to be checked." in shell.names_of_notices()


def paint_both(shell: Shell) -> None:
    shell.window.tools.choose_tool("brush")
    for class_id, x in ((0, 24), (1, 72)):
        shell.window.tools.choose_class(class_id)
        shell.window.tools.set_radius_px(24.0)
        shell.draw((10, x), (54, x))
