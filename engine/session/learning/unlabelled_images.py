"""Images that nobody has begun, for a network that the first model teaches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.core import ImageId, UserError
from engine.document.image import probe_image
from engine.storage import ImageRecord, ImageStatus, Project
from engine.storage.importing.data_set_parts import part_of_each

if TYPE_CHECKING:
    from engine.learn.request import UnlabelledImage

MOST_UNLABELLED: Final = 16
"""Images, spread over the list; predicting more would take longer than it helps."""

_MOST_PIXELS: Final = 4_000_000


def unlabelled_images(project: Project) -> tuple[UnlabelledImage, ...]:
    """Some images that nobody has begun, of a size that is soon predicted; for a lane.

    What a data set has for validation or test, and what was held back before, is not among them.
    """
    from engine.learn.request import UnlabelledImage

    images = project.images
    # No record of each: those of 100,000 images take seconds of the interpreter, from the window as well.
    ids = images.ids(ImageStatus.NEW)
    count = min(len(ids), MOST_UNLABELLED)
    spread = [images.get(ImageId(ids[number * len(ids) // count])) for number in range(count)]
    parts = part_of_each(project, [(record.id, record.split) for record in spread])
    return tuple(
        UnlabelledImage(str(record.id), record.path)
        for record in spread
        if parts[record.id] not in ("val", "test") and _is_soon_predicted(record)
    )


def _is_soon_predicted(record: ImageRecord) -> bool:
    if record.width is not None and record.height is not None:
        return record.width * record.height <= _MOST_PIXELS
    try:
        info = probe_image(record.path)
    except UserError:
        return False  # It is said where the image is opened.
    return info.width * info.height <= _MOST_PIXELS
