"""The pretrained encoder that a project's first model begins with, if one was chosen."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from engine.core import UserError
from engine.models.catalog import architecture_info
from engine.models.files.encoder_file import read_encoder_card
from engine.storage import Project

_SETTING: Final = "start_encoder"


def set_initial_encoder(project: Project, path: Path | None) -> None:
    """Let the next first model start from this file of the project's model folder, or from none.

    Raises:
        UserError: it is no file from which a network could start.
    """
    if path is None:
        project.settings.set(_SETTING, "")
        return
    card = read_encoder_card(path)
    if not card.starts_networks:
        raise UserError(f"{path.name} is the {card.title}.", "No network can start from it.")
    project.settings.set(_SETTING, path.name)


def initial_encoder(project: Project) -> Path | None:
    """The file that was chosen, whether it is still there or not."""
    name = project.settings.get(_SETTING, "")
    if not isinstance(name, str) or not name:
        return None
    try:
        return project.model_file(name)
    except UserError:
        return None  # No name that `set_initial_encoder` could have stored.


def matching_initial_encoder(project: Project, architecture: str, encoder: str) -> Path | None:
    """The chosen file, when it fits a network of this architecture on this encoder (empty: its usual one).

    Raises:
        UserError: it is gone or damaged, or was learned for another network.
    """
    path = initial_encoder(project)
    if path is None:
        return None
    card = read_encoder_card(path)
    wanted = encoder or architecture_info(architecture).default_encoder
    if (card.spec.architecture, card.spec.encoder) != (architecture, wanted):
        raise UserError(
            f"{path.name} is the {card.title}, so the first {architecture} does not start from it.",
            "Learn from the unlabelled images again, for this network.",
        )
    return path


def next_encoder_path(project: Project) -> Path:
    """A file name in the project's model folder that no encoder has."""
    number = 1
    while (path := project.models_dir / f"encoder-{number:03d}.safetensors").exists():
        number += 1
    return path
