"""Pretraining of an encoder on a project's images without labels, beside the window."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import Event, UserError
from engine.jobs import Dispatcher, GatedDispatcher
from engine.pretrain.catalog import DEFAULT_TASK, TASKS, TaskInfo, task_info
from engine.session.learning.initial_encoder import initial_encoder, next_encoder_path, set_initial_encoder
from engine.storage import ImageStatus, Project

if TYPE_CHECKING:
    from engine.compute import Compute, ComputeEvent, ComputeJob
    from engine.pretrain.request import PretrainEvent, PretrainRequest

__all__ = [
    "DEFAULT_TASK",
    "OFFERED_TASKS",
    "PretrainPhase",
    "PretrainState",
    "Pretraining",
    "TaskInfo",
]

OFFERED_TASKS: Final[tuple[TaskInfo, ...]] = tuple(info for info in TASKS if not info.predicts)
"""Tasks for the window: those whose result is an encoder, or codes to look at."""

MOST_MINUTES: Final = 24 * 60.0


class PretrainPhase(StrEnum):
    IDLE = "idle"
    STARTING = "starting"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, eq=False)
class PretrainState:
    """Where the run stands.

    Attributes:
        message: for the user; may be empty.
        minutes: working time that was requested.
        seconds: working time so far.
        errors: (seconds, root mean squared error in grey levels) in order of time.
        originals, seen, reconstructions: (N, S, S, 3) uint8 or None before the first; `seen` only
            where the network is shown something else than the original.
        path: what was learned; None before the end.
        notes: what could not be used, one sentence each.
    """

    phase: PretrainPhase = PretrainPhase.IDLE
    message: str = ""
    minutes: float = 0.0
    seconds: float = 0.0
    errors: tuple[tuple[float, float], ...] = ()
    originals: NDArray[np.uint8] | None = None
    seen: NDArray[np.uint8] | None = None
    reconstructions: NDArray[np.uint8] | None = None
    path: Path | None = None
    notes: tuple[str, ...] = ()

    @property
    def is_active(self) -> bool:
        return self.phase in (PretrainPhase.STARTING, PretrainPhase.RUNNING)


class Pretraining:
    """Starts and follows runs for one project; lives on the GUI thread.

    Attributes:
        changed: emitted with each new state.
        trace: of the last failure, for the log; empty when there was none.
    """

    def __init__(self, project: Project, compute: Compute, dispatcher: Dispatcher) -> None:
        self._project = project
        self._compute = compute
        self._dispatcher = GatedDispatcher(dispatcher)
        self._job: ComputeJob | None = None
        self._starts_networks = False
        self.is_initial_encoder = True
        self.state = PretrainState()
        self.changed: Event[PretrainState] = Event()
        self.trace = ""

    @property
    def image_count(self) -> int:
        """Images of the project, labelled or not."""
        return self._project.images.count()

    @property
    def initial_encoder(self) -> Path | None:
        """The encoder that the project's first model begins with, if any."""
        return initial_encoder(self._project)

    def begin(self, task: str, minutes: float, architecture: str, encoder: str = "") -> None:
        """Learn from every image of the project; with a task that needs masks, from the accepted ones.

        Raises:
            UserError: a run is under way, the project is read-only, or there is nothing to learn from.
        """
        if self.state.is_active:
            raise UserError("A run is under way.", "Wait for it, or stop it.")
        if self._project.read_only:
            raise UserError("This project is open read-only.", "Copy it to a folder of your own first.")
        if not 0 < minutes <= MOST_MINUTES:
            raise UserError(f"Learning cannot last {minutes:g} minutes.", f"Choose up to {MOST_MINUTES:g}.")
        from engine.compute.requests.pretrain import PretrainJobRequest

        info = task_info(task)
        request = self._request(info, minutes, architecture, encoder)
        self._starts_networks = info.starts_networks
        self.trace = ""
        self._show(PretrainState(PretrainPhase.STARTING, "Starting the network process", minutes))
        self._job = self._compute.submit(PretrainJobRequest(request), self._receiver())

    def stop(self) -> None:
        """End the run; nothing is written."""
        if self._job is not None:
            self._job.cancel()

    def use_as_initial_encoder(self, is_used: bool) -> None:
        """Let the project's first model begin with the encoder learned here, or with random weights.

        Raises:
            UserError: the file is gone.
        """
        self.is_initial_encoder = is_used
        if self.state.path is not None and self._starts_networks:
            set_initial_encoder(self._project, self.state.path if is_used else None)
            self._show(replace(self.state, message=self._end_text(self.state.path)))

    def close(self) -> None:
        """Stop what runs; no event comes any more."""
        self._dispatcher.close()
        self.stop()
        self._job = None

    def _request(self, info: TaskInfo, minutes: float, architecture: str, encoder: str) -> PretrainRequest:
        from engine.pretrain.request import PretrainRequest

        project = self._project
        masks: tuple[Path | None, ...] = ()
        records = (
            project.images.rows(status=ImageStatus.ACCEPTED) if info.needs_masks else project.images.rows()
        )
        if info.needs_masks:
            paths = [project.mask_path(record.id) for record in records]
            masks = tuple(path if os.path.isfile(path) else None for path in paths)
        unreadable = (ImageStatus.MISSING, ImageStatus.UNREADABLE)
        if not any(record.status not in unreadable for record in records):
            what = "accepted image" if info.needs_masks else "image"
            raise UserError(f"The project has no {what} to learn from.", "Add images, or accept some masks.")
        return PretrainRequest(
            images=tuple(record.path for record in records),
            masks=masks,
            class_names=project.classes.names if info.needs_masks else (),
            out_path=next_encoder_path(project),
            task=info.name,
            architecture=architecture,
            encoder=encoder,
            minutes=minutes,
        )

    def _receiver(self) -> Callable[[ComputeEvent[PretrainEvent]], None]:
        return lambda event: self._dispatcher.post(lambda: self._receive(event))

    def _receive(self, event: ComputeEvent[PretrainEvent]) -> None:
        from engine.compute import ComputeCancelled, ComputeFailed
        from engine.pretrain import request as pretrain

        state = self.state
        match event:
            case pretrain.PretrainStarted():
                self._show(replace(state, phase=PretrainPhase.RUNNING, message=event.note))
            case pretrain.PretrainStep():
                errors = (*state.errors, (event.seconds, event.error))
                self._show(replace(state, seconds=event.seconds, errors=errors))
            case pretrain.PretrainPictures():
                self._show(
                    replace(
                        state,
                        originals=event.originals,
                        seen=event.seen,
                        reconstructions=event.reconstructions,
                    )
                )
            case pretrain.PretrainNote():
                self._show(replace(state, notes=(*state.notes, f"{event.summary} {event.hint}".strip())))
            case pretrain.PretrainFinished():
                self._finished(event.path)
            case ComputeCancelled():
                self._end(PretrainPhase.STOPPED, "Stopped; nothing was kept.")
            case ComputeFailed():
                self.trace = event.traceback
                self._end(PretrainPhase.FAILED, f"{event.summary} {event.hint}".strip())

    def _finished(self, path: Path) -> None:
        if self._starts_networks and self.is_initial_encoder:
            set_initial_encoder(self._project, path)
        self.state = replace(self.state, path=path)
        self._end(PretrainPhase.DONE, self._end_text(path))

    def _end_text(self, path: Path) -> str:
        """What became of the run, in words."""
        error = f" Restored to {self.state.errors[-1][1]:.1f} grey levels." if self.state.errors else ""
        if not self._starts_networks:
            return f"Kept as {path.name}; its codes are to look at, no network starts from them.{error}"
        if self.initial_encoder != path:
            return f"Kept as {path.name}; not used as a start.{error}"
        if self._project.models.current is not None:
            return (
                f"Kept as {path.name}.{error} The project has a model already, which learns on from "
                "itself; only a first model starts from an encoder."
            )
        return f"Kept as {path.name}; the first model will start from it.{error}"

    def _end(self, phase: PretrainPhase, message: str) -> None:
        self._job = None
        self._show(replace(self.state, phase=phase, message=message))

    def _show(self, state: PretrainState) -> None:
        self.state = state
        self.changed.emit(state)
