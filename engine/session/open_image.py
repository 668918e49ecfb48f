"""The image on the canvas: its pixels, label planes, history, prediction and preview."""

from __future__ import annotations

import numpy as np

from engine.core import IGNORE, ImageId, LabelMap, Rect, RgbU8
from engine.document.history import History
from engine.document.planes import Change, LabelPlanes, Plane
from engine.edit.operation import Operation
from engine.session.state import ImagePrediction, Preview, decided_labels, shown_labels
from engine.storage import ImageRecord

SCRIBBLE_LABEL = "Scribble"
CUT_LABEL = "Cut"
TAKE_BACK_LABEL = "Take back scribbles"
ACCEPT_LABEL = "Accept image"

_ENDS_SCRIBBLING = frozenset({CUT_LABEL, TAKE_BACK_LABEL, ACCEPT_LABEL, *(o.value for o in Operation)})


class OpenImage:
    """One open image; lives on the GUI thread. A canvas reads it through the rect methods."""

    def __init__(self, record: ImageRecord, pixels: RgbU8, planes: LabelPlanes, history: History) -> None:
        self.record = record
        self.pixels = pixels
        self.planes = planes
        self.history = history
        self.prediction: ImagePrediction | None = None
        self.preview: Preview | None = None
        self.saved_revision = planes.revision

    @property
    def id(self) -> ImageId:
        return self.record.id

    @property
    def shape(self) -> tuple[int, int]:
        """(H, W)."""
        return self.planes.shape

    @property
    def rect(self) -> Rect:
        return Rect.of_shape(self.shape)

    def shown(self, rect: Rect) -> LabelMap:
        """(h, w) uint8 copy: the labels to draw, 255 where there is none."""
        return shown_labels(self.planes, self.preview, self.prediction, rect)

    def decided(self, rect: Rect) -> LabelMap:
        """(h, w) uint8 copy: 255 where the user has not decided, prediction left out."""
        return decided_labels(self.planes, self.preview, rect)

    def scribbles(self, rect: Rect) -> LabelMap:
        """(h, w) uint8, read-only: the scribbles, 255 elsewhere."""
        return self.planes.view(Plane.SCRIBBLES)[rect.slices]

    def uncertainty(self, rect: Rect) -> LabelMap | None:
        """(h, w) uint8 of the prediction, or None when there is none."""
        return None if self.prediction is None else self.prediction.uncertainty[rect.slices]

    @property
    def has_pending_scribbles(self) -> bool:
        """True when scribbles were drawn that no cut has been applied for."""
        return any(change.label == SCRIBBLE_LABEL for change in self._pending_changes())

    def commit_take_back(self) -> Change | None:
        """Put the scribbles back to where they were before the pending ones, as one step."""
        target: dict[tuple[int, int], bytes] = {}
        for change in self._pending_changes():
            for tile in change.tiles:
                if tile.plane == Plane.SCRIBBLES:
                    target[tile.ty, tile.tx] = tile.before
        with self.planes.edit(TAKE_BACK_LABEL) as edit:
            for (ty, tx), raw in target.items():
                edit.restore_tile(Plane.SCRIBBLES, ty, tx, raw)
        return self._push(edit.change)

    def commit_preview(self) -> Change | None:
        """Write the preview into the mask, pixels painted by hand excepted, as one step."""
        decided = self.decided(self.rect)
        self.preview = None
        return self._commit_mask(CUT_LABEL, decided)

    def commit_accept(self) -> Change | None:
        """Decide every open pixel by its scribble, else by the prediction, as one step."""
        decided = np.array(self.planes.view(Plane.MASK))
        if not self.planes.is_blank(Plane.SCRIBBLES):
            undecided = decided == IGNORE
            decided[undecided] = self.planes.view(Plane.SCRIBBLES)[undecided]
        if self.prediction is not None:
            undecided = decided == IGNORE
            decided[undecided] = self.prediction.labels[undecided]
        return self._commit_mask(ACCEPT_LABEL, decided)

    def commit_clear(self) -> Change | None:
        """Take every decision and scribble away, as one step."""
        with self.planes.edit("Clear image") as edit:
            for plane in Plane:
                if not self.planes.is_blank(plane):
                    edit.put(plane, self.rect, None, IGNORE)
        return self._push(edit.change)

    @property
    def is_empty(self) -> bool:
        """True when there is neither a decision, nor a scribble, nor a prediction."""
        if self.prediction is not None or self.preview is not None:
            return False
        return all(
            self.planes.is_blank(plane) or bool((self.planes.view(plane) == IGNORE).all())
            for plane in (Plane.MASK, Plane.SCRIBBLES)
        )

    def _commit_mask(self, label: str, decided: LabelMap) -> Change | None:
        with self.planes.edit(label) as edit:
            edit.write(Plane.MASK, decided)
        return self._push(edit.change)

    def _push(self, change: Change | None) -> Change | None:
        if change is not None:
            self.history.push(change)
        return change

    def _pending_changes(self) -> list[Change]:
        """Steps in force since scribbling last came to an end, the newest first."""
        pending: list[Change] = []
        for change in self.history.steps_backwards():
            if change.label in _ENDS_SCRIBBLING:
                break
            pending.append(change)
        return pending


class CurrentImage:
    """Holder of the image that is open in a session; set by the session alone; GUI thread."""

    def __init__(self) -> None:
        self.image: OpenImage | None = None
