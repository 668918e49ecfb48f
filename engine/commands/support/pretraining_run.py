"""One run of training without labels on the command's own thread; imports torch."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from engine.commands.support.terminal import Terminal
from engine.core import Progress, Reporter
from engine.document.image import read_image
from engine.pretrain.request import (
    PretrainEvent,
    PretrainFinished,
    PretrainNote,
    PretrainRequest,
    PretrainStarted,
    PretrainStep,
)
from engine.pretrain.trainer import Pretrainer

_MINUTE_S: Final = 60.0


@dataclass
class PretrainOutcome:
    """Result of a run, filled event by event."""

    path: Path
    parameters: int = 0
    device: str = ""
    steps: int = 0
    seconds: float = 0.0
    loss: float | None = None
    first_error: float | None = None
    error: float | None = None
    left_out: int = 0

    def to_json(self) -> dict[str, Any]:
        """Plain values for the command's result; errors in grey levels 0-255."""
        return {
            "encoder": str(self.path),
            "parameters": self.parameters,
            "device": self.device,
            "steps": self.steps,
            "seconds": round(self.seconds, 2),
            "loss": self.loss,
            "first_error": self.first_error,
            "error": self.error,
            "left_out": self.left_out,
        }


def run_pretraining(request: PretrainRequest, terminal: Terminal) -> PretrainOutcome:
    """Train to the end; the file appears at `request.out_path` then, complete, and not before.

    Raises:
        UserError: nothing to learn from, unknown names, too little memory.
        CancelledError: an earlier file at that place is untouched.
    """
    outcome = PretrainOutcome(request.out_path)
    with terminal.progress("Learning") as report:
        for event in Pretrainer(request, read_image).steps():
            terminal.token.check()
            if event is not None:
                _record_event(event, outcome, request, terminal, report)
    return outcome


def _record_event(
    event: PretrainEvent,
    outcome: PretrainOutcome,
    request: PretrainRequest,
    terminal: Terminal,
    report: Reporter,
) -> None:
    match event:
        case PretrainStarted():
            outcome.parameters, outcome.device = event.parameters, event.device
            terminal.say(f"{event.parameters:,} parameters on {event.device}. {event.note}".strip())
        case PretrainNote():
            outcome.left_out += 1
            terminal.warn(f"{event.summary} {event.hint}".strip())
        case PretrainStep():
            outcome.loss, outcome.error = event.loss, event.error
            if outcome.first_error is None:
                outcome.first_error = event.error
            total = 0 if request.epochs is not None else round(request.minutes * _MINUTE_S)
            words = f"error {event.error:.1f} grey levels"
            report(Progress(min(round(event.seconds), total or 10**9), total, "s", words))
        case PretrainFinished():
            outcome.steps, outcome.seconds = event.steps, event.seconds
        case _:
            pass
