"""Look at files that were chosen as masks, and are photographs, or as images, and are masks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np

from engine.core import UserError
from engine.document.decode import MOST_PIXELS
from engine.document.image import probe_image
from engine.document.samples.stored import StoredSamples, read_samples

# In 70 files of photographs of sixteen data sets, of microscopes and eyes too, 0.46 and more of the pixels
# are others than their neighbour, in those of their masks 0.04 at most.
_MASK_STEPS: Final = 0.1
_PHOTOGRAPH_STEPS: Final = 0.25
_MOST_MASK_COLOURS: Final = 32
_LEAST_PHOTOGRAPH_COLOURS: Final = 64
LOOKED_AT: Final = 3
"""How many files are looked at."""
_ROWS: Final = 64
_SOON_READ_PX: Final = 50_000_000


def refuse_photographs(files: Sequence[Path], source: Path) -> None:
    """Refuse files as masks where the first of them all are pictures: hardly two neighbours are the same.

    Args:
        source: what was chosen, for the message.

    Raises:
        UserError: they are; what cannot be read says nothing.
    """
    if are_photographs(files):
        raise UserError(
            f"The files in {source.name} look like photographs, not like masks: nearly every pixel has "
            "another colour than the one beside it.",
            "Choose the folder of the masks, whose colours or numbers are classes.",
        )


def are_photographs(files: Sequence[Path]) -> bool:
    """Whether the first of these files all are pictures: hardly two neighbours are the same."""
    measured = _measured(files)
    return bool(measured) and all(
        steps > _PHOTOGRAPH_STEPS and colours > _LEAST_PHOTOGRAPH_COLOURS for steps, colours, _ in measured
    )


def masks_sentence(files: Sequence[Path]) -> str:
    """What is to be said where the first of these files, chosen as images, all are masks; else empty."""
    looked_at = files[:LOOKED_AT]
    if not all(map(_may_be_mask, looked_at)):
        return ""
    measured = _measured(looked_at)
    are_masks = bool(measured) and all(
        steps < _MASK_STEPS and colours <= _MOST_MASK_COLOURS and is_numbered
        for steps, colours, is_numbered in measured
    )
    if not are_masks or all(colours == 1 for _, colours, _ in measured):
        return ""  # Flat ones may be anything.
    return "These look like masks, not like images. Add their images first, then import the masks."


def _may_be_mask(file: Path) -> bool:
    """Whether a file is of one channel, and soon read."""
    try:
        info = probe_image(file)
    except UserError:
        return False
    return info.channels == 1 and info.width * info.height <= _SOON_READ_PX


def _measured(files: Sequence[Path]) -> list[tuple[float, int, bool]]:
    measured = []
    for file in files[:LOOKED_AT]:
        try:
            measured.append(_measure(read_samples(file, MOST_PIXELS)))
        except UserError:
            continue  # What is wrong with a file is said when it is read.
    return measured


def _measure(samples: StoredSamples) -> tuple[float, int, bool]:
    """Share of pixels that differ from their neighbour, number of colours, and whether those are numbers."""
    pixels = samples.pixels
    rows = pixels[np.linspace(0, len(pixels) - 1, min(_ROWS, len(pixels))).astype(int)]
    is_numbered = rows.ndim == 2
    rows = rows.reshape(*rows.shape[:2], -1)
    steps = (rows[:, 1:] != rows[:, :-1]).any(axis=2)
    colours = len(np.unique(rows.reshape(-1, rows.shape[2]), axis=0))
    return float(steps.mean()) if steps.size else 0.0, colours, is_numbered
