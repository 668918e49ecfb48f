"""Use of a project's classes until now, and lists that took the place of one that nothing used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.core import NO_PROGRESS, CancelToken, ClassInfo, ClassList, Progress, Reporter
from engine.core.classes import DEFAULT_CLASSES
from engine.formats.class_templates import NUMBERING_KEY
from engine.formats.incoming.remembered import all_answers
from engine.storage.mask_steps.undone_steps import UsedClasses, has_work
from engine.storage.project import Project
from engine.storage.records import ImageStatus


@dataclass(frozen=True, slots=True)
class ClassListUse:
    """Use of the classes of a project.

    Attributes:
        is_untouched: they are those of a new project, and no mask, stroke or model knows them.
        holds_masks: images are labelled with them.
        numberings: answers that were given about other masks whose values have no names.
    """

    is_untouched: bool = False
    holds_masks: bool = False
    numberings: frozenset[str] = frozenset()


def class_list_use(project: Project) -> ClassListUse:
    """Use of the classes of a project; quick, any thread."""
    counts = project.images.counts()
    answers = (known.get(NUMBERING_KEY) for known in all_answers(project))
    return ClassListUse(
        are_classes_untouched(project),
        bool(counts[ImageStatus.ACCEPTED] or counts[ImageStatus.STARTED]),
        frozenset(filter(None, answers)),
    )


def are_classes_untouched(project: Project) -> bool:
    """Whether the classes are those of a new project, and no mask, stroke or model knows them."""
    is_default = project.classes == ClassList.from_names(DEFAULT_CLASSES)
    # A model that is not the current one may be what was learned from an import that was undone.
    return is_default and not has_work(project) and project.models.current is None


def are_any_used(
    project: Project, classes: ClassList, report: Reporter = NO_PROGRESS, token: CancelToken | None = None
) -> bool:
    """Whether a mask or a stroke has one of these classes. Waits for the disk.

    Raises:
        CancelledError: it was stopped.
    """
    if not has_work(project):
        return False
    ids, edited = {info.id for info in classes.present}, project.images.edited()
    for done, image_id in enumerate(edited):
        if token is not None:
            token.check()
        report(Progress(done, len(edited), "images"))
        if not ids.isdisjoint(project.journal(image_id).held_classes()):
            return True
    return False


def list_put_back(before: ClassList, after: ClassList, now: ClassList, *, has_steps: bool) -> ClassList:
    """The classes of before in the place of those of after, none of which is used; later ones stay.

    Where images have steps, which redo may bring again, the other numbers stay as deleted classes.

    >>> before, after = ClassList.from_names(["background", "object"]), ClassList.from_names(["a", "b", "c"])
    >>> now = after.with_added("d").without(3)
    >>> list_put_back(before, after, now, has_steps=False).names
    ('background', 'object')
    >>> list_put_back(before, after, now, has_steps=True).names
    ('background', 'object', 'c (deleted)', 'd (deleted)')
    >>> list_put_back(before, after, after.with_added("d"), has_steps=False).names
    ('background', 'object', 'c (deleted)', 'd')
    """
    if not has_steps and all(info.is_deleted for info in list(now)[len(after) :]):
        return before
    for info in list(after)[len(before) :]:
        if now.has(info.id):
            now = now.without(info.id)
    return now.with_infos(before)


def list_without(now: ClassList, added: Sequence[ClassInfo], used: UsedClasses) -> ClassList:
    """The classes of now without those that were added and that nothing holds.

    Where undo or redo may bring one again, or another class follows it, it stays as a deleted class.

    >>> now = ClassList.from_names(["background", "object", "sky", "tree"])
    >>> list_without(now, tuple(now)[2:], UsedClasses(frozenset(), frozenset({2}))).names
    ('background', 'object', 'sky (deleted)')
    """
    for info in reversed(added):
        if info.id in used.held or not now.has(info.id):
            continue
        is_last = info.id == len(now) - 1 and now[info.id] == info
        is_forgotten = is_last and info.id not in used.in_steps
        now = ClassList(tuple(now)[:-1]) if is_forgotten else now.without(info.id)
    return now
