"""Training of an encoder on images without labels, as a job."""

from __future__ import annotations

from dataclasses import dataclass

from engine.compute.request import JobContext, JobRequest, Steps, Urgency
from engine.files.pinned_folders import pinned
from engine.pretrain.request import PretrainEvent, PretrainFinished, PretrainRequest


@dataclass(frozen=True, slots=True, eq=False)
class PretrainJobRequest(JobRequest[PretrainEvent]):
    """One run of training without labels."""

    run: PretrainRequest

    @property
    def urgency(self) -> Urgency:
        return Urgency.TRAINING

    @property
    def activity(self) -> str:
        return "learning from unlabelled images"

    def steps(self, context: JobContext) -> Steps[PretrainEvent]:
        from engine.pretrain.trainer import Pretrainer

        with pinned(self.run.out_path.parent):
            for event in Pretrainer(self.run, context.read_image).steps():
                if isinstance(event, PretrainFinished):
                    return event
                yield event
        raise AssertionError("a run ends with PretrainFinished or an error")
