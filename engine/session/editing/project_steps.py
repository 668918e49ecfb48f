"""History of what is undone over the whole project: images, their acceptance in pages, classes."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

from engine.core import ImageId
from engine.session.open_image import OpenImage

NoteStep: TypeAlias = Callable[[str, Callable[[], object], Callable[[], object]], None]
"""Records a step of the project that was just done: its label, its undo and its redo."""


@dataclass(slots=True, eq=False)
class ProjectStep:
    """One change of the project.

    `positions` has, per image, how many steps of its own it had at this time: those above are newer.
    `is_quick`: undo and redo are through when they return; else they go on in the background, and say
    themselves what they did.
    """

    label: str
    undo: Callable[[], object]
    redo: Callable[[], object]
    positions: dict[ImageId, int] = field(default_factory=dict)
    is_quick: bool = False


class StepRecorder(Protocol):
    """Recorder of steps whose undo and redo go on in the background, and may end before they are through."""

    def push(self, step: ProjectStep) -> None:
        """Note a step that was just done; what was undone before cannot be redone any more."""

    def split(self, step: ProjectStep, done: ProjectStep | None, undone: ProjectStep | None) -> None:
        """Put what is done and what is undone of a step in its place, where undo or redo ended half-way."""

    def settle(self, step: ProjectStep, image_ids: Collection[ImageId]) -> None:
        """Note the places of these images anew: undo or redo of the step, now at its end, has moved them."""


class ProjectSteps:
    """Changes of the project since it was opened, in time order between steps of images; GUI thread.

    A step of the project is next to be undone when the open image has no newer one. Kept in memory only; what
    commands imported before is noted in the project, and becomes a step when the window opens it.
    """

    def __init__(self) -> None:
        self._done: list[ProjectStep] = []
        self._undone: list[ProjectStep] = []

    @property
    def newest(self) -> ProjectStep | None:
        """The step that was done last."""
        return self._done[-1] if self._done else None

    def push(self, step: ProjectStep, image: OpenImage | None = None) -> None:
        """Note a step that was just done; what was undone before cannot be redone any more."""
        self._done.append(step)
        self._undone.clear()
        if image is not None:
            self.image_opened(image)

    def split(self, step: ProjectStep, done: ProjectStep | None, undone: ProjectStep | None) -> None:
        """Put what is done and what is undone of a step in its place, where undo or redo ended half-way.

        A step that is neither done nor undone any more was undone before something new was done: nothing of
        it can be redone.
        """
        for part in (done, undone):
            if part is not None:
                part.positions = dict(step.positions)
        if step in self._undone:
            place = self._undone.index(step)
            self._undone[place : place + 1] = [] if undone is None else [undone]
            self._done += [] if done is None else [done]
        elif step in self._done:
            place = self._done.index(step)
            self._done[place : place + 1] = [] if done is None else [done]
            self._undone += [] if undone is None else [undone]
        elif done is not None:
            self._done.append(done)

    def settle(self, step: ProjectStep, image_ids: Collection[ImageId]) -> None:
        """Forget the places of these images: they were noted before undo or redo of the step was through."""
        for image_id in image_ids:
            step.positions.pop(image_id, None)

    def image_opened(self, image: OpenImage) -> None:
        """This image is open now: its steps up to here are older than all steps of the project."""
        for step in (*self._done, *self._undone):
            step.positions.setdefault(image.id, image.history.position)

    def forget_undone(self) -> None:
        """Something new was done, so that there is nothing to redo."""
        self._undone.clear()

    def next_undo(self, image: OpenImage | None) -> ProjectStep | None:
        """The step that undo takes back now; None where the image's own comes first."""
        step = self._done[-1] if self._done else None
        if step is None or image is None:
            return step
        return step if image.history.position <= step.positions.get(image.id, 0) else None

    def next_redo(self, image: OpenImage | None) -> ProjectStep | None:
        """The step that redo does again now; None where the image's own comes first."""
        step = self._undone[-1] if self._undone else None
        if step is None or image is None:
            return step
        return step if image.history.position >= step.positions.get(image.id, 0) else None

    def undo(self, step: ProjectStep) -> None:
        """Take back the step of `next_undo`; it stays where its `undo` raises an error."""
        step.undo()
        step.positions.clear()
        self._done.remove(step)
        self._undone.append(step)

    def redo(self, step: ProjectStep) -> None:
        """Do the step of `next_redo` again; it stays undone where its `redo` raises an error."""
        step.redo()
        step.positions.clear()
        self._undone.remove(step)
        self._done.append(step)
