"""Files of named tensors (safetensors): the header is checked against the file before anything is believed.

Reading one never runs code from it, and takes no more memory than the file has bytes.

Format:
    8 bytes with the length of the header, the header in JSON, the data. The header names each tensor with its
    type, its shape and the range of its bytes in the data; `__metadata__` holds texts by name.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from engine.core import UserError
from engine.core.checked import DamagedValueError, json_object, whole_number
from engine.core.input_file import open_input, shown_name

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from torch import Tensor, nn

HINT_CHOOSE: Final = "Choose a model file that Inkling has trained, or train a new one."

# The longest are training states with their list of images: 8 MB for 100,000 of them.
_MOST_HEADER_BYTES: Final = 32 << 20
_MOST_TENSORS: Final = 100_000
_MOST_AXES: Final = 8
_MOST_BYTES: Final = 1 << 45
_METADATA: Final = "__metadata__"
_PICKLES: Final = (b"PK", b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05")

ITEM_BYTES: Final[Mapping[str, int]] = {
    "BOOL": 1,
    "U8": 1,
    "I8": 1,
    "U16": 2,
    "I16": 2,
    "U32": 4,
    "I32": 4,
    "U64": 8,
    "I64": 8,
    "F16": 2,
    "BF16": 2,
    "F32": 4,
    "F64": 8,
}
"""Bytes of a number of each type that is read."""

UNBUILDABLE: Final = (
    *(RuntimeError, ValueError, TypeError, OverflowError, MemoryError, LookupError, AttributeError),
    *(AssertionError, ZeroDivisionError),
)
"""What networks raise whose parts are each possible, but not together."""


@dataclass(frozen=True, slots=True)
class StoredTensor:
    """A tensor as the header describes it; `kind` is a key of `ITEM_BYTES`."""

    kind: str
    shape: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TensorHeader:
    """The header of a file: texts by name, and the tensors, which fill the data exactly."""

    metadata: Mapping[str, str]
    tensors: Mapping[str, StoredTensor]


def read_header(path: Path) -> TensorHeader:
    """The header of a file, without its tensors and without torch.

    Raises:
        UserError: missing, damaged, or of a kind that could run code.
    """
    if not os.path.exists(path):
        raise UserError(f"There is no model file {path}.", HINT_CHOOSE)
    try:
        with open_input(path) as file:
            return _checked(file, path)
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror or error}.", HINT_CHOOSE) from error
    except DamagedValueError as error:
        raise damaged_file(path) from error


def load_tensors(path: Path) -> dict[str, Tensor]:
    """The tensors of a file, on the processor.

    Raises:
        UserError: missing or damaged, or a number is not finite.
    """
    import torch
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    read_header(path)
    try:
        tensors: dict[str, Tensor] = load_file(path)
    except (SafetensorError, OSError, ValueError, RuntimeError, KeyError, TypeError) as error:
        raise damaged_file(path) from error
    for name, tensor in tensors.items():
        if tensor.is_floating_point() and not bool(torch.isfinite(tensor).all()):
            what = f"'{name[:80]}' has numbers that are not finite"
            raise UserError(f"The weights in {shown_name(path)} are damaged: {what}.", HINT_CHOOSE)
    return tensors


def load_arrays(path: Path) -> dict[str, NDArray[np.generic]]:
    """The tensors of a file as arrays, without torch; no numbers of kinds that NumPy does not know.

    Raises:
        UserError: missing or damaged.
    """
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    read_header(path)
    try:
        arrays: dict[str, NDArray[np.generic]] = load_file(path)
    except (SafetensorError, OSError, ValueError, RuntimeError, KeyError, TypeError) as error:
        raise damaged_file(path) from error
    return arrays


def fits(header: TensorHeader, module: nn.Module) -> bool:
    """Whether a file has every tensor of a module, of the same shape and sort, and no other.

    Args:
        module: may be on the device "meta", where it takes no memory.
    """
    own, stored = module.state_dict(), header.tensors
    return own.keys() == stored.keys() and all(
        stored[name].shape == tuple(tensor.shape)
        and stored[name].kind.startswith(("F", "B")) == tensor.is_floating_point()
        for name, tensor in own.items()
    )


def damaged_file(path: Path) -> UserError:
    """The refusal of a file that is not what it should be."""
    return UserError(f"{shown_name(path)} is damaged, or not a model file.", HINT_CHOOSE)


def _checked(file: BinaryIO, path: Path) -> TensorHeader:
    file.seek(0, 2)
    size = file.tell()
    file.seek(0)
    start = file.read(8)
    if start.startswith(_PICKLES):
        raise UserError(
            f"{shown_name(path)} is a pickled PyTorch file, which could run code when opened.",
            "Inkling opens only .safetensors models that it has trained itself.",
        )
    if len(start) < 8:
        raise damaged_file(path)
    length = whole_number(struct.unpack("<Q", start)[0], "length", 2, min(_MOST_HEADER_BYTES, size - 8))
    header = json_object(file.read(length), "the header", _MOST_HEADER_BYTES)
    metadata = header.pop(_METADATA, {})
    if not isinstance(metadata, dict) or not all(isinstance(value, str) for value in metadata.values()):
        raise damaged_file(path)
    if len(header) > _MOST_TENSORS:
        raise damaged_file(path)
    places: list[tuple[int, int]] = []
    tensors = {name: _stored_tensor(info, places) for name, info in header.items()}
    end = 0
    for first, last in sorted(places):
        if first != end:
            raise damaged_file(path)
        end = last
    if end != size - 8 - length:
        raise damaged_file(path)
    return TensorHeader(metadata, tensors)


def _stored_tensor(info: Any, places: list[tuple[int, int]]) -> StoredTensor:
    """One entry of the header; its range of bytes is added to `places`."""
    if not isinstance(info, dict):
        raise DamagedValueError("A tensor is no object.")
    kind, shape, offsets = info.get("dtype"), info.get("shape"), info.get("data_offsets")
    if not isinstance(kind, str) or kind not in ITEM_BYTES:
        raise DamagedValueError("A tensor is of an unknown type.")
    if not isinstance(shape, list) or not isinstance(offsets, list):
        raise DamagedValueError("A tensor has no shape or no place.")
    if len(shape) > _MOST_AXES or len(offsets) != 2:
        raise DamagedValueError("A tensor has too many axes.")
    sides = tuple(whole_number(side, "a side", 0, _MOST_BYTES) for side in shape)
    first, last = (whole_number(offset, "a place", 0, _MOST_BYTES) for offset in offsets)
    if last - first != prod(sides) * ITEM_BYTES[kind]:
        raise DamagedValueError("A tensor has another length than its shape.")
    places.append((first, last))
    return StoredTensor(kind, sides)
