"""Background work: lanes of jobs, and the way back to the owner's thread."""

from engine.jobs.dispatch import Dispatcher, GatedDispatcher, QueueDispatcher
from engine.jobs.lanes import JobCancelled, JobDone, JobFailed, JobOutcome, Lane, LaneJob

__all__ = [
    "Dispatcher",
    "GatedDispatcher",
    "JobCancelled",
    "JobDone",
    "JobFailed",
    "JobOutcome",
    "Lane",
    "LaneJob",
    "QueueDispatcher",
]
