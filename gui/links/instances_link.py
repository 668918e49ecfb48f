"""Link of the open image's instances with canvas, class list and dialog."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from engine.jobs import Dispatcher
from engine.session import InstanceMap, InstanceSettings, Session
from engine.session.editing.instance_finder import InstanceFinder
from gui.canvas.view import CanvasView
from gui.panels.classes import ClassesPanel
from gui.tool_state import ToolState

REST_MS: Final = 150
"""Instances are found again when the mask has not changed for so long: never while the pen moves."""


class InstancesLink(QObject):
    """Instances in sight; found only while they are shown. Lives as long as its window."""

    changed = Signal(object)
    """The InstanceMap in sight, or None."""

    def __init__(
        self, view: CanvasView, tools: ToolState, classes: ClassesPanel, dispatcher: Dispatcher
    ) -> None:
        super().__init__(view)
        self._view = view
        self._tools = tools
        self._classes = classes
        self._dispatcher = dispatcher
        self._finder: InstanceFinder | None = None
        self._unsubscribers: list[Callable[[], None]] = []
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._find)
        tools.are_instances_shown.changed.connect(self._on_switch)

    @property
    def instances(self) -> InstanceMap | None:
        """The instances in sight."""
        return None if self._finder is None else self._finder.instances

    @property
    def settings(self) -> InstanceSettings:
        """Instance settings of the open project."""
        return InstanceSettings() if self._finder is None else self._finder.settings

    def set_session(self, session: Session | None) -> None:
        """Show the instances of this session's images from now on."""
        for unsubscribe in self._unsubscribers:
            unsubscribe()
        self._unsubscribers = []
        self._rest.stop()
        if self._finder is not None:
            self._finder.close()
            self._finder = None
            self._show(None)
        if session is None:
            return
        finder = self._finder = InstanceFinder(session, self._dispatcher)
        events = session.events
        pairs: tuple[tuple[Any, Callable[[Any], None]], ...] = (
            (finder.changed, self._show),
            (events.shown_changed, lambda _: self._wait_for_rest()),
            (events.classes_changed, lambda _: self._show_counts(finder.instances)),
        )
        self._unsubscribers = [event.subscribe(slot) for event, slot in pairs]
        finder.switch(self._tools.are_instances_shown.value)

    def set_settings(self, settings: InstanceSettings) -> None:
        """Tell instances apart in this way from now on, and show them."""
        if self._finder is not None:
            self._finder.set_settings(settings)
            self._tools.are_instances_shown.set(True)

    def id_at(self, at: tuple[int, int] | None) -> int:
        """Id of the instance in sight at (y, x) in image pixels, 0 when there is none."""
        instances = self.instances
        if instances is None or at is None:
            return 0
        y, x = at
        height, width = instances.ids.shape
        return int(instances.ids[y, x]) if 0 <= y < height and 0 <= x < width else 0

    def _on_switch(self, is_on: bool) -> None:
        if self._finder is not None:
            self._finder.switch(is_on)

    def _wait_for_rest(self) -> None:
        if self._finder is not None and self._finder.is_on:
            self._rest.start()

    def _find(self) -> None:
        if self._finder is not None:
            self._finder.refresh()

    def _show(self, instances: InstanceMap | None) -> None:
        self._view.set_instances(instances)
        self._show_counts(instances)
        self.changed.emit(instances)

    def _show_counts(self, instances: InstanceMap | None) -> None:
        self._classes.show_counts(None if instances is None else instances.counts())
