"""Replacement of a class by another one in all masks of a project, in the background, with undo and redo."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from engine.core import CancelToken, ClassInfo, ClassList, ImageId, Progress, Reporter, UserError
from engine.core.words import plural
from engine.document.step_names import CLASS_PUT_BACK
from engine.jobs import JobCancelled, JobDone, JobFailed, JobOutcome, Lane, LaneJob
from engine.session.editing.project_steps import ProjectStep, StepRecorder
from engine.session.session import Session
from engine.session.state import REDO_SUBJECT, UNDO_SUBJECT, Notice, NoticeLevel, error_notice
from engine.storage.mask_steps.class_deletion import (
    ClassStep,
    ReplacedClass,
    ReturnedClass,
    put_class_back,
    replace_class,
)

CLASSES_STAY: Final = Notice(
    "The classes stay, as images are labelled with them.",
    "Rename those that are called otherwise, or delete those that are not needed.",
)
"""Where classes that took the place of others are used when that is to be undone."""

T = TypeVar("T")
_BUSY: Final = UserError(
    "The masks of all images are being looked through.", "Wait for it, or stop it below."
)
_AS_BEFORE: Final = "{count} stayed as before, as the labels cannot be read; the first is {name}."
_WITHOUT_CLASS: Final = (
    "{count} stayed without '{class_name}', as the labels cannot be read; the first is {name}."
)
_STOPPED: Final = Notice("Stopped.", "[[undo]] and [[redo]] go on with what is left.")
_PUTTING_BACK_S: Final = 120.0
"""Longest wait for the masks of a stopped replacement at closing; some hundreds take seconds."""


@dataclass(frozen=True, slots=True)
class Deletion:
    """A class that was deleted or merged into another: what its pixels became, in which steps.

    `info` is the class as it was; `summary` and `hint` say it, each time that it is done.
    """

    info: ClassInfo
    replacement: int
    label: str
    summary: str
    hint: str
    steps: tuple[ClassStep, ...] = ()

    def added_to(self, classes: ClassList) -> ClassList:
        """These classes with the one that was deleted at their end, as it was, under a number of its own."""
        added = classes.with_added(self.info.name, self.info.color)
        return added.with_infos([replace(self.info, id=len(classes))])


class MaskJobs:
    """Jobs on all stored masks, beside which none is edited, one at a time; GUI thread."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._lane = Lane("classes", session.dispatcher)
        self._job: LaneJob | None = None

    def close(self) -> None:
        """Stop, wait until what was changed is put back, and end the thread."""
        self.cancel()
        self._lane.close(_PUTTING_BACK_S)

    def cancel(self) -> None:
        """Stop the job, if there is one."""
        if self._job is not None:
            self._job.cancel()

    @property
    def is_busy(self) -> bool:
        """Whether there is a job."""
        return self._job is not None

    def start(
        self,
        what: str,
        work: Callable[[CancelToken, Reporter], T],
        on_end: Callable[[JobOutcome[T]], None],
        *,
        changes_masks: bool = True,
    ) -> None:
        """Begin a job; what it counts stays true until its end.

        Args:
            on_end: called once, however the job ended; why it failed is said after it.

        Raises:
            UserError: other work on masks is under way.
        """
        session = self._session
        session.mask_work.begin(_BUSY, changes_masks=changes_masks)

        def show(progress: Progress) -> None:
            files = Progress(progress.done, progress.total, progress.unit, what)
            session.busy_tracker.update(files=files)

        def done(outcome: JobOutcome[T]) -> None:
            self._job = None
            session.busy_tracker.update(files=None)
            session.mask_work.end()
            on_end(outcome)
            if isinstance(outcome, JobFailed):
                session.events.notice.emit(error_notice(outcome.error))
            if changes_masks:
                session.events.images_changed.emit(None)

        show(Progress(0, 0, "", what))
        self._job = self._lane.submit("classes", work, done, show)


class ClassReplacements:
    """Deleted and merged classes of one project as steps that can be undone and redone; GUI thread.

    Undo and redo that fail or are stopped are done in part: the step is split, so that both go on from there.
    """

    def __init__(self, session: Session, steps: StepRecorder, jobs: MaskJobs) -> None:
        self._session = session
        self._steps = steps
        self._jobs = jobs

    def note(self, deletion: Deletion) -> None:
        """Note a class that is deleted as a step of the project."""
        self._steps.push(self._step(deletion))

    def replace(self, deletion: Deletion, image_ids: Sequence[ImageId]) -> None:
        """Replace a class in the masks of these images, then take it off the list, as one step.

        Raises:
            UserError: other work on masks is under way.
        """

        def ended(outcome: ReplacedClass, is_done: bool) -> None:
            replaced = replace(deletion, steps=tuple(outcome.steps))
            if is_done or replaced.steps:
                self.note(replaced)
            if is_done:
                self.say_done(deletion)
            else:
                self._say_left(replaced.steps)

        self._replace_in(deletion, image_ids, ended)

    def say_done(self, deletion: Deletion) -> None:
        """Say what was done; it is over with the next undo or redo."""
        notice = Notice(deletion.summary, deletion.hint, subject=UNDO_SUBJECT)
        self._session.events.notice.emit(notice)

    # ---- inside

    def _step(self, deletion: Deletion) -> ProjectStep:
        """A deletion as a step of the project."""
        step = ProjectStep(
            deletion.label,
            lambda: self._put_back(step, deletion),
            lambda: self._replace_again(step, deletion),
        )
        return step

    def _step_of(self, deletion: Deletion, steps: Sequence[ClassStep]) -> ProjectStep | None:
        """A deletion in some images alone; None in no image."""
        return self._step(replace(deletion, steps=tuple(steps))) if steps else None

    def _replace_again(self, step: ProjectStep, deletion: Deletion) -> None:
        def ended(outcome: ReplacedClass, is_done: bool) -> None:
            again = replace(deletion, steps=tuple(outcome.steps))
            self._steps.settle(step, [done.image_id for done in deletion.steps])
            if is_done:
                self._steps.split(step, self._step(again), None)
                self.say_done(deletion)
                return
            rest = _without(deletion.steps, [done.image_id for done in outcome.steps])
            undone = self._step_of(deletion, rest) if deletion.steps else self._step(deletion)
            self._steps.split(step, self._step_of(again, again.steps), undone)
            self._say_left(again.steps)

        self._replace_in(deletion, [step.image_id for step in deletion.steps], ended)

    def _replace_in(
        self,
        deletion: Deletion,
        image_ids: Sequence[ImageId],
        ended: Callable[[ReplacedClass, bool], None],
    ) -> None:
        """Replace a class in these images; where that is done, it is off the list."""
        session, class_id, replaced = self._session, deletion.info.id, ReplacedClass()

        def work(token: CancelToken, report: Reporter) -> None:
            replace_class(
                *(session.project, image_ids, class_id, deletion.replacement, deletion.label),
                *(replaced, report, token),
            )

        def on_end(outcome: JobOutcome[None]) -> None:
            self._say_unread(replaced.unread, _AS_BEFORE)
            is_done = isinstance(outcome, JobDone)
            if is_done and session.classes.has(class_id):
                session.set_classes(session.classes.without(class_id))
            ended(replaced, is_done)

        self._jobs.start(deletion.label, work, on_end)

    def _put_back(self, step: ProjectStep, deletion: Deletion) -> None:
        """Undo of a deletion: the class is on the list again, and has its pixels, image by image."""
        session, class_id, returned = self._session, deletion.info.id, ReturnedClass()
        was_gone = not session.classes.has(class_id)
        if not was_gone and not deletion.steps and session.classes[class_id].name != deletion.info.name:
            self._put_back_elsewhere(step, deletion)
            return
        if class_id >= len(session.classes):
            session.set_classes(deletion.added_to(session.classes))
        elif was_gone:
            session.set_classes(session.classes.with_restored(class_id, deletion.info.is_thing))
        else:
            # A step of an image has brought it back, without knowing whether it has single objects.
            session.set_classes(session.classes.with_changed(class_id, is_thing=deletion.info.is_thing))
        if not deletion.steps:
            self._say_back(deletion)
            return

        def work(token: CancelToken, report: Reporter) -> None:
            label = CLASS_PUT_BACK.format(deletion.info.name)
            put_class_back(
                *(session.project, deletion.steps, class_id, deletion.replacement, label),
                *(returned, report, token),
            )

        def on_end(outcome: JobOutcome[None]) -> None:
            settled = [*(done.image_id for done in returned.steps), *returned.unread]
            left = _without(deletion.steps, settled)
            self._steps.settle(step, [done.image_id for done in deletion.steps])
            if left:
                if was_gone and not returned.steps:
                    session.set_classes(session.classes.without(class_id))
                self._steps.split(
                    step, self._step_of(deletion, left), self._step_of(deletion, returned.steps)
                )
            self._say_unread(returned.unread, _WITHOUT_CLASS, deletion.info.name)
            if not left and not returned.unread:
                self._say_back(deletion)
            if isinstance(outcome, JobCancelled):
                session.events.notice.emit(_STOPPED)

        self._jobs.start(CLASS_PUT_BACK.format(deletion.info.name), work, on_end)

    def _put_back_elsewhere(self, step: ProjectStep, deletion: Deletion) -> None:
        """Undo of the deletion of a class that no pixel had, whose number another class has got since."""
        session, new_id = self._session, len(self._session.classes)
        moved: ProjectStep | None = None
        if deletion.info.name not in session.classes.names:
            session.set_classes(deletion.added_to(session.classes))
            moved = self._step(replace(deletion, info=session.classes[new_id]))
        # Once undo has noted that this step is undone. Its redo would delete the class that has the number.
        session.dispatcher.post(lambda: self._steps.split(step, None, moved))
        self._say_back(deletion)

    def _say_back(self, deletion: Deletion) -> None:
        summary = f"The class '{deletion.info.name}' is back."
        self._session.events.notice.emit(Notice(summary, subject=REDO_SUBJECT))

    def _say_left(self, steps: Sequence[ClassStep]) -> None:
        """Say that a replacement that failed, or was stopped, could not be put back everywhere."""
        if steps:
            summary = f"The class is replaced in {plural(len(steps), 'image')} all the same."
            hint = "[[undo]] puts it back there, once there is room on the disk."
            self._session.events.notice.emit(Notice(summary, hint, NoticeLevel.WARNING))

    def _say_unread(self, image_ids: Sequence[ImageId], sentence: str, class_name: str = "") -> None:
        if image_ids:
            name = self._session.project.images.get(image_ids[0]).shown_name
            count = plural(len(image_ids), "image")
            summary = sentence.format(count=count, name=name, class_name=class_name)
            self._session.events.notice.emit(Notice(summary, level=NoticeLevel.WARNING))


def _without(steps: Sequence[ClassStep], image_ids: Collection[ImageId]) -> tuple[ClassStep, ...]:
    return tuple(step for step in steps if step.image_id not in image_ids)
