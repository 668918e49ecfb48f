"""Builds the networks of the catalog."""

from __future__ import annotations

import importlib

from torch import nn

from engine.models.built import BuiltModel
from engine.models.catalog import architecture_info
from engine.models.spec import ModelSpec


def build_model(spec: ModelSpec, pretrained: bool) -> BuiltModel:
    """The network that `spec` describes, with ImageNet weights where wanted and reachable.

    Random starts come from torch's global generator; the network maps
    (N, in_channels, H, W) to logits (N, classes, H, W), for any H and W.

    Raises:
        UserError: the architecture or the encoder is unknown.
    """
    info = architecture_info(spec.architecture)
    built: BuiltModel = importlib.import_module(info.module).build(spec, pretrained)
    return built


def parameter_count(module: nn.Module) -> int:
    """Numbers that training changes."""
    return sum(p.numel() for p in module.parameters() if p.requires_grad)
