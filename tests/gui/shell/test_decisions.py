"""Applying and accepting by real events: only what is in sight is decided, by any key, button or menu."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from engine.core import IGNORE
from engine.document.planes import Plane
from engine.document.used_part import BREAKS_OFF
from engine.refine.image_cuts import ImageCuts
from engine.session import OpenImage, Preview
from engine.session.editing import decisions
from engine.session.editing.mask_operations import WholeMaskEdits
from engine.storage import ImageStatus
from gui.actions import ACTIONS
from gui.modes import OverlayMode
from tests.gui.shell.helpers import Shell
from tests.gui.shell.test_predictions import add_model, predict
from tests.helpers.damaged_pictures import fill_with_zeros

CHANGED = "What is shown has changed since the key was pressed."
SHIFT_CTRL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def click(shell: Shell, name: str) -> None:
    button = shell.window.tool_bar.findChild(QPushButton, name)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


APPLYING: dict[str, Callable[[Shell], object]] = {
    "enter": lambda shell: shell.press(Qt.Key.Key_Return),
    "apply button": lambda shell: click(shell, "apply_cut"),
    "apply menu": lambda shell: shell.window.action_set["apply_cut"].trigger(),
}
ACCEPTING: dict[str, Callable[[Shell], object]] = {
    "ctrl+enter": lambda shell: shell.press_ctrl(Qt.Key.Key_Return),
    "y": lambda shell: shell.press(Qt.Key.Key_Y),
    "accept button": lambda shell: click(shell, "accept_image"),
    "accept menu": lambda shell: shell.window.action_set["accept_image"].trigger(),
}
TIDYING: dict[str, Callable[[Shell], object]] = {"grow": lambda shell: shell.press(Qt.Key.Key_Equal)}
EVERY_WAY = {**APPLYING, **ACCEPTING, **TIDYING}
every_way = pytest.mark.parametrize("way", EVERY_WAY)
one_way_of_each = pytest.mark.parametrize("way", ["enter", "ctrl+enter", "grow"])
by_key_and_by_menu = pytest.mark.parametrize("way", ["ctrl+enter", "accept menu"])


def image_of(shell: Shell) -> OpenImage:
    assert shell.session.image is not None
    return shell.session.image


def decided_px(image: OpenImage) -> int:
    return int((image.planes.view(Plane.MASK) != IGNORE).sum())


def scribble(shell: Shell, class_id: int, x: int) -> None:
    shell.window.tools.choose_tool("scribble")
    shell.window.tools.choose_class(class_id)
    shell.draw((20, x), (44, x))


def scribble_both(shell: Shell) -> None:
    scribble(shell, 0, 12)
    scribble(shell, 1, 80)
    image = image_of(shell)
    # The first answer is followed by the best one, and that by what the scribbles choose.
    shell.wait(lambda: image.preview is not None and not shell.session.busy.is_refining)
    shell.wait(lambda: shell.session.is_settled)
    shell.see()


def is_untouched(shell: Shell, image: OpenImage) -> bool:
    """Nothing was applied, nothing accepted, and the image is still open."""
    status = shell.session.project.images.get(image.id).status
    return image_of(shell) is image and decided_px(image) == 0 and status is not ImageStatus.ACCEPTED


class Gate:
    """Lets the best cut, or the choice of parameters, through when it is opened."""

    def __init__(self) -> None:
        self.open, self.is_reached = threading.Event(), False

    def before(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def waits(*arguments: Any, **named: Any) -> Any:
            self.is_reached = True
            assert self.open.wait(60)
            return function(*arguments, **named)

        return waits


@pytest.fixture
def gate() -> Iterator[Gate]:
    made = Gate()
    yield made
    made.open.set()


@pytest.fixture
def slow_cut(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    return lambda: monkeypatch.setattr(ImageCuts, "best", gate.before(ImageCuts.best))


# ---- a cut that runs


@every_way
def test_a_cut_that_nobody_has_seen_is_not_decided(
    shell: Shell, folder: Path, gate: Gate, slow_cut: Callable[[], None], way: str
) -> None:
    shell.open(folder)
    slow_cut()
    image = image_of(shell)
    scribble(shell, 0, 12)
    scribble(shell, 1, 80)
    EVERY_WAY[way](shell)
    assert "waits until the cut is done" in shell.window.status.busy.text.text()
    gate.open.set()
    shell.see()
    assert image.preview is not None
    assert is_untouched(shell, image)
    assert CHANGED in shell.names_of_notices()


@one_way_of_each
def test_a_cut_that_comes_out_as_it_was_shown_is_decided_by_the_one_key(
    shell: Shell, folder: Path, gate: Gate, slow_cut: Callable[[], None], way: str
) -> None:
    shell.open(folder)
    scribble_both(shell)
    image = image_of(shell)
    slow_cut()
    assert shell.window.workspace is not None
    shell.window.workspace.cut._shares["smoothness"].slider.setValue(52)
    EVERY_WAY[way](shell)
    assert is_untouched(shell, image)
    gate.open.set()
    shell.wait(lambda: decided_px(image) == 64 * 96)
    is_accepted = shell.session.project.images.get(image.id).status is ImageStatus.ACCEPTED
    assert is_accepted == (way in ACCEPTING)
    shell.wait(lambda: way not in ACCEPTING or image_of(shell) is not image)
    assert CHANGED not in shell.names_of_notices()


def test_escape_takes_the_waiting_key_back_and_nothing_else(
    shell: Shell, folder: Path, gate: Gate, slow_cut: Callable[[], None]
) -> None:
    shell.open(folder)
    scribble_both(shell)
    image = image_of(shell)
    slow_cut()
    assert shell.window.workspace is not None
    shell.window.workspace.cut._shares["smoothness"].slider.setValue(52)
    shell.press_ctrl(Qt.Key.Key_Return)
    shell.press(Qt.Key.Key_Escape)
    assert image.preview is not None
    gate.open.set()
    shell.see()
    assert is_untouched(shell, image)


def test_a_key_waits_for_what_the_scribbles_choose(
    shell: Shell, folder: Path, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.open(folder)
    monkeypatch.setattr(ImageCuts, "select_parameters", gate.before(ImageCuts.select_parameters))
    image = image_of(shell)
    scribble(shell, 0, 12)
    scribble(shell, 1, 80)
    shell.wait(lambda: image.preview is not None and not shell.session.busy.is_refining)
    shell.press(Qt.Key.Key_Return)
    assert decided_px(image) == 0
    assert "waits" in shell.window.status.busy.text.text()
    gate.open.set()
    shell.see()
    assert decided_px(image) == 64 * 96 or CHANGED in shell.names_of_notices()


# ---- a cut that is void


@one_way_of_each
def test_undoing_one_of_two_classes_takes_the_cut_off_the_canvas_and_out_of_force(
    shell: Shell, folder: Path, way: str
) -> None:
    shell.open(folder)
    scribble_both(shell)
    image = image_of(shell)
    shell.press_ctrl(Qt.Key.Key_Z)
    assert image.preview is None
    assert (image.shown(image.rect) == IGNORE).all()
    EVERY_WAY[way](shell)
    shell.see()
    assert is_untouched(shell, image)


def test_erasing_one_of_two_classes_voids_the_cut(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    scribble_both(shell)
    image = image_of(shell)
    shell.window.tools.choose_tool("eraser")
    shell.window.tools.set_radius_px(20.0)
    shell.draw((16, 80), (48, 80))
    shell.see()
    assert image.preview is None
    shell.press(Qt.Key.Key_Return)
    shell.see()
    assert is_untouched(shell, image)
    assert shell.names_of_notices()[-1].startswith("Only one class has a scribble")


def test_escape_takes_back_the_cut_and_then_its_scribbles_as_one_step(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    scribble_both(shell)
    image = image_of(shell)
    scribbled = image.planes.snapshot(Plane.SCRIBBLES)
    shell.press(Qt.Key.Key_Escape)
    assert image.preview is None
    assert np.array_equal(image.planes.view(Plane.SCRIBBLES), scribbled)
    shell.press(Qt.Key.Key_Escape)
    assert (image.planes.view(Plane.SCRIBBLES) == IGNORE).all()
    shell.press_ctrl(Qt.Key.Key_Z)
    assert np.array_equal(image.planes.view(Plane.SCRIBBLES), scribbled)


def test_enter_after_escape_shows_the_cut_again_and_applies_nothing(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    scribble_both(shell)
    image = image_of(shell)
    shell.press(Qt.Key.Key_Escape)
    shell.press(Qt.Key.Key_Return)
    shell.wait(lambda: image.preview is not None)
    shell.wait(lambda: shell.session.is_settled)
    shell.see()
    assert is_untouched(shell, image)
    shell.press(Qt.Key.Key_Return)
    # On a busy machine the key waits for a repaint.
    shell.wait(lambda: decided_px(image) == 64 * 96)


def test_enter_without_a_cut_says_so_and_names_the_key_that_accepts(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press(Qt.Key.Key_B)
    shell.draw((20, 20), (20, 60))
    shell.see()
    shell.press(Qt.Key.Key_Return)
    said = [words.text() for words in shell.window.notices.findChildren(QLabel)]
    assert "There is no cut to apply." in said
    assert any("Ctrl+Return accepts the image." in text for text in said)


# ---- a mask that is not on the screen


@pytest.mark.parametrize(
    ("way", "how"),
    [("enter", "overlay off"), ("accept menu", "overlay off"), ("grow", "overlay off"), ("y", "opacity 0")],
)
def test_a_hidden_mask_is_not_decided_and_the_message_says_how_to_see_it(
    shell: Shell, folder: Path, way: str, how: str
) -> None:
    shell.open(folder)
    scribble_both(shell)
    image = image_of(shell)
    if how == "overlay off":
        shell.window.tools.overlay.set(OverlayMode.OFF)
    else:
        shell.window.tools.opacity.set(0.0)
    EVERY_WAY[way](shell)
    assert is_untouched(shell, image)
    notice = shell.window.notices.shown[-1]
    assert "so nothing was applied or accepted" in notice.summary
    shell.window.tools.overlay.set(OverlayMode.FILL)
    shell.window.tools.opacity.set(0.5)
    shell.see()
    EVERY_WAY[way](shell)
    assert decided_px(image) == 64 * 96


@by_key_and_by_menu
def test_a_prediction_that_arrived_but_was_not_painted_is_not_accepted(
    shell: Shell, folder: Path, way: str
) -> None:
    shell.open(folder)
    add_model(shell, "m1")
    predict(shell, "m1", 0)
    shell.see()
    image = image_of(shell)
    predict(shell, "m1", 1)
    ACCEPTING[way](shell)
    shell.see()
    assert is_untouched(shell, image)
    assert CHANGED in shell.names_of_notices()


@one_way_of_each
def test_nothing_is_decided_while_another_image_is_being_opened(shell: Shell, folder: Path, way: str) -> None:
    shell.open(folder)
    scribble_both(shell)
    image = image_of(shell)
    shell.press(Qt.Key.Key_Right)
    EVERY_WAY[way](shell)
    assert decided_px(image) == 0
    shell.wait(lambda: image_of(shell) is not image)
    assert shell.session.project.images.counts()[ImageStatus.ACCEPTED] == 0


# ---- said before it counts


def is_open_as_before(shell: Shell, image: OpenImage) -> bool:
    """Whether the image is still the one on the canvas, and not accepted."""
    status = shell.session.project.images.get(image.id).status
    return image_of(shell) is image and status is not ImageStatus.ACCEPTED


def said_first(shell: Shell) -> str:
    """What accepting says, while it does nothing; the same key again accepts."""
    image = image_of(shell)
    shell.see()
    shell.press_ctrl(Qt.Key.Key_Return)
    assert image_of(shell) is image
    assert shell.session.project.images.get(image.id).status is not ImageStatus.ACCEPTED
    notice = shell.window.notices.shown[-1]
    assert notice.hint.endswith("The same key again accepts it.")
    with mock.patch.object(decisions, "LEAST_READING_S", 100.0):
        shell.press_ctrl(Qt.Key.Key_Return)
    assert is_open_as_before(shell, image), "the second press of a double press reads nothing"
    shell.read()
    shell.press_ctrl(Qt.Key.Key_Return)
    assert shell.session.project.images.get(image.id).status is ImageStatus.ACCEPTED
    shell.wait(lambda: image_of(shell) is not image)
    return notice.summary


def test_a_picture_that_breaks_off_is_said_before_it_is_accepted(shell: Shell, folder: Path) -> None:
    photo = folder / "a.jpg"
    Image.fromarray(np.random.default_rng(0).integers(0, 256, (64, 96, 3), np.uint8)).save(photo)
    fill_with_zeros(photo)
    shell.open(folder)
    assert image_of(shell).record.path == photo
    shell.press(Qt.Key.Key_B)
    shell.draw((20, 20), (20, 60))
    assert said_first(shell) == BREAKS_OFF


def test_one_scribbled_class_is_said_before_it_is_accepted(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    scribble(shell, 1, 80)
    shell.see()
    image = image_of(shell)
    share = float((image.planes.view(Plane.SCRIBBLES) == 1).mean())
    assert said_first(shell) == f"Only 'object' is labelled: {share:.0%} of this image.".replace("%", " %")


def test_a_mask_of_background_alone_is_said_first(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.window.tools.choose_tool("brush")
    shell.window.tools.choose_class(0)
    shell.window.tools.set_radius_px(200.0)
    shell.draw((30, 40), (30, 50))
    assert said_first(shell) == "This mask holds nothing but 'background'."


def test_a_mask_that_is_mostly_unlabelled_is_said_first(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.window.tools.choose_tool("brush")
    for class_id, x in ((0, 12), (1, 80)):
        shell.window.tools.choose_class(class_id)
        shell.draw((20, x), (44, x))
    share = 1 - decided_px(image_of(shell)) / (64 * 96)
    assert said_first(shell) == f"{share:.0%} of this image is unlabelled.".replace("%", " %")


def test_a_prediction_that_was_hardly_in_sight_is_said_first(
    shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decisions, "LEAST_IN_SIGHT_S", 100.0)
    shell.open(folder)
    add_model(shell, "m1")
    labels = np.zeros((64, 96), np.uint8)
    labels[:, 48:] = 1
    predict_labels(shell, labels)
    assert said_first(shell) == "This prediction was on the screen too briefly to be checked."


def predict_labels(shell: Shell, labels: np.ndarray) -> None:
    predict(shell, "m1", 0)
    image = image_of(shell)
    assert image.prediction is not None
    image.prediction.labels[...] = labels
    shell.session.events.shown_changed.emit(image.rect)


@by_key_and_by_menu
def test_a_prediction_that_was_looked_at_is_accepted_by_one_key(
    shell: Shell, folder: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decisions, "LEAST_IN_SIGHT_S", 0.0)
    shell.open(folder)
    add_model(shell, "m1")
    labels = np.zeros((64, 96), np.uint8)
    labels[:, 48:] = 1
    predict_labels(shell, labels)
    shell.see()
    image = image_of(shell)
    ACCEPTING[way](shell)
    assert np.array_equal(image.planes.view(Plane.MASK), labels)
    shell.wait(lambda: image_of(shell) is not image)


@by_key_and_by_menu
def test_a_cut_in_sight_is_applied_and_accepted_by_one_key(shell: Shell, folder: Path, way: str) -> None:
    shell.open(folder)
    scribble_both(shell)
    image = image_of(shell)
    shown, said = image.shown(image.rect), list(shell.window.notices.shown)
    ACCEPTING[way](shell)
    # A key pressed while the cut is not settled waits for it.
    shell.wait(lambda: np.array_equal(image.planes.view(Plane.MASK), shown))
    shell.wait(lambda: image_of(shell) is not image)
    assert all(notice in said for notice in shell.window.notices.shown)


def test_doubts_are_not_said_in_a_project_where_that_was_switched_off(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press(Qt.Key.Key_T, SHIFT_CTRL)
    assert not shell.window.action_set["say_doubts"].isChecked()
    scribble(shell, 1, 80)
    shell.see()
    image = image_of(shell)
    shell.press_ctrl(Qt.Key.Key_Return)
    assert shell.session.project.images.get(image.id).status is ImageStatus.ACCEPTED
    path = shell.session.project.path
    shell.controller.close_project()
    shell.open(path)
    assert not shell.session.decisions.says_doubts


def test_what_was_said_is_said_again_of_a_mask_that_changed_since(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    scribble(shell, 1, 80)
    shell.see()
    image = image_of(shell)
    shell.press_ctrl(Qt.Key.Key_Return)
    scribble(shell, 1, 70)
    shell.see()
    shell.press_ctrl(Qt.Key.Key_Return)
    assert shell.session.project.images.get(image.id).status is not ImageStatus.ACCEPTED


def test_undoing_what_was_accepted_makes_it_work_again(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    scribble_both(shell)
    image = image_of(shell)
    shell.press(Qt.Key.Key_Return)
    shell.see()
    shell.session.accept_image()
    counts = shell.session.project.images.counts
    assert counts()[ImageStatus.ACCEPTED] == 1
    shell.press_ctrl(Qt.Key.Key_Z)
    assert image.shape == (64, 96)
    assert counts()[ImageStatus.ACCEPTED] == 0
    shell.press(Qt.Key.Key_Z, SHIFT_CTRL)
    assert counts()[ImageStatus.ACCEPTED] == 1


def test_no_action_of_the_table_decides_about_a_mask_that_is_hidden(
    shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    decided: list[str] = []
    monkeypatch.setattr(OpenImage, "commit_cut", lambda image, mask: decided.append("apply"))
    monkeypatch.setattr(OpenImage, "commit_accept", lambda image, mask: decided.append("accept"))
    monkeypatch.setattr(WholeMaskEdits, "tidy", lambda *_: decided.append("tidy"))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    shell.open(folder)
    for spec in ACTIONS:
        if spec.id in ("quit", "close_project", "open_demo") or spec.held:
            continue
        image = image_of(shell)
        image.preview = Preview(np.ones(image.shape, np.uint8), image.rect)
        shell.session.events.preview_changed.emit(image.preview)
        shell.window.tools.overlay.set(OverlayMode.OFF)
        shell.window.action_set[spec.id].trigger()
        shell.window.dialogs.close_all()
        shell.wait(lambda: not shell.session.busy.opening)
        assert decided == [], spec.id
