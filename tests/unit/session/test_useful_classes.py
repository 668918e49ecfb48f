"""Which classes of a first model are shown, and when it helps with none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine.core import ClassInfo, ClassList
from engine.session.learning.useful_classes import classes_left_open, verdict_on_shown
from tests.helpers.fake_compute import judged


def known(ious: dict[str, float | None]) -> tuple[ClassInfo, ...]:
    return ClassList.from_names(list(ious)).present if ious else ()


@pytest.mark.parametrize(
    ("per_class", "mean_iou", "left_open"),
    [
        ({"soil": 0.9, "leaf": 0.2}, 0.55, ()),
        ({"soil": 0.9, "leaf": 0.2}, 0.45, None),
        ({"soil": 0.8, "leaf": 0.3}, None, ()),
        ({"soil": None, "leaf": None}, None, None),
        ({"soil": 1.0}, 1.0, None),
        ({}, None, None),
        ({"road": 0.9, "sky": 0.5, "person": 0.2, "pole": None}, 0.3, ("person", "pole")),
        ({"road": 0.9, "sky": 0.8, "person": 0.7}, 0.8, ()),
        ({"road": 0.4, "sky": 0.3, "person": None}, 0.9, None),
        ({"road": 0.9, "sky": 0.3, "person": None}, 0.3, ("sky", "person")),
        ({"background": 0.95, "cell": 0.4, "debris": 0.1}, 0.5, None),
        ({"background": 0.3, "cell": 0.6, "debris": 0.1}, 0.3, ("background", "debris")),
    ],
)
def test_each_of_many_classes_is_judged_by_itself_and_two_by_their_mean(
    per_class: dict[str, float | None], mean_iou: float | None, left_open: tuple[str, ...] | None
) -> None:
    candidate = judged(Path("m"), mean_iou, per_class, None)
    assert classes_left_open(candidate, known(per_class)) == left_open


def test_classes_that_nobody_painted_do_not_make_many_of_two() -> None:
    listed: dict[str, float | None] = {"background": 0.99, "crack": 0.45, "debris (deleted)": None}
    painted = known(listed)[:2]
    assert classes_left_open(judged(Path("m"), 0.72, listed, None), painted) == ()


def test_what_no_held_back_image_shows_is_judged_by_the_fits_to_the_others() -> None:
    per_class: dict[str, float | None] = {"road": 0.9, "sky": 0.8, "train": None, "pole": 0.1}
    candidate = replace(
        judged(Path("m"), 0.6, per_class, None), cross_fitted={"road": 0.1, "train": 0.7, "pole": 0.9}
    )
    assert classes_left_open(candidate, known(per_class)) == ("pole",)


def test_a_class_that_is_shown_stays_until_it_is_clearly_worse() -> None:
    def left_open(sky: float) -> tuple[str, ...] | None:
        per_class: dict[str, float | None] = {"other": 0.9, "road": 0.9, "sky": sky, "pole": 0.46}
        return classes_left_open(judged(Path("m"), 0.6, per_class, None), known(per_class), {"road", "sky"})

    assert left_open(0.498) == ("pole",)
    assert left_open(0.44) == ("sky", "pole")


def test_what_neither_model_shows_decides_nothing() -> None:
    old: dict[str, float | None] = {"road": 0.80, "sky": 0.70, "pole": 0.05}
    new: dict[str, float | None] = {"road": 0.92, "sky": 0.90, "pole": 0.02}
    candidate = judged(Path("m"), 0.6, new, old, val_images=1)
    assert not candidate.verdict.promote
    assert verdict_on_shown(candidate, {"road", "sky"}).promote
    # What one of the two shows counts.
    assert not verdict_on_shown(candidate, {"road", "sky", "pole"}).promote


def test_without_an_image_that_tells_of_them_the_verdict_stays() -> None:
    unchecked = judged(Path("m"), None, {}, {"road": 0.9})
    assert verdict_on_shown(unchecked, {"road"}) == unchecked.verdict
    elsewhere = judged(Path("m"), 0.6, {"road": None, "pole": 0.6}, {"road": None, "pole": 0.7})
    assert verdict_on_shown(elsewhere, {"road"}) == elsewhere.verdict
