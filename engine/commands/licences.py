"""`licences`: packages that Inkling needs, with versions and licences."""

from __future__ import annotations

import argparse
import dataclasses
import importlib.metadata
from pathlib import Path
from typing import Any, Final

from engine.commands.frame.path_options import written_file
from engine.commands.support.terminal import Terminal
from engine.core import UserError

_RULE: Final = "=" * 80

HELP = "packages that Inkling needs, with their versions and licences"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--texts",
        type=written_file(_is_licence_texts),
        metavar="FILE",
        help="also write the whole licence texts to this file",
    )


def _is_licence_texts(path: Path) -> bool:
    from engine.files.own_results import is_sealed_text

    return is_sealed_text(path)


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """List every package once, by name; with `--texts`, write the licence files that they bring.

    Raises:
        UserError: Inkling runs from a folder without being installed, so nothing states what it needs.
    """
    from engine.commands.support.dependencies import (
        SHIPPED_WEIGHTS,
        licence_texts,
        required_components,
        shipped_weights_texts,
    )
    from engine.commands.support.outputs import write_text
    from engine.files.own_results import sealed_text
    from engine.models.pretrained.shipped_encoder import has_shipped_encoder

    try:
        components = required_components()
    except importlib.metadata.PackageNotFoundError as error:
        raise UserError(
            "Inkling is not installed as a package, so its list of packages is not known.",
            "Run: python -m pip install -e .",
        ) from error
    terminal.say("Inkling is under the MIT licence. It needs:")
    for component in components:
        terminal.say(f"  {component.name:26} {component.version:14} {component.licence}")
    weights = [SHIPPED_WEIGHTS] if has_shipped_encoder() else []
    for part in weights:
        terminal.say("It brings weights under another licence:")
        terminal.say(f"  {part.name:26} {part.version:14} {part.licence}")
    if options.texts is not None:
        parts = [
            f"{_RULE}\n{component.name} {component.version}: {path}\n{_RULE}\n\n{text.strip()}\n"
            for component in components
            for path, text in licence_texts(component.name).items()
        ]
        for part in weights:
            parts += [
                f"{_RULE}\n{part.name}, {part.version}: {path}\n{_RULE}\n\n{text.strip()}\n"
                for path, text in shipped_weights_texts().items()
            ]
        write_text(options.texts, sealed_text("\n".join(parts)))
        terminal.say(f"{len(parts)} licence texts written to {options.texts}.")
    return {
        "packages": [dataclasses.asdict(component) for component in components],
        "weights": [dataclasses.asdict(part) for part in weights],
    }
