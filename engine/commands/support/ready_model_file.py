"""Ready models wherever a command takes a model file: fetched and written on first use, then kept."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from engine.commands.support.terminal import Terminal
from engine.core import UserError
from engine.core.launch import launched
from engine.models.pretrained.ready_models import is_ready_name, ready_model


def resolve_model(model: Path, terminal: Terminal) -> Path:
    """`model` itself, or the file of the ready model that it names.

    Raises:
        UserError: the weights cannot be fetched or used.
        CancelledError: nothing is left behind.
    """
    if not is_ready_name(model):
        return model
    if launched() is None:
        return _ready_model_file(model, terminal)
    from engine.learn.distributed.process_group import join_process_group

    # The first of several processes downloads what has to be; the others find it.
    with join_process_group().main_process_first():
        return _ready_model_file(model, terminal)


def _ready_model_file(model: Path, terminal: Terminal) -> Path:
    from engine.models.files.weights import read_card
    from engine.models.pretrained.ready_weights import cached_model_file, ready_steps

    ready = ready_model(str(model))
    path = cached_model_file(ready)
    if path.is_file():
        try:
            read_card(path)
            return path
        except UserError:
            terminal.warn(f"{path} is damaged and made anew.")
    terminal.say(f"Getting the ready model '{ready.name}' ({ready.megabytes} MB), once")
    with terminal.progress("Getting the model") as report, closing(ready_steps(ready, path)) as steps:
        for progress in steps:
            report(progress)
            terminal.token.check()
    return path
