"""`bench tracing`: seconds and IoU of lines that are traced from click to click, against painting them.

The person is that of `bench effort`: the same times for finding, travelling, painting and keys. They know
where each line of the truth runs, click at its two ends, once more in the middle of a part whose path leaves
the line, and apply by a key. Whoever paints goes along the same lines with the pen down, in the right width.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.bench.simulation.effort import read_folder
from engine.bench.simulation.human_time import FIND_S, JUDGE_S, KEY_S, painting_s, quality, travelling_s
from engine.bench.support.options import Choices
from engine.bench.support.rows import Row
from engine.core import BoolMap, LabelMap, Progress, Rect, Reporter, RgbU8, UserError
from engine.document.image import read_image
from engine.edit.paths.line_width import MeasuredLine, line_region
from engine.edit.paths.tracing import ridge_tree, traced_line, with_width

WIDER_PX: Final = (0.0, 1.0, 2.0, 3.0)
"""Settings of *Wider*, one for all images: who drew the truth may have drawn wider than the line is."""

_WIDEST_PX: Final = 16.0
_REACH_PX: Final = 8.0
_NEAR_PX: Final = 4.0
"""A path that is farther from the true line has left it."""
_AROUND_PX: Final = 40
_LEAST_PX: Final = 12
_MOST_HALVINGS: Final = 4

Places: TypeAlias = NDArray[np.int64]
"""(n, 2): pixels (y, x) along a line."""


@dataclass(slots=True)
class Traced:
    """Work on one image: seconds, clicks and lines, and the mask for each of `WIDER_PX`."""

    masks: list[LabelMap]
    seconds: float = JUDGE_S
    clicks: int = 0
    lines: int = 0
    hand: tuple[float, float] = field(default=(0.0, 0.0))

    def click(self, place: Places) -> None:
        """Find the next place and click on it."""
        point = float(place[0]), float(place[1])
        self.seconds += FIND_S + travelling_s(math.dist(self.hand, point))
        self.clicks += 1
        self.hand = point


def run(data: Path | None, report: Reporter, choices: Choices) -> list[Row]:
    """Rows of tracing, with painting as the peer.

    Raises:
        UserError: no data, or more than one class beside the background.
    """
    if data is None:
        raise UserError("This benchmark needs images with true masks.", "Name a dataset: --data DIR.")
    folder = read_folder(data, choices.images, choices.classes)
    if len(folder.classes) != 2:
        raise UserError(f"{folder.name} has {len(folder.classes)} classes.", "Name one of lines: --classes.")
    done: list[Traced] = []
    painted_s: list[float] = []
    scores: list[list[float]] = []
    for number, path in enumerate(folder.images):
        truth = folder.truths[path.stem]
        lines = sorted(lines_of(truth == 1), key=len, reverse=True)
        work = trace(read_image(path), truth, lines)
        done.append(work)
        painted_s.append(painting_of(lines))
        scores.append([quality(mask, truth, 2) for mask in work.masks])
        report(Progress(number + 1, len(folder.images), "images"))
    choices.describe(f"{folder.name}, {len(done)} images; the person of `bench effort`, who knows each line.")
    by_width = np.mean(scores, axis=0)
    best = int(by_width.argmax())
    seconds = [work.seconds for work in done]
    count = len(done)
    return [
        Row(
            "seconds for an image",
            float(np.median(seconds)),
            "s",
            peer=float(np.median(painted_s)),
            peer_name="brush",
            ratio=float(np.sum(painted_s) / np.sum(seconds)),
            n=count,
            p95=float(np.percentile(seconds, 95)),
        ),
        Row("clicks for an image", float(np.mean([work.clicks for work in done])), "", n=count),
        Row("lines of an image", float(np.mean([work.lines for work in done])), "", n=count),
        Row("IoU in the width that is measured", float(by_width[0]), "", n=count),
        Row(f"IoU, {WIDER_PX[best]:g} px wider", float(by_width[best]), "", n=count),
    ]


def lines_of(is_line: BoolMap) -> Iterator[Places]:
    """Lines of a mask from end to end: the longest path of each piece of its skeleton, then of the rest."""
    import cv2
    from skimage.morphology import skeletonize

    skeleton = skeletonize(is_line)  # type: ignore[no-untyped-call]
    while True:
        count, pieces = cv2.connectedComponents(skeleton.astype(np.uint8), connectivity=8)
        whole = [places for k in range(1, count) if len(places := np.argwhere(pieces == k)) >= _LEAST_PX]
        if not whole:
            return
        for places in whole:
            line = _longest_path({(int(y), int(x)) for y, x in places})
            skeleton[line[:, 0], line[:, 1]] = False
            yield line


def painting_of(lines: Sequence[Places]) -> float:
    """Seconds to paint along these lines with the pen down."""
    seconds, hand = JUDGE_S, (0.0, 0.0)
    for line in lines:
        start, end = line[0].tolist(), line[-1].tolist()
        length = float(np.hypot(*np.diff(line, axis=0).T).sum())
        seconds += FIND_S + travelling_s(math.dist(hand, start)) + painting_s(length)
        hand = (float(end[0]), float(end[1]))
    return seconds


def trace(pixels: RgbU8, truth: LabelMap, lines: Sequence[Places]) -> Traced:
    """Trace these lines of an image with the tool *Trace a line*."""
    work = Traced([np.zeros(truth.shape, np.uint8) for _ in WIDER_PX])
    for line in lines:
        pieces = list(_pieces(pixels, line, _MOST_HALVINGS))
        work.click(line[0])
        for end, measured in pieces:
            work.click(end)
            for mask, wider in zip(work.masks, WIDER_PX, strict=True):
                rect, covered = line_region(with_width(measured, 0.0, wider), truth.shape)
                mask[rect.slices][covered] = 1
        work.seconds += KEY_S
        work.lines += 1
    return work


def _pieces(pixels: RgbU8, line: Places, halvings: int) -> Iterator[tuple[Places, MeasuredLine]]:
    """What is traced along a line: where each click but the first was, and the line up to there."""
    start, end = ((line[k] + 0.5).tolist() for k in (0, -1))
    window = Rect(*line.min(axis=0).tolist(), *(line.max(axis=0) + 1).tolist())
    window = window.expand(_AROUND_PX).clip(*pixels.shape[:2])
    traced = ridge_tree(pixels, window, (start[0], start[1]), _REACH_PX, _WIDEST_PX, is_dark=True)
    path = traced.tree.path_to(traced.tree.snapped((end[0], end[1]), _REACH_PX))
    if halvings and len(line) > 2 * _LEAST_PX and _leaves(path, line):
        middle = len(line) // 2
        yield from _pieces(pixels, line[: middle + 1], halvings - 1)
        yield from _pieces(pixels, line[middle:], halvings - 1)
    else:
        yield line[-1], traced_line(pixels, path, traced.kind, _WIDEST_PX)


def _leaves(path: Sequence[tuple[float, float]], line: Places) -> bool:
    from scipy.spatial import cKDTree

    away, _ = cKDTree(line).query(np.array(path) - 0.5)
    return bool(np.max(away) > _NEAR_PX)


def _longest_path(places: set[tuple[int, int]]) -> Places:
    """The longest of the shortest paths between pixels of a connected line, by two searches."""
    far = next(iter(_search(places, min(places))))
    parents = _search(places, far)
    place: tuple[int, int] | None = next(iter(parents))
    path = []
    while place is not None:
        path.append(place)
        place = parents[place]
    return np.array(path, np.int64)


def _search(
    places: set[tuple[int, int]], start: tuple[int, int]
) -> dict[tuple[int, int], tuple[int, int] | None]:
    """Each pixel with the one before it on the way from `start`; the farthest first."""
    parents: dict[tuple[int, int], tuple[int, int] | None] = {start: None}
    waiting = [start]
    for y, x in waiting:
        for dy, dx in itertools.product((-1, 0, 1), repeat=2):
            near = (y + dy, x + dx)
            if near in places and near not in parents:
                parents[near] = (y, x)
                waiting.append(near)
    return dict(reversed(parents.items()))
