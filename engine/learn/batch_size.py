"""How many patches a step takes."""

from __future__ import annotations

from typing import Final

import torch

# Measured on processors (docs/learning.md): more patches a step take as long each, and are fewer steps.
_ON_PROCESSOR: Final = 4
_ON_CARD: Final = 16


def usual_batch(device: torch.device, processes: int) -> int:
    """Patches a step, of all processes together, when nobody says how many.

    Processors share the batch that one process would take, so that their number changes nothing.
    """
    return _ON_CARD * processes if device.type == "cuda" else max(_ON_PROCESSOR, processes)
