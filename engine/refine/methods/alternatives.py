"""Refinement methods other than the cut, on the same problem; their labels are priced by the cut's energy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, CancelToken, LabelMap, Progress, Reporter, UserError
from engine.refine.correction.geodesic_reach import HOLD
from engine.refine.energy.problem import I32, Problem, resampled
from engine.refine.solvers.graphcut import Labelling

if TYPE_CHECKING:
    from engine.refine.crf.crf_cache import CrfCache

F32 = NDArray[np.float32]

_CRF_SCRIBBLE_COST: Final = 50.0
_GRABCUT_ROUNDS: Final = 3
# Pixels that hold to a label with this share of `HOLD` are markers of it.
_FIRM: Final = 0.75
# Edge weights of the random walker fall with exp(-beta g^2); 130 is scikit-image's own choice.
_WALKER_BETA: Final = 130.0
# Only the largest probability counts, so the solver need not be closer to 0-1 than this.
_WALKER_SLACK: Final = 0.1


def mean_field(problem: Problem, cache: CrfCache | None, token: CancelToken, report: Reporter) -> Labelling:
    """Mean field of a fully connected CRF on the problem's unaries, `crf_steps` of them."""
    from engine.refine.crf.crf_cache import CrfCache

    units = problem.unary()
    costs = np.minimum(units / np.float32(problem.units), np.float32(_CRF_SCRIBBLE_COST)).astype(np.float32)
    labels = (cache or CrfCache()).labels(problem.image, costs, problem.settings.crf_steps, token, report)
    return priced(problem, labels)


def grab_cut(problem: Problem, token: CancelToken, report: Reporter) -> Labelling:
    """OpenCV's GrabCut, started from the problem's cheapest classes; scribbles are definite.

    Raises:
        UserError: more than two classes take part.
    """
    import cv2

    if len(problem.classes) != 2:
        raise UserError(
            f"GrabCut separates two classes, but {len(problem.classes)} take part.",
            "Choose the graph cut, which takes any number of classes.",
        )
    units = problem.unary()
    place = problem.place[problem.scribbles]
    mask = np.where(units[1] < units[0], np.uint8(cv2.GC_PR_FGD), np.uint8(cv2.GC_PR_BGD))
    mask[place == 0] = cv2.GC_BGD
    mask[place == 1] = cv2.GC_FGD
    _give_both_sides_a_pixel(mask, units, place)
    models = np.zeros((1, 65)), np.zeros((1, 65))
    whole = (0, 0, mask.shape[1], mask.shape[0])
    bgr = np.ascontiguousarray(problem.image[..., ::-1])
    cv2.setRNGSeed(0)  # its k-means start is random: the same scribbles must give the same labels
    for step in range(_GRABCUT_ROUNDS):
        token.check()
        report(Progress(step, _GRABCUT_ROUNDS, "rounds"))
        mode = cv2.GC_INIT_WITH_MASK if step == 0 else cv2.GC_EVAL
        cv2.grabCut(bgr, mask, whole, *models, 1, mode)
    return priced(problem, (mask & 1).astype(np.uint8))


def random_walk(problem: Problem, token: CancelToken, report: Reporter) -> Labelling:
    """scikit-image's random walker from the scribbles; the problem's unaries enter as `prior` where one is.

    In a correction, a class without a scribble in the window starts where it is surest, if it is so anywhere.

    Raises:
        UserError: a class that takes part has no scribble to walk to.
    """
    from skimage.segmentation import random_walker

    place = markers_of(problem)
    if problem.extra is not None:
        present = np.unique(place[place != IGNORE])
        if len(present) < 2:
            # No other class has a claim here; without any marker, each pixel takes its cheapest class.
            labels = problem.unary().argmin(axis=0) if not len(present) else np.full(place.shape, present[0])
            return priced(problem, labels.astype(np.uint8))
    missing = [c for k, c in enumerate(problem.classes) if not (place == k).any()]
    if missing and problem.extra is None:
        raise UserError(
            f"The random walker needs a scribble of every class, and class {missing[0]} has none.",
            "Scribble that class, or choose the graph cut.",
        )
    if (place != IGNORE).all():
        return priced(problem, place)
    report(Progress(0, 1, "steps"))
    token.check()
    markers = np.where(place == IGNORE, 0, place.astype(np.int32) + 1)
    walked = random_walker(
        problem.image / 255.0, markers, beta=_WALKER_BETA, mode="cg_j", tol=1e-3, prob_tol=_WALKER_SLACK,
        channel_axis=-1,
    )  # fmt: skip
    token.check()
    report(Progress(1, 1, "steps"))
    # 0 and -1 stand for pixels that no scribble reaches: they take their cheapest class.
    cheapest = problem.unary().argmin(axis=0)
    labels = np.where(walked > 0, walked - 1, cheapest).astype(np.uint8)
    return priced(problem, labels)


def markers_of(problem: Problem) -> LabelMap:
    """(H, W) place in `classes` of every pixel to grow from, 255 elsewhere: the scribbles.

    In a correction, a class without one starts where it is surest, if it is so anywhere.
    """
    place: LabelMap = problem.place[problem.scribbles]
    return place if problem.extra is None else _with_claims(problem, place)


def _with_claims(problem: Problem, place: LabelMap) -> LabelMap:
    """`place` and, for classes that it lacks, the pixels that hold to them most firmly.

    Colours do not count here: one pixel of noise would be a marker to walk to.
    """
    assert problem.extra is not None
    nats = resampled(problem.extra, place.shape)
    claimed = place.copy()
    for k in range(len(problem.classes)):
        if not (place == k).any():
            margin = np.delete(nats, k, axis=0).min(axis=0) - nats[k]
            claimed[(margin >= _FIRM * HOLD) & (place == IGNORE)] = k
    return claimed


def _give_both_sides_a_pixel(mask: LabelMap, units: I32, place: LabelMap) -> None:
    """GrabCut fails when a side is empty; then the pixel that dislikes it least goes there."""
    for side, name in ((0, 2), (1, 3)):
        if not (mask % 2 == side).any():
            price = np.where(place == IGNORE, units[side], np.iinfo(np.int32).max)
            mask[np.unravel_index(int(price.argmin()), mask.shape)] = name


def priced(problem: Problem, labels: LabelMap) -> Labelling:
    """`labels` with the scribbles put back, and their price by the cut's energy."""
    place: NDArray[Any] = problem.place[problem.scribbles]
    labels = np.ascontiguousarray(np.where(place == IGNORE, labels, place))
    return Labelling(labels, problem.price(labels, problem.edge_prices()), False)
