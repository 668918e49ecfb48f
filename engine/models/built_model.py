"""What every architecture's `build` returns."""

from __future__ import annotations

from dataclasses import dataclass

from torch import nn


@dataclass(frozen=True, slots=True)
class BuiltModel:
    """A network just built.

    Attributes:
        is_pretrained: its encoder has learned before; otherwise all weights are random.
        weights_note: what the user should know about that; may be empty.
    """

    module: nn.Module
    is_pretrained: bool = False
    weights_note: str = ""
