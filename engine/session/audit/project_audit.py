"""Audit of the project of a session, in the background: findings, repairs, and what is left as it is."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from engine.audit.audit import AuditResult, Predict, findings_of, run_audit
from engine.audit.disagreement import AuditPrediction, find_disagreements
from engine.audit.finding import AuditFinding, AuditKind, Severity, inserted
from engine.audit.images import AuditImage, AuditSource, images_of_project
from engine.audit.kept_audit import (
    KeptAudit,
    changed_images,
    class_names_of,
    examine_again,
    keep_audit,
    kept_audit,
    mask_revisions,
    without_masks_of,
)
from engine.audit.mask_findings import small_classes
from engine.audit.picture_headers import headers_of
from engine.audit.repair import REPAIRING, RepairReport, commit_repairs, repair_findings, step_name
from engine.audit.settings import AuditSettings
from engine.core import CancelToken, Event, ImageId, Progress, Reporter
from engine.core.words import plural
from engine.document.planes import Change
from engine.jobs import JobCancelled, JobDone, JobFailed, JobOutcome, Lane, LaneJob
from engine.session.audit.audit_end import AuditEnd, AuditNews
from engine.session.audit.changed_masks import ChangedMasks, Examine
from engine.session.audit.counted_pictures import CountedPictures
from engine.session.audit.left_findings import LeftFindings
from engine.session.audit.missing_predictions import MissingPredictions
from engine.session.audit.resumed_audit import ResumedAudit
from engine.session.editing.class_replacement import MaskJobs
from engine.session.open_image import OpenImage
from engine.session.session import Session
from engine.session.state import (
    ImagePrediction,
    Notice,
    NoticeLevel,
    error_notice,
    labels_without_deleted,
)
from engine.storage.importing.store_labels import LabelStep
from engine.storage.records import ACCEPTED_ALONE, INCLUDABLE

_KEPT: Final = "What is locked, hidden or changed since stayed as it is."


@dataclass(frozen=True, slots=True)
class _Examined:
    """Outcome of a whole audit: its findings, the audit before, and the revisions of the masks."""

    findings: list[AuditFinding]
    before: KeptAudit | None
    revisions: Mapping[ImageId, int]


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
        self._left = LeftFindings(session)
        self._result = AuditResult()
        self._source: AuditSource | None = None
        self._before: KeptAudit | None = None
        self._include = ACCEPTED_ALONE
        self._masks = ChangedMasks(session, self._lane, self._examiner, self._looked)
        self._counted = CountedPictures(
            session, self._lane, lambda: self.findings, self._show, self._without_left
        )
        self._revisions: Mapping[ImageId, int] | None = None
        self._small_classes: frozenset[int] = frozenset()
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
        self._masks.close()
        self._counted.close()
        self._predictions.close()
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._lane.close(timeout_s=0.0)
        self._left.close()

    def resume(self) -> None:
        """Show the audit that the project has, and look anew at masks that changed since; else `start`."""
        self.stop()
        session, project, settings = self._session, self._session.project, self._settings
        session.autosave.save()
        predict, _ = self._stored_predictions()
        resumed: list[ResumedAudit] = []

        def load(token: CancelToken, report: Reporter) -> None:
            kept = kept_audit(project)
            if kept is None:
                return
            now = mask_revisions(project, kept.include)
            wanted = changed_images(kept.revisions, now)
            known = self._without_left(kept.findings)
            part = ResumedAudit(replace(kept, findings=tuple(known)))
            resumed.append(part)
            part.take_off(wanted - now.keys())
            source = images_of_project(project, kept.include)
            for image in source.images():
                image_id = image.image_id
                if image_id not in wanted or image_id not in now:
                    continue
                token.check()
                report(Progress(part.looked, len(wanted), "images", image.name))
                found = examine_again(
                    *(image, source.classes, settings, kept.small_classes, part.before(image_id)),
                    *(token, predict),
                )
                part.take(image_id, now[image_id], self._without_left(found))

        def ended(outcome: JobOutcome[None]) -> None:
            if self._is_closed or self._job is not job:
                return
            self._job = None
            if isinstance(outcome, JobFailed):
                self._end(AuditEnd(error=outcome.error))
            elif not resumed and job.token.is_cancelled:
                self._end(AuditEnd(is_stopped=True))
            elif not resumed:
                # One that has not begun is not stopped.
                self.is_running = False
                self.start(asks_model=False)
            else:
                self._show_resumed(resumed[0], is_stopped=isinstance(outcome, JobCancelled))

        self._begin()
        self._result = AuditResult()
        job = self._job = self._lane.submit("audit", load, ended, self.progressed.emit)

    def start(self, *, asks_model: bool, with_in_work: bool = False) -> None:
        """Look at all images anew; what ran is stopped.

        Args:
            asks_model: let the current model predict the images that have a mask and no prediction.
            with_in_work: look at masks that are begun, too, and not at accepted ones alone.
        """
        self.stop()
        session, project = self._session, self._session.project
        # What was drawn a moment ago counts.
        session.autosave.save()
        result, settings = AuditResult(), self._settings
        include = self._include = frozenset(INCLUDABLE.values()) if with_in_work else ACCEPTED_ALONE
        source = images_of_project(project, include)
        predict, missing = self._stored_predictions()

        def work(token: CancelToken, report: Reporter) -> _Examined:
            before, revisions = kept_audit(project), mask_revisions(project, include)
            findings = run_audit(source, settings, result, report, token, predict)
            if before is not None:
                before = replace(before, findings=tuple(self._without_left(before.findings)))
            return _Examined(self._without_left(findings), before, revisions)

        self._result, self._source, self._without_prediction = result, source, missing
        self._begin()
        self._show(())
        self._job = self._lane.submit(
            "audit", work, partial(self._looked_through, asks_model, result), self.progressed.emit
        )

    def stop(self) -> None:
        """Stop; what was found until then is shown."""
        self._predictions.stop()
        if self._job is not None:
            self._job.cancel()
        elif self.is_running:
            self._end(AuditEnd(is_stopped=True))

    def repair(self, findings: Sequence[AuditFinding]) -> None:
        """Mend findings, those of an image as one step of its history.

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
                self._note_steps(step_name(outcome.repaired), outcome.steps)
            self._take_off(outcome.repaired)
            self._say_repaired(outcome.repaired)
            self._say_kept(outcome.kept)

        self._mask_jobs.start(REPAIRING, work, on_end)

    def leave(self, findings: Sequence[AuditFinding]) -> None:
        """Leave findings as they are: they do not come back."""
        self._left.leave(findings)
        self._take_off(findings)

    def show_left_again(self, on_end: Callable[[int], None]) -> None:
        """Let what was left as it is come back in the next audit; `on_end` has how many findings that are."""
        self._left.forget(on_end)

    @property
    def with_in_work(self) -> bool:
        """Whether masks that are begun are looked at, too."""
        return bool(self._include)

    @property
    def known_masks(self) -> int:
        """How many masks the findings are about, once the audit is over."""
        return len(self._masks.revisions)

    # ---- inside

    def _without_left(self, findings: Sequence[AuditFinding]) -> list[AuditFinding]:
        """Findings but for those that are left as they are; any thread."""
        return self._left.without_left(findings)

    def _stored_predictions(self) -> tuple[Predict, list[ImageId]]:
        """Stored predictions of the current model, and the images that had none when they were asked for."""
        session = self._session
        model, classes, missing = session.current_model, session.classes, list[ImageId]()
        stored = None if model is None else session.prediction_requests.stored(model.id)

        def predict(image: AuditImage) -> AuditPrediction | None:
            if stored is None or image.image_id is None:
                return None
            labels = stored.labels(image.image_id)
            if labels is None:
                missing.append(image.image_id)
                return None
            return AuditPrediction(labels_without_deleted(labels, classes))

        return predict, missing

    def _looked_through(self, asks_model: bool, result: AuditResult, outcome: JobOutcome[_Examined]) -> None:
        # What was on its way when it was closed, or when another one began, is for nobody.
        if self._is_closed or result is not self._result:
            return
        self._job = None
        if isinstance(outcome, JobDone):
            looked = outcome.value
            self._before, self._revisions = looked.before, looked.revisions
            self._small_classes = small_classes(result.facts, self._settings)
            self._counted.headers = headers_of(result.pictures)
            self._show(looked.findings)
            if asks_model and self._without_prediction:
                self._predicting = len(self._without_prediction)
                self._predictions.start(self._without_prediction)
            else:
                self._end_well()
        elif isinstance(outcome, JobFailed):
            self._end(AuditEnd(error=outcome.error))
        else:
            self._show_stopped(result)

    def _show_stopped(self, result: AuditResult) -> None:
        """What was found until an audit was stopped, put together on the lane."""
        source = self._source
        assert source is not None
        # Without near-duplicates, which would take the time that was to be spared.
        kinds = self._settings.kinds - {AuditKind.DUPLICATES, AuditKind.UNUSED_CLASSES}
        settings = replace(self._settings, kinds=kinds)

        def work(token: CancelToken, report: Reporter) -> list[AuditFinding]:
            return self._without_left(findings_of(source, settings, result))

        def ended(outcome: JobOutcome[list[AuditFinding]]) -> None:
            if self._is_closed or result is not self._result:
                return
            if isinstance(outcome, JobDone):
                self._show(outcome.value)
            self._end(AuditEnd(is_stopped=True))

        self._lane.submit("stopped", work, ended)

    def _show_resumed(self, resumed: ResumedAudit, *, is_stopped: bool) -> None:
        kept = resumed.kept
        self._include = kept.include
        self._before, self._revisions = kept, resumed.revisions
        self._small_classes, self._counted.headers = kept.small_classes, kept.headers
        self._show(resumed.findings)
        self._result.images = self._result.masks = resumed.looked
        # A part of the masks alone says nothing of all of them.
        news = None if is_stopped else self._news()
        self._end(AuditEnd(is_stopped=is_stopped, is_kept=True, news=news))

    def _news(self) -> AuditNews | None:
        """What differs from the audit before."""
        if self._before is None:
            return None
        before, now = ({found.key for found in each} for each in (self._before.findings, self.findings))
        # Of these images the audit before had more findings than are known.
        known = {found.key for found in self.findings if found.image_id in self._before.cut}
        return AuditNews(self._before.ended_s, len(now - before - known), len(before - now))

    def _examiner(self) -> Examine:
        """How a mask is looked at anew, with what is known now."""
        classes, settings, small = self._session.classes, self._settings, self._small_classes
        known, (predict, _) = self.findings, self._stored_predictions()

        def examine(image: AuditImage, token: CancelToken) -> list[AuditFinding]:
            return self._without_left(examine_again(image, classes, settings, small, known, token, predict))

        return examine

    def _looked(self, image_id: ImageId, findings: list[AuditFinding]) -> None:
        self._show(inserted(without_masks_of(self.findings, (image_id,)), findings))

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
            return self._without_left(find_disagreements(labels, compared, classes, settings, about))

        def ended(outcome: JobOutcome[list[AuditFinding]]) -> None:
            if isinstance(outcome, JobDone):
                self._result.predictions += 1
                if outcome.value:
                    self._show(inserted(self.findings, outcome.value))

        self._lane.submit(("compare", image_id), work, ended)

    def _repair_open(self, findings: Sequence[AuditFinding]) -> None:
        repaired: list[AuditFinding] = []

        def commit(image: OpenImage) -> Change | None:
            change, mended = commit_repairs(image.planes, findings, self._settings)
            if change is not None:
                image.history.push(change)
                repaired.extend(mended)
            return change

        self._session.edit_outside_stroke(commit)
        self._take_off(repaired)
        self._say_repaired(repaired)
        self._say_kept([found for found in findings if found not in repaired])

    def _take_off(self, findings: Collection[AuditFinding]) -> None:
        gone = set(findings)
        if gone:
            self._show([found for found in self.findings if found not in gone])

    def _say_repaired(self, findings: Sequence[AuditFinding]) -> None:
        """Say what was mended and where: the image of it may not be the one in sight."""
        images = sorted({found.image for found in findings})
        if images:
            where = images[0] if len(images) == 1 else plural(len(images), "image")
            summary = f"{plural(len(findings), 'finding')} repaired in {where}."
            self._session.events.notice.emit(Notice(summary, "[[undo]] takes that back."))

    def _say_kept(self, findings: Sequence[AuditFinding]) -> None:
        if findings:
            self._session.events.notice.emit(Notice(_KEPT, level=NoticeLevel.WARNING))

    def _show(self, findings: Sequence[AuditFinding]) -> None:
        self.findings = tuple(findings)
        self.changed.emit(None)

    def _end_well(self) -> None:
        result = self._result

        def ended(_outcome: JobOutcome[None]) -> None:
            if self._is_closed or result is not self._result or not self.is_running:
                return
            self._keep(AuditEnd(news=self._news()))

        # After what is compared on the lane by now.
        self._lane.submit("end", lambda token, report: None, ended)

    def _keep(self, end: AuditEnd) -> None:
        """Keep the findings in the project, for the next time; then the audit is over."""
        project, result = self._session.project, self._result
        if project.read_only:
            self._end(end)
            return
        audit = KeptAudit(
            time.time(),
            self.findings,
            self._revisions or {},
            self._small_classes,
            class_names_of(project),
            headers=self._counted.headers,
            include=self._include,
        )

        def ended(outcome: JobOutcome[None]) -> None:
            if self._is_closed or result is not self._result:
                return
            if isinstance(outcome, JobFailed):
                self._session.events.notice.emit(error_notice(outcome.error))
            self._end(end)

        self._lane.submit("keep", lambda token, report: keep_audit(project, audit), ended)

    def _begin(self) -> None:
        self.is_running = True
        self._masks.pause()

    def _end(self, end: AuditEnd) -> None:
        if not self.is_running:
            return
        self.is_running = False
        result, known = self._result, len(self._revisions or ()) if end.is_kept else self._result.masks
        looked = replace(end, images=result.images, masks=result.masks, predictions=result.predictions)
        self.ended.emit(replace(looked, known_masks=known))
        if self._revisions is not None and not self._is_closed and not self.is_running:
            self._masks.follow(self._revisions, self._include)
