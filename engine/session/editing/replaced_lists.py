"""Class lists that took the place of one that nothing used, and their way back."""

from __future__ import annotations

from engine.core import NO_PROGRESS, CancelToken, ClassList, Reporter
from engine.storage import Project


def are_any_used(
    project: Project, classes: ClassList, report: Reporter = NO_PROGRESS, token: CancelToken | None = None
) -> bool:
    """Whether a mask or a stroke has one of these classes. Waits for the disk.

    Raises:
        CancelledError: it was stopped.
    """
    return project.images.has_steps() and any(
        project.class_use(info.id, report, token).pixels for info in classes.present
    )


def list_put_back(before: ClassList, now: ClassList, *, has_steps: bool) -> ClassList:
    """The classes of before, none of those of now being used.

    Where images have steps, which redo may bring again, the other numbers stay as deleted classes.

    >>> before, now = ClassList.from_names(["background", "object"]), ClassList.from_names(["a", "b", "c"])
    >>> list_put_back(before, now, has_steps=True).names, list_put_back(before, now, has_steps=False).names
    (('background', 'object', 'c (deleted)'), ('background', 'object'))
    """
    if not has_steps:
        return before
    for info in now.present:
        if info.id >= len(before):
            now = now.without(info.id)
    return now.with_infos(before)
