"""Small images, setups and requests for tests of learning without labels."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch

from engine.models.settings import full_settings
from engine.pretrain.catalog import task_info
from engine.pretrain.request import PretrainEvent, PretrainRequest
from engine.pretrain.task import TaskSetup
from engine.pretrain.trainer import Pretrainer
from tests.helpers.networks import bright_square_image, read_npy

PATCH_PX = 32
TINY_NETWORK = {"width": 4, "depth": 2}


def square_images(folder: Path, count: int = 3, side: int = 48) -> tuple[Path, ...]:
    """Dark noisy images with a bright square, as .npy files."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = tuple(folder / f"{seed}.npy" for seed in range(count))
    for seed, path in enumerate(paths):
        np.save(path, bright_square_image(side, seed)[0])
    return paths


def pretrain_request(folder: Path, task: str = "convolutional", **changes: Any) -> PretrainRequest:
    """A second of learning on square images, writing to encoder.safetensors."""
    values: dict[str, Any] = {
        "images": changes.pop("images", None) or square_images(folder / "images"),
        "out_path": folder / "encoder.safetensors",
        "task": task,
        "network": TINY_NETWORK,
        "crop_px": PATCH_PX,
        "batch": 8,
        "epochs": 2,
    }
    return PretrainRequest(**(values | changes))


def run_pretraining(request: PretrainRequest) -> list[PretrainEvent]:
    """Every event of a run on the processor."""
    trainer = Pretrainer(request, read_npy, torch.device("cpu"))
    return [event for event in trainer.steps() if event is not None]


def make_setup(task: str, first: np.ndarray | None = None, seed: int = 0, **changes: Any) -> TaskSetup:
    """What a task is built from, without a trainer; `changes` are settings of the task."""
    patches = square_patches(16) if first is None else first
    torch.manual_seed(seed)
    request = PretrainRequest(
        images=(), out_path=Path("encoder.safetensors"), task=task, network=TINY_NETWORK, crop_px=PATCH_PX
    )
    return TaskSetup(
        request=request,
        settings=full_settings(task, task_info(task).settings, changes),
        patch_px=PATCH_PX,
        bands=patches.shape[-1],
        mean=(0.5, 0.5, 0.5),
        std=(0.25, 0.25, 0.25),
        device=torch.device("cpu"),
        noise=torch.Generator().manual_seed(seed),
        rng=np.random.default_rng(seed),
        first=patches,
        read_image=read_npy,
    )


def square_patches(count: int, side: int = PATCH_PX) -> np.ndarray:
    """(count, side, side, 3) uint8."""
    return np.stack([bright_square_image(side, seed)[0] for seed in range(count)])
