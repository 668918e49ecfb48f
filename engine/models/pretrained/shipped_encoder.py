"""The encoder that ships with Inkling: EfficientNet-Lite0 to stride 16, ImageNet weights; no torch.

`resources/weights/make_encoder.py` makes its file; docs/decisions/0034-shipped-encoder.md says why it is
shipped.
"""

from __future__ import annotations

import hashlib
from enum import StrEnum
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Final

from engine.core import UserError
from engine.models.files.tensor_file import load_tensors

if TYPE_CHECKING:
    from torch import Tensor

SHIPPED_ENCODER: Final = "tf_efficientnet_lite0"
"""Its name in timm."""
SHIPPED_STRIDE: Final = 16
"""Stride of its deepest features; the network goes on to 32, the file does not."""
SHIPPED_MEAN: Final = (0.5, 0.5, 0.5)
SHIPPED_STD: Final = (0.5, 0.5, 0.5)
"""Scaling that its weights expect: (pixel - mean) / deviation, for pixels in 0-1."""
SHIPPED_ORIGIN: Final = "ships with Inkling: EfficientNet-Lite0 to stride 16, ImageNet weights, Apache-2.0"

_FILE: Final = "tf_efficientnet_lite0-stride16.safetensors"
_SHA256: Final = "b457c15fcff40a30ff8d31061c8b8977362abc08ec823de4d07c3fbfdb64918d"


class ShippedState(StrEnum):
    """State of the file, in the words of `doctor`."""

    PRESENT = "present"
    MISSING = "missing"
    DAMAGED = "damaged"


def shipped_encoder_path() -> Path:
    """Place of the file; a stripped build has none there."""
    return Path(str(resources.files("resources"))) / "weights" / _FILE


def has_shipped_encoder() -> bool:
    """Whether the file is there; its content is checked when it is loaded."""
    return shipped_encoder_path().is_file()


def shipped_state() -> ShippedState:
    """Whether the file is there, and is the one that was shipped; reads it, 1.5 MB."""
    path = shipped_encoder_path()
    if not path.is_file():
        return ShippedState.MISSING
    return ShippedState.PRESENT if _is_intact(path) else ShippedState.DAMAGED


def checked_shipped_path() -> Path:
    """The file, when it is the one that was shipped.

    Raises:
        UserError: it is missing, or its bytes are others.
    """
    path = shipped_encoder_path()
    if not path.is_file():
        raise UserError(f"The shipped encoder is missing: {path}.", "Install Inkling again.")
    if not _is_intact(path):
        raise UserError(f"The shipped encoder is damaged: {path}.", "Install Inkling again.")
    return path


def load_shipped_encoder() -> dict[str, Tensor]:
    """Its weights in float32, by the names that timm gives them.

    Raises:
        UserError: the file is missing or damaged.
    """
    tensors = load_tensors(checked_shipped_path())
    return {name: t.float() if t.is_floating_point() else t for name, t in tensors.items()}


def _is_intact(path: Path) -> bool:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() == _SHA256
    except OSError:
        return False
