"""The names that `train` and the model chooser accept; plain data, so listing them loads no torch.

A new architecture is one file with a `build` function and one line here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from engine.core import UserError


@dataclass(frozen=True, slots=True)
class ArchitectureInfo:
    """One architecture.

    Attributes:
        name: as written on the command line.
        title: as shown in the chooser.
        note: one sentence on what it is good for.
        module: where its `build(spec, pretrained)` lives.
        default_encoder: a timm name; empty when it brings its own encoder.
    """

    name: str
    title: str
    note: str
    module: str
    default_encoder: str = ""


ARCHITECTURES: Final[tuple[ArchitectureInfo, ...]] = (
    ArchitectureInfo(
        "unet-small",
        "U-Net, small",
        "Learns within a minute on a laptop without a graphics card.",
        "engine.models.unet_small",
    ),
    ArchitectureInfo(
        "unet",
        "U-Net on a timm encoder",
        "Starts from ImageNet weights; wants a graphics card, or patience.",
        "engine.models.unet",
        default_encoder="resnet18",
    ),
)

# Checked to build by a test; any other encoder that timm knows is accepted as well.
ENCODERS: Final[tuple[str, ...]] = (
    "resnet18",
    "resnet34",
    "resnet50",
    "resnet101",
    "resnet152",
    "vgg16",
    "vgg16_bn",
    "mobilenetv3_small_100",
    "mobilenetv3_large_100",
    "efficientnet_b0",
    "convnext_tiny",
    "convnext_small",
    "convnext_base",
    "vit_small_patch16_224",
    "vit_base_patch16_224",
    "vit_large_patch16_224",
)

LOSSES: Final[tuple[str, ...]] = (
    "ce",
    "weighted-ce",
    "balanced-ce",
    "focal",
    "dice",
    "tversky",
    "dice+ce",
    "dice+focal",
)

OPTIMIZERS: Final[tuple[str, ...]] = ("adamw", "adam", "sgd", "rmsprop")

DEFAULT_ARCHITECTURE: Final = "unet-small"


def architecture_info(name: str) -> ArchitectureInfo:
    """The architecture called `name`.

    Raises:
        UserError: there is none; the hint lists those that are.
    """
    for info in ARCHITECTURES:
        if info.name == name:
            return info
    raise unknown_name("architecture", name, (info.name for info in ARCHITECTURES))


def unknown_name(what: str, name: str, known: Iterable[str]) -> UserError:
    """The error for an unknown name; its hint is all of a short list, or the nearest of a long one."""
    names = list(known)
    near = names if len(names) <= 20 else get_close_matches(name, names, n=5)
    hint = f"Choose one of: {', '.join(near)}." if near else "`inkling models` lists the known ones."
    return UserError(f"There is no {what} called '{name}'.", hint)
