"""The configurations of VGG by name: how many convolutions each of the five stages has.

Source:
    Simonyan & Zisserman, ICLR 2015, table 1, configurations A (11), B (13), D (16), E (19).
"""

from __future__ import annotations

from typing import Final

from engine.core import UserError

_CONVOLUTIONS: Final = {
    "vgg11": (1, 1, 2, 2, 2),
    "vgg13": (2, 2, 2, 2, 2),
    "vgg16": (2, 2, 3, 3, 3),
    "vgg19": (2, 2, 4, 4, 4),
}


def is_vgg(encoder: str) -> bool:
    """Whether `Vgg` can be built by this name."""
    return encoder.split(".")[0].removesuffix("_bn") in _CONVOLUTIONS


def convolutions_of(name: str) -> tuple[int, ...]:
    """How many convolutions each stage of the VGG of that name has.

    Raises:
        UserError: not a VGG; the hint lists those there are.
    """
    if not is_vgg(name):
        known = [f"{vgg}{norm}" for vgg in _CONVOLUTIONS for norm in ("", "_bn")]
        raise UserError(
            f"This network stands on VGG, not on '{name}'.", f"Choose one of: {', '.join(known)}."
        )
    return _CONVOLUTIONS[name.split(".")[0].removesuffix("_bn")]
