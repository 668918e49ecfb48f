"""Choosing a ready model: what is asked, what is offered, what then begins."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.session.prediction.project_ready_models import READY_MODELS
from gui.dialogs.ready import ReadyDialog, figures_text
from tests.gui.shell.helpers import Shell

QUICK = "voc-deeplab-v3-mobilenet"


Requests = list[tuple[str, list[str]]]


def dialog(bot: QtBot, missing: list[str], *, has_known: bool) -> tuple[ReadyDialog, Requests]:
    made = ReadyDialog(READY_MODELS, missing, has_known=has_known)
    bot.addWidget(made)
    asked: Requests = []
    made.use_requested.connect(lambda name, add: asked.append((name, add)))
    return made, asked


def tick(made: ReadyDialog, name: str) -> None:
    (item,) = made.add_classes.findItems(name, Qt.MatchFlag.MatchExactly)
    item.setCheckState(Qt.CheckState.Checked)


def test_the_texts_say_what_it_costs_and_brings() -> None:
    assert figures_text(READY_MODELS[0]) == "42 MB, mean IoU 60.3 % on photographs of COCO"


def test_the_quick_one_is_offered_first(qtbot: QtBot) -> None:
    made, asked = dialog(qtbot, ["dog", "cat"], has_known=False)
    tick(made, "cat")
    made.use_button.click()
    assert asked == [(QUICK, ["cat"])]


def test_another_one_can_be_chosen_without_new_classes(qtbot: QtBot) -> None:
    made, asked = dialog(qtbot, ["cat"], has_known=True)
    made.choices.button(3).setChecked(True)
    made.use_button.click()
    assert asked == [(READY_MODELS[3].name, [])]


def test_without_any_common_class_it_could_show_nothing(qtbot: QtBot) -> None:
    made, _ = dialog(qtbot, ["dog"], has_known=False)
    assert not made.use_button.isEnabled()
    assert "tick one" in made.hint.text()
    tick(made, "dog")
    assert made.use_button.isEnabled()


def test_the_action_opens_the_dialog_and_the_status_line_tells(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.window.action_set["ready_model"].trigger()
    made = shell.window.findChild(ReadyDialog)
    assert made is not None
    assert made.add_classes.count() == 20  # VOC's; the project has the background only
    assert made.ticked() == []
    tick(made, "person")
    made.use_button.click()
    # The tests run with HF_HUB_OFFLINE, and no weights are here.
    shell.wait(lambda: any("not on this machine" in name for name in shell.names_of_notices()))
    assert shell.session.busy.files is None
