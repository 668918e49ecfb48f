"""Parts of the review wall: shrinking that loses nothing, drawing, orders, and a bounded store of tiles."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core import IGNORE, ClassList, ImageId, LabelMap, ModelId
from engine.document.mask_survey import label_counts
from engine.jobs import QueueDispatcher
from engine.session.review.tile_drawing import TileStyle, draw_tile
from engine.session.review.tile_store import TileStore
from engine.session.review.tiles import ReviewTile, rarest_in_cells, side_for
from engine.session.review.wall_order import ReviewFacts, WallOrder, ordered
from engine.storage.caches.score_cache import StoredScore

CLASSES = ClassList.from_names(["background", "cell", "debris"])
STYLE = TileStyle(CLASSES, 0.5, True, True)


def plainly_rarest(labels: LabelMap, height: int, width: int) -> LabelMap:
    """The same cell by cell."""
    counts = label_counts(labels)
    small = np.zeros((height, width), np.uint8)
    for y in range(height):
        for x in range(width):
            rows = slice(y * labels.shape[0] // height, (y + 1) * labels.shape[0] // height)
            columns = slice(x * labels.shape[1] // width, (x + 1) * labels.shape[1] // width)
            inside = np.unique(labels[rows, columns])
            small[y, x] = min(inside, key=lambda label: (counts[label], -int(label)))
    return small


@pytest.mark.parametrize("seed", range(6))
def test_a_shrunk_mask_has_the_rarest_label_of_each_cell(seed: int) -> None:
    rng = np.random.default_rng(seed)
    shape = tuple(rng.integers(8, 60, 2))
    labels = rng.choice(np.array([0, 0, 0, 1, 2, IGNORE], np.uint8), shape)
    height, width = (int(rng.integers(1, side + 1)) for side in shape)
    assert np.array_equal(rarest_in_cells(labels, height, width), plainly_rarest(labels, height, width))


def test_a_single_pixel_is_on_the_smallest_tile() -> None:
    labels = np.zeros((3000, 4000), np.uint8)
    labels[1234, 2345] = 2
    assert (rarest_in_cells(labels, 144, 192) == 2).sum() == 1


def test_a_tile_shows_classes_edges_and_what_is_unlabelled_and_hides_hidden_classes() -> None:
    pixels = np.full((40, 60, 3), 100, np.uint8)
    labels = np.zeros((40, 60), np.uint8)
    labels[10:30, 10:30] = 1
    labels[:, 50:] = IGNORE
    drawn = draw_tile(pixels, labels, STYLE)
    assert drawn[2, 2].tolist() == [100, 100, 100, 255]
    assert drawn[10, 10, :3].tolist() == list(CLASSES[1].color[::-1])
    assert drawn[20, 20, :3].tolist() not in ([100, 100, 100], list(CLASSES[1].color[::-1]))
    assert len(np.unique(drawn[:, 50:, :3])) > 1
    hidden = CLASSES.with_infos([type(CLASSES[1])(1, "cell", CLASSES[1].color, is_hidden=True)])
    bare = draw_tile(pixels, labels, TileStyle(hidden, 0.5, True, True))
    assert bare[20, 20].tolist() == [100, 100, 100, 255]


def test_the_orders_put_the_surest_the_doubtful_or_the_fullest_first() -> None:
    images = [ImageId(n) for n in (1, 2, 3, 4)]
    scores = {ImageId(n): StoredScore(ModelId("m"), 0.1, 0.1, n, 10 * n) for n in (1, 2, 3)}
    facts = {}
    for image, share in ((1, 0.2), (2, 0.9), (3, 0.5)):
        counts = {0: round(100 * (1 - share)), 1: round(100 * share)}
        facts[ImageId(image)] = ReviewFacts("now", counts, share / 2, "from m0")
    none: frozenset[ImageId] = frozenset()
    assert ordered(WallOrder.SUREST, images, scores, facts, 1, none) == [1, 2, 3, 4]
    assert ordered(WallOrder.DOUBTFUL, images, scores, facts, 1, none) == [3, 2, 1, 4]
    assert ordered(WallOrder.CLASS, images, scores, facts, 1, none) == [2, 3, 1, 4]
    assert ordered(WallOrder.DISAGREEMENT, images, scores, facts, 1, none) == [2, 3, 1, 4]
    assert ordered(WallOrder.IN_ORDER, images, scores, facts, 1, frozenset({ImageId(1)})) == [2, 3, 4, 1]


def test_the_store_makes_what_is_wanted_last_first_and_keeps_within_its_limit() -> None:
    made: list[int] = []

    def make(image_id: ImageId, side_px: int) -> ReviewTile:
        made.append(image_id)
        pixels, labels = np.zeros((60, 80, 3), np.uint8), np.zeros((60, 80), np.uint8)
        return ReviewTile(image_id, side_px, pixels, labels, b"", 2.0, None, "", (), "")

    dispatcher = QueueDispatcher()
    one = 60 * 80 * 8
    store = TileStore(dispatcher, lambda i: ("now", lambda side: make(i, side)), limit_bytes=10 * one)
    store.want([ImageId(n) for n in range(100)], 192, STYLE)
    store.want([ImageId(n) for n in range(50, 75)], 192, STYLE)
    assert dispatcher.pump_until(lambda: store.get(ImageId(74)) is not None, 60.0)
    assert len(made) <= 27, "what was out of sight by then was not made"
    assert store.nbytes <= 10 * one
    assert store.get(ImageId(50)) is None
    store.close()


def test_a_tile_is_made_as_large_as_it_is_drawn() -> None:
    assert [side_for(px) for px in (100, 192, 193, 700, 2000)] == [192, 192, 384, 768, 768]
