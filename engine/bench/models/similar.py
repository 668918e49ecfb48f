"""`bench similar`: retrieval of similar images, and coverage of every kind by the diverse choice.

Images of several data sets are mixed; those of one set count as alike. Photographs of everything
(coco, davis, berkeley) are alike in nothing but their being photographs, so 100 % is out of reach.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.bench.support.rows import Row
from engine.core import Progress, Reporter, UserError
from engine.document.image import read_reduced
from engine.document.listing import list_images
from engine.embed import PICTURE_BLOCKS, build_space, describe_picture, farthest_first
from engine.embed.image_statistics import SIDE_PX

EACH: Final = 20
RANDOM_ORDERS: Final = 200
_HISTOGRAM: Final = "RGB histogram"
_RANDOM: Final = "random order"
_BINS: Final = 8


def run(data: Path | None, report: Reporter) -> list[Row]:
    """Shares of neighbours from the same data set, and images chosen until each set has one.

    Args:
        data: folder of data sets, each with `images/`; the first `EACH` of each are taken.

    Raises:
        UserError: no folder, or fewer than two data sets in it.
    """
    pictures, sets = _mixed(data)
    vectors, histograms, seconds = _described(pictures, report)
    count = len(pictures)
    space = build_space(lambda: [(range(count), vectors)], PICTURE_BLOCKS)
    plain = build_space(lambda: [(range(count), histograms)], (histograms.shape[1],))
    rows = []
    for first, metric in ((1, "most similar image is of the same set"), (5, "of the 5 most similar")):
        ours, peer = (_same_share(s.vectors, sets, first) for s in (space, plain))
        rows.append(Row(metric, 100 * ours, "%", 100 * peer, _HISTOGRAM, ours / peer, n=count))
    order = [pick.row for pick in farthest_first(space.vectors, *_nothing_labelled(count), count)]
    rng = np.random.default_rng(0)
    ours_count = _until_each(sets[order])
    peer_count = float(np.mean([_until_each(rng.permutation(sets)) for _ in range(RANDOM_ORDERS)]))
    rows.append(
        Row(
            f"images chosen until each of {len(set(sets))} sets has one",
            ours_count,
            "images",
            peer_count,
            _RANDOM,
            peer_count / ours_count,
        )
    )
    times_ms = 1000 * np.array(seconds)
    p95 = float(np.percentile(times_ms, 95))
    rows.append(Row("read and describe an image", float(np.median(times_ms)), "ms", n=count, p95=p95))
    return rows


def _mixed(data: Path | None) -> tuple[list[Path], NDArray[np.int64]]:
    if data is None:
        raise UserError("This benchmark needs images.", "Name a folder of data sets with --data DIR.")
    pictures: list[Path] = []
    sets: list[int] = []
    for number, folder in enumerate(sorted(path for path in data.glob("*/images") if path.is_dir())):
        some = sorted(list_images(folder))[:EACH]
        pictures += some
        sets += [number] * len(some)
    if len(set(sets)) < 2:
        raise UserError(
            f"{data} holds fewer than two data sets.", "Name a folder of folders that have images/ inside."
        )
    return pictures, np.array(sets, np.int64)


def _described(
    pictures: Sequence[Path], report: Reporter
) -> tuple[NDArray[np.float32], NDArray[np.float32], list[float]]:
    vectors, histograms, seconds = [], [], []
    for number, path in enumerate(pictures):
        report(Progress(number, len(pictures), "images"))
        began_s = time.perf_counter()
        image = read_reduced(path, SIDE_PX)
        vectors.append(describe_picture(image))
        seconds.append(time.perf_counter() - began_s)
        counts = np.histogramdd(image.reshape(-1, 3), _BINS, [(0, 256)] * 3)[0].ravel()
        histograms.append(np.sqrt(counts / counts.sum()).astype(np.float32))
    report(Progress(len(pictures), len(pictures), "images"))
    return np.stack(vectors), np.stack(histograms), seconds


def _same_share(vectors: NDArray[np.float32], sets: NDArray[np.int64], first: int) -> float:
    """Mean share of the `first` most similar images that are of an image's own set."""
    similarity = vectors @ vectors.T
    np.fill_diagonal(similarity, -np.inf)
    nearest = np.argsort(-similarity, axis=1, kind="stable")[:, :first]
    return float((sets[nearest] == sets[:, None]).mean())


def _nothing_labelled(count: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    return np.zeros(count, bool), np.ones(count, bool)


def _until_each(sets: NDArray[np.int64]) -> int:
    """Number of these images until every set has occurred."""
    return int(max(np.flatnonzero(sets == one)[0] for one in np.unique(sets))) + 1
