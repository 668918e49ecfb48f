"""Scribbles of one open image and the mask that they correct, as its cuts are made from them.

Pixels painted by hand, and those of protected classes, are shown over every cut, and are no scribbles of one:
as such they would teach colours, spread, and change pixels that no hand went over.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

import numpy as np

from engine.core import IGNORE, BoolMap, LabelMap, Rect
from engine.document.mask_survey import label_counts
from engine.document.planes import Change, LabelPlanes, Plane, TileChange, tile_rect
from engine.refine.image_cuts import CutInput, ImageCuts, PreviousMask
from engine.refine.settings import QUICK_EXACT_PIXELS
from engine.session.state import ImagePrediction

if TYPE_CHECKING:
    from engine.refine.appearance.image_features import ImageFeatures
    from engine.refine.settings import CutSettings

_MOST_TILES: Final = 256
"""Of more changed tiles, 4 megapixels, the plane is lent: to copy them would hold up the hand."""


class CutBasis:
    """Scribbles and mask of one image, for its cuts.

    `note`, `release` and `has_mask` are for the GUI thread and cost what was changed since; `bring_to` and
    `input` are for the one thread of the lane that cuts.

    """

    def __init__(self, planes: LabelPlanes) -> None:
        # Of the scribbles that were brought last, by class; a new array each time.
        self._counts = np.zeros(256, np.int64)
        self._scribbled = planes.watch(Plane.SCRIBBLES)
        self._decided = planes.watch(Plane.MASK), planes.watch(Plane.HAND)
        self._about: tuple[ImagePrediction | None, int, frozenset[int]] | None = None
        self._known: tuple[int, bool] | None = None
        self._is_mask_due = False
        self._lock = threading.Lock()
        # From here on what the lane has not taken over yet.
        self._is_all_due = not planes.is_blank(Plane.SCRIBBLES)
        self._lent_scribbles: LabelPlanes | None = None
        self._patches: dict[tuple[int, int], LabelMap] = {}
        self._lent_mask: LabelPlanes | None = None
        # From here on of the lane.
        self._scribbles: LabelMap | None = None
        self._constraints: LabelMap | None = None
        self._protected: frozenset[int] = frozenset()
        self._whole_mask: LabelMap | None = None
        self._mask: PreviousMask | None = None

    @property
    def scribbled_px(self) -> int:
        """Pixels of the scribbles that were brought last."""
        return int(self._counts[:IGNORE].sum())

    @property
    def scribbled_ids(self) -> tuple[int, ...]:
        """Classes of the scribbles that were brought last."""
        return tuple(int(class_id) for class_id in np.flatnonzero(self._counts[:IGNORE]))

    def note(self, planes: LabelPlanes, prediction: ImagePrediction | None, class_count: int) -> None:
        """Take down what has changed since the last time, for the next job of the lane."""
        about = (prediction, class_count, planes.protected)
        is_same = self._about is not None and self._about[0] is prediction and self._about[1:] == about[1:]
        with self._lock:
            if self._is_all_due or len(self._scribbled) > _MOST_TILES:
                self._lent_scribbles, self._is_all_due = planes.lend(Plane.SCRIBBLES), False
                self._patches.clear()
            else:
                for tile in self._scribbled:
                    self._patches[tile] = planes.view(Plane.SCRIBBLES, tile_rect(*tile, planes.shape))
            if not is_same or any(self._decided):
                self._lent_mask, self._about = planes.lend(Plane.MASK, Plane.HAND), about
                self._is_mask_due |= self._is_decided_by_others
        for tiles in (self._scribbled, *self._decided):
            tiles.clear()

    def release(self) -> None:
        """Give back what is lent: the next write to it would copy a whole plane. It is noted again."""
        with self._lock:
            if self._lent_scribbles is not None:
                self._lent_scribbles, self._is_all_due = None, True
            if self._lent_mask is not None:
                self._lent_mask, self._about = None, None

    def has_mask(self, planes: LabelPlanes) -> bool:
        """Whether there is a mask to correct, not painted by hand alone; of a large image, as last cut."""
        if planes.is_blank(Plane.MASK):
            return False
        if planes.shape[0] * planes.shape[1] > QUICK_EXACT_PIXELS:
            # What was decided since, and not by hand alone, no cut has seen.
            is_unseen = self._is_mask_due or self._is_decided_by_others
            return is_unseen or self._mask is None or self._mask.decided is not None
        if self._known is None or self._known[0] != planes.revision:
            self._known = planes.revision, _mask_to_correct(planes) is not None
        return self._known[1]

    def bring_to(self, cuts: ImageCuts) -> None:
        """Hand all that was noted over to the cuts of the image."""
        with self._lock:
            lent_scribbles, self._lent_scribbles = self._lent_scribbles, None
            lent_mask, self._lent_mask = self._lent_mask, None
            patches, self._patches = self._patches, {}
            about = self._about
        if lent_mask is not None and about is not None:
            prediction, class_count, self._protected = about
            decided = _mask_to_correct(lent_mask)
            self._mask = (
                PreviousMask(decided, class_count=class_count)
                if prediction is None
                else PreviousMask(decided, prediction.labels, prediction.probs, class_count)
            )
            self._whole_mask = lent_mask.view(Plane.MASK) if self._protected else None
            with self._lock:
                # Unless a newer one was noted meanwhile, or released.
                self._is_mask_due &= self._lent_mask is not None or self._about is None
        scribbles, rects = self._updated(cuts, lent_scribbles, patches)
        if lent_scribbles is not None or lent_mask is not None or self._constraints is None:
            self._constraints = self._without_protected(scribbles, Rect.of_shape(scribbles.shape))
            cuts.begin(self._corrected, self._constraints)
            return
        for rect in rects:
            part = self._without_protected(scribbles, rect).copy()
            self._constraints[rect.slices] = part
            cuts.add_scribbles(rect, part)

    def input(
        self,
        class_count: int,
        settings: CutSettings,
        earlier: LabelMap | None,
        features: ImageFeatures | None = None,
    ) -> CutInput:
        """Input of a cut, as brought last; valid until more is brought."""
        assert self._constraints is not None, "a job brings what was noted before it cuts"
        return CutInput(self._constraints, self._corrected, class_count, settings, earlier, features)

    @property
    def _is_decided_by_others(self) -> bool:
        """Whether anything but a hand has written to the mask since it was noted."""
        written, painted = self._decided
        return bool(written - painted)

    @property
    def _corrected(self) -> PreviousMask:
        return self._mask or PreviousMask()

    def _updated(
        self, cuts: ImageCuts, lent: LabelPlanes | None, patches: dict[tuple[int, int], LabelMap]
    ) -> tuple[LabelMap, list[Rect]]:
        """The scribbles as noted, and where patches changed them."""
        if lent is not None:
            self._scribbles = lent.read(Plane.SCRIBBLES, Rect.of_shape(lent.shape))
            self._counts = label_counts(self._scribbles)
        elif self._scribbles is None:
            self._scribbles = np.full(cuts.shape, IGNORE, np.uint8)
        rects = [tile_rect(ty, tx, self._scribbles.shape) for ty, tx in patches]
        for rect, labels in zip(rects, patches.values(), strict=True):
            self._counts = self._counts + label_counts(labels) - label_counts(self._scribbles[rect.slices])
            self._scribbles[rect.slices] = labels
        return self._scribbles, rects

    def _without_protected(self, scribbles: LabelMap, rect: Rect) -> LabelMap:
        """(h, w) what is scribbled in `rect`, but for what is over another class that is protected."""
        part = scribbles[rect.slices]
        if self._whole_mask is None:
            return part
        mask = self._whole_mask[rect.slices]
        table = np.zeros(256, np.bool_)
        table[list(self._protected)] = True
        return np.where(table[mask] & (mask != part), np.uint8(IGNORE), part)


def is_by_hand(change: Change) -> bool:
    """Whether a step decides nothing but what a hand painted, or had painted: no cut is made from that."""
    painted = {(tile.ty, tile.tx): tile for tile in change.tiles if tile.plane == Plane.HAND}
    decided = [tile for tile in change.tiles if tile.plane == Plane.MASK]
    if any((tile.ty, tile.tx) not in painted for tile in decided):
        return False
    return not any((_differs(tile) & ~_differs(painted[tile.ty, tile.tx])).any() for tile in decided)


def covers_step(cut: LabelMap, change: Change) -> bool:
    """Whether a cut in sight hides that a step took decided pixels away: some look as they did before.

    Those that no hand painted were covered all along; paint was not, and is missed where it was of another
    class than the cut.
    """
    painted = {(tile.ty, tile.tx): tile for tile in change.tiles if tile.plane == Plane.HAND}
    for tile in change.tiles:
        if tile.plane != Plane.MASK:
            continue
        is_hidden, by_hand = _differs(tile), painted.get((tile.ty, tile.tx))
        if by_hand is not None:
            below = cut[tile_rect(tile.ty, tile.tx, cut.shape).slices].reshape(-1)
            is_hidden &= ~_differs(by_hand) | (np.frombuffer(tile.before, np.uint8) == below)
        if is_hidden.any():
            return True
    return False


def _differs(tile: TileChange) -> BoolMap:
    """(n,) bool: the pixels of a tile that a step changes, in row order."""
    before, after = (np.frombuffer(raw, np.uint8) for raw in (tile.before, tile.after))
    differs: BoolMap = before != after
    return differs


def _mask_to_correct(planes: LabelPlanes) -> LabelMap | None:
    """(H, W) what is decided and goes into a cut; None for nothing.

    Where pixels are open, those painted by hand count as open too: as parts of the mask they would spread.
    """
    if planes.is_blank(Plane.MASK):
        return None
    mask = planes.read(Plane.MASK, Rect.of_shape(planes.shape))
    if not planes.is_blank(Plane.HAND) and not planes.says_all(Plane.MASK):
        np.copyto(mask, IGNORE, where=planes.view(Plane.HAND) != IGNORE)
    return mask if bool((mask != IGNORE).any()) else None
