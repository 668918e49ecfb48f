"""The cut card and the operations on the mask: what they show, what they ask, and their keys."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.refine import CutSettings
from engine.session import CUT_METHODS
from gui.actions import operation_specs
from gui.cut_choices import (
    CRF_STEPS,
    CutChoices,
    favour_at,
    position_of,
    reach_at,
    settings_for,
    smoothness_at,
)
from gui.panels.cut import CutPanel
from gui.settings import Settings
from gui.style.theme import Theme
from tests.gui.shell.helpers import Shell


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme) -> CutPanel:
    made = CutPanel(theme, [QAction("Smooth"), QAction("Fill")])
    qtbot.addWidget(made)
    made.resize(320, 400)
    with qtbot.waitExposed(made):
        made.show()
    return made


def class_pixels(shell: Shell, class_id: int) -> int:
    image = shell.session.image
    assert image is not None
    return int((image.shown(image.rect) == class_id).sum())


def scribble_both(shell: Shell) -> None:
    """Scribble class 0 on the dark half, class 1 on the bright one, and wait for the cut."""
    shell.window.tools.choose_tool("scribble")
    for class_id, x in ((0, 12), (1, 80)):
        shell.window.tools.choose_class(class_id)
        shell.draw((20, x), (44, x))
    image = shell.session.image
    assert image is not None
    shell.wait(lambda: image.preview is not None and not shell.session.busy.is_refining)


# ---- places of sliders


def test_the_middle_of_the_sliders_is_the_engines_own() -> None:
    base = CutSettings()
    assert settings_for(CutChoices(), base, base.smoothness) == replace(base, auto_smoothness=True)


def test_the_ends_of_the_sliders_go_where_their_words_say() -> None:
    assert smoothness_at(0.0, 16.0) < 16.0 < smoothness_at(1.0, 16.0)
    assert reach_at(0.0) < reach_at(0.5) < reach_at(0.9) < math.inf
    assert reach_at(1.0) == math.inf
    assert favour_at(-1.0) < favour_at(-0.1) < 0.0 < favour_at(0.1) < favour_at(1.0)


def test_each_class_has_a_size_of_its_own_and_none_when_it_is_back_in_the_middle() -> None:
    choices = CutChoices().with_size(1, 0.5).with_size(2, -1.0)
    assert (choices.size_of(1), choices.size_of(2), choices.size_of(0)) == (0.5, -1.0, 0.0)
    assert choices.with_size(1, 0.0).sizes == ((2, -1.0),)


# ---- the card


def test_the_chooser_names_every_way_in_plain_words(panel: CutPanel) -> None:
    shown = [panel.chooser.itemText(index) for index in range(panel.chooser.count())]
    assert shown == [method.title for method in CUT_METHODS]


@pytest.mark.parametrize("method", CUT_METHODS, ids=lambda method: method.name)
def test_only_the_sliders_that_make_a_difference_are_shown(panel: CutPanel, method: object) -> None:
    name, options = method.name, method.used_settings  # type: ignore[attr-defined]
    panel.show_more(True)
    panel.show_choices(CutChoices(method=name))
    shown = {
        "smoothness": panel._shares["smoothness"].slider.isVisible(),
        "prior_weight": panel._shares["blend"].slider.isVisible(),
        "texture": panel._shares["texture"].slider.isVisible(),
        "reach": panel._shares["reach"].slider.isVisible(),
        "favour": panel.class_size.slider.isVisible(),
        "crf_steps": panel.crf_steps.slider.isVisible(),
    }
    assert {option for option, is_shown in shown.items() if is_shown} == set(options)


def test_showing_choices_tells_nobody_and_moving_a_slider_tells_all(panel: CutPanel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(panel.moved):
        panel.show_choices(CutChoices(method="densecrf", smoothness=0.2, blend=0.9, crf_steps=10))
    with qtbot.waitSignal(panel.moved) as told:
        panel.crf_steps.slider.setValue(1)
    assert told.args == [CutChoices(method="densecrf", smoothness=0.2, blend=0.9, crf_steps=CRF_STEPS[1])]
    assert panel.crf_steps.value.text() == "1 round"


def test_a_double_click_brings_a_slider_home(panel: CutPanel, qtbot: QtBot) -> None:
    slider = panel._shares["smoothness"].slider
    slider.setValue(3)
    with qtbot.waitSignal(panel.moved):
        QTest.mouseDClick(slider, Qt.MouseButton.LeftButton)
    assert slider.value() == 50


def test_no_word_of_the_card_is_cut_off(panel: CutPanel) -> None:
    panel.show_more(True)
    panel.show_choices(CutChoices(method="graphcut"))
    rows = [*panel._shares.values(), panel.class_size]
    short = [
        part.text()
        for row in rows
        for part in (row.name, row.value)
        if part.width() < part.fontMetrics().horizontalAdvance(part.text())
    ]
    assert short == []


def test_more_shows_the_rare_sliders_and_tells(panel: CutPanel, qtbot: QtBot) -> None:
    panel.show_choices(CutChoices(method="graphcut"))
    low = panel.sizeHint().height()
    assert panel._shares["smoothness"].slider.isVisible()
    assert not panel._shares["reach"].slider.isVisible()
    with qtbot.waitSignal(panel.more_toggled):
        panel.more.click()
    assert panel._shares["reach"].slider.isVisible()
    assert panel.sizeHint().height() > low


def test_while_correcting_reach_is_in_sight_and_what_only_a_new_mask_tells_is_off(panel: CutPanel) -> None:
    panel.show_choices(CutChoices(method="graphcut"))
    tip = panel.auto_smoothness.toolTip()
    panel.show_correction(True)
    assert panel._shares["reach"].slider.isVisible()
    assert not panel._shares["texture"].slider.isVisible()
    assert panel.note.isVisible()
    assert "Reach" in panel.note.text()
    panel.set_editable(True)
    assert not panel.auto_smoothness.isEnabled()
    assert "new mask" in panel.auto_smoothness.toolTip()
    without_reach = next(method.name for method in CUT_METHODS if "reach" not in method.used_settings)
    panel.show_choices(CutChoices(method=without_reach))
    assert "Reach" not in panel.note.text()
    panel.show_correction(False)
    panel.show_choices(CutChoices(method="graphcut"))
    assert not panel._shares["reach"].slider.isVisible()
    assert panel.auto_smoothness.isEnabled()
    assert panel.auto_smoothness.toolTip() == tip


def test_an_unknown_way_in_the_settings_shows_as_the_first(panel: CutPanel, settings: Settings) -> None:
    settings.cut = CutChoices(method="gone", texture=0.25)
    panel.show_choices(settings.cut)
    assert panel.chooser.currentIndex() == 0
    assert settings.cut.texture == 0.25


def test_sizes_of_classes_are_not_remembered_but_the_rest_is(settings: Settings) -> None:
    settings.cut = CutChoices("densecrf", 0.1, 0.2, 0.3, 0.4, 10, False, ((1, 0.5),))
    assert settings.cut == CutChoices("densecrf", 0.1, 0.2, 0.3, 0.4, 10, False)


def test_the_slider_stands_where_the_scribbles_have_put_the_smoothness(panel: CutPanel) -> None:
    told: list[CutChoices] = []
    panel.moved.connect(told.append)
    slider = panel._shares["smoothness"].slider
    panel.show_smoothness(position_of(4.0, 16.0))
    assert slider.value() == round(100 * position_of(4.0, 16.0)) < 50
    assert told == []
    panel.show_choices(replace(CutChoices(), blend=0.9))
    assert slider.value() < 50, "another slider does not move it back"
    QTest.mouseClick(panel.auto_smoothness, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert (told[-1].auto_smoothness, told[-1].smoothness) == (False, slider.value() / 100)
    QTest.keyClick(panel.auto_smoothness, Qt.Key.Key_Space)
    assert told[-1].auto_smoothness
    assert told[-1].smoothness == CutChoices().smoothness
    # What the scribbles have chosen is shown on.
    assert slider.value() < 50
    slider.setValue(70)
    assert (told[-1].auto_smoothness, told[-1].smoothness) == (False, 0.7)
    assert not panel.auto_smoothness.isChecked()


def test_the_texture_stands_where_the_scribbles_have_put_it_until_it_is_moved(panel: CutPanel) -> None:
    told: list[CutChoices] = []
    panel.moved.connect(told.append)
    panel.show_more(True)
    slider, box = panel._shares["texture"].slider, panel.auto_texture
    assert box.isVisible()
    assert not box.isChecked()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert told.pop().auto_texture
    panel.show_texture(0.5)
    assert (slider.value(), told) == (50, [])
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert (told[-1].auto_texture, told[-1].texture, told[-1].auto_smoothness) == (False, 0.5, True)
    slider.setValue(80)
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert (told[-1].auto_texture, told[-1].texture) == (True, 0.0), "colours until scribbles tell"
    assert slider.value() == 50, "they have told already"
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert (told[-1].auto_texture, told[-1].texture) == (False, slider.value() / 100)
    assert panel.auto_smoothness.isChecked()
    assert not box.isChecked()


def test_auto_texture_is_off_at_first_and_remembered(settings: Settings) -> None:
    assert not settings.cut.auto_texture
    settings.cut = replace(settings.cut, auto_texture=True, texture=0.0)
    assert settings.cut.auto_texture
    settings.cut = replace(settings.cut, auto_texture=False)
    assert not settings.cut.auto_texture


@pytest.mark.parametrize("smoothness", [1.6, 4.0, 16.0, 100.0])
def test_a_smoothness_has_one_place_on_its_slider(smoothness: float) -> None:
    assert smoothness_at(position_of(smoothness, 16.0), 16.0) == pytest.approx(smoothness)


# ---- in the window


def test_the_slider_in_the_window_follows_the_choice_of_the_scribbles(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    assert shell.window.workspace is not None
    panel = shell.window.workspace.cut
    panel.show_more(True)
    QTest.keyClick(panel.auto_texture, Qt.Key.Key_Space)
    assert shell.session.cut_settings.auto_texture
    shell.session.events.texture_chosen.emit(0.5)
    assert shell.window.workspace is not None
    assert shell.window.workspace.cut._shares["texture"].slider.value() == 50
    assert shell.session.cut_settings.texture == 0.0


def test_moving_a_slider_makes_the_cut_in_sight_anew(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    scribble_both(shell)
    image = shell.session.image
    assert image is not None
    first = image.preview
    assert shell.window.workspace is not None
    shell.window.workspace.cut._shares["smoothness"].slider.setValue(80)
    shell.wait(lambda: image.preview is not None and image.preview is not first)
    assert shell.session.cut_settings.smoothness > CutSettings().smoothness


def test_v_goes_through_the_ways_to_cut_and_the_card_follows(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.window.canvas.setFocus()
    shell.press(Qt.Key.Key_V)
    assert shell.session.cut_settings.method == CUT_METHODS[1].name
    assert shell.window.workspace is not None
    assert shell.window.workspace.cut.chooser.currentText() == CUT_METHODS[1].title


@pytest.mark.parametrize(("key", "step"), [(Qt.Key.Key_Equal, 64), (Qt.Key.Key_Minus, -64)])
def test_plus_and_minus_move_the_boundary_by_a_pixel_and_undo_brings_it_back(
    shell: Shell, folder: Path, key: Qt.Key, step: int
) -> None:
    shell.open(folder)
    scribble_both(shell)
    shell.apply()
    before = class_pixels(shell, 1)
    shell.see()
    shell.press(key)
    assert class_pixels(shell, 1) == before + step
    shell.press_ctrl(Qt.Key.Key_Z)
    assert class_pixels(shell, 1) == before


def test_an_operation_takes_the_cut_in_sight_along(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    scribble_both(shell)
    before = class_pixels(shell, 1)
    shell.see()
    shell.press(Qt.Key.Key_Equal)
    image = shell.session.image
    assert image is not None
    # The key waits for a cut that is not on the screen yet.
    shell.wait(lambda: image.preview is None)
    assert class_pixels(shell, 1) == before + 64
    assert "Grow by a pixel" in shell.window.action_set["undo"].text()


def test_islands_are_removed_up_to_the_size_in_the_panel(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    scribble_both(shell)
    shell.apply()
    before = class_pixels(shell, 1)
    shell.window.tools.choose_tool("brush")
    shell.window.tools.set_radius_px(2.0)
    shell.draw((30, 10), (30, 12))
    assert class_pixels(shell, 1) > before
    assert shell.window.workspace is not None
    shell.window.workspace.cut.island_box.setValue(5)
    shell.see()
    shell.press(Qt.Key.Key_I)
    assert class_pixels(shell, 1) > before
    shell.window.workspace.cut.island_box.setValue(60)
    shell.see()
    shell.press(Qt.Key.Key_I)
    assert class_pixels(shell, 1) == before


def test_an_operation_without_effect_says_so(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    scribble_both(shell)
    shell.apply()
    shell.see()
    shell.press(Qt.Key.Key_H)
    assert any("would change" in summary for summary in shell.names_of_notices())


@pytest.mark.parametrize("action", [spec.id for spec in operation_specs()])
def test_operations_need_an_image_that_may_be_changed(shell: Shell, action: str) -> None:
    assert not shell.window.action_set[action].isEnabled()


def test_a_new_session_starts_with_every_class_at_its_own_size(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.window.tools.cut.set(CutChoices().with_size(1, 0.8))
    assert shell.session.cut_settings.favour != ()
    shell.controller.close_project()
    shell.open(folder)
    assert shell.session.cut_settings.favour == ()


def test_the_card_follows_whether_a_mask_is_corrected(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    workspace = shell.window.workspace
    assert workspace is not None
    shell.window.tools.choose_tool("brush")
    shell.draw((4, 4), (4, 20))
    assert workspace.cut.auto_smoothness.isEnabled(), "what a hand painted is nothing to correct"
    scribble_both(shell)
    assert workspace.cut.auto_smoothness.isEnabled()
    shell.apply()
    shell.wait(lambda: not workspace.cut.auto_smoothness.isEnabled())
    assert not workspace.cut._shares["reach"].slider.isHidden()
    shell.press_ctrl(Qt.Key.Key_Z)
    shell.wait(workspace.cut.auto_smoothness.isEnabled)
