"""The registry: builds the networks of the catalog by name."""

from __future__ import annotations

import importlib
from dataclasses import dataclass, replace

from torch import nn

from engine.models.catalog import architecture_info
from engine.models.settings import full_settings
from engine.models.spec import ModelSpec


@dataclass(frozen=True, slots=True)
class BuiltModel:
    """A network as an architecture's `build` returns it.

    Attributes:
        is_pretrained: its encoder has pretrained weights; otherwise all weights are random.
        weights_note: what the user should know about that; may be empty.
    """

    module: nn.Module
    is_pretrained: bool = False
    weights_note: str = ""


def build_model(spec: ModelSpec, pretrained: bool) -> BuiltModel:
    """The network that `spec` describes, with ImageNet weights where wanted and reachable.

    Random starts come from torch's global generator; the network maps
    (N, in_channels, H, W) to logits (N, classes, H, W), for any H and W.

    Raises:
        UserError: the architecture, the encoder or a setting is unknown.

    Example:
        >>> import torch
        >>> from engine.core import ClassList
        >>> classes = ClassList.from_names(["background", "cell"])
        >>> spec = ModelSpec("unet-small", classes, settings={"width": 4})
        >>> network = build_model(spec, pretrained=False).module.eval()
        >>> network(torch.zeros(1, 3, 40, 60)).shape
        torch.Size([1, 2, 40, 60])
    """
    info = architecture_info(spec.architecture)
    built: BuiltModel = importlib.import_module(info.module).build(full_spec(spec), pretrained)
    return built


def full_spec(spec: ModelSpec) -> ModelSpec:
    """`spec` with a value for every setting of its architecture.

    Raises:
        UserError: the architecture or a setting is unknown, or a setting cannot have its value.
    """
    info = architecture_info(spec.architecture)
    return replace(spec, settings=full_settings(info.name, info.settings, spec.settings))


def parameter_count(module: nn.Module) -> int:
    """Numbers that training changes."""
    return sum(p.numel() for p in module.parameters() if p.requires_grad)
