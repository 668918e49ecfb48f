"""The tour in the window: each step moves on when it was done, it blocks nothing, and Escape leaves it."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from engine.core import ClassList
from engine.storage import Project
from gui.settings import Settings
from gui.tour.card import CARD_WIDTHS, TourCard, clamped, free_place
from gui.tour.steps import TourStep
from gui.tour.tour import STEPS
from tests.gui.shell.helpers import Shell
from tests.gui.shell.test_predictions import add_model, predict

SIZES = (QSize(640, 340), QSize(900, 500), QSize(1280, 680), QSize(1440, 900))


@pytest.fixture
def make_demo(folder: Path, tmp_path: Path) -> Callable[[], Path]:
    """A sample project of six images, made when it is wanted first."""

    def make() -> Path:
        path = tmp_path / "sample.inkling"
        if not path.exists():
            classes = ClassList.from_names(["ground", "leaf"])
            with Project.create(path, name="Sample", classes=classes) as project:
                project.images.add_folder(folder)
        return path

    return make


def begin(shell: Shell) -> None:
    """Start the tour by its action, and see the image of its first step."""
    shell.window.action_set["tour"].trigger()
    shell.wait(lambda: shell.session.image is not None and shell.window.links.tour.card.isVisible())
    shell.window.canvas.setFocus()


def step(shell: Shell) -> TourStep | None:
    return shell.window.links.tour.step


def scribble_twice(shell: Shell) -> None:
    """Draw one line for each of two classes, and wait for the cut."""
    shell.press(Qt.Key.Key_1)
    shell.draw((20, 10), (40, 10))
    shell.press(Qt.Key.Key_0)
    shell.draw((20, 80), (40, 80))
    image = shell.session.image
    assert image is not None
    shell.wait(lambda: image.preview is not None)


def test_the_tour_begins_with_the_scribble_in_hand_and_its_classes_in_sight(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    shell.window.resize(1000, 420)
    shell.press_keys("tool_motion")
    shell.press_keys("adjust_panel")
    shell.rest()
    workspace = shell.window.workspace
    assert workspace is not None
    view = workspace.classes.view
    assert view.visibleRegion().isEmpty()
    begin(shell)
    shell.wait(lambda: view.visibleRegion().boundingRect() == view.rect())
    assert shell.window.tools.tool == "scribble"


def test_a_step_that_comes_again_takes_no_tool_out_of_the_hand(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    begin(shell)
    scribble_twice(shell)
    assert step(shell) is TourStep.CORRECT
    shell.press_keys("tool_brush")
    opened = shell.session.wanted_image_id
    shell.press_keys("next_image")
    shell.wait(lambda: shell.session.image is not None and shell.session.image.id != opened)
    assert step(shell) is TourStep.SCRIBBLE
    assert shell.window.tools.tool == "brush"


def test_the_tour_goes_on_as_each_step_is_done(shell: Shell, settings: Settings) -> None:
    tour = shell.window.links.tour
    assert shell.window.welcome.tour_button.isVisible()
    QTest.mouseClick(shell.window.welcome.tour_button, Qt.MouseButton.LeftButton)
    shell.wait(lambda: shell.session.image is not None and tour.card.isVisible())
    assert step(shell) is TourStep.SCRIBBLE
    assert "'leaf' (key 1)" in tour.card.text.text()
    assert "'ground'" in tour.card.text.text()
    shell.window.canvas.setFocus()
    shell.press(Qt.Key.Key_1)
    shell.draw((20, 10), (40, 10))
    shell.wait(lambda: "a cut needs two" in tour.card.note.text())
    assert step(shell) is TourStep.SCRIBBLE
    shell.press(Qt.Key.Key_0)
    shell.draw((20, 80), (40, 80))
    shell.wait(lambda: step(shell) is TourStep.CORRECT)
    shell.see()
    shell.draw((50, 70), (50, 80))
    shell.wait(lambda: step(shell) is TourStep.ACCEPT)
    first = shell.session.image
    shell.accept()
    shell.wait(lambda: step(shell) is TourStep.PREDICT and shell.session.image not in (None, first))
    assert tour.card.note.isVisible()
    add_model(shell, "m1")
    assert "at work on this image" in tour.card.note.text()
    assert not settings.is_tour_over
    predict(shell, "m1", 1)
    assert step(shell) is TourStep.END
    assert tour.card.number.text() == "END OF THE TOUR"
    assert settings.is_tour_over
    QTest.mouseClick(tour.card.leave_button, Qt.MouseButton.LeftButton)
    assert step(shell) is None
    assert not tour.card.isVisible()
    assert not tour.spotlight.isVisible()


@pytest.mark.parametrize("skipped", range(STEPS + 1))
def test_escape_leaves_the_tour_at_every_step_and_takes_nothing_back(
    shell: Shell, settings: Settings, skipped: int
) -> None:
    begin(shell)
    scribble_twice(shell)
    tour, image = shell.window.links.tour, shell.session.image
    tour.start(shell.session)
    for _ in range(skipped):
        QTest.mouseClick(tour.card.pass_button, Qt.MouseButton.LeftButton)
    steps_before, preview = image.history.position, image.preview
    shell.window.canvas.setFocus()
    shell.press(Qt.Key.Key_Escape)
    assert step(shell) is None
    assert not tour.card.isVisible()
    assert (image.history.position, image.preview) == (steps_before, preview)
    assert settings.is_tour_over
    shell.press(Qt.Key.Key_Escape)
    assert image.preview is None
    assert shell.controller.close_project()
    assert not shell.window.welcome.tour_button.isVisible()


def test_escape_drops_what_is_being_drawn_before_it_leaves_the_tour(shell: Shell) -> None:
    begin(shell)
    shell.press(Qt.Key.Key_R)
    shell.draw((20, 10), (40, 30))
    assert shell.window.canvas.has_draft
    shell.press(Qt.Key.Key_Escape)
    assert not shell.window.canvas.has_draft
    assert step(shell) is TourStep.SCRIBBLE
    shell.press(Qt.Key.Key_Escape)
    assert step(shell) is None


def seen_region(window: QWidget, part: QWidget) -> QRegion:
    """What of a part would be seen in the window without a card: all but what its side cuts off."""
    seen = QRegion(QRect(part.mapTo(window, QPoint(0, 0)), part.size()))
    parent = part.parentWidget()
    while parent is not None and parent is not window:
        seen &= QRegion(QRect(parent.mapTo(window, QPoint(0, 0)), parent.size()))
        parent = parent.parentWidget()
    return seen


def assert_covers_nothing_of_its_subject(shell: Shell, size: QSize) -> None:
    """The card, and where the window is of a usual size nothing of the tools that it talks about either."""
    window, card, work = shell.window, shell.window.links.tour.card, shell.window.workspace
    assert work is not None
    button = window.findChild(QPushButton, "accept_image")
    assert button is not None
    subjects: dict[TourStep | None, tuple[QWidget, tuple[QWidget, ...]]] = {
        TourStep.SCRIBBLE: (work.classes, (work.tool,)),
        TourStep.CORRECT: (work.place, (work.classes, work.tool)),
        TourStep.ACCEPT: (button, (work.classes, work.tool)),
        TourStep.PREDICT: (work.images, (work.learning,)),
        TourStep.END: (work.images, ()),
    }
    subject, tools = subjects[step(shell)]
    for part in (subject, *(tools if size.width() >= 1280 else ())):
        covered = QRegion(card.geometry()).intersected(seen_region(window, part))
        assert covered.isEmpty(), (size, step(shell), part)


def test_the_card_stands_in_the_window_beside_its_subject_and_takes_no_keyboard(shell: Shell) -> None:
    begin(shell)
    tour, window = shell.window.links.tour, shell.window
    has_keyboard = QApplication.focusWidget()
    for size in SIZES:
        window.resize(size)
        tour.start(shell.session)
        for number in range(1, STEPS + 2):
            assert step(shell) == number
            shell.rest()
            assert window.rect().contains(tour.card.geometry()), (size, number)
            assert window.rect().contains(tour.spotlight.geometry()), (size, number)
            assert tour.card.text.height() >= tour.card.text.heightForWidth(tour.card.text.width())
            assert_covers_nothing_of_its_subject(shell, size)
            if number <= STEPS:
                QTest.mouseClick(tour.card.pass_button, Qt.MouseButton.LeftButton)
        assert QApplication.activeModalWidget() is None
    assert QApplication.focusWidget() is has_keyboard


def test_the_card_can_be_dragged_aside_and_stays_there_for_its_step(shell: Shell) -> None:
    begin(shell)
    card = shell.window.links.tour.card
    shell.rest()
    before = card.pos()
    QTest.mousePress(card, Qt.MouseButton.LeftButton, pos=QPoint(20, 8))
    QTest.mouseMove(card, QPoint(-180, 58))
    QTest.mouseRelease(card, Qt.MouseButton.LeftButton, pos=QPoint(20, 8))
    assert card.pos() == before + QPoint(-200, 50)
    shell.window.resize(1400, 880)
    shell.rest()
    assert card.pos() == before + QPoint(-200, 50)
    shell.press(Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    shell.wait(lambda: step(shell) is TourStep.CORRECT)


def test_another_image_begins_the_tour_anew_with_it(shell: Shell) -> None:
    begin(shell)
    scribble_twice(shell)
    shell.wait(lambda: step(shell) is TourStep.CORRECT)
    first = shell.session.image
    shell.press(Qt.Key.Key_D)
    shell.wait(lambda: shell.session.image not in (None, first))
    assert step(shell) is TourStep.SCRIBBLE


def test_a_project_that_closes_ends_the_tour_which_is_offered_again(shell: Shell, settings: Settings) -> None:
    begin(shell)
    assert shell.controller.close_project()
    assert step(shell) is None
    assert not shell.window.links.tour.card.isVisible()
    assert not settings.is_tour_over
    welcome = shell.window.welcome
    assert welcome.tour_button.isVisible()
    QTest.mouseClick(welcome.no_tour_button, Qt.MouseButton.LeftButton)
    assert not welcome.tour_button.isVisible()
    assert settings.is_tour_over


def test_the_card_names_the_keys_as_they_are_now(shell: Shell) -> None:
    begin(shell)
    tour = shell.window.links.tour
    for _ in range(2):
        QTest.mouseClick(tour.card.pass_button, Qt.MouseButton.LeftButton)
    assert "Y" in tour.card.text.text()
    shell.window.action_set.set_keys({"accept_image": ("F9",)})
    assert "F9" in tour.card.text.text()


@pytest.mark.parametrize("width", CARD_WIDTHS)
@pytest.mark.parametrize("number", [1, STEPS + 1])
def test_no_button_of_the_card_is_cut(qtbot: QtBot, width: int, number: int) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 600)
    card = TourCard(window)
    card.show_step(number, STEPS, "Look at the cut", "Draw a line where it is wrong.")
    card.pass_button.setText("The following step (Alt+N)")
    card.setFixedSize(width, card.heightForWidth(width))
    with qtbot.waitExposed(window):
        window.show()
        card.show()
    buttons = [button for button in card.findChildren(QPushButton) if button.isVisible()]
    assert len(buttons) == 2
    assert all(button.width() >= button.sizeHint().width() for button in buttons)
    assert all(card.rect().contains(button.geometry()) for button in buttons)


def test_a_card_covers_nothing_of_its_subject_wherever_one_side_has_room() -> None:
    rng, room = random.Random(3), QRect(0, 0, 1000, 700)
    free = 0
    for _ in range(300):
        size = QSize(rng.randrange(100, 320), rng.randrange(80, 260))
        corner = QPoint(rng.randrange(0, 900), rng.randrange(0, 600))
        target = QRect(corner, QSize(rng.randrange(20, 600), rng.randrange(20, 600))).intersected(room)
        has_room = (
            target.top() >= size.height() + 8
            or room.bottom() - target.bottom() >= size.height() + 8
            or target.left() >= size.width() + 8
            or room.right() - target.right() >= size.width() + 8
        )
        card = free_place({size.width(): size.height()}, target, (), room)
        assert card.size() == size
        assert room.contains(card)
        assert not (has_room and card.intersects(target))
        free += has_room
    assert 100 < free < 300
    assert clamped(QPoint(900, 50), QSize(2000, 10), room) == QPoint(0, 50)


def test_a_card_takes_another_width_where_that_covers_less() -> None:
    room, subject = QRect(0, 0, 600, 300), QRect(200, 0, 400, 300)
    assert free_place({288: 100, 180: 160}, subject, (), room).width() == 180
    needed = (QRect(0, 0, 200, 120),)
    card = free_place({180: 160}, subject, needed, room)
    assert not card.intersects(needed[0])


def test_a_panel_that_floats_is_not_framed_in_the_window(shell: Shell, make_demo: Callable[[], Path]) -> None:
    shell.open(make_demo())
    begin(shell)
    workspace, tour = shell.window.workspace, shell.window.links.tour
    assert workspace is not None
    dock = next(d for d in shell.window.findChildren(QDockWidget) if d.isAncestorOf(workspace.classes))
    dock.setFloating(True)
    dock.move(5, 5)
    canvas = workspace.place
    place = QRect(canvas.mapTo(shell.window, QPoint(0, 0)), canvas.size())
    shell.wait(lambda: tour.spotlight.geometry().intersected(place) == place)
