"""Class 0 on the canvas: faint and without edges where it is the background, else like any other class."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from engine.core import IGNORE, ClassList, ImageId, ModelId, Rect
from engine.document.history import History
from engine.document.planes import LabelPlanes, Plane
from engine.session import OpenImage
from engine.session.state import ImagePrediction
from engine.storage import ImageRecord, ImageStatus
from gui.canvas.overlay_style import Table, make_overlay_style
from gui.links.label_layers import DifferenceSource
from gui.modes import OverlayMode
from tests.helpers.journals import MemoryJournal

BACKGROUND, SKY = (ClassList.from_names([name, "road"]) for name in ("background", "sky"))


def alpha(table: Table, class_id: int) -> int:
    return int(table.view(np.uint32)[class_id + 1] >> 24)


def test_the_sky_is_drawn_as_strong_as_the_road_and_with_edges() -> None:
    faint, full = (make_overlay_style(classes, 0.5, OverlayMode.BOTH) for classes in (BACKGROUND, SKY))
    for table in (full.solid, full.pale, full.stripe, full.edge):
        assert alpha(table, 0) == alpha(table, 1) > 0
    assert alpha(faint.solid, 0) < alpha(faint.solid, 1)
    assert [alpha(table, 0) for table in (faint.pale, faint.stripe, faint.edge)] == [0, 0, 0]


def test_a_predicted_sky_is_shown_as_itself_where_the_mask_says_otherwise() -> None:
    planes = LabelPlanes(4, 4)
    with planes.edit("Brush") as edit:
        edit.put(Plane.MASK, Rect(0, 0, 4, 4), None, 1)
    record = ImageRecord(ImageId(1), Path("a.png"), "a", 4, 4, ImageStatus.STARTED, None, 1, "a.png")
    image = OpenImage(record, np.zeros((4, 4, 3), np.uint8), planes, History(planes, MemoryJournal()))
    zeros = np.zeros((4, 4), np.uint8)
    image.prediction = ImagePrediction(
        image.id, ModelId("m"), zeros, zeros, np.zeros((2, 4, 4), np.float16), 1
    )
    for classes, shown, decided in ((BACKGROUND, 1, IGNORE), (SKY, 0, 0)):
        source = DifferenceSource(image, has_background=classes.has_background)
        assert (source.shown(image.rect) == shown).all()
        assert (source.decided(image.rect) == decided).all()
