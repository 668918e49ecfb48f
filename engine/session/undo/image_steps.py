"""Steps of an image taken back and done again, with the state of the image that goes with each."""

from __future__ import annotations

from dataclasses import dataclass

from engine.document.planes import Change
from engine.document.step_names import is_acceptance, is_skip
from engine.session.open_image import OpenImage
from engine.storage import ImageStatus, Project


@dataclass(frozen=True, slots=True)
class MovedStep:
    """A step that was taken back or done again.

    Attributes:
        status: of the image since; None where it keeps its own.
        is_acceptance: the image is accepted by it, or was.
    """

    change: Change
    status: ImageStatus | None
    is_acceptance: bool


def move_step(project: Project, image: OpenImage, *, forward: bool) -> MovedStep | None:
    """Take the last step of an image back, or do it again (`forward`); None where there is none.

    Step and status are stored as one change, so that none is without the other, whenever the program dies.
    """
    image.history.fetch_next(forward=forward)
    status = None
    with project.images.one_change():
        change = image.history.redo() if forward else image.history.undo()
        if change is not None and change.reshape is None:
            status = image.status_after(change, forward=forward)
        if status is not None:
            project.images.set_status(image.id, status)
    if change is None:
        return None
    is_accepted = ImageStatus.ACCEPTED in (status, image.record.status) and status is not None
    decides = is_acceptance(change.label) or (is_accepted and not is_skip(change.label))
    return MovedStep(change, status, decides)
