"""Rounds of learning by architecture: training by steps, or a fit in closed form."""

from __future__ import annotations

import time
from collections.abc import Callable

import torch

from engine.learn.distributed.process_group import SINGLE_PROCESS, ProcessGroup
from engine.learn.first_model.ridge_fit import RidgeFit
from engine.learn.request import TrainRequest
from engine.learn.samples import ReadImage
from engine.learn.trainer import Trainer
from engine.models.catalog import RIDGE_ARCHITECTURE


def make_round(
    request: TrainRequest,
    read_image: ReadImage,
    device: torch.device | None = None,
    clock: Callable[[], float] = time.perf_counter,
    processes: ProcessGroup = SINGLE_PROCESS,
) -> Trainer | RidgeFit:
    """The round that the request describes; arguments as those of `Trainer`.

    Raises:
        UserError: the encoder's file is not there, or nothing says of which encoder it is.
    """
    request = request.with_named_encoder()
    kind = RidgeFit if request.architecture == RIDGE_ARCHITECTURE else Trainer
    return kind(request, read_image, device, clock, processes)
