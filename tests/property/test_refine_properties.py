"""What holds for every image and every scribble."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core import NO_PROGRESS, CancelToken
from engine.refine import CutSettings, RefineRequest, refine
from engine.refine.solvers.maxflow import GridFlow
from tests.helpers.grids import cut_price, random_grid

SEEDS = st.integers(0, 2**32 - 1)
SIDES = st.integers(2, 14)
CONNECTIVITY = st.sampled_from([4, 8])


def random_request(seed: int, side: int, classes: int, dots: int = 6) -> RefineRequest:
    rng = np.random.default_rng(seed)
    image = rng.integers(0, 256, (side, side + 3, 3)).astype(np.uint8)
    scribbles = np.full(image.shape[:2], 255, np.uint8)
    places = rng.permutation(scribbles.size)[: max(dots, classes)]
    scribbles.flat[places] = np.arange(len(places)) % classes
    chosen = CutSettings(smoothness=float(rng.uniform(0, 30)))
    return RefineRequest(image, scribbles, 8, None, chosen)


def labels_of(request: RefineRequest) -> np.ndarray:
    return refine(request, CancelToken(), NO_PROGRESS).labels


@settings(deadline=None, max_examples=30)
@given(SEEDS, SIDES, st.integers(2, 4))
def test_scribbles_are_always_kept(seed: int, side: int, classes: int) -> None:
    request = random_request(seed, side, classes)
    is_scribbled = request.scribbles != 255
    assert (labels_of(request)[is_scribbled] == request.scribbles[is_scribbled]).all()


@settings(deadline=None, max_examples=30)
@given(SEEDS, SIDES, st.integers(2, 4), st.permutations(range(8)))
def test_renumbering_the_classes_renumbers_the_result(
    seed: int, side: int, classes: int, order: list[int]
) -> None:
    request = random_request(seed, side, classes)
    table = np.full(256, 255, np.uint8)
    table[:8] = order
    renumbered = RefineRequest(request.image, table[request.scribbles], 8, None, request.settings)
    assert (labels_of(renumbered) == table[labels_of(request)]).all()


@settings(deadline=None, max_examples=40)
@given(SEEDS, SIDES, SIDES, CONNECTIVITY)
def test_more_weight_towards_the_source_takes_no_pixel_from_it(
    seed: int, height: int, width: int, connectivity: int
) -> None:
    terminal, capacity = random_grid(seed, height, width, connectivity)
    before = GridFlow(terminal.copy(), capacity.copy(), connectivity)
    before.solve(CancelToken())
    after = GridFlow(terminal.copy(), capacity.copy(), connectivity)
    after.solve(CancelToken())
    after.change_terminals(np.array([seed % terminal.size]), np.array([10_000], np.int32))
    after.solve(CancelToken())
    assert (after.source_side() | ~before.source_side()).all()


@settings(deadline=None, max_examples=40)
@given(SEEDS, SIDES, SIDES, CONNECTIVITY)
def test_no_cut_is_cheaper_than_the_flow(seed: int, height: int, width: int, connectivity: int) -> None:
    terminal, capacity = random_grid(seed, height, width, connectivity)
    flow = GridFlow(terminal.copy(), capacity.copy(), connectivity).solve(CancelToken())
    rng = np.random.default_rng(seed)
    random_side = rng.random(terminal.shape) < 0.5
    assert cut_price(random_side, terminal, capacity, connectivity) >= flow
    assert cut_price(terminal > 0, terminal, capacity, connectivity) >= flow
