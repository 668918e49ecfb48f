"""`bench instances`: separation of instances on 12 megapixels, against scikit-image's watershed."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import numpy as np

from engine.bench.support.rows import Row
from engine.core import ClassList, LabelMap, Progress, Reporter
from engine.instances import InstanceMethod, InstanceSettings, find_instances

SHAPE: Final = (3000, 4000)
_DISCS: Final = 2500
_RUNS: Final = 5
_CLASSES: Final = ClassList.from_names(["background", "cell"])


def run(data: Path | None, report: Reporter) -> list[Row]:
    """Time for a mask with 2,500 discs, many of which touch; the peer ran once.

    Args:
        data: not needed; the mask is drawn.
    """
    labels = crowded_mask(SHAPE, _DISCS)
    rows: list[Row] = []
    for done, method in enumerate(_PEERS, start=1):
        settings = InstanceSettings(method, least_px=1)
        find = partial(find_instances, labels, _CLASSES, settings)
        # The first call compiles.
        find_instances(labels[:64, :64].copy(), _CLASSES, settings)
        seconds = [_seconds(find) for _ in range(_RUNS)]
        peer_s = _seconds(partial(_PEERS[method], labels, settings))
        rows.append(_row(f"{method}, 12 megapixels", seconds, peer_s))
        before = find()
        again = [_seconds(partial(find, before=before)) for _ in range(_RUNS)]
        rows.append(_row(f"{method}, ids kept from before", again, None))
        report(Progress(done, len(_PEERS), "methods"))
    return rows


def crowded_mask(shape: tuple[int, int], count: int) -> LabelMap:
    """Discs of 15 to 45 pixels radius at random places, as class 1."""
    import cv2

    rng = np.random.default_rng(0)
    labels = np.zeros(shape, np.uint8)
    for _ in range(count):
        y, x, radius = (int(rng.integers(*span)) for span in ((0, shape[0]), (0, shape[1]), (15, 45)))
        cv2.circle(labels, (x, y), radius, 1, -1)
    return labels


def _components(labels: LabelMap, settings: InstanceSettings) -> None:
    measure: Any = import_module("skimage.measure")
    ids = measure.label(labels, connectivity=2)
    measure.regionprops_table(ids, properties=("label", "area", "bbox", "centroid"))


def _watershed(labels: LabelMap, settings: InstanceSettings) -> None:
    from scipy import ndimage

    measure: Any = import_module("skimage.measure")
    morphology: Any = import_module("skimage.morphology")
    segmentation: Any = import_module("skimage.segmentation")
    distance = ndimage.distance_transform_edt(labels)
    markers, _ = ndimage.label(morphology.h_maxima(distance, settings.depth_px), np.ones((3, 3)))
    ids = segmentation.watershed(-distance, markers, connectivity=2, mask=labels > 0)
    measure.regionprops_table(ids, properties=("label", "area", "bbox", "centroid"))


_PEERS: Final[dict[InstanceMethod, Callable[[LabelMap, InstanceSettings], None]]] = {
    InstanceMethod.COMPONENTS: _components,
    InstanceMethod.WATERSHED: _watershed,
}


def _seconds(work: Callable[[], object]) -> float:
    started_s = time.perf_counter()
    work()
    return time.perf_counter() - started_s


def _row(metric: str, seconds: list[float], peer_s: float | None) -> Row:
    ours = statistics.median(seconds)
    name = None if peer_s is None else "scikit-image"
    ratio = None if peer_s is None else peer_s / ours
    return Row(metric, ours, "s", peer_s, name, ratio, len(seconds), max(seconds))
