"""Tiny networks, planted images and requests for tests of learning and predicting."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from engine.core import IGNORE, ClassList, LabelMap, RgbU8
from engine.learn.augmentation.augment_settings import AugmentChoice
from engine.learn.request import Role, Sample, TrainRequest
from engine.models.files.weights import save_model
from engine.models.registry import build_model
from engine.models.spec import ModelSpec

TINY = {"width": 8, "depth": 2}
TWO_CLASSES = ClassList.from_names(["dark", "bright"])


def tiny_spec(classes: ClassList = TWO_CLASSES, **changes: Any) -> ModelSpec:
    """A U-Net of a few thousand parameters."""
    return ModelSpec("unet-small", classes, settings=TINY, **changes)


def tiny_network(spec: ModelSpec | None = None, seed: int = 0) -> torch.nn.Module:
    """The network of `tiny_spec`, random but always the same, in evaluation mode."""
    torch.manual_seed(seed)
    return build_model(spec or tiny_spec(), pretrained=False).module.eval()


def tiny_model_file(
    path: Path, classes: ClassList = TWO_CLASSES, seed: int = 0, views: Sequence[str] = ()
) -> Path:
    """A model file with random weights; `views` are those of the pictures that it is to have learned from."""
    spec = tiny_spec(classes)
    save_model(path, tiny_network(spec, seed), spec, {"steps": 0} | ({"views": list(views)} if views else {}))
    return path


def bright_square_image(side: int = 64, seed: int = 0) -> tuple[RgbU8, LabelMap]:
    """A dark noisy image with a bright square, and its mask: 1 on the square, else 0."""
    rng = np.random.default_rng(seed)
    mask = np.zeros((side, side), np.uint8)
    y, x = rng.integers(4, side // 2, 2)
    mask[y : y + side // 3, x : x + side // 3] = 1
    noise = rng.integers(0, 60, (side, side, 3))
    image = (noise + 160 * mask[..., None]).astype(np.uint8)
    return image, mask


def read_npy(path: Path) -> RgbU8:
    """Reader for tests; a module's function, so that another process finds it."""
    array: RgbU8 = np.load(path)
    return array


def square_sample(
    folder: Path,
    key: str,
    role: Role = "train",
    side: int = 64,
    seed: int | None = None,
    *,
    is_drawn: bool = True,
) -> Sample:
    """A bright square as .npy image with its whole mask."""
    image, mask = bright_square_image(side, seed=int(key) if seed is None else seed)
    path = folder / f"{key}.npy"
    np.save(path, image)
    return Sample(key, path, mask, role=role, is_drawn=is_drawn)


def sparse(labels: LabelMap, keep_every: int = 7) -> LabelMap:
    """The labels with most pixels unknown."""
    out = np.full_like(labels, IGNORE)
    out[::keep_every, ::keep_every] = labels[::keep_every, ::keep_every]
    return out


def tiny_request(folder: Path, samples: list[Sample], **changes: Any) -> TrainRequest:
    """A few seconds of training on `samples`, writing to out.safetensors."""
    values: dict[str, Any] = {
        "classes": TWO_CLASSES,
        "samples": tuple(samples),
        "out_path": folder / "out.safetensors",
        "settings": TINY,
        "crop_px": 32,
        # Not by the images: these trainings are too short for more.
        "augment": AugmentChoice("light", "any"),
        "batch": 2,
        "epochs": 4,
        "learning_rate": 0.01,
        "keep_candidates": False,
    }
    return TrainRequest(**(values | changes))
