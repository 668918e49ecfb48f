"""Background work: lanes of jobs, and the way back to the owner's thread."""

from engine.jobs.dispatch import Dispatcher, GatedDispatcher, QueueDispatcher
from engine.jobs.lanes import Cancelled, Done, Failed, Job, Lane, Outcome

__all__ = [
    "Cancelled",
    "Dispatcher",
    "Done",
    "Failed",
    "GatedDispatcher",
    "Job",
    "Lane",
    "Outcome",
    "QueueDispatcher",
]
