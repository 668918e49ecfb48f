"""Masks full of dust: what a network is unsure of falls into dust, what is drawn does not."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core import IGNORE, ClassList, LabelMap
from engine.document.mask_survey import dust_in
from engine.session.editing.acceptance import doubts_about


def objects() -> LabelMap:
    labels = np.zeros((120, 200), np.uint8)
    for left in range(5, 195, 20):
        labels[10:30, left : left + 10] = 1
    return labels


def dusty(count: int, size: int = 2) -> LabelMap:
    labels = objects()
    for number in range(count):
        top, left = 40 + 8 * (number // 20), 4 + 9 * (number % 20)
        labels[top : top + size, left : left + size] = 1
    return labels


def test_dust_is_counted_where_it_is_most_of_the_islands() -> None:
    assert dust_in(dusty(30)) == 30


@pytest.mark.parametrize(
    "labels",
    [objects(), dusty(5), dusty(19), dusty(30, size=4), np.full((40, 40), IGNORE, np.uint8)],
    ids=["objects", "a few", "fewer than twenty", "small objects", "unlabelled"],
)
def test_what_is_drawn_is_no_dust(labels: LabelMap) -> None:
    assert dust_in(labels) == 0


def test_holes_are_dust_of_what_shows_through_them() -> None:
    labels = np.ones((120, 200), np.uint8)
    labels[::10, ::10] = 0
    assert dust_in(labels) == 240


def test_of_a_huge_mask_the_middle_is_looked_at() -> None:
    labels = np.zeros((5000, 40), np.uint8)
    labels[:200:10, ::10] = 1
    assert dust_in(labels) == 0
    labels[2500:2600:10, ::10] = 1
    assert dust_in(labels) == 40


def test_dust_is_doubtful() -> None:
    classes = ClassList.from_names(["background", "cell"])
    assert doubts_about(objects(), classes) == ()
    assert doubts_about(dusty(30), classes) == ("It is full of dust: 30 islands of at most 8 pixels.",)
