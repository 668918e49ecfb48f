"""One round of training on the command's own thread; imports torch."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from engine.commands.support.terminal import Terminal
from engine.commands.support.training_crash import noted_crashes
from engine.core import Progress, Reporter, UserError
from engine.document.stacks.network_input import read_network_input
from engine.files.held_files import remove_file, replace_file
from engine.learn.distributed.process_group import SINGLE_PROCESS, ProcessGroup
from engine.learn.request import (
    TrainCandidate,
    TrainEvent,
    TrainFinished,
    TrainNote,
    TrainRequest,
    TrainStarted,
    TrainStep,
    TrainValidated,
)
from engine.learn.rounds import make_round
from engine.learn.validation.metrics import mean_of
from engine.learn.validation.promotion import decide_promotion
from engine.storage import ModelRecord, Project

Scores = dict[str, float | None]


@dataclass
class TrainOutcome:
    """Result of a round, filled event by event."""

    model: Path
    minutes: float
    parameters: int = 0
    device: str = ""
    steps: int = 0
    seconds: float = 0.0
    loss: float | None = None
    mean_iou: float | None = None
    per_class: Scores = field(default_factory=dict)
    current_model_scores: Scores | None = None
    reason: str = ""
    augment: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Plain values for the command's result."""
        return {
            "model": str(self.model),
            "parameters": self.parameters,
            "device": self.device,
            "steps": self.steps,
            "seconds": round(self.seconds, 2),
            "loss": self.loss,
            "mean_iou": self.mean_iou,
            "per_class": self.per_class,
            "augment": list(self.augment),
        }


def run_training(
    request: TrainRequest,
    terminal: Terminal,
    *,
    resume: bool = True,
    processes: ProcessGroup = SINGLE_PROCESS,
) -> TrainOutcome:
    """Train to the end; the model file appears at `request.out_path` then, complete, and not before.

    An interrupted training of the same request is continued, unless `resume` is False.

    Raises:
        UserError: nothing to learn from, unknown names, too little memory, weights that cannot be fetched.
        CancelledError: an earlier model at that place is untouched.
    """
    outcome = TrainOutcome(request.out_path, request.minutes)
    # Training writes its best so far again and again: never over a model that is in use.
    unfinished = request.out_path.with_name(f".{request.out_path.stem}.unfinished.safetensors")
    training_state_path = unfinished.with_suffix(".checkpoint")
    if not resume and processes.is_main:
        training_state_path.unlink(missing_ok=True)
    training = replace(request, out_path=unfinished, training_state_path=training_state_path)
    try:
        with noted_crashes(training, terminal) as training, terminal.progress("Learning") as report:
            for event in make_round(training, read_network_input, processes=processes).steps():
                terminal.token.check()
                if event is not None:
                    _record_event(event, outcome, request, terminal, report)
        if processes.is_main:
            replace_file(unfinished, request.out_path)
    except UserError as error:
        # The name that was given, in the place of the hidden one.
        error.summary = error.summary.replace(unfinished.name, request.out_path.name)
        raise
    finally:
        if processes.is_main:
            remove_file(unfinished)
    return outcome


def add_to_project(
    project: Project, outcome: TrainOutcome, terminal: Terminal, only_class: str | None = None
) -> dict[str, Any]:
    """Add the model to the project; it becomes the current one when the promotion rule accepts it.

    Args:
        only_class: the one class that there was to learn; None where there were more.
    """
    current = project.models.current
    current_model_scores = outcome.current_model_scores
    if current_model_scores is None and current is not None:
        current_model_scores = _stored_scores(current.metrics.get("per_class"))
    verdict = decide_promotion(
        current_model_scores if current is not None else None, outcome.per_class, only_class=only_class
    )
    mean = mean_of(outcome.per_class)
    metrics = {"mean_iou": outcome.mean_iou if mean is None else mean, "per_class": outcome.per_class}
    record = ModelRecord.of_file(outcome.model, metrics, verdict.sentence)
    project.models.add(record)
    if verdict.promote:
        project.models.set_current(record.id)
    project.flush()
    terminal.say(verdict.sentence)
    return {"promoted": verdict.promote, "verdict": verdict.sentence}


def _stored_scores(value: object) -> Scores | None:
    """IoU by class as a row of the project has it; what is no share of 1 is left out, None for no scores."""
    if not isinstance(value, dict):
        return None
    return {name: share for name, share in value.items() if _is_share(share)}


def _is_share(value: object) -> bool:
    return value is None or (isinstance(value, int | float) and 0 <= value <= 1)


_MINUTE_S: Final = 60.0


def _record_event(
    event: TrainEvent, outcome: TrainOutcome, request: TrainRequest, terminal: Terminal, report: Reporter
) -> None:
    match event:
        case TrainStarted():
            outcome.parameters, outcome.device = event.parameters, event.device
            terminal.say(f"{event.parameters:,} parameters on {event.device}. {event.note}".strip())
            outcome.augment = event.augment
            for sentence in event.augment:
                terminal.say(sentence)
        case TrainNote():
            terminal.warn(f"{event.summary} {event.hint}".strip())
        case TrainStep():
            outcome.loss = event.loss
            total = 0 if request.epochs is not None else round(request.minutes * _MINUTE_S)
            report(Progress(min(round(event.seconds), total or 10**9), total, "s", f"loss {event.loss:.3f}"))
        case TrainValidated(mean_iou=float(iou)):
            terminal.say(f"step {event.step}, {event.seconds:.0f} s: mean IoU {iou:.3f} on held-back images")
        case TrainCandidate():
            outcome.mean_iou, outcome.per_class = event.mean_iou, dict(event.per_class)
            outcome.current_model_scores = (
                None if event.current_model_scores is None else dict(event.current_model_scores)
            )
        case TrainFinished():
            outcome.steps, outcome.seconds, outcome.reason = event.steps, event.seconds, event.reason
        case _:
            pass
