"""Objects that another program numbered: same numbers while nothing changed, and no others'."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core import ClassList
from engine.core.errors import BadInputError
from engine.core.numbered_objects import HIGHEST_NUMBER, NumberedObjects
from engine.instances import InstanceMethod, InstanceSettings, find_instances

CLASSES = ClassList.from_names(["background", "cell", "nut"])
LOOSE = InstanceSettings(least_px=50, connectivity=4)
BOUNDARY = np.zeros((40, 40), np.uint8)


def planted() -> tuple[NumberedObjects, np.ndarray]:
    """Objects that touch, of one pixel, in two pieces, with a hole, beside a crowd, in two classes."""
    ids = np.zeros((40, 40), np.int32)
    ids[2:10, 2:10], ids[2:10, 10:18] = 300, 7  # These touch.
    ids[20, 20] = 65535
    ids[25:30, 2:6] = ids[25:30, 10:14] = 41
    ids[12:18, 22:30] = 2
    ids[14:16, 25:27] = 0
    labels = (ids > 0).astype(np.uint8)
    labels[2:10, 10:18] = 1
    labels[12:18, 22:30][ids[12:18, 22:30] > 0] = 2
    labels[30:38, 30:38] = 1  # A crowd: of the class, without a number.
    labels[0, :] = 255
    return NumberedObjects(ids, labels), labels.copy()


@pytest.mark.parametrize("method", InstanceMethod)
def test_untouched_objects_come_out_as_they_came_in(method: InstanceMethod) -> None:
    objects, labels = planted()
    found = find_instances(labels, CLASSES, InstanceSettings(method, least_px=50), BOUNDARY, None, objects)
    assert np.array_equal(found.ids, objects.ids)
    assert found.numbers.tolist() == [2, 7, 41, 300, 65535]
    assert found.classes.tolist() == [2, 1, 1, 1, 1]
    assert found.areas.tolist() == [44, 64, 40, 64, 1]


def test_a_changed_object_gets_a_number_that_nobody_gave_and_the_others_stay() -> None:
    objects, labels = planted()
    labels[2, 2] = 0
    found = find_instances(labels, CLASSES, LOOSE, None, None, objects)
    expected = objects.ids.copy()
    expected[expected == 300] = 1
    expected[2, 2] = 0
    assert np.array_equal(found.ids, expected)
    labels[2, 2] = 1  # Undone.
    assert np.array_equal(find_instances(labels, CLASSES, LOOSE, None, found, objects).ids, objects.ids)


def test_growth_is_a_change_but_not_what_is_painted_beside_in_another_class() -> None:
    objects, labels = planted()
    labels[20, 21] = 1
    assert 65535 not in find_instances(labels, CLASSES, LOOSE, None, None, objects).numbers
    labels[20, 21] = 2
    assert 65535 in find_instances(labels, CLASSES, LOOSE, None, None, objects).numbers


def test_another_class_for_all_of_an_object_keeps_its_number() -> None:
    objects, labels = planted()
    labels[objects.ids == 300] = 2
    found = find_instances(labels, CLASSES, LOOSE, None, None, objects)
    assert np.array_equal(found.ids, objects.ids)
    assert dict(zip(found.numbers.tolist(), found.classes.tolist(), strict=True))[300] == 2


def test_a_blob_painted_over_everything_is_one_object_with_a_new_number() -> None:
    objects, labels = planted()
    labels[:] = 1
    found = find_instances(labels, CLASSES, LOOSE, None, None, objects)
    assert len(found) == 1
    assert int(found.numbers[0]) not in set(np.unique(objects.ids).tolist())


def test_new_objects_keep_their_number_from_one_answer_to_the_next() -> None:
    objects, labels = planted()
    labels[32:39, 2:12] = 2
    first = find_instances(labels, CLASSES, LOOSE, None, None, objects)
    labels[21:23, 35:39] = 1
    labels[11:20, 34:40] = 1  # Lies before the other.
    second = find_instances(labels, CLASSES, LOOSE, None, first, objects)
    assert second.ids[35, 5] == first.ids[35, 5] == 1
    assert second.ids[15, 36] == 3


def test_numbers_for_another_shape_or_a_class_without_objects_have_no_effect() -> None:
    objects, labels = planted()
    plain = find_instances(labels[:, 1:].copy(), CLASSES, LOOSE)
    other = find_instances(labels[:, 1:].copy(), CLASSES, LOOSE, None, None, objects)
    assert np.array_equal(plain.ids, other.ids)
    stuff = CLASSES.with_changed(1, is_thing=False)
    assert find_instances(labels, stuff, LOOSE, None, None, objects).numbers.tolist() == [2]


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10_000), st.sampled_from(list(InstanceMethod)))
def test_random_edits_keep_exactly_the_untouched_objects(seed: int, method: InstanceMethod) -> None:
    rng = np.random.default_rng(seed)
    ids = np.kron(rng.integers(0, 5, (5, 5)), np.ones((3, 4), np.int32)).astype(np.int32)
    labels = np.array([0, 1, 1, 2, 2], np.uint8)[ids]
    ids *= rng.integers(1, 4000)
    objects = NumberedObjects(ids, labels.copy())
    edited = labels.copy()
    for _ in range(int(rng.integers(0, 4))):
        edited[rng.integers(15), rng.integers(20)] = rng.choice([0, 1, 2, 255])
    plain = InstanceSettings(method, least_px=2)
    found = find_instances(edited, CLASSES, plain, np.zeros_like(edited), None, objects)
    is_changed = edited != labels
    near = np.zeros_like(is_changed)
    for y, x in np.argwhere(is_changed):
        near[max(0, y - 1) : y + 2, max(0, x - 1) : x + 2] = True
    for number in np.unique(ids[ids > 0]).tolist():
        own = ids == number
        if not near[own].any():
            assert np.array_equal(found.ids == number, own)
        elif is_changed[own].any():
            assert len(np.unique(edited[own])) == 1 or number not in found.numbers
    for one in found:
        assert set(edited[found.ids == one.id].tolist()) == {one.class_id}
        assert one.area_px == int((found.ids == one.id).sum())


@pytest.mark.parametrize("number", [-1, HIGHEST_NUMBER + 1])
def test_numbers_out_of_range_are_refused(number: int) -> None:
    with pytest.raises(BadInputError):
        NumberedObjects(np.full((2, 2), number, np.int32), np.zeros((2, 2), np.uint8))
