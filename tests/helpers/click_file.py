"""A click network of random numbers, as a file."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file

from engine.models.clicks.click_file import CLICK_FILE, METADATA_KEY
from engine.models.clicks.click_graph import LAYERS


def random_layers(seed: int = 0) -> dict[str, NDArray[np.float32]]:
    """Tensors of all layers, small enough that odds stay small."""
    rng = np.random.default_rng(seed)
    tensors: dict[str, NDArray[np.float32]] = {}
    for name, layer in LAYERS.items():
        shape = layer.out, layer.channels, layer.kernel, layer.kernel
        size = (2.0 / (layer.channels * layer.kernel**2)) ** 0.5
        tensors[f"{name}.weight"] = rng.normal(0, size, shape).astype(np.float32)
        tensors[f"{name}.bias"] = np.zeros(layer.out, np.float32)
    return tensors


def write_click_file(folder: Path, tensors: dict[str, NDArray[np.float32]], **card: float) -> Path:
    """The file as it is found in a folder of weights."""
    path = folder / CLICK_FILE
    save_file(tensors, path, metadata={METADATA_KEY: json.dumps(card)})
    return path
