"""`bench cut`: an exact cut between two classes from scribbles, everything included, against PyMaxflow.

Ours: colour models, unary costs and edge capacities, solve, mask. PyMaxflow's: building the graph from the
same costs, solve, mask; as its users build it, with room for all edges reserved, one edge (two arcs) for a
pair of neighbours. Runs are interleaved, because machines drift. With one thread both are timed by the
processor's time, which other programs hardly disturb; with more threads by the clock.
"""

from __future__ import annotations

import importlib.util
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from engine.bench.support.rows import Row
from engine.core import NO_PROGRESS, BoolMap, CancelToken, Progress, Reporter, RgbU8, UserError

if TYPE_CHECKING:
    from engine.refine import RefineRequest
    from engine.refine.energy.problem import Problem

PEER: Final = "PyMaxflow"
MOST_IMAGES: Final = 5
_RUNS: Final = 3
_SMALL: Final = (321, 481)
_SIZES: Final = (("481x321", None), ("1 MP", 1_000_000), ("4 MP", 4_000_000))


@dataclass(frozen=True, slots=True)
class _Case:
    name: str
    image: RgbU8
    mask: BoolMap


@dataclass(frozen=True, slots=True)
class _Timing:
    """Seconds of the processor with one thread, and by the clock with all; the peer's by both."""

    single_s: float
    all_s: float
    peer_cpu_s: float | None
    peer_s: float | None
    energy_error: float | None


def run(data: Path | None, report: Reporter) -> list[Row]:
    """Rows for a 481x321 photograph, 1 MP and 4 MP.

    Args:
        data: a folder with `images/` and `masks/`; None takes sample photographs of scikit-image.
    """
    from engine.refine import warm_up

    warm_up(NO_PROGRESS)
    cases = _samples() if data is None else _load(data)
    rows: list[Row] = []
    total = len(_SIZES) * len(cases) * _RUNS
    for s, (name, pixels) in enumerate(_SIZES):
        timings: list[_Timing] = []
        for c, case in enumerate(cases):
            request = _request(_resized(case, pixels))
            for k in range(_RUNS):
                timings.append(_time_one(request))
                report(Progress((s * len(cases) + c) * _RUNS + k + 1, total, "runs", name))
        rows.extend(_rows(name, timings))
    return rows


def _rows(name: str, timings: Sequence[_Timing]) -> list[Row]:
    from engine.refine.energy.edge_capacities import default_threads

    single, every = [t.single_s for t in timings], [t.all_s for t in timings]
    rows = [
        _row(f"exact cut {name}, one thread", single, [t.peer_cpu_s for t in timings]),
        _row(f"exact cut {name}, {default_threads()} threads", every, [t.peer_s for t in timings]),
    ]
    errors = [t.energy_error for t in timings if t.energy_error is not None]
    if errors:
        title = f"exact cut {name}, largest difference in energy"
        rows.append(Row(title, max(errors), "relative", 0.0, PEER, n=len(errors)))
    return rows


def _row(name: str, ours_s: Sequence[float], peers_s: Sequence[float | None]) -> Row:
    median, p95 = float(np.median(ours_s)) * 1e3, float(np.percentile(ours_s, 95)) * 1e3
    pairs = [(ours, peer) for ours, peer in zip(ours_s, peers_s, strict=True) if peer is not None]
    if not pairs:
        return Row(name, median, "ms", n=len(ours_s), p95=p95)
    ratio = float(np.median([peer / ours for ours, peer in pairs]))
    peer_ms = float(np.median([peer for _, peer in pairs])) * 1e3
    return Row(name, median, "ms", peer_ms, PEER, ratio, len(pairs), p95)


def _time_one(request: RefineRequest) -> _Timing:
    from engine.refine import refine
    from engine.refine.energy.edge_capacities import limited_threads
    from engine.refine.energy.problem import build_problem

    with limited_threads(1):
        started_s = time.thread_time()
        refine(request, CancelToken(), NO_PROGRESS)
        single_s = time.thread_time() - started_s
    started_s = time.perf_counter()
    result = refine(request, CancelToken(), NO_PROGRESS)
    all_s = time.perf_counter() - started_s
    if importlib.util.find_spec("maxflow") is None:
        return _Timing(single_s, all_s, None, None, None)
    problem = build_problem(request)
    flow, peer_cpu_s, peer_s = _solve_with_peer(problem)
    energy = flow / problem.units
    error = abs(energy - result.energy) / max(abs(energy), 1e-9)
    return _Timing(single_s, all_s, peer_cpu_s, peer_s, error)


def _solve_with_peer(problem: Problem) -> tuple[int, float, float]:
    """PyMaxflow on our capacities; seconds of processor and clock from an empty graph to the mask."""
    import maxflow

    from engine.refine.energy.grid import NEIGHBOURS

    height, width = problem.scribbles.shape
    terminal = problem.terminal()
    capacity = problem.edge_prices().capacity(problem.image).reshape(height + 2, width + 2, NEIGHBOURS)
    steps = ((0, 1), (1, 0), (1, 1), (1, -1))
    weights = [np.ascontiguousarray(capacity[1:-1, 1:-1, 2 * k]) for k in range(len(steps))]
    to_source, to_sink = np.maximum(terminal, 0), np.maximum(-terminal, 0)
    started_s, started_cpu_s = time.perf_counter(), time.thread_time()
    graph: Any = maxflow.Graph[int](height * width, height * width * NEIGHBOURS // 2)
    nodes = graph.add_grid_nodes((height, width))
    for (dy, dx), weight in zip(steps, weights, strict=True):
        structure = np.zeros((3, 3), np.int64)
        structure[1 + dy, 1 + dx] = 1
        graph.add_grid_edges(nodes, weights=weight, structure=structure, symmetric=True)
    graph.add_grid_tedges(nodes, to_source, to_sink)
    flow = int(graph.maxflow())
    graph.get_grid_segments(nodes)
    return flow, time.thread_time() - started_cpu_s, time.perf_counter() - started_s


def _request(case: _Case) -> RefineRequest:
    """Scribbles like a user's: a stroke well inside the object, and one around it."""
    import cv2

    from engine.refine import CutSettings, RefineRequest

    scribbles = np.full(case.mask.shape, 255, np.uint8)
    for class_id, region in ((0, ~case.mask), (1, case.mask)):
        padded = np.pad(region.astype(np.uint8), 1)
        depth = cv2.distanceTransform(padded, cv2.DIST_L2, 3)[1:-1, 1:-1]
        scribbles[depth > 0.6 * depth.max()] = class_id
    settings = CutSettings(exact_pixels=case.mask.size)
    return RefineRequest(case.image, scribbles, 2, None, settings)


def _resized(case: _Case, pixels: int | None) -> _Case:
    import cv2

    if pixels is None:
        return case
    height, width = case.mask.shape
    scale = (pixels / (height * width)) ** 0.5
    size = round(width * scale), round(height * scale)
    image = np.asarray(cv2.resize(case.image, size, interpolation=cv2.INTER_CUBIC), np.uint8)
    mask = cv2.resize(case.mask.astype(np.uint8), size, interpolation=cv2.INTER_NEAREST) > 0
    return _Case(case.name, image, mask)


def _samples() -> list[_Case]:
    """Sample photographs that come with scikit-image; their objects are ellipses: only speed is measured."""
    import cv2
    from skimage import data

    cases = []
    for name in ("astronaut", "chelsea", "coffee"):
        image = np.asarray(
            cv2.resize(getattr(data, name)(), _SMALL[::-1], interpolation=cv2.INTER_AREA), np.uint8
        )
        y, x = np.mgrid[: _SMALL[0], : _SMALL[1]]
        mask = ((y / _SMALL[0] - 0.55) / 0.35) ** 2 + ((x / _SMALL[1] - 0.45) / 0.25) ** 2 < 1
        cases.append(_Case(name, image, mask))
    return cases


def _load(data: Path) -> list[_Case]:
    """Up to MOST_IMAGES of a folder, spread over its names, with the object of class 1."""
    from engine.document.image import read_image, read_mask

    masks = sorted((data / "masks").glob("*.png"))
    masks = masks[:: max(1, -(-len(masks) // MOST_IMAGES))]
    cases = []
    for path in masks:
        image_path = next((data / "images").glob(f"{path.stem}.*"), None)
        if image_path is None:
            raise UserError(f"There is no image for the mask {path.name}.", "Give a folder images/ masks/.")
        image = read_image(image_path)
        mask = read_mask(path, image.shape[:2], None) == 1
        if mask.any() and not mask.all():
            cases.append(_Case(path.stem, image, mask))
    if not cases:
        raise UserError(f"{data} holds no image with an object of class 1.", "Give a folder images/ masks/.")
    return cases
