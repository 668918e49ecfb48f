"""Instances of a mask: connected regions, cut at necks or along a boundary by the method in the settings.

>>> import numpy as np
>>> from engine.core import ClassList
>>> labels = np.zeros((6, 12), np.uint8)
>>> labels[1:5, 1:5] = labels[1:5, 7:11] = 1
>>> classes = ClassList.from_names(["background", "cell"])
>>> instances = find_instances(labels, classes, InstanceSettings(least_px=1))
>>> [(one.id, one.class_id, one.area_px) for one in instances]
[(1, 1, 16), (2, 1, 16)]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import (
    IGNORE,
    BadInputError,
    BoolMap,
    ClassList,
    LabelMap,
    UserError,
    bounding_rect,
    read_only,
)
from engine.core.numbered_objects import NumberedObjects
from engine.instances.instance_map import IdMap, InstanceMap
from engine.instances.settings import InstanceMethod, InstanceSettings, separator_of

if TYPE_CHECKING:
    U16 = NDArray[np.uint16]

# Distances in sixteenths of a pixel; what lies further than 4095 px from an edge counts as one plain.
_PER_PX: Final = 16
_HIGHEST: Final = 65535


def find_instances(
    labels: LabelMap,
    classes: ClassList,
    settings: InstanceSettings,
    boundary: LabelMap | None = None,
    before: InstanceMap | None = None,
    numbered: NumberedObjects | None = None,
) -> InstanceMap:
    """Instances of every class that is a thing, with ids from 1 on in the order of their first pixels.

    A class that is drawn between instances (`separator_of`) is shared out among its neighbours by
    the boundary method: those pixels get their ids.

    Args:
        labels: (H, W) uint8, 255 belongs to nobody.
        boundary: (H, W) uint8, how likely a boundary runs through a pixel, 255 is certain; for the
            boundary method.
        before: instances of an earlier state of this image: an instance keeps the id with which it
            shares most pixels, new ones get the smallest ids that are free.
        numbered: objects that another program numbered in this image: those that are as they were keep
            their pixels and numbers, whatever the settings; others get numbers that it did not give.
            Numbers for another shape have no effect.

    Raises:
        UserError: the boundary method has neither a class that separates nor a `boundary`.
        BadInputError: shapes or types do not fit.
    """
    _check(labels, boundary)
    is_thing = np.zeros(256, np.bool_)
    is_thing[[c.id for c in classes if c.is_thing]] = True
    separator = separator_of(classes) if settings.method is InstanceMethod.BOUNDARY else None
    if separator is not None:
        is_thing[separator] = False
    is_thing[IGNORE] = False
    fixed: IdMap | None = None
    whole = labels
    if numbered is not None and numbered.ids.shape == labels.shape:
        from engine.instances.numbered import is_unnumbered, unchanged_ids

        fixed = unchanged_ids(numbered, labels, is_thing)
        labels = np.where((fixed > 0) | is_unnumbered(numbered, labels), np.uint8(IGNORE), labels)
    raw, raw_classes = _regions(labels, is_thing, settings, boundary, separator)
    from engine.instances.kernels import number, share_out

    if separator is not None:
        # Small regions go first: what separates is for the instances that stay.
        raw, old = number(raw, len(raw_classes) - 1, settings.least_px)
        raw_classes = raw_classes[old]
        share_out(raw, (labels == separator).view(np.uint8))
    ids, old = number(raw, len(raw_classes) - 1, settings.least_px)
    id_classes = raw_classes[old]
    if fixed is not None and numbered is not None:
        from engine.instances.stable import beside_fixed

        return beside_fixed(measured(*_joined(ids, id_classes, fixed, whole)), fixed, numbered.ids, before)
    if before is not None:
        from engine.instances.stable import keep_ids

        ids, id_classes = keep_ids(ids, id_classes, before)
    return measured(ids, id_classes)


def _joined(
    ids: IdMap, id_classes: NDArray[np.uint8], fixed: IdMap, labels: LabelMap
) -> tuple[IdMap, NDArray[np.uint8]]:
    """`ids` (1..n) with the objects of `fixed` as n + 1 and so on, and the class of each."""
    count = len(id_classes) - 1
    numbers, first = np.unique(fixed, return_index=True)
    is_object = numbers > 0
    numbers, first = numbers[is_object], first[is_object]
    table = np.zeros(int(fixed.max()) + 1, np.int32)
    table[numbers] = np.arange(count + 1, count + 1 + len(numbers), dtype=np.int32)
    np.copyto(ids, table[fixed], where=fixed > 0)
    return ids, np.concatenate((id_classes, labels.ravel()[first]))


def measured(ids: IdMap, id_classes: NDArray[np.uint8]) -> InstanceMap:
    """The table for (H, W) ids; `id_classes` (largest id + 1,) has the class of each. Keeps `ids`."""
    import cv2

    from engine.instances.kernels import deepest, inner, measure

    count = len(id_classes) - 1
    area, box, total = measure(ids, count)
    distance = cv2.distanceTransform(inner(ids), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    anchor, depth = deepest(ids, np.asarray(distance, np.float32), count)
    numbers = np.flatnonzero(area).astype(np.int32)
    return InstanceMap(
        read_only(ids),
        read_only(numbers),
        read_only(id_classes[numbers]),
        read_only(area[numbers]),
        read_only(box[numbers]),
        read_only(total[numbers] / area[numbers, None]),
        read_only(anchor[numbers]),
        # The distance is that to the outermost pixels, which belong to the instance.
        read_only(depth[numbers] + np.float32(1)),
    )


def _check(labels: LabelMap, boundary: LabelMap | None) -> None:
    if labels.ndim != 2 or labels.dtype != np.uint8 or labels.size == 0:
        raise BadInputError(f"Labels must be (H, W) uint8, got {labels.shape} {labels.dtype}.")
    if boundary is not None and (boundary.shape != labels.shape or boundary.dtype != np.uint8):
        raise BadInputError(f"The boundary is {boundary.shape} {boundary.dtype}, the labels {labels.shape}.")


def _regions(
    labels: LabelMap,
    is_thing: BoolMap,
    settings: InstanceSettings,
    boundary: LabelMap | None,
    separator: int | None,
) -> tuple[IdMap, NDArray[np.uint8]]:
    """Regions numbered in any order, 0 = none, and the class of each number."""
    if settings.method is InstanceMethod.WATERSHED:
        depth = max(1, round(settings.depth_px * _PER_PX))
        return _flooded(_distance(labels, is_thing), labels, is_thing, depth, settings.connectivity)
    if settings.method is InstanceMethod.BOUNDARY and boundary is not None:
        depth = max(1, round(settings.boundary_depth * IGNORE))
        calm = (np.uint8(255) - boundary).astype(np.uint16)
        return _flooded(calm, labels, is_thing, depth, settings.connectivity)
    if settings.method is InstanceMethod.BOUNDARY and separator is None:
        raise UserError(
            "No boundary is known along which instances could be cut.",
            "Name a class 'boundary' or 'membrane' and draw it between them, or use a model's prediction.",
        )
    return _components(labels, is_thing, settings.connectivity)


def _components(labels: LabelMap, is_thing: BoolMap, connectivity: int) -> tuple[IdMap, NDArray[np.uint8]]:
    """Connected regions, class by class; OpenCV, because it is fast and runs without the GIL."""
    import cv2

    regions = np.zeros(labels.shape, np.int32)
    classes = [np.zeros(1, np.uint8)]
    last = 0
    for class_id in _present(labels, is_thing):
        own = (labels == class_id).view(np.uint8)
        count, pieces = cv2.connectedComponents(own, connectivity=connectivity, ltype=cv2.CV_32S)
        np.add(regions, pieces, out=regions)
        if last:
            # Cheaper than looking the pixels up: every piece moves by the same number.
            np.add(regions, np.int32(last), out=regions, where=own.view(np.bool_))
        last += count - 1
        classes.append(np.full(count - 1, class_id, np.uint8))
    return regions, np.concatenate(classes)


def _flooded(
    altitude: U16, labels: LabelMap, is_thing: BoolMap, depth: int, connectivity: int
) -> tuple[IdMap, NDArray[np.uint8]]:
    from engine.instances.kernels import flood

    keys = np.where(is_thing, np.arange(1, 257), 0).astype(np.uint8)[labels]
    regions, found = flood(altitude, keys, depth, connectivity)
    return regions, found - np.uint8(1)


def _distance(labels: LabelMap, is_thing: BoolMap) -> U16:
    """Distance of each pixel of a thing to the nearest pixel that is not of its class, in 1/16 px."""
    import cv2

    altitude = np.zeros(labels.shape, np.uint16)
    for class_id in _present(labels, is_thing):
        own = labels == class_id
        # One pixel more on each side, where the image has it: the border of the image is no edge.
        window = bounding_rect(own).expand(1).clip(*labels.shape).slices
        part = own[window]
        if part.all():
            altitude[window] = _HIGHEST
            continue
        distance = cv2.distanceTransform(part.view(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
        steps = np.minimum(np.asarray(distance) * np.float32(_PER_PX), np.float32(_HIGHEST))
        np.copyto(altitude[window], np.rint(steps).astype(np.uint16), where=part)
    return altitude


def _present(labels: LabelMap, is_thing: BoolMap) -> list[int]:
    counts = np.bincount(labels.ravel(), minlength=256)
    return [int(c) for c in np.flatnonzero((counts > 0) & is_thing)]
