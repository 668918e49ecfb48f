"""The window as a whole, driven by keys and mouse on a real project."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from engine.core import ImageId, UserError
from engine.document.planes import Plane
from engine.session import LearningPhase, LearningState, Notice, NoticeLevel, Preview
from engine.storage import ImageStatus, Project
from gui.canvas.view import CanvasView
from gui.modes import OverlayMode
from gui.settings import Settings
from gui.style.theme import Theme
from gui.window import MainWindow
from tests.gui.shell.helpers import Shell, picture_bytes

SHIFT_CTRL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def painted(shell: Shell) -> int:
    """Pixels that the mask of the open image decides."""
    assert shell.session.image is not None
    return int((shell.session.image.planes.view(Plane.MASK) != 255).sum())


def open_name(shell: Shell) -> str:
    image = shell.session.image
    return "" if image is None else image.record.path.name


class ShownWindows(QObject):
    """Notes every window that is shown while it watches."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.names: list[str] = []
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.names.append(type(watched).__name__)
        return False


def test_building_the_window_flashes_no_other_window(
    shell: Shell, folder: Path, theme: Theme, settings: Settings, qtbot: QtBot, qapp: QApplication
) -> None:
    shown = ShownWindows(qapp)
    window = MainWindow(theme, settings)
    qtbot.addWidget(window)
    window.show()
    window.build_engine_parts(shell.controller, CanvasView())
    shell.open(folder)
    qapp.removeEventFilter(shown)
    assert shown.names == ["MainWindow"]


def test_a_folder_opens_with_its_first_image_and_the_list_of_all(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    assert open_name(shell) == "leaf_00.png"
    assert shell.window.workspace is not None
    assert shell.window.workspace.images.rows.rowCount() == 6
    assert shell.window.windowTitle().startswith("leaves")


def test_keys_choose_tool_and_class_and_size(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    before = shell.window.tools.radius_px
    shell.press(Qt.Key.Key_B)
    shell.press(Qt.Key.Key_0)
    assert (shell.window.tools.tool, shell.window.tools.class_id) == ("brush", 0)
    shell.press(Qt.Key.Key_E)
    assert shell.window.tools.tool == "eraser"
    shell.press(Qt.Key.Key_S)
    shell.press(Qt.Key.Key_BracketRight)
    assert shell.window.tools.radius_px > before


def test_a_class_that_the_project_lacks_is_not_chosen(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press(Qt.Key.Key_7)
    assert shell.window.tools.class_id == 1


def test_a_brush_stroke_is_painted_undone_and_painted_again(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press(Qt.Key.Key_B)
    shell.draw((20, 20), (20, 60))
    count = painted(shell)
    assert count > 0
    shell.press_ctrl(Qt.Key.Key_Z)
    assert painted(shell) == 0
    shell.press(Qt.Key.Key_Z, SHIFT_CTRL)
    assert painted(shell) == count


def test_the_undo_action_says_what_it_takes_back(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    assert not shell.window.action_set["undo"].isEnabled()
    shell.press(Qt.Key.Key_B)
    shell.draw((20, 20), (20, 60))
    assert shell.window.action_set["undo"].text() == "Undo: Brush: object"


def test_ctrl_enter_accepts_the_image_and_opens_the_next(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press(Qt.Key.Key_B)
    shell.draw((20, 20), (20, 60))
    shell.accept()
    shell.wait(lambda: open_name(shell) == "leaf_01.png")
    assert shell.session.project.images.counts()[ImageStatus.ACCEPTED] == 1
    assert shell.window.workspace is not None
    assert shell.window.workspace.images.progress_label.text() == "1 of 6 accepted"


def test_an_untouched_image_is_not_accepted_and_the_window_says_why(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.window.notices.clear()
    shell.see()
    shell.press_ctrl(Qt.Key.Key_Return)
    assert open_name(shell) == "leaf_00.png"
    assert shell.names_of_notices() == ["There is nothing to accept yet."]


def test_arrow_keys_and_letters_walk_through_the_images(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    walked = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_D, Qt.Key.Key_A, Qt.Key.Key_Left):
        before = open_name(shell)
        shell.press(key)
        shell.wait(lambda before=before: open_name(shell) not in ("", before))
        walked.append(open_name(shell))
    assert walked == ["leaf_01.png", "leaf_02.png", "leaf_01.png", "leaf_00.png"]


def test_walking_keeps_to_the_filter_of_the_list(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    assert shell.window.workspace is not None
    images = shell.window.workspace.images
    shell.session.project.images.set_status(ImageId(4), ImageStatus.SKIPPED)
    images.status_box.setCurrentIndex(images.status_box.findData("skipped"))
    shell.window.canvas.setFocus()
    shell.press(Qt.Key.Key_Right)
    shell.wait(lambda: open_name(shell) == "leaf_03.png")


def test_typing_in_the_search_field_paints_no_class_and_accepts_nothing(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.window.notices.clear()
    shell.press_ctrl(Qt.Key.Key_F)
    assert shell.window.workspace is not None
    search = shell.window.workspace.images.search
    assert search.hasFocus()
    QTest.keyClicks(search, "b03")
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert search.text() == "b03"
    assert shell.window.tools.tool == "scribble"
    assert shell.names_of_notices() == []
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert shell.window.canvas.hasFocus()


def test_a_key_hides_and_shows_the_panels(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    assert shell.window.workspace is not None
    shell.press_keys("panels")
    assert not shell.window.workspace.are_panels_shown
    shell.press_keys("panels")
    assert shell.window.workspace.are_panels_shown


def test_the_second_window_on_a_project_may_look_but_not_change(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    path = shell.session.project.path
    shell.controller.close_project()
    first = Project.open(path)
    shell.open(path)
    assert shell.window.workspace is not None
    assert shell.window.workspace.place.banner.isVisible()
    assert shell.window.workspace.place.banner.label.text().endswith("you can look, not change.")
    enabled = [
        n for n in ("undo", "apply_cut", "add_class", "learn_start") if shell.window.action_set[n].isEnabled()
    ]
    assert enabled == []
    shell.press(Qt.Key.Key_B)
    shell.draw((20, 20), (20, 60))
    assert painted(shell) == 0
    first.close()


def test_a_folder_that_is_dropped_on_the_window_opens(shell: Shell, folder: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(folder))])
    drop = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    shell.window.dropEvent(drop)
    shell.wait(lambda: shell.controller.session is not None and shell.session.image is not None)
    assert open_name(shell) == "leaf_00.png"


def test_a_folder_without_images_is_refused_with_advice_and_the_page_stays(
    shell: Shell, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    assert not shell.controller.open_path(tmp_path / "empty")
    assert len(shell.window.notices.shown) == 1
    assert shell.window.notices.shown[0].hint
    assert shell.window.stack.currentWidget() is shell.window.welcome


def test_closing_the_window_saves_the_mask_without_a_question(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press(Qt.Key.Key_B)
    shell.draw((20, 20), (20, 60))
    path = shell.session.project.path
    image_id = shell.session.image.id if shell.session.image else ImageId(0)
    shell.window.close()
    assert not shell.window.isVisible()
    with Project.open(path, read_only=True) as project:
        mask = project.read_mask_file(image_id)
    assert mask is not None
    assert int((mask == 1).sum()) > 0


def test_what_the_hand_held_is_remembered(
    shell: Shell, folder: Path, settings: Settings, tmp_path: Path
) -> None:
    shell.open(folder)
    shell.press(Qt.Key.Key_B)
    shell.window.tools.set_radius_px(33)
    shell.window.tools.opacity.set(0.7)
    project = shell.session.project.path
    shell.window.close()
    again = Settings(tmp_path / "config" / "window.ini")
    assert (again.tool, again.radius_px("brush"), again.opacity) == ("brush", 33.0, 0.7)
    assert again.last_project == project
    assert again.bytes_of("geometry") is not None


def test_errors_stay_until_closed_while_messages_go(shell: Shell) -> None:
    shell.window.notices.show_notice(Notice("Disk full.", "Make room.", NoticeLevel.ERROR))
    shell.window.notices.show_notice(Notice("Done."))
    shell.window.notices.show_notice(Notice("Disk full.", "Make room.", NoticeLevel.ERROR))
    assert shell.names_of_notices() == ["Disk full.", "Done."]
    boxes = shell.window.notices._boxes
    assert boxes[0].timer is None
    assert boxes[1].timer is not None
    QTest.mouseClick(boxes[0].close_button, Qt.MouseButton.LeftButton)
    assert shell.names_of_notices() == ["Done."]
    assert len(shell.window.notices.past) == 3


def test_a_hint_goes_when_a_cut_or_another_image_has_made_it_untrue(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.window.notices.clear()
    shell.window.notices.show_notice(Notice("One class only.", until_cut=True))
    shell.window.notices.show_notice(Notice("Done."))
    shell.session.navigation.open_neighbour(1)
    shell.wait(lambda: open_name(shell) == "leaf_01.png")
    assert shell.names_of_notices() == ["Done."]
    shell.window.notices.show_notice(Notice("One class only.", until_cut=True))
    image = shell.session.image
    assert image is not None
    cut = Preview(np.zeros(image.shape, np.uint8), image.rect)
    shell.session.events.preview_changed.emit(cut)
    assert shell.names_of_notices() == ["Done."]


def test_a_closed_project_leaves_the_welcome_page_with_the_project_in_its_list(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    path = shell.session.project.path
    shell.press_ctrl(Qt.Key.Key_W)
    assert shell.window.stack.currentWidget() is shell.window.welcome
    assert shell.window.settings.recent == [path]
    assert not shell.window.action_set["undo"].isEnabled()
    shell.open(path)
    assert open_name(shell) == "leaf_00.png"


def test_adding_a_class_opens_its_name_for_typing(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press(Qt.Key.Key_N, SHIFT_CTRL)
    assert shell.session.classes.names == ("background", "object", "class 2")
    assert shell.window.tools.class_id == 2
    assert shell.window.workspace is not None
    editor = shell.window.workspace.classes.view.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    QTest.keyClicks(editor, "stem 2")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    shell.wait(lambda: shell.session.classes.names[2] == "stem 2")


def test_a_class_name_that_exists_is_refused_above_the_canvas(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.window.notices.clear()
    assert shell.window.workspace is not None
    shell.window.workspace.classes.rename_requested.emit(1, "background")
    assert shell.session.classes.names == ("background", "object")
    assert "background" in shell.names_of_notices()[0]


def test_while_it_learns_the_window_offers_pause_and_stop(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    assert shell.window.workspace is not None
    panel = shell.window.workspace.learning
    assert panel.start_button.isVisible()
    running = LearningState(LearningPhase.RUNNING, train_count=3, val_count=1, loss=((0.0, 1.0), (1.0, 0.5)))
    shell.session.events.learning_changed.emit(running)
    assert not panel.start_button.isVisible()
    assert panel.pause_button.isVisible()
    assert panel.cancel_button.isVisible()
    assert panel.curves.loss_value.text() == "0.500"


def test_each_step_has_a_button_of_its_own_that_stays_what_it_is(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    image = shell.session.image
    assert image is not None
    buttons = [shell.window.tool_bar.findChild(QPushButton, name) for name in ("apply_cut", "accept_image")]
    before = [(button.text(), button.geometry()) for button in buttons]
    image.preview = Preview(np.ones(image.shape, np.uint8), image.rect)
    shell.session.events.preview_changed.emit(image.preview)
    shell.session.events.shown_changed.emit(image.rect)
    shell.see()
    assert [(button.text(), button.geometry()) for button in buttons] == before
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert painted(shell) == 64 * 96
    assert [(button.text(), button.geometry()) for button in buttons] == before


def test_the_window_stays_once_when_something_could_not_be_saved(
    shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.open(folder)
    session = shell.session
    close = session.close

    def fail_after_closing() -> None:
        close()
        raise UserError("The disk is full.", "Make room.")

    monkeypatch.setattr(session, "close", fail_after_closing)
    shell.window.close()
    assert shell.window.isVisible()
    assert "The disk is full." in shell.names_of_notices()
    monkeypatch.setattr(session, "close", close)
    shell.window.close()
    assert not shell.window.isVisible()


@pytest.mark.parametrize("action", ["shortcuts", "about", "past_notices", "new_project"])
def test_a_dialog_opens_and_closes_by_escape(shell: Shell, action: str) -> None:
    shell.window.action_set[action].trigger()
    dialog = shell.window.dialogs.shown[0]
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert shell.window.dialogs.shown == []


def test_the_overlay_key_goes_through_every_mode_and_begins_again(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press(Qt.Key.Key_B)
    shell.draw((20, 20), (20, 60))
    modes, pictures = [], []
    for _ in OverlayMode:
        shell.press(Qt.Key.Key_O)
        modes.append(shell.window.tools.overlay.value)
        pictures.append(picture_bytes(shell.window.canvas.grab()))
    assert modes == [OverlayMode.OUTLINE, OverlayMode.BOTH, OverlayMode.OFF, OverlayMode.FILL]
    assert len(set(pictures)) == len(OverlayMode)


def test_the_window_lets_its_session_look_at_the_clock_while_a_project_is_open(
    shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.open(folder)
    link, ticks = shell.window.links.session, []
    monkeypatch.setattr(shell.session, "tick", lambda: ticks.append(1))
    assert link.ticker.isActive()
    link.ticker.timeout.emit()
    assert ticks == [1]
    shell.controller.close_project()
    assert not link.ticker.isActive()
