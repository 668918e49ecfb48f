"""Conversion of torchvision's weights into model files, without running code from them."""

from __future__ import annotations

import pickle
import warnings
import zipfile
from collections.abc import Generator
from pathlib import Path
from typing import Any, Final

import platformdirs
import torch
from torch import nn

from engine.core import ClassList, Progress, UserError
from engine.core.input_file import open_input
from engine.models.pretrained.imagenet_weights import FoundWeights
from engine.models.pretrained.ready_fetch import fetch_steps, local_torchvision_weights
from engine.models.pretrained.ready_models import VOC_CLASSES, ReadyModel

_AGAIN: Final = "Delete it, and it is fetched again."
# What torch makes of files that are cut off or changed.
_DAMAGED: Final = (
    *(OSError, RuntimeError, EOFError, ValueError, KeyError, IndexError, TypeError, AttributeError),
    *(AssertionError, MemoryError, OverflowError, zipfile.BadZipFile),
)


def find_torchvision_weights(ready: ReadyModel) -> FoundWeights:
    """Torchvision's weights on this machine, downloaded if possible; `note` tells their path, or why not."""
    try:
        for _ in fetch_steps(ready):
            pass
    except UserError as error:
        note = f"{error.summary} Starting from random weights. {error.hint}"
        return FoundWeights(None, note)
    path = local_torchvision_weights(ready)
    return FoundWeights(path, f"Starting from the weights in {path}.")


def load_torchvision_weights(network: nn.Module, path: Path) -> None:
    """Give `network` the weights of a torch file; nothing but tensors is read from it.

    Raises:
        UserError: damaged, more than tensors, or tensors of another network.
    """
    _refuse_packed(path)
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
    except _DAMAGED as error:
        raise UserError(f"{path} is damaged or no file of weights.", _AGAIN) from error
    if not isinstance(state, dict) or not all(
        isinstance(name, str) and isinstance(value, torch.Tensor) for name, value in state.items()
    ):
        raise UserError(
            f"{path.name} holds no weights by name.", "Choose the file that torchvision publishes."
        )
    try:
        network.load_state_dict(state)
    except (RuntimeError, TypeError, NotImplementedError) as error:
        raise UserError(
            f"The weights in {path.name} are of another network.",
            "Choose the file that torchvision publishes under this name.",
        ) from error


def _refuse_packed(path: Path) -> None:
    """Refuse a file whose parts are compressed: torch never does that, and a small one can hold anything.

    Raises:
        UserError: it is such a file, or no plain file.
    """
    with open_input(path) as file:
        if not zipfile.is_zipfile(file):
            return
        try:
            with zipfile.ZipFile(file) as archive:
                parts = archive.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise UserError(f"{path} is damaged or no file of weights.", _AGAIN) from error
    size = path.stat().st_size
    if any(part.compress_type != zipfile.ZIP_STORED or part.file_size > size for part in parts):
        raise UserError(f"{path} is damaged or no file of weights.", _AGAIN)


def ready_steps(
    ready: ReadyModel, out: Path, classes: ClassList = VOC_CLASSES
) -> Generator[Progress, None, None]:
    """Write the model to `out` as an ordinary model file, after fetching what is missing.

    Args:
        classes: of the model, in its order; those of VOC are known, others never win.

    Raises:
        UserError: the weights cannot be had or used, or `out` cannot be written.
    """
    from engine.models.files.weights import save_model
    from engine.models.registry import build_model

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


def cached_model_file(ready: ReadyModel) -> Path:
    """Where commands keep the model file of a ready model, so that it is made once."""
    home = Path(platformdirs.user_data_dir("inkling", appauthor=False))
    return home / "ready-models" / f"{ready.name}.safetensors"
