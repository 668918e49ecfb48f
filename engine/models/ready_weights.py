"""Finds, fetches and opens torchvision's checkpoints of the ready models, without running code from them.

Without a network the download would wait for a long time, so reachability is
asked for first, with a limit.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import urllib.error
import urllib.request
import uuid
import warnings
from collections.abc import Generator
from pathlib import Path
from typing import Any, Final

import platformdirs
import torch
from torch import nn

from engine.core import ClassList, Progress, UserError
from engine.models.pretrained import (
    WEIGHTS_FOLDER_VARIABLE,
    FoundWeights,
    address_of,
    downloads_are_off,
    is_reachable,
)
from engine.models.ready import VOC_CLASSES, ReadyModel

_REACH_TIMEOUT_S: Final = 3.0
_SILENCE_TIMEOUT_S: Final = 20.0
_CHUNK: Final = 1 << 20
_MEGA: Final = 1_000_000


def find_checkpoint(ready: ReadyModel) -> FoundWeights:
    """The checkpoint on this machine, downloaded if possible; `note` tells where it is, or why not."""
    try:
        for _ in fetch_steps(ready):
            pass
    except UserError as error:
        note = f"{error.summary} Starting from random weights. {error.hint}"
        return FoundWeights(None, note)
    path = checkpoint_here(ready)
    return FoundWeights(path, f"Starting from the weights in {path}.")


def checkpoint_here(ready: ReadyModel) -> Path | None:
    """The checkpoint in the user's folder of weights or in torch's cache, if it is there."""
    folder = os.environ.get(WEIGHTS_FOLDER_VARIABLE)
    places = [Path(folder)] if folder else []
    places.append(_cache())
    return next((p / ready.file_name for p in places if (p / ready.file_name).is_file()), None)


def fetch_steps(ready: ReadyModel) -> Generator[Progress, None, None]:
    """Download the checkpoint into torch's cache unless it is here; gives way after each megabyte.

    Closing the generator leaves nothing behind.

    Raises:
        UserError: no network, not enough room, or a file that is not the published one.
    """
    if checkpoint_here(ready) is not None:
        return
    if downloads_are_off():
        raise _not_fetched(ready, "downloads are switched off (HF_HUB_OFFLINE)")
    host, port = address_of(ready.url)
    if not is_reachable(host, port, _REACH_TIMEOUT_S):
        raise _not_fetched(ready, f"{host} cannot be reached")
    target = _cache() / ready.file_name
    temporary = target.with_name(f".{ready.file_name}-{uuid.uuid4().hex[:12]}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        digest = yield from _download(ready, temporary)
        expected = ready.file_name.removesuffix(".pth").rsplit("-", 1)[-1]
        if not digest.startswith(expected):
            raise _not_fetched(ready, "what arrived is not the published file")
        temporary.replace(target)
    except (OSError, urllib.error.URLError) as error:
        raise _not_fetched(ready, f"the download failed: {error}") from error
    finally:
        temporary.unlink(missing_ok=True)


def _download(ready: ReadyModel, target: Path) -> Generator[Progress, None, str]:
    """Write the file; its SHA-256 in hexadecimal digits."""
    digest, done = hashlib.sha256(), 0
    with (
        urllib.request.urlopen(ready.url, timeout=_SILENCE_TIMEOUT_S) as answer,
        target.open("xb") as file,
    ):
        while block := answer.read(_CHUNK):
            file.write(block)
            digest.update(block)
            done += len(block)
            yield Progress(done // _MEGA, max(ready.megabytes, done // _MEGA), "MB", ready.name)
    return digest.hexdigest()


def load_checkpoint(network: nn.Module, path: Path) -> None:
    """Give `network` the weights of a torch file; nothing but tensors is read from it.

    Raises:
        UserError: damaged, more than tensors, or tensors of another network.
    """
    try:
        with warnings.catch_warnings():
            # Of unusual pickles, which are refused right after.
            warnings.simplefilter("ignore", UserWarning)
            state = torch.load(path, map_location="cpu", weights_only=True)
    except pickle.UnpicklingError as error:
        raise UserError(
            f"{path.name} holds more than weights and could run code when opened, so it stays closed.",
            "Get the file again from its publisher, or export its weights as .safetensors.",
        ) from error
    except (OSError, RuntimeError, EOFError, ValueError) as error:
        raise UserError(
            f"{path} is damaged or no file of weights.", "Delete it, and it is fetched again."
        ) from error
    if not isinstance(state, dict):
        raise UserError(
            f"{path.name} holds no weights by name.", "Choose the file that torchvision publishes."
        )
    try:
        network.load_state_dict(state)
    except RuntimeError as error:
        raise UserError(
            f"The weights in {path.name} are of another network.",
            "Choose the file that torchvision publishes under this name.",
        ) from error


def ready_steps(
    ready: ReadyModel, out: Path, classes: ClassList = VOC_CLASSES
) -> Generator[Progress, None, None]:
    """Write the model to `out` as an ordinary model file, after fetching what is missing.

    Args:
        classes: of the model, in its order; those of VOC are known, others never win.

    Raises:
        UserError: the weights cannot be had or used, or `out` cannot be written.
    """
    from engine.models.registry import build_model
    from engine.models.weights import save_model

    yield from fetch_steps(ready)
    yield Progress(0, 0, "", "Building the network")
    spec = ready.spec(classes)
    built = build_model(spec, pretrained=True)
    if not built.is_pretrained:
        raise UserError(built.weights_note, "Without its weights a ready model knows nothing.")
    save_model(out, built.module.eval(), spec, ready_record(ready))


def ready_record(ready: ReadyModel) -> dict[str, Any]:
    """What the model file tells about its origin."""
    return {"ready_model": ready.name, "source": ready.url, "mean_iou_published": ready.mean_iou}


def kept_file(ready: ReadyModel) -> Path:
    """Where commands keep the model file of a ready model, so that it is made once."""
    home = Path(platformdirs.user_data_dir("inkling", appauthor=False))
    return home / "ready-models" / f"{ready.name}.safetensors"


def _cache() -> Path:
    return Path(torch.hub.get_dir()) / "checkpoints"


def _not_fetched(ready: ReadyModel, reason: str) -> UserError:
    return UserError(
        f"The weights of '{ready.name}' are not on this machine, and {reason}.",
        f"Get {ready.url} ({ready.megabytes} MB) on another machine and put it into a folder "
        f"that {WEIGHTS_FOLDER_VARIABLE} names.",
    )
