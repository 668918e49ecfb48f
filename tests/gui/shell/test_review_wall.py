"""The review wall in the window, by real events: keys, clicks, wheel, undo; and what it says when empty."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionComboBox

from engine.core import ImageId, Progress
from engine.session.editing.decisions import LEAST_IN_SIGHT_S, LEAST_READING_S
from engine.session.review import review_wall
from engine.session.review.review_wall import TileState
from engine.session.review.wall_order import WallOrder
from engine.storage import ImageStatus
from gui.modes import OverlayMode
from gui.wall.dialog import WallDialog
from gui.wall.grid import MOST_TILE_PX
from tests.gui.shell.helpers import Shell
from tests.gui.shell.test_predictions import add_model
from tests.helpers.reviewing import store_prediction

KEYS = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SHAPE = (64, 96)


def ids(shell: Shell) -> list[ImageId]:
    return [record.id for record in shell.session.project.images.rows()]


def predicted(shell: Shell, folder: Path) -> None:
    """Six predicted images, the last of one class only; nothing is predicted in the background."""
    shell.open(folder)
    queue = shell.controller.queue
    assert queue is not None
    queue.background.set_on(False)
    add_model(shell, "m1")
    labels = np.zeros(SHAPE, np.uint8)
    labels[:, 48:] = 1
    for image_id in ids(shell):
        is_last = image_id == ids(shell)[-1]
        store_prediction(shell.session.project, image_id, "m1", np.ones_like(labels) if is_last else labels)


def open_wall(shell: Shell) -> WallDialog:
    shell.window.action_set["review_wall"].trigger()
    dialog = shell.window.dialogs.shown[-1]
    assert isinstance(dialog, WallDialog)
    wall = dialog.wall
    shell.wait(lambda: wall.list.is_listed and not wall.list.is_busy)
    shell.wait(lambda: all(wall.tiles.is_current(i) for i in dialog.grid.whole_images()))
    return dialog


def see(shell: Shell, dialog: WallDialog) -> None:
    """Let the time pass in which a person looks at what is in sight."""
    wall = dialog.wall
    shell.wait(lambda: bool(wall.sight.shown))
    shell.wait(
        lambda: all(_is_seen(dialog, i, LEAST_IN_SIGHT_S) for i in wall.sight.shown if wall.is_open(i))
    )


def _is_seen(dialog: WallDialog, image_id: ImageId, least_s: float) -> bool:
    seen = dialog.wall.sight.seen(image_id, are_doubts_read=True)
    return seen is not None and seen.attention_s > 0.11 and seen.seen_s > least_s + 0.01


def press(
    dialog: WallDialog, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(QApplication.focusWidget() or dialog, key, modifiers)


def middle(dialog: WallDialog, row: int) -> QPoint:
    rect = dialog.grid.painter.picture_box(dialog.grid.visualRect(dialog.grid.rows.index(row, 0)))
    return rect.center()


def statuses(shell: Shell) -> list[ImageStatus]:
    return [record.status for record in shell.session.project.images.rows()]


def done(shell: Shell, dialog: WallDialog) -> None:
    shell.wait(lambda: not dialog.wall.is_accepting)


def test_a_page_is_accepted_by_a_key_but_what_was_clicked_and_what_has_a_warning(
    shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    predicted(shell, folder)
    before = statuses(shell)
    dialog = open_wall(shell)
    grid, wall = dialog.grid, dialog.wall
    assert wall.images == tuple(ids(shell))
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=middle(dialog, 1))
    press(dialog, KEYS.Key_Right)
    press(dialog, KEYS.Key_X)
    assert wall.marked == (ids(shell)[1], ids(shell)[2])
    with monkeypatch.context() as patch:
        patch.setattr(review_wall, "GLANCE_S", 1000.0)
        shell.wait(lambda: bool(wall.sight.shown))
        press(dialog, KEYS.Key_Y)
    assert "hardly been in sight" in dialog.foot.message.text()
    see(shell, dialog)
    press(dialog, KEYS.Key_Y)
    done(shell, dialog)
    accepted = [n for n, status in enumerate(statuses(shell)) if status is ImageStatus.ACCEPTED]
    assert accepted == [0, 3, 4]
    assert "1 image with a warning stayed" in dialog.foot.message.text()
    press(dialog, KEYS.Key_Y, SHIFT)
    done(shell, dialog)
    assert statuses(shell)[5] is not ImageStatus.ACCEPTED, "the key that opens the wall accepts nothing on it"
    # Warnings take longer to read than a tile to look at.
    shell.wait(lambda: _is_seen(dialog, ids(shell)[5], LEAST_IN_SIGHT_S + LEAST_READING_S))
    press(dialog, KEYS.Key_W, SHIFT)
    done(shell, dialog)
    assert statuses(shell)[5] is ImageStatus.ACCEPTED
    for _ in range(2):
        press(dialog, KEYS.Key_Z, CTRL)
        done(shell, dialog)
    assert statuses(shell) == before
    press(dialog, KEYS.Key_Z, CTRL | SHIFT)
    done(shell, dialog)
    assert statuses(shell)[0] is ImageStatus.ACCEPTED
    press(dialog, KEYS.Key_Escape)
    assert shell.window.dialogs.shown == []
    assert shell.window.action_set["undo"].text() == "Undo: Accept 3 images on the wall"


def test_a_double_click_and_return_open_an_image_and_mark_none(shell: Shell, folder: Path) -> None:
    predicted(shell, folder)
    dialog = open_wall(shell)
    QTest.mouseClick(dialog.grid.viewport(), Qt.MouseButton.LeftButton, pos=middle(dialog, 4))
    QTest.mouseDClick(dialog.grid.viewport(), Qt.MouseButton.LeftButton, pos=middle(dialog, 4))
    assert shell.window.dialogs.shown == []
    shell.wait(lambda: shell.session.image is not None and shell.session.image.id == ids(shell)[4])
    dialog = open_wall(shell)
    assert dialog.wall.marked == ()
    press(dialog, KEYS.Key_End)
    press(dialog, KEYS.Key_Return)
    shell.wait(lambda: shell.session.image is not None and shell.session.image.id == ids(shell)[5])


def test_the_wall_opens_where_it_was_left_or_at_the_next_image_that_is_still_listed(
    shell: Shell, folder: Path
) -> None:
    predicted(shell, folder)
    dialog = open_wall(shell)
    dialog.grid.set_tile_px(MOST_TILE_PX)
    dialog.grid.setFocus()
    press(dialog, KEYS.Key_End)
    press(dialog, KEYS.Key_Left)
    for decided, wanted in (((), 4), ((4,), 5)):
        press(dialog, KEYS.Key_Return)
        for row in decided:
            shell.session.project.images.set_status(ids(shell)[row], ImageStatus.ACCEPTED)
        dialog = open_wall(shell)
        grid = dialog.grid
        assert grid.current_image == ids(shell)[wanted]
        assert grid.viewport().rect().intersects(grid.visualRect(grid.currentIndex()))
        assert grid.verticalScrollBar().value() > 0


def test_a_number_chooses_its_tile_for_the_next_key(shell: Shell, folder: Path) -> None:
    predicted(shell, folder)
    dialog = open_wall(shell)
    press(dialog, KEYS.Key_3)
    assert dialog.foot.message.text().startswith("Tile 3: X marks it")
    press(dialog, KEYS.Key_X)
    assert dialog.wall.marked == (ids(shell)[2],)
    press(dialog, KEYS.Key_6)
    press(dialog, KEYS.Key_W)
    assert dialog.wall.state(ids(shell)[5]) is TileState.CONFIRMED
    press(dialog, KEYS.Key_9)
    assert "there is none in sight" in dialog.foot.message.text()
    press(dialog, KEYS.Key_Escape)
    assert dialog.isVisible()
    press(dialog, KEYS.Key_3)
    QTest.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)
    assert shell.window.dialogs.shown == [], "a number that was typed keeps the wall open for no button"
    dialog = open_wall(shell)
    press(dialog, KEYS.Key_3)
    dialog.close()
    assert shell.window.dialogs.shown == [], "nor for the frame's cross"


def test_nothing_is_accepted_while_masks_are_off_or_the_image_is_shown_alone(
    shell: Shell, folder: Path
) -> None:
    predicted(shell, folder)
    dialog = open_wall(shell)
    see(shell, dialog)
    QTest.keyPress(dialog.grid, KEYS.Key_Q)
    shell.wait(lambda: not dialog.wall.sight.shown)
    press(dialog, KEYS.Key_Y)
    assert "hidden while Q is held" in dialog.foot.message.text()
    QApplication.sendEvent(dialog, QEvent(QEvent.Type.WindowDeactivate))
    QApplication.sendEvent(dialog, QEvent(QEvent.Type.WindowActivate))
    shell.wait(lambda: bool(dialog.wall.sight.shown))
    QTest.keyPress(dialog.grid, KEYS.Key_Q)
    QTest.keyRelease(dialog.grid, KEYS.Key_Q)
    for _ in range(3):
        press(dialog, KEYS.Key_O)
    press(dialog, KEYS.Key_Y)
    assert "The masks are not drawn" in dialog.foot.message.text()
    done(shell, dialog)
    assert ImageStatus.ACCEPTED not in statuses(shell)


def test_only_tiles_that_are_wholly_in_view_are_in_sight_and_a_page_goes_on_to_the_next(
    shell: Shell, folder: Path
) -> None:
    predicted(shell, folder)
    dialog = open_wall(shell)
    dialog.grid.set_tile_px(340)
    wall = dialog.wall
    shell.wait(lambda: bool(wall.sight.shown) and wall.tiles.is_current(wall.images[0]))
    whole = dialog.grid.whole_images()
    assert 0 < len(whole) < 6
    see(shell, dialog)
    assert set(wall.sight.shown) == set(whole)
    press(dialog, KEYS.Key_Y)
    done(shell, dialog)
    assert statuses(shell).count(ImageStatus.ACCEPTED) == len(whole)
    assert dialog.grid.current_image == ids(shell)[len(whole)]
    assert dialog.grid.verticalScrollBar().value() == 0, "the next ones have come up in their place"
    press(dialog, KEYS.Key_Z, CTRL)
    done(shell, dialog)
    assert dialog.grid.current_image == ids(shell)[0]


def test_what_is_left_of_a_page_stays_and_the_next_tiles_come_up_beside_it(
    shell: Shell, folder: Path
) -> None:
    predicted(shell, folder)
    dialog = open_wall(shell)
    dialog.grid.set_tile_px(340)
    wall, all_ids = dialog.wall, ids(shell)
    shell.wait(lambda: bool(wall.sight.shown) and wall.tiles.is_current(wall.images[0]))
    whole = dialog.grid.whole_images()
    press(dialog, KEYS.Key_Right)
    press(dialog, KEYS.Key_X)
    see(shell, dialog)
    press(dialog, KEYS.Key_Y)
    done(shell, dialog)
    left = [image_id for image_id in all_ids if image_id not in whole]
    assert wall.images == (*left, *whole)
    assert wall.marked == (all_ids[1],)


def test_where_all_is_judged_the_wall_shows_by_itself_what_was_predicted_since(
    shell: Shell, folder: Path
) -> None:
    predicted(shell, folder)
    later = ids(shell)[5]
    shell.session.project.images.set_status(later, ImageStatus.SKIPPED)
    dialog = open_wall(shell)
    see(shell, dialog)
    press(dialog, KEYS.Key_Y)
    done(shell, dialog)
    shell.wait(lambda: dialog.wall.images == () and dialog.empty.isVisible())
    press(dialog, KEYS.Key_Z, CTRL)
    done(shell, dialog)
    shell.wait(lambda: len(dialog.wall.images) == 5)
    assert dialog.grid.isVisible()


def test_one_line_says_what_the_keys_do_to_the_current_tile_and_f1_what_all_do(
    shell: Shell, folder: Path
) -> None:
    predicted(shell, folder)
    dialog = open_wall(shell)
    line, all_keys = dialog.key_line.line, dialog.key_line.all_keys
    assert line.text().startswith("Space: this one is wrong")
    press(dialog, KEYS.Key_X)
    assert line.text().startswith("Marked for later.")
    press(dialog, KEYS.Key_6)
    assert line.text().startswith("W: I have read its warning")
    press(dialog, KEYS.Key_W)
    assert line.text().startswith("Its warning is read.")
    assert not all_keys.isVisible()
    press(dialog, KEYS.Key_F1)
    assert all_keys.isVisible()
    assert "C: class" in all_keys.text()


def test_a_tile_of_a_page_that_is_being_accepted_is_not_said_to_be_so_already(
    shell: Shell, folder: Path
) -> None:
    predicted(shell, folder)
    dialog = open_wall(shell)
    dialog.wall.pages.accepting.add(ids(shell)[0])
    dialog.key_line.refresh()
    assert dialog.key_line.line.text() == "Images of the review wall are being accepted."
    dialog.wall.pages.accepting.clear()


def test_size_order_class_and_masks_are_remembered(shell: Shell, folder: Path) -> None:
    predicted(shell, folder)
    dialog = open_wall(shell)
    before = dialog.grid.tile_px
    viewport = dialog.grid.viewport()
    point = QPointF(viewport.rect().center())
    event = QWheelEvent(
        point, viewport.mapToGlobal(point), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, CTRL,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)
    assert dialog.grid.tile_px > before
    size = dialog.grid.tile_px
    press(dialog, KEYS.Key_C)
    press(dialog, KEYS.Key_O)
    shell.wait(lambda: len(dialog.wall.list.facts) == 6)
    press(dialog, KEYS.Key_Escape)
    settings = shell.window.settings
    assert settings.wall_order is WallOrder.CLASS
    assert settings.wall_overlay is OverlayMode.OUTLINE
    dialog = open_wall(shell)
    assert dialog.grid.tile_px == size
    assert dialog.order_box.currentText() == WallOrder.CLASS.in_words
    assert dialog.overlay_button.text() == "Masks: outlines"


def test_the_marked_images_are_listed_in_the_window(shell: Shell, folder: Path) -> None:
    predicted(shell, folder)
    dialog = open_wall(shell)
    press(dialog, KEYS.Key_M)
    assert dialog.foot.message.text().startswith("No image is marked.")
    for row in (3, 5):
        QTest.mouseClick(dialog.grid.viewport(), Qt.MouseButton.LeftButton, pos=middle(dialog, row))
    press(dialog, KEYS.Key_M)
    shell.wait(lambda: shell.session.image is not None and shell.session.image.id == ids(shell)[3])
    assert shell.window.workspace is not None
    assert shell.window.workspace.images.rows.rowCount() == 2


def test_an_empty_wall_says_what_to_do(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    dialog = open_wall(shell)
    assert dialog.empty.isVisible()
    assert "There is no model yet" in dialog.empty.text()
    press(dialog, KEYS.Key_Y)
    assert "nothing in sight to accept" in dialog.foot.message.text()
    press(dialog, KEYS.Key_Escape)
    add_model(shell, "m1")
    queue = shell.controller.queue
    assert queue is not None
    queue.background.set_on(False)
    dialog = open_wall(shell)
    assert "No image that is to be judged has a prediction" in dialog.empty.text()
    press(dialog, KEYS.Key_B)
    assert queue.background.is_on


@pytest.mark.parametrize("count", [0, 1, 50_000])
def test_of_any_number_of_tiles_only_those_in_view_are_looked_at(
    shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    predicted(shell, folder)
    dialog = open_wall(shell)
    grid, wall = dialog.grid, dialog.wall
    looked_at: list[ImageId] = []
    wall.list.images = tuple(ImageId(n) for n in range(1, count + 1))

    def state(image_id: ImageId) -> TileState:
        looked_at.append(image_id)
        return TileState.OPEN

    monkeypatch.setattr(wall, "state", state)
    monkeypatch.setattr(wall, "name", str)
    grid.refresh()
    press(dialog, KEYS.Key_End)
    grid.viewport().repaint()
    looked_at.clear()
    grid.viewport().repaint()
    assert len(looked_at) <= 60
    assert set(looked_at) <= set(wall.images[-60:])
    assert (count in looked_at) == (count > 0)


def position(shell: Shell) -> int:
    """Steps of the open image that are in force; it is opened anew after each page that it is of."""
    shell.wait(lambda: shell.session.image is not None)
    assert shell.session.image is not None
    return shell.session.image.history.position


def test_undo_on_the_wall_takes_back_pages_and_no_other_step(shell: Shell, folder: Path) -> None:
    predicted(shell, folder)
    project, window = shell.session.project, shell.window
    before = project.name
    assert shell.controller.edits is not None
    shell.controller.edits.rename_project("Other")
    shell.press(KEYS.Key_B)
    shell.draw((20, 20), (20, 70))
    shell.see()
    drawn = position(shell)
    dialog = open_wall(shell)
    assert not dialog.undo_button.isEnabled()
    press(dialog, KEYS.Key_Z, CTRL)
    assert "no page of the wall to take back" in dialog.foot.message.text()
    assert (position(shell), project.name) == (drawn, "Other")
    see(shell, dialog)
    press(dialog, KEYS.Key_Y)
    done(shell, dialog)
    assert dialog.undo_button.isEnabled()
    for _ in range(3):
        press(dialog, KEYS.Key_Z, CTRL)
        done(shell, dialog)
    assert ImageStatus.ACCEPTED not in statuses(shell)
    assert not dialog.undo_button.isEnabled()
    assert (position(shell), project.name) == (drawn, "Other")
    for _ in range(2):
        press(dialog, KEYS.Key_Z, CTRL | SHIFT)
        done(shell, dialog)
    assert ImageStatus.ACCEPTED in statuses(shell)
    assert "no page of the wall to accept again" in dialog.foot.message.text()
    press(dialog, KEYS.Key_Escape)
    for _ in range(3):
        window.action_set["undo"].trigger()
        done(shell, dialog)
        position(shell)
    assert (position(shell), project.name) == (drawn - 1, before)


def test_progress_on_the_wall_ends_whatever_its_note_is_and_leaves_the_message(
    shell: Shell, folder: Path
) -> None:
    predicted(shell, folder)
    dialog = open_wall(shell)
    foot = dialog.foot
    foot.say("3 images accepted.")
    dialog.show_progress(Progress(1, 1200, "images", "Whatever a job notes"))
    assert foot.progress.text() == "Whatever a job notes: 1 of 1,200 images"
    assert foot.stop_button.isVisible()
    dialog.show_progress(None)
    assert not foot.progress.isVisible()
    assert not foot.stop_button.isVisible()
    assert foot.message.text() == "3 images accepted."


def test_words_on_the_wall_are_whole_and_say_what_their_keys_and_buttons_do(
    shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    predicted(shell, folder)
    dialog = open_wall(shell)
    box = dialog.order_box
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    edit = QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, edit, box)
    longest = max(box.fontMetrics().horizontalAdvance(order.in_words) for order in WallOrder)
    assert room.width() >= longest
    assert dialog.accept_button.text() == "Accept page"
    assert dialog.doubtful_button.text().startswith("Accept")
    assert dialog.marked_button.text() == "List marked images"
    press(dialog, KEYS.Key_X)
    shell.wait(lambda: dialog.marked_button.text() == "List 1 marked image")
    counted: list[str] = []
    monkeypatch.setattr(dialog.foot.counts, "setText", counted.append)
    for _ in range(200):
        dialog.show_tile(None)
    shell.wait(lambda: bool(counted))
    assert len(counted) == 1, "counts look at all marks, not once for each tile"
