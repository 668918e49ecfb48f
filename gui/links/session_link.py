"""Link of one session with the parts of the window: its events to them, their signals to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from engine.core import ClassList, EngineError, ImageId, ModelId
from engine.session import Busy, LearningState, Notice, Session
from engine.session.learning.learning_choices import LearningChoices, remembered_choices
from engine.session.learning.network_choices import network_title
from engine.session.prediction.prediction_requests import predict_settings_for
from engine.session.prediction.uncertain_region_walk import UncertainRegionWalk
from gui.actions import WindowState
from gui.cut_choices import CutChoices, position_of, settings_for
from gui.image_source import ListedImages, ProjectImages
from gui.panels.learning import is_active
from gui.project_controller import refusal
from gui.statusbar import StatusLine
from gui.tool_state import ToolState
from gui.workspace import Workspace

if TYPE_CHECKING:
    from engine.session import ImagePrediction, Preview


TICK_MS: Final = 5000
"""Interval at which the session checks its clock."""


class SessionLink(QObject):
    """Subscriptions of a window to its session; `close()` ends them when the project closes."""

    state_changed = Signal()
    notice = Signal(object)
    hints_over = Signal()

    def __init__(
        self, session: Session, workspace: Workspace, status: StatusLine, tools: ToolState, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.source = ProjectImages(session.project)
        self.listed: ListedImages | None = None
        self.uncertain_regions = UncertainRegionWalk(session)
        self._workspace = workspace
        self._status = status
        self._tools = tools
        self._default_smoothness = session.cut_settings.smoothness
        self.ticker = QTimer(self)
        self.ticker.setInterval(TICK_MS)
        self.ticker.timeout.connect(lambda: session.tick())
        self.ticker.start()
        self._unsubscribers: list[Callable[[], None]] = []
        self._connections: list[tuple[Any, Any]] = []
        self._subscribe()
        self._connect()
        self._show_all()

    def close(self) -> None:
        """Stop listening in both directions."""
        self.ticker.stop()
        for unsubscribe in self._unsubscribers:
            unsubscribe()
        for signal, slot in self._connections:
            signal.disconnect(slot)
        self._connections.clear()

    def state(self) -> WindowState:
        """State that decides which actions can be used now."""
        session, image = self.session, self.session.image
        learning = session.learning_state
        return WindowState(
            has_project=True,
            can_edit=not session.read_only,
            has_image=image is not None,
            can_undo=image is not None and image.history.can_undo,
            can_redo=image is not None and image.history.can_redo,
            is_learning=is_active(learning.phase),
            has_model=session.current_model is not None,
        )

    def step_labels(self) -> tuple[str, str]:
        """Names of the steps that undo and redo would take; empty for none."""
        image = self.session.image
        return ("", "") if image is None else (image.history.undo_label, image.history.redo_label)

    def attempt(self, work: Callable[[], object]) -> bool:
        """Do `work`; False, with a notice, when the engine refuses."""
        try:
            work()
        except EngineError as error:
            self.notice.emit(refusal(error))
            return False
        return True

    def go(self, step: int) -> None:
        """Open the next or previous image of the list as it is filtered."""
        wanted = self._workspace.images.rows.filter
        source = self.listed or self.source
        if self.listed is not None or wanted.status or wanted.text:
            image = self.session.image
            other = source.after(None if image is None else image.id, step, wanted)
            if other is None:
                self.notice.emit(Notice("No further image is in the list that is shown."))
            else:
                self.session.open_image(other)
        else:
            self.session.navigation.open_neighbour(step)

    def list_only(self, listed: ListedImages | None, reason: str = "", by: str = "") -> None:
        """Let the images panel show, and the keys walk through, only these; None for all again."""
        self.listed = listed
        panel, image = self._workspace.images, self.session.image
        panel.show_images(self.source if listed is None else listed)
        panel.show_reason(reason, by)
        panel.show_open(None if image is None else int(image.id))

    # ---- session -> window

    def _subscribe(self) -> None:
        events = self.session.events
        pairs: tuple[tuple[Any, Callable[[Any], None]], ...] = (
            (events.image_opened, self._on_image),
            (events.preview_changed, self._on_preview),
            (events.prediction_changed, self._on_prediction),
            (events.prediction_status_changed, lambda _: self._show_sight()),
            (events.history_changed, lambda _: self.state_changed.emit()),
            (events.images_changed, self._on_images),
            (events.classes_changed, self._on_classes),
            (events.busy_changed, self._on_busy),
            (events.notice, self.notice.emit),
            (events.learning_changed, self._on_learning),
            (events.models_changed, lambda _: self._on_models()),
            (events.smoothness_chosen, self._on_smoothness),
            (events.texture_chosen, self._workspace.cut.show_texture),
        )
        self._unsubscribers = [event.subscribe(slot) for event, slot in pairs]

    def _show_all(self) -> None:
        session = self.session
        self._workspace.images.show_images(self.source)
        self._on_classes(session.classes)
        self._on_models()
        self._on_learning(session.learning_state)
        self._on_busy(session.busy)
        self._workspace.set_editable(not session.read_only)
        self._on_image(session.image is not None)
        self._tools.cut.set(replace(self._tools.cut.value, sizes=()))
        self._on_cut(self._tools.cut.value)
        self._on_prediction_settings()
        self._show_network()

    def _on_image(self, is_open: bool) -> None:
        image = self.session.image
        self.hints_over.emit()
        self._workspace.images.show_open(None if image is None else int(image.id))
        if is_open:
            self._workspace.place.show_canvas()
            self._workspace.canvas.setFocus()
        elif self.session.project.images.count():
            self._workspace.place.show_message("Choose an image in the list.")
        else:
            self._workspace.place.show_message("Add images to begin: drop a folder here, or press Ctrl+I.")
        self._show_sight()
        self.state_changed.emit()

    def _on_preview(self, preview: Preview | None) -> None:
        if preview is not None:
            self.hints_over.emit()
        self.state_changed.emit()

    def _on_prediction(self, prediction: ImagePrediction | None) -> None:
        self.state_changed.emit()

    def _on_images(self, ids: tuple[ImageId, ...] | None) -> None:
        self._workspace.images.refresh(same_rows=ids is not None)
        self.state_changed.emit()

    def _on_classes(self, classes: ClassList) -> None:
        self._tools.set_class_count(len(classes))
        self._workspace.classes.show_classes(classes, self._tools.class_id)
        self.state_changed.emit()

    def _on_models(self) -> None:
        models = self.session.models
        self._workspace.model.show_models(models)
        self._show_sight()
        self.state_changed.emit()

    def _show_sight(self) -> None:
        self._status.show_prediction_status(self.session.open_prediction.status)

    def _on_busy(self, busy: Busy) -> None:
        self._status.show_busy(busy, self.session.learning_state)

    def _on_learning(self, state: LearningState) -> None:
        self._workspace.learning.show_state(state)
        self._status.show_busy(self.session.busy, state)
        self.state_changed.emit()

    # ---- window -> session

    def _connect(self) -> None:
        work, session, tools = self._workspace, self.session, self._tools
        self._join(work.images.image_chosen, lambda i: self.attempt(lambda: session.open_image(ImageId(i))))
        self._join(work.classes.class_chosen, tools.choose_class)
        self._join(tools.class_changed, work.classes.show_active)
        self._join(work.classes.rename_requested, self._rename)
        self._join(work.classes.recolor_requested, self._recolor)
        self._join(work.model.use_requested, lambda m: self.attempt(lambda: session.use_model(ModelId(m))))
        self._join(tools.cut.changed, self._on_cut)
        for choice in (tools.careful, tools.uncertainty):
            self._join(choice.changed, lambda _: self._on_prediction_settings())
        learning = work.learning
        self._join(
            learning.auto_requested, lambda on: self.attempt(lambda: session.writable_learner().set_auto(on))
        )
        self._join(work.key_filter.left, work.canvas.setFocus)

    def _join(self, signal: Any, slot: Callable[..., object]) -> None:
        signal.connect(slot)
        self._connections.append((signal, slot))

    def _rename(self, class_id: int, name: str) -> None:
        session = self.session
        self.attempt(lambda: session.set_classes(session.classes.with_changed(class_id, name=name)))

    def _recolor(self, class_id: int, color: tuple[int, int, int]) -> None:
        session = self.session
        self.attempt(lambda: session.set_classes(session.classes.with_changed(class_id, color=color)))

    def _on_smoothness(self, smoothness: float) -> None:
        self._workspace.cut.show_smoothness(position_of(smoothness, self._default_smoothness))

    def choose_network(self, choices: LearningChoices) -> None:
        """Learn with this network from the next round on."""
        self.attempt(lambda: self.session.writable_learner().choose(choices))
        self._show_network()

    def _show_network(self) -> None:
        choices = remembered_choices(self.session.project)
        self._workspace.model.show_network(network_title(choices.architecture))

    def _on_prediction_settings(self) -> None:
        careful, kind = self._tools.careful.value, self._tools.uncertainty.value
        self._workspace.model.show_prediction_settings(careful, kind)
        self.session.set_predict_settings(predict_settings_for(careful, kind))

    def _on_cut(self, choices: CutChoices) -> None:
        settings = settings_for(choices, self.session.cut_settings, self._default_smoothness)
        if settings != self.session.cut_settings:
            self.session.set_cut_settings(settings)
