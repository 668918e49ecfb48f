"""Adding and deleting of classes in a session: what uses one is counted first, and both can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from engine.core import (
    IGNORE,
    CancelToken,
    ClassInfo,
    ClassList,
    Event,
    Reporter,
    UserError,
)
from engine.core.class_names import Color, NamedColor, confusable_sentence, normal_class_name, without_known
from engine.core.classes import DEFAULT_CLASSES
from engine.core.words import plural
from engine.document.planes import Plane
from engine.document.step_names import CLASS_DELETED, CLASS_MERGED
from engine.formats.incoming.class_list_use import are_any_used, are_classes_untouched, list_put_back
from engine.jobs import JobDone, JobOutcome
from engine.models.files.weights import read_card
from engine.session.editing.class_replacement import CLASSES_STAY, ClassReplacements, Deletion, MaskJobs
from engine.session.editing.project_steps import ProjectStep, StepRecorder
from engine.session.session import Session
from engine.session.state import Notice, NoticeLevel
from engine.storage import ClassUse
from engine.storage.mask_steps.undone_steps import has_work

_MOST_NAMES: Final = 5


class ClassEdits:
    """Adding and deleting of the classes of one project; GUI thread. Masks are changed in the background.

    Ids never move. A deleted class keeps its number, without a place in the lists of the window; only the
    last one, if no mask, no step and no model knows it, goes without a trace.

    Args:
        steps: records the steps of the project.

    Attributes:
        mask_jobs: runs work on the masks of many images, one at a time.
        counted: how a class is used that `request_delete` was called for; `delete` needs a decision.
        merge_counted: the same after `request_merge`, for `merge`.
    """

    def __init__(self, session: Session, steps: StepRecorder) -> None:
        self._session = session
        self._steps = steps
        self.mask_jobs = MaskJobs(session)
        self._replacements = ClassReplacements(session, steps, self.mask_jobs)
        self.counted: Event[ClassUse] = Event()
        self.merge_counted: Event[ClassUse] = Event()
        self._confusable = confusable_sentence(session.classes.names)
        session.events.classes_changed.subscribe(self._warn_of_confusable)

    def _warn_of_confusable(self, classes: ClassList) -> None:
        """Name the classes that are easily taken for each other, when others are than before."""
        before, self._confusable = self._confusable, confusable_sentence(classes.names)
        if self._confusable and self._confusable != before:
            notice = Notice(self._confusable, "Give one of them another name.", NoticeLevel.WARNING)
            self._session.events.notice.emit(notice)

    def close(self) -> None:
        """Stop, wait until what was replaced until then is put back; and end the thread."""
        self.mask_jobs.close()

    def cancel(self) -> None:
        """Stop what is being done with all masks; they stay, or become again, what they were."""
        self.mask_jobs.cancel()

    @property
    def is_busy(self) -> bool:
        """Whether masks are being counted or changed."""
        return self.mask_jobs.is_busy

    def check_free(self) -> None:
        """Refuse what cannot be done beside a count or a change of all masks.

        Raises:
            UserError: one is under way.
        """
        self._session.mask_work.check_free()

    # ---- adding

    def add(self) -> int:
        """Add a class with a name that is free, as a step that undo takes back; returns its id.

        Raises:
            UserError: there are as many classes as a mask can hold, or the project is read-only.
        """
        names, number = self._session.classes.names, len(self._session.classes)
        while f"class {number}" in names:
            number += 1
        return self._add([NamedColor(f"class {number}")])[0]

    def add_named(self, entries: Sequence[NamedColor]) -> tuple[int, ...]:
        """Add these classes as one step; names that are those of classes, see `without_known`, are left out.

        Returns:
            The ids of the new classes, at least one.

        Raises:
            UserError: all names are taken, one is too long, there are too many, or the project is read-only.
        """
        present = [info.name for info in self._session.classes.present]
        fresh, taken = without_known(entries, present)
        if not fresh:
            hint = "Give each class a name of its own."
            if len(taken) > 1:
                raise UserError(f"There is a class of each of these {len(taken)} names already.", hint)
            there = [name for name in present if normal_class_name(name) == normal_class_name(taken[0])]
            raise UserError(f"There is a class '{there[0]}' already.", hint)
        ids = self._add(fresh)
        if taken:
            names, added = ", ".join(taken[:_MOST_NAMES]), plural(len(ids), "name")
            if len(taken) > _MOST_NAMES:
                summary = (
                    f"{added} added. Left out, as there are such classes: {len(taken):,} names, "
                    f"among them {names}."
                )
            else:
                summary = f"{added} added. Left out, as there are such classes: {names}."
            self._session.events.notice.emit(Notice(summary))
        return ids

    @property
    def are_untouched(self) -> bool:
        """Whether the classes are those of a new project, and no mask, stroke or model knows them."""
        session = self._session
        session.strokes.finish()
        return not session.read_only and are_classes_untouched(session.project)

    def add_template(self, entries: Sequence[NamedColor], *, is_whole: bool) -> None:
        """Add classes of a template as one step; in the place of untouched classes where there are such.

        Args:
            is_whole: these are all classes of the template, so that its first one is the first one here; else
                the background stays that.

        Raises:
            UserError: as for `add_named`.
        """
        background = DEFAULT_CLASSES[0]
        chosen = [entry for entry in entries if is_whole or entry.name != background]
        names = chosen if is_whole else [NamedColor(background), *chosen]
        if not self.are_untouched or len(names) < 2:
            self.add_named(entries)
            return
        self.check_free()
        before, after = self._session.classes, ClassList.from_entries(names, "The template")
        self._session.set_classes(after, are_unused=True)
        self._steps.push(self._replacing_step(before, after))

    def _replacing_step(self, before: ClassList, after: ClassList) -> ProjectStep:
        """Replacement of untouched classes as a step of the project."""
        step = ProjectStep(
            f"Replace the classes by {len(after)} others",
            lambda: self._put_list_back(step, before, after),
            lambda: self._session.set_classes(after, are_unused=True),
        )
        return step

    def _put_list_back(self, step: ProjectStep, before: ClassList, after: ClassList) -> None:
        """Undo of replacing: the list of before is back if nothing uses the new one; else that is said."""
        session = self._session
        session.strokes.finish()
        session.autosave.save()
        project = session.project
        if not has_work(project):
            session.set_classes(before, are_unused=True)
            return

        def work(token: CancelToken, report: Reporter) -> bool:
            return are_any_used(project, after, report, token)

        def ended(outcome: JobOutcome[bool]) -> None:
            if not isinstance(outcome, JobDone):
                self._steps.split(step, self._replacing_step(before, after), None)
            elif outcome.value:
                self._steps.split(step, None, None)
                session.events.notice.emit(CLASSES_STAY)
            else:
                session.set_classes(list_put_back(before, after, session.classes, has_steps=True))

        self.mask_jobs.start("Counting classes", work, ended, changes_masks=False)

    def _add(self, entries: Sequence[NamedColor]) -> tuple[int, ...]:
        self.check_free()
        session = self._session
        classes = session.classes
        first = len(classes)
        for entry in entries:
            classes = classes.with_added(entry.name, entry.color)
        session.set_classes(classes)
        ids = tuple(range(first, len(classes)))
        self._steps.push(self._adding_step([classes[class_id] for class_id in ids]))
        return ids

    def _adding_step(self, added: Sequence[ClassInfo]) -> ProjectStep:
        """Adding of these classes as a step of the project."""
        label = "Add class" if len(added) == 1 else f"Add {len(added)} classes"
        step = ProjectStep(label, lambda: self._take_away(step, added), lambda: self._add_again(added))
        return step

    def _take_away(
        self, step: ProjectStep, infos: Sequence[ClassInfo], gone: Sequence[ClassInfo] = ()
    ) -> None:
        """Undo of adding: a class goes if nothing uses it, the last first; else that is said.

        Args:
            gone: classes of the step that are off the list already.
        """
        if not infos:
            return
        *others, info = infos
        undone = self._adding_step(gone) if gone else None

        def counted(use: ClassUse) -> None:
            if not use.pixels:
                self._take_off_list(use)
                self._take_away(step, others, (info, *gone))
                return
            self._steps.split(step, None, undone)
            summary = f"The class '{info.name}' stays: {plural(len(use.pixels), 'image')} of others use it."
            self._session.events.notice.emit(
                Notice(summary, "Classes > Delete class takes it out of all of them.")
            )

        self._count(info.id, counted, lambda: self._steps.split(step, self._adding_step(infos), undone))

    def _add_again(self, infos: Sequence[ClassInfo]) -> None:
        classes = self._session.classes
        for info in infos:
            if info.id < len(classes):
                classes = classes.with_restored(info.id, info.is_thing)
            else:
                classes = classes.with_added(info.name, info.color)
        self._session.set_classes(classes)

    # ---- changing

    def change(
        self,
        class_id: int,
        *,
        name: str | None = None,
        color: Color | None = None,
        is_thing: bool | None = None,
    ) -> bool:
        """Rename or recolour a class, or say whether it has single objects, as a step that undo takes back.

        Returns:
            False when it is so already.

        Raises:
            UserError: there is no such class, the name is taken, or the project is read-only.
        """
        session = self._session
        if not session.classes.has(class_id):
            raise UserError("There is no such class any more.", "Choose one in the list of classes.")
        before = session.classes[class_id]
        classes = session.classes.with_changed(class_id, name, color, is_thing)
        after = classes[class_id]
        if after == before:
            return False
        session.set_classes(classes)
        label = f"Change class {before.name}"
        step = ProjectStep(
            label, lambda: self._put_class(before), lambda: self._put_class(after), is_quick=True
        )
        self._steps.push(step)
        return True

    def _put_class(self, info: ClassInfo) -> None:
        classes = self._session.classes.with_changed(info.id, info.name, info.color, info.is_thing)
        self._session.set_classes(classes)

    # ---- deleting

    def request_delete(self, class_id: int) -> None:
        """Count what uses a class: nothing, and it is deleted; else `counted` has the numbers.

        Raises:
            UserError: the class is the only one, or gone; a count is under way; read-only.
        """
        session = self._session
        self._check_deletable(class_id)

        def counted(use: ClassUse) -> None:
            if use.pixels:
                self.counted.emit(use)
                return
            info = session.classes[class_id]
            self._take_off_list(use)
            label, summary = CLASS_DELETED.format(info.name), f"The class '{info.name}' is deleted."
            hint = "No mask had it. Undo brings it back."
            deletion = Deletion(info, IGNORE, label, summary, hint)
            self._replacements.note(deletion)
            self._replacements.say_done(deletion)

        self._count(class_id, counted)

    def request_merge(self, class_id: int) -> None:
        """Count what uses a class, for `merge_counted`.

        Raises:
            UserError: as for `request_delete`; or there is no other class.
        """
        self._check_deletable(class_id)
        self._count(class_id, self.merge_counted.emit)

    def _check_deletable(self, class_id: int) -> None:
        if not self._session.classes.has(class_id):
            raise UserError("There is no such class.", "Choose one in the list of classes.")
        if len(self._session.classes.present) == 1:
            raise UserError(
                "The only class of a project cannot be deleted, nor become part of another one.",
                "Give it another name, or add a class first.",
            )
        if self._session.read_only:
            raise UserError("This project can only be looked at.", "Close it in the other window first.")

    def delete(self, use: ClassUse, replacement: int) -> None:
        """Give all pixels of a class to another one (255: to none), then delete it; one step of the project.

        Raises:
            UserError: the other class is gone by now, or something else is being done with all masks.
        """
        what = "are unlabelled" if replacement == IGNORE else f"are '{self._name_of(replacement)}'"
        name = self._name_of(use.class_id)
        summary = f"The class '{name}' is deleted; its pixels in {_images_with(use)} {what}."
        hint = "Undo brings class and pixels back."
        self._replace_by(use, replacement, CLASS_DELETED.format(name), summary, hint)

    def merge(self, use: ClassUse, into: int) -> None:
        """Give all pixels of a class to another one, of which it is part then; one step of the project.

        Raises:
            UserError: as for `delete`.
        """
        name, other = self._name_of(use.class_id), self._name_of(into)
        summary = f"The class '{name}' is part of '{other}' now; its pixels in {_images_with(use)} changed."
        hint = "Undo makes two classes of it again."
        self._replace_by(use, into, CLASS_MERGED.format(name, other), summary, hint)

    def _name_of(self, class_id: int) -> str:
        return self._session.classes[class_id].name if class_id < len(self._session.classes) else ""

    def _replace_by(self, use: ClassUse, replacement: int, label: str, summary: str, hint: str) -> None:
        session, class_id = self._session, use.class_id
        if not session.classes.has(class_id) or replacement == class_id:
            raise UserError("There is no such class any more.", "Choose one in the list of classes.")
        if replacement != IGNORE and not session.classes.has(replacement):
            raise UserError("The class for its pixels is gone.", "Choose another one.")
        info = session.classes[class_id]
        deletion = Deletion(info, replacement, label, summary, hint)
        self._replacements.replace(deletion, tuple(use.pixels))

    def restore_those_in_sight(self) -> None:
        """A step of the open image brought pixels of a deleted class back: so the class is there again."""
        session, image = self._session, self._session.image
        if image is None:
            return
        for info in session.classes:
            if info.is_deleted and any(bool((image.planes.view(plane) == info.id).any()) for plane in Plane):
                session.set_classes(session.classes.with_restored(info.id))
                name = session.classes[info.id].name
                session.events.notice.emit(
                    Notice(f"The deleted class '{name}' is back: this step has pixels of it.")
                )

    # ---- inside

    def _take_off_list(self, use: ClassUse) -> None:
        session, class_id = self._session, use.class_id
        is_last = class_id == len(session.classes) - 1
        if is_last and not use.is_in_history and not self._is_known_to_a_model(class_id):
            session.set_classes(type(session.classes)(list(session.classes)[:-1]), are_unused=True)
        else:
            session.set_classes(session.classes.without(class_id))

    def _is_known_to_a_model(self, class_id: int) -> bool:
        for model in self._session.models:
            try:
                if len(read_card(model.path).spec.classes) > class_id:
                    return True
            except UserError:
                continue  # A model that cannot be read predicts nothing.
        return False

    def _count(
        self,
        class_id: int,
        counted: Callable[[ClassUse], None],
        on_nothing: Callable[[], None] = lambda: None,
    ) -> None:
        """Count what uses a class, in the background.

        Args:
            on_nothing: called where the count failed or was stopped.
        """
        session = self._session
        session.strokes.finish()
        session.autosave.save()

        def work(token: CancelToken, report: Reporter) -> ClassUse:
            return session.project.class_use(class_id, report, token)

        def ended(outcome: JobOutcome[ClassUse]) -> None:
            if isinstance(outcome, JobDone):
                counted(outcome.value)
            else:
                on_nothing()

        what = f"Counting {session.classes[class_id].name}"
        self.mask_jobs.start(what, work, ended, changes_masks=False)


def _images_with(use: ClassUse) -> str:
    """How many images have pixels of a class, scribbles apart, as they were counted before."""
    return plural(sum(1 for count in use.pixels.values() if count), "image")
