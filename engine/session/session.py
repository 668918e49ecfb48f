"""A session: one open project that the user edits, with an event for each change. On the GUI thread."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from engine.core import ClassList, EngineError, ImageId, ModelId, Rect, UserError
from engine.document.history import History
from engine.document.planes import Change
from engine.document.stroke_kind import StrokeKind
from engine.edit.operation import Operation
from engine.jobs import Dispatcher, GatedDispatcher, Lane, QueueDispatcher
from engine.predict.settings import PredictSettings
from engine.session.autosave import Autosave
from engine.session.editing.active_stroke import ActiveStroke, StrokeEnded, StrokeExtended
from engine.session.editing.cutter import Cutter
from engine.session.editing.mask_operations import commit_operation, nothing_to_do
from engine.session.effort.effort_meter import EffortMeter
from engine.session.effort.report_job import EffortReports
from engine.session.history_prefetch import HistoryPrefetch
from engine.session.image_loader import ImageLoader, LoadedImage, LoadFailure
from engine.session.learning.learner import Learner
from engine.session.navigation import Navigation
from engine.session.open_image import ACCEPT_LABEL, CurrentImage, OpenImage
from engine.session.prediction.open_prediction import OpenPrediction
from engine.session.prediction.prediction_cache import DiskPredictionCache
from engine.session.prediction.prediction_requests import PredictionRequests
from engine.session.state import (
    MOVED_HINT,
    NO_MODEL,
    NO_PREDICTION_TO_DISMISS,
    NOTHING_TO_ACCEPT,
    Busy,
    BusyTracker,
    LearningState,
    Notice,
    NoticeLevel,
    SessionEvents,
    error_notice,
)
from engine.storage import ImageStatus, JournalState, ModelRecord, Project

if TYPE_CHECKING:
    from engine.compute import Compute
    from engine.refine import CutSettings

_POLL_S: Final = 0.05


class Session:
    """One open project and the edits of its open image; every method is for the GUI thread.

    Labelling, undo, classes, models and training are done here or through its parts. Beside it stand, each
    made from a session: `SimilaritySearch` (engine.session.similarity), `LabellingQueue`
    (engine.session.active_learning), `InstanceFinder` (engine.session.editing).
    """

    def __init__(
        self,
        project: Project,
        compute: Compute,
        dispatcher: Dispatcher,
        cut_settings: CutSettings,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.project = project
        self.events = SessionEvents()
        self._current = CurrentImage()
        self.navigation = Navigation(project, self._current, self.events)
        self.navigation.requested.subscribe(self.open_image)
        # What lanes and the compute deliver after `close` must not reach a dead project.
        self._dispatcher = dispatcher = GatedDispatcher(dispatcher)
        self._refine, self._files = Lane("refine", dispatcher), Lane("files", dispatcher)
        self.busy_tracker = BusyTracker(self.events.busy_changed)
        self._stroke: ActiveStroke | None = None
        self.effort = EffortMeter(None if project.read_only else project.effort_log, self.events, clock)
        self.effort_reports = EffortReports(project, self._files, self.events)
        self.autosave = Autosave(project, self._current, self.events, clock)
        self._history_prefetch = HistoryPrefetch(project, self._files, self._current, self.events)
        project.set_error_handler(self._saving_failed)
        self._loader = ImageLoader(project, self._files, self.busy_tracker)
        self._loader.loaded.subscribe(self._show_loaded)
        self._loader.failed.subscribe(self._image_failed)
        self._cutter = Cutter(
            project, self._current, self._refine, cut_settings, self.busy_tracker, self.events
        )
        self._prediction_cache = DiskPredictionCache(project, self._files, dispatcher, self.events)
        self.prediction_requests = PredictionRequests(
            compute, dispatcher, self._prediction_cache, self.busy_tracker, self.events
        )
        self.open_prediction = OpenPrediction(
            project, self._current, self.prediction_requests, self._loader, self._cutter, self.events
        )
        self._learner = Learner(project, compute, self._files, dispatcher, self.events)
        self._learner.promoted.subscribe(lambda _: self.open_prediction.model_changed())

    # ---- facts

    @property
    def dispatcher(self) -> Dispatcher:
        """Way to the GUI thread for what works beside this session; delivers nothing once it is closed."""
        return self._dispatcher

    @property
    def image(self) -> OpenImage | None:
        """The open image."""
        return self._current.image

    @property
    def busy(self) -> Busy:
        return self.busy_tracker.busy

    @property
    def classes(self) -> ClassList:
        return self.project.classes

    @property
    def read_only(self) -> bool:
        return self.project.read_only

    @property
    def learning_state(self) -> LearningState:
        return self._learner.state

    @property
    def models(self) -> list[ModelRecord]:
        return self.project.models.all()

    @property
    def current_model(self) -> ModelRecord | None:
        return self.project.models.current

    @property
    def effective_cut_settings(self) -> CutSettings:
        """`cut_settings` with what the scribbles have chosen, where the user leaves that to them."""
        return self._cutter.effective_settings

    @property
    def cut_settings(self) -> CutSettings:
        return self._cutter.settings

    # ---- images

    def open_image(self, image_id: ImageId) -> None:
        """Show this image, which is read in the background; the old one stays until then."""
        self._end_stroke()
        self._loader.load(image_id, self.open_prediction.disk_reader(image_id))

    @property
    def wanted_image_id(self) -> ImageId | None:
        """The image that is being read to be shown, else the open one."""
        return self._loader.requested or (None if self.image is None else self.image.id)

    def close_image(self) -> None:
        """Take the image off the canvas and drop the one that is being read; everything is saved first."""
        self._loader.cancel()
        self._leave_image()
        self._current.image = None
        self._cutter.image_changed()
        self.events.image_opened.emit(False)

    def _image_failed(self, failure: LoadFailure) -> None:
        record, error = failure.record, failure.error
        hint = error.hint or "The other images are fine."
        if not self.read_only:
            is_gone = not record.path.exists()
            hint = MOVED_HINT if is_gone else hint
            status = ImageStatus.MISSING if is_gone else ImageStatus.UNREADABLE
            self.project.images.set_status(record.id, status)
            self.events.images_changed.emit((record.id,))
        trace = "" if isinstance(error, UserError) else failure.trace
        self.events.notice.emit(Notice(error.summary, hint, NoticeLevel.ERROR, trace))

    def _show_loaded(self, loaded: LoadedImage) -> None:
        record, pixels, labels = loaded.record, loaded.pixels, loaded.labels
        height, width = pixels.shape[:2]
        if isinstance(labels, EngineError):
            self.events.notice.emit(error_notice(labels))
            return
        self._leave_image(record.id)
        if record.status in (ImageStatus.UNREADABLE, ImageStatus.MISSING) and not self.read_only:
            self.project.images.clear_problem(record.id)
            self.events.images_changed.emit((record.id,))
        if (record.height, record.width) != (height, width) and not self.read_only:
            self.project.images.set_size(record.id, height, width)
        image = self._open_image_of(loaded, labels)
        image.prediction = self.open_prediction.available(record.id, loaded.prediction)
        self._current.image = image
        self.effort.begin(image, loaded.effort)
        if not self.read_only:
            self.project.settings.set("last_image", int(record.id))
        self._cutter.image_changed()
        self.events.image_opened.emit(True)
        self.events.prediction_changed.emit(image.prediction)
        self.events.history_changed.emit(None)
        if image.has_pending_scribbles:
            self._cutter.request(is_final=True)
        self.open_prediction.image_opened()

    def _open_image_of(self, loaded: LoadedImage, labels: JournalState) -> OpenImage:
        """The image to show, from what was read; labels that are open already are newer than those read."""
        image, pixels = self.image, loaded.pixels
        record = self.project.images.get(loaded.record.id)
        if image is not None and image.id == record.id and image.shape == pixels.shape[:2]:
            return OpenImage(record, pixels, image.planes, image.history)
        journal = self.project.journal(record.id)
        history = History(labels.planes, journal, labels.position, labels.length, recent=labels.recent)
        return OpenImage(record, pixels, labels.planes, history)

    def _leave_image(self, coming: ImageId | None = None) -> None:
        self._end_stroke()
        self.prediction_requests.cancel_all(keep=coming)
        image = self.image
        if image is None:
            return
        image.preview = None
        self.autosave.save()
        self.effort.end()

    # ---- edits

    def begin_stroke(self, kind: StrokeKind, class_id: int, radius_px: float) -> ActiveStroke:
        """Put the pen down. The stroke must be finished or cancelled before anything else is edited.

        Raises:
            UserError: no image is open, the project is read-only, or the class does not exist.
        """
        image = self._editable()
        if kind is not StrokeKind.ERASER and not 0 <= class_id < len(self.classes):
            raise UserError(f"There is no class {class_id}.", "Choose one from the class list.")
        self._end_stroke()
        stroke = self._stroke = ActiveStroke(image, kind, class_id, radius_px)
        stroke.extended.subscribe(self._stroke_extended)
        stroke.ended.subscribe(self._stroke_ended)
        self._cutter.follow(stroke)
        return stroke

    def undo(self) -> bool:
        """Take the last step back; False when there is none."""
        return self._undo_or_redo(lambda image: image.history.undo(), forward=False)

    def redo(self) -> bool:
        """Bring the step last undone again; False when there is none."""
        return self._undo_or_redo(lambda image: image.history.redo(), forward=True)

    def apply_preview(self) -> bool:
        """Write the previewed cut into the mask; False when there is no preview."""
        image = self._editable()
        if image.preview is None:
            return False
        self._end_stroke()
        self._cutter.void()
        image.commit_preview()
        self.events.preview_changed.emit(None)
        self._edited(image.rect)
        self.effort.note_decision()
        return True

    def take_back(self) -> bool:
        """Drop the stroke in progress, else the scribbles that wait for a decision, with their preview.

        Not an undo: it takes no step of the history back, however many steps the scribbles are. It is one
        step itself, which undo takes back.

        Returns:
            False when there is neither.
        """
        if self._stroke is not None and self._stroke.is_open:
            self._stroke.cancel()
            return True
        image = self._editable()
        if image.preview is None and not image.has_pending_scribbles:
            return False
        return self._edit_outside_stroke(OpenImage.commit_take_back)

    def accept_image(self) -> bool:
        """Decide all that is still open, as shown, and learn from the image.

        Returns:
            False, with a notice, when there is nothing to accept.
        """
        image = self._editable()
        self._end_stroke()
        if image.preview is not None:
            self.apply_preview()
        if image.is_empty:
            self.events.notice.emit(NOTHING_TO_ACCEPT)
            return False
        image.commit_accept()
        self.effort.note_accepted(image)
        self._cutter.void()
        self._set_status(image, ImageStatus.ACCEPTED)
        self.autosave.save()
        self._edited(image.rect)
        self._learner.image_accepted()
        image.record = self.project.images.get(image.id)
        return True

    def skip_image(self) -> None:
        """Mark the image as skipped and open the next one."""
        image = self._editable()
        self.effort.note_decision()
        self._set_status(image, ImageStatus.SKIPPED)
        self.navigation.open_next()

    def clear_image(self) -> None:
        """Remove every decision and scribble of the image, as one step."""
        self._edit_outside_stroke(OpenImage.commit_clear)

    def apply_operation(self, operation: Operation, class_id: int, island_px: int = 1) -> bool:
        """Tidy the region of a class, see `commit_operation`; False, with a notice, if nothing differs."""
        is_done = self._edit_outside_stroke(
            lambda image: commit_operation(image, operation, class_id, island_px)
        )
        if not is_done:
            self.events.notice.emit(nothing_to_do(operation, self.classes[class_id]))
        return is_done

    def _edit_outside_stroke(self, commit: Callable[[OpenImage], Change | None]) -> bool:
        """Change the planes outside of strokes and cuts, which voids the cuts that were requested."""
        image = self._editable()
        self._end_stroke()
        if commit(image) is None:
            return False
        self._cutter.void()
        image.preview = None
        self.events.preview_changed.emit(None)
        self.events.scribbles_changed.emit(image.rect)
        self._edited(image.rect)
        return True

    def tick(self) -> None:
        """Do what is due by the clock; to be called every few seconds."""
        self.autosave.tick(is_drawing=self._stroke is not None and self._stroke.is_open)

    def set_cut_settings(self, settings: CutSettings) -> None:
        """Cut by these settings from now on; a preview is cut again."""
        self._cutter.settings = settings
        if self.image is not None and self.image.has_pending_scribbles:
            self._cutter.request(is_final=True)

    def _check_writable(self) -> None:
        if self.read_only:
            summary = "This project is open read-only: you can look but not change."
            hint = "Close it elsewhere and open it again, or copy it to a folder of your own."
            raise UserError(summary, hint)

    def _editable(self) -> OpenImage:
        self._check_writable()
        if self.image is None:
            raise UserError("No image is open.", "Choose one in the image list.")
        return self.image

    def _end_stroke(self) -> None:
        if self._stroke is not None:
            self._stroke.finish()
            self._stroke = None

    def _stroke_extended(self, event: StrokeExtended) -> None:
        stroke, rect = event.stroke, event.rect
        self.effort.note_moved(stroke.kind.value, stroke.effort_class)
        if stroke.kind is not StrokeKind.BRUSH:
            self.events.scribbles_changed.emit(rect)
        self.events.shown_changed.emit(rect)

    def _stroke_ended(self, event: StrokeEnded) -> None:
        stroke, rect = event.stroke, event.rect
        self._stroke = None
        if event.is_kept:
            self.effort.note_stroke(stroke.kind.value, stroke.effort_class)
            self._edited(rect)
        else:
            self._cutter.void()
            self.events.scribbles_changed.emit(rect)
            self.events.shown_changed.emit(rect)
        if stroke.kind is StrokeKind.SCRIBBLE or stroke.image.preview is not None:
            self._cutter.refresh()

    def _undo_or_redo(self, move: Callable[[OpenImage], Change | None], *, forward: bool) -> bool:
        image = self._editable()
        self._end_stroke()
        change = move(image)
        if change is None:
            return False
        self._cutter.void()
        self.effort.note_step(image, forward=forward, is_acceptance=change.label == ACCEPT_LABEL)
        if change.label == ACCEPT_LABEL:
            self._set_status(image, ImageStatus.ACCEPTED if forward else ImageStatus.STARTED)
        self.events.scribbles_changed.emit(change.rect)
        self._edited(change.rect)
        self._cutter.refresh()
        return True

    def _edited(self, rect: Rect) -> None:
        image = self.image
        if image is not None and image.record.status in (ImageStatus.NEW, ImageStatus.SKIPPED):
            self._set_status(image, ImageStatus.STARTED)
        self.events.shown_changed.emit(rect)
        self.events.history_changed.emit(None)

    def _set_status(self, image: OpenImage, status: ImageStatus) -> None:
        self.project.images.set_status(image.id, status)
        image.record = self.project.images.get(image.id)
        self.events.images_changed.emit((image.id,))

    # ---- classes

    def set_classes(self, classes: ClassList) -> None:
        """Rename, recolour or add classes. Ids never move, so masks keep their meaning."""
        self._check_writable()
        self.project.set_classes(classes)
        self.events.classes_changed.emit(classes)
        if self.image is not None:
            self.events.shown_changed.emit(self.image.rect)

    # ---- models and learning

    def predict_now(self) -> None:
        """Predict the open image with the current model; a dismissed prediction comes back."""
        if self.current_model is None:
            self.events.notice.emit(NO_MODEL)
        elif not self.open_prediction.restore():
            self.open_prediction.request()

    def dismiss_prediction(self) -> bool:
        """Show and cut the open image as if there were no prediction, until another model predicts it.

        `open_prediction.restore`, or `predict_now`, brings it back.

        Returns:
            False, with a notice, when there is none.
        """
        self._end_stroke()
        is_done = self.open_prediction.dismiss()
        if not is_done:
            self.events.notice.emit(NO_PREDICTION_TO_DISMISS)
        return is_done

    def set_predict_settings(self, settings: PredictSettings) -> None:
        """Predict by these settings from now on: test-time augmentation, and the kind of uncertainty."""
        self.prediction_requests.set_predict_settings(settings)
        self.open_prediction.request()

    def use_model(self, model_id: ModelId) -> None:
        """Make this model the current one: predict with it, and train its network further."""
        self._check_writable()
        self.project.models.set_current(model_id)
        self._learner.follow_current_model()
        self.open_prediction.model_changed()

    def writable_learner(self) -> Learner:
        """Training of the project: to be started, paused and ended.

        Raises:
            UserError: the project is read-only.
        """
        self._check_writable()
        return self._learner

    # ---- the end

    @property
    def is_settled(self) -> bool:
        """Whether no cut, file or prediction is being computed, read or written; networks do not count."""
        return not (self._refine.is_busy or self._files.is_busy or self._prediction_cache.is_writing)

    def settle(self, dispatcher: QueueDispatcher) -> None:
        """Run what arrives at `dispatcher`, the session's own, until the session is settled."""
        while True:
            is_settled = self.is_settled
            if dispatcher.pump(0.0 if is_settled else _POLL_S) == 0 and is_settled:
                return

    def close(self) -> None:
        """Save everything and close the project; the session cannot be used afterwards."""
        self._loader.close()
        self._leave_image()
        self._current.image = None
        self._cutter.image_changed()
        self._learner.close()
        self._prediction_cache.close()
        self._dispatcher.close()
        for lane in (self._refine, self._files):
            lane.close(timeout_s=0.0)
        self.project.close()

    def _saving_failed(self, error: EngineError) -> None:
        """Called on a thread of the project."""
        self._dispatcher.post(lambda: self.events.notice.emit(error_notice(error)))
