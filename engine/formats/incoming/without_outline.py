"""Objects of which a source has a box alone, so that no mask can be made of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from engine.core import UserError
from engine.document.left_out import LeftOutFiles
from engine.formats.incoming.contents import UNCOVERED, IncomingLabels, IncomingShape

INCOMPLETE: Final = "objects without an outline are missing in them"
"""Reason why labels are not accepted: where such an object is, they say that there is none."""

_BOXES: Final = "boxes without an outline"


def labels_without_boxes(
    shape: tuple[int, int], shapes: Sequence[IncomingShape], boxes: int, left_out: LeftOutFiles | None
) -> IncomingLabels:
    """Labels of an image of (H, W) by its objects with outlines; other ones, `boxes`, are not in them.

    Of an image with boxes alone nothing is known, not even where its background is.

    Args:
        left_out: counts them; None where a note has told their number already.
    """
    if left_out is not None:
        for _ in range(boxes):
            left_out.add_reason(_BOXES)
    ground = None if boxes and not shapes else UNCOVERED
    return IncomingLabels(shape, shapes=tuple(shapes), unlabelled=ground, is_incomplete=boxes > 0)


def boxes_alone(source: Path) -> UserError:
    """Why a source is refused of which all labels were read, and none has an outline."""
    return UserError(
        f"{source.name} has boxes alone, without outlines that masks could be made of.",
        "Export it with polygons or masks, or add its images without labels.",
    )
