"""Link of the effort meter: counts keys, clicks and moves of the view, shows the cost of the open image."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QComboBox, QWidget

from engine.session import Session
from engine.session.effort.effort_meter import Effort
from engine.session.effort.effort_report import EffortReport
from gui.actions import ActionSet, ActionSpec, EffortScope, spec_of
from gui.canvas.view import CanvasView
from gui.dialogs.effort import EffortDialog
from gui.language.texts import counted, listed, tr
from gui.statusbar import StatusLine
from gui.style.buttons import ActionButton
from gui.tool_state import ToolState
from gui.workspace import Workspace

if TYPE_CHECKING:
    from gui.settings import Settings
    from gui.style.theme import Theme

SHOW_EVERY_MS: Final = 1000
"""The figure in the status line changes at most so often."""


def class_of(spec: ActionSpec, class_id: int) -> int | None:
    """The class that an action is for while `class_id` is in hand; None for the image as a whole."""
    if spec.class_id is not None:
        return spec.class_id
    return class_id if spec.effort_scope is EffortScope.CLASS else None


def live_text(effort: Effort) -> str:
    """Such as "12 s" or "3 min 05 s", in whole seconds so that it does not flicker; empty at first."""
    seconds = int(effort.seconds)
    if not (seconds or effort.strokes or effort.clicks or effort.keys or effort.undos):
        return ""
    if seconds < 60:
        return tr("{seconds} s", seconds=seconds)
    return tr("{minutes} min {seconds:02d} s", minutes=seconds // 60, seconds=seconds % 60)


def live_tip(effort: Effort) -> str:
    """Tool tip of the figure: strokes, clicks, keys and undone steps."""
    counts = listed(
        (
            counted(effort.strokes, "{count} stroke", "{count:,} strokes"),
            counted(effort.clicks, "{count} click", "{count:,} clicks"),
            counted(effort.keys, "{count} key", "{count:,} keys"),
            counted(effort.undos, "{count} undone", "{count} undone"),
        )
    )
    return "\n".join(
        (
            tr("Active work on this image so far: {counts}.", counts=counts),
            tr("A click shows all images ([[effort]])."),
        )
    )


class EffortLink(QObject):
    """Lives as long as its window."""

    def __init__(
        self,
        view: CanvasView,
        tools: ToolState,
        actions: ActionSet,
        workspace: Workspace,
        status: StatusLine,
    ) -> None:
        super().__init__(view)
        self._tools = tools
        self._status = status
        self._session: Session | None = None
        self._unsubscribers: list[Callable[[], None]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOW_EVERY_MS)
        self._timer.timeout.connect(self._show)
        actions.used.connect(self._on_action)
        view.cursor_moved.connect(lambda *_: self._on_alive())
        view.camera_moved.connect(self._on_alive)
        workspace.classes.class_chosen.connect(self._on_click)
        for panel in (workspace.cut, workspace.tool):
            self._watch(panel)

    def set_session(self, session: Session | None) -> None:
        """Count for this session's images from now on."""
        for unsubscribe in self._unsubscribers:
            unsubscribe()
        self._unsubscribers = []
        self._timer.stop()
        self._session = session
        if session is not None:
            events = session.events
            pairs: tuple[tuple[Any, Callable[[Any], None]], ...] = (
                (events.image_opened, lambda _: self._show()),
                (events.history_changed, lambda _: self._show_soon()),
            )
            self._unsubscribers = [event.subscribe(slot) for event, slot in pairs]
        self._show()

    def _watch(self, panel: QWidget) -> None:
        """Sliders, choices and buttons of a panel; those that stand for an action tell it themselves."""
        for slider in panel.findChildren(QAbstractSlider):
            slider.sliderPressed.connect(self._on_tool_click)
            slider.actionTriggered.connect(self._on_slider_step)
        for chooser in panel.findChildren(QComboBox):
            chooser.activated.connect(lambda _: self._on_tool_click())
        for button in panel.findChildren(QAbstractButton):
            if not isinstance(button, ActionButton):
                button.clicked.connect(lambda _: self._on_tool_click())

    def _on_action(self, action_id: str, is_by_key: bool) -> None:
        session = self._session
        spec = spec_of(action_id)
        if session is None or spec.effort_scope is EffortScope.NONE:
            return
        meter = session.effort
        class_id = class_of(spec, self._tools.class_id)
        if is_by_key:
            meter.note_key(class_id)
        else:
            meter.note_click(class_id)
        self._show_soon()

    def _on_tool_click(self) -> None:
        self._on_click(self._tools.class_id)

    def _on_slider_step(self, action: int) -> None:
        """A click beside the handle; dragging it has been counted when it was pressed."""
        if action != QAbstractSlider.SliderAction.SliderMove.value:
            self._on_tool_click()

    def _on_click(self, class_id: int) -> None:
        if self._session is not None:
            self._session.effort.note_click(class_id)
            self._show_soon()

    def _on_alive(self) -> None:
        if self._session is not None and self._session.image is not None:
            self._session.effort.note_alive()
            self._show_soon()

    def _show_soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _show(self) -> None:
        session = self._session
        effort = Effort() if session is None or session.image is None else session.effort.kept
        self._status.show_effort(live_text(effort), live_tip(effort))


def effort_dialog(
    report: EffortReport, session: Session, theme: Theme, settings: Settings, parent: QWidget
) -> EffortDialog:
    """The dialog with the report of this session's project."""
    return EffortDialog(report, session.project.path, theme, settings, parent)
