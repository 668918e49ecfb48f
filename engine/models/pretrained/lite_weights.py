"""Weights of the encoder that ships, from wherever they are: the user's own, the shipped ones, the hub's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from engine.core import UserError
from engine.models.files.tensor_file import load_tensors
from engine.models.pretrained.local_weights import local_weights
from engine.models.pretrained.shipped_encoder import (
    SHIPPED_ENCODER,
    SHIPPED_ORIGIN,
    has_shipped_encoder,
    load_shipped_encoder,
)

if TYPE_CHECKING:
    from torch import Tensor


def load_lite_weights(like: Mapping[str, Tensor]) -> tuple[dict[str, Tensor] | None, str]:
    """Tensors named and shaped `like` these, None where there are no weights; and a note for the user.

    Raises:
        UserError: a file is damaged, or is of another network.
    """
    if local_weights(SHIPPED_ENCODER) is None and has_shipped_encoder():
        return load_shipped_encoder(), f"Learned features: {SHIPPED_ORIGIN}."
    # Some seconds to import.
    from engine.models.pretrained.imagenet_weights import find_weights

    found = find_weights(SHIPPED_ENCODER)
    if found.path is None:
        return None, found.note
    tensors = load_tensors(found.path)
    # What lies below stride 16 has no place here.
    own = {name: tensors[name] for name in like if name in tensors}
    if any(name not in own or own[name].shape != wanted.shape for name, wanted in like.items()):
        raise UserError(
            f"The weights in {found.path} are not those of {SHIPPED_ENCODER}.",
            "Replace the file, or choose another encoder.",
        )
    return own, found.note
