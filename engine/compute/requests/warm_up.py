"""Loading of torch and of the modules that the first prediction would have to wait for."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from engine.compute.messages import ComputeEvent
from engine.compute.request import JobContext, JobRequest, Steps, Urgency

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class WarmedUp:
    """Everything is loaded."""


@dataclass(frozen=True, slots=True)
class WarmUpRequest(JobRequest[WarmedUp]):
    """Load what the first job needs."""

    @property
    def urgency(self) -> Urgency:
        return Urgency.OPEN_IMAGE

    @property
    def activity(self) -> str:
        return "getting ready"

    def steps(self, context: JobContext) -> Steps[WarmedUp]:
        import torch

        # A job that came meanwhile may have its turn now.
        yield None
        import engine.predict.loaded_model

        yield None
        import engine.learn.trainer  # noqa: F401

        yield None
        # Loaded by torch itself as soon as an optimizer is made otherwise, which takes 1.7 s.
        import torch._dynamo  # noqa: F401

        return WarmedUp()


def log_warm_up(event: ComputeEvent[WarmedUp]) -> None:
    """Listener for the only event; a failure is logged only, as the next job meets and reports it too."""
    _log.info("%s", event)
