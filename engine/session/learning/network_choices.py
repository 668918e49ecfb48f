"""The choices for learning in plain words (networks, losses, optimizers), and model cards; no torch."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from engine.core import ClassList, UserError
from engine.learn.losses import LOSSES
from engine.learn.optim import OPTIMIZERS
from engine.models.catalog import (
    ARCHITECTURES,
    ENCODERS,
    QUICK_ARCHITECTURES,
    ArchitectureInfo,
    Group,
    architecture_info,
)
from engine.models.files.model_card_text import CardPart, card_parts
from engine.models.files.weights import read_card
from engine.models.pretrained.shipped_encoder import SHIPPED_ENCODER
from engine.session.learning.training_set import AUTOMATIC_LOSS
from engine.storage import ModelRecord

__all__ = [
    "FIRST_ENCODERS",
    "NETWORK_GROUPS",
    "OPTIMIZERS",
    "QUICK_ARCHITECTURES",
    "SESSION_LOSSES",
    "ArchitectureInfo",
    "CardPart",
    "NetworkGroup",
    "architecture_info",
    "card_of",
    "encoders_of",
    "network_title",
]


SESSION_LOSSES: Final = (AUTOMATIC_LOSS, *LOSSES)
"""What can be chosen for a project: automatically, or one by name."""


@dataclass(frozen=True, slots=True)
class NetworkGroup:
    """Architectures that the chooser lists under one title."""

    title: str
    networks: tuple[ArchitectureInfo, ...]


NETWORK_GROUPS: Final = tuple(
    NetworkGroup(str(group), tuple(info for info in ARCHITECTURES if info.group is group)) for group in Group
)


FIRST_TRANSFORMERS: Final = ("vit_small_patch16_dinov3", "vit_small_patch14_dinov2")
"""Those that learned from images without labels, so that they know more than the kinds of ImageNet."""

FIRST_ENCODERS: Final = (
    SHIPPED_ENCODER,
    *(name for name in ENCODERS if not name.startswith("vit_")),
    *FIRST_TRANSFORMERS,
)
"""Encoders to offer for the features of the first model, the one that ships with Inkling first."""


def network_title(name: str) -> str:
    """As shown to the user."""
    return architecture_info(name).title


def encoders_of(network: ArchitectureInfo) -> tuple[str, ...]:
    """Encoders to offer, the usual one first; empty where the network brings its own."""
    if not network.default_encoder:
        return ()
    is_transformer = network.default_encoder.startswith("vit_")
    others = [name for name in ENCODERS if name.startswith("vit_") == is_transformer]
    return tuple(dict.fromkeys((network.default_encoder, *others)))


def card_of(model: ModelRecord, classes: ClassList) -> tuple[CardPart, ...]:
    """The card of a model of the project; a file that cannot be read has a card that says so.

    Args:
        classes: of the project: those that were deleted since are not on the card.
    """
    try:
        card = read_card(model.path)
        return card_parts(replace(card, spec=card.spec.with_deleted_of(classes)))
    except UserError as error:
        return (CardPart("This model cannot be used", ((error.summary, error.hint),)),)
