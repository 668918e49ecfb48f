"""Mixed precision: the choice of bfloat16 for the multiplications of a round."""

from __future__ import annotations

import torch

from engine.learn.request import TrainRequest
from engine.models.inputs import multiplies_bfloat16


def uses_mixed_precision(request: TrainRequest, device: torch.device) -> bool:
    """Whether a round uses mixed precision: always on cards, on processors in rounds by working time.

    Cards need half the memory and are twice as fast. On processors with the instructions, 60 s make 350
    steps of the small U-Net instead of 250, and IoU at 10, 30 and 60 s was higher each time
    (docs/measurements/learning.md). Rounds of counted steps stay in float32: they are to repeat elsewhere.
    """
    is_timed = request.epochs is None and request.steps is None
    return device.type == "cuda" or (is_timed and multiplies_bfloat16(device))
