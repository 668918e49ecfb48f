"""Choices of the user for training (network, loss, minutes, augmentation), remembered by the project."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Final

from engine.learn.augmentation.augment_settings import AUTOMATIC, AugmentChoice
from engine.learn.optim import OPTIMIZERS
from engine.models.catalog import ARCHITECTURES, DEFAULT_ARCHITECTURE
from engine.session.learning.network_choices import SESSION_LOSSES
from engine.session.learning.training_set import AUTOMATIC_LOSS
from engine.storage import Project

ROUND_MINUTES: Final = 4.0
MAX_MINUTES: Final = 600.0
_SETTING: Final = "learning_choices"


@dataclass(frozen=True, slots=True)
class LearningChoices:
    """Choices for the next round of training.

    Attributes:
        encoder: name; empty for the architecture's usual one.
        minutes: working time of a round, at most `MAX_MINUTES`.
        quick_start: a quick classifier helps until the network is better.
        first_encoder: the encoder whose features that one looks at; empty for the one that ships.
        standardize: each image is standardized by itself; None until the user has decided.
    """

    architecture: str = DEFAULT_ARCHITECTURE
    encoder: str = ""
    minutes: float = ROUND_MINUTES
    loss: str = AUTOMATIC_LOSS
    optimizer: str = OPTIMIZERS[0]
    augment: AugmentChoice = AUTOMATIC
    quick_start: bool = True
    standardize: bool | None = None
    first_encoder: str = ""

    @classmethod
    def from_json(cls, stored: object) -> LearningChoices:
        """The choices in a project's setting; anything missing or unknown has its default."""
        values = stored if isinstance(stored, dict) else {}
        known = {
            "architecture": [info.name for info in ARCHITECTURES],
            "loss": SESSION_LOSSES,
            "optimizer": OPTIMIZERS,
        }
        valid = {name: values[name] for name, allowed in known.items() if values.get(name) in allowed}
        for name in ("encoder", "first_encoder"):
            if isinstance(values.get(name), str):
                valid[name] = values[name]
        minutes = values.get("minutes")
        if isinstance(minutes, int | float) and 0 < minutes <= MAX_MINUTES:
            valid["minutes"] = float(minutes)
        for name in ("quick_start", "standardize"):
            if isinstance(values.get(name), bool):
                valid[name] = values[name]
        return cls(**valid, augment=AugmentChoice.from_json(values.get("augment")))


def remembered_choices(project: Project) -> LearningChoices:
    """The choices that the project remembers; for read-only projects, too."""
    return LearningChoices.from_json(project.settings.get(_SETTING))


def remember_choices(project: Project, choices: LearningChoices) -> None:
    """Store the choices with the project."""
    project.settings.set(_SETTING, asdict(choices))
