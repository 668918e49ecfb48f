"""Features of a picture by the shipped encoder, as the small maps that a cut of one object asks."""

from __future__ import annotations

import logging
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own custom

from engine.core import BadInputError, RgbU8
from engine.models.clicks.click_file import ClickFile, usable_click_file
from engine.models.features.lite_encoder import LiteEncoder
from engine.models.pretrained.shipped_encoder import SHIPPED_MEAN, SHIPPED_STD, load_shipped_encoder

_STRIDES: Final = (4, 8, 16)
_CELL_PX: Final = 16
_CONTRASTS: Final = 3
_CONTENTS: Final = 32
"""Principal components of the 112 channels at stride 16 that are kept."""
_SOFT: Final = 1e-3

_log = logging.getLogger(__name__)


class CutEncoder:
    """The shipped encoder; made once a process, used by one thread.

    Raises:
        UserError: its file is missing or damaged.
    """

    def __init__(self) -> None:
        self._encoder = LiteEncoder()
        self._encoder.load_state_dict(load_shipped_encoder())

    def describe(self, picture: RgbU8) -> tuple[NDArray[np.float16], NDArray[np.float16]]:
        """Principal components of standardized features: (H/4, W/4, 3) of all, (H/16, W/16, n) of the last.

        Args:
            picture: (H, W, 3) uint8, sides in multiples of 16.

        Raises:
            BadInputError: a picture of another shape or type.
        """
        with torch.inference_mode():
            found = self._encoder(_scaled(picture))
            maps = {stride: _standardized(found[stride][0]) for stride in _STRIDES}
            size = maps[_STRIDES[0]].shape[1:]
            fine = torch.cat([_enlarged(features, size) for features in maps.values()])
            contrast, contents = _components(fine, _CONTRASTS), _components(maps[_CELL_PX], _CONTENTS)
        return contrast, contents


class ClickDescriber:
    """What the click network knows of a picture before there is a click; made once a process, one thread.

    Args:
        file: of the network; None for the one that is found, and without any it knows nothing.

    Raises:
        UserError: the file of the encoder is missing or damaged.
    """

    def __init__(self, file: ClickFile | None = None) -> None:
        file = usable_click_file() if file is None else file
        self._network = None if file is None else file.network
        if file is None:
            return
        self._encoder = LiteEncoder()
        own = {name: torch.from_numpy(array) for name, array in file.encoder.items()}
        try:
            self._encoder.load_state_dict(own or load_shipped_encoder())
        except RuntimeError as error:
            # The file has an encoder that is none; the other features do without it.
            _log.warning("Clicks have no network: %s", error)
            self._network = None

    def describe(self, picture: RgbU8) -> NDArray[np.float16] | None:
        """(H/8, W/8, 48) contents; None without a network.

        Args:
            picture: (H, W, 3) uint8, sides in multiples of 16.

        Raises:
            BadInputError: a picture of another shape or type.
        """
        if self._network is None:
            return None
        with torch.inference_mode():
            found = self._encoder(_scaled(picture))
            features = [found[stride][0].permute(1, 2, 0).numpy() for stride in _STRIDES]
        return self._network.contents(*features)


def _scaled(picture: RgbU8) -> Tensor:
    """(1, 3, H, W) as the encoder takes it."""
    if picture.ndim != 3 or picture.shape[2] != 3 or picture.dtype != np.uint8:
        raise BadInputError(f"picture must be (H, W, 3) uint8, got {picture.shape} {picture.dtype}")
    if picture.size == 0 or picture.shape[0] % _CELL_PX or picture.shape[1] % _CELL_PX:
        raise BadInputError(f"sides must be multiples of {_CELL_PX}, got {picture.shape}")
    pixels = torch.from_numpy(np.ascontiguousarray(picture)).permute(2, 0, 1)[None].float() / 255
    mean, deviation = (torch.tensor(v).view(1, 3, 1, 1) for v in (SHIPPED_MEAN, SHIPPED_STD))
    return (pixels - mean) / deviation


def _standardized(features: Tensor) -> Tensor:
    """(channels, h, w) with mean 0 and deviation 1 in each channel."""
    mean = features.mean((1, 2), keepdim=True)
    deviation = features.std((1, 2), keepdim=True, correction=0)
    return (features - mean) / (deviation + _SOFT)


def _enlarged(features: Tensor, size: torch.Size) -> Tensor:
    return F.interpolate(features[None], size=size, mode="bilinear", align_corners=False)[0]


def _components(features: Tensor, count: int) -> NDArray[np.float16]:
    """(h, w, count) the first principal components, zeros where there are fewer channels than that."""
    channels, height, width = features.shape
    flat = features.reshape(channels, -1).T
    flat = flat - flat.mean(0)
    _, vectors = torch.linalg.eigh(flat.T @ flat / len(flat))
    kept = flat @ vectors[:, -count:].flip(1)
    return np.asarray(kept.reshape(height, width, count).numpy(), np.float16)
