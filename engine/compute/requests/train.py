"""A round of training as a job; it takes new samples and another current model while it runs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from engine.compute.request import JobContext, JobRequest, Steps, Urgency
from engine.core import BadInputError
from engine.files.pinned_folders import pinned
from engine.learn.request import Sample, TrainEvent, TrainFinished, TrainRequest
from engine.models.catalog import architecture_info


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

    @property
    def activity(self) -> str:
        return f"training {architecture_info(self.round.architecture).title}"

    @property
    def remedy(self) -> str:
        return (
            "Choose a smaller network and close other programs; "
            "Help > Check this machine tells which networks work on it."
        )

    def after(self, message: object) -> TrainJobRequest:
        match message:
            case AddSamples(samples):
                by_key = {sample.key: sample for sample in (*self.round.samples, *samples)}
                return TrainJobRequest(replace(self.round, samples=tuple(by_key.values())))
            case CompareWith(path):
                return TrainJobRequest(replace(self.round, current_model_path=path))
        return self

    def safer(self) -> TrainJobRequest:
        """The round in float32; it resumes from its training state, where it writes one."""
        return TrainJobRequest(replace(self.round, mixed_precision=False))

    def steps(self, context: JobContext) -> Steps[TrainEvent]:
        from engine.learn.rounds import make_round

        trainer = make_round(self.round, context.read_image, clock=context.clock)
        with pinned(self.round.out_path.parent):
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
