"""Download of torchvision's weights for the ready models; no torch, so the window may do it.

Without a network the download would wait for a long time, so reachability is
asked for first, with a limit.
"""

from __future__ import annotations

import hashlib
import os
import urllib.error
import urllib.request
from collections.abc import Generator
from pathlib import Path
from typing import Final

from engine.core import Progress, UserError
from engine.files.disk_errors import disk_errors
from engine.files.temporary_names import sweep_temporaries, unfinished_beside
from engine.models.pretrained.download_check import (
    WEIGHTS_FOLDER_VARIABLE,
    address_of,
    downloads_are_off,
    is_reachable,
)
from engine.models.pretrained.ready_models import ReadyModel

_REACH_TIMEOUT_S: Final = 3.0
_SILENCE_TIMEOUT_S: Final = 20.0
_CHUNK: Final = 1 << 20
_MEGA: Final = 1_000_000


def local_torchvision_weights(ready: ReadyModel) -> Path | None:
    """The file of weights in the user's folder of weights or in torch's cache, if it is there."""
    folder = os.environ.get(WEIGHTS_FOLDER_VARIABLE)
    places = [Path(folder)] if folder else []
    places.append(_cache())
    return next((p / ready.file_name for p in places if (p / ready.file_name).is_file()), None)


def fetch_steps(ready: ReadyModel) -> Generator[Progress, None, None]:
    """Download the weights into torch's cache unless they are here; gives way after each megabyte.

    Closing the generator leaves nothing behind.

    Raises:
        UserError: no network, not enough room, or a file that is not the published one.
    """
    if local_torchvision_weights(ready) is not None:
        return
    if downloads_are_off():
        raise _not_fetched(ready, "downloads are switched off (HF_HUB_OFFLINE)")
    host, port = address_of(ready.url)
    if not is_reachable(host, port, _REACH_TIMEOUT_S):
        raise _not_fetched(ready, f"{host} cannot be reached")
    target = _cache() / ready.file_name
    with disk_errors(target):
        target.parent.mkdir(parents=True, exist_ok=True)
    sweep_temporaries((target.parent,))
    with unfinished_beside(target) as temporary:
        try:
            digest = yield from _download(ready, target, temporary)
        except (OSError, urllib.error.URLError) as error:  # Those of the disk are sentences already.
            raise _not_fetched(ready, f"the download failed: {error}") from error
        expected = ready.file_name.removesuffix(".pth").rsplit("-", 1)[-1]
        if not digest.startswith(expected):
            raise _not_fetched(ready, "what arrived is not the published file")
        with disk_errors(target):
            temporary.replace(target)


def _download(ready: ReadyModel, target: Path, temporary: Path) -> Generator[Progress, None, str]:
    """Write the file `temporary`, which becomes `target`; its SHA-256 in hexadecimal digits."""
    digest, done = hashlib.sha256(), 0
    with disk_errors(target):
        file = temporary.open("xb")
    with file, urllib.request.urlopen(ready.url, timeout=_SILENCE_TIMEOUT_S) as answer:
        while block := answer.read(_CHUNK):
            with disk_errors(target):
                file.write(block)
                file.flush()  # Here, so that a failure is told of the disk, not of the network.
            digest.update(block)
            done += len(block)
            yield Progress(done // _MEGA, max(ready.megabytes, done // _MEGA), "MB", ready.name)
    return digest.hexdigest()


def _cache() -> Path:
    """The folder in which torch keeps downloaded weights, by its own rules."""
    home = os.environ.get("TORCH_HOME")
    if home is None:
        home = os.path.join(os.environ.get("XDG_CACHE_HOME", "~/.cache"), "torch")
    return Path(home).expanduser() / "hub" / "checkpoints"


def _not_fetched(ready: ReadyModel, reason: str) -> UserError:
    return UserError(
        f"The weights of '{ready.name}' are not on this machine, and {reason}.",
        f"Get {ready.url} ({ready.megabytes} MB) on another machine and put it into a folder "
        f"that {WEIGHTS_FOLDER_VARIABLE} names.",
    )
