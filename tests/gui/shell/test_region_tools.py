"""Tools that find regions in the real window: by keys and mouse, applied, and undone without a trace."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from engine.core import IGNORE
from engine.document.planes import Plane
from engine.session import OpenImage
from gui.action_table.tools import TOOLS_ROWS
from gui.bench.driven_window import view_point
from gui.panels.sliders import HomeSlider
from tests.gui.shell.helpers import Shell

KEYS = Qt.Key
DARK_PX = 64 * 96 - 32 * 32


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two dark images of 64 x 96 pixels with a bright square at rows 16-48, columns 40-72."""
    images = tmp_path / "squares"
    images.mkdir()
    pixels = np.full((64, 96, 3), 40, np.uint8)
    pixels[16:48, 40:72] = 220
    for number in range(2):
        Image.fromarray(pixels).save(images / f"square_{number}.png")
    return images


def split(shell: Shell) -> None:
    """A bar of class 1, drawn by the brush, then split from end to end."""
    shell.press_keys("tool_brush")
    shell.draw((30, 20), (30, 70))
    shell.press_keys("tool_split")
    shell.draw((30, 22), (30, 68))


def one_click(shell: Shell) -> None:
    shell.draw((30, 20), (30, 20))


def enter_once_found(shell: Shell) -> None:
    """Apply the draft once what is to be found is in sight."""
    tool = shell.window.canvas.tool
    shell.wait(lambda: tool.draft is not None and tool.draft.region is not None)
    shell.rest(100)
    shell.press(KEYS.Key_Return)


def seed_and_enter(shell: Shell) -> None:
    shell.draw((30, 12), (30, 34))
    enter_once_found(shell)


def click_and_enter(shell: Shell) -> None:
    shell.draw((30, 56), (30, 56))
    enter_once_found(shell)


def dark_by_letters(shell: Shell) -> None:
    one_click(shell)
    shell.press(KEYS.Key_X)
    enter_once_found(shell)


def box_and_enter(shell: Shell) -> None:
    shell.draw((8, 32), (56, 80))
    enter_once_found(shell)


NAMES = {
    "wand": "Wand", "threshold": "Threshold", "growing": "Region growing", "superpixels": "Superpixels",
    "split": "Split or join", "object_box": "Object box", "click": "Click",
}  # fmt: skip
"""Steps of the history."""
CASES = {
    "wand": (one_click, 1, DARK_PX, DARK_PX),
    "threshold": (dark_by_letters, 1, DARK_PX, DARK_PX),
    "growing": (seed_and_enter, 1, DARK_PX, DARK_PX),
    "superpixels": (one_click, 1, 50, 2000),
    "split": (split, 2, 1, 10**6),
    "object_box": (box_and_enter, 1, 32 * 32, 32 * 32),
    "click": (click_and_enter, 1, 32 * 32, 32 * 32),
}


@pytest.mark.parametrize("tool", sorted(CASES))
def test_a_region_is_painted_by_real_events_and_undone_whole(shell: Shell, folder: Path, tool: str) -> None:
    use, steps, least_px, most_px = CASES[tool]
    shell.open(folder)
    image = shell.session.image
    assert image is not None
    shell.press(KEYS.Key_1)
    shell.press_keys(f"tool_{tool}")
    assert shell.window.tools.tool == tool
    use(shell)
    shell.wait(lambda: image.history.undo_label.partition(": ")[0] == NAMES[tool])
    assert not shell.window.canvas.has_draft
    painted = int((image.planes.view(Plane.MASK) != IGNORE).sum())
    assert least_px <= painted <= most_px
    if tool == "split":
        assert (image.planes.view(Plane.MASK) == 0).any()
    for _ in range(steps):
        shell.wait(shell.window.action_set["undo"].isEnabled)
        shell.press_keys("undo")
    assert (image.planes.view(Plane.MASK) == IGNORE).all()
    assert not image.history.can_undo


@pytest.mark.parametrize("tool", ["threshold", "growing", "object_box", "click"])
def test_escape_drops_a_draft_and_letters_have_their_meaning_again(
    shell: Shell, folder: Path, tool: str
) -> None:
    shell.open(folder)
    image = shell.session.image
    assert image is not None
    shell.press_keys(f"tool_{tool}")
    shell.draw((8, 32), (56, 80))
    assert shell.window.canvas.has_draft
    shell.press(KEYS.Key_Escape)
    assert not shell.window.canvas.has_draft
    overlay = shell.window.tools.overlay.value
    shell.press(KEYS.Key_O)
    assert shell.window.tools.overlay.value is not overlay
    assert np.all(image.planes.view(Plane.MASK) == IGNORE)


def test_the_key_of_the_threshold_again_takes_the_whole_view_without_the_mouse(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    image = shell.session.image
    assert image is not None
    shell.press_keys("tool_threshold")
    assert not shell.window.canvas.has_draft
    shell.press_keys("tool_threshold")
    assert shell.window.canvas.has_draft
    said = shell.names_of_notices()
    texts = []
    for _ in range(2):
        shell.press_keys("tool_threshold")
        assert shell.window.canvas.has_draft, "the draft that is there stays"
        texts.append(shell.window.canvas.draft_text)
    assert ["surroundings" in text for text in texts] == [True, False], "the ways to find the level, in turn"
    assert shell.names_of_notices() == said
    shell.press(KEYS.Key_X)
    enter_once_found(shell)
    shell.wait(lambda: not image.planes.is_blank(Plane.MASK))
    assert int((image.planes.view(Plane.MASK) != IGNORE).sum()) == DARK_PX
    assert image.history.undo_label.startswith("Threshold")


def test_a_held_key_or_a_click_on_the_pressed_button_of_the_threshold_begins_nothing(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    assert not any(shell.window.action_set[spec.id].autoRepeat() for spec in TOOLS_ROWS if spec.tool)
    name = shell.window.action_set["tool_threshold"].text()
    button = next(b for b in shell.window.workspace.tool.tool_buttons if b.accessibleName() == name)
    for _ in range(2):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert button.isChecked()
    assert not shell.window.canvas.has_draft
    shell.press_keys("tool_threshold")
    assert shell.window.canvas.has_draft


def test_the_tolerance_that_was_dragged_shows_in_the_card(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press_keys("tool_wand")
    before = shell.window.tools.option("tolerance")
    shell.draw((30, 10), (30, 30))
    after = shell.window.tools.option("tolerance")
    assert after > before
    workspace = shell.window.workspace
    assert workspace is not None
    sliders = [s for s in workspace.tool.findChildren(HomeSlider) if s.accessibleName() == "Tolerance"]
    shell.wait(lambda: [slider.value() for slider in sliders if slider.isVisible()] == [after])


def test_a_tool_that_is_chosen_again_has_its_sliders_of_before_with_their_values(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    workspace = shell.window.workspace
    assert workspace is not None

    def shown() -> list[tuple[int, str, int]]:
        sliders = (slider for slider in workspace.tool.findChildren(HomeSlider) if slider.isVisible())
        return [(id(slider), slider.accessibleName(), slider.value()) for slider in sliders]

    shell.press_keys("tool_wand")
    before = shown()
    shell.press_keys("tool_brush")
    assert "Tolerance" not in [name for _, name, _ in shown()]
    shell.press_keys("tool_wand")
    assert shown() == before
    assert "Tolerance" in [name for _, name, _ in before]


def begin_click(shell: Shell, folder: Path) -> OpenImage:
    """Click a place with the tool Click, whose object is then being cut; the open image."""
    shell.open(folder)
    shell.press(KEYS.Key_1)
    shell.press_keys("tool_click")
    shell.draw((30, 56), (30, 56))
    assert shell.session.image is not None
    return shell.session.image


def test_enter_while_it_is_cut_paints_nothing_unseen_and_the_next_class_key_is_for_the_next(
    shell: Shell, folder: Path
) -> None:
    image, canvas = begin_click(shell, folder), shell.window.canvas
    shell.press(KEYS.Key_Return)
    shell.press(KEYS.Key_0)
    shell.wait(lambda: canvas.draft_text == "")
    assert canvas.has_draft
    assert image.planes.is_blank(Plane.MASK), "nobody has seen it"
    assert any("has changed since the key was pressed" in said for said in shell.names_of_notices())
    shell.press(KEYS.Key_Return)
    shell.wait(lambda: not image.planes.is_blank(Plane.MASK))
    assert set(np.unique(image.planes.view(Plane.MASK))) == {1, IGNORE}


def test_shift_and_a_click_while_it_is_cut_paint_nothing_and_say_so_until_it_is_there(
    shell: Shell, folder: Path
) -> None:
    image, canvas = begin_click(shell, folder), shell.window.canvas
    place = view_point(canvas, 10, 10).toPoint()
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, shift, place)
    assert any("still being cut" in said for said in shell.names_of_notices())
    shell.wait(lambda: canvas.draft_text == "")
    assert image.planes.is_blank(Plane.MASK), "nobody had seen it"
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, shift, place)
    shell.wait(lambda: not image.planes.is_blank(Plane.MASK))
    assert not any("still being cut" in said for said in shell.names_of_notices())


def test_the_keys_that_the_question_at_the_end_names_are_for_the_draft(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    canvas = shell.window.canvas
    shell.press_keys("tool_click")
    shell.draw((30, 56), (30, 56))
    shell.wait(lambda: canvas.draft_text == "")
    shell.press_keys("tool_eraser")
    assert not canvas.has_draft
    assert not shell.window.close()
    assert any("not part of a mask yet" in said for said in shell.names_of_notices())
    shell.press(KEYS.Key_Return)
    assert shell.session.image is not None
    assert shell.session.image.history.undo_label.startswith("Click")
