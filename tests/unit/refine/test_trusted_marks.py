"""Marks of a click whose rim lies beyond the error that they point at."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core import BoolMap
from engine.refine.correction.interactive_window import trusted_part

SHAPE = (60, 80)


def left_of(x: int) -> BoolMap:
    mask = np.zeros(SHAPE, np.bool_)
    mask[:, :x] = True
    return mask


def disc(y: int, x: int, radius: int = 5) -> BoolMap:
    rows, columns = np.ogrid[: SHAPE[0], : SHAPE[1]]
    return np.asarray((rows - y) ** 2 + (columns - x) ** 2 <= radius**2)


def test_a_mark_in_the_middle_of_a_large_error_is_taken_whole() -> None:
    assert np.array_equal(trusted_part(disc(30, 45), True, left_of(30)), disc(30, 45))


@pytest.mark.parametrize("is_object", [True, False], ids=["adds", "removes"])
def test_beyond_the_middle_of_a_narrow_error_as_much_is_trusted_as_before_it(is_object: bool) -> None:
    before = left_of(30) if is_object else ~left_of(30)
    trusted = trusted_part(disc(30, 31), is_object, before)
    assert np.array_equal(trusted[:, :30], disc(30, 31)[:, :30])
    assert set(np.nonzero(trusted[:, 30:])[1]) == {0, 1, 2}


def test_a_mark_whose_middle_says_what_is_known_changes_nothing() -> None:
    before = left_of(30)
    trusted = trusted_part(disc(30, 27), True, before)
    assert not (trusted & ~before).any()
    assert trusted.any()


def test_a_stroke_along_a_narrow_error_is_trusted_along_all_of_it() -> None:
    stroke = np.zeros(SHAPE, np.bool_)
    stroke[10:50, 28:35] = True
    trusted = trusted_part(stroke, True, left_of(30))
    assert (trusted[14:46, 30:33]).all()
    assert not trusted[:, 34].any()


def test_the_border_of_the_image_ends_an_error() -> None:
    assert trusted_part(disc(0, 0), True, np.zeros(SHAPE, np.bool_)).sum() < disc(0, 0).sum()
    assert trusted_part(np.zeros(SHAPE, np.bool_), True, left_of(30)).sum() == 0
