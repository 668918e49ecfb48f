"""The image on the canvas: its pixels, label planes, history, prediction and preview."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

from engine.core import CancelToken, ImageId, LabelMap, Rect, RgbU8
from engine.document.fingerprint import FileStamp
from engine.document.history import History
from engine.document.mask_survey import Counts, dust_in, label_counts
from engine.document.pixel_file import ImagePixels
from engine.document.planes import Change, LabelPlanes, Plane
from engine.document.step_names import (
    ACCEPTANCES,
    IMPORTED,
    MASK_RESIZED,
    MASK_STARTED_ANEW,
    MASK_TURNED,
    SKIPS,
    is_acceptance,
    is_skip,
    newest_work,
    state_before,
    step_without_class,
)
from engine.document.used_part import WHOLE, UsedPart
from engine.edit.operation import Operation
from engine.sequence.proposals import is_proposal
from engine.session.state import (
    ImagePrediction,
    Preview,
    decided_labels,
    labels_to_accept,
    shown_and_open_labels,
    shown_labels,
)
from engine.storage import ImageRecord, ImageStatus
from engine.storage.external.image_changes import ImageChange

SCRIBBLE_LABEL = "Scribble"
CUT_LABEL = "Cut"
TAKE_BACK_LABEL = "Take back scribbles"
ACCEPT_LABEL = ACCEPTANCES[ImageStatus.STARTED]

_OTHER_IMAGE = frozenset({MASK_RESIZED, MASK_STARTED_ANEW, MASK_TURNED})
_ENDS_SCRIBBLING = _OTHER_IMAGE | {
    CUT_LABEL,
    TAKE_BACK_LABEL,
    *ACCEPTANCES.values(),
    *(o.value for o in Operation),
}
_BEFORE_WORK = (ImageStatus.NEW, ImageStatus.SKIPPED)
_DECIDED_AT = Rect(0, 0, 1, 1)  # A step has a place, also one that changes no pixel.


@dataclass(frozen=True, slots=True, eq=False)
class PreparedMask:
    """Mask as a decision makes it: its steps, none where no pixel changes, made on a loan of the planes.

    Attributes:
        counts: pixels of the mask by label.
        dust: `dust_in` it, looked for only where a prediction is part of it.
    """

    planes: LabelPlanes
    changes: tuple[Change, ...]
    counts: Counts
    dust: int

    @property
    def rect(self) -> Rect:
        """Bounds of the changed pixels."""
        return Rect.bounding(change.rect for change in self.changes)


class _LentMask:
    """Mask of the planes as it was when this was made; called on any thread it gives a copy (H, W)."""

    def __init__(self, planes: LabelPlanes) -> None:
        self._planes: LabelPlanes | None = planes.lend(Plane.MASK)
        self._labels: LabelMap | None = None
        self._lock = threading.Lock()

    def __call__(self) -> LabelMap:
        with self._lock:
            if self._planes is not None:
                # Given back at once: while it is lent the next stroke would copy the whole plane.
                self._labels, self._planes = self._planes.snapshot(Plane.MASK), None
            assert self._labels is not None
            return self._labels


class OpenImage:
    """One open image; lives on the GUI thread. A canvas reads it through the rect methods.

    Attributes:
        change: what became of the file since the mask was made. While it is not None the labels are not
            edited; where the sizes differ the planes are blank, and those of the mask are in the project.
        stamp: the state of the file that the pixels are from.
        part: the pages and channels of the file that the pixels are.
    """

    def __init__(
        self,
        record: ImageRecord,
        pixels: RgbU8,
        planes: LabelPlanes,
        history: History,
        change: ImageChange | None = None,
        stamp: FileStamp | None = None,
        part: UsedPart = WHOLE,
        read: ImagePixels | None = None,
    ) -> None:
        self.record = record
        self.pixels = pixels
        self.planes = planes
        self.history = history
        self.change = change
        self.stamp = stamp
        self.part = part
        self._read = read
        self.prediction: ImagePrediction | None = None
        self.preview: Preview | None = None
        self.saved_revision = planes.revision
        # Where it was accepted, or skipped, without a step of that: by an import, or by an older version.
        self._accepted_at: tuple[int, int] | None = None
        self._skipped_at: tuple[int, int] | None = None
        if record.status is ImageStatus.ACCEPTED:
            self._note_acceptance(history.position)
        elif record.status is ImageStatus.SKIPPED:
            self._skipped_at = history.position, history.generation

    @property
    def id(self) -> ImageId:
        return self.record.id

    @property
    def shape(self) -> tuple[int, int]:
        """(H, W)."""
        return self.planes.shape

    @property
    def smaller_copies(self) -> tuple[RgbU8, ...]:
        """Smaller copies of the pixels, from half their size on; empty where none were kept."""
        return () if self._read is None else self._read.smaller

    def release_pixels(self) -> None:
        """Give the memory of pixels that lie in a file back, until they are looked at again."""
        if self._read is not None:
            self._read.release()

    @property
    def rect(self) -> Rect:
        return Rect.of_shape(self.shape)

    @property
    def has_labels(self) -> bool:
        """False where nothing was drawn or predicted ever, a cheap test; True says nothing."""
        are_blank = all(self.planes.is_blank(plane) for plane in (Plane.MASK, Plane.SCRIBBLES))
        return not (are_blank and self.preview is None and self.prediction is None)

    def shown(self, rect: Rect) -> LabelMap:
        """(h, w) uint8 copy: the labels to draw, 255 where there is none."""
        return shown_labels(self.planes, self.preview, self.prediction, rect)

    def shown_and_open(self, rect: Rect) -> tuple[LabelMap, LabelMap]:
        """`shown`, and (h, w) uint8: 1 where the labels are the prediction's alone."""
        return shown_and_open_labels(self.planes, self.preview, self.prediction, rect)

    def shown_later(self, rect: Rect) -> Callable[[], LabelMap]:
        """Function that composes `shown` of a rectangle, inside the image, as it is now; for any thread.

        Of 12 megapixels the copies take 3 ms here, composing them would take up to 60.
        """
        planes = self.planes.copy(Plane.MASK, Plane.HAND, rect=rect)
        preview, prediction = self.preview, self.prediction
        if preview is not None:
            # A newer preview may reuse the memory of this one.
            preview = replace(preview, labels=preview.labels[rect.slices].copy())
        if prediction is not None:
            prediction = replace(prediction, labels=prediction.labels[rect.slices])
        return lambda: shown_labels(planes, preview, prediction, Rect.of_shape(planes.shape))

    def mask_later(self) -> Callable[[], LabelMap]:
        """Function that copies the mask as it is now; for any thread, and the later the better."""
        return _LentMask(self.planes)

    def decided(self, rect: Rect) -> LabelMap:
        """(h, w) uint8 copy: 255 where the user has not decided, prediction left out."""
        return decided_labels(self.planes, self.preview, rect)

    def scribbles(self, rect: Rect) -> LabelMap:
        """(h, w) uint8, read-only: the scribbles, 255 elsewhere."""
        return self.planes.view(Plane.SCRIBBLES, rect)

    def uncertainty(self, rect: Rect) -> LabelMap | None:
        """(h, w) uint8 of the prediction, or None when there is none."""
        return None if self.prediction is None else self.prediction.uncertainty[rect.slices]

    @property
    def has_pending_scribbles(self) -> bool:
        """True when scribbles were drawn that no cut has been applied for."""
        # By labels, as memory may have let the tiles of large steps go.
        for label in self.history.labels_backwards():
            if label in _ENDS_SCRIBBLING:
                return False
            if step_without_class(label) == SCRIBBLE_LABEL:
                return True
        return False

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

    def commit_cut(self, mask: PreparedMask) -> None:
        """Make the mask that was prepared from the preview the one of the image."""
        self.preview = None
        self._take_over(mask)

    def mask_preparation(self, *, accepts: bool) -> Callable[[CancelToken], PreparedMask]:
        """Function that prepares the mask of what is shown now; for any thread.

        The preview becomes one step, pixels painted by hand excepted.

        Args:
            accepts: what is open then becomes another one: `labels_to_accept`.
        """
        planes, preview, prediction = self.planes.lend(*Plane), self.preview, self.prediction
        predicted = None if prediction is None else prediction.labels
        # Named here: another name would cost the GUI thread a look at thousands of tiles.
        acceptance = ACCEPTANCES.get(self.record.status, ACCEPT_LABEL) if accepts else ""
        return lambda token: _prepared(planes, preview, predicted, acceptance, token)

    def commit_accept(self, mask: PreparedMask) -> None:
        """Make the mask that was prepared for it the accepted one, by a step that undo takes back.

        A cut in sight is a step of its own before it. Accepting once more what is accepted, and not been
        changed since, is no step.
        """
        is_again = self.is_unchanged_since_accepted and not mask.changes
        label, changes = ACCEPTANCES.get(self.record.status, ACCEPT_LABEL), list(mask.changes)
        self.preview = None
        if changes and is_acceptance(changes[-1].label):
            if changes[-1].label != label:
                changes[-1] = replace(changes[-1], label=label)
        elif not is_again:
            changes.append(Change(label, (), _DECIDED_AT))
        self.planes.adopt(mask.planes, mask.changes)
        for change in changes:
            self.history.push(change)

    def commit_skip(self) -> None:
        """Note that the image is skipped, as a step; not of one that is."""
        if self.record.status is not ImageStatus.SKIPPED:
            label = SKIPS.get(self.record.status, SKIPS[ImageStatus.STARTED])
            self.history.push(Change(label, (), _DECIDED_AT))

    @property
    def is_unchanged_since_accepted(self) -> bool:
        """Whether the mask was accepted as it is now."""
        if self.record.status is not ImageStatus.ACCEPTED or self.preview is not None:
            return False
        at = (self.history.position, self.history.generation)
        return self._accepted_at == at or is_acceptance(self._newest_known)

    def status_after(self, moved: Change, *, forward: bool) -> ImageStatus | None:
        """Status that undoing or redoing (`forward`) a step gives the image; None where it keeps its own.

        A decision gives its own state, or the one before it. An image that was decided about without such a
        step has that state as long as the step is in force at which it was.
        """
        before = state_before(moved.label)
        if before is not None:
            decided = ImageStatus.ACCEPTED if is_acceptance(moved.label) else ImageStatus.SKIPPED
            status = decided if forward else ImageStatus(before)
            if status is ImageStatus.ACCEPTED and not forward and self._accepted_at is None:
                # Edits were made since, or it would not have been decided about again.
                self._note_acceptance(min(1, self.history.position))
            return status
        if self.record.status is ImageStatus.ACCEPTED:
            is_in_force = self.history.position >= (self._accepted_at or (0, 0))[0]
            if is_in_force or self._is_accepted_here:
                return None
            return self._status_here or ImageStatus.STARTED
        if self._is_accepted_here:
            return ImageStatus.ACCEPTED
        if forward:
            return ImageStatus.STARTED if self.record.status in _BEFORE_WORK else None
        return self._status_here

    @property
    def proposal(self) -> str:
        """Name of the step that put a mask from other frames here that nobody has looked at; else empty."""
        newest = newest_work(self.history.labels_backwards())
        return newest if newest and is_proposal(self.record.status, newest) else ""

    @property
    def is_mere_prediction(self) -> bool:
        """Whether nothing but a prediction would be accepted."""
        return self.prediction is not None and self.preview is None and self._is_untouched

    @property
    def is_empty(self) -> bool:
        """True when there is neither a decision, nor a scribble, nor a prediction."""
        return self.prediction is None and self.preview is None and self._is_untouched

    @property
    def _is_untouched(self) -> bool:
        return all(self.planes.has_nothing(plane) for plane in (Plane.MASK, Plane.SCRIBBLES))

    @property
    def _newest_known(self) -> str:
        """Name of the newest step in force, as far as memory has it; else empty."""
        position = self.history.position
        return self.history.labels()[position - 1] if position else ""

    @property
    def _status_here(self) -> ImageStatus | None:
        """Status that the image has without the step just taken back; None where nothing tells of one."""
        position = self.history.position
        skipped_at = self._skipped_at
        is_skipped = (
            skipped_at is not None and skipped_at[0] == position and self.history.still_has(*skipped_at)
        )
        if is_skipped or is_skip(self._newest_known):
            return ImageStatus.SKIPPED
        return ImageStatus.NEW if position == 0 else None

    @property
    def _is_accepted_here(self) -> bool:
        """Whether the newest decision is that it is accepted: by a step, or where it was without one."""
        labels = self.history.labels()[: self.history.position]
        if self._accepted_at is not None and self.history.still_has(*self._accepted_at):
            position = self._accepted_at[0]
            if 0 < position <= len(labels):
                return not any(map(is_skip, labels[position:]))
        # An import has a state of its own, which its name does not tell.
        decisions = (x for x in reversed(labels) if state_before(x) is not None or x == IMPORTED)
        return is_acceptance(next(decisions, ""))

    def _note_acceptance(self, otherwise: int) -> None:
        """Take the image for accepted by its newest import, unless a newer step says so by its name.

        Args:
            otherwise: number of the steps in force at which it was, where no import is among them.
        """
        history = self.history
        for place in range(history.position, 0, -1):
            label = history.labels()[place - 1]
            if is_acceptance(label):
                return
            if label == IMPORTED:
                otherwise = place
                break
        self._accepted_at = otherwise, history.generation

    def _take_over(self, mask: PreparedMask) -> None:
        self.planes.adopt(mask.planes, mask.changes)
        for change in mask.changes:
            self.history.push(change)

    def _push(self, change: Change | None) -> Change | None:
        if change is not None:
            self.history.push(change)
        return change

    def _pending_changes(self) -> list[Change]:
        """Steps in force since scribbling last came to an end, the newest first."""
        pending: list[Change] = []
        for change in self.history.steps_backwards():
            if change.label in _ENDS_SCRIBBLING or change.reshape is not None:
                break
            pending.append(change)
        return pending


def _prepared(
    planes: LabelPlanes,
    preview: Preview | None,
    predicted: LabelMap | None,
    acceptance: str,
    token: CancelToken,
) -> PreparedMask:
    """The mask of what is shown; `acceptance` names the step that accepts what is open, empty for none."""
    changes: list[Change] = []

    def write(label: str, labels: LabelMap) -> None:
        token.check()
        with planes.edit(label) as edit:
            edit.write(Plane.MASK, labels)
        if edit.change is not None:
            changes.append(edit.change)

    if preview is not None:
        write(CUT_LABEL, decided_labels(planes, preview, Rect.of_shape(planes.shape)))
    takes_prediction = bool(acceptance) and predicted is not None and not planes.says_all(Plane.MASK)
    if acceptance and not planes.says_all(Plane.MASK):
        write(acceptance, labels_to_accept(planes, None, predicted))
    token.check()
    mask = planes.view(Plane.MASK)
    dust = dust_in(mask) if takes_prediction else 0
    return PreparedMask(planes, tuple(changes), label_counts(mask), dust)


class CurrentImage:
    """Holder of the image that is open in a session; set by the session alone; GUI thread."""

    def __init__(self) -> None:
        self.image: OpenImage | None = None
