"""Objects to train the click network on: pictures with masks, a robot's clicks, and what the network sees."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.bench.solvers.simulated_clicks import Click, next_click
from engine.core import IGNORE, BoolMap, LabelMap, Rect, RgbU8
from engine.document.image import read_image
from engine.document.mask_file import read_mask
from engine.models.clicks.click_graph import GRID
from engine.models.clicks.click_network import SIDE, in_patches, pixel_maps, seen_part

F32 = NDArray[np.float32]

MOST_CLICKS = 24
HELD_BACK = 12
"""One image of so many is held back: the weights of the odds are learned on them."""
LEFT_OUT = ("nuclei-train",)
"""Sets that are not learned from, as others of the same experiments are what Inkling is measured on."""
WEIGHED_ON = "photo"
"""Group of the sets on which those weights are learned. In a set of one kind of picture (leaves, panels) the
network is far surer than in pictures of sets that it has never seen, and would get too much weight."""
_LEAST_AREA = 0.002
_MOST_AREA = 0.8
_LONG_SIDES = (288, 352, 416, 480)
_OBJECTS = 4
_OBJECTS_KEPT = 8


@dataclass(frozen=True)
class Photo:
    """An image with its objects on disk; kind and group are those of its set."""

    image: Path
    mask: Path
    kind: str
    group: str
    is_wide: bool


@dataclass(frozen=True)
class Picture:
    """A photo as it is shown, cut, mirrored and coloured at random, with some of its objects."""

    image: RgbU8
    objects: list[LabelMap]


@dataclass
class Game:
    """One object of one picture, with the clicks so far."""

    picture: int
    truth: LabelMap
    radius_px: int
    marks: LabelMap
    mask: BoolMap | None
    clicks: list[tuple[float, float, int]] = field(default_factory=list)


@dataclass(frozen=True)
class Seen:
    """What the network is given of a game, and what it should say.

    Attributes:
        patches: (GRID, GRID, 96) of `in_patches`.
    """

    part: Rect
    places: F32
    patches: F32
    clicks: F32
    is_click: NDArray[np.bool_]
    has_mask: bool
    truth: NDArray[np.uint8]


def photos(data: Path, *, held_back: bool) -> list[Photo]:
    """Images of the sets in `data`/index.csv; those held back, or the others."""
    found = []
    with (data / "index.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            if row["set"] in LEFT_OUT:
                continue
            for k, mask in enumerate(sorted((data / row["set"] / "masks").glob("*.png"))):
                image = next((data / row["set"] / "images").glob(f"{mask.stem}.*"), None)
                if image is None or (k % HELD_BACK == HELD_BACK - 1) != held_back:
                    continue
                height, width = np.asarray(cv2.imread(str(mask), cv2.IMREAD_UNCHANGED)).shape[:2]
                is_wide = width > 1.15 * height
                found.append(Photo(image, mask, row["kind"], row.get("group") or WEIGHED_ON, is_wide))
    return found


def truths(mask: LabelMap, kind: str) -> list[LabelMap]:
    """Each object that is large enough: 1 object, 0 background, 255 not counted."""
    found = []
    for label in np.unique(mask[(mask != 0) & (mask != IGNORE)]):
        region = mask == label
        if kind == "classes":
            count, pieces = cv2.connectedComponents(region.astype(np.uint8), connectivity=8)
            regions = [pieces == k for k in range(1, count)]
        else:
            regions = [region]
        for one in regions:
            if _LEAST_AREA * mask.size <= int(one.sum()) <= _MOST_AREA * mask.size:
                found.append(np.where(mask == IGNORE, IGNORE, one).astype(np.uint8))
    return found


def read_pair(photo: Photo) -> tuple[RgbU8, LabelMap]:
    """The image and its mask, alike in size."""
    image = read_image(photo.image)
    return image, read_mask(photo.mask, image.shape[:2], None)


def batch_shape(is_wide: bool, random: np.random.Generator) -> tuple[int, int]:
    """Rows and columns of the pictures of a batch."""
    long = int(random.choice(_LONG_SIDES))
    return (long * 3 // 4 // 16 * 16, long) if is_wide else (long // 16 * 16, long // 16 * 16)


def new_picture(photo: Photo, shape: tuple[int, int], random: np.random.Generator) -> Picture:
    """A picture of this shape, which differs each time."""
    image, mask = read_pair(photo)
    if random.random() < 0.5:
        image, mask = _cut_out(image, mask, random)
    if random.random() < 0.5:
        image, mask = image[:, ::-1], mask[:, ::-1]
    way = cv2.INTER_AREA if image.size > 3 * shape[0] * shape[1] else cv2.INTER_LINEAR
    image = np.asarray(cv2.resize(np.ascontiguousarray(image), shape[::-1], interpolation=way), np.uint8)
    mask = np.ascontiguousarray(mask)
    mask = np.asarray(cv2.resize(mask, shape[::-1], interpolation=cv2.INTER_NEAREST), np.uint8)
    objects = truths(mask, photo.kind)
    chosen = random.permutation(len(objects))[:_OBJECTS_KEPT] if objects else ()
    return Picture(_coloured(image, random), [objects[k] for k in chosen])


def new_games(picture: Picture, index: int, random: np.random.Generator) -> list[Game]:
    """Games of some of its objects, with nothing clicked yet."""
    games = []
    for k in random.permutation(len(picture.objects))[:_OBJECTS] if picture.objects else ():
        truth = picture.objects[k]
        before = _damaged(truth == 1, random) if random.random() < 0.3 else None
        marks = np.full(truth.shape, IGNORE, np.uint8)
        games.append(Game(index, truth, int(random.integers(2, 6)), marks, before))
    return games


def play(game: Game, random: np.random.Generator | None) -> bool:
    """The robot's next click; False when nothing is wrong any more.

    Args:
        random: in training some clicks are elsewhere in the error than in its middle.
    """
    empty = np.zeros(game.truth.shape, np.bool_)
    found = next_click(empty if game.mask is None else game.mask, game.truth)
    if found is None or len(game.clicks) >= MOST_CLICKS:
        return False
    click, error = found
    if random is not None and random.random() < 0.4:
        click = _elsewhere(click, error, random)
    cv2.circle(game.marks, (click.x, click.y), game.radius_px, click.label, -1)
    game.clicks.append(((click.y + 0.5), (click.x + 0.5), click.label))
    return True


def see(image: RgbU8, game: Game, random: np.random.Generator | None) -> Seen:
    """What the network is given; in training the part is moved a little."""
    height, width = game.truth.shape
    part = seen_part(game.marks, game.mask)
    if random is not None and game.mask is not None:
        moved = (random.uniform(-0.1, 0.15, 4) * [part.height, part.width, part.height, part.width]).astype(
            int
        )
        part = Rect(part.y0 - moved[0], part.x0 - moved[1], part.y1 + moved[2], part.x1 + moved[3])
        part = part.clip(height, width)
    y = (np.arange(GRID) + 0.5) * (part.height / GRID) + part.y0
    x = (np.arange(GRID) + 0.5) * (part.width / GRID) + part.x0
    grid_y, grid_x = np.meshgrid(y / height * 2 - 1, x / width * 2 - 1, indexing="ij")
    clicks = np.zeros((2, MOST_CLICKS, 2), np.float32)
    is_click = np.zeros((2, MOST_CLICKS), np.bool_)
    for k, (at_y, at_x, label) in enumerate(game.clicks):
        clicks[1 - label, k] = at_x / width * 2 - 1, at_y / height * 2 - 1
        is_click[1 - label, k] = True
    truth = cv2.resize(game.truth[part.slices], (SIDE, SIDE), interpolation=cv2.INTER_NEAREST)
    return Seen(
        part,
        np.stack([grid_x, grid_y], -1).astype(np.float32),
        in_patches(pixel_maps(image, game.marks, game.mask, part)),
        clicks,
        is_click,
        bool(game.mask is not None and game.mask[part.slices].any()),
        np.asarray(truth, np.uint8),
    )


def answer(game: Game, seen: Seen, odds: F32) -> None:
    """The network's mask becomes the game's; outside what it saw nothing changes."""
    part = seen.part
    mask = np.zeros(game.truth.shape, np.bool_) if game.mask is None else game.mask.copy()
    mask[part.slices] = cv2.resize(odds, (part.width, part.height), interpolation=cv2.INTER_LINEAR) > 0
    mask[game.marks == 1], mask[game.marks == 0] = True, False
    game.mask = mask


def _elsewhere(click: Click, error: BoolMap, random: np.random.Generator) -> Click:
    depth = cv2.distanceTransform(np.pad(error.astype(np.uint8), 1), cv2.DIST_L2, 3)[1:-1, 1:-1]
    places = np.flatnonzero(depth >= 0.4 * depth[click.y, click.x])
    y, x = divmod(int(random.choice(places)), error.shape[1])
    return Click(y, x, click.label)


def _cut_out(image: RgbU8, mask: LabelMap, random: np.random.Generator) -> tuple[RgbU8, LabelMap]:
    height, width = mask.shape
    rows, columns = (max(32, int(side * random.uniform(0.5, 1))) for side in (height, width))
    y, x = int(random.integers(0, height - rows + 1)), int(random.integers(0, width - columns + 1))
    return image[y : y + rows, x : x + columns], mask[y : y + rows, x : x + columns]


def _coloured(image: RgbU8, random: np.random.Generator) -> RgbU8:
    values = image.astype(np.float32) / 255
    values = np.clip(values, 1e-3, 1) ** np.float32(np.exp(random.uniform(-0.3, 0.3)))
    grey = values.mean(2, keepdims=True)
    values = grey + (values - grey) * np.float32(random.uniform(0.4, 1.4) if random.random() < 0.9 else 0)
    values *= random.uniform(0.85, 1.15, 3).astype(np.float32)
    return np.asarray(np.clip(values, 0, 1) * 255, np.uint8)


def _damaged(mask: BoolMap, random: np.random.Generator) -> BoolMap:
    """A mask with errors as a cut makes them: too fat, too thin, moved, with a part more or less."""
    size = max(1, int(0.12 * np.sqrt(mask.sum())))
    side = int(random.integers(1, 2 * size + 1))
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * side + 1, 2 * side + 1))
    pixels = mask.astype(np.uint8)
    pixels = np.asarray((cv2.dilate, cv2.erode)[int(random.integers(2))](pixels, kernel), np.uint8)
    for label in (0, 1):
        if random.random() < 0.5:
            places = np.flatnonzero(mask)
            y, x = divmod(int(random.choice(places)), mask.shape[1])
            axes = tuple(int(a) for a in random.integers(size, 4 * size + 2, 2))
            cv2.ellipse(pixels, (x, y), axes, float(random.uniform(0, 180)), 0, 360, label, -1)
    return pixels.astype(np.bool_)
