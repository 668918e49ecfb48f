"""Link of one session with the parts of the window: its events to them, their signals to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from engine.core import IGNORE, ClassList, EngineError, ImageId, ModelId
from engine.core.class_names import NamedColor
from engine.session import Busy, LearningState, Notice, Session
from engine.session.learning.learning_choices import LearningChoices, remembered_choices
from engine.session.learning.network_choices import network_title
from engine.session.prediction.prediction_requests import predict_settings_for
from engine.session.prediction.uncertain_region_walk import UncertainRegionWalk
from engine.storage import COVERING, ImageStatus
from gui import plain_text
from gui.actions import WindowState
from gui.cut_choices import CutChoices, position_of, settings_for
from gui.image_source import ListedImages, ProjectImages
from gui.language.sentences import sentence
from gui.language.texts import tr
from gui.panels.image_rows import PROPOSAL_TEXTS, ImageFilter
from gui.panels.learning import is_active
from gui.project_controller import refusal
from gui.statusbar import StatusLine
from gui.tool_state import ToolState
from gui.workspace import Workspace

if TYPE_CHECKING:
    from engine.session import ImagePrediction, Preview
    from engine.session.editing.project_edits import ProjectEdits
    from engine.session.state import ReducedPicture


TICK_MS: Final = 2000
"""Interval at which the session checks its clock."""


class SessionLink(QObject):
    """Subscriptions of a window to its session; `close()` ends them when the project closes."""

    state_changed = Signal()
    notice = Signal(object)
    hints_over = Signal()
    notice_over = Signal(object)

    def __init__(
        self,
        session: Session,
        edits: ProjectEdits,
        workspace: Workspace,
        status: StatusLine,
        tools: ToolState,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.edits = edits
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
        self._is_pictured = False
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
            can_undo=bool(self.edits.undo_label),
            can_redo=bool(self.edits.redo_label),
            is_learning=is_active(learning.phase),
            has_model=session.current_model is not None,
            opening=session.busy.opening,
        )

    def step_labels(self) -> tuple[str, str]:
        """Names of the steps that undo and redo would take; empty for none."""
        return self.edits.undo_label, self.edits.redo_label

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
        if self.listed is not None or wanted != ImageFilter():
            image = self.session.image
            self._open_listed(None if image is None else image.id, step)
        else:
            self.session.navigation.open_neighbour(step)

    def _open_listed(self, beside: ImageId | None, step: int) -> None:
        """Open the next or previous image of the list in sight that can be read."""
        source, wanted = self.listed or self.source, self._workspace.images.rows.filter
        images, navigation = self.session.project.images, self.session.navigation
        other = source.after(beside, step, wanted)
        while other is not None and images.get(other).status in COVERING:
            other = source.after(other, step, wanted)
        if other is None:
            self.notice.emit(Notice(tr("No further image that can be read is in the list that is shown.")))
        else:
            navigation.open_or(other, partial(self._open_listed, other, step))

    def _open_chosen(self, image_id: ImageId) -> None:
        record = self.session.project.images.get(image_id)
        if record.status is ImageStatus.REMOVED:
            hint = tr("Image > Put removed images back takes it in again.")
            self.notice.emit(Notice(tr("{name} is removed from the project.", name=record.shown_name), hint))
        else:
            self.attempt(lambda: self.session.open_image(image_id))

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
            (events.picture_changed, self._on_picture),
            (events.preview_changed, self._on_preview),
            (events.prediction_changed, self._on_prediction),
            (events.prediction_status_changed, lambda _: self._show_sight()),
            (events.history_changed, lambda _: self._show_mask_state()),
            (events.images_changed, self._on_images),
            (events.classes_changed, self._on_classes),
            (events.busy_changed, self._on_busy),
            (events.notice, self.notice.emit),
            (events.notice_over, self.notice_over.emit),
            (events.learning_changed, self._on_learning),
            (events.models_changed, lambda _: self._on_models()),
            (events.smoothness_chosen, self._on_smoothness),
            (events.texture_chosen, self._workspace.cut.show_texture),
        )
        self._unsubscribers = [event.subscribe(slot) for event, slot in pairs]

    def _show_all(self) -> None:
        session = self.session
        self._workspace.images.show_images(self.source)
        self._tools.begin_project()
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
        image, self._is_pictured = self.session.image, False
        self.hints_over.emit()
        self._workspace.images.show_open(None if image is None else int(image.id))
        self._status.show_part("" if image is None else sentence(image.part.sentence()))
        if is_open and image is not None:
            self._workspace.images.thumbnails.read_again(image.record.path)
            self._workspace.place.show_canvas()
            self._workspace.canvas.setFocus()
        else:
            self._show_empty_place()
        self._show_sight()
        self._show_mask_state()

    def _on_picture(self, picture: ReducedPicture | None) -> None:
        """The canvas shows a small picture of an image that is still being read, or no longer."""
        self._is_pictured = picture is not None
        if self.session.image is None:
            self._show_empty_place()

    def _on_preview(self, preview: Preview | None) -> None:
        if preview is not None:
            self.hints_over.emit()
        self._show_mask_state()

    def _on_prediction(self, prediction: ImagePrediction | None) -> None:
        self._show_mask_state()

    def _show_mask_state(self) -> None:
        """Whether the next scribble corrects something, and whether anybody has looked at it."""
        image = self.session.image
        proposal = "" if image is None else image.proposal
        self._status.show_proposal(tr(PROPOSAL_TEXTS[proposal]) if proposal else "")
        cutter, classes = self.session.cutter, self.session.classes
        self._workspace.cut.show_correction(cutter.is_correction)
        names = [plain_text.one_line(classes[i].name) for i in cutter.learned_ids if classes.has(i)]
        self._workspace.cut.show_learned(names, is_correction=cutter.is_correction)
        self.state_changed.emit()

    def _on_images(self, ids: tuple[ImageId, ...] | None) -> None:
        self._workspace.images.refresh(same_rows=ids is not None)
        self.state_changed.emit()

    def _on_classes(self, classes: ClassList) -> None:
        names = {info.id: info.name for info in classes.in_order}
        self._tools.set_classes(names, has_background=classes.has_background)
        self._workspace.classes.show_classes(classes, self._tools.class_id)
        only_over = self._tools.only_over
        if only_over.value not in (None, IGNORE) and not classes.has(only_over.value):
            only_over.set(None)
        self._workspace.tool.show_classes(classes, only_over.value)
        self.state_changed.emit()

    def _on_models(self) -> None:
        models = self.session.models
        self._workspace.model.show_models(models)
        self._show_sight()
        self.state_changed.emit()

    def _show_sight(self) -> None:
        self._status.show_prediction_status(self.session.open_prediction.status)

    def _show_empty_place(self) -> None:
        """Say why there is no image on the canvas, unless there is a picture of one."""
        if self._is_pictured:
            self._workspace.place.show_canvas()
            return
        if self._workspace.canvas.hasFocus():
            # Else it goes to what comes next, the search, which would take each key for a letter.
            self._workspace.images.view.setFocus()
        opening = self.session.busy.opening
        if opening:
            self._workspace.place.show_message(
                tr("{name} is being opened.", name=plain_text.one_line(opening))
            )
        elif self.session.project.images.count():
            self._workspace.place.show_message(tr("Choose an image in the list."))
        else:
            self._workspace.place.show_message(
                tr("Add images to begin: drop a folder here, or choose File > Add images.")
            )

    def _on_busy(self, busy: Busy) -> None:
        self._show_work()
        if self.session.image is None:
            self._show_empty_place()

    def _show_work(self) -> None:
        """Say what runs; not the opening of each frame of a film, which would flicker."""
        busy, is_film = self.session.busy, self._tools.is_film_playing.value
        self._status.show_busy(replace(busy, opening="") if is_film else busy, self.session.learning_state)

    def _on_learning(self, state: LearningState) -> None:
        self._workspace.learning.show_state(state)
        self._show_work()
        self.state_changed.emit()

    # ---- window -> session

    def _connect(self) -> None:
        work, session, tools = self._workspace, self.session, self._tools
        self._join(work.images.image_chosen, lambda i: self._open_chosen(ImageId(i)))
        self._join(work.classes.class_chosen, tools.choose_class)
        self._join(tools.class_changed, work.classes.show_active)
        self._join(work.classes.rename_requested, self._rename)
        self._join(work.classes.recolor_requested, self._recolor)
        self._join(work.classes.thing_requested, self._set_thing)
        display = self.edits.class_display
        self._join(work.classes.lock_requested, lambda ids, on: self.attempt(lambda: display.lock(ids, on)))
        self._join(work.classes.hide_requested, lambda ids, on: self.attempt(lambda: display.hide(ids, on)))
        self._join(
            work.classes.group_requested, lambda ids, name: self.attempt(lambda: display.set_group(ids, name))
        )
        self._join(work.classes.names_entered, self._add_classes)
        self._join(work.model.use_requested, lambda m: self.attempt(lambda: session.use_model(ModelId(m))))
        self._join(tools.cut.changed, self._on_cut)
        self._join(tools.is_film_playing.changed, lambda _is_on: self._show_work())
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
        self.attempt(lambda: self.edits.classes.change(class_id, name=name))

    def _recolor(self, class_id: int, color: tuple[int, int, int]) -> None:
        self.attempt(lambda: self.edits.classes.change(class_id, color=color))

    def _add_classes(self, names: tuple[str, ...]) -> None:
        """Add classes with these names, and draw with the first of them."""

        def add() -> None:
            entries = [NamedColor(name) for name in names]
            self._tools.choose_class(self.edits.classes.add_named(entries)[0])

        if self.attempt(add):
            self._workspace.classes.names_line.clear()

    def _set_thing(self, class_id: int, is_thing: bool) -> None:
        self.attempt(lambda: self.edits.classes.change(class_id, is_thing=is_thing))

    def _on_smoothness(self, smoothness: float) -> None:
        self._workspace.cut.show_smoothness(position_of(smoothness, self._default_smoothness))

    def choose_network(self, choices: LearningChoices) -> None:
        """Learn with this network from the next round on."""
        self.attempt(lambda: self.session.writable_learner().choose(choices))
        self._show_network()

    def _show_network(self) -> None:
        choices = remembered_choices(self.session.project)
        self._workspace.model.show_network(sentence(network_title(choices.architecture)))

    def _on_prediction_settings(self) -> None:
        careful, kind = self._tools.careful.value, self._tools.uncertainty.value
        self._workspace.model.show_prediction_settings(careful, kind)
        self.session.set_predict_settings(predict_settings_for(careful, kind))

    def _on_cut(self, choices: CutChoices) -> None:
        settings = settings_for(choices, self.session.cut_settings, self._default_smoothness)
        if settings != self.session.cut_settings:
            self.session.set_cut_settings(settings)
