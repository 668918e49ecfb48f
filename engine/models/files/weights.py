"""Model files: one .safetensors, the network's description in its metadata.

Reading one never runs code from it. `read_card` needs no torch.
"""

from __future__ import annotations

import json
import os
import struct
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from engine.core import UserError
from engine.models.files.model_card import ModelCard
from engine.models.spec import ModelSpec

if TYPE_CHECKING:
    from torch import Tensor, nn

SUFFIX: Final = ".safetensors"

ENCODER_KEY: Final = "inkling_encoder"
"""Metadata of files that `encoder_file` writes."""
_SPEC_KEY: Final = "inkling_spec"
RECORD_KEY: Final = "inkling_record"
_MAX_HEADER_BYTES: Final = 100_000_000  # the format's own limit
_HINT_CHOOSE: Final = "Choose a model file that Inkling has trained, or train a new one."


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
    from safetensors.torch import save_file

    tensors = {name: t.detach().cpu().contiguous().clone() for name, t in state.items()}
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Not tempfile: its files are for their owner alone, and colleagues share model folders.
        temporary = path.with_name(f".{path.stem}-{uuid.uuid4().hex[:12]}.tmp")
        temporary.open("xb").close()
        save_file(tensors, temporary, metadata=dict(metadata))
        _sync(temporary)
        temporary.replace(path)
    except OSError as error:
        raise UserError(
            f"The model cannot be written to {path}: {error.strerror or error}.",
            "Check that the folder exists, may be written to, and has room.",
        ) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


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
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    from engine.models.registry import build_model

    card = read_card(path)
    module = build_model(card.spec, pretrained=False).module
    try:
        module.load_state_dict(load_file(path))
    except (SafetensorError, RuntimeError, OSError, ValueError) as error:
        raise UserError(
            f"The weights in {path.name} are damaged or do not fit its description.", _HINT_CHOOSE
        ) from error
    module.eval()
    return LoadedModel(module, card.spec, card.record)


def read_card(path: Path) -> ModelCard:
    """The description in a model file, without its weights and without torch.

    Raises:
        UserError: missing, damaged, or not a file of Inkling's.
    """
    metadata = read_metadata(path)
    if ENCODER_KEY in metadata:
        raise UserError(
            f"{path.name} is an encoder learned without labels, not yet a model.",
            f"Train a network from it: inkling train PROJECT --init {path.name}.",
        )
    if _SPEC_KEY not in metadata:
        raise UserError(f"{path.name} holds weights, but not of a network made by Inkling.", _HINT_CHOOSE)
    try:
        spec = json.loads(metadata[_SPEC_KEY])
        record = json.loads(metadata.get(RECORD_KEY, "{}"))
    except (TypeError, ValueError) as error:
        raise _damaged(path) from error
    if not isinstance(spec, dict) or not isinstance(record, dict):
        raise _damaged(path)
    return ModelCard(ModelSpec.from_json(spec, path.name), record)


def read_metadata(path: Path) -> Mapping[str, Any]:
    """The `__metadata__` of a safetensors header: 8 bytes of length, then JSON.

    Raises:
        UserError: missing, damaged, or of a kind that could run code.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(8)
            if start[:2] in (b"PK", b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05"):
                raise UserError(
                    f"{path.name} is a pickled PyTorch file, which could run code when opened.",
                    "Inkling opens only .safetensors models that it has trained itself.",
                )
            if len(start) < 8:
                raise _damaged(path)
            (length,) = struct.unpack("<Q", start)
            if not 2 <= length <= min(_MAX_HEADER_BYTES, size - 8):
                raise _damaged(path)
            header = json.loads(file.read(length).decode("utf-8"))
    except FileNotFoundError as error:
        raise UserError(f"There is no model file {path}.", _HINT_CHOOSE) from error
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror or error}.", _HINT_CHOOSE) from error
    except (ValueError, RecursionError) as error:
        raise _damaged(path) from error
    metadata = header.get("__metadata__", {}) if isinstance(header, dict) else None
    if not isinstance(metadata, dict):
        raise _damaged(path)
    return metadata


def _damaged(path: Path) -> UserError:
    return UserError(f"{path.name} is damaged, or not a model file.", _HINT_CHOOSE)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
