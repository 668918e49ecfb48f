"""Names of the user's are shown as they stand, in any part of the window: no markup, no key marks."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QGroupBox,
    QLabel,
    QMenu,
    QTextEdit,
    QWidget,
)

from engine.core import ClassList, ModelId
from engine.session import Notice, Question
from engine.session.state import Answer
from engine.storage import ModelRecord, Project
from gui import plain_text
from gui.panels.question_bar import QuestionBar
from tests.gui.shell.helpers import Shell

HOSTILE = {
    "markup": "<b>x</b><img src=a.png>",
    "entity": "a &lt; b &amp; c",
    "mnemonic": "&Leaf && more",
    "long": "n" * 200,
    "rtl": "\u202eחתול",
    "line break": "one\ntwo",
    "place of a mark": "a [*] b",
}


def texts_of(widget: QObject) -> Iterator[tuple[str, str]]:
    """(What kind, text) of everything in a widget that Qt could read as rich text."""
    if isinstance(widget, QWidget):
        yield "tool tip", widget.toolTip()
        yield "what is this", widget.whatsThis()
        yield "status tip", widget.statusTip()
    if isinstance(widget, QLabel) and widget.textFormat() is not Qt.TextFormat.PlainText:
        yield "label", widget.text()
    if isinstance(widget, QTextEdit):
        yield "text", widget.toPlainText()
    if isinstance(widget, QAction):
        yield "tool tip of an action", widget.toolTip()
        yield "what is this of an action", widget.whatsThis()
    model = widget.model() if isinstance(widget, QAbstractItemView | QComboBox) else None
    if model is not None:
        for row in range(min(50, model.rowCount())):
            index = model.index(row, 0)
            yield "tool tip of a row", str(index.data(Qt.ItemDataRole.ToolTipRole) or "")


def key_marks_of(widget: QObject) -> Iterator[str]:
    """Texts in which "&" underlines a letter."""
    if isinstance(widget, QAbstractButton | QAction):
        yield widget.text()
    if isinstance(widget, QGroupBox | QMenu):
        yield widget.title()


def check(top: QWidget) -> None:
    """Nothing in `top` is rich text, and the user's "&" is no mark for a key."""
    everything: list[QObject] = [top, *top.findChildren(QWidget), *top.findChildren(QAction)]
    for part in everything:
        for kind, text in texts_of(part):
            assert not Qt.mightBeRichText(text), f"{kind} of {type(part).__name__}: {text!r}"
        for text in key_marks_of(part):
            assert "&Leaf" not in text.replace("&&", "&\0"), f"{type(part).__name__} marks a key in {text!r}"


@pytest.fixture(params=list(HOSTILE))
def hostile(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path]:
    """A name, and a project in which images, classes, a model and the project itself have it."""
    name = HOSTILE[request.param]
    images = tmp_path / "images"
    images.mkdir()
    for number in range(2):
        file = images / f"{name.replace('/', '_')} {number}.png"
        Image.fromarray(np.full((40, 60, 3), 90 * number, np.uint8)).save(images / "plain.png")
        shutil.move(images / "plain.png", file)
    classes = ClassList.from_names(["background", name.replace("\n", " "), "other"])
    path = tmp_path / "p.inkling"
    with Project.create(path, name=name, classes=classes) as project:
        project.images.add_folder(images)
        for number in range(2):
            file = project.models_dir / f"{number}.safetensors"
            file.touch()
            # The one name that the program gives, and that has no line breaks.
            model = ModelId(f"{' '.join(name[:60].splitlines())} {number}")
            project.models.add(ModelRecord(model, file, "2026-01-01T00:00:00+00:00"))
        project.models.set_current(model)
    return name, path


DIALOGS = ["model_card", "shortcuts", "past_notices", "about", "export", "effort", "instance_settings"]


def test_no_part_of_the_window_reads_a_name_as_markup(shell: Shell, hostile: tuple[str, Path]) -> None:
    name, path = hostile
    shell.window.welcome.show_recent([path.with_name(f"{name[:80]}.inkling".replace("/", "_"))])
    check(shell.window)
    shell.open(path)
    shell.window.notices.show_notice(Notice(f"{name}: something happened.", f"Look at {name}."))
    assert shell.window.workspace is not None
    shell.window.workspace.model.earlier_button.setChecked(True)
    shell.window.workspace.images.show_reason(name, name)
    shell.press(Qt.Key.Key_B)
    shell.draw((20, 20), (20, 40))
    for action in ("remove_images", "add_class"):
        shell.window.action_set[action].trigger()
        shell.rest(30)
        check(shell.window)
    assert "\n" not in shell.window.windowTitle()
    assert "\n" not in shell.window.action_set["undo"].text()
    assert len(shell.window.action_set["undo"].text()) < 90


@pytest.mark.parametrize("action", DIALOGS)
def test_no_dialog_reads_a_name_as_markup(shell: Shell, tmp_path: Path, folder: Path, action: str) -> None:
    name = HOSTILE["markup"]
    shell.open(folder)
    shell.session.set_classes(shell.session.classes.with_changed(1, name=name))
    shell.window.notices.show_notice(Notice(name, name))
    shell.window.action_set[action].trigger()
    shell.wait(lambda: any(isinstance(w, QDialog) and w.isVisible() for w in QApplication.topLevelWidgets()))
    dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    assert dialogs
    for dialog in dialogs:
        check(dialog)
    shell.window.dialogs.close_all()


@pytest.mark.parametrize("name", HOSTILE.values())
def test_a_question_shows_names_as_they_stand(shell: Shell, name: str) -> None:
    bar = QuestionBar(Question(name, name, (Answer("key", name, name),)))
    check(bar)
    shown = [label.text() for label in bar.findChildren(QLabel)]
    assert any(name.split()[0][:5] in text.replace("\u2060", "") for text in shown), shown


def test_plain_text_is_not_changed_and_hostile_text_looks_the_same() -> None:
    assert plain_text.tip("cell 3 (key 2)") == "cell 3 (key 2)"
    for name in HOSTILE.values():
        assert not Qt.mightBeRichText(plain_text.tip(name))
        assert plain_text.tip(name).replace("\u2060", "") == name
    assert plain_text.caption("a & b") == "a && b"
    assert plain_text.title("a [*] b\nc") == "a [*][*] b c"
