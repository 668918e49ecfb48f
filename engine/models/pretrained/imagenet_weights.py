"""ImageNet weights of timm encoders: found in a folder of the user's, in Inkling itself, or on the hub.

Without a network timm retries for 20 seconds and more, so reachability is
asked for first, with a limit.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import timm
from huggingface_hub import hf_hub_download, try_to_load_from_cache

from engine.models.pretrained.download_check import (
    WEIGHTS_FOLDER_VARIABLE,
    address_of,
    downloads_are_off,
    is_reachable,
)
from engine.models.pretrained.local_weights import local_weights
from engine.models.pretrained.shipped_encoder import (
    SHIPPED_ENCODER,
    ShippedState,
    shipped_encoder_path,
    shipped_state,
)
from engine.models.spec import IMAGENET_MEAN, IMAGENET_STD

_FILE: Final = "model.safetensors"
_REACH_TIMEOUT_S: Final = 3.0
_SHIPPED_NOTE: Final = (
    "Starting from the ImageNet weights that ship with Inkling (EfficientNet-Lite0, Apache-2.0) down to "
    "stride 16; deeper layers start from random weights."
)


@dataclass(frozen=True, slots=True)
class FoundWeights:
    """Where the weights are, or, when `path` is None, why there are none."""

    path: Path | None
    note: str


def find_weights(encoder: str) -> FoundWeights:
    """ImageNet weights of a timm encoder on this machine, downloaded when that is possible."""
    if (local := local_weights(encoder)) is not None:
        return FoundWeights(local, f"Starting from the weights in {local}.")
    if encoder == SHIPPED_ENCODER and shipped_state() is ShippedState.PRESENT:
        return FoundWeights(shipped_encoder_path(), _SHIPPED_NOTE)
    config = timm.get_pretrained_cfg(encoder)
    repo = config.hf_hub_id if config else None
    if not repo:
        return _missing(encoder, "nobody publishes ImageNet weights for it")
    cached = try_to_load_from_cache(repo, _FILE)
    if isinstance(cached, str):
        return FoundWeights(Path(cached), _from_hub(repo))
    if downloads_are_off():
        return _missing(encoder, "downloads are switched off (HF_HUB_OFFLINE)")
    host, port = address_of(os.environ.get("HF_ENDPOINT") or "https://huggingface.co")
    if not is_reachable(host, port, _REACH_TIMEOUT_S):
        return _missing(encoder, f"{host} cannot be reached")
    try:
        return FoundWeights(Path(hf_hub_download(repo, _FILE)), _from_hub(repo))
    except (OSError, ValueError) as error:  # the hub's errors are both
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        return _missing(encoder, f"the download failed: {reason}")


def input_scaling(encoder: str) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Mean and standard deviation per channel, of pixels in 0-1, that the encoder's weights expect."""
    config = timm.get_pretrained_cfg(encoder)
    if config is None:
        return IMAGENET_MEAN, IMAGENET_STD
    return tuple(map(float, config.mean)), tuple(map(float, config.std))


def _from_hub(repo: str) -> str:
    return f"Starting from the ImageNet weights of {repo}, from the hub."


def _missing(encoder: str, reason: str) -> FoundWeights:
    return FoundWeights(
        None,
        f"No ImageNet weights for '{encoder}': {reason}. Put {encoder}.safetensors into a folder and name "
        f"it in {WEIGHTS_FOLDER_VARIABLE} to use your own copy; a network trained without them starts "
        "from random weights, which takes longer.",
    )
