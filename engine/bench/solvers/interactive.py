"""`bench interactive`: latency of the live cut, and its distance from the exact cut.

Scenes have 12 megapixels, made from smaller photographs, see `scenes`. Round by round over all of them: a
machine that slows down slows all scenes.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

import numpy as np

from engine.bench.solvers.corrections import time_corrections
from engine.bench.support.rows import Row
from engine.bench.support.scenes import ScribbledScene, scenes
from engine.core import IGNORE, NO_PROGRESS, BoolMap, CancelToken, LabelMap, Progress, Rect, Reporter

if TYPE_CHECKING:
    from engine.refine import CutSettings
    from engine.refine.live.live_cut import NewMaskCut

T = TypeVar("T")
Figures: TypeAlias = "dict[str, list[float]]"

PIXELS: Final = 12_000_000
MOST_IMAGES: Final = 2
"""Photographs of each folder: each scene is cut exactly too, in 5 to 30 seconds."""
_ROUNDS: Final = 3
_MOVES: Final = 30
_PEN_PX: Final = 12.0
_STEP_PX: Final = 12.0
_CLASSES: Final = 2

_ANSWERS: Final = ("first answer", "under the pen", "pen up", "best")
_MEMORY_SCRIPT: Final = """
import pathlib, resource, sys
import numpy as np
from engine.core import NO_PROGRESS, CancelToken, Rect
from engine.refine import CutSettings
from engine.refine.solvers.coarse_to_fine import cut_coarse_to_fine
from engine.refine.solvers.image_pyramid import CutPyramid
from engine.refine.live.live_cut import NewMaskCut
rng = np.random.default_rng(0)
image = rng.integers(0, 256, (40, 60, 3), np.uint8).repeat(100, 0).repeat(100, 1)
image ^= rng.integers(0, 8, image.shape, np.uint8)
cut = NewMaskCut(CutPyramid.of(image, CancelToken()), CutSettings(), CancelToken())
scribbles = np.full(image.shape[:2], 255, np.uint8)
scribbles[500:900, 500:600] = 0
scribbles[2500:2600, 3000:4000] = 1
cut.put_scribbles(Rect.of_shape(scribbles.shape), scribbles)
cut.preview(2, CutSettings(), CancelToken())
cut.settle(2, CutSettings(), CancelToken())
cut_coarse_to_fine(cut.problem, CancelToken(), NO_PROGRESS)
# Linux counts the process that this one was forked from into ru_maxrss, but not into VmHWM.
status = pathlib.Path("/proc/self/status")
if status.is_file():
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    print(int(line.split()[1]) * 1024)
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024))
"""


def run(data: Path | None, report: Reporter) -> list[Row]:
    """Rows for moves of the pen, first strokes, the pen up, agreement with the exact cut, and memory.

    Args:
        data: a folder with `images/` and `masks/`, or one of such folders; None takes sample photographs.
    """
    from engine.refine import warm_up

    warm_up(NO_PROGRESS)
    chosen = list(scenes(data, PIXELS, MOST_IMAGES))
    figures: Figures = defaultdict(list)
    total = len(chosen) * (_ROUNDS + 1)
    for round_number in range(_ROUNDS):
        for k, scene in enumerate(chosen):
            report(Progress(round_number * len(chosen) + k, total, "runs", scene.name))
            _time_strokes(scene, round_number, figures)
            time_corrections(scene, round_number, figures)
    for k, scene in enumerate(chosen):
        report(Progress(_ROUNDS * len(chosen) + k, total, "exact cuts", scene.name))
        _compare(scene, figures)
    report(Progress(total, total, "runs"))
    rows = [_row(name, values) for name, values in figures.items()]
    if sys.platform != "win32":
        rows.append(Row("memory of a process with 24 megapixels", _memory_gib(), "GiB"))
    return rows


def _row(name: str, values: list[float]) -> Row:
    is_time = name.endswith(", ms")
    metric, unit = name.rsplit(", ", 1)
    p95 = float(np.percentile(values, 95)) if is_time else None
    return Row(metric, float(np.median(values)), unit, n=len(values), p95=p95)


def _time_strokes(scene: ScribbledScene, round_number: int, figures: Figures) -> None:
    """One session with an image: opening, the first stroke, moves of the pen, the pen up."""
    from engine.refine import CutSettings

    settings, token = CutSettings(), CancelToken()
    cut = _timed("image opened, ms", figures, lambda: _cut_of(scene, settings))
    others, rect, dab = _without_first_stroke(scene)
    cut.put_scribbles(Rect.of_shape(others.shape), others)

    def first_stroke() -> None:
        cut.put_scribbles(rect, dab)
        cut.preview(_CLASSES, settings, token)

    _timed("first stroke, ms", figures, first_stroke)
    while not cut.preview(_CLASSES, settings, token).is_full_resolution:
        pass
    shown = cut.whole().labels
    for rect, dab in _moves(scene, shown, round_number):

        def move(rect: Rect = rect, dab: LabelMap = dab) -> None:
            cut.put_scribbles(rect, dab)
            cut.preview(_CLASSES, settings, token)

        _timed("move of the pen, ms", figures, move)
    _timed("colours learned anew, ms", figures, lambda: cut.learn(_CLASSES, settings))
    _timed("pen up: all levels with new colours, ms", figures, lambda: cut.settle(_CLASSES, settings, token))


def _compare(scene: ScribbledScene, figures: Figures) -> None:
    """Labels and energy of every live cut against the exact cut of the same scribbles."""
    from engine.refine import CutSettings
    from engine.refine.solvers.coarse_to_fine import cut_coarse_to_fine
    from engine.refine.solvers.graphcut import cut as cut_exactly

    settings, token = CutSettings(), CancelToken()
    live = _cut_of(scene, settings)
    live.put_scribbles(Rect.of_shape(scene.scribbles.shape), scene.scribbles)
    answers = {"first answer": live.preview(_CLASSES, settings, token).labels}
    while not live.preview(_CLASSES, settings, token).is_full_resolution:
        pass
    answers["under the pen"] = live.whole().labels
    answers["pen up"] = live.settle(_CLASSES, settings, token).labels
    assert live.problem is not None
    problem = live.problem
    exact = cut_exactly(problem, token, NO_PROGRESS)
    ids = np.array(problem.classes, np.uint8)
    started_s = time.perf_counter()
    best = cut_coarse_to_fine(problem, token, NO_PROGRESS)
    figures["best answer, ms"].append((time.perf_counter() - started_s) * 1e3)
    answers["best"] = ids[best.labels]
    edges = problem.edge_prices()
    for name in _ANSWERS:
        labels = answers[name]
        figures[f"{name} against the exact cut, {scene.kind} scenes, IoU"].append(
            _iou(labels == 1, ids[exact.labels] == 1)
        )
        units = problem.price(np.ascontiguousarray(problem.place[labels]), edges)
        figures[f"{name}: energy above the exact cut's, {scene.kind} scenes, %"].append(
            100.0 * (units / exact.units - 1.0)
        )


def _cut_of(scene: ScribbledScene, settings: CutSettings) -> NewMaskCut:
    from engine.refine.live.live_cut import NewMaskCut
    from engine.refine.solvers.image_pyramid import CutPyramid

    return NewMaskCut(CutPyramid.of(scene.image, CancelToken()), settings, CancelToken())


def _timed(name: str, figures: Figures, work: Callable[[], T]) -> T:
    """On a busy machine the processor time of all threads tells more than the clock."""
    started_s, spent_s = time.perf_counter(), time.process_time()
    result = work()
    metric, unit = name.rsplit(", ", 1)
    figures[name].append((time.perf_counter() - started_s) * 1e3)
    figures[f"{metric}: processor time, {unit}"].append((time.process_time() - spent_s) * 1e3)
    return result


def _without_first_stroke(scene: ScribbledScene) -> tuple[LabelMap, Rect, LabelMap]:
    """The scribbles without the object's largest one, the rectangle of that one, and all scribbles in it."""
    import cv2

    count, pieces, stats, _ = cv2.connectedComponentsWithStats((scene.scribbles == 1).astype(np.uint8))
    largest = 1 + int(np.argmax(stats[1:count, cv2.CC_STAT_AREA]))
    x, y, width, height = (int(v) for v in stats[largest][:4])
    rect = Rect(y, x, y + height, x + width)
    return np.where(pieces == largest, np.uint8(IGNORE), scene.scribbles), rect, scene.scribbles[rect.slices]


def _moves(scene: ScribbledScene, shown: LabelMap, round_number: int) -> Iterator[tuple[Rect, LabelMap]]:
    """A stroke that begins where the labels are wrong and wanders inside the right region."""
    from engine.edit.raster import sweep

    rng = np.random.default_rng(round_number)
    shape = scene.mask.shape
    wrong = np.argwhere(shown[::8, ::8] != scene.mask[::8, ::8]) * 8
    if len(wrong) == 0:
        return
    scribbles = scene.scribbles.copy()
    at = wrong[rng.integers(len(wrong))].astype(float)
    class_id = int(scene.mask[tuple(at.astype(int))])
    angle = rng.uniform(0.0, 2 * np.pi)
    for _ in range(_MOVES):
        angle += rng.normal(0.0, 0.3)
        to = at + _STEP_PX * np.array([np.sin(angle), np.cos(angle)])
        y, x = (int(v) for v in to)
        if not (0 <= y < shape[0] and 0 <= x < shape[1]) or scene.mask[y, x] != class_id:
            angle += np.pi / 2
            continue
        rect, covered = sweep([(at[0], at[1]), (to[0], to[1])], _PEN_PX, shape)
        scribbles[rect.slices][covered] = class_id
        yield rect, scribbles[rect.slices].copy()
        at = to


def _iou(a: BoolMap, b: BoolMap) -> float:
    return float((a & b).sum() / max(1, (a | b).sum()))


def _memory_gib() -> float:
    """Largest resident size of a fresh process that opens 24 megapixels and cuts once in every way."""
    done = subprocess.run([sys.executable, "-c", _MEMORY_SCRIPT], capture_output=True, text=True, check=True)
    return int(done.stdout) / 2**30
