"""Networks at work: in a process of their own for the window, on a thread for scripts and tests.

The kinds of jobs lie in `engine.compute.requests`. Importing this loads no torch.
"""

from engine.compute.client import ProcessCompute
from engine.compute.inline import InlineCompute
from engine.compute.jobs import Compute, ComputeJob
from engine.compute.messages import ComputeCancelled, ComputeEvent, ComputeFailed, Progressed
from engine.compute.recovery import Restarted
from engine.compute.request import JobContext, JobRequest, Steps, Urgency
from engine.compute.stepped import SteppedCompute

__all__ = [
    "Compute",
    "ComputeCancelled",
    "ComputeEvent",
    "ComputeFailed",
    "ComputeJob",
    "InlineCompute",
    "JobContext",
    "JobRequest",
    "ProcessCompute",
    "Progressed",
    "Restarted",
    "SteppedCompute",
    "Steps",
    "Urgency",
]
