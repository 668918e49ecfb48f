"""Changes of image files by other programs, and the adaptation of masks to the image that is there now.

The size and the fingerprint of the file that a mask was made on are the reference of every check. They
are stored when an image without a mask is opened, and never overwritten while the mask is of another image:
only `adapt_mask` moves them on, by the user's choice.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from engine.core import ImageId, LabelMap, Rect, RgbU8, UserError
from engine.core.arrays import shared_raw
from engine.document.fingerprint import (
    ImageFingerprint,
    fingerprint,
    is_alike,
    is_same_file,
    turned_by,
)
from engine.document.image import probe_image, read_image
from engine.document.planes import (
    TILE,
    Change,
    LabelPlanes,
    Plane,
    Reshape,
    TileChange,
    tile_rect,
)
from engine.document.step_names import MASK_RESIZED, MASK_STARTED_ANEW, MASK_TURNED
from engine.document.to_rgb8 import upright
from engine.storage.records import FileProblem, ImageRecord

if TYPE_CHECKING:
    from engine.storage.project import Project

_LEFT: Final = 8
_RIGHT: Final = 6


class MaskAdaptation(StrEnum):
    """Ways to go on with a mask whose image is another one now."""

    KEEP = "keep"
    """As it is, on the image that is there now; only where the sizes are the same."""
    TURN = "turn"
    """As the image was turned or mirrored."""
    TURN_LEFT = "turn-left"
    TURN_RIGHT = "turn-right"
    RESIZE = "resize"
    """Every pixel gets the class of the nearest one."""
    BRING_BACK = "bring-back"
    """As it was on this very image before, by undo or redo."""
    START_ANEW = "start-anew"
    """Without a mask; undo has the old one."""


@dataclass(frozen=True, slots=True)
class ImageChange:
    """The image of a mask is another one now: of another size, other pixels, or turned.

    `before` and `now` are shapes (H, W); `orientation` is the EXIF orientation by which the picture was
    turned, None where it was not; `is_alike` says that both look the same at a glance.
    `has_earlier_mask` says that the history has a mask of this very image.
    """

    image_id: ImageId
    name: str
    before: tuple[int, int]
    fingerprint: ImageFingerprint
    orientation: int | None = None
    is_alike: bool = False
    has_earlier_mask: bool = False

    @property
    def now(self) -> tuple[int, int]:
        return self.fingerprint.shape

    @property
    def sentence(self) -> str:
        """What happened, in one sentence."""
        if self.orientation is not None:
            return f"{self.name} was turned or mirrored since its mask was made."
        if self.now != self.before:
            return f"{self.name} is {_size(self.now)} now, but its mask was made on {_size(self.before)}."
        if self.is_alike:
            return f"{self.name} was changed by another program since its mask was made; it looks alike."
        return f"{self.name} is another picture than the one its mask was made on."

    @property
    def adaptations(self) -> tuple[MaskAdaptation, ...]:
        """What can be done with the mask, the most likely first."""
        offered: list[MaskAdaptation] = []
        if self.has_earlier_mask:
            offered.append(MaskAdaptation.BRING_BACK)
        if self.orientation is not None:
            offered.append(MaskAdaptation.TURN)
        if self.now == self.before:
            offered.append(MaskAdaptation.KEEP)
        else:
            if self.orientation is None and self.now == self.before[::-1]:
                offered += [MaskAdaptation.TURN_LEFT, MaskAdaptation.TURN_RIGHT]
            offered.append(MaskAdaptation.RESIZE)
        return (*offered, MaskAdaptation.START_ANEW)


def find_image_change(project: Project, image_id: ImageId, pixels: RgbU8 | None = None) -> ImageChange | None:
    """The change of an image's file since its mask was made, or None. Waits for the disk; any thread.

    In a project open for writing, the size and fingerprint of an image without a mask are stored, and
    those of one with a mask where the file holds the same pixels in other bytes.

    Args:
        pixels: of the file, where they were read already; else they are read only where its bytes differ.

    Raises:
        UserError: the file is missing or cannot be read.
    """
    record = project.images.get(image_id)
    if record.mask_revision == 0 or record.height is None or record.width is None:
        if pixels is not None and not project.read_only:
            height, width = pixels.shape[:2]
            if (record.height, record.width) != (height, width):
                project.images.set_size(image_id, height, width)
            project.image_files.put(image_id, fingerprint(record.path, pixels))
        return None
    shape = (record.height, record.width)
    known = project.image_files.get(image_id, shape)
    change, now = compare_image(image_id, record.name, record.path, shape, known, pixels)
    if now is not None:
        project.image_files.put(image_id, now)
    if change is None or known is None:
        return change
    has_earlier_mask = bool(_way_back(project, image_id, shape, change.fingerprint))
    return replace(change, has_earlier_mask=has_earlier_mask)


def compare_image(
    image_id: ImageId,
    name: str,
    path: Path,
    shape: tuple[int, int],
    known: ImageFingerprint | None,
    pixels: RgbU8 | None = None,
) -> tuple[ImageChange | None, ImageFingerprint | None]:
    """The change of the image at `path` since its mask was made, if any, and a fingerprint to store instead.

    The one comparison, of the open project as of the project check. The fingerprint is there where the file
    holds the same picture, but is not fully known yet.

    Args:
        shape: (H, W) of the mask.
        known: fingerprint of the file that the mask was made on; without it only the size can be compared.
        pixels: of the file, where they were read already; else they are read only where its bytes differ.

    Raises:
        UserError: the file is missing or cannot be read.
    """
    if known is None:
        return _compare_size(image_id, name, path, shape, pixels)
    if is_same_file(path, known):
        return None, None if pixels is None or known.pixel_digest else fingerprint(path, pixels)
    pixels = read_image(path) if pixels is None else pixels
    orientation = turned_by(known, pixels)
    now = fingerprint(path, pixels)
    if orientation == 1:
        return None, now
    return ImageChange(image_id, name, shape, now, orientation, is_alike(known, pixels)), None


def image_problem(project: Project, record: ImageRecord) -> FileProblem | None:
    """Why an image cannot be used with its mask: missing, unreadable or changed; None when it can.

    The one check of whatever uses images and masks together: training, export, evaluation.
    """
    try:
        change = find_image_change(project, record.id)
        if change is None:
            probe_image(record.path)
            return None
    except UserError as error:
        return record.problem(error)
    hint = "Open it in the window to choose what its mask becomes."
    return FileProblem(record.path, f"{change.sentence} {hint}", record.name)


def adapt_mask(project: Project, change: ImageChange, adaptation: MaskAdaptation) -> None:
    """Fit the mask to the image that is there now, as one step that undo takes back.

    From then on the image of the mask is the one that is there now. Any thread but the GUI's, while nobody
    edits the image.

    Raises:
        UserError: the project is open read-only, or the labels cannot be read.
    """
    image_id = change.image_id
    project.image_files.put(image_id, change.fingerprint)
    if adaptation is MaskAdaptation.KEEP:
        return
    journal = project.journal(image_id)
    if adaptation is MaskAdaptation.BRING_BACK:
        for move in _way_back(project, image_id, change.before, change.fingerprint):
            journal.move(move.position, move.step, move.is_forward)
    else:
        state = project.load_state(image_id, change.before)
        step = _step(state.planes, change, adaptation)
        if step is not None:
            journal.append(state.position, step)
    stored = project.load_state(image_id, change.now)
    project.write_mask(image_id, stored.planes.snapshot(Plane.MASK))


def _step(old: LabelPlanes, change: ImageChange, adaptation: MaskAdaptation) -> Change | None:
    """The step that fits the labels to the image; None where it changes none."""
    label = _label(adaptation)
    adapted = _adapted(old, change, adaptation)
    if change.now != change.before:
        return _reshaped(old, adapted, label)
    with old.edit(label) as edit:
        for plane in Plane:
            edit.write(plane, adapted.view(plane))
    return edit.change


def _reshaped(old: LabelPlanes, new: LabelPlanes, label: str) -> Change:
    """The step that puts `new` in the place of `old`, planes of any two shapes."""
    before, after = _raw_tiles(old), _raw_tiles(new)
    tiles = tuple(
        TileChange(int(key[0]), key[1], key[2], before.get(key, b""), after.get(key, b""))
        for key in sorted(before.keys() | after.keys())
    )
    return Change(label, tiles, Rect.of_shape(new.shape), Reshape(old.shape, new.shape))


def _raw_tiles(planes: LabelPlanes) -> dict[tuple[Plane, int, int], bytes]:
    """Raw bytes of every tile of the planes that were written."""
    height, width = planes.shape
    return {
        (plane, ty, tx): shared_raw(planes.view(plane, tile_rect(ty, tx, planes.shape)).tobytes())
        for plane in Plane
        if not planes.is_blank(plane)
        for ty in range(-(-height // TILE))
        for tx in range(-(-width // TILE))
    }


def _adapted(old: LabelPlanes, change: ImageChange, adaptation: MaskAdaptation) -> LabelPlanes:
    """Planes of the shape of the image as it is now."""
    new = LabelPlanes(*change.now)
    if adaptation is MaskAdaptation.START_ANEW:
        return new
    with new.edit(_label(adaptation)) as edit:
        for plane in Plane:
            if not old.is_blank(plane):
                edit.write(plane, _fitted(old.view(plane), change, adaptation))
    return new


def _fitted(labels: LabelMap, change: ImageChange, adaptation: MaskAdaptation) -> LabelMap:
    """(H, W) labels in the shape of the image as it is now."""
    if adaptation is MaskAdaptation.RESIZE:
        rows, columns = (
            ((np.arange(to) + 0.5) * (of / to)).astype(np.intp)
            for of, to in zip(change.before, change.now, strict=True)
        )
        return labels[np.ix_(rows, columns)]
    turns = {MaskAdaptation.TURN_LEFT: _LEFT, MaskAdaptation.TURN_RIGHT: _RIGHT}
    return upright(labels, turns.get(adaptation, change.orientation or 1))


def _label(adaptation: MaskAdaptation) -> str:
    match adaptation:
        case MaskAdaptation.RESIZE:
            return MASK_RESIZED
        case MaskAdaptation.START_ANEW:
            return MASK_STARTED_ANEW
        case _:
            return MASK_TURNED


@dataclass(frozen=True, slots=True)
class _Move:
    """One undo or redo: the step, and how many steps are in force after it."""

    position: int
    step: Change
    is_forward: bool


def _way_back(
    project: Project, image_id: ImageId, shape: tuple[int, int], now: ImageFingerprint
) -> list[_Move]:
    """The undos, or the redo, that lead to the mask of this very image; empty where there is none."""
    known = project.image_files.get(image_id, now.shape)
    if now.shape == shape or known is None or known.pixel_digest != now.pixel_digest:
        return []
    state, journal = project.load_state(image_id, shape), project.journal(image_id)
    if state.position < state.length:
        step = journal.load(state.position)
        if step.reshape is not None and step.reshape.after == now.shape:
            return [_Move(state.position + 1, step, True)]
    moves: list[_Move] = []
    for seq in range(state.position - 1, -1, -1):
        step = journal.load(seq)
        moves.append(_Move(seq, step, False))
        if step.reshape is not None:
            return moves if step.reshape.before == now.shape else []
    return []


def _compare_size(
    image_id: ImageId, name: str, path: Path, shape: tuple[int, int], pixels: RgbU8 | None
) -> tuple[ImageChange | None, ImageFingerprint | None]:
    """The same for a mask without a stored fingerprint."""
    if pixels is None:
        info = probe_image(path)
        if (info.height, info.width) == shape:
            return None, None
        pixels = read_image(path)
    now = fingerprint(path, pixels)
    return (None, now) if now.shape == shape else (ImageChange(image_id, name, shape, now), None)


def _size(shape: tuple[int, int]) -> str:
    return f"{shape[1]}x{shape[0]}"
