"""Audit of the project of a session, in the background: findings, repairs, and what is left as it is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from engine.audit.audit import AuditResult, findings_of, run_audit
from engine.audit.disagreement import AuditPrediction, find_disagreements
from engine.audit.finding import AuditFinding, AuditKind, Severity, ranked
from engine.audit.images import AuditImage, AuditSource, images_of_project
from engine.audit.left_as_is import forget_left, leave_as_is, without_left
from engine.audit.repair import STEP_NAMES, RepairReport, commit_repair, repair_findings
from engine.audit.settings import AuditSettings
from engine.core import CancelToken, EngineError, Event, ImageId, Progress, Reporter
from engine.document.planes import Change
from engine.jobs import JobCancelled, JobDone, JobFailed, JobOutcome, Lane, LaneJob
from engine.session.audit.missing_predictions import MissingPredictions
from engine.session.editing.class_replacement import MaskJobs
from engine.session.open_image import OpenImage
from engine.session.session import Session
from engine.session.state import ImagePrediction, Notice, NoticeLevel, labels_without_deleted
from engine.storage.importing.store_labels import LabelStep

REPAIRING: Final = "Mending findings"
_KEPT: Final = "What is locked, hidden or changed since stayed as it is."


@dataclass(frozen=True, slots=True)
class AuditEnd:
    """End of an audit: what was looked at, and how it ended; `error` is None but for a failure."""

    images: int = 0
    masks: int = 0
    predictions: int = 0
    is_stopped: bool = False
    error: EngineError | None = None


class ProjectAudit:
    """Audits of one session's project, one at a time; GUI thread. To be closed before the session is.

    Args:
        mask_jobs: runs repairs of images that are not open.
        note_steps: notes such repairs, with their name, as one step that undo takes back.

    Attributes:
        changed: `findings` are others.
        progressed: images looked at, then images predicted.
        ended: the audit is over.
    """

    def __init__(
        self,
        session: Session,
        mask_jobs: MaskJobs,
        note_steps: Callable[[str, Sequence[LabelStep]], object],
    ) -> None:
        self._session = session
        self._note_steps = note_steps
        self._settings = AuditSettings()
        self._lane = Lane("audit", session.dispatcher)
        self._mask_jobs = mask_jobs
        self._predictions = MissingPredictions(session, self._lane, self._compare, self._end_well)
        self._job: LaneJob | None = None
        self._result = AuditResult()
        self._source: AuditSource | None = None
        self._without_prediction: list[ImageId] = []
        self._predicting = 0
        self.findings: tuple[AuditFinding, ...] = ()
        self.is_running = False
        self._is_closed = False
        self.changed: Event[None] = Event()
        self.progressed: Event[Progress] = Event()
        self.ended: Event[AuditEnd] = Event()

    def close(self) -> None:
        """Stop, and end the thread; repairs that have begun go on."""
        self._is_closed = True
        self._predictions.close()
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._lane.close(timeout_s=0.0)

    def start(self, *, asks_model: bool) -> None:
        """Look at all images anew; what ran is stopped.

        Args:
            asks_model: let the current model predict the images that have a mask and no prediction.
        """
        self.stop()
        session, project = self._session, self._session.project
        # What was drawn a moment ago counts.
        session.autosave.save()
        result, settings = AuditResult(), self._settings
        source = images_of_project(project)
        model = session.current_model
        stored = None if model is None else session.prediction_requests.stored(model.id)
        classes, missing = session.classes, list[ImageId]()

        def predict(image: AuditImage) -> AuditPrediction | None:
            if stored is None or image.image_id is None:
                return None
            labels = stored.labels(image.image_id)
            if labels is None:
                missing.append(image.image_id)
                return None
            return AuditPrediction(labels_without_deleted(labels, classes))

        def work(token: CancelToken, report: Reporter) -> list[AuditFinding]:
            return without_left(project, run_audit(source, settings, result, report, token, predict))

        self._result, self._source, self._without_prediction = result, source, missing
        self.is_running = True
        self._show(())
        self._job = self._lane.submit(
            "audit", work, partial(self._looked_through, asks_model), self.progressed.emit
        )

    def stop(self) -> None:
        """Stop; what was found until then is shown."""
        self._predictions.stop()
        if self._job is not None:
            self._job.cancel()
        elif self.is_running:
            self._end(AuditEnd(is_stopped=True))

    def repair(self, findings: Sequence[AuditFinding]) -> None:
        """Mend findings, each as one step of its image's history.

        Those of the open image are mended at once, others in the background; statuses stay as they are.

        Raises:
            UserError: the project is read-only, or other work on masks is under way.
        """
        wanted = [found for found in findings if found.is_repairable]
        image = self._session.image
        if image is not None and wanted and all(found.image_id == image.id for found in wanted):
            self._repair_open(wanted)
            return
        if not wanted:
            return
        outcome, project, settings = RepairReport(), self._session.project, self._settings
        self._session.autosave.save()

        def work(token: CancelToken, report: Reporter) -> None:
            repair_findings(project, wanted, settings, outcome, report, token)

        def on_end(_ended: JobOutcome[None]) -> None:
            if outcome.steps:
                names = {STEP_NAMES[found.kind] for found in outcome.repaired}
                self._note_steps(names.pop() if len(names) == 1 else REPAIRING, outcome.steps)
            self._take_off(outcome.repaired)
            self._say_kept(outcome.kept)

        self._mask_jobs.start(REPAIRING, work, on_end)

    def leave(self, findings: Sequence[AuditFinding]) -> None:
        """Leave findings as they are: they do not come back.

        Raises:
            UserError: the project is read-only.
        """
        leave_as_is(self._session.project, findings)
        self._take_off(findings)

    def show_left_again(self) -> int:
        """Let what was left as it is come back in the next audit; returns how many that were.

        Raises:
            UserError: the project is read-only.
        """
        return forget_left(self._session.project)

    # ---- inside

    def _looked_through(self, asks_model: bool, outcome: JobOutcome[list[AuditFinding]]) -> None:
        # What was on its way when it was closed is for nobody.
        if self._is_closed:
            return
        self._job = None
        if isinstance(outcome, JobDone):
            self._show(outcome.value)
            if asks_model and self._without_prediction:
                self._predicting = len(self._without_prediction)
                self._predictions.start(self._without_prediction)
            else:
                self._end_well()
            return
        if isinstance(outcome, JobFailed):
            self._end(AuditEnd(error=outcome.error))
        elif isinstance(outcome, JobCancelled):
            assert self._source is not None
            # Without near-duplicates, which would take the time that was to be spared.
            kinds = self._settings.kinds - {AuditKind.DUPLICATES, AuditKind.UNUSED_CLASSES}
            settings = replace(self._settings, kinds=kinds)
            self._show(without_left(self._session.project, findings_of(self._source, settings, self._result)))
            self._end(AuditEnd(is_stopped=True))

    def _compare(self, image_id: ImageId, prediction: ImagePrediction | None) -> None:
        """Compare a mask with its prediction, which was just made, on the lane."""
        project, settings, classes = self._session.project, self._settings, self._session.classes
        record = project.images.get(image_id)
        done = self._predicting - len(self._without_prediction) + 1
        self._without_prediction = self._without_prediction[1:]
        self.progressed.emit(Progress(done, self._predicting, "predictions", record.shown_name))
        if prediction is None:
            return
        about = AuditFinding(
            AuditKind.DISAGREEMENT, Severity.WARNING, "", record.shown_name, image_id, record.path
        )

        def work(token: CancelToken, report: Reporter) -> list[AuditFinding]:
            labels = project.decided_mask(image_id)
            if labels is None:
                return []
            predicted = labels_without_deleted(prediction.labels, classes)
            compared = AuditPrediction(predicted, prediction.uncertainty)
            return without_left(project, find_disagreements(labels, compared, classes, settings, about))

        def ended(outcome: JobOutcome[list[AuditFinding]]) -> None:
            if isinstance(outcome, JobDone):
                self._result.predictions += 1
                if outcome.value:
                    self._show(ranked([*self.findings, *outcome.value]))

        self._lane.submit(("compare", image_id), work, ended)

    def _repair_open(self, findings: Sequence[AuditFinding]) -> None:
        repaired = []
        for found in findings:

            def commit(image: OpenImage, about: AuditFinding = found) -> Change | None:
                change = commit_repair(image.planes, about, self._settings)
                if change is not None:
                    image.history.push(change)
                return change

            if self._session.edit_outside_stroke(commit):
                repaired.append(found)
        self._take_off(repaired)
        self._say_kept([found for found in findings if found not in repaired])

    def _take_off(self, findings: Collection[AuditFinding]) -> None:
        gone = set(findings)
        if gone:
            self._show([found for found in self.findings if found not in gone])

    def _say_kept(self, findings: Sequence[AuditFinding]) -> None:
        if findings:
            self._session.events.notice.emit(Notice(_KEPT, level=NoticeLevel.WARNING))

    def _show(self, findings: Sequence[AuditFinding]) -> None:
        self.findings = tuple(findings)
        self.changed.emit(None)

    def _end_well(self) -> None:
        # After what is compared on the lane by now.
        self._lane.submit("end", lambda token, report: None, lambda _: self._end(AuditEnd()))

    def _end(self, end: AuditEnd) -> None:
        if not self.is_running:
            return
        self.is_running = False
        result = self._result
        self.ended.emit(AuditEnd(result.images, result.masks, result.predictions, end.is_stopped, end.error))
