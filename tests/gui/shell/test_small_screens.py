"""Small screens: buttons of the window and of every dialog stay in sight at 1280 x 680, scale 1 and 2."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from engine.storage.records import ClassUse
from gui.dialogs.importing.problems import ImportProblem
from gui.dialogs.network import NetworkDialog
from gui.dialogs.preferences.dialog import PreferencesDialog
from gui.dialogs.text_line import TextLineDialog
from gui.language.sentences import sentence
from gui.links import dialog_opener
from gui.links.dialog_opener import DialogOpener
from gui.panels import screen_fit
from gui.panels.card import label
from gui.panels.rows.wrap_row import WrapRow
from gui.settings import Settings
from gui.style.theme import Theme
from gui.window import DEFAULT_SIZE, MainWindow
from tests.gui.shell.helpers import Shell

LONG_PROBLEM = (
    "The labels of 1 image are not accepted, as a colour stands for another number in them than in others: "
    "a.png."
)
SMALL = QSize(640, 340)
"""Logical pixels of a screen of 1280 x 680 at scale 2."""
WIDE = QSize(1280, 680)
SIZES = (SMALL, WIDE)
NAMES = ("scale 2", "scale 1")


@pytest.fixture(params=SIZES, ids=NAMES)
def screen(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> QSize:
    size: QSize = request.param
    monkeypatch.setattr(screen_fit, "available_size", lambda _dialog: size)
    return size


def in_sight(widget: QWidget, frame: QWidget) -> bool:
    """Whether all of a widget lies within the window and within every scroll area around it."""
    place = QRect(widget.mapTo(frame, QPoint(0, 0)), widget.size())
    if not frame.rect().contains(place):
        return False
    parent = widget.parentWidget()
    while parent is not None and parent is not frame:
        if not parent.rect().contains(QRect(widget.mapTo(parent, QPoint(0, 0)), widget.size())):
            return False
        parent = parent.parentWidget()
    return True


def _is_cut(button: QAbstractButton) -> bool:
    words = button.fontMetrics().horizontalAdvance(button.text().replace("&", ""))
    is_icon_alone = (
        isinstance(button, QToolButton) and button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
    )
    return not is_icon_alone and button.width() < words


def _sides(shell: Shell) -> list[QScrollArea]:
    workspace = shell.window.workspace
    assert workspace is not None
    areas = workspace.findChildren(QScrollArea)
    return [area for area in areas if area.objectName() == "sidebar" and area.isVisible()]


def _fits(area: QScrollArea) -> bool:
    content = area.widget()
    return content is not None and content.width() <= area.viewport().width()


def last_row_buttons(dialog: QDialog) -> list[QAbstractButton]:
    """Visible buttons that are not part of the contents, which may scroll."""
    inner = {w for area in dialog.findChildren(QScrollArea) for w in area.findChildren(QAbstractButton)}
    return [b for b in dialog.findChildren(QAbstractButton) if b.isVisible() and b not in inner]


def openers(shell: Shell, folder: Path) -> dict[str, Callable[[], object]]:
    dialogs, session = shell.window.dialogs, shell.session
    return {
        "new_project": lambda: dialogs.new_project(folder),
        "export": dialogs.export,
        "import_labels": dialogs.import_labels,
        "labelling_server": dialogs.labelling_server,
        "import_problems": lambda: dialogs.import_problems([ImportProblem("a.png", sentence(LONG_PROBLEM))]),
        "backups": dialogs.backups,
        "check_project": lambda: dialogs.check_project(session.project.path),
        "check_machine": dialogs.check_machine,
        "instance_settings": dialogs.instance_settings,
        "effort": dialogs.effort,
        "ready_models": dialogs.ready_models,
        "dropped": lambda: dialogs.dropped([folder]),
        "delete_class": lambda: dialogs.delete_class(ClassUse(1, {}, False), False),
        "class_group": lambda: dialogs.class_group((1,), ""),
        "class_templates": dialogs.class_templates,
        "class_counts": dialogs.class_counts,
        "audit": dialogs.audit,
        "review_wall": dialogs.review_wall,
        "statistics": dialogs.statistics,
        "project_settings": dialogs.project_settings,
        "project_name": dialogs.project_name,
        "image_group": lambda: dialogs.image_group([row.id for row in session.project.images.rows()]),
        "image_tags": lambda: dialogs.image_tags([row.id for row in session.project.images.rows()]),
        "sort_by_tag": dialogs.sort_by_tag,
        "image_label": lambda: dialogs.image_label(session.project.images.rows()[0].id),
        "image_planes": lambda: dialogs.image_planes(session.project.images.rows()[0].id),
        "pretrain": dialogs.pretrain,
        "networks": dialogs.networks,
        "augmentation": dialogs.augmentation,
        "model_cards": dialogs.model_cards,
        "shortcuts": dialogs.shortcuts,
        "palette": dialogs.palette,
        "preferences": dialogs.preferences,
        "past_notices": dialogs.past_notices,
        "about": dialogs.about,
    }


OPENERS = sorted(n for n in vars(DialogOpener) if not n.startswith(("_", "close_")))


def assert_buttons_in_sight(dialog: QDialog, screen: QSize) -> None:
    QApplication.processEvents()
    assert dialog.width() <= screen.width()
    assert dialog.height() <= screen.height()
    buttons = last_row_buttons(dialog)
    hidden = [b.text() for b in buttons if not in_sight(b, dialog)]
    assert not hidden, f"{type(dialog).__name__} at {dialog.size()}: {hidden}"
    cut = [(b.text(), b.width(), b.sizeHint()) for b in buttons if _is_cut(b)]
    assert not cut, f"{type(dialog).__name__}: {cut}"


@pytest.mark.parametrize("name", OPENERS)
def test_every_dialog_has_its_buttons_and_its_keyboard_on_a_small_screen(
    looked_at: tuple[Shell, Path], screen: QSize, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    shell, folder = looked_at
    chosen: list[QWidget | None] = []

    def fit_watched(dialog: QDialog) -> None:
        chosen.append(dialog.focusWidget())
        screen_fit.fit_screen(dialog)

    monkeypatch.setattr(dialog_opener, "fit_screen", fit_watched)
    shell.window.resize(screen)
    openers(shell, folder)[name]()
    shell.wait(lambda: bool(shell.window.dialogs.shown))
    dialog = shell.window.dialogs.shown[-1]
    assert_buttons_in_sight(dialog, screen)
    assert screen != WIDE or sideways_px(dialog) == 0
    assert_keyboard_is_where_it_was_put(dialog, chosen[-1])
    assert_return_is_no_way_out(dialog)
    texts = [*(w.text() for w in dialog.findChildren(QLabel)), *_tips(dialog)]
    assert not [text for text in texts if "[[" in text]
    dialog.resize(dialog.minimumSizeHint())
    assert_buttons_in_sight(dialog, screen)
    shell.window.dialogs.close_all()


def sideways_px(dialog: QDialog) -> int:
    """How far the contents of a dialog have to be scrolled sideways to be seen whole."""
    area = dialog.findChild(QScrollArea)
    assert area is not None
    return area.horizontalScrollBar().maximum()


@pytest.mark.parametrize("width", [1024, 1136, 1280])
def test_the_pictures_of_augmentation_are_seen_without_scrolling_sideways(
    standing: Shell, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setattr(screen_fit, "available_size", lambda _dialog: QSize(width, 640))
    standing.window.dialogs.augmentation()
    dialog = standing.window.dialogs.shown[-1]
    QApplication.processEvents()
    assert dialog.width() <= width
    assert sideways_px(dialog) == 0
    standing.window.dialogs.close_all()


def test_the_advanced_part_of_the_networks_is_seen_without_scrolling_sideways(
    standing: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen_fit, "available_size", lambda _dialog: QSize(1280, 640))
    standing.window.dialogs.networks()
    dialog = standing.window.dialogs.shown[-1]
    assert isinstance(dialog, NetworkDialog)
    dialog.advanced_button.click()
    QApplication.processEvents()
    assert dialog.file_button.isVisible()
    assert sideways_px(dialog) == 0
    standing.window.dialogs.close_all()


def _tips(dialog: QDialog) -> list[str]:
    widgets = dialog.findChildren(QWidget)
    return [text for w in widgets for text in (w.toolTip(), w.accessibleDescription())]


def _takes_keys(widget: QWidget) -> bool:
    is_tabbed = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return is_tabbed and widget.isVisible() and widget.isEnabled()


def assert_keyboard_is_where_it_was_put(dialog: QDialog, chosen: QWidget | None) -> None:
    """Put nowhere, it is in the contents where they take keys: not on the buttons of the last row."""
    focus, area = dialog.focusWidget(), dialog.findChild(QScrollArea)
    assert area is not None
    if chosen is not None:
        assert focus is chosen
    elif any(_takes_keys(widget) for widget in area.findChildren(QWidget)):
        assert focus is not None
        assert area.isAncestorOf(focus), focus
    if isinstance(dialog, PreferencesDialog | TextLineDialog):
        assert isinstance(focus, QLineEdit)


def assert_return_is_no_way_out(dialog: QDialog) -> None:
    """Where a dialog asks something, Return in a field gives the answer or nothing; only Escape leaves."""
    roles = QDialogButtonBox.ButtonRole
    for box in dialog.findChildren(QDialogButtonBox):
        defaults = [box.buttonRole(b) for b in box.buttons() if isinstance(b, QPushButton) and b.isDefault()]
        if any(box.buttonRole(button) is roles.AcceptRole for button in box.buttons()):
            assert roles.RejectRole not in defaults, type(dialog).__name__


def cut_texts(dialog: QDialog) -> list[str]:
    """Texts over several lines of which not all lines are seen."""
    labels = [w for w in dialog.findChildren(QLabel) if w.isVisible() and w.wordWrap()]
    return [w.text() for w in labels if w.height() < w.heightForWidth(w.width())]


def test_buttons_that_wrap_in_a_narrow_dialog_stay_in_it(qapp: QApplication) -> None:
    dialog, buttons = QDialog(), WrapRow()
    for number in range(6):
        buttons.addWidget(QPushButton(f"Button with a long name {number}"))
    rows = QVBoxLayout(dialog)
    rows.addWidget(label("What is above them"), 1)
    rows.addLayout(buttons)
    screen_fit.fit_screen(dialog)
    dialog.show()
    last = dialog.findChildren(QPushButton)[-1]
    for width in (700, 400, 220, 1):
        dialog.resize(width, 1)
        QApplication.processEvents()
        assert in_sight(last, dialog), width
    least = dialog.minimumHeight()
    dialog.resize(WIDE.width(), least)
    QApplication.processEvents()
    assert dialog.minimumHeight() < least, "wide again, it may be low again"
    dialog.close()


@pytest.mark.parametrize("is_made_small", [False, True])
def test_a_dialog_grows_with_what_it_holds_unless_a_hand_made_it_small(
    qapp: QApplication, is_made_small: bool
) -> None:
    dialog, lines = QDialog(), [label(f"Line {number}") for number in range(12)]
    rows = QVBoxLayout(dialog)
    for line in lines:
        rows.addWidget(line)
        line.setVisible(line in lines[:8])
    rows.addWidget(QPushButton("Close"))
    screen_fit.fit_screen(dialog)
    dialog.show()
    QApplication.processEvents()
    if is_made_small:
        dialog.resize(dialog.minimumSizeHint())
        QApplication.processEvents()
    before = dialog.height()
    for line in lines:
        line.show()
    for _ in range(4):
        QApplication.processEvents()
    assert in_sight(lines[-1], dialog) is not is_made_small
    assert (dialog.height() > before) is not is_made_small
    dialog.close()


def test_a_text_that_grows_in_an_open_dialog_is_not_cut(qapp: QApplication) -> None:
    dialog, message = QDialog(), label("", wrap=True)
    message.setText("Counting.")
    rows = QVBoxLayout(dialog)
    for part in (label("What the masks hold", wrap=True), message, QPushButton("Close")):
        rows.addWidget(part)
    screen_fit.fit_screen(dialog)
    dialog.resize(300, 400)
    dialog.show()
    QApplication.processEvents()
    contents = message.parentWidget()
    assert contents is not None
    column = contents.layout()
    assert column is not None
    before = column.heightForWidth(200)
    message.setText("Objects are regions that hang together. " * 6)
    assert column.heightForWidth(200) > before
    QApplication.processEvents()
    assert cut_texts(dialog) == []
    dialog.close()


def test_the_buttons_of_the_map_and_of_the_crash_report_are_too(
    shell: Shell, folder: Path, screen: QSize
) -> None:
    from gui.dialogs.crash import CrashDialog

    shell.open(folder)
    shell.window.resize(screen)
    similarity = shell.window.links.similarity
    similarity.show_map()
    assert similarity.map is not None
    assert_buttons_in_sight(similarity.map, screen)
    similarity.map.close()
    crash = CrashDialog("All was saved.", "line\n" * 200, shell.window)
    screen_fit.fit_screen(crash)
    crash.open()
    assert len(last_row_buttons(crash)) >= 2
    assert_buttons_in_sight(crash, screen)
    crash.close()


def test_the_place_of_the_canvas_names_the_image_that_is_being_opened(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    workspace, session = shell.window.workspace, shell.session
    assert workspace is not None
    shown: list[str] = []
    session.events.busy_changed.subscribe(lambda _busy: shown.append(workspace.place.message.text()))
    session.close_image()
    session.open_image(session.project.images.rows()[3].id)
    shell.wait(lambda: session.image is not None)
    assert "leaf_03.png is being opened." in shown


def lost_buttons(shell: Shell) -> list[str]:
    """Texts of the buttons of the tool bar, ten at least, that are hidden, out of sight or cut."""
    found = shell.window.tool_bar.findChildren(QAbstractButton)
    buttons = [b for b in found if b.objectName() != "qt_toolbar_ext_button"]
    assert len(buttons) >= 10
    whole = [b for b in buttons if b.isVisible() and in_sight(b, shell.window) and not _is_cut(b)]
    return [b.text() for b in buttons if b not in whole]


def test_the_first_window_has_room_on_its_screen(theme: Theme, settings: Settings, qtbot: QtBot) -> None:
    window = MainWindow(theme, settings)
    qtbot.addWidget(window)
    room = window.screen().availableGeometry().size() - screen_fit.FRAME
    assert window.size() == DEFAULT_SIZE.boundedTo(room)
    assert window.size() != DEFAULT_SIZE


def test_the_window_shows_accept_and_apply_and_all_of_its_tool_bar(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    for size in (SMALL - screen_fit.FRAME, SMALL, QSize(800, 400), QSize(1000, 600), WIDE):
        shell.window.resize(size)
        for _ in range(3):
            QApplication.processEvents()
        assert shell.window.size() == size
        assert shell.window.tool_bar.width() <= size.width()
        assert lost_buttons(shell) == [], size
        hint = shell.window.minimumSizeHint()
        assert hint.boundedTo(size) == hint, (size, hint)
        shell.wait(lambda: all(_fits(area) for area in _sides(shell)))
        assert in_sight(shell.window.status, shell.window)
