"""Preparation of the cut: its kernels are compiled once on a machine, those of a first cut at first."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from typing import Any, Final

import numpy as np

from engine.core import IGNORE, NO_PROGRESS, CancelToken, LabelMap, Progress, Rect, Reporter, RgbU8
from engine.refine.refine import refine
from engine.refine.settings import CutSettings, RefineRequest

COMPILED: Final = "compiled"
"""Unit of progress while kernels are compiled; those that are loaded from the disk take no time."""
# With all that they call, each for the types of its arrays; a few more or less on other machines.
_COMPILATIONS: Final = 152
_TIMES: Final = 18
"""Times 24 pixels, the side of an image that is cut in strips and from coarse to fine, as most are."""


class CutStage(IntEnum):
    """What can be cut, in the order in which it is prepared."""

    TWO_CLASSES = 1
    MORE_CLASSES = 2
    CORRECTION = 3
    ALL = 4


class _State:
    """How far the preparation is; any thread."""

    def __init__(self) -> None:
        self.is_running = False
        self.stage = 0


_STATE: Final = _State()
_LOCK: Final = threading.Lock()


def is_warming_up() -> bool:
    """True while `warm_up` runs on some thread: a cut may have to wait for it, `fallback_cut` does not."""
    return _STATE.is_running


def is_prepared(stage: CutStage) -> bool:
    """Whether such a cut has to wait for nothing that is being compiled."""
    return not _STATE.is_running or _STATE.stage >= stage


def stage_of(settings: CutSettings, scribbles: LabelMap, *, is_correction: bool) -> CutStage:
    """What has to be prepared for a cut.

    Args:
        is_correction: of a mask, or of a prediction.
    """
    if settings.method != "graphcut" or scribbles.size > settings.exact_pixels:
        return CutStage.ALL
    if is_correction:
        return CutStage.CORRECTION
    count = len(np.unique(scribbles[scribbles != IGNORE]))
    return CutStage.TWO_CLASSES if count <= 2 else CutStage.MORE_CLASSES


def warm_up(report: Reporter) -> None:
    """Compile every kernel of the cut, a minute or more once, or load it from the disk in milliseconds.

    Args:
        report: gets the kernels that were compiled until then, of about how many, in units of `COMPILED`;
            nothing where all are loaded.
    """
    with _LOCK:
        _STATE.stage, _STATE.is_running = 0, True
        try:
            with _counted(report):
                for stage, work in _steps():
                    work()
                    _STATE.stage = stage
        finally:
            _STATE.is_running = False


@contextmanager
def _counted(report: Reporter) -> Iterator[None]:
    """Report each kernel that is compiled meanwhile."""
    from numba.core import event

    count = 0

    class Counter(event.TimingListener):
        def on_end(self, event: Any) -> None:
            nonlocal count
            if event.data["dispatcher"].py_func.__module__.startswith("engine."):
                count += 1
                report(Progress(count, max(count + 1, _COMPILATIONS), COMPILED))

    counter: Any = Counter
    with event.install_listener("numba:compile", counter()):
        yield


def _steps() -> list[tuple[CutStage, Callable[[], None]]]:
    image = np.zeros((24, 24, 3), np.uint8)
    image[:, 12:] = 200
    image[4, 4] = (10, 60, 90)
    two = np.full((24, 24), 255, np.uint8)
    two[2, 2], two[20, 20] = 0, 1
    three = two.copy()
    three[2, 20] = 2
    prior = np.full((3, 6, 6), 1 / 3, np.float32)
    previous_mask = np.where(two == 1, np.uint8(0), np.uint8(1))

    def cut(scribbles: LabelMap, exact_pixels: int, times: int = 1) -> None:
        enlarged = np.kron(scribbles, np.ones((times, times), np.uint8))
        settings = CutSettings(exact_pixels=exact_pixels)
        large = np.repeat(np.repeat(image, times, axis=0), times, axis=1)
        refine(RefineRequest(large, enlarged, 3, prior, settings), CancelToken(), NO_PROGRESS)

    def correct() -> None:
        from engine.refine.solvers.image_pyramid import CutPyramid

        # As of an image of more pixels than a correction looks at.
        CutPyramid.of(image, CancelToken(), 100)
        refine(RefineRequest(image, two, 3, prior, previous_mask=previous_mask), CancelToken(), NO_PROGRESS)

    def cut_the_rest() -> None:
        for scribbles in (two, three):
            cut(scribbles, 0)
        _correct_live(image, previous_mask)
        _cut_live(image, (two, three))

    return [
        (CutStage.TWO_CLASSES, lambda: cut(two, 1 << 20, _TIMES)),
        (CutStage.MORE_CLASSES, lambda: cut(three, 1 << 20, _TIMES)),
        (CutStage.CORRECTION, correct),
        (CutStage.ALL, cut_the_rest),
    ]


def _cut_live(image: RgbU8, variants: tuple[LabelMap, ...]) -> None:
    from engine.refine.live.live_cut import NewMaskCut
    from engine.refine.solvers.image_pyramid import CutPyramid

    for scribbles in variants:
        settings = CutSettings()
        cut = NewMaskCut(CutPyramid.of(image, CancelToken(), 100), settings, CancelToken())
        cut.put_scribbles(Rect.of_shape(scribbles.shape), scribbles)
        cut.settle(3, settings, CancelToken())
        cut.put_scribbles(Rect(6, 6, 8, 9), np.full((2, 3), 1, np.uint8))
        cut.preview(3, settings, CancelToken())


def _correct_live(image: RgbU8, previous_mask: LabelMap) -> None:
    from engine.refine.correction.geodesic_reach import GeodesicMap
    from engine.refine.live.live_correction import CorrectedMask, CorrectionCut
    from engine.refine.solvers.image_pyramid import CutPyramid

    pyramid, settings = CutPyramid.of(image, CancelToken(), 100), CutSettings()
    prior = np.full((3, 6, 6), 1 / 3, np.float32)
    cut = CorrectionCut(pyramid, CorrectedMask(previous_mask, prior, GeodesicMap.of(pyramid, previous_mask)))
    for x in (6, 7):
        cut.put_scribbles(Rect(6, x, 8, x + 1), np.full((2, 1), 0, np.uint8))
        cut.preview(3, settings, CancelToken())
