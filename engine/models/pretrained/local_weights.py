"""Weights of encoders in files of the user's: one that was chosen, or those of a folder; no torch."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator
from contextvars import ContextVar
from pathlib import Path
from typing import Final

from engine.core import UserError
from engine.models.pretrained.download_check import WEIGHTS_FOLDER_VARIABLE

ENDING: Final = ".safetensors"
_ANY_NAME: Final = "model"
_CONFIG: Final = "config.json"
_MOST_BYTES: Final = 1 << 20

_chosen: ContextVar[Path | None] = ContextVar("chosen_weights", default=None)


def encoder_and_file(encoder: str) -> tuple[str, Path | None]:
    """The name in timm of an encoder, and the file of its weights where that was given in place of a name.

    The file is called like the encoder, or `model.safetensors` beside timm's `config.json`, as on the hub.

    Raises:
        UserError: there is no such file, or nothing says whose weights it holds.

    Example:
        >>> encoder_and_file("resnet18")
        ('resnet18', None)
    """
    if not encoder.casefold().endswith(ENDING):
        return encoder, None
    file = Path(encoder)
    if not file.is_file():
        raise UserError(
            f"There is no file of weights {file}.", "Choose another file, or an encoder by its name."
        )
    return _encoder_of(file), file


def _encoder_of(file: Path) -> str:
    if file.stem != _ANY_NAME:
        return file.stem
    config = file.with_name(_CONFIG)
    try:
        with config.open(encoding="utf-8") as text:
            stored = json.loads(text.read(_MOST_BYTES))
        name = stored["architecture"]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        name = None
    if not isinstance(name, str) or not name:
        raise UserError(
            f"Nothing says of which encoder {file} is.",
            f"Call the file as timm calls the encoder, such as convnext_tiny{ENDING}, "
            f"or put timm's {_CONFIG} beside it.",
        )
    return name


@contextlib.contextmanager
def weights_from(file: Path | None) -> Iterator[None]:
    """While this is entered, weights of any encoder are those of the file; as usual when it is None."""
    before = _chosen.set(file)
    try:
        yield
    finally:
        _chosen.reset(before)


def local_weights(encoder: str) -> Path | None:
    """The file that was chosen, or the one in the user's folder of weights; None where there is neither."""
    if (chosen := _chosen.get()) is not None:
        return chosen
    folder = os.environ.get(WEIGHTS_FOLDER_VARIABLE)
    own = Path(folder) / f"{encoder}{ENDING}" if folder else None
    return own if own is not None and own.is_file() else None
