"""Colours of classes that cannot be told from the image below them."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core import ClassList, LabelMap, Rect
from engine.core.colors.color_vision import EASY_TO_TELL, color_distances
from engine.session.editing.project_edits import ProjectEdits
from engine.session.open_image import OpenImage
from tests.helpers.session import Desk


def right_color(desk: Desk) -> tuple[int, int, int]:
    """Usual colour of the image where the second class is."""
    red, green, blue = (int(v) for v in np.median(desk.image.pixels[:, 50:].reshape(-1, 3), axis=0))
    return red, green, blue


def with_color(desk: Desk, class_id: int, color: tuple[int, int, int]) -> ClassList:
    return desk.session.classes.with_changed(class_id, color=color)


def test_a_class_in_the_colour_of_the_image_below_it_gets_another_one(
    desk: Desk, edits: ProjectEdits
) -> None:
    desk.open(0)
    edits.class_display.recolor_distinct()
    image_color = right_color(desk)
    desk.session.set_classes(with_color(desk, 1, image_color))
    before = desk.session.classes
    edits.class_display.recolor_distinct()
    assert desk.session.classes == before, "nothing is shown of the class: its colour is as good as any"
    desk.scribble_both_halves()
    assert edits.class_display.recolor_distinct()
    now = desk.session.classes
    assert color_distances([now[1].color], image_color)[0] >= 2 * EASY_TO_TELL
    assert [now[k].color for k in (0, 2)] == [before[k].color for k in (0, 2)]
    assert not edits.class_display.recolor_distinct()
    assert edits.undo()
    assert desk.session.classes == before


def test_a_class_in_the_colour_of_the_image_below_it_is_hardly_seen(desk: Desk, edits: ProjectEdits) -> None:
    desk.open(0)
    desk.session.set_classes(with_color(desk, 1, right_color(desk)))
    assert edits.class_display.hardly_seen() == [], "nothing is shown of the class"
    desk.scribble_both_halves()
    assert [info.id for info in edits.class_display.hardly_seen()] == [1]
    edits.class_display.recolor_distinct()
    assert edits.class_display.hardly_seen() == []


def test_the_image_is_looked_at_by_few_rows_and_not_by_hundreds_of_blocks(
    desk: Desk, edits: ProjectEdits, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One by one the blocks took 20 ms of the window's thread, after each step."""
    desk.open(0)
    desk.session.set_classes(with_color(desk, 1, right_color(desk)))
    desk.scribble_both_halves()
    rects: list[Rect] = []
    shown = OpenImage.shown

    def noted(image: OpenImage, rect: Rect) -> LabelMap:
        rects.append(rect)
        return shown(image, rect)

    monkeypatch.setattr(OpenImage, "shown", noted)
    assert edits.class_display.hardly_seen()
    assert 0 < len(rects) <= 24
