"""The real window and every dialog in a language of brackets: nothing is left untranslated, and all fits."""

from __future__ import annotations

import platform
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from engine.formats.catalog import READERS, WRITERS
from engine.formats.class_templates import CLASS_TEMPLATES
from engine.models.catalog import ARCHITECTURES
from engine.models.pretrained.ready_models import VOC_CLASSES
from engine.session import Notice
from gui.actions import ACTIONS
from gui.language.catalogue.files import all_texts
from gui.language.languages import LANGUAGES
from gui.logs import log_file
from gui.panels import screen_fit
from gui.tools import TOOLS
from tests.gui.shell import test_small_screens as small
from tests.gui.shell.helpers import Shell
from tests.gui.shell.test_small_screens import OPENERS, SMALL, assert_buttons_in_sight, in_sight, openers
from tests.helpers.pseudo_language import left_outside, pseudo_language, shown_texts

LONGER = 0.4
"""Length that a text gains in the longest of the languages."""
_LETTERS = re.compile(r"[^\W\d_]{2,}")
PROPER = {
    *("Inkling", "px", "MB", "GB", "ms", "PNG", "JPEG", "TIFF", "COCO", "YOLO", "CSV", "JSON", "ONNX", "Qt"),
    *(
        "CVAT",
        *("Label", "Studio"),
        *("https", "labels", "example", "org"),
        "labelme",
        "Photoshop",
        "napari",
        "MIT",
        "Python",
        "float",
        "bfloat",
        "FCN",
        "Otsu",
        "IoU",
        "Dice",
        "DPI",
        "ID",
        "RGB",
        "GPU",
        "CPU",
    ),
}
"""Names of formats, programs, measures and units, the same in every language."""
KEYS = {
    word for spec in ACTIONS for key in spec.keys for word in _LETTERS.findall(QKeySequence(key).toString())
} | {"Ctrl", "Shift", "Alt", "Home", "End", "Del", "Backspace", "Enter", "Return", "Left", "Right"}


@pytest.fixture(scope="module")
def texts() -> frozenset[str]:
    return frozenset(text.source for text in all_texts())


@pytest.fixture
def brackets(qapp: QApplication, texts: frozenset[str]) -> Iterator[None]:
    with pseudo_language(texts):
        yield


@pytest.fixture
def longer(qapp: QApplication, texts: frozenset[str]) -> Iterator[None]:
    with pseudo_language(texts, LONGER):
        yield


def names_of_user(shell: Shell, folder: Path) -> set[str]:
    """Words of paths, images, classes and the project, of this machine, and ids of networks."""
    session = shell.session
    given = [
        str(folder),
        str(session.project.path),
        session.project.name,
        str(log_file()),
        platform.platform(),
    ]
    given += VOC_CLASSES.names
    given += [entry.name for template in CLASS_TEMPLATES for entry in template.entries()]
    given += [template.title for template in CLASS_TEMPLATES] + [info.name for info in ARCHITECTURES]
    given += [row.name for row in session.project.images.rows()]
    given += [info.name for info in session.classes.present]
    # Names of programs and formats stay; those with other words beside them are translated.
    given += [row.title for row in (*READERS.values(), *WRITERS.values()) if " " not in row.title]
    return {word for text in given for word in _LETTERS.findall(text)}


def untranslated(root: QWidget, known: set[str]) -> dict[str, str]:
    QApplication.processEvents()
    return {text: where for where, text in shown_texts(root) if left_outside(text, known)}


def known_words(shell: Shell, folder: Path) -> set[str]:
    titles = {word for language in LANGUAGES for word in _LETTERS.findall(language.title)}
    return PROPER | KEYS | titles | names_of_user(shell, folder)


def test_nothing_of_the_window_and_its_dialogs_is_left_untranslated(
    brackets: None, shell: Shell, folder: Path
) -> None:
    window = shell.window
    found = {"welcome": untranslated(window, PROPER | KEYS)}
    shell.open(folder)
    known = known_words(shell, folder)
    found["window"] = untranslated(window, known)
    for spec in ACTIONS:
        action = window.action_set[spec.id]
        for text in (action.text(), action.toolTip(), action.iconText()):
            if left_outside(text, known):
                found["actions"] = found.get("actions", {}) | {text: spec.id}
    for tool in TOOLS:
        window.tools.choose_tool(tool.id)
        found[tool.id] = untranslated(window, known)
    shell.draw((10, 10), (50, 20))
    window.notices.show_notice(Notice("Undo the acceptance first.", "Undo the acceptance first."))
    found["after drawing"] = untranslated(window, known)
    window.notices.clear()
    for name in OPENERS:
        openers(shell, folder)[name]()
        shell.wait(lambda: bool(window.dialogs.shown))
        found[name] = untranslated(window.dialogs.shown[-1], known)
        window.dialogs.close_all()
        QApplication.processEvents()
    wrong = {place: texts for place, texts in found.items() if texts}
    assert wrong == {}, "\n".join(
        f"{place}: {where}: {text!r}" for place, texts in wrong.items() for text, where in texts.items()
    )


def test_every_dialog_fits_a_small_screen_with_longer_texts(
    longer: None, shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen_fit, "available_size", lambda _dialog: SMALL)
    shell.open(folder)
    shell.window.resize(SMALL)
    wrong = []
    for name in OPENERS:
        openers(shell, folder)[name]()
        shell.wait(lambda: bool(shell.window.dialogs.shown))
        try:
            assert_buttons_in_sight(shell.window.dialogs.shown[-1], SMALL)
        except AssertionError as error:
            wrong.append(f"{name}: {error}")
        shell.window.dialogs.close_all()
        QApplication.processEvents()
    assert wrong == [], "\n".join(wrong)


def test_the_window_keeps_its_buttons_with_longer_texts(longer: None, shell: Shell, folder: Path) -> None:
    small.test_the_window_shows_accept_and_apply_and_all_of_its_tool_bar(shell, folder)
    assert small.lost_buttons(shell) == []


def test_the_window_fits_a_small_screen_with_longer_texts(longer: None, shell: Shell, folder: Path) -> None:
    window = shell.window
    window.resize(SMALL)
    shell.open(folder)
    workspace, canvas = window.workspace, window.canvas
    assert workspace is not None
    shell.wait(lambda: canvas.width() * 2 >= SMALL.width())
    assert window.size() == SMALL
    window.status.busy.show_work("Cutting roughly, until the cut is prepared" * 2, None, can_cancel=True)
    window.status.show_part("The first of 12 pages and three of four channels are shown.")
    assert window.minimumSizeHint().width() <= SMALL.width()
    workspace.to_list.click()
    shell.wait(lambda: workspace.images.isVisible() and canvas.width() * 2 >= SMALL.width())
    assert in_sight(window.status, window)
    assert window.size() == SMALL


def test_the_palette_finds_an_action_by_its_translation_and_by_its_english_name(
    brackets: None, shell: Shell, folder: Path
) -> None:
    from gui.dialogs.palette.dialog import PaletteDialog

    shell.open(folder)
    shell.window.dialogs.palette()
    dialog = shell.window.dialogs.shown[-1]
    assert isinstance(dialog, PaletteDialog)
    for typed in ("⟦Smooth the boundary⟧", "smooth the boundary"):
        dialog.search.setText(typed)
        assert "Smooth the boundary" in str(dialog.view.model().index(0, 0).data(Qt.ItemDataRole.DisplayRole))
    shell.window.dialogs.close_all()
