"""Images that were accepted or skipped, one after the other, to be taken back from the one that came."""

from __future__ import annotations

from dataclasses import dataclass

from engine.core import ImageId
from engine.document.step_names import is_acceptance, is_skip
from engine.session.open_image import OpenImage


@dataclass(slots=True, eq=False)
class DecidedImage:
    """An image that was accepted or skipped by its step number `position`, counted from 1.

    `came` is the image that came after it, with `came_position` steps in force then; None until one has come.
    """

    image_id: ImageId
    name: str
    position: int
    is_accepted: bool
    newest: object
    came: ImageId | None = None
    came_position: int = 0

    @property
    def label(self) -> str:
        """Name of the step that undo takes back."""
        return f"Accept {self.name}" if self.is_accepted else f"Skip {self.name}"


class DecisionTrail:
    """Decisions since the project was opened, the newest last; GUI thread.

    Each is a step in the history of its own image as well, which undo there takes back without this one.
    """

    def __init__(self) -> None:
        self._decided: list[DecidedImage] = []

    def note_step(self, image: OpenImage, newest: object) -> None:
        """A step was just added to the history of the open image.

        Args:
            newest: the step of the project that was done last before it.
        """
        position, label = image.history.position, image.history.undo_label
        if is_acceptance(label) or is_skip(label):
            name = image.record.shown_name
            self._decided.append(DecidedImage(image.id, name, position, is_acceptance(label), newest))

    def note_place(self, image: OpenImage) -> None:
        """The open image, or its place in its history, is another one: what it has taken back is over."""
        self._decided = [
            decided
            for decided in self._decided
            if decided.image_id != image.id or decided.position <= image.history.position
        ]
        for decided in self._decided:
            if decided.came is None and decided.image_id != image.id:
                decided.came, decided.came_position = image.id, image.history.position

    def next_undo(self, image: OpenImage | None, newest: object, *, is_left: bool) -> DecidedImage | None:
        """The decision that undo takes back now; None where something newer comes first.

        Args:
            image: the open one; nothing must have been done on it since it came after the decision.
            newest: the step of the project that was done last.
            is_left: another image is on its way, so that undo of the open one has to stop that.
        """
        decided = self._decided[-1] if self._decided else None
        if decided is None or decided.newest is not newest:
            return None
        if image is None:
            return decided
        if is_left:
            is_newest = (decided.image_id, decided.position) == (image.id, image.history.position)
            return decided if is_newest else None
        is_untouched = image.history.position <= decided.came_position
        return decided if decided.came == image.id and is_untouched else None

    def drop(self, decided: DecidedImage) -> None:
        """This one cannot be taken back from elsewhere any more: it is not offered again."""
        self._decided = [other for other in self._decided if other is not decided]
