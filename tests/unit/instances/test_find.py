"""Instances from masks: SciPy's regions, cut where discs touch or along boundaries, in scan order."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import ndimage
from skimage import measure, morphology

from engine.core import ClassList, LabelMap, Rect, UserError
from engine.instances import (
    InstanceMap,
    InstanceMethod,
    InstanceSettings,
    find_instances,
    method_named,
    separator_of,
)
from tests.helpers.instances import discs

CLASSES = ClassList.from_names(["background", "cell", "debris"])
COMPONENTS = InstanceSettings(least_px=1)
WATERSHED = InstanceSettings(InstanceMethod.WATERSHED, least_px=1, depth_px=2.0)
BOUNDARY = InstanceSettings(InstanceMethod.BOUNDARY, least_px=1)
MEMBRANE = ClassList.from_names(["background", "cell", "membrane"])


def reference(labels: LabelMap, class_ids: tuple[int, ...], connectivity: int) -> NDArray[np.int32]:
    """SciPy's regions of each class, numbered in the order of their first pixels over all classes."""
    structure = ndimage.generate_binary_structure(2, 1 if connectivity == 4 else 2)
    out = np.zeros(labels.shape, np.int32)
    for class_id in class_ids:
        pieces, _ = ndimage.label(labels == class_id, structure)
        out = np.where(pieces > 0, pieces + out.max(), out)
    _, first = np.unique(out, return_index=True)
    order = [int(out.flat[i]) for i in sorted(first) if out.flat[i] > 0]
    table = np.zeros(out.max() + 1, np.int32)
    table[order] = np.arange(1, len(order) + 1)
    return table[out]


def stripes() -> LabelMap:
    """Lines one pixel wide, one pixel apart: as many regions as lines."""
    labels = np.zeros((40, 31), np.uint8)
    labels[:, ::2] = 1
    return labels


def spiral() -> LabelMap:
    """One region whose arms meet only after a long way."""
    labels = np.zeros((33, 33), np.uint8)
    for ring in range(0, 16, 2):
        labels[ring, ring : 33 - ring] = 1
        labels[ring : 33 - ring, 32 - ring] = 1
        labels[32 - ring, ring : 33 - ring] = 1
        labels[ring + 2 : 33 - ring, ring] = 1
        labels[ring + 2, ring : ring + 2] = 1
    return labels


ADVERSARIAL = {
    "stripes": stripes(),
    "spiral": spiral(),
    "checkerboard": (np.indices((25, 26)).sum(axis=0) % 2).astype(np.uint8),
    "classes side by side": (np.indices((25, 26)).sum(axis=0) % 3).astype(np.uint8),
    "full": np.ones((7, 9), np.uint8),
    "nothing": np.zeros((7, 9), np.uint8),
    "unlabelled": np.full((7, 9), 255, np.uint8),
    "one pixel": np.ones((1, 1), np.uint8),
    "row": np.array([[1, 1, 0, 2, 1, 255, 1]], np.uint8),
}


@pytest.mark.parametrize("connectivity", [4, 8])
@pytest.mark.parametrize("name", sorted(ADVERSARIAL))
def test_components_are_those_of_scipy_on_hard_masks(name: str, connectivity: int) -> None:
    found = find_instances(
        ADVERSARIAL[name], CLASSES, InstanceSettings(connectivity=connectivity, least_px=1)
    )
    assert np.array_equal(found.ids, reference(ADVERSARIAL[name], (1, 2), connectivity))


@settings(deadline=None, max_examples=60)
@given(
    st.integers(0, 10_000),
    st.integers(1, 24),
    st.integers(1, 24),
    st.floats(0.05, 0.95),
    st.sampled_from((4, 8)),
)
def test_components_are_those_of_scipy_on_random_masks(
    seed: int, height: int, width: int, density: float, connectivity: int
) -> None:
    rng = np.random.default_rng(seed)
    labels = np.where(
        rng.random((height, width)) < density, rng.choice([1, 2, 255], (height, width)), 0
    ).astype(np.uint8)
    found = find_instances(labels, CLASSES, InstanceSettings(connectivity=connectivity, least_px=1))
    assert np.array_equal(found.ids, reference(labels, (1, 2), connectivity))


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10_000), st.sampled_from(list(InstanceMethod)), st.integers(1, 30))
def test_whatever_the_method_ids_are_whole_ordered_and_of_one_class(
    seed: int, method: InstanceMethod, least_px: int
) -> None:
    rng = np.random.default_rng(seed)
    small = rng.choice(np.array([0, 1, 2, 255], np.uint8), (6, 7))
    labels = np.kron(small, np.ones((5, 4), np.uint8))
    boundary = rng.integers(0, 256, labels.shape, np.uint8)
    found = find_instances(labels, CLASSES, InstanceSettings(method, least_px=least_px), boundary)
    _, first = np.unique(found.ids[found.ids > 0], return_index=True)
    assert found.ids.dtype == np.int32
    assert np.array_equal(first, np.sort(first))
    assert found.numbers.tolist() == list(range(1, len(found) + 1))
    for instance in found:
        own = found.ids == instance.id
        assert set(labels[own].tolist()) == {instance.class_id}
        assert ndimage.label(own, np.ones((3, 3)))[1] == 1
        assert int(own.sum()) == instance.area_px >= least_px
    if least_px == 1:
        assert np.array_equal(found.ids > 0, (labels == 1) | (labels == 2))


def test_the_table_agrees_with_scikit_image() -> None:
    rng = np.random.default_rng(5)
    labels = np.kron(rng.random((9, 11)) < 0.35, np.ones((7, 6))).astype(np.uint8)
    found = find_instances(labels, CLASSES, COMPONENTS)
    expected = measure.regionprops(np.asarray(found.ids))
    assert len(found) == len(expected) > 3
    for instance, props in zip(found, expected, strict=True):
        assert instance.id == props.label
        assert instance.area_px == props.area
        assert instance.box == Rect(*props.bbox)
        assert instance.centroid == pytest.approx(props.centroid)


def test_the_anchor_lies_in_the_middle_of_a_disc_and_inside_a_ring() -> None:
    labels = discs((60, 120), (30, 30, 20, 1), (30, 90, 25, 1), (30, 90, 18, 0))
    found = find_instances(labels, CLASSES, COMPONENTS)
    first = int(found.ids[30, 30]) - 1
    assert found.anchors[first].tolist() == pytest.approx([30, 30], abs=1)
    assert found.depths[first] == pytest.approx(20, abs=1.5)
    for row, (y, x) in enumerate(found.anchors.tolist()):
        assert found.ids[y, x] == found.numbers[row]


@pytest.mark.parametrize("connectivity", [4, 8])
def test_touching_discs_are_one_region_but_two_basins(connectivity: int) -> None:
    labels = discs((60, 90), (30, 28, 18, 1), (30, 60, 18, 1))
    whole = find_instances(labels, CLASSES, COMPONENTS)
    parts = find_instances(
        labels, CLASSES, InstanceSettings(InstanceMethod.WATERSHED, connectivity, least_px=1)
    )
    assert (len(whole), len(parts)) == (1, 2)
    # The cut runs where the discs meet, half way.
    assert np.unique(parts.ids[:, :43][labels[:, :43] > 0]).tolist() == [parts.ids[30, 28]]
    assert np.unique(parts.ids[:, 46:][labels[:, 46:] > 0]).tolist() == [parts.ids[30, 60]]


def test_a_deeper_neck_is_asked_for_and_the_discs_stay_one() -> None:
    labels = discs((60, 90), (30, 28, 18, 1), (30, 60, 18, 1))
    # The neck is sqrt(18^2 - 16^2) = 8.2 px wide to each side, 9.8 px below the discs' middles.
    split = InstanceSettings(InstanceMethod.WATERSHED, depth_px=8.5)
    joined = InstanceSettings(InstanceMethod.WATERSHED, depth_px=11.0)
    assert len(find_instances(labels, CLASSES, split)) == 2
    assert len(find_instances(labels, CLASSES, joined)) == 1


def test_a_notched_edge_does_not_split_a_disc_and_the_images_border_is_no_edge() -> None:
    labels = discs((50, 50), (25, 0, 24, 1))
    labels[20:22, 15:26] = 0
    assert len(find_instances(labels, CLASSES, WATERSHED)) == 1
    assert len(find_instances(np.ones((20, 30), np.uint8), CLASSES, WATERSHED)) == 1


@pytest.mark.parametrize("seed", range(4))
def test_the_watershed_has_a_basin_for_each_h_maximum_of_scikit_image(seed: int) -> None:
    rng = np.random.default_rng(seed)
    places = [(*rng.uniform(0, 90, 2), rng.uniform(5, 14), 1) for _ in range(14)]
    labels = discs((90, 90), *places)  # type: ignore[arg-type]
    found = find_instances(labels, CLASSES, WATERSHED)
    # In the same sixteenths of a pixel, which leaves no ties to rounding. By the definition (Soille): the
    # regional maxima of the reconstruction; `h_maxima` itself counts peaks of equal height twice.
    distance = np.rint(ndimage.distance_transform_edt(labels) * 16)
    lowered = morphology.reconstruction(distance - 32, distance, footprint=np.ones((3, 3)))
    tops = morphology.local_maxima(lowered, connectivity=2) & (labels > 0)
    tops, count = ndimage.label(tops, np.ones((3, 3)))
    at = np.unique(tops[tops > 0], return_index=True)[1]
    hit = found.ids[tops > 0][at]
    assert len(found) == count == len(set(hit.tolist()))


def test_two_classes_that_touch_never_share_an_instance() -> None:
    labels = discs((40, 60), (20, 20, 12, 1), (20, 36, 12, 2))
    for choice in (COMPONENTS, WATERSHED):
        found = find_instances(labels, CLASSES, choice)
        assert found.counts() == {1: 1, 2: 1}


def test_stuff_has_no_instances_and_a_class_can_be_made_stuff() -> None:
    labels = discs((40, 60), (20, 14, 9, 1), (20, 44, 9, 2))
    found = find_instances(labels, CLASSES.with_changed(2, is_thing=False), COMPONENTS)
    assert found.counts() == {1: 1}
    assert find_instances(labels, CLASSES.with_changed(0, is_thing=True), COMPONENTS).counts() == {
        0: 1,
        1: 1,
        2: 1,
    }


def test_regions_below_the_least_size_are_no_instances_and_ids_have_no_gaps() -> None:
    labels = discs((40, 90), (20, 10, 2, 1), (20, 40, 8, 1), (20, 75, 9, 1))
    found = find_instances(labels, CLASSES, InstanceSettings(least_px=50))
    assert found.numbers.tolist() == [1, 2]
    assert not (found.ids[:, :20] > 0).any()


def test_a_membrane_is_shared_out_between_the_cells_that_it_separates() -> None:
    labels = np.ones((21, 41), np.uint8)
    labels[:, 19:22] = 2
    found = find_instances(labels, MEMBRANE, BOUNDARY)
    assert found.counts() == {1: 2}
    assert np.unique(found.ids[:, :20]).tolist() == [1]
    assert np.unique(found.ids[:, 21:]).tolist() == [2]


def test_a_membrane_that_touches_no_cell_stays_nobodys() -> None:
    labels = np.zeros((21, 41), np.uint8)
    labels[5:15, 2:10] = 1
    labels[:, 30:33] = 2
    found = find_instances(labels, MEMBRANE, BOUNDARY)
    assert len(found) == 1
    assert not found.ids[:, 11:].any()


def test_a_ridge_of_the_boundary_map_cuts_a_region_in_two() -> None:
    labels = discs((40, 80), (20, 25, 16, 1), (20, 50, 16, 1))
    ridge = np.zeros(labels.shape, np.uint8)
    ridge[:, 36:39] = np.array([90, 200, 90], np.uint8)
    ridge[:, 20] = 20
    found = find_instances(labels, CLASSES, BOUNDARY, ridge)
    assert len(found) == 2
    assert found.ids[20, 30] != found.ids[20, 44]
    assert found.ids[20, 15] == found.ids[20, 30]


def test_without_any_boundary_the_method_says_what_it_needs() -> None:
    with pytest.raises(UserError, match="No boundary is known") as caught:
        find_instances(np.ones((5, 5), np.uint8), CLASSES, BOUNDARY)
    assert "membrane" in (caught.value.hint or "")


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("boundary", True),
        ("Cell boundaries", True),
        ("membranes", True),
        ("cell_border", True),
        ("band", False),
    ],
)
def test_a_class_that_separates_is_told_by_its_name(name: str, is_one: bool) -> None:
    assert separator_of(ClassList.from_names(["background", "cell", name])) == (2 if is_one else None)


@pytest.mark.parametrize(
    "wrong",
    [
        {"connectivity": 6},
        {"least_px": 0},
        {"depth_px": 0.0},
        {"depth_px": float("nan")},
        {"boundary_depth": 2.0},
    ],
)
def test_figures_out_of_range_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(UserError):
        InstanceSettings(**wrong)  # type: ignore[arg-type]


def test_settings_come_back_from_json_and_an_unknown_method_is_named() -> None:
    chosen = InstanceSettings(InstanceMethod.WATERSHED, 4, 33, 2.5, 0.5)
    assert InstanceSettings.from_json(chosen.to_json()) == chosen
    with pytest.raises(UserError, match="'magic'"):
        method_named("magic")


# ---- ids that stay


def again(labels: LabelMap, before: InstanceMap) -> InstanceMap:
    return find_instances(labels, CLASSES, COMPONENTS, before=before)


def test_an_instance_drawn_above_all_others_leaves_their_ids_alone() -> None:
    labels = discs((80, 120), (50, 20, 10, 1), (50, 60, 10, 1), (50, 100, 10, 2))
    before = find_instances(labels, CLASSES, COMPONENTS)
    labels[2:9, 2:9] = 1
    after = again(labels, before)
    assert np.array_equal(after.ids[20:], before.ids[20:])
    assert after.ids[5, 5] == 4
    assert after.numbers.tolist() == [1, 2, 3, 4]


def test_a_split_instance_gives_its_id_to_the_larger_part_and_a_join_takes_the_larger_ones() -> None:
    labels = np.zeros((30, 80), np.uint8)
    labels[10:20, 5:75] = 1
    before = find_instances(labels, CLASSES, COMPONENTS)
    labels[:, 20:22] = 0
    split = again(labels, before)
    assert (split.ids[15, 10], split.ids[15, 50]) == (2, 1)
    labels[10:20, 20:22] = 1
    joined = again(labels, split)
    assert joined.numbers.tolist() == [1]


def test_a_deleted_id_is_free_again_and_undo_brings_it_back() -> None:
    labels = discs((40, 120), (20, 20, 10, 1), (20, 60, 10, 1), (20, 100, 10, 1))
    before = find_instances(labels, CLASSES, COMPONENTS)
    less = labels.copy()
    less[:, 40:80] = 0
    fewer = again(less, before)
    assert fewer.numbers.tolist() == [1, 3]
    assert fewer.row(1).centroid == pytest.approx((20, 100))
    assert np.array_equal(again(labels, fewer).ids, before.ids)


def test_an_id_does_not_move_to_another_class_or_another_size_of_image() -> None:
    labels = discs((40, 60), (20, 20, 9, 1), (20, 45, 9, 1))
    before = find_instances(labels, CLASSES, COMPONENTS)
    labels[:, :32][labels[:, :32] == 1] = 2
    assert again(labels, before).row(0).class_id == 2
    assert again(labels[:30], before).numbers.tolist() == [1, 2]


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 10_000))
def test_finding_again_without_an_edit_changes_no_id(seed: int) -> None:
    rng = np.random.default_rng(seed)
    labels = np.kron(rng.integers(0, 3, (8, 9)), np.ones((4, 4))).astype(np.uint8)
    before = find_instances(labels, CLASSES, COMPONENTS)
    assert np.array_equal(again(labels, before).ids, before.ids)
