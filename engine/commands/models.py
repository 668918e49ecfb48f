"""`models`: the names that `train` accepts."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

from engine.commands.frame.path_options import READ_PATH
from engine.commands.support.terminal import Terminal

HELP = "architectures, ready models, tasks without labels, encoders, losses and optimisers known"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "model", nargs="?", type=READ_PATH, metavar="MODEL", help="show the card of this file instead"
    )


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """List all names in the order of the window's chooser; or show one model's card."""
    if options.model is not None:
        return _show_card(options.model, terminal)
    from engine.learn.losses import LOSSES
    from engine.learn.optim import OPTIMIZERS
    from engine.models import catalog
    from engine.models.pretrained.ready_models import READY_MODELS
    from engine.pretrain.catalog import TASKS

    terminal.say("Architectures")
    for info in catalog.ARCHITECTURES:
        terminal.say(f"  {info.name:22} {info.title}. {info.note}")
        for setting in info.settings:
            terminal.say(f"      --set {setting.name}={setting.default}: {setting.note}")
    terminal.say("Ready models, for `predict --model` and `train --init`")
    for ready in READY_MODELS:
        terminal.say(f"  {ready.name:24} {ready.title}. {ready.megabytes} MB, mean IoU {ready.mean_iou:.3f}")
    terminal.say("Tasks, for `pretrain --task`")
    for task in TASKS:
        terminal.say(f"  {task.name:22} {task.title}. {task.note}")
        for setting in task.settings:
            terminal.say(f"      --set {setting.name}={setting.default}: {setting.note}")
    groups = {"encoders": catalog.ENCODERS, "losses": LOSSES, "optimizers": OPTIMIZERS}
    for title, names in groups.items():
        terminal.say(f"{title.capitalize()}\n  {', '.join(names)}")
    settings = {info.name: {s.name: s.default for s in info.settings} for info in catalog.ARCHITECTURES}
    return {
        "architectures": list(settings),
        "settings": settings,
        "tasks": [task.name for task in TASKS],
        "ready_models": [ready.name for ready in READY_MODELS],
    } | {title: list(names) for title, names in groups.items()}


def _show_card(path: Path, terminal: Terminal) -> dict[str, Any]:
    from engine.commands.support.inputs import spec_in_project
    from engine.models.files.model_card_text import card_json, card_parts
    from engine.models.files.weights import read_card

    card = read_card(path)
    card = replace(card, spec=spec_in_project(card.spec, path))
    for part in card_parts(card):
        terminal.say(part.title)
        for name, value in part.rows:
            terminal.say(f"  {name:24} {value}")
    return {"model": str(path), "card": card_json(card)}
