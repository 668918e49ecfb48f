"""What one can choose to learn with, in plain words, and the cards of what was learned; no torch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from engine.core import UserError
from engine.models.catalog import ARCHITECTURES, ENCODERS, LOSSES, OPTIMIZERS, architecture_info
from engine.models.files.model_card import CardPart, card_parts
from engine.models.files.weights import read_card
from engine.session.learning.training_set import AUTOMATIC_LOSS
from engine.storage import ModelRecord

__all__ = [
    "NETWORK_GROUPS",
    "OPTIMIZERS",
    "SESSION_LOSSES",
    "CardPart",
    "Network",
    "NetworkGroup",
    "card_of",
    "encoders_of",
    "network_title",
]


SESSION_LOSSES: Final = (AUTOMATIC_LOSS, *LOSSES)
"""What can be chosen for a project: automatically, or one by name."""


@dataclass(frozen=True, slots=True)
class Network:
    """One architecture in the chooser; `millions` of parameters on its usual encoder, for two classes."""

    name: str
    title: str
    note: str
    default_encoder: str
    millions: float


@dataclass(frozen=True, slots=True)
class NetworkGroup:
    title: str
    networks: tuple[Network, ...]


# Counted by a test; the window must not load torch to tell them.
_MILLIONS: Final = {
    "unet-small": 0.49,
    "unet": 14.33,
    "patch-cnn": 0.86,
    "fcn32s": 134.27,
    "fcn16s": 134.27,
    "fcn8s": 134.27,
    "deconvnet": 251.8,
    "segnet": 29.44,
    "segnet-basic": 1.42,
    "deeplab-v1": 20.49,
    "unet-original": 31.03,
    "unet-classic": 31.04,
    "wnet": 6.12,
    "pspnet": 48.94,
    "deeplab-v2": 42.65,
    "deeplab-v3": 39.04,
    "deeplab-v3-cascade": 63.68,
    "deeplab-v3plus": 26.69,
    "setr-naive": 86.55,
    "setr-pup": 96.39,
    "setr-mla": 90.7,
    "torchvision-fcn": 35.31,
    "torchvision-deeplab-v3": 11.02,
    "filters": 0.004,
}
_QUICK: Final = ("unet-small", "filters", "segnet-basic", "patch-cnn", "unet", "torchvision-deeplab-v3")
_BIG: Final = (
    "deeplab-v3plus",
    "deeplab-v3",
    "deeplab-v3-cascade",
    "pspnet",
    "torchvision-fcn",
    "setr-naive",
    "setr-pup",
    "setr-mla",
)


def _group(title: str, names: tuple[str, ...]) -> NetworkGroup:
    infos = [architecture_info(name) for name in names]
    return NetworkGroup(
        title,
        tuple(Network(i.name, i.title, i.note, i.default_encoder, _MILLIONS.get(i.name, 0.0)) for i in infos),
    )


NETWORK_GROUPS: Final = (
    _group("Quick on a laptop", _QUICK),
    _group("Big, for a graphics card", _BIG),
    _group(
        "Classics, as published",
        tuple(info.name for info in ARCHITECTURES if info.name not in (*_QUICK, *_BIG)),
    ),
)


def network_title(name: str) -> str:
    """As shown to the user."""
    return architecture_info(name).title


def encoders_of(network: Network) -> tuple[str, ...]:
    """Encoders to offer, the usual one first; empty where the network brings its own."""
    if not network.default_encoder:
        return ()
    is_transformer = network.default_encoder.startswith("vit_")
    others = [name for name in ENCODERS if name.startswith("vit_") == is_transformer]
    return tuple(dict.fromkeys((network.default_encoder, *others)))


def card_of(model: ModelRecord) -> tuple[CardPart, ...]:
    """The card of a model of the project; a file that cannot be read has a card that says so."""
    try:
        return card_parts(read_card(model.path))
    except UserError as error:
        return (CardPart("This model cannot be used", ((error.summary, error.hint),)),)
