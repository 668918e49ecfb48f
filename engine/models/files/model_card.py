"""Model card of a model file: its network, and the record of its training; no torch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.models.spec import ModelSpec


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What a model file says about itself. `record` is how it was trained, plain JSON values."""

    spec: ModelSpec
    record: Mapping[str, Any]
