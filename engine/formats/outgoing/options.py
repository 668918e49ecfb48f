"""Options of an export: its images, their split and pictures, how objects are told apart, and overlays."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from engine.core import BadInputError, UserError
from engine.core.ranges import NumberRange
from engine.formats.own_list import STATE_ACCEPTED
from engine.instances import InstanceSettings
from engine.storage.records import ACCEPTED_ALONE, ImageStatus

SPLITS: Final = ("train", "val", "test")
"""Names of the parts of a data set, in their order."""

PREPARING: Final = "preparing the search for objects"
"""Note of progress while kernels are compiled: the export stands still before its first image."""

Shares = tuple[float, float, float]
"""Shares of train, val and test, of any sum above 0."""

_LONGEST_PATTERN: Final = 200


class LabelState(StrEnum):
    """State of the labels of an exported image, as the index file has it."""

    ACCEPTED = STATE_ACCEPTED
    IN_WORK = "in work"
    PREDICTED = "predicted"
    """Nobody has labelled the image: the labels are what the current model predicts."""


@dataclass(frozen=True, slots=True)
class SplitOptions:
    """Options of the division into training, validation and test images.

    Images of one group are never divided.

    Attributes:
        shares: of train, val and test; None for the split that the project's images have already.
        seed: the same seed gives the same split of the same images.
        by_group: images of one group of the project stay together.
        by_folder: images of one folder stay together.
        pattern: a regular expression that is searched for in the names of images: those with the same match
            (of its first bracket, where it has one) stay together. Empty for none.
        by_likeness: near-duplicates stay together.
    """

    shares: Shares | None = None
    seed: int = 0
    by_group: bool = True
    by_folder: bool = False
    pattern: str = ""
    by_likeness: bool = True

    def __post_init__(self) -> None:
        """Raises UserError for a pattern that is none, BadInputError for shares that cannot be."""
        if self.shares is not None and (min(self.shares) < 0 or sum(self.shares) <= 0):
            raise BadInputError(f"Shares are numbers from 0 on, and not all 0, got {self.shares}.")
        if len(self.pattern) > _LONGEST_PATTERN:
            raise UserError(
                f"The pattern of groups is longer than {_LONGEST_PATTERN} characters.", "Use a shorter one."
            )
        try:
            re.compile(self.pattern)
        except re.error as error:
            raise UserError(
                f"'{self.pattern}' is no regular expression: {error}.",
                "Write one such as 'patient[0-9]+', or brackets around the part that counts.",
            ) from error


_ROUNDED: Final = 0.011
"""Part of the whole that shares may lack, or have too much, as three thirds do: 33/33/33."""
_MOST_PARTS: Final = 10
"""Larger numbers are shares of a hundred."""


def parse_shares(text: str) -> Shares:
    """Shares as people write them: 80/10/10, 0.8:0.2, or 8:1:1 as parts; two are train and val.

    Raises:
        UserError: it is something else, or they do not make a whole.

    Example:
        >>> parse_shares("80/20")
        (80.0, 20.0, 0.0)
    """
    parts = re.split(r"[/,:]", text)
    try:
        numbers = [float(part) for part in parts]
    except ValueError:
        numbers = []
    is_right = len(numbers) in (2, 3) and all(0 <= number <= 1e6 for number in numbers) and sum(numbers) > 0
    if not is_right:
        raise UserError(f"'{text}' is no split.", "Write shares of train, val and test, such as 80/10/10.")
    total, whole = sum(numbers), 100 if max(numbers) > _MOST_PARTS else 1
    if (whole == 100 or max(numbers) < 1) and abs(total - whole) > _ROUNDED * whole:
        raise UserError(
            f"The shares {text} make {total:g}, not {whole}.",
            "Write shares of train, val and test that make 100, such as 80/10/10.",
        )
    train, val, test = [*numbers, 0.0][:3]
    return train, val, test


OPACITY: Final = NumberRange(0, 1)
OUTLINE_PX: Final = NumberRange(0, 20, is_whole=True)


@dataclass(frozen=True, slots=True)
class OverlayOptions:
    """Look of pictures with the mask drawn on.

    Attributes:
        opacity: of the colours, 0 to 1.
        outline_px: width of the line around each region in full colour, 0 for none.
    """

    opacity: float = 0.4
    outline_px: int = 2

    def __post_init__(self) -> None:
        """Raises BadInputError for values out of range."""
        OPACITY.require("opacity", self.opacity)
        OUTLINE_PX.require("outline_px", self.outline_px)


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """Options of one export.

    Attributes:
        include: statuses of images that are exported beside the accepted ones, where a pixel is decided.
        with_predictions: images that nobody has labelled are exported with what the current model predicts.
        instance_settings: method and figures to separate instances; the project's own when None.
        split: the division into training, validation and test images.
        is_upright: images that an EXIF orientation turns are written upright; else they are copied.
        is_update: an earlier export of the same project and format at the same place is replaced.
        overlay: look of overlay pictures.
    """

    include: frozenset[ImageStatus] = ACCEPTED_ALONE
    with_predictions: bool = False
    instance_settings: InstanceSettings | None = None
    split: SplitOptions = field(default_factory=SplitOptions)
    is_upright: bool = True
    is_update: bool = False
    overlay: OverlayOptions = field(default_factory=OverlayOptions)


DEFAULT_OPTIONS: Final = ExportOptions()
