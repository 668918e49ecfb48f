"""Writing of a ready model, whose weights were downloaded before, as a model file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from engine.compute.messages import Progressed
from engine.compute.request import JobContext, JobRequest, Steps
from engine.core import ClassList
from engine.files.pinned_folders import pinned


@dataclass(frozen=True, slots=True)
class ReadyModelDone:
    """The model file has been written."""

    path: Path


ReadyModelEvent: TypeAlias = ReadyModelDone | Progressed


@dataclass(frozen=True, slots=True, eq=False)
class ReadyModelRequest(JobRequest[ReadyModelEvent]):
    """A ready model to be made into a model file.

    Attributes:
        name: of `engine.models.pretrained.ready_models.READY_MODELS`; its weights should be on this machine
            already, as a download here holds up every other job.
        classes: of the model, in its order.
    """

    name: str
    classes: ClassList
    out_path: Path

    @property
    def activity(self) -> str:
        return "preparing a ready model"

    def steps(self, context: JobContext) -> Steps[ReadyModelEvent]:
        from engine.models.pretrained.ready_models import ready_model
        from engine.models.pretrained.ready_weights import ready_steps

        with pinned(self.out_path.parent):
            for progress in ready_steps(ready_model(self.name), self.out_path, self.classes):
                yield Progressed(progress)
        return ReadyModelDone(self.out_path)
