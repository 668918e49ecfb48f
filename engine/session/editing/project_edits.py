"""Edits of the project beside those of its images: its images and classes; undo and redo of all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Final

from engine.core import EngineError, ImageId, UserError
from engine.core.class_names import MOST_LETTERS, clean_class_name
from engine.core.words import plural
from engine.document.step_names import is_acceptance, is_skip
from engine.session.editing.class_counts import ClassCounts
from engine.session.editing.class_display import ClassDisplay
from engine.session.editing.class_edits import ClassEdits
from engine.session.editing.history_steps import HistorySteps
from engine.session.editing.image_notes import ImageNotes
from engine.session.editing.project_steps import ProjectStep, ProjectSteps
from engine.session.editing.sequence_edits import SequenceEdits
from engine.session.open_image import OpenImage
from engine.session.session import Session
from engine.session.state import REDO_SUBJECT, UNDO_SUBJECT, Busy, Notice, error_notice, image_subject
from engine.session.undo.decision_trail import DecidedImage, DecisionTrail
from engine.storage import ImageStatus
from engine.storage.project_file import TITLE

_REMOVED_ONE: Final = (
    "File and mask are kept. Undo brings it back, and so does Image > Put removed images back."
)
_REMOVED_MANY: Final = (
    "Files and masks are kept. Undo brings them back, and so does Image > Put removed images back."
)
_COMING: Final = UserError(
    "The image whose decision is taken back is being opened.", "Press the key again once it is there."
)


class ProjectEdits:
    """Edits of one session's project; GUI thread. To be closed before the session is."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._steps = ProjectSteps()
        self._trail = DecisionTrail()
        self._coming: DecidedImage | None = None
        self._left_by_undo: set[tuple[ImageId, int]] = set()
        self.classes = ClassEdits(session, self)
        self.class_display = ClassDisplay(session, self.note_step)
        self.class_counts = ClassCounts(session)
        self.sequence = SequenceEdits(session, self)
        self.image_notes = ImageNotes(session, self.note_step)
        self.history_steps = HistorySteps(session, self._step)
        self._is_moving = False
        self._position = (ImageId(0), 0)
        self._unsubscribers = [
            session.events.image_opened.subscribe(lambda _: self._image_opened()),
            session.events.history_changed.subscribe(lambda _: self._note_position()),
            session.events.busy_changed.subscribe(self._note_busy),
        ]
        self._image_opened()

    def close(self) -> None:
        for unsubscribe in self._unsubscribers:
            unsubscribe()
        self.classes.close()
        self.class_counts.close()
        self.sequence.close()
        self.history_steps.close()

    # ---- undo and redo

    @property
    def next_undo(self) -> ProjectStep | None:
        """Step of the project that undo takes back; None where there is none, or one of an image first."""
        return self._steps.next_undo(self._session.image) if self._next_decided is None else None

    @property
    def next_redo(self) -> ProjectStep | None:
        """Step of the project that redo does again; None where there is none, or one of the image first."""
        return self._steps.next_redo(self._session.image)

    @property
    def undo_label(self) -> str:
        """Name of the step that undo takes back; empty for none."""
        decided = self._next_decided
        if decided is not None:
            return decided.label
        image, step = self._session.image, self.next_undo
        if step is not None:
            return step.label
        return "" if image is None else image.history.undo_label

    @property
    def redo_label(self) -> str:
        """Name of the step that redo does again; empty for none."""
        image, step = self._session.image, self.next_redo
        if step is not None:
            return step.label
        return "" if image is None else image.history.redo_label

    def undo(self) -> bool:
        """Take the last step back, of the project or of the open image; False when there is none.

        The decision about the image before, where nothing was done since, is taken back there: it is opened.

        Raises:
            UserError: something is being done with all masks, or the project is being copied.
        """
        self._check_free()
        # A stroke in progress is the newest step of all.
        self._session.strokes.finish()
        decided = self._next_decided
        if decided is not None:
            self._session.open_image(decided.image_id)
            self._coming = decided
            return True
        step = self.next_undo
        self._end_notices(UNDO_SUBJECT, REDO_SUBJECT)
        if step is not None:
            done = Notice(f"Taken back: {step.label}.", "[[redo]] does it again.", subject=REDO_SUBJECT)
            self._move_step(step, self._steps.undo, done)
            return True
        return self._session.image is not None and self._move(self._session.undo)

    def redo(self) -> bool:
        """Bring the step last undone again; False when there is none.

        Raises:
            UserError: something is being done with all masks, or the project is being copied.
        """
        self._check_free()
        self._session.strokes.finish()
        step = self.next_redo
        self._end_notices(UNDO_SUBJECT, REDO_SUBJECT)
        if step is not None:
            done = Notice(f"Done again: {step.label}.", "[[undo]] takes it back.", subject=UNDO_SUBJECT)
            self._move_step(step, self._steps.redo, done)
            return True
        image = self._session.image
        if image is None or not self._move(self._session.redo):
            return False
        place = image.id, image.history.position
        if place in self._left_by_undo:
            # As the decision did that undo took back from the next image.
            self._left_by_undo.discard(place)
            self._session.navigation.open_next()
        return True

    def go_to_step(self, position: int) -> None:
        """Let this many steps of the open image be in force, see `HistorySteps.go_to`.

        Raises:
            UserError: something is being done with all masks, the project is read-only, or a step is damaged.
        """
        self._check_free()
        self._end_notices(UNDO_SUBJECT, REDO_SUBJECT)
        self.history_steps.go_to(position)

    # ---- the project itself

    def rename_project(self, name: str) -> bool:
        """Call the project otherwise, as one step; False where that is no name, or its own.

        Raises:
            UserError: the project is read-only, or is being copied.
        """
        self._session.project_watch.check_free()
        project, before = self._session.project, self._session.project.name
        wanted = clean_class_name(name)[:MOST_LETTERS]
        if not wanted or wanted == before:
            return False
        settings = project.settings
        settings.set(TITLE, wanted)
        label = f"Rename project {before}"
        self.note_step(label, lambda: settings.set(TITLE, before), lambda: settings.set(TITLE, wanted))
        return True

    # ---- images

    def remove_images(self, image_ids: Sequence[ImageId]) -> int:
        """Take images out of the project, as one step; files, masks and history stay. Returns how many.

        Raises:
            UserError: the project is read-only, or is being copied.
        """
        self._session.project_watch.check_free()
        session, images = self._session, self._session.project.images
        # What the pen has drawn is work on an image that is still there.
        session.strokes.finish()
        present = [i for i in image_ids if images.status(i) is not ImageStatus.REMOVED]
        if not present:
            return 0
        images.remove(present)
        what = self._named(present)
        self.note_step(
            f"Remove {what}",
            lambda: self._set_present(present, True),
            lambda: self._set_present(present, False),
        )
        self._say_present(present, False)
        self._images_changed(present)
        return len(present)

    def put_back_images(self, image_ids: Sequence[ImageId]) -> int:
        """Take removed images in again, as one step, with the status that they had; returns how many.

        Raises:
            UserError: the project is read-only, or is being copied.
        """
        self._session.project_watch.check_free()
        images = self._session.project.images
        self._session.strokes.finish()
        removed = [i for i in image_ids if images.status(i) is ImageStatus.REMOVED]
        if not removed:
            return 0
        images.put_back(removed)
        what = self._named(removed)
        self.note_step(
            f"Put back {what}",
            lambda: self._set_present(removed, False),
            lambda: self._set_present(removed, True),
        )
        self._images_changed(removed)
        return len(removed)

    def note_added(self, image_ids: Sequence[ImageId]) -> None:
        """Note that these images were just added, as a step; its undo takes all images of their files out.

        Files and whatever was labelled stay: redo brings it back, and so does adding the files again.
        """
        images = self._session.project.images
        gone: list[ImageId] = []

        def take_out() -> None:
            # Files of several planes may have become several images since, and folders lie elsewhere.
            gone[:] = images.of_files(image_ids)
            if gone:
                self._set_present(gone, False, with_import=True)

        def take_in() -> None:
            if gone:
                self._set_present(gone, True)

        self.note_step(f"Add {self._named(image_ids)}", take_out, take_in)

    # ---- inside

    @property
    def _next_decided(self) -> DecidedImage | None:
        is_left = self._session.image is not None and self._session.wanted_image_id != self._session.image.id
        return self._trail.next_undo(self._session.image, self._steps.newest, is_left=is_left)

    @property
    def _is_coming(self) -> bool:
        """Whether an image is being opened whose decision is taken back then."""
        coming = self._coming
        return coming is not None and self._session.wanted_image_id == coming.image_id

    def _note_busy(self, busy: Busy) -> None:
        if self._coming is not None and not busy.opening:
            # Once all that show the image have it; or it could not be read.
            self._session.dispatcher.post(self._take_back_decision)

    def _take_back_decision(self) -> None:
        """The image that was accepted or skipped is open again: take that back, if it is its newest step."""
        coming, self._coming = self._coming, None
        session, image = self._session, self._session.image
        if coming is None:
            return
        if image is None or image.id != coming.image_id:
            if session.project.images.status(coming.image_id) in (
                ImageStatus.MISSING,
                ImageStatus.UNREADABLE,
            ):
                # That has been said, and what was done before can still be undone.
                self._trail.drop(coming)
            return
        if image.history.position != coming.position:
            self._trail.drop(coming)
            summary = f"{coming.name} was changed since, so its own steps are undone first."
            session.events.notice.emit(Notice(summary, "[[undo]] takes them back, one by one."))
            return
        try:
            # It looks once more whether the masks are free: they may not be any more.
            self._move(session.undo)
        except EngineError as error:
            session.events.notice.emit(error_notice(error))
            return
        self._left_by_undo.add((coming.image_id, coming.position))

    def _check_free(self) -> None:
        """Refuse what a copy being made would miss, or what cannot be done beside work on all masks.

        So, too, a second press while the image is on its way whose decision the first one takes back.
        """
        if self._is_coming:
            raise _COMING
        self._session.project_watch.check_free()
        self.classes.check_free()

    def _named(self, image_ids: Sequence[ImageId]) -> str:
        if len(image_ids) > 1:
            return plural(len(image_ids), "image")
        return self._session.project.images.get(image_ids[0]).shown_name

    def _set_present(
        self, image_ids: Sequence[ImageId], is_present: bool, *, with_import: bool = False
    ) -> None:
        images = self._session.project.images
        if is_present:
            images.put_back(image_ids)
        else:
            images.remove(image_ids, with_import=with_import)
        self._say_present(image_ids, is_present)
        self._images_changed(image_ids)

    def _say_present(self, image_ids: Sequence[ImageId], is_present: bool) -> None:
        what = self._named(image_ids)
        if is_present:
            notice = Notice(f"Back in the project: {what}.", subject=REDO_SUBJECT)
        else:
            hint = _REMOVED_MANY if len(image_ids) > 1 else _REMOVED_ONE
            notice = Notice(f"Removed from the project: {what}.", hint, subject=UNDO_SUBJECT)
        self._session.events.notice.emit(notice)

    def _images_changed(self, image_ids: Sequence[ImageId]) -> None:
        """Show another image where the open one was removed, and one again where there was none."""
        session = self._session
        session.events.images_changed.emit(None)
        session.events.notice_over.emit(frozenset(map(image_subject, image_ids)))
        shown = session.wanted_image_id
        images = session.project.images
        if shown is not None and images.get(shown).status is ImageStatus.REMOVED:
            session.close_image()
            session.navigation.open_beside(shown)
        elif shown is None and images.get(image_ids[0]).status is not ImageStatus.REMOVED:
            session.open_image(image_ids[0])

    def note_step(self, label: str, undo: Callable[[], object], redo: Callable[[], object]) -> None:
        """Note a step of the project that was just done, and how it is undone and redone."""
        self.push(ProjectStep(label, undo, redo, is_quick=True))

    def push(self, step: ProjectStep) -> None:
        """Note a step of the project that was just done."""
        self._end_notices(UNDO_SUBJECT, REDO_SUBJECT)
        self._steps.push(step, self._session.image)
        self._session.events.history_changed.emit(None)

    def split(self, step: ProjectStep, done: ProjectStep | None, undone: ProjectStep | None) -> None:
        """Put what is done and what is undone of a step in its place, where undo or redo ended half-way."""
        self._steps.split(step, done, undone)
        self._image_opened()
        self._session.events.history_changed.emit(None)

    def settle(self, step: ProjectStep, image_ids: Collection[ImageId]) -> None:
        """Note the places of these images anew: undo or redo of the step, now at its end, has moved them."""
        self._steps.settle(step, image_ids)
        self._image_opened()

    def _move_step(self, step: ProjectStep, move: Callable[[ProjectStep], None], done: Notice) -> None:
        """Undo or redo a step of the project; what it does not say itself is said by `done`."""
        events, said = self._session.events, list[Notice]()
        unsubscribe = events.notice.subscribe(said.append)
        try:
            move(step)
        finally:
            unsubscribe()
        self._image_opened()
        events.history_changed.emit(None)
        if step.is_quick and not said:
            # Most of it happens where nobody looks: in a list, or in one that is closed.
            events.notice.emit(done)

    def _step(self, is_forward: bool) -> bool:
        return self._move(self._session.redo if is_forward else self._session.undo, is_jump=True)

    def _move(self, move: Callable[[], bool], *, is_jump: bool = False) -> bool:
        """Take one step of the open image; a decision that is taken back by it is said."""
        image = self._session.image
        before = None if image is None else (image.record.status, image.history.position)
        is_moved = self._moved(move)
        if image is not None and before is not None and image.history.position < before[1]:
            notice = _taken_back(image, before[0], is_jump=is_jump)
            if notice is not None:
                self._session.events.notice.emit(notice)
        return is_moved

    def _moved(self, move: Callable[[], bool]) -> bool:
        self._is_moving = True
        try:
            return move()
        finally:
            self._is_moving = False
            self._note_position()
            self.classes.restore_those_in_sight()

    def _end_notices(self, *subjects: str) -> None:
        """What messages say of the next undo or redo is not so any more."""
        self._session.events.notice_over.emit(frozenset(subjects))

    def _image_opened(self) -> None:
        image = self._session.image
        if image is not None:
            self._steps.image_opened(image)
            self._trail.note_place(image)
            self._position = (image.id, image.history.position)

    def _note_position(self) -> None:
        """A step that neither undo nor redo made is new, so that nothing of before can be redone."""
        image = self._session.image
        if image is None:
            return
        known_image, known_position = self._position
        position = image.history.position
        if known_image == image.id and position > known_position:
            if not self._is_moving:
                self._steps.forget_undone()
                decides = is_acceptance(image.history.undo_label) or is_skip(image.history.undo_label)
                self._end_notices(REDO_SUBJECT, *([UNDO_SUBJECT] if decides else []))
            self._trail.note_step(image, self._steps.newest)
        self._trail.note_place(image)
        self._position = (image.id, position)


def _taken_back(image: OpenImage, before: ImageStatus, *, is_jump: bool) -> Notice | None:
    """What is said of a decision that undo has just taken back; None where it took back something else.

    After a jump another step may be the next one to be done again. It is over with the image, as redo
    elsewhere does something else.
    """
    name, now = image.record.shown_name, image.record.status
    if before is now or before not in (ImageStatus.ACCEPTED, ImageStatus.SKIPPED):
        return None
    if before is ImageStatus.ACCEPTED:
        hint = "" if is_jump else "[[redo]] accepts it again."
        return Notice(f"{name} is not accepted any more.", hint, until_cut=True)
    hint = "" if is_jump else "[[redo]] skips it again."
    return Notice(f"{name} is not skipped any more.", hint, until_cut=True)
