"""Edits of the project beside those of its images: its images and classes; undo and redo of all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from engine.core import ImageId
from engine.core.class_names import MOST_LETTERS, clean_class_name
from engine.core.words import plural
from engine.session.editing.class_counts import ClassCounts
from engine.session.editing.class_display import ClassDisplay
from engine.session.editing.class_edits import ClassEdits
from engine.session.editing.history_steps import HistorySteps
from engine.session.editing.image_notes import ImageNotes
from engine.session.editing.project_steps import ProjectStep, ProjectSteps
from engine.session.editing.sequence_edits import SequenceEdits
from engine.session.session import Session
from engine.session.state import Notice, image_subject
from engine.storage import ImageStatus
from engine.storage.project_file import TITLE


class ProjectEdits:
    """Edits of one session's project; GUI thread. To be closed before the session is."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._steps = ProjectSteps()
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
        """Step of the project that undo takes back; None where there is none, or one of the image first."""
        return self._steps.next_undo(self._session.image)

    @property
    def next_redo(self) -> ProjectStep | None:
        """Step of the project that redo does again; None where there is none, or one of the image first."""
        return self._steps.next_redo(self._session.image)

    @property
    def undo_label(self) -> str:
        """Name of the step that undo takes back; empty for none."""
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

        Raises:
            UserError: something is being done with all masks, or the project is being copied.
        """
        self._check_free()
        # A stroke in progress is the newest step of all.
        self._session.strokes.finish()
        step = self.next_undo
        if step is not None:
            self._steps.undo(step)
            self._image_opened()
            self._session.events.history_changed.emit(None)
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
        if step is not None:
            self._steps.redo(step)
            self._image_opened()
            self._session.events.history_changed.emit(None)
            return True
        return self._session.image is not None and self._move(self._session.redo)

    def go_to_step(self, position: int) -> None:
        """Let this many steps of the open image be in force, see `HistorySteps.go_to`.

        Raises:
            UserError: something is being done with all masks, the project is read-only, or a step is damaged.
        """
        self._check_free()
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
        hint = "File and mask are kept. Undo brings it back, and so does Image > Put removed images back."
        session.events.notice.emit(Notice(f"Removed from the project: {what}.", hint))
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

    def skip_image(self) -> None:
        """Mark the open image as skipped, as one step, and open the next one.

        Raises:
            UserError: no image is open, or it cannot be edited.
        """
        session = self._session
        session.strokes.finish()
        image = session.image
        before = None if image is None else image.record.status
        session.skip_image()
        if image is None or before is None or before is ImageStatus.SKIPPED:
            return
        status = before
        self.note_step(
            f"Skip {image.record.shown_name}",
            lambda: self._unskip(image.id, status),
            lambda: self._skip_again(image.id),
        )

    # ---- inside

    def _check_free(self) -> None:
        """Refuse what a copy being made would miss, or what cannot be done beside work on all masks."""
        self._session.project_watch.check_free()
        self.classes.check_free()

    def _unskip(self, image_id: ImageId, status: ImageStatus) -> None:
        """Show a skipped image, with the status that it had; one that was worked on since keeps its own."""
        if self._session.project.images.get(image_id).status is ImageStatus.SKIPPED:
            self._set_status(image_id, status)
        if self._session.wanted_image_id != image_id:
            self._session.open_image(image_id)

    def _skip_again(self, image_id: ImageId) -> None:
        self._set_status(image_id, ImageStatus.SKIPPED)
        if self._session.wanted_image_id == image_id:
            self._session.navigation.open_next()

    def _set_status(self, image_id: ImageId, status: ImageStatus) -> None:
        session, images = self._session, self._session.project.images
        images.set_status(image_id, status)
        if session.image is not None and session.image.id == image_id:
            session.image.record = images.get(image_id)
        session.events.images_changed.emit((image_id,))

    def _named(self, image_ids: Sequence[ImageId]) -> str:
        if len(image_ids) > 1:
            return plural(len(image_ids), "image")
        return self._session.project.images.get(image_ids[0]).shown_name

    def _set_present(self, image_ids: Sequence[ImageId], is_present: bool) -> None:
        images = self._session.project.images
        (images.put_back if is_present else images.remove)(image_ids)
        self._images_changed(image_ids)

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
        self.push(ProjectStep(label, undo, redo))

    def push(self, step: ProjectStep) -> None:
        """Note a step of the project that was just done."""
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

    def _step(self, is_forward: bool) -> bool:
        return self._move(self._session.redo if is_forward else self._session.undo)

    def _move(self, move: Callable[[], bool]) -> bool:
        self._is_moving = True
        try:
            return move()
        finally:
            self._is_moving = False
            self._note_position()
            self.classes.restore_those_in_sight()

    def _image_opened(self) -> None:
        image = self._session.image
        if image is not None:
            self._steps.image_opened(image)
            self._position = (image.id, image.history.position)

    def _note_position(self) -> None:
        """A step that neither undo nor redo made is new, so that nothing of before can be redone."""
        image = self._session.image
        if image is None:
            return
        known_image, known_position = self._position
        position = image.history.position
        if not self._is_moving and known_image == image.id and position > known_position:
            self._steps.forget_undone()
        self._position = (image.id, position)
