"""Import of data sets into the project of a session: survey first, then one step that undo takes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from engine.core import (
    IGNORE,
    NO_PROGRESS,
    CancelToken,
    ClassInfo,
    ClassList,
    ImageId,
    Progress,
    Reporter,
    UserError,
)
from engine.core.classes import DEFAULT_CLASSES
from engine.core.words import plural
from engine.formats.catalog import READERS
from engine.formats.incoming.arrivals import ArrivalCounts, count_arrivals
from engine.formats.incoming.class_list_use import (
    are_classes_untouched,
    class_list_use,
    list_put_back,
    list_without,
)
from engine.formats.incoming.contents import Answers
from engine.formats.incoming.import_dataset import DatasetReport, import_dataset
from engine.formats.incoming.mapping import WHITE_ANSWER, ClassMapping, resolve_mapping
from engine.formats.incoming.noted_imports import take_noted
from engine.formats.incoming.pictures import SampledPictures
from engine.formats.incoming.remembered import remember_answers, remembered_answers
from engine.formats.incoming.source_sample import CountedMasks, FileCounts
from engine.formats.incoming.survey import ImportSurvey, survey_source
from engine.formats.servers.fetched_labels import forget_imported, noting_imported
from engine.jobs import JobCancelled, JobDone, JobOutcome, Lane, LaneJob
from engine.session.editing.class_replacement import CLASSES_STAY, MaskJobs
from engine.session.editing.project_steps import ProjectStep, StepRecorder
from engine.session.session import Session
from engine.session.state import Notice, NoticeLevel
from engine.storage import ImageStatus
from engine.storage.external.mask_changes import TAKEN_OVER, TakenOver
from engine.storage.importing.store_labels import LabelStep
from engine.storage.mask_steps.imported_labels import MovedLabels, move_labels
from engine.storage.mask_steps.undone_steps import UsedClasses, note_undone_steps, used_classes

_STOPPED: Final = Notice("Stopped.", "[[undo]] and [[redo]] go on with what is left.")


@dataclass(frozen=True, slots=True, eq=False)
class EndedImport:
    """End of one import.

    Attributes:
        report: what came in until then.
        step: the step that undo takes back; None where nothing came in.
        is_whole: it was neither stopped nor did it fail.
        is_stopped: it was stopped; a failure is said by itself.
    """

    report: DatasetReport
    step: ProjectStep | None
    is_whole: bool
    is_stopped: bool


@dataclass(frozen=True, slots=True)
class _Imported:
    """One import, or a part of it: its steps, the images and classes that came with it, its source.

    `lists` has the classes before and after where those of the source took the place of untouched ones.
    """

    label: str
    steps: tuple[LabelStep, ...]
    added: tuple[ImageId, ...]
    classes: tuple[ClassInfo, ...] = ()
    source: Path | None = None
    format_name: str = ""
    lists: tuple[ClassList, ClassList] | None = None

    @property
    def step_label(self) -> str:
        """Name of the step that undo takes back: of an import, or of what was done to so many images."""
        count = self.image_count
        return f"{self.label}: {plural(count, 'image')}" if self.source is None and count > 1 else self.label

    @property
    def image_count(self) -> int:
        """Images whose labels it changed."""
        return len({step.image_id for step in self.steps})


class DatasetImports:
    """Imports of data sets of one session, one at a time; GUI thread.

    Args:
        steps: records the steps of the project.
        before: gives the work to be done before labels come in, on the import's thread.
    """

    def __init__(
        self,
        session: Session,
        steps: StepRecorder,
        before: Callable[[], Callable[[CancelToken], None] | None] = lambda: None,
    ) -> None:
        self._session = session
        self._steps = steps
        self._before = before
        self._jobs = MaskJobs(session)
        self._surveys = Lane("survey", session.dispatcher)
        self._survey_job: LaneJob | None = None
        self._counted: tuple[Path | None, FileCounts] = None, {}
        """Values of the masks of the last source, so that an answer does not have them counted again."""
        self._count_job: LaneJob | None = None
        self._unsubscribe = session.mask_watch.taken_over.subscribe(self._note_taken_over)
        if not session.project.read_only:
            self._push_noted()

    @property
    def is_busy(self) -> bool:
        """Whether a data set is being imported, or an import taken back."""
        return self._jobs.is_busy

    def close(self) -> None:
        """Stop, and end the threads; what was imported until then stays."""
        self._unsubscribe()
        self.stop_survey()
        self._surveys.close()
        self._jobs.close()

    def cancel(self) -> None:
        """Stop the import; what was imported until now stays, as a step that undo takes back."""
        self._jobs.cancel()

    # ---- survey

    def survey(
        self,
        source: Path,
        format_name: str | None,
        answers: Answers,
        on_end: Callable[[JobOutcome[ImportSurvey]], None],
        on_sample: Callable[[ImportSurvey], object] = lambda _: None,
        on_progress: Reporter = NO_PROGRESS,
    ) -> None:
        """Look through a source in the background; a newer survey takes the place of an earlier one.

        Args:
            format_name: of the catalogue, None to recognise it.
            answers: to its questions, beside those that are remembered of it.
            on_end: called once with the outcome, never once it is stopped or another one has begun.
            on_sample: gets what the first images show while the values of all masks are counted.
        """
        self.stop_survey()
        if source != self._counted[0]:
            self._counted = source, {}
        counts = self._counted[1]
        project, classes = self._session.project, self._session.classes
        known = {**remembered_answers(project, source), **answers}

        def work(token: CancelToken, report: Reporter) -> ImportSurvey:
            parts = (source, format_name, known, classes, token)
            pictures, use = SampledPictures(project, source), class_list_use(project)
            counted = CountedMasks(report, pictures.pages_of, counts)
            return survey_source(
                *parts,
                picture_of=pictures,
                use=use,
                counted=counted,
                on_sample=sampled,
                has_picture=pictures.has,
            )

        def sampled(survey: ImportSurvey) -> None:
            self._session.dispatcher.post(lambda: shown(survey))

        def shown(survey: ImportSurvey) -> None:
            if self._survey_job is job:
                on_sample(survey)

        def progressed(progress: Progress) -> None:
            if self._survey_job is job:
                on_progress(progress)

        def end(outcome: JobOutcome[ImportSurvey]) -> None:
            # A survey that fails before it hears that it is stopped has a failure on its way.
            if self._survey_job is job:
                on_end(outcome)

        job = self._survey_job = self._surveys.submit("survey", work, end, progressed)

    def count_arrivals(
        self,
        survey: ImportSurvey,
        answers: Answers,
        on_progress: Reporter,
        on_end: Callable[[JobOutcome[ArrivalCounts]], None],
    ) -> None:
        """Count in the background how many images of a source would be added, and how many are known.

        Args:
            answers: those that the source was surveyed with.
            on_end: called once with the outcome, never once another survey has begun or it is stopped.
        """
        project = self._session.project

        def work(token: CancelToken, report: Reporter) -> ArrivalCounts:
            dataset = READERS[survey.format].load().open(survey.source, answers)
            return count_arrivals(project, dataset, survey.source, report, token)

        def end(outcome: JobOutcome[ArrivalCounts]) -> None:
            if self._count_job is job:
                on_end(outcome)

        def progressed(progress: Progress) -> None:
            if self._count_job is job:
                on_progress(progress)

        job = self._count_job = self._surveys.submit("arrivals", work, end, progressed)

    def stop_survey(self) -> None:
        """Stop looking through a source."""
        for job in (self._survey_job, self._count_job):
            if job is not None:
                job.cancel()
        self._survey_job = self._count_job = None

    def answers_of(self, source: Path) -> dict[str, str]:
        """Answers that were given for a source before."""
        return remembered_answers(self._session.project, source)

    # ---- import

    def start(
        self,
        survey: ImportSurvey,
        mapping: ClassMapping,
        answers: Answers,
        *,
        replace: bool = False,
        on_end: Callable[[EndedImport], None] = lambda _: None,
    ) -> None:
        """Import a source as one step of the project, in the background; its answers are remembered.

        Images that are accepted or in work keep their labels, unless `replace` is set. Meanwhile no image can
        be edited. Pictures are in the project, and in sight, before their labels are.

        Args:
            mapping: targets of the classes of `survey`.
            on_end: called once, however it ended.

        Raises:
            UserError: a question is open, the mapping is not in order, or other work on masks is under way.
        """
        session, project = self._session, self._session.project
        for question in survey.unanswered(answers):
            raise UserError(question.text, "Answer it first.")
        before_classes = session.classes
        replaces = survey.replaces and are_classes_untouched(project)
        resolved = resolve_mapping(mapping, survey.classes, before_classes, replaces=replaces)
        outcome, before, label = DatasetReport(), self._before(), f"Import {survey.source.name}"

        def work(token: CancelToken, report: Reporter) -> DatasetReport:
            if before is not None:
                before(token)
            dataset = READERS[survey.format].load().open(survey.source, answers)
            with noting_imported(project, survey.source, survey.format, outcome.steps):
                import_dataset(
                    *(project, dataset, resolved, answers, outcome, report, token),
                    source=survey.source,
                    replace=replace,
                    is_white_open=WHITE_ANSWER not in answers and not _is_white_said(survey, mapping),
                    on_pictures=self._show_pictures,
                )
            return outcome

        def ended(job: JobOutcome[DatasetReport]) -> None:
            step = None
            if outcome.steps or outcome.added:
                lists = (before_classes, resolved.classes)
                step = self._step(_imported(survey, label, outcome, lists, replaces=replaces))
                self._steps.push(step)
            elif resolved.added:
                self._take_classes_off(before_classes, resolved.classes)
            self._taken_in(outcome)
            on_end(EndedImport(outcome, step, isinstance(job, JobDone), isinstance(job, JobCancelled)))

        self._jobs.start(label, work, ended)
        if resolved.added:
            session.set_classes(resolved.classes)
        remember_answers(project, survey.source, answers)

    def _taken_in(self, outcome: DatasetReport) -> None:
        """Learn from what came in accepted, and open an image where none is open."""
        session = self._session
        if any(known.after is ImageStatus.ACCEPTED for known in outcome.steps):
            session.images_accepted()
        if session.image is None and outcome.added:
            session.navigation.open_last()

    def _show_pictures(self) -> None:
        """Pictures are in the project; any thread."""
        events = self._session.events
        self._session.dispatcher.post(lambda: events.images_changed.emit(None))

    # ---- undo and redo

    def _push_noted(self) -> None:
        """Imports by command since the window had this project last, as steps of it."""
        for noted in take_noted(self._session.project):
            now = self._session.classes
            classes = tuple(now[class_id] for class_id in noted.class_ids if class_id < len(now))
            parts = (noted.label, noted.steps, noted.added, classes, noted.source, noted.format_name)
            # Later imports have put theirs behind those that replaced others.
            after = ClassList(tuple(now)[: noted.replaced_count])
            lists = (ClassList.from_names(DEFAULT_CLASSES), after) if noted.replaced_count else None
            step = self._step(_Imported(*parts, lists))
            # What an image got after the import is newer than it, though it was in a session before.
            step.positions = {s.image_id: s.seq + 1 for s in noted.steps if s.seq is not None}
            self._steps.push(step)

    def note_steps(self, label: str, steps: Sequence[LabelStep]) -> None:
        """Note steps just done in images, those of one image in their order, as one of the project."""
        self._steps.push(self._step(_Imported(label, tuple(steps), ())))

    def _note_taken_over(self, taken: Mapping[ImageId, TakenOver]) -> None:
        """Mask files of other programs became masks: one step of the project, whatever their number."""
        status = self._session.project.images.work_status
        steps = [LabelStep(i, step.seq, TAKEN_OVER, step.before, status(i)) for i, step in taken.items()]
        self.note_steps(TAKEN_OVER, steps)

    def _step(self, imported: _Imported) -> ProjectStep:
        step = ProjectStep(
            imported.step_label,
            lambda: self._move(step, imported, forward=False),
            lambda: self._move(step, imported, forward=True),
        )
        return step

    def _part(self, imported: _Imported, steps: Sequence[LabelStep], with_added: bool) -> ProjectStep | None:
        """Some images of an import as a step; None where it would have nothing to do."""
        added = imported.added if with_added else ()
        if not steps and not added:
            return None
        classes = imported.classes if with_added else ()
        lists = imported.lists if with_added else None
        return self._step(replace(imported, steps=tuple(steps), added=added, classes=classes, lists=lists))

    def _move(self, step: ProjectStep, imported: _Imported, *, forward: bool) -> None:
        """Take an import back, or bring it again, image by image in the background."""
        session, moved = self._session, MovedLabels()
        label = f"{'Redo' if forward else 'Undo'}: {imported.label}"
        project, images = session.project, session.project.images
        used: list[UsedClasses] = []
        # The last step of an image is taken back first.
        steps = imported.steps if forward else imported.steps[::-1]

        def work(token: CancelToken, report: Reporter) -> None:
            if not forward and imported.source is not None:
                taken = {known.image_id for known in steps}
                forget_imported(project, imported.source, imported.format_name, taken)
            again: AbstractContextManager[None] = nullcontext()
            if forward and imported.source is not None:
                again = noting_imported(project, imported.source, imported.format_name, moved.steps)
            with again:
                move_labels(project, steps, label, moved, report, token, forward=forward)
            if not forward and (imported.classes or imported.lists is not None):
                used.append(used_classes(project, moved.undone, report, token))

        def on_end(job: JobOutcome[None]) -> None:
            done, unread = set(moved.steps), set(moved.unread)
            left = [known for known in imported.steps if known not in done and known.image_id not in unread]
            if not left and not forward:
                images.remove(imported.added, with_import=True)
                if used:
                    self._take_back_classes(imported, used[0], moved.undone)
            self._steps.settle(step, [known.image_id for known in imported.steps])
            if left:
                changed = self._part(imported, [known for known in imported.steps if known in done], forward)
                rest = self._part(imported, left, not forward)
                self._steps.split(step, *((changed, rest) if forward else (rest, changed)))
            if moved.unread:
                name = images.get(moved.unread[0]).shown_name
                count = plural(len(moved.unread), "image")
                summary = f"{count} stayed as before, as the labels cannot be read; the first is {name}."
                session.events.notice.emit(Notice(summary, level=NoticeLevel.WARNING))
            if isinstance(job, JobCancelled):
                session.events.notice.emit(_STOPPED)
            elif moved.steps and not left:
                self._say_moved(imported.label, moved, forward=forward)
            session.events.images_changed.emit(None)
            if forward and any(known.after is ImageStatus.ACCEPTED for known in moved.steps):
                session.images_accepted()

        self._jobs.start(label, work, on_end)
        if forward:
            images.put_back(imported.added)
            if imported.lists is not None:
                after = imported.lists[1]
                session.set_classes(ClassList((*after, *tuple(session.classes)[len(after) :])))
            classes = session.classes
            for info in imported.classes:
                if info.id == len(classes):
                    classes = ClassList([*classes, info])
                elif info.id < len(classes) and not classes.has(info.id):
                    classes = classes.with_restored(info.id, info.is_thing)
            if classes != session.classes:
                session.set_classes(classes)

    def _say_moved(self, label: str, moved: MovedLabels, *, forward: bool) -> None:
        count = plural(len(moved.changed), "image")
        summary = f"Done again in {count}: {label}." if forward else f"Taken back in {count}: {label}."
        hint = "[[undo]] takes it back." if forward else "[[redo]] does it again."
        self._session.events.notice.emit(Notice(summary, hint))

    def _take_back_classes(self, imported: _Imported, used: UsedClasses, undone: dict[ImageId, int]) -> None:
        """Classes that came with an import that is taken back, and that nothing else uses, go with it."""
        session = self._session
        now = classes = session.classes
        if imported.lists is None:
            classes = list_without(now, imported.classes, used)
        elif any(info.id in used.held for info in imported.lists[1].present):
            session.events.notice.emit(CLASSES_STAY)
        else:
            classes = list_put_back(*imported.lists, now, has_steps=bool(used.in_steps))
        if len(classes) < len(now) or (imported.lists is not None and classes != now and not used.in_steps):
            # Redo in an image alone would bring numbers that mean nothing now, or something else.
            note_undone_steps(session.project, undone)
        if classes != now:
            session.set_classes(classes, are_unused=True)

    def _take_classes_off(self, before: ClassList, now: ClassList) -> None:
        """Nothing was imported: the classes that came with it go, unless the list was changed since."""
        session = self._session
        if session.classes == now:
            session.set_classes(before, are_unused=True)


def _imported(
    survey: ImportSurvey,
    label: str,
    outcome: DatasetReport,
    lists: tuple[ClassList, ClassList],
    *,
    replaces: bool,
) -> _Imported:
    """An import by what came of it, and by the classes before and after."""
    before, after = lists
    classes = () if replaces else tuple(after)[len(before) :]
    parts = (label, tuple(outcome.steps), tuple(outcome.added), classes, survey.source, survey.format)
    return _Imported(*parts, lists if replaces else None)


def _is_white_said(survey: ImportSurvey, mapping: ClassMapping) -> bool:
    """Whether the mapping says something else about 255 than the survey."""
    return mapping.get(IGNORE) != (survey.mapping or {}).get(IGNORE)
