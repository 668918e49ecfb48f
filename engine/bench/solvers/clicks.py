"""`bench clicks`: clicks (or strokes) per object until its mask is good, and the time of a click.

Ours segments every image, with its learned features and without them, and without the click network where
there is one. The peers, cv2.grabCut and plain Boykov-Jolly, take up to a hundred times as long, so they
segment at most PEER_IMAGES of a set, spread over its names; ratios to them are of those images only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from engine.bench.solvers.simulated_clicks import (
    ClickRun,
    Draw,
    Segment,
    Segmenter,
    draw_disc,
    draw_stroke,
    failure_share,
    mean_clicks,
    simulate_clicks,
)
from engine.bench.support.rows import Row
from engine.core import IGNORE, BoolMap, CancelToken, LabelMap, Progress, Reporter, RgbU8, UserError
from engine.models.clicks.click_file import usable_click_file
from engine.models.pretrained.shipped_encoder import has_shipped_encoder

if TYPE_CHECKING:
    from engine.models.clicks.click_file import ClickFile
    from engine.refine.appearance.image_features import ImageFeatures
    from engine.refine.correction.interactive import PreparedImage

SETS: Final = ("grabcut", "berkeley", "davis345", "coco-mval")
TARGETS: Final = (0.85, 0.90)
PEER_IMAGES: Final = 12
_NAMES: Final = ("cv2.grabCut", "Boykov-Jolly")
_PLAIN: Final = "without features"
_NO_NETWORK: Final = "without the click network"
_FIRST_CLICKS: Final = (1, 2, 3)
_ROUNDS: Final = 5


@dataclass(frozen=True, slots=True)
class Case:
    """An image with its object: 1 object, 0 background, 255 not counted."""

    name: str
    image: RgbU8
    truth: LabelMap


def run(data: Path | None, report: Reporter) -> list[Row]:
    """Rows for each data set found.

    Args:
        data: a folder with `images/` and `masks/`, or one that holds such folders of the names in SETS.

    Raises:
        UserError: there is no such folder.
    """
    folders = find_sets(data)
    network = usable_click_file()
    start, start_strokes = _own(network, clicked), _own(network, stroked)
    ours(np.zeros((64, 64, 3), np.uint8))(_warm_marks(), None)
    rows: list[Row] = []
    for k, folder in enumerate(folders):
        cases = load_cases(folder)
        shared = cases[:: max(1, -(-len(cases) // PEER_IMAGES))]
        runs: dict[str, list[ClickRun]] = {}
        jobs: list[tuple[str, list[Case], Segmenter, Draw]] = [
            ("clicks", cases, start, draw_disc),
            (_PLAIN, cases, ours, draw_disc),
            *([(_NO_NETWORK, cases, with_features(None), draw_disc)] if network is not None else []),
            ("strokes", cases, start_strokes, draw_stroke),
            (_NAMES[0], shared, grab_cut, draw_disc),
            (_NAMES[1], shared, boykov_jolly, draw_disc),
        ]
        for name, chosen, begin, draw in jobs:
            runs[name] = []
            for done, case in enumerate(chosen):
                report(
                    Progress(done, len(chosen), "images", f"{folder.name} ({k + 1}/{len(folders)}) {name}")
                )
                runs[name].append(simulate_clicks(case.image, case.truth, begin, draw, TARGETS[-1]))
        rows.extend(_own_rows(folder.name, runs["clicks"], "clicks"))
        rows.extend(_own_rows(folder.name, runs["strokes"], "strokes"))
        for without in (_PLAIN, _NO_NETWORK):
            if without in runs:
                rows.extend(_peer_rows(folder.name, runs["clicks"], without, runs[without]))
        rows.extend(_first_rows(folder.name, runs["clicks"], runs[_PLAIN]))
        shared_names = {case.name for case in shared}
        same = [
            clicks for case, clicks in zip(cases, runs["clicks"], strict=True) if case.name in shared_names
        ]
        for name in _NAMES:
            rows.extend(_peer_rows(folder.name, same, name, runs[name]))
    return rows


def find_sets(data: Path | None) -> list[Path]:
    """The folders `images/ masks/` in `data`."""
    if data is not None:
        folders = (
            [data]
            if (data / "images").is_dir()
            else [data / n for n in SETS if (data / n / "images").is_dir()]
        )
        if folders:
            return folders
    raise UserError(
        f"There are no object masks in {data}."
        if data
        else "Clicks are counted on images with object masks.",
        "Give --data a folder with images/ and masks/ (1 object, 0 background, 255 not counted).",
    )


def load_cases(folder: Path) -> list[Case]:
    """Every image of a folder that has an object of class 1, by name."""
    from engine.document.image import read_image
    from engine.document.mask_file import read_mask

    cases = []
    for path in sorted((folder / "masks").glob("*.png")):
        image_path = next((folder / "images").glob(f"{path.stem}.*"), None)
        if image_path is None:
            raise UserError(f"There is no image for the mask {path.name}.", "Give a folder images/ masks/.")
        image = read_image(image_path)
        truth = read_mask(path, image.shape[:2], None)
        if (truth == 1).any():
            cases.append(Case(path.stem, image, truth))
    if not cases:
        raise UserError(
            f"{folder} holds no image with an object of class 1.", "Give a folder images/ masks/."
        )
    return cases


def ours(image: RgbU8) -> Segment:
    """The tool Click without learned features: the energy of `engine.refine.correction.interactive`."""
    from engine.refine.correction.interactive import prepare

    return clicked(prepare(image))


def with_features(
    file: ClickFile | None, marked: Callable[[PreparedImage], Segment] | None = None
) -> Segmenter:
    """The same energy with the features of the shipped encoder, as the window computes them.

    Args:
        file: of the click network that has its say; None for none.
        marked: what becomes of marks: `clicked`, which None stands for, or `stroked`.

    Raises:
        UserError: the file of the encoder is missing or damaged.
    """
    from engine.refine.correction.interactive import prepare

    describe, begin = describer(file), marked or clicked
    return lambda image: begin(prepare(image).with_features(describe(image)))


def _own(network: ClickFile | None, marked: Callable[[PreparedImage], Segment]) -> Segmenter:
    """Ours with learned features where the encoder ships, else without."""
    from engine.refine.correction.interactive import prepare

    return with_features(network, marked) if has_shipped_encoder() else lambda image: marked(prepare(image))


def describer(file: ClickFile | None) -> Callable[[RgbU8], ImageFeatures]:
    """What computes features of an image as the window does, with a click network's opinion or without."""
    from engine.models.clicks.click_network import ClickOpinion
    from engine.models.cut_features import ClickDescriber, CutEncoder
    from engine.refine.appearance.image_features import ImageFeatures, picture_for_features

    encoder = CutEncoder()
    of_clicks = None if file is None else ClickDescriber(file)

    def describe(image: RgbU8) -> ImageFeatures:
        picture, opinion = picture_for_features(image), None
        if file is not None and of_clicks is not None:
            contents = of_clicks.describe(picture)
            opinion = None if contents is None else ClickOpinion(file.network, contents)
        return ImageFeatures.of(*encoder.describe(picture), (image.shape[0], image.shape[1]), opinion)

    return describe


def clicked(prepared: PreparedImage) -> Segment:
    """Segment by marks that are taken at their word as the tool Click does."""
    from engine.refine.correction.interactive import OBJECT, correct
    from engine.refine.correction.interactive_window import trusted_part

    shape = prepared.image.shape[:2]
    seen, trusted = (np.full(shape, IGNORE, np.uint8) for _ in range(2))

    def segment(marks: LabelMap, before: BoolMap | None) -> BoolMap:
        for label in np.unique(marks[marks != seen]):
            mark = (marks != seen) & (marks == label)
            if before is not None:
                mark = trusted_part(mark, bool(label == OBJECT), before)
            trusted[mark] = label
        seen[...] = marks
        return correct(prepared, trusted, before, CancelToken())

    return segment


def stroked(prepared: PreparedImage) -> Segment:
    """Segment by strokes that are kept whole: they follow their error, and the pen is no wider than it."""
    from engine.refine.correction.interactive import correct

    image = prepared.for_strokes()
    return lambda marks, before: correct(image, marks, before, CancelToken())


def grab_cut(image: RgbU8) -> Segment:
    """cv2.grabCut, five iterations a click, from the nearest mark's label; the image's border is background.

    Where everything not marked starts as probable background, 13 GrabCut photographs take 7.7 clicks to IoU
    0.85 and 9.6 to 0.90, because a first click alone then says nothing about how large the object is.
    """
    import cv2

    bgr = np.ascontiguousarray(image[..., ::-1])

    def segment(marks: LabelMap, before: BoolMap | None) -> BoolMap:
        not_object, not_background = (marks != 1).astype(np.uint8), (marks != 0).astype(np.uint8)
        for line in (not_background[0], not_background[-1], not_background[:, 0], not_background[:, -1]):
            line[:] = 0
        to_object = np.asarray(cv2.distanceTransform(not_object, cv2.DIST_L2, 3))
        to_background = np.asarray(cv2.distanceTransform(not_background, cv2.DIST_L2, 3))
        state = np.where(to_object < to_background, cv2.GC_PR_FGD, cv2.GC_PR_BGD).astype(np.uint8)
        state[marks == 1], state[marks == 0] = cv2.GC_FGD, cv2.GC_BGD
        background, foreground = np.zeros((1, 65)), np.zeros((1, 65))
        cv2.setRNGSeed(0)
        nowhere: Any = None
        cv2.grabCut(bgr, state, nowhere, background, foreground, _ROUNDS, cv2.GC_INIT_WITH_MASK)
        return np.isin(state, (cv2.GC_FGD, cv2.GC_PR_FGD))

    return segment


def boykov_jolly(image: RgbU8) -> Segment:
    """The plain graph cut; until the background is marked, the image's border is."""
    from engine.core import NO_PROGRESS
    from engine.refine import CutSettings, RefineRequest, refine

    def segment(marks: LabelMap, before: BoolMap | None) -> BoolMap:
        scribbles = marks.copy()
        if not (scribbles == 0).any():
            for line in (scribbles[0], scribbles[-1], scribbles[:, 0], scribbles[:, -1]):
                line[line == IGNORE] = 0
        request = RefineRequest(image, scribbles, 2, None, CutSettings(method="graphcut"))
        return np.equal(refine(request, CancelToken(), NO_PROGRESS).labels, 1)

    return segment


def _warm_marks() -> LabelMap:
    marks = np.full((64, 64), IGNORE, np.uint8)
    marks[30:34, 30:34] = 1
    return marks


def _own_rows(name: str, runs: Sequence[ClickRun], unit: str) -> list[Row]:
    n = len(runs)
    rows = []
    for target in TARGETS:
        rows.append(Row(f"{name}: {unit} to IoU {target:.2f}", mean_clicks(runs, target), unit, n=n))
        failed = failure_share(runs, target)
        rows.append(Row(f"{name}: images that never reach IoU {target:.2f} by {unit}", failed, "share", n=n))
    times = _milliseconds(runs)
    rows.append(
        Row(f"{name}: time after each of the {unit}", float(np.median(times)), "ms", n=n,
            p95=float(np.percentile(times, 95)))
    )  # fmt: skip
    return rows


def _peer_rows(name: str, runs: Sequence[ClickRun], peer_name: str, peers: Sequence[ClickRun]) -> list[Row]:
    n = len(runs)
    rows = []
    for target in TARGETS:
        ours, theirs = mean_clicks(runs, target), mean_clicks(peers, target)
        what = f"{name}: clicks to IoU {target:.2f}, images the peer played too"
        rows.append(Row(what, ours, "clicks", theirs, peer_name, theirs / ours, n))
        failed = failure_share(runs, target), failure_share(peers, target)
        what = f"{name}: images that never reach IoU {target:.2f}, of those the peer played too"
        rows.append(Row(what, failed[0], "share", failed[1], peer_name, None, n))
    times, peer_times = _milliseconds(runs), _milliseconds(peers)
    median, peer = float(np.median(times)), float(np.median(peer_times))
    p95 = float(np.percentile(times, 95))
    rows.append(Row(f"{name}: time after each click", median, "ms", peer, peer_name, peer / median, n, p95))
    return rows


def _first_rows(name: str, runs: Sequence[ClickRun], plain: Sequence[ClickRun]) -> list[Row]:
    """Mean IoU after the first clicks, with features and without."""
    rows = []
    for count in _FIRST_CLICKS:
        with_them, without = (
            float(np.mean([clicks.ious[min(count, len(clicks.ious)) - 1] for clicks in played]))
            for played in (runs, plain)
        )
        what = f"{name}: IoU after clicks: {count}"
        rows.append(Row(what, with_them, "IoU", without, _PLAIN, with_them / max(without, 1e-6), len(runs)))
    return rows


def _milliseconds(runs: Sequence[ClickRun]) -> list[float]:
    return [1e3 * seconds for clicks in runs for seconds in clicks.seconds]
