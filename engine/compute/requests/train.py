"""A round of training as a job; it takes new samples and another current model while it runs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.compute.request import JobContext, JobRequest, Steps, Urgency
from engine.core import BadInputError
from engine.learn.request import Sample, TrainEvent, TrainFinished, TrainRequest


@dataclass(frozen=True, slots=True, eq=False)
class AddSamples:
    """Message to a training: these samples take part from the next batch on."""

    samples: tuple[Sample, ...]


@dataclass(frozen=True, slots=True)
class CompareWith:
    """Message to a training: this is the current model now; candidates have to be no worse."""

    path: Path


@dataclass(frozen=True, slots=True, eq=False)
class TrainJobRequest(JobRequest[TrainEvent]):
    """One round of training; quick ones have their turns before the others."""

    round: TrainRequest

    @property
    def urgency(self) -> Urgency:
        return Urgency.QUICK_TRAINING if self.round.is_quick else Urgency.TRAINING

    def steps(self, context: JobContext) -> Steps[TrainEvent]:
        from engine.learn.trainer import Trainer

        trainer = Trainer(self.round, context.read_image, clock=context.clock)
        for event in trainer.steps():
            for message in context.messages():
                match message:
                    case AddSamples(samples):
                        trainer.add_samples(samples)
                    case CompareWith(path):
                        trainer.compare_with(path)
                    case _:
                        raise BadInputError(f"a training takes no {type(message).__name__}")
            if isinstance(event, TrainFinished):
                return event
            yield event
        raise AssertionError("a training ends with TrainFinished or an error")
