from __future__ import annotations

import numpy as np
import pytest

from engine.core import BadInputError, CancelledError, CancelToken
from engine.refine.energy.edge_capacities import EdgePrices
from engine.refine.solvers import maxflow
from engine.refine.solvers.maxflow import GridFlow
from tests.helpers.grids import cut_price, peer_flow, random_grid, sink_side


@pytest.fixture
def strips_of_any_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(maxflow, "_MIN_NODES_A_STRIP", 1)


@pytest.mark.parametrize("connectivity", [4, 8])
@pytest.mark.parametrize("seed", range(10))
def test_the_flow_equals_the_price_of_the_cut_it_returns(seed: int, connectivity: int) -> None:
    terminal, capacity = random_grid(seed, 13, 17, connectivity)
    flow = GridFlow(terminal.copy(), capacity.copy(), connectivity)
    value = flow.solve(CancelToken())
    assert value == cut_price(flow.source_side(), terminal, capacity, connectivity)
    assert value == cut_price(~sink_side(flow), terminal, capacity, connectivity)


@pytest.mark.parametrize("connectivity", [4, 8])
@pytest.mark.parametrize("threads", [1, 3])
@pytest.mark.usefixtures("strips_of_any_size")
def test_the_flow_equals_pymaxflows(connectivity: int, threads: int) -> None:
    terminal, capacity = random_grid(77, 61, 47, connectivity)
    expected = peer_flow(terminal, capacity, connectivity)
    assert GridFlow(terminal, capacity, connectivity).solve(CancelToken(), threads) == expected


@pytest.mark.parametrize("name", ["astronaut", "chelsea"])
def test_the_flow_equals_pymaxflows_on_a_photograph(name: str) -> None:
    data = pytest.importorskip("skimage.data")
    image = np.ascontiguousarray(getattr(data, name)()[::2, ::2])
    capacity = EdgePrices.of(image, 8.0, 4096.0).capacity(image)
    terminal = ((image[..., 0].astype(np.int32) - 128) * 100).astype(np.int32)
    expected = peer_flow(terminal, capacity, 8)
    assert GridFlow(terminal, capacity, 8).solve(CancelToken(), 2) == expected


def test_one_pixel_has_no_flow() -> None:
    flow = GridFlow(np.array([[5]], np.int32), np.zeros(9 * 4, np.int32), 4)
    assert flow.solve(CancelToken()) == 0
    assert flow.source_side().all()


def test_pixels_that_nothing_reaches_are_on_neither_side() -> None:
    flow = GridFlow(np.zeros((3, 3), np.int32), np.zeros(25 * 8, np.int32), 8)
    flow.solve(CancelToken())
    assert not (flow.source_side() | sink_side(flow)).any()


@pytest.mark.parametrize("changed", [1, 20, 300])
def test_changed_terminals_give_the_flow_of_a_fresh_solve(changed: int) -> None:
    terminal, capacity = random_grid(3, 20, 21, 8)
    flow = GridFlow(terminal.copy(), capacity.copy(), 8)
    flow.solve(CancelToken())
    rng = np.random.default_rng(changed)
    pixels = rng.permutation(terminal.size)[:changed]
    new = rng.integers(-60, 61, changed).astype(np.int32)
    flow.change_terminals(pixels, new)
    terminal.reshape(-1)[pixels] = new
    fresh = GridFlow(terminal, capacity, 8)
    assert flow.solve(CancelToken()) == fresh.solve(CancelToken())
    assert (flow.source_side() == fresh.source_side()).all()


def test_a_region_cut_off_from_its_only_root_is_cut_as_in_a_fresh_solve() -> None:
    # The weak column keeps the source's tree, more than 10,000 nodes under one pixel, away from the sink.
    image = np.zeros((120, 120, 3), np.uint8)
    image[:, 100:] = 255
    capacity = EdgePrices.of(image, 2.0, 4096.0).capacity(image)
    terminal = np.zeros((120, 120), np.int32)
    terminal[60, 20], terminal[60, 50], terminal[60, 110] = 1 << 28, 7, -(1 << 28)
    flow = GridFlow(terminal.copy(), capacity.copy(), 8)
    flow.solve(CancelToken())
    was = int(flow.source_side().sum())
    flow.change_terminals(np.array([60 * 120 + 20]), np.array([-3], np.int32))
    terminal[60, 20] = -3
    fresh = GridFlow(terminal, capacity, 8)
    assert flow.solve(CancelToken()) == fresh.solve(CancelToken())
    assert (flow.source_side() == fresh.source_side()).all()
    assert (sink_side(flow) == sink_side(fresh)).all()
    assert was >= 12_000


def test_terminals_cannot_change_before_the_first_solve() -> None:
    flow = GridFlow(np.zeros((3, 3), np.int32), np.zeros(25 * 4, np.int32), 4)
    with pytest.raises(BadInputError, match="solved grid"):
        flow.change_terminals(np.array([0]), np.array([1], np.int32))


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.usefixtures("strips_of_any_size")
def test_a_cancelled_solve_stops_and_goes_on_later(threads: int) -> None:
    terminal, capacity = random_grid(9, 40, 40, 8)
    expected = GridFlow(terminal.copy(), capacity.copy(), 8).solve(CancelToken())
    flow = GridFlow(terminal, capacity, 8)
    cancelled = CancelToken()
    cancelled.cancel()
    with pytest.raises(CancelledError):
        flow.solve(cancelled, threads)
    assert flow.flow < expected
    assert flow.solve(CancelToken(), threads) == expected


def test_arrays_that_do_not_fit_are_refused() -> None:
    with pytest.raises(BadInputError, match="capacity must be"):
        GridFlow(np.zeros((3, 3), np.int32), np.zeros(7, np.int32), 4)
    with pytest.raises(BadInputError, match="terminal must be"):
        GridFlow(np.zeros((3, 3), np.int64), np.zeros(25 * 4, np.int32), 4)  # type: ignore[arg-type]
    with pytest.raises(BadInputError, match="4 or 8"):
        GridFlow(np.zeros((3, 3), np.int32), np.zeros(25 * 6, np.int32), 6)
