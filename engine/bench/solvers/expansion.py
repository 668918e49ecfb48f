"""`bench expansion`: five classes from scribbles by alpha-expansion, against the same moves by PyMaxflow.

Ours: unary costs and edge capacities, pyramid, moves, mask. PyMaxflow's: for each move until none lowers the
energy, from each pixel's cheapest class on, building the graph from the same costs (only edges that can be
cut), solve, mask; computing its costs is not counted. Runs are interleaved, because machines drift.
"""

from __future__ import annotations

import importlib.util
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.bench.support.rows import Row
from engine.core import NO_PROGRESS, CancelToken, LabelMap, Progress, Rect, Reporter, RgbU8, UserError
from engine.refine.energy.problem import Problem

I32 = NDArray[np.int32]

PEER: Final = "PyMaxflow"
CLASSES: Final = 5
SAMPLES: Final = ("astronaut", "chelsea", "coffee")
MOST_IMAGES: Final = 5
_RUNS: Final = 3
_SIZES: Final = (("0.15 MP", 150_000), ("1 MP", 1_000_000))


@dataclass(frozen=True, slots=True)
class Expanded:
    """Result of one solver on one problem."""

    labels: LabelMap
    units: int
    seconds: float
    moves: int = 0


def run(data: Path | None, report: Reporter) -> list[Row]:
    """Rows for 0.15 and 1 MP.

    Args:
        data: a folder with `images/` and `masks/`; None takes sample photographs of scikit-image.
    """
    from engine.refine import warm_up

    warm_up(NO_PROGRESS)
    rows: list[Row] = []
    for s, (size, pixels) in enumerate(_SIZES):
        problems = [sample(name, pixels) for name in SAMPLES] if data is None else _load(data, pixels)
        pairs: list[tuple[Expanded, Expanded | None]] = []
        live: list[Expanded] = []
        for k in range(len(problems) * _RUNS):
            pairs.append(_compare(problems[k // _RUNS]))
            live.append(live_answer(problems[k // _RUNS]))
            total = len(_SIZES) * len(problems) * _RUNS
            report(Progress(s * len(problems) * _RUNS + k + 1, total, "runs", size))
        rows.extend(_rows(size, pairs))
        rows.extend(_live_rows(size, live, [ours for ours, _ in pairs]))
    return rows


def _rows(size: str, pairs: Sequence[tuple[Expanded, Expanded | None]]) -> list[Row]:
    ours = [our.seconds * 1e3 for our, _ in pairs]
    median, p95 = float(np.median(ours)), float(np.percentile(ours, 95))
    name = f"expansion, {CLASSES} classes, {size}"
    both = [(our, peer) for our, peer in pairs if peer is not None]
    if not both:
        return [Row(name, median, "ms", n=len(ours), p95=p95)]
    ratio = float(np.median([peer.seconds / our.seconds for our, peer in both]))
    peers = float(np.median([peer.seconds * 1e3 for _, peer in both]))
    excess = [our.units / peer.units - 1 for our, peer in both]
    return [
        Row(name, median, "ms", peers, PEER, ratio, len(ours), p95),
        Row(f"{name}, most energy above the peer's", max(excess), "relative", 0.0, PEER, n=len(excess)),
    ]


def _live_rows(size: str, live: Sequence[Expanded], best: Sequence[Expanded]) -> list[Row]:
    times = [answer.seconds * 1e3 for answer in live]
    excess = [answer.units / full.units - 1 for answer, full in zip(live, best, strict=True)]
    name = f"live answer, {CLASSES} classes, {size}"
    return [
        Row(name, float(np.median(times)), "ms", n=len(times), p95=float(np.percentile(times, 95))),
        Row(f"{name}, energy above the expansion's", float(np.median(excess)), "relative", n=len(excess)),
        Row(f"{name}, most energy above it", max(excess), "relative", n=len(excess)),
    ]


def live_answer(problem: Problem) -> Expanded:
    """The live cut of the same scribbles: appearance models fitted, all levels; the pyramid exists."""
    from engine.refine.live.live_cut import NewMaskCut
    from engine.refine.solvers.image_pyramid import CutPyramid

    token = CancelToken()
    cut = NewMaskCut(CutPyramid.of(problem.image, token), problem.settings, token)
    cut.put_scribbles(Rect.of_shape(problem.scribbles.shape), problem.scribbles)
    started_s = time.perf_counter()
    while not cut.preview(CLASSES, problem.settings, token).is_full_resolution:
        pass
    seconds = time.perf_counter() - started_s
    labels = np.ascontiguousarray(problem.place[cut.whole().labels])
    return Expanded(labels, problem.price(labels, problem.edge_prices()), seconds)


def _compare(problem: Problem) -> tuple[Expanded, Expanded | None]:
    from engine.refine.solvers.expansion import expand

    started_s = time.perf_counter()
    labels, units = expand(problem, CancelToken(), NO_PROGRESS)
    ours = Expanded(labels, units, time.perf_counter() - started_s)
    return ours, expand_with_peer(problem) if importlib.util.find_spec("maxflow") else None


def expand_with_peer(problem: Problem) -> Expanded:
    """Expansion moves by PyMaxflow until none lowers the energy; `seconds` cover its graphs and masks."""
    from engine.refine.energy.edge_kernels import expansion_move
    from engine.refine.energy.grid import NEIGHBOURS, grid_links

    unary = problem.unary()
    edges = problem.edge_prices()
    weights = edges.capacity(problem.image)
    count, height, width = unary.shape
    labels: LabelMap = np.argmin(unary, axis=0).astype(np.uint8)
    units = problem.price(labels, edges)
    terminal, capacity = np.empty((height, width), np.int32), np.empty_like(weights)
    settled = moves = 0
    seconds = 0.0
    while settled < count:
        alpha = moves % count
        links = grid_links(width, NEIGHBOURS)
        expansion_move(np.pad(labels, 1).ravel(), alpha, unary, links, weights, terminal, capacity)
        is_alpha, taken_s = _cut_with_peer(terminal, capacity, NEIGHBOURS)
        tried = np.where(is_alpha, np.uint8(alpha), labels)
        price = problem.price(tried, edges)
        settled = 1 if price < units else settled + 1
        if price < units:
            labels, units = tried, price
        moves += 1
        seconds += taken_s
    return Expanded(labels, units, seconds, moves)


def _cut_with_peer(terminal: I32, capacity: I32, connectivity: int) -> tuple[NDArray[np.bool_], float]:
    import maxflow

    height, width = terminal.shape
    grid = capacity.reshape(height + 2, width + 2, connectivity)[1:-1, 1:-1]
    ids = np.arange(height * width).reshape(height, width)
    edges = []
    for k, (dy, dx) in enumerate(((0, 1), (1, 0), (1, 1), (1, -1))[: connectivity // 2]):
        inner = slice(0, height - dy), slice(max(0, -dx), width - max(0, dx))
        shifted = slice(dy, height), slice(max(0, dx), width + min(0, dx))
        out, back = grid[..., 2 * k][inner], grid[..., 2 * k + 1][shifted]
        is_edge = (out > 0) | (back > 0)
        edges.append((ids[inner][is_edge], ids[shifted][is_edge], out[is_edge], back[is_edge]))
    to_source, to_sink = np.maximum(terminal, 0), np.maximum(-terminal, 0)
    started_s = time.perf_counter()
    graph: Any = maxflow.Graph[int](height * width, height * width * connectivity // 2)
    nodes = graph.add_grid_nodes((height, width))
    for part in edges:
        graph.add_edges(*part)
    graph.add_grid_tedges(nodes, to_source, to_sink)
    graph.maxflow()
    is_sink = graph.get_grid_segments(nodes)
    return ~is_sink, time.perf_counter() - started_s


def sample(name: str, pixels: int) -> Problem:
    """A photograph of scikit-image, whose classes are five clusters of colour and place."""
    import cv2
    from skimage import data

    image = _resized(getattr(data, name)(), pixels)
    small = cv2.resize(image, (120, 80), interpolation=cv2.INTER_AREA)
    lab = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_RGB2LAB).astype(np.float32), (0, 0), 2)
    y, x = np.mgrid[:80, :120].astype(np.float32)
    features = np.dstack([lab, 0.8 * y, 0.8 * x]).reshape(-1, 5)
    stop = cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_MAX_ITER, 30, 0.1
    cv2.setRNGSeed(0)
    _, clusters, _ = cv2.kmeans(features, CLASSES, np.empty(0), stop, 3, cv2.KMEANS_PP_CENTERS)
    mask = clusters.reshape(80, 120).astype(np.uint8)
    return _scribbled(image, _enlarged(mask, image))


def _load(data: Path, pixels: int) -> list[Problem]:
    """Up to MOST_IMAGES of a folder, spread over its names, with the largest classes of each."""
    from engine.document.image import read_image, read_mask

    masks = sorted((data / "masks").glob("*.png"))
    problems = []
    for path in masks[:: max(1, -(-len(masks) // MOST_IMAGES))]:
        image_path = next((data / "images").glob(f"{path.stem}.*"), None)
        if image_path is None:
            raise UserError(f"There is no image for the mask {path.name}.", "Give a folder images/ masks/.")
        image = read_image(image_path)
        labels = read_mask(path, image.shape[:2], None)
        sizes = np.bincount(labels.ravel(), minlength=256)[:255]
        largest = np.argsort(-sizes, kind="stable")[:CLASSES]
        if sizes[largest[-1]] == 0:
            continue
        place = np.full(256, 255, np.uint8)
        place[largest] = np.arange(CLASSES)
        image = _resized(image, pixels)
        problems.append(_scribbled(image, _enlarged(place[labels], image)))
    if not problems:
        raise UserError(f"{data} holds no mask with {CLASSES} classes.", "Give a folder images/ masks/.")
    return problems


def _resized(image: RgbU8, pixels: int) -> RgbU8:
    import cv2

    height, width = image.shape[:2]
    scale = (pixels / (height * width)) ** 0.5
    size = round(width * scale), round(height * scale)
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_CUBIC), np.uint8)


def _enlarged(mask: LabelMap, image: RgbU8) -> LabelMap:
    import cv2

    return np.asarray(cv2.resize(mask, image.shape[1::-1], interpolation=cv2.INTER_NEAREST), np.uint8)


def _scribbled(image: RgbU8, mask: LabelMap) -> Problem:
    """A stroke of each class well inside its largest region."""
    import cv2

    from engine.refine import CutSettings, RefineRequest
    from engine.refine.energy.problem import build_problem

    scribbles = np.full(mask.shape, 255, np.uint8)
    for class_id in range(CLASSES):
        padded = np.pad((mask == class_id).astype(np.uint8), 1)
        depth = cv2.distanceTransform(padded, cv2.DIST_L2, 3)[1:-1, 1:-1]
        scribbles[depth > 0.6 * depth.max()] = class_id
    return build_problem(RefineRequest(image, scribbles, CLASSES, None, CutSettings()))
