"""`models`: the names that `train` accepts."""

from __future__ import annotations

import argparse
from typing import Any

from engine.commands.terminal import Terminal

HELP = "architectures, encoders, losses and optimisers known"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Takes no arguments of its own."""


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """One plain name each, in the order of the chooser."""
    from engine.models import catalog

    terminal.say("Architectures")
    for info in catalog.ARCHITECTURES:
        terminal.say(f"  {info.name:14} {info.title}. {info.note}")
        for setting in info.settings:
            terminal.say(f"      --set {setting.name}={setting.default}: {setting.note}")
    groups = {"encoders": catalog.ENCODERS, "losses": catalog.LOSSES, "optimizers": catalog.OPTIMIZERS}
    for title, names in groups.items():
        terminal.say(f"{title.capitalize()}\n  {', '.join(names)}")
    settings = {info.name: {s.name: s.default for s in info.settings} for info in catalog.ARCHITECTURES}
    return {"architectures": list(settings), "settings": settings} | {
        title: list(names) for title, names in groups.items()
    }
