"""Catalogue of the refinement methods, with their titles for a window; free of Numba."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from engine.core import CancelToken, Rect, Reporter, UserError, read_only
from engine.refine.settings import RefineRequest, RefineResult

if TYPE_CHECKING:
    from engine.refine.energy.problem import Problem
    from engine.refine.solvers.graphcut import Labelling

Run: TypeAlias = "Callable[[Problem, CancelToken, Reporter], Labelling]"
Answer: TypeAlias = "Callable[[RefineRequest, CancelToken, Reporter], RefineResult]"


@dataclass(frozen=True, slots=True)
class Method:
    """One way to refine.

    Args:
        note: in a sentence, what it is good for.
        answer: does it.
        used_settings: fields of `CutSettings` that make a difference to it.
    """

    name: str
    title: str
    note: str
    answer: Answer
    used_settings: frozenset[str]


def find_method(name: str) -> Method:
    """The method of this name.

    Raises:
        UserError: there is none.
    """
    for method in METHODS:
        if method.name == name:
            return method
    names = ", ".join(method.name for method in METHODS)
    raise UserError(f"There is no refinement method '{name}'.", f"Choose one of: {names}.")


def _decided_anew(run: Run) -> Answer:
    """Answer by labelling the open part of the image, all classes at once."""

    def answer(request: RefineRequest, token: CancelToken, report: Reporter) -> RefineResult:
        from engine.refine.correction.correction_window import window_problem

        started_s = time.perf_counter()
        part = window_problem(request)
        token.check()
        window_labels, energy, exact = part.settled, 0.0, True
        if part.problem is not None:
            labelling = run(part.problem, token, report)
            window_labels = part.problem.ids_of(labelling.labels)
            energy, exact = labelling.units / part.problem.units, labelling.exact
        if part.window == Rect.of_shape(request.scribbles.shape):
            labels = window_labels
        else:
            assert request.previous_mask is not None
            labels = request.previous_mask.copy()
            labels[part.window.slices] = window_labels
        return RefineResult(read_only(labels), energy, time.perf_counter() - started_s, exact)

    return answer


def _one_region_at_a_time(request: RefineRequest, token: CancelToken, report: Reporter) -> RefineResult:
    from engine.refine.correction.region_correction import correct_regions

    started_s = time.perf_counter()
    labels = correct_regions(request, token)
    # Each region has an energy of its own, at a resolution of its own: there is no figure for all.
    return RefineResult(labels, math.nan, time.perf_counter() - started_s, exact=False)


def _graph_cut(problem: Problem, token: CancelToken, report: Reporter) -> Labelling:
    from engine.refine.solvers.coarse_to_fine import cut_coarse_to_fine
    from engine.refine.solvers.graphcut import cut

    if problem.scribbles.size > problem.settings.exact_pixels:
        return cut_coarse_to_fine(problem, token, report)
    return cut(problem, token, report)


def _by_dense_crf(request: RefineRequest, token: CancelToken, report: Reporter) -> RefineResult:
    from engine.refine.methods.alternatives import mean_field

    def run(problem: Problem, token: CancelToken, report: Reporter) -> Labelling:
        return mean_field(problem, request.crf, token, report)

    return _decided_anew(run)(request, token, report)


def _grab_cut(problem: Problem, token: CancelToken, report: Reporter) -> Labelling:
    from engine.refine.methods.alternatives import grab_cut

    return grab_cut(problem, token, report)


def _random_walker(problem: Problem, token: CancelToken, report: Reporter) -> Labelling:
    from engine.refine.methods.alternatives import random_walk

    return random_walk(problem, token, report)


def _watershed(problem: Problem, token: CancelToken, report: Reporter) -> Labelling:
    from engine.refine.methods.classical import watershed

    return watershed(problem, token, report)


def _superpixels(problem: Problem, token: CancelToken, report: Reporter) -> Labelling:
    from engine.refine.methods.classical import superpixels

    return superpixels(problem, token, report)


_APPEARANCE: Final = frozenset({"prior_weight", "texture"})

METHODS: Final = (
    Method(
        "graphcut",
        "Graph cut",
        "Clean boundaries along edges; exact between two classes.",
        _decided_anew(_graph_cut),
        _APPEARANCE | {"smoothness", "favour", "reach"},
    ),
    Method(
        "object",
        "One region at a time",
        "A click or stroke is enough: the region under it is found, the rest stays.",
        _one_region_at_a_time,
        frozenset(),
    ),
    Method(
        "densecrf",
        "Dense CRF",
        "Follows fine detail; best on top of a network.",
        _by_dense_crf,
        _APPEARANCE | {"favour", "reach", "crf_steps"},
    ),
    Method(
        "grabcut",
        "GrabCut",
        "Learns the colours of an object anew in rounds; two classes.",
        _decided_anew(_grab_cut),
        _APPEARANCE | {"reach"},
    ),
    Method(
        "randomwalker",
        "Random walker",
        "Smooth regions where edges are weak or noisy.",
        _decided_anew(_random_walker),
        frozenset({"reach"}),
    ),
    Method(
        "watershed",
        "Watershed",
        "Scribbles grow until they meet on an edge; fast, any number of classes.",
        _decided_anew(_watershed),
        frozenset({"reach"}),
    ),
    Method(
        "superpixels",
        "Superpixels",
        "Small patches of one look each go whole to the class that fits them best.",
        _decided_anew(_superpixels),
        _APPEARANCE | {"favour", "reach"},
    ),
)
