"""Model files: one .safetensors, the network's description in its metadata.

Reading one never runs code from it. `read_card` needs no torch.
"""

from __future__ import annotations

import errno
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from engine.core import UserError
from engine.core.checked import DamagedValueError, json_object
from engine.core.input_file import shown_name
from engine.files.atomic import atomic_file
from engine.models.catalog import settings_of_file
from engine.models.files.model_card import ModelCard
from engine.models.files.tensor_file import (
    HINT_CHOOSE,
    UNBUILDABLE,
    damaged_file,
    fits,
    load_tensors,
    read_header,
)
from engine.models.spec import ModelSpec

if TYPE_CHECKING:
    from torch import Tensor, nn

SUFFIX: Final = ".safetensors"

ENCODER_KEY: Final = "inkling_encoder"
"""Metadata of files that `encoder_file` writes."""
_SPEC_KEY: Final = "inkling_spec"
RECORD_KEY: Final = "inkling_record"
_MOST_CARD_BYTES: Final = 8 << 20


@dataclass(frozen=True, slots=True)
class LoadedModel:
    """A network ready to predict (in evaluation mode), with its card."""

    module: nn.Module
    spec: ModelSpec
    record: Mapping[str, Any]


def save_model(path: Path, module: nn.Module, spec: ModelSpec, record: Mapping[str, Any]) -> None:
    """Write the file whole or not at all; `record` holds plain JSON values.

    Raises:
        UserError: the folder cannot be written.
    """
    metadata = {_SPEC_KEY: json.dumps(spec.to_json()), RECORD_KEY: json.dumps(dict(record))}
    write_tensors(path, module.state_dict(), metadata)


def write_tensors(path: Path, state: Mapping[str, Tensor], metadata: Mapping[str, str]) -> None:
    """Write named tensors with their metadata, whole or not at all.

    Raises:
        UserError: the folder cannot be written.
    """
    from safetensors import SafetensorError
    from safetensors.torch import save_file

    tensors = {name: t.detach().cpu().contiguous().clone() for name, t in state.items()}
    with atomic_file(path) as temporary:
        try:
            save_file(tensors, temporary, metadata=dict(metadata))
        except SafetensorError as error:
            raise _as_os_error(error, temporary) from error


def _as_os_error(error: Exception, path: Path) -> OSError:
    """The failure of the disk in an error of safetensors: "No space left on device (os error 28)"."""
    number = re.search(r"os error (\d+)", str(error))
    return OSError(int(number[1]) if number else errno.EIO, str(error), str(path))


def load_model(path: Path) -> LoadedModel:
    """The network of a model file, in evaluation mode, on the processor.

    Raises:
        UserError: missing, damaged, or not a file of Inkling's.

    Example:
        >>> import tempfile
        >>> from engine.core import ClassList
        >>> from engine.models.registry import build_model, full_spec
        >>> spec = full_spec(ModelSpec("unet-small", ClassList.from_names(["background", "cell"])))
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = Path(folder, "model.safetensors")
        ...     save_model(path, build_model(spec, pretrained=False).module, spec, {"steps": 0})
        ...     load_model(path).spec == spec, read_card(path).record
        (True, {'steps': 0})
    """
    from engine.models.registry import build_model
    from engine.models.without_memory import without_memory

    card = read_card(path)
    # Without memory first: what the description asks for is held against what the file has.
    with without_memory():
        plan = _built(card.spec, path)
    if not fits(read_header(path), plan):
        raise _unfit(path)
    module = build_model(card.spec, pretrained=False).module
    try:
        module.load_state_dict(load_tensors(path))
    except RuntimeError as error:
        raise _unfit(path) from error
    module.eval()
    return LoadedModel(module, card.spec, card.record)


def _built(spec: ModelSpec, path: Path) -> nn.Module:
    from engine.models.registry import build_model

    try:
        return build_model(spec, pretrained=False).module
    except UNBUILDABLE as error:
        # Each part of the description is possible; together they are no network.
        raise _unfit(path) from error


def _unfit(path: Path) -> UserError:
    return UserError(
        f"The weights in {shown_name(path)} are damaged or do not fit its description.", HINT_CHOOSE
    )


def read_card(path: Path) -> ModelCard:
    """The description in a model file, without its weights and without torch.

    Raises:
        UserError: missing, damaged, or not a file of Inkling's.
    """
    metadata = read_metadata(path)
    if ENCODER_KEY in metadata:
        raise UserError(
            f"{path.name} is an encoder learned without labels, not yet a model.",
            "Choose it as what a new network begins with, and train that.",
            command_hint=f"Train a network from it: inkling train PROJECT --init {path.name}.",
        )
    if _SPEC_KEY not in metadata:
        raise UserError(f"{path.name} holds weights, but not of a network made by Inkling.", HINT_CHOOSE)
    try:
        spec = json_object(metadata[_SPEC_KEY], "The description", _MOST_CARD_BYTES)
        record = json_object(metadata.get(RECORD_KEY, "{}"), "The record", _MOST_CARD_BYTES)
    except DamagedValueError as error:
        raise damaged_file(path) from error
    read = ModelSpec.from_json(spec, path.name)
    return ModelCard(replace(read, settings=settings_of_file(read.architecture, read.settings)), record)


def is_own_model(path: Path) -> bool:
    """Whether `path` is a model that Inkling has written, no encoder."""
    try:
        metadata = read_metadata(path)
    except UserError:
        return False
    return _SPEC_KEY in metadata and ENCODER_KEY not in metadata


def is_own_encoder(path: Path) -> bool:
    """Whether `path` is an encoder that Inkling has written, no model."""
    try:
        return ENCODER_KEY in read_metadata(path)
    except UserError:
        return False


def read_metadata(path: Path) -> Mapping[str, str]:
    """The texts that a file of tensors holds beside them, by name.

    Raises:
        UserError: missing, damaged, or of a kind that could run code.
    """
    return read_header(path).metadata
