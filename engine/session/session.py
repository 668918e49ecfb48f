"""A session: one open project that the user edits, with an event for each change. On the GUI thread."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from engine.core import ClassList, EngineError, ImageId, ModelId, Rect, UserError
from engine.document.planes import Change
from engine.document.stroke_kind import StrokeKind
from engine.edit.operation import Operation
from engine.jobs import Dispatcher, GatedDispatcher, Lane, QueueDispatcher
from engine.predict.settings import PredictSettings
from engine.session.autosave import Autosave
from engine.session.editing.acceptance import make_accepted, make_skipped
from engine.session.editing.active_stroke import ActiveStroke
from engine.session.editing.class_protection import ClassProtection, check_drawable
from engine.session.editing.cutter import Cutter
from engine.session.editing.decisions import Decision, Decisions
from engine.session.editing.mask_operations import WholeMaskEdits
from engine.session.effort.effort_meter import EffortMeter
from engine.session.effort.report_job import EffortReports
from engine.session.history_prefetch import HistoryPrefetch
from engine.session.image_loader import ImageLoader, LoadedImage, LoadFailure, image_to_show
from engine.session.large_images import PictureAhead
from engine.session.learning.acceptances import Acceptances
from engine.session.learning.learner import Learner
from engine.session.mask_work import MaskWork
from engine.session.navigation import Navigation
from engine.session.objects.cut_features import CutFeatures
from engine.session.open_image import CurrentImage, OpenImage
from engine.session.prediction.edge_fits import EdgeFits
from engine.session.prediction.open_prediction import OpenPrediction
from engine.session.prediction.prediction_cache import DiskPredictionCache
from engine.session.prediction.prediction_requests import PredictionRequests
from engine.session.sight import Sight
from engine.session.state import (
    BROKEN_HINT,
    CHANGED_HINT,
    MOVED_HINT,
    NO_MODEL,
    NO_PREDICTION_TO_DISMISS,
    READ_ONLY,
    Busy,
    BusyTracker,
    LearningState,
    SessionEvents,
    image_notice,
    image_subject,
)
from engine.session.strokes import Strokes
from engine.session.undo.image_steps import move_step
from engine.session.watches.image_watch import ImageWatch
from engine.session.watches.mask_watch import MaskWatch
from engine.session.watches.project_watch import ProjectWatch
from engine.storage import ImageStatus, ModelRecord, Project

if TYPE_CHECKING:
    from engine.compute import Compute
    from engine.refine import CutSettings

_POLL_S: Final = 0.05


class Session:
    """One open project and the edits of its open image; every method is for the GUI thread.

    Labelling, undo, classes, models and training are done here or through its parts. Beside it stand, made
    from it: `SimilaritySearch` (engine.session.similarity), `LabellingQueue`, `InstanceFinder`.
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
        self.events = events = SessionEvents()
        self._current = current = CurrentImage()
        self.navigation = Navigation(project, self._current, self.events)
        self.navigation.requested.subscribe(self.open_image)
        # What lanes and the compute deliver after `close` must not reach a dead project.
        self._dispatcher = dispatcher = GatedDispatcher(dispatcher)
        self._lanes = [Lane(name, dispatcher) for name in ("refine", "files", "edges")]
        refine, self._files, edges = self._lanes
        self.busy_tracker = busy = BusyTracker(self.events.busy_changed)
        self.effort = EffortMeter(project, self.events, clock)
        self.effort_reports = EffortReports(project, self._files, self.events)
        self.autosave = Autosave(project, self._current, self.events, clock)
        self.history_prefetch = HistoryPrefetch(project, self._files, self._current, self.events)
        self.mask_work = MaskWork(self.close_image, self.open_image, lambda: self.wanted_image_id)
        self.image_watch = ImageWatch(project, self._files, current, events, self._reopen, self.mask_work)
        self.project_watch = ProjectWatch(project, dispatcher, self.events, clock, self.mask_work.check_free)
        self.mask_watch = MaskWatch(project, dispatcher, self._current, self.events, self.mask_work)
        self._loader = loader = ImageLoader(project, self._files, self.busy_tracker)
        self._loader.loaded.subscribe(self._show_loaded)
        self._loader.failed.subscribe(self._image_failed)
        self.cut_features = features = CutFeatures(compute, dispatcher, self._files, current, events)
        self.cutter = cutter = Cutter(project, current, refine, cut_settings, busy, events, features)
        self.strokes = Strokes(self.cutter, self.effort, self.events, self._edited)
        self._prediction_cache = cache = DiskPredictionCache(project, self._files, dispatcher, self.events)
        fits = EdgeFits(project, current, edges, events)
        self.prediction_requests = source = PredictionRequests(compute, dispatcher, cache, fits, busy, events)
        self.open_prediction = OpenPrediction(project, current, source, loader, cutter, events)
        PictureAhead(loader, current, cutter, events, self._leave_image, self.open_image)
        self.sight = sight = Sight(self._current, clock)
        self.decisions = Decisions(project, current, cutter, sight, loader, refine, dispatcher, busy, events)
        self._whole_edits = WholeMaskEdits(self.decisions, events, self.edit_outside_stroke)
        ClassProtection(project, current, self.strokes, self.cutter, events)
        self._learner = learner = Learner(project, compute, self._files, dispatcher, self.events)
        learner.promoted.subscribe(self.open_prediction.follow)
        self._acceptances = Acceptances(project, current, self.autosave, learner, dispatcher, events)

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
        return self.cutter.effective_settings

    @property
    def cut_settings(self) -> CutSettings:
        return self.cutter.settings

    # ---- images

    def open_image(self, image_id: ImageId) -> None:
        """Show this image, which is read in the background; the old one stays until then."""
        self.strokes.finish()
        self._loader.load(image_id, self.open_prediction.disk_reader(image_id))

    def _reopen(self, image_id: ImageId) -> None:
        """Read the open image anew, unless another one is being opened by now."""
        if self.wanted_image_id == image_id:
            self.open_image(image_id)

    @property
    def wanted_image_id(self) -> ImageId | None:
        """The image that is being read to be shown, else the open one."""
        return self._loader.requested or (None if self.image is None else self.image.id)

    def close_image(self) -> None:
        """Take the image off the canvas and drop the one that is being read; everything is saved first."""
        self._loader.cancel()
        self._leave_image()
        self._current.image = None
        self.cutter.image_changed()
        self.events.image_opened.emit(False)

    def _image_failed(self, failure: LoadFailure) -> None:
        record, error = failure.record, failure.error
        hint = error.hint or BROKEN_HINT
        if not self.read_only:
            hint = MOVED_HINT if failure.is_gone else hint
            status = ImageStatus.MISSING if failure.is_gone else ImageStatus.UNREADABLE
            self.project.images.set_status(record.id, status)
            self.events.images_changed.emit((record.id,))
        trace = "" if isinstance(error, UserError) else failure.trace
        self.events.notice.emit(image_notice(record.id, record.named_in(error).summary, hint, trace))
        self.navigation.try_instead(record.id)

    def _show_loaded(self, loaded: LoadedImage) -> None:
        record, labels = loaded.record, loaded.labels
        if isinstance(labels, EngineError):
            self.events.notice.emit(image_notice(record.id, record.named_in(labels).summary, labels.hint))
            self.navigation.try_instead(record.id)
            return
        self._leave_image(record.id)
        if record.status in (ImageStatus.UNREADABLE, ImageStatus.MISSING) and not self.read_only:
            self.project.images.clear_problem(record.id)
            self.events.images_changed.emit((record.id,))
        image = image_to_show(self.project, loaded, labels, self.image)
        image.prediction = self.open_prediction.available(record.id, loaded.prediction)
        self._current.image = image
        self.events.notice_over.emit(frozenset({image_subject(record.id)}))
        self.effort.begin(image, loaded.effort)
        if not self.read_only:
            self.project.settings.set("last_image", int(record.id))
        self.cutter.image_changed()
        self.events.image_opened.emit(True)
        self.events.prediction_changed.emit(image.prediction)
        self.events.history_changed.emit(None)
        if image.has_pending_scribbles:
            self.cutter.request(is_final=True)
        self.open_prediction.image_opened()

    def _leave_image(self, coming: ImageId | None = None) -> None:
        self.strokes.finish()
        self.prediction_requests.cancel_all(keep=coming)
        if self.image is not None:
            self.image.preview = None
            self.autosave.save()
            self.effort.end()

    # ---- edits

    def begin_stroke(self, kind: StrokeKind, class_id: int, radius_px: float, name: str = "") -> ActiveStroke:
        """Put the pen down: a stroke to finish or cancel; `name` is that of its step, empty: by its kind.

        Raises:
            UserError: no image is open, the project is read-only, or the class is gone or hidden.
        """
        image = self._editable()
        if kind is not StrokeKind.ERASER:
            check_drawable(self.classes, class_id)
        self.decisions.drop_waiting()
        return self.strokes.begin(image, kind, class_id, radius_px, self.classes, name)

    def undo(self) -> bool:
        """Take the last step back; False when there is none."""
        return self._undo_or_redo(forward=False)

    def redo(self) -> bool:
        """Bring the step last undone again; False when there is none."""
        return self._undo_or_redo(forward=True)

    def apply_preview(self) -> bool:
        """Write the previewed cut into the mask, once it is in sight (see `Decisions`).

        Returns:
            False when there is none, with a notice, or when it waits.
        """
        self._editable()
        self.strokes.finish()
        return self.decisions.decide(Decision.APPLY, self._apply)

    def accept_image(self, then: Callable[[], object] = lambda: None) -> bool:
        """Decide all that is still open, as shown, and learn from the image; a cut in sight is applied.

        Args:
            then: called after it, now or, when it has to wait for a cut, later.

        Returns:
            False, with a notice, when it waits, or when something speaks against it (see `Decisions`).
        """
        self._editable()
        self.strokes.finish()
        return self.decisions.decide(Decision.ACCEPT, lambda: self._accept(then))

    def take_back(self) -> bool:
        """Take one thing back: a decision that waits, the stroke in progress, the cut, or the scribbles.

        The scribbles that wait for a decision go last. Not an undo: it takes no step of the history back,
        however many steps they are; it is one step itself, which undo takes back.

        Returns:
            False when there is nothing.
        """
        if self.strokes.cancel():
            return True
        image = self._editable()
        if self.decisions.stop_waiting() or self.cutter.void_preview():
            return True
        if not image.has_pending_scribbles:
            return False
        return self.edit_outside_stroke(OpenImage.commit_take_back)

    def _apply(self) -> None:
        image = self._editable()
        mask = self.decisions.take_mask(Decision.APPLY, image)
        self.cutter.void()
        image.commit_cut(mask)
        self.events.preview_changed.emit(None)
        self._edited(image.rect)
        self.effort.note_decision()

    def _accept(self, then: Callable[[], object]) -> None:
        image = self._editable()
        acceptance = make_accepted(self.project, image, self.decisions.take_mask(Decision.ACCEPT, image))
        self.effort.note_accepted(image)
        self.cutter.void()
        self.events.preview_changed.emit(None)
        self.events.images_changed.emit((image.id,))
        self.autosave.save()
        self._edited(acceptance.rect)
        self._acceptances.learn()
        then()

    def skip_image(self) -> None:
        """Skip the image, as a step of its history, and open the next one."""
        image = self._editable()
        self.strokes.finish()
        self.effort.note_decision()
        make_skipped(self.project, image, self.events)
        self.events.images_changed.emit((image.id,))
        self.events.history_changed.emit(None)
        self.navigation.open_next()

    def clear_image(self) -> None:
        """Remove every decision and scribble of the image, as one step; of a large one in the background."""
        image = self._editable()
        self.strokes.finish()
        self._whole_edits.clear(image)

    def apply_operation(self, operation: Operation, class_id: int, island_px: int = 1) -> bool:
        """Tidy the region of a class, see `WholeMaskEdits`; False, with a notice, if nothing differs."""
        self._editable()
        self.strokes.finish()

        def tidy() -> bool:
            check_drawable(self.classes, class_id)
            about = self.classes[class_id]
            return self._whole_edits.tidy(self._editable(), operation, about, island_px)

        return self.decisions.decide(Decision.TIDY, tidy)

    def edit_outside_stroke(self, commit: Callable[[OpenImage], Change | None]) -> bool:
        """Change the planes outside of strokes and cuts, which voids the cuts that were requested."""
        image = self._editable()
        self.strokes.finish()
        self.decisions.drop_waiting()
        if commit(image) is None:
            return False
        self.cutter.void()
        image.preview = None
        self.events.preview_changed.emit(None)
        self.events.scribbles_changed.emit(image.rect)
        self._edited(image.rect)
        return True

    def tick(self) -> None:
        """Do what is due by the clock; to be called every few seconds."""
        self.autosave.tick(is_drawing=self.strokes.is_drawing)
        self.image_watch.tick()
        self.project_watch.tick()
        self.mask_watch.tick()

    def set_cut_settings(self, settings: CutSettings) -> None:
        """Cut by these settings from now on; a preview is cut again."""
        self.cutter.settings = settings
        if self.image is not None and self.image.has_pending_scribbles:
            self.cutter.request(is_final=True)

    def _check_writable(self) -> None:
        if self.read_only:
            raise UserError(READ_ONLY.summary, READ_ONLY.hint)
        self.project_watch.check_free()

    def _editable(self) -> OpenImage:
        self._check_writable()
        self.mask_work.check_free()
        if self.image is None:
            raise UserError("No image is open.", "Choose one in the image list.")
        if self.image.change is not None:
            raise UserError(self.image.change.sentence, CHANGED_HINT)
        return self.image

    def _undo_or_redo(self, *, forward: bool) -> bool:
        image = self._editable()
        self.strokes.finish()
        self.decisions.drop_waiting()
        moved = move_step(self.project, image, forward=forward)
        if moved is None:
            return False
        change = moved.change
        if change.reshape is not None:
            # The labels are those of another image now: they are read anew, with the question about it.
            image.saved_revision = image.planes.revision
            self.close_image()
            self.open_image(image.id)
            return True
        self.cutter.follow_step(change)
        self.effort.note_step(image, forward=forward, is_acceptance=moved.is_acceptance)
        if moved.status is not None:
            image.record = self.project.images.get(image.id)
            self.events.images_changed.emit((image.id,))
        self.events.scribbles_changed.emit(change.rect)
        self._edited(change.rect, is_work=forward and moved.status is None)
        return True

    def _edited(self, rect: Rect, *, is_work: bool = True) -> None:
        image = self.image
        if is_work and image is not None and image.record.status in (ImageStatus.NEW, ImageStatus.SKIPPED):
            self.project.images.set_status(image.id, ImageStatus.STARTED)
            image.record = self.project.images.get(image.id)
            self.events.images_changed.emit((image.id,))
        self.events.shown_changed.emit(rect)
        self.events.history_changed.emit(None)

    # ---- classes

    def set_classes(self, classes: ClassList, *, are_unused: bool = False) -> None:
        """Rename, recolour, lock, hide, add or delete classes, see `Project.set_classes`. Ids never move."""
        self._check_writable()
        self.project.set_classes(classes, are_unused=are_unused)
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

        `open_prediction.restore`, or `predict_now`, brings it back. False, with a notice, when there is none.
        """
        self.strokes.finish()
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

    def images_accepted(self) -> None:
        """Let the training of the project have images that were accepted off the canvas."""
        self._acceptances.learn()

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
        return not (any(lane.is_busy for lane in self._lanes) or self._prediction_cache.is_writing)

    def settle(self, dispatcher: QueueDispatcher) -> None:
        """Run what arrives at `dispatcher`, the session's own, until the session is settled."""
        while True:
            is_settled = self.is_settled
            if dispatcher.pump(0.0 if is_settled else _POLL_S) == 0 and is_settled:
                return

    def close(self) -> None:
        """Save everything and close the project; the session cannot be used afterwards."""
        self.project_watch.close()
        self.mask_watch.close()
        self._loader.close()
        self._leave_image()
        self._current.image = None
        self.cutter.image_changed()
        self._learner.close()
        self._prediction_cache.close()
        self._dispatcher.close()
        for lane in self._lanes:
            lane.close(timeout_s=0.0)
        self.project.close()
