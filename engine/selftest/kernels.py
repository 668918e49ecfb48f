"""Check of the compiled kernels: a small cut against all cuts there are, and the dense CRF on a picture."""

from __future__ import annotations

import itertools
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import CancelToken, EngineError, Reporter

_SIDE: Final = 3
_GRIDS: Final = 20


class KernelFaultError(EngineError):
    """A compiled kernel gives a wrong answer on this machine."""


def check_kernels(seed: int, report: Reporter) -> int:
    """Number of checks that passed; for `engine.processes.isolated.run_isolated`.

    Raises:
        KernelFaultError: an answer is wrong.
    """
    rng = np.random.default_rng(seed)
    for _ in range(_GRIDS):
        _check_cut(rng)
    _check_refine()
    _check_crf(rng)
    return _GRIDS + 2


def _check_cut(rng: np.random.Generator) -> None:
    from engine.refine.energy.grid import DIRECTIONS
    from engine.refine.solvers.maxflow import GridFlow

    terminal = rng.integers(-20, 21, (_SIDE, _SIDE)).astype(np.int32)
    capacity = np.zeros((_SIDE + 2, _SIDE + 2, 8), np.int32)
    y, x = np.mgrid[:_SIDE, :_SIDE]
    for direction, (dy, dx) in enumerate(DIRECTIONS[8]):
        is_inside = (y + dy >= 0) & (y + dy < _SIDE) & (x + dx >= 0) & (x + dx < _SIDE)
        capacity[1:-1, 1:-1, direction] = rng.integers(0, 10, (_SIDE, _SIDE)) * is_inside
    sides = itertools.product((False, True), repeat=_SIDE * _SIDE)
    cheapest = min(_price(np.reshape(side, (_SIDE, _SIDE)), terminal, capacity) for side in sides)
    flow = GridFlow(terminal.copy(), capacity.copy().reshape(-1), 8).solve(CancelToken())
    if flow != cheapest:
        raise KernelFaultError(f"A cut of {flow} was found where the cheapest is {cheapest}.")


def _price(is_source: NDArray[np.bool_], terminal: NDArray[np.int32], capacity: NDArray[np.int32]) -> int:
    """What a cut costs, counted edge by edge."""
    from engine.refine.energy.grid import DIRECTIONS

    total = int(np.maximum(terminal, 0)[~is_source].sum() + np.maximum(-terminal, 0)[is_source].sum())
    padded = np.pad(is_source, 1)
    for direction, (dy, dx) in enumerate(DIRECTIONS[8]):
        beside = np.roll(padded, (-dy, -dx), (0, 1))
        total += int(capacity[..., direction][padded & ~beside].sum())
    return total


def _check_refine() -> None:
    from engine.refine import RefineRequest, refine

    image = np.zeros((40, 60, 3), np.uint8)
    image[:, 30:] = 200
    scribbles = np.full((40, 60), 255, np.uint8)
    scribbles[20, 10], scribbles[20, 50] = 0, 1
    labels = refine(RefineRequest(image, scribbles, 2)).labels
    if not np.array_equal(labels, np.broadcast_to(np.arange(60) >= 30, (40, 60))):
        raise KernelFaultError("The cut of two halves does not follow their edge.")


def _check_crf(rng: np.random.Generator) -> None:
    from engine.refine.crf.densecrf import crf_labels

    truth = np.zeros((48, 64), np.uint8)
    truth[:, 32:] = 1
    image = np.repeat(np.where(truth, 210, 40).astype(np.uint8)[..., None], 3, axis=-1)
    is_wrong = rng.random(truth.shape) < 0.1
    likely = np.where(is_wrong, 1 - truth, truth)
    probs = np.stack([np.where(likely == number, 0.8, 0.2) for number in (0, 1)]).astype(np.float32)
    if (crf_labels(image, probs) != truth).mean() > is_wrong.mean() / 4:
        raise KernelFaultError("The dense CRF does not follow the picture.")
