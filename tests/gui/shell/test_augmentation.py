"""The dialog about changed patches: previews of the project's own images, choices that are remembered."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox

from engine.core import IGNORE, ClassList
from engine.learn.augmentation.augment_settings import RANGES, AugmentChoice
from engine.session.learning.learning_choices import remembered_choices
from gui.dialogs.augmentation import _ITEMS, AugmentationDialog, value_text
from gui.panels.variants import overlaid
from tests.gui.shell.helpers import Shell, picture_bytes


@pytest.fixture
def dialog(shell: Shell, folder: Path) -> AugmentationDialog:
    """Open on six images without masks, with its first preview."""
    shell.open(folder)
    shell.window.action_set["augmentation"].trigger()
    made = shell.window.dialogs.shown[0]
    assert isinstance(made, AugmentationDialog)
    shell.wait(lambda: not made.grid.cells[0].pixmap().isNull())
    return made


def pictures(dialog: AugmentationDialog) -> list[bytes]:
    return [picture_bytes(cell.pixmap()) for cell in dialog.grid.cells]


def wait_for_other_pictures(shell: Shell, dialog: AugmentationDialog, before: list[bytes]) -> None:
    shell.wait(lambda: pictures(dialog) != before)


def test_it_says_so_where_the_network_that_learns_next_uses_nothing_of_it(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    learner = shell.session.writable_learner()
    for architecture, is_said in (("unet-small", False), ("ridge", True)):
        learner.choose(replace(learner.choices, architecture=architecture))
        shell.window.action_set["augmentation"].trigger()
        made = shell.window.dialogs.shown[0]
        assert isinstance(made, AugmentationDialog)
        assert made.note.isVisible() == is_said
        made.reject()


def test_every_item_has_a_row_in_the_dialog() -> None:
    assert {name for name, _, _ in _ITEMS} == set(RANGES)


def test_the_mask_lies_over_the_patch_in_the_colours_of_the_classes() -> None:
    image, mask = np.full((2, 2, 3), 100, np.uint8), np.array([[0, 1], [IGNORE, IGNORE]], np.uint8)
    shown = overlaid(image, mask, ClassList.from_names(["a", "b"]))
    assert (shown[1] == 100).all()
    assert (shown[0] != 100).any(axis=-1).all()
    assert not np.array_equal(shown[0, 0], shown[0, 1])


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("rotate", 45.0, "any angle"),
        ("rotate", 12.0, "± 12°"),
        ("scale", 1.0, "off"),
        ("noise", 0.012, "1.2 %"),
    ],
)
def test_values_are_told_as_people_read_them(name: str, value: float, text: str) -> None:
    assert value_text(name, value) == text


def test_it_tells_what_the_images_led_to_and_why(dialog: AugmentationDialog) -> None:
    # A straight edge between two halves: what people build.
    assert "Upright" in dialog.why.text()
    assert "6 images, not yet accepted" in dialog.why.text()
    assert not dialog.sliders["rotate"].isEnabled()


def test_a_key_on_a_slider_changes_the_variants_and_not_the_patch(
    shell: Shell, dialog: AugmentationDialog
) -> None:
    before = pictures(dialog)
    slider = dialog.sliders["contrast"]
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_End)
    assert dict(dialog.choice.items) == {"contrast": RANGES["contrast"][1]}
    wait_for_other_pictures(shell, dialog, before)
    assert pictures(dialog)[0] == before[0]
    QTest.mouseClick(dialog.back["contrast"], Qt.MouseButton.LeftButton)
    assert dialog.choice == AugmentChoice()
    shell.wait(lambda: pictures(dialog) == before)


def test_draw_again_draws_again(shell: Shell, dialog: AugmentationDialog) -> None:
    before = pictures(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    wait_for_other_pictures(shell, dialog, before)
    again = pictures(dialog)
    assert len(again) == len(before)
    assert again != before
    assert dialog.choice == AugmentChoice()


def test_without_any_change_all_pictures_are_the_patch(shell: Shell, dialog: AugmentationDialog) -> None:
    QTest.keyClick(dialog.level, Qt.Key.Key_Down)
    shell.wait(lambda: len(set(pictures(dialog))) == 1)
    assert "left as they are" in dialog.why.text()


def test_what_is_taken_is_remembered_by_the_project_and_learned_with(
    shell: Shell, dialog: AugmentationDialog
) -> None:
    QTest.keyClick(dialog.orientation, Qt.Key.Key_Down)
    QTest.keyClick(dialog.sliders["noise"], Qt.Key.Key_End)
    box = dialog.findChild(QDialogButtonBox)
    QTest.mouseClick(box.button(QDialogButtonBox.StandardButton.Ok), Qt.MouseButton.LeftButton)
    expected = AugmentChoice("auto", "any", (("noise", 0.2),))
    assert shell.session.writable_learner().choices.augment == expected
    assert remembered_choices(shell.session.project).augment == expected


def test_leaving_it_changes_nothing(shell: Shell, dialog: AugmentationDialog) -> None:
    QTest.keyClick(dialog.sliders["noise"], Qt.Key.Key_End)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert shell.session.writable_learner().choices.augment == AugmentChoice()
    assert not shell.window.dialogs.shown


def test_it_closes_with_its_project(shell: Shell, dialog: AugmentationDialog) -> None:
    assert shell.window.dialogs.shown == [dialog]
    shell.controller.close_project()
    shell.wait(lambda: not shell.window.dialogs.shown)
    assert shell.controller.session is None
