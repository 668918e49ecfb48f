"""`bench densecrf`: set-up and five mean field steps, against pydensecrf; on a graphics card as well.

Both get the same energies and parameters. pydensecrf keeps its lattices as we do, so
inference is compared with inference and set-up with set-up, in turns, because machines drift.
"""

from __future__ import annotations

import importlib.util
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.bench.support.rows import Row
from engine.core import Progress, Reporter, RgbU8, UserError

if TYPE_CHECKING:
    from engine.refine.crf.densecrf import Backend

F32 = NDArray[np.float32]

PEER: Final = "pydensecrf"
MOST_IMAGES: Final = 3
_RUNS: Final = 3
_CLASSES: Final = (2, 21)
_SIZES: Final = (("0.19 MP", 190_000), ("1 MP", 1_000_000))


@dataclass(frozen=True, slots=True)
class _CrfTiming:
    ours_s: float
    peer_s: float | None
    difference: float | None = None


def run(data: Path | None, report: Reporter) -> list[Row]:
    """Rows for 0.19 and 1 MP: set-up, then inference and difference of the beliefs for 2 and 21 classes.

    Where torch finds a graphics card, inference is measured there too.

    Args:
        data: a folder with `images/`, or with folders that have one; None takes samples of scikit-image.
    """
    from engine.refine.crf.densecrf import Backend, warm_up

    photos = _samples() if data is None else _load(data)
    with_peer = importlib.util.find_spec(PEER) is not None
    warm_up()
    total = len(_SIZES) * len(photos)
    backends = [Backend.OWN, *([Backend.CUDA] if _has_card() else [])]
    rows: list[Row] = []
    for s, (name, pixels) in enumerate(_SIZES):
        setup: list[_CrfTiming] = []
        inference: dict[tuple[Backend, int], list[_CrfTiming]] = {
            (backend, classes): [] for backend in backends for classes in _CLASSES
        }
        for k, photo in enumerate(photos):
            image = _resized(photo, pixels)
            setup.extend(_time_setup(image, with_peer) for _ in range(_RUNS))
            for (backend, classes), timings in inference.items():
                timings.extend(_time_inference(image, classes, with_peer, backend))
            report(Progress(s * len(photos) + k + 1, total, "images", name))
        rows.append(_row(f"dense CRF set-up {name}", setup))
        for (backend, classes), timings in inference.items():
            title = f"dense CRF 5 steps {name}, {classes} classes"
            title += "" if backend is Backend.OWN else ", on the graphics card"
            rows.append(_row(title, timings))
            differences = [t.difference for t in timings if t.difference is not None]
            if differences:
                worst = max(differences)
                rows.append(
                    Row(f"{title}, mean difference of beliefs", worst, "probability", n=len(differences))
                )
    return rows


def _row(title: str, timings: list[_CrfTiming]) -> Row:
    ours = [t.ours_s * 1e3 for t in timings]
    peers = [t.peer_s * 1e3 for t in timings if t.peer_s is not None]
    median, p95 = float(np.median(ours)), float(np.percentile(ours, 95))
    if not peers:
        return Row(title, median, "ms", n=len(ours), p95=p95)
    peer = float(np.median(peers))
    return Row(title, median, "ms", peer, PEER, peer / median, len(ours), p95)


def _seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    started_s = time.perf_counter()
    result = work()
    return time.perf_counter() - started_s, result


def _time_setup(image: RgbU8, with_peer: bool) -> _CrfTiming:
    from engine.refine.crf.densecrf import DenseCrf

    ours_s, _ = _seconds(lambda: DenseCrf(image))
    peer_s = _seconds(lambda: _peer(image, 2))[0] if with_peer else None
    return _CrfTiming(ours_s, peer_s)


def _has_card() -> bool:
    import torch

    return torch.cuda.is_available()


def _time_inference(image: RgbU8, classes: int, with_peer: bool, backend: Backend) -> list[_CrfTiming]:
    from engine.refine.crf.densecrf import dense_crf

    unary = _energies(classes, image.shape[0], image.shape[1])
    crf = dense_crf(image, backend=backend)
    crf.infer(unary, 1)  # working memory, which pydensecrf takes anew at each call
    peer = _peer(image, classes) if with_peer else None
    if peer is not None:
        peer.setUnaryEnergy(unary.reshape(classes, -1))
    timings = []
    for _ in range(_RUNS):
        ours_s, beliefs = _seconds(lambda: crf.infer(unary, 5))
        if peer is None:
            timings.append(_CrfTiming(ours_s, None))
            continue
        peer_s, theirs = _seconds(lambda: peer.inference(5))
        difference = np.abs(np.asarray(theirs).reshape(unary.shape) - beliefs).mean()
        timings.append(_CrfTiming(ours_s, peer_s, float(difference)))
    return timings


def _peer(image: RgbU8, classes: int) -> Any:
    from pydensecrf import densecrf

    from engine.refine.crf.densecrf import CrfParams

    p = CrfParams()
    solver = densecrf.DenseCRF2D(image.shape[1], image.shape[0], classes)
    solver.addPairwiseGaussian(sxy=p.sxy_gaussian, compat=p.compat_gaussian)
    solver.addPairwiseBilateral(sxy=p.sxy_bilateral, srgb=p.srgb, rgbim=image, compat=p.compat_bilateral)
    return solver


def _energies(classes: int, height: int, width: int) -> F32:
    """Scores like those of a network with a coarse output: smooth for each class, with some noise."""
    import cv2

    from engine.refine.crf.densecrf import unary_from_probs

    rng = np.random.default_rng(classes)
    scores = np.empty((classes, height, width), np.float32)
    for plane in scores:
        coarse = rng.normal(0, 2, (8, 8)).astype(np.float32)
        plane[:] = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
        plane += rng.normal(0, 0.5, (height, width)).astype(np.float32)
    weights = np.exp(scores - scores.max(axis=0))
    return unary_from_probs(weights / weights.sum(axis=0))


def _resized(image: RgbU8, pixels: int) -> RgbU8:
    import cv2

    height, width = image.shape[:2]
    scale = (pixels / (height * width)) ** 0.5
    size = (round(width * scale), round(height * scale))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.ascontiguousarray(cv2.resize(image, size, interpolation=how), np.uint8)


def _samples() -> list[RgbU8]:
    from skimage import data

    samples: Any = data
    return [samples.astronaut(), samples.coffee(), samples.chelsea()]


def _load(folder: Path) -> list[RgbU8]:
    from engine.document.image import list_images, read_image

    folders = [folder / "images"] if (folder / "images").is_dir() else sorted(folder.glob("*/images"))
    paths = [path for images in folders for path in list(list_images(images))[:1]]
    if len(folders) == 1:
        paths = list(list_images(folders[0]))
    if not paths:
        raise UserError(f"No image in {folder}.", "Name a folder that has images in `images/`.")
    return [read_image(path) for path in paths[:MOST_IMAGES]]
