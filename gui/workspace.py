"""Page of an open project: images on the left, canvas in the middle, tool choices on the right."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui import tools
from gui.actions import ActionSet, operation_specs
from gui.canvas.view import CanvasView
from gui.display.adjustment_card import ADJUSTMENT_ACTIONS, CARD_ACTIONS, CHANNEL_ACTIONS, AdjustmentCard
from gui.display.rulers import RuledCanvas
from gui.key_filter import KeyFilter
from gui.language.texts import marked, tr
from gui.panels.card import ElidedButton, label
from gui.panels.classes import ClassesPanel
from gui.panels.cut import CutPanel
from gui.panels.docks.dock import PanelDock
from gui.panels.docks.layout import pack_layout, unpack_layout
from gui.panels.docks.sides import (
    LEAST_LEFT_WIDTH,
    LEAST_RIGHT_WIDTH,
    RIGHT_WIDTH,
    LeftScroll,
    PlainScroll,
    SideScroll,
)
from gui.panels.history.panel import HistoryPanel
from gui.panels.images import ImagesPanel
from gui.panels.learning import LearningPanel
from gui.panels.model import ModelPanel
from gui.panels.question_bar import QuestionBars
from gui.panels.tool_options import ToolOptionsPanel
from gui.sequence.timeline import FILL_ACTIONS, WALK_ACTIONS, Timeline
from gui.style.icons import Icons
from gui.style.theme import SPACE, Theme

LEFT_WIDTH: Final = 296
HISTORY_HEIGHT: Final = 240
PANELS: Final = ("images", "tools", "history")
"""Names of the docks, in the order of their menu."""
CLOSED_AT_FIRST: Final = frozenset({"history"})
NARROW_PX: Final = 2 * (LEAST_LEFT_WIDTH + LEAST_RIGHT_WIDTH + 8)
"""Below this width of the window both sides would leave the canvas less than half of it."""

READ_ONLY_TEXT: Final = marked("This project is open read-only: you can look, not change.")

_PLACING: Final = frozenset(
    {QEvent.Type.LayoutRequest, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}
)


def tool_groups(actions: ActionSet) -> list[tuple[str, list[QAction]]]:
    """Actions of the tools by the groups of their table, in its order."""
    groups: dict[str, list[QAction]] = {}
    for spec in tools.TOOLS:
        groups.setdefault(spec.group, []).append(actions[spec.action_id])
    return [(tr(group), tools_of_group) for group, tools_of_group in groups.items()]


class Banner(QFrame):
    """Line across the top of the canvas that stays as long as its text is true."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setProperty("role", "banner")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        self.label = label(text, "heading")
        row.addWidget(self.label, 0, Qt.AlignmentFlag.AlignHCenter)


class CanvasPlace(QWidget):
    """Canvas, or a sentence where there is no image to show; questions lie over its upper edge.

    Args:
        timeline: below it.
    """

    covered = Signal(int)
    """Pixels at the upper edge that banner and questions take."""

    def __init__(self, canvas: CanvasView, timeline: QWidget) -> None:
        super().__init__()
        self.ruled = RuledCanvas(canvas)
        self.banner = Banner(tr(READ_ONLY_TEXT))
        self.banner.setVisible(False)
        self.questions = QuestionBars()
        self.message = label("", "soft", wrap=True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.message)
        self._stack.addWidget(self.ruled)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.banner)
        rows.addWidget(self._stack, 1)
        rows.addWidget(timeline)
        # Over the canvas, not above it: the image stays still under the pointer when a question comes.
        self.questions.setParent(self)
        for part in (self.questions, self._stack, self.banner):
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _PLACING:
            self._place_questions()
        return super().eventFilter(watched, event)

    def _place_questions(self) -> None:
        area, bars = self._stack.geometry(), self.questions
        layout = bars.layout()
        banner = 0 if self.banner.isHidden() else self.banner.sizeHint().height()
        if layout is None or bars.isHidden():
            self.covered.emit(banner)
            return
        height = (
            layout.totalHeightForWidth(area.width())
            if layout.hasHeightForWidth()
            else bars.sizeHint().height()
        )
        bars.setGeometry(area.x(), area.y(), area.width(), height)
        bars.raise_()
        self.covered.emit(banner + height)

    def show_canvas(self) -> None:
        self._stack.setCurrentIndex(1)

    def show_message(self, text: str) -> None:
        self.message.setText(text)
        self._stack.setCurrentIndex(0)

    def show_read_only(self, is_read_only: bool) -> None:
        self.banner.setVisible(is_read_only)


class SideSwitch(ElidedButton):
    """Button above one side of a narrow window that shows the other side in its place."""

    def __init__(self, text: str, tip: str) -> None:
        super().__init__(text)
        self.setToolTip(tip)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()


class Workspace(QMainWindow):
    """Layout of the parts, which know nothing of each other: docks around the canvas.

    Attributes:
        docks: by their names, *images*, *tools* and *history*; use `open_dock` to show or close one.
    """

    docks_changed = Signal()
    """A dock was opened or closed."""
    _before_adjustment = 0
    """How far the side of the tools was scrolled before the card that adjusts the picture came."""

    def __init__(
        self, theme: Theme, icons: Icons, actions: ActionSet, canvas: CanvasView, parent: QWidget
    ) -> None:
        super().__init__(parent)
        # A main window for its docks only: it is a page of the window around it.
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setObjectName("page")
        self.canvas = canvas
        self._panel_actions = [actions[f"panel_{name}"] for name in PANELS]
        self.images = ImagesPanel(theme, icons)
        self.classes = ClassesPanel(theme, icons)
        self.tool = ToolOptionsPanel(theme, tool_groups(actions))
        self.adjustment = AdjustmentCard(
            theme,
            icons,
            [actions[name] for name in ADJUSTMENT_ACTIONS],
            [actions[name] for name in CHANNEL_ACTIONS],
            [actions[name] for name in CARD_ACTIONS],
        )
        self.adjustment.hide()
        self.cut = CutPanel(theme, [actions[spec.id] for spec in operation_specs()])
        self.model = ModelPanel(theme)
        self.learning = LearningPanel(theme, icons)
        self.history = HistoryPanel(theme)
        self.timeline = Timeline(
            theme,
            self.images.thumbnails,
            [actions[name] for name in WALK_ACTIONS],
            [actions[name] for name in FILL_ACTIONS],
        )
        self.timeline.hide()
        self.place = CanvasPlace(canvas, self.timeline)
        self.to_tools = SideSwitch(
            tr("Tools and classes"), tr("The tools in place of the list, as the window is narrow")
        )
        self.to_list = SideSwitch(
            tr("List of images"), tr("The list in place of the tools, as the window is narrow")
        )
        self.from_history = SideSwitch(
            tr("Tools and classes"), tr("The tools in place of the history, as the window is narrow")
        )
        for button, side in (
            (self.to_tools, "tools"),
            (self.from_history, "tools"),
            (self.to_list, "images"),
        ):
            button.clicked.connect(lambda _checked, chosen=side: self.open_dock(chosen, True))
        self._is_narrow = False
        self._side = "tools"
        """Dock that a narrow window shows, which has room for one."""
        self._are_panels_shown = True
        self._closed = set(CLOSED_AT_FIRST)
        self._wide_state = QByteArray()
        self.key_filter = KeyFilter(canvas, self)
        self.docks = self._make_docks(theme, icons)
        self._usual_state = self.saveState()
        self._is_placed = False
        self._to_place: QByteArray | None = None
        """Stored layout that is to be taken once the page has its size: in another it means other widths."""
        self.key_filter.watch(self.timeline)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return self.key_filter.walk(lambda: super(Workspace, self).focusNextPrevChild(forward))

    @property
    def are_panels_shown(self) -> bool:
        return self._are_panels_shown

    def show_panels(self, shown: bool) -> None:
        self._are_panels_shown = shown
        self._show_docks()

    def show_list(self) -> None:
        """Bring the list of images in sight."""
        self.open_dock("images", True)

    def show_classes(self) -> None:
        """Bring the list of classes in sight."""
        self.open_dock("tools", True)
        self._scroll_to(self.classes.view)

    def show_adjustment(self, shown: bool) -> None:
        """Show or hide the card that adjusts the picture, with the side that it is on."""
        bar, was_shown = self._right.verticalScrollBar(), not self.adjustment.isHidden()
        if shown and not was_shown:
            self._before_adjustment = bar.value()
        self.adjustment.setVisible(shown)
        if was_shown and not shown:
            bar.setValue(self._before_adjustment)
        if shown:
            self.open_dock("tools", True)
            self._scroll_to(self.adjustment)

    def _scroll_to(self, part: QWidget) -> None:
        """Scroll the side of the tools to this part of it."""
        # Its place is known once the side is laid out.
        QTimer.singleShot(0, lambda: self._right.ensureWidgetVisible(part))

    @property
    def open_docks(self) -> frozenset[str]:
        """Names of the docks that are not closed."""
        return frozenset(self.docks.keys() - self._closed)

    def is_dock_shown(self, name: str) -> bool:
        """Whether a dock is there now: not closed, nor hidden with all panels or as the window is narrow."""
        return not self.docks[name].isHidden()

    def open_dock(self, name: str, is_open: bool) -> None:
        """Open a dock, and show the panels where they were hidden; or close it."""
        if is_open:
            self._closed.discard(name)
            self._side = name
            self._are_panels_shown = True
        else:
            self._closed.add(name)
        # A dock that comes beside others would take its own width for theirs.
        present = [dock for dock in self.docks.values() if dock.isVisible() and not dock.isFloating()]
        widths = [dock.width() for dock in present]
        self._show_docks()
        if is_open:
            self.docks[name].raise_()
            self.resizeDocks(present, widths, Qt.Orientation.Horizontal)
        self.docks_changed.emit()

    def reset_layout(self) -> None:
        """Bring every dock to its usual place and width."""
        self._closed = set(CLOSED_AT_FIRST)
        self._are_panels_shown = True
        self._wide_state = self._usual_state
        self._take_state(self._usual_state)
        self.docks_changed.emit()

    def createPopupMenu(self) -> QMenu:
        """Menu of the bars of the docks: the actions of the window, as Qt's own would go past `open_dock`."""
        menu = QMenu(self)
        menu.addActions(self._panel_actions)
        return menu

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Docks that were never laid out take no widths.
        if not self._is_placed:
            self._is_placed = True
            stored, self._to_place = self._to_place, None
            if stored is not None:
                self._wide_state = stored
            # Again: only now do the panels know their least width.
            self._show_docks()
            if not self._is_narrow and stored is not None:
                self._take_state(stored)
            elif not self._is_narrow:
                self._give_usual_widths()
        self._show_floating()

    def hideEvent(self, event: QHideEvent) -> None:
        """A dock that floats is a window, and stays on the screen when the page goes."""
        super().hideEvent(event)
        self._show_floating()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has one side at a time, so that the canvas has half of its width."""
        super().resizeEvent(event)
        is_narrow = self.width() < NARROW_PX
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._take_state(None if is_narrow else self._wide_state)
        self._remember_widths()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A dock was moved or given another size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._remember_widths()
        return super().eventFilter(watched, event)

    def _remember_widths(self) -> None:
        # Not once the window has become narrow: by then its docks are squeezed already.
        if self._to_place is None and not self._is_narrow and self.width() >= NARROW_PX:
            self._wide_state = self.saveState()

    def set_editable(self, editable: bool) -> None:
        """Take away, or give, everything that changes the project."""
        self.place.show_read_only(not editable)
        for part in (self.classes, self.tool, self.adjustment, self.cut, self.model, self.learning):
            part.set_editable(editable)

    def layout_state(self) -> QByteArray:
        """Places and widths of the docks, and which are closed."""
        if self._to_place is not None:
            return pack_layout(self._to_place, self._closed)
        return pack_layout(self._wide_state if self._is_narrow else self.saveState(), self._closed)

    def restore_layout(self, packed: QByteArray) -> None:
        """Put the docks where `layout_state` was told they were; a damaged value changes nothing."""
        unpacked = unpack_layout(packed)
        if unpacked is None:
            return
        state, closed = unpacked
        if not self._is_placed:
            self._to_place = state
        self._closed = set(closed & self.docks.keys())
        if self._is_narrow:
            self._wide_state = state
        self._take_state(None if self._is_narrow else state)

    def _take_state(self, state: QByteArray | None) -> None:
        """Place the docks as in this state, where there is one, and show those that are to be seen."""
        if state is not None and not self.restoreState(state):
            state = self._usual_state
            self.restoreState(state)
        self._show_docks()
        if state == self._usual_state:
            self._give_usual_widths()

    def _give_usual_widths(self) -> None:
        sides = [self.docks["images"], self.docks["tools"]]
        self.resizeDocks(sides, [LEFT_WIDTH, RIGHT_WIDTH], Qt.Orientation.Horizontal)

    def _show_docks(self) -> None:
        for button in (self.to_tools, self.to_list, self.from_history):
            button.setVisible(self._is_narrow)
        for name, dock in self.docks.items():
            dock.setVisible(self._is_wanted(name))
        self._right.show_narrow(self._is_narrow)
        if self._is_narrow:
            sides = [self.docks["images"], self.docks["tools"]]
            self.resizeDocks(sides, [LEAST_LEFT_WIDTH, LEAST_RIGHT_WIDTH], Qt.Orientation.Horizontal)

    def _show_floating(self) -> None:
        for name, dock in self.docks.items():
            if dock.isFloating():
                dock.setVisible(self._is_wanted(name))

    def _is_wanted(self, name: str) -> bool:
        """Whether a dock is to be seen, as the window and its choices are now."""
        if not self._are_panels_shown or name in self._closed:
            return False
        if self.docks[name].isFloating():
            # Before a project, and once it has closed, another page is there.
            return self.isVisible()
        return not self._is_narrow or name == self._side

    def _make_docks(self, theme: Theme, icons: Icons) -> dict[str, PanelDock]:
        self.setCentralWidget(self.place)
        # Without animation: a dock is where it will be as soon as it is shown.
        self.setDockOptions(QMainWindow.DockOption.AllowNestedDocks | QMainWindow.DockOption.AllowTabbedDocks)
        # Filled once they are in their places: with each change of its parent, the whole content of a widget
        # is matched with the style sheet anew, which took two thirds of the time to build the page.
        left, history, right = QWidget(), QWidget(), QWidget()
        left.setObjectName("sidebar")
        cards = (self.tool, self.adjustment, self.cut, self.model, self.learning)
        self._right = SideScroll(right, self.classes, cards)
        sides: dict[str, tuple[str, QWidget]] = {
            "images": (tr("Images"), LeftScroll(left, self.images)),
            "history": (tr("History"), PlainScroll(history)),
            "tools": (tr("Tools and classes"), self._right),
        }
        docks = {name: PanelDock(name, title, w, theme, icons) for name, (title, w) in sides.items()}
        for name, dock in docks.items():
            dock.close_requested.connect(lambda closed=name: self.open_dock(closed, False))
            dock.topLevelChanged.connect(lambda _floating: self.docks_changed.emit())
            self.key_filter.watch(dock)
            dock.installEventFilter(self)
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, docks["images"])
        self.splitDockWidget(docks["images"], docks["history"], Qt.Orientation.Vertical)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, docks["tools"])
        self.resizeDocks([docks["history"]], [HISTORY_HEIGHT], Qt.Orientation.Vertical)
        for name in CLOSED_AT_FIRST:
            docks[name].hide()
        _fill(left, self.to_tools, self.images)
        _fill(history, self.from_history, self.history)
        self._fill_right_side(right, cards)
        return docks

    def _fill_right_side(self, content: QWidget, cards: tuple[QWidget, ...]) -> None:
        rows = QVBoxLayout(content)
        rows.setContentsMargins(SPACE // 2, SPACE // 2, SPACE, SPACE)
        rows.setSpacing(SPACE)
        rows.addWidget(self.to_list)
        for part in (self.classes, *cards):
            # Not Maximum: that is the height of a wide card, which cuts texts that need more lines.
            part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            rows.addWidget(part)
        rows.addStretch(1)


def _fill(content: QWidget, switch: SideSwitch, panel: QWidget) -> None:
    """A panel below a switch, with the air around it that the others have."""
    rows = QVBoxLayout(content)
    rows.setContentsMargins(SPACE, SPACE // 2, SPACE // 2, SPACE)
    rows.addWidget(switch)
    rows.addWidget(panel)
