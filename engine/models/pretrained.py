"""Finds ImageNet weights of timm encoders: in a folder of the user's, in the cache, on the hub.

Without a network timm retries for 20 seconds and more, so reachability is
asked for first, with a limit.
"""

from __future__ import annotations

import os
import socket
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import timm
from huggingface_hub import hf_hub_download, try_to_load_from_cache
from huggingface_hub.constants import HF_HUB_OFFLINE

from engine.models.spec import IMAGENET_MEAN, IMAGENET_STD

WEIGHTS_FOLDER_VARIABLE: Final = "INKLING_WEIGHTS"
"""Environment variable: a folder with ENCODER.safetensors files, used before anything else."""

_FILE: Final = "model.safetensors"
_REACH_TIMEOUT_S: Final = 3.0


@dataclass(frozen=True, slots=True)
class FoundWeights:
    """Where the weights are, or, when `path` is None, why there are none."""

    path: Path | None
    note: str


def find_weights(encoder: str) -> FoundWeights:
    """ImageNet weights of a timm encoder on this machine, downloaded when that is possible."""
    folder = os.environ.get(WEIGHTS_FOLDER_VARIABLE)
    if folder and (local := Path(folder) / f"{encoder}.safetensors").is_file():
        return FoundWeights(local, f"Starting from the weights in {local}.")
    config = timm.get_pretrained_cfg(encoder)
    repo = config.hf_hub_id if config else None
    if not repo:
        return _missing(encoder, "nobody publishes ImageNet weights for it")
    cached = try_to_load_from_cache(repo, _FILE)
    if isinstance(cached, str):
        return FoundWeights(Path(cached), "")
    if downloads_are_off():
        return _missing(encoder, "downloads are switched off (HF_HUB_OFFLINE)")
    host, port = address_of(os.environ.get("HF_ENDPOINT") or "https://huggingface.co")
    if not is_reachable(host, port, _REACH_TIMEOUT_S):
        return _missing(encoder, f"{host} cannot be reached")
    try:
        return FoundWeights(Path(hf_hub_download(repo, _FILE)), "")
    except (OSError, ValueError) as error:  # the hub's errors are both
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        return _missing(encoder, f"the download failed: {reason}")


def input_scaling(encoder: str) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Mean and standard deviation per channel, of pixels in 0-1, that the encoder's weights expect."""
    config = timm.get_pretrained_cfg(encoder)
    if config is None:
        return IMAGENET_MEAN, IMAGENET_STD
    return tuple(map(float, config.mean)), tuple(map(float, config.std))


def is_reachable(host: str, port: int, timeout_s: float) -> bool:
    """Whether a connection can be opened within the time, name look-up included."""
    answers: list[bool] = []

    def connect() -> None:
        try:
            with socket.create_connection((host, port), timeout=timeout_s):
                answers.append(True)
        except OSError:
            answers.append(False)

    # A name look-up knows no timeout, hence the thread.
    attempt = threading.Thread(target=connect, name="reach-hub", daemon=True)
    attempt.start()
    attempt.join(timeout_s)
    return bool(answers and answers[0])


def downloads_are_off() -> bool:
    """Whether the user has said, with HF_HUB_OFFLINE, that nothing is to be downloaded."""
    return bool(HF_HUB_OFFLINE)


def address_of(url: str) -> tuple[str, int]:
    """The host and port to ask for `url`: those of the proxy where there is one."""
    url = os.environ.get("HTTPS_PROXY") or os.environ.get("https_proxy") or url
    parts = urlsplit(url if "//" in url else f"//{url}")
    return parts.hostname or url, parts.port or (80 if parts.scheme == "http" else 443)


def _missing(encoder: str, reason: str) -> FoundWeights:
    return FoundWeights(
        None,
        f"No ImageNet weights for '{encoder}': {reason}. Training starts from random weights, "
        f"which takes longer; put {encoder}.safetensors into a folder and name it in "
        f"{WEIGHTS_FOLDER_VARIABLE} to use your own copy.",
    )
