"""The real window in the hand of a walk: whatever a user can do at the moment, by real events.

Everything goes to what is in front: a popup, else a dialog, else the window, as with a user's own hand.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from unittest import mock

import numpy as np
from PIL import Image
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMimeData,
    QPoint,
    QPointF,
    Qt,
    QUrl,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid

from engine.document.planes import Plane
from engine.service import Service
from engine.session import OpenImage, Session
from engine.storage import Project
from gui.actions import spec_of
from gui.bridge import QtDispatcher
from gui.canvas.view import CanvasView
from gui.project_controller import ProjectController
from gui.settings import Settings
from gui.style.theme import Theme
from gui.window import MainWindow
from tests.helpers.complaints import Complaints
from tests.helpers.painted_sight import PaintedSight
from tests.helpers.walking_compute import WalkingCompute

WRITTEN = Path(__file__).resolve().parents[1] / "data" / "written_by_0_1"
# The first cut of a machine's life by each method compiles it.
PATIENCE_S = 150.0
KINDS = (
    QAbstractButton,
    QComboBox,
    QAbstractSlider,
    QAbstractSpinBox,
    QLineEdit,
    QPlainTextEdit,
    QAbstractItemView,
    QTabBar,
)

Planes = dict[Plane, np.ndarray]
Place = tuple[int, int]
"""(y, x) in hundredths of a widget's height and width."""


def make_world(folder: Path) -> dict[str, Path]:
    """What the walk can open, by name: projects, folders of images and masks, files of all kinds."""
    shutil.copytree(WRITTEN, folder / "samples", ignore=shutil.ignore_patterns("expected", "make.py.txt"))
    shutil.copytree(folder / "samples", folder / "held")
    for name in ("more", "masks", "empty"):
        (folder / name).mkdir()
    for number in range(2):
        pixels = np.full((40, 50, 3), 60 + 60 * number, np.uint8)
        Image.fromarray(pixels).save(folder / "more" / f"more_{number}.png")
    Image.fromarray(np.ones((72, 96), np.uint8)).save(folder / "masks" / "e.png")
    (folder / "classes.txt").write_text("soil\nleaf\nroot\n", encoding="utf-8")
    return {
        "project": folder / "samples" / "samples.inkling",
        "held": folder / "held" / "samples.inkling",
        "images": folder / "samples" / "lab",
        "more": folder / "more",
        "masks": folder / "masks",
        "empty": folder / "empty",
        "classes": folder / "classes.txt",
        "encoder": folder / "samples" / "samples.inkling" / "models" / "encoder-001.safetensors",
        "table": folder / "table.csv",
        "nowhere": folder / "nowhere",
    }


class Walker:
    """One window from its first paint to its end, and a second one where the first is quit."""

    def __init__(self, folder: Path, complaints: Complaints) -> None:
        self.folder = folder
        self.world = make_world(folder)
        self._complaints = complaints
        self._stack = ExitStack()
        self._chosen = ""
        self._held: Qt.MouseButton | None = None
        self.opened: dict[int, tuple[int, Planes]] = {}
        self.lowest: dict[int, int] = {}
        # Somebody else has this one open, so that it opens to look only.
        self._stack.enter_context(Project.open(self.world["held"]))
        self.sight = PaintedSight(lambda: self.window.canvas, self._says_doubts)
        self._stack.enter_context(self.sight.watching())
        for name in ("getExistingDirectory", "getOpenFileName", "getSaveFileName"):
            answer = self._directory if name == "getExistingDirectory" else self._file
            self._stack.enter_context(mock.patch.object(QFileDialog, name, answer))
        self._stack.enter_context(mock.patch.object(QDesktopServices, "openUrl", return_value=True))
        self.start()

    # ---- from beginning to end

    def start(self) -> None:
        """Show a window as the program does."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        settings = Settings(self.folder / "window.ini")
        self.theme = Theme(application, settings.theme)
        self.window = MainWindow(self.theme, settings, lambda: self.world["project"])
        self.window.resize(1440, 900)
        self.window.show()
        QTest.qWaitForWindowExposed(self.window)
        self.dispatcher = QtDispatcher()
        models = self.world["project"] / "models"
        names = ("soil", "leaf", "stone")
        self.compute = WalkingCompute(models / "model-002.safetensors", self.world["encoder"], names)
        self.controller = ProjectController(Service(self.dispatcher, self.compute), self.dispatcher)
        self.window.build_engine_parts(self.controller, CanvasView())
        self.window.canvas.painted.connect(self.sight.note_painted)
        self.window.activateWindow()
        self._held = None
        self.events()

    def _says_doubts(self) -> bool:
        return self.session is not None and self.session.decisions.says_doubts

    def open(self, path: Path) -> bool:
        """Open a path; a second time where the first said that something drawn is not applied."""
        return self.controller.open_path(path) or self.controller.open_path(path)

    def end_window(self) -> None:
        """Close it and all behind it, as when the program ends."""
        _ = self.window.close() or self.window.close()
        self.controller.close()
        self.dispatcher.close()
        for thing in (self.window, self.theme):
            thing.deleteLater()
        self.events()

    def stop(self) -> None:
        """The end of the walk; files are removed."""
        try:
            for widget in QApplication.topLevelWidgets():
                if widget is not self.window:
                    widget.close()
            self.end_window()
        finally:
            self._stack.close()
            shutil.rmtree(self.folder, ignore_errors=True)

    def check(self) -> None:
        """Nothing was said that must not be."""
        heard = self._complaints.take()
        assert not heard, "\n".join(heard)

    def after_step(self, *, is_patient: bool) -> None:
        """Handle events, wait where that is wanted, and look whether all is well."""
        self.settle() if is_patient else self.events()
        self.check()
        if not self.window.isVisible():
            self.end_window()
            self.check()
            self.start()
        self.note()

    def finish(self) -> None:
        """Put the mouse down, close what is in front, and prove that nothing is lost."""
        self.mouse_up((50, 50))
        self.close_what_is_in_front()
        self.settle()
        self.note()
        self.check()
        self.check_history()
        self.check_reopened()
        self.check()

    def close_what_is_in_front(self) -> None:
        """No dialog and no menu any more."""
        while self.front is not self.window:
            self.front.close()
            self.events()

    # ---- what is in front

    @property
    def session(self) -> Session | None:
        return self.controller.session

    @property
    def image(self) -> OpenImage | None:
        return None if self.session is None else self.session.image

    @property
    def front(self) -> QWidget:
        """What gets keys and clicks now."""
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window

    @property
    def canvas(self) -> CanvasView | None:
        """The canvas, where the mouse can reach it."""
        is_free = self.front is self.window and self.window.canvas.isVisible()
        return self.window.canvas if is_free else None

    @property
    def keyboard(self) -> QWidget:
        focus = QApplication.focusWidget()
        front = self.front
        return focus if focus is not None and (focus is front or front.isAncestorOf(focus)) else front

    # ---- what a hand does

    def act(self, action_id: str, number: int) -> None:
        """An action of the table: by one of its keys, or, with the number past them, by the menu."""
        spec = spec_of(action_id)
        if spec.held or self.front is not self.window or number < len(spec.keys):
            QTest.keySequence(self.keyboard, QKeySequence(spec.keys[number % len(spec.keys)]))
            return
        action = self.window.action_set[spec.id]
        if action.isEnabled():
            action.trigger()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        QTest.keyClick(self.keyboard, key, modifiers)

    def type(self, text: str) -> None:
        for character in text:
            # Each goes where the keyboard is by then.
            QTest.keyClicks(self.keyboard, character)
            self.events()

    def hold_space(self, is_held: bool) -> None:
        (QTest.keyPress if is_held else QTest.keyRelease)(self.keyboard, Qt.Key.Key_Space)

    def mouse_down(self, at: Place, button: Qt.MouseButton) -> None:
        canvas = self.canvas
        if canvas is not None and self._held is None:
            QTest.mousePress(canvas, button, pos=_point_in(canvas, at))
            self._held = button

    def mouse_move(self, at: Place) -> None:
        canvas = self.canvas
        if canvas is not None:
            QTest.mouseMove(canvas, _point_in(canvas, at))

    def mouse_up(self, at: Place) -> None:
        if self._held is not None:
            button, self._held = self._held, None
            canvas = self.window.canvas
            # Qt sends the release to where the button went down, whatever is in front by now.
            QTest.mouseRelease(canvas, button, pos=_point_in(canvas, at))

    def wheel(self, at: Place, notches: int, modifiers: Qt.KeyboardModifier) -> None:
        canvas = self.canvas
        if canvas is None:
            return
        point = QPointF(_point_in(canvas, at))
        event = QWheelEvent(
            point, canvas.mapToGlobal(point), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton,
            modifiers, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(canvas, event)

    def drop(self, *paths: Path) -> None:
        """Drop files on the window, which lets them in or not, whatever is in front of it."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(QPoint(200, 200), copy, data, left, none)
        enter.ignore()
        self.window.dragEnterEvent(enter)
        if enter.isAccepted():
            self.window.dropEvent(QDropEvent(QPointF(200, 200), copy, data, left, none))

    def widgets(self) -> list[QWidget]:
        """What can be clicked or typed into now, in front."""
        front = self.front
        found = [w for w in front.findChildren(QWidget) if isinstance(w, KINDS) and isValid(w)]
        usable = [w for w in (front, *found) if isinstance(w, KINDS) and w.isVisible() and w.isEnabled()]
        return [w for w in usable if w.window() is front.window()]

    def use(self, number: int, at: Place, way: int) -> str:
        """Use one of `widgets`, told by a number, in one of the ways that it has; says which it was."""
        widgets = self.widgets()
        if not widgets:
            if self.front is not self.window:
                self.press(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
            return "nothing"
        widget = widgets[number % len(widgets)]
        if not isValid(widget):
            # PySide gives up the list inside a closed combo box together with the parent it was asked for.
            return "nothing"
        name = f"{type(widget).__name__} {widget.objectName() or widget.accessibleName()}"
        self._use(widget, at, way)
        return name

    def _use(self, widget: QWidget, at: Place, way: int) -> None:
        left, right = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
        target: QWidget = widget.viewport() if isinstance(widget, QAbstractItemView) else widget
        if isinstance(widget, QAbstractItemView):
            point = self._row_point(widget, at)
        elif isinstance(widget, QAbstractButton):
            point = widget.rect().center()
        else:
            point = _point_in(target, at)
        keys = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_End, Qt.Key.Key_Space)
        if way < 5:
            QTest.mouseClick(target, left, pos=point)
        elif way == 5:
            QTest.mouseDClick(target, left, pos=point)
        elif way == 6 and not _menu_blocks(target):
            where = target.mapToGlobal(point)
            QApplication.sendEvent(target, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, where))
        elif way == 7:
            QTest.mouseClick(target, right, pos=point)
        else:
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            QTest.keyClick(self.keyboard, keys[way % len(keys)])

    @staticmethod
    def _row_point(view: QAbstractItemView, at: Place) -> QPoint:
        """A point in one of the rows, where there are any."""
        model = view.model()
        rows = 0 if model is None else model.rowCount(view.rootIndex())
        if rows:
            index = model.index(min(rows - 1, max(0, at[0] * rows // 100)), 0, view.rootIndex())
            view.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
            rect = view.visualRect(index)
            if rect.isValid():
                return QPoint(rect.left() + at[1] * (rect.width() - 1) // 100, rect.center().y())
        return _point_in(view.viewport(), at)

    def choose_file(self, name: str) -> None:
        """The next file dialogs are answered with this place of the world; "" cancels them."""
        self._chosen = str(self.world[name]) if name else ""

    def _directory(self, *arguments: object, **named: object) -> str:
        return self._chosen

    def _file(self, *arguments: object, **named: object) -> tuple[str, str]:
        return self._chosen, ""

    # ---- time passes

    def events(self) -> None:
        """Let the window handle what waits."""
        for _ in range(3):
            QApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def wait(self, condition: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while not condition():
            assert time.monotonic() < deadline, f"waited in vain for {what}: {self._describe()}"
            self.events()
            time.sleep(0.001)

    def settle(self) -> None:
        """Wait until nothing is on its way but learning, which goes on when told to."""
        self.events()
        self.wait(self._is_quiet, "the window to be quiet")

    def see(self, patience_s: float = 1.0) -> None:
        """Give the canvas a moment to paint, as a person would; a walk goes on where that was too short."""
        end = time.monotonic() + patience_s
        while time.monotonic() < end and self.image is not None and self.session is not None:
            if self.session.sight.is_current or self.session.sight.hidden is not None:
                return
            self.events()
            time.sleep(0.001)

    def _describe(self) -> str:
        session = self.session
        return "no project" if session is None else f"{session.busy} {session.learning_state.message}"

    def _is_quiet(self) -> bool:
        session = self.session
        if session is None:
            return True
        busy = session.busy
        return not (busy.is_refining or busy.opening or busy.files or busy.similarity)

    # ---- what must be true

    def note(self) -> None:
        """Remember how the image was when it was opened, and how far back it has been since."""
        image = self.image
        if image is None:
            return
        key = hash((str(image.record.path), image.id))
        position = image.history.position
        if key not in self.opened:
            self.opened[key] = position, planes_of(image)
        self.lowest[key] = min(position, self.lowest.get(key, position))

    def check_history(self) -> None:
        """Undo all, redo all: every step on the way back is what it was on the way there."""
        session, image = self.session, self.image
        if session is None or image is None or session.read_only:
            return
        key = hash((str(image.record.path), image.id))
        position, at_opening = self.opened[key]
        is_kept = self.lowest[key] >= position
        ladder: dict[int, Planes] = {image.history.position: planes_of(image)}
        top = image.history.position
        while session.undo():
            ladder[image.history.position] = planes_of(image)
        assert image.history.position == 0
        if is_kept and position in ladder:
            assert_same(ladder[position], at_opening, "the image at its opening")
        while image.history.position < top:
            assert session.redo()
            assert_same(planes_of(image), ladder[image.history.position], f"step {image.history.position}")
        self.settle()

    def check_reopened(self) -> None:
        """What was last on the screen is there again after the project was closed; so it is on the disk."""
        session, image = self.session, self.image
        if session is None:
            return
        path, is_editable = session.project.path, not session.read_only
        last = None if image is None else (image.id, planes_of(image))
        assert self.controller.close_project() or self.controller.close_project()
        self.events()
        self.check()
        if last is not None and is_editable:
            with Project.open(path) as project:
                self._check_files(project)
        assert self.open(path)
        self.settle()
        if last is not None and is_editable:
            image_id, planes = last
            again = self.session
            assert again is not None
            again.open_image(image_id)
            self.wait(lambda: again.image is not None and again.image.id == image_id, "the image")
            assert again.image is not None
            assert_same(planes_of(again.image), planes, "the image after reopening")

    @staticmethod
    def _check_files(project: Project) -> None:
        """Every mask file holds what the history says."""
        for record in project.images.rows():
            mask = project.decided_mask(record.id)
            written = project.read_mask_file(record.id)
            if mask is not None and written is not None:
                assert np.array_equal(mask, written), record.mask_name


def _menu_blocks(widget: QWidget | None) -> bool:
    """Whether Qt shows its own menu of this widget in a loop that ends with the menu only."""
    while widget is not None:
        if isinstance(widget, QAbstractSpinBox | QScrollBar):
            return True
        widget = widget.parentWidget()
    return False


def planes_of(image: OpenImage) -> Planes:
    return {plane: np.array(image.planes.view(plane)) for plane in Plane}


def assert_same(now: Planes, before: Planes, what: str) -> None:
    wrong = {plane.name: int((now[plane] != before[plane]).sum()) for plane in Plane}
    assert not any(wrong.values()), f"{what}: pixels that differ: {wrong}"


def _point_in(widget: QWidget, at: Place) -> QPoint:
    """A point by hundredths of height and width, which may lie outside."""
    return QPoint(at[1] * (widget.width() - 1) // 100, at[0] * (widget.height() - 1) // 100)
