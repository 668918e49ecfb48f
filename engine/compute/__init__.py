"""Where networks run: a process of its own for the window, a thread for scripts and tests.

Importing this loads no torch.
"""

from engine.compute.client import ProcessCompute
from engine.compute.inline import InlineCompute
from engine.compute.messages import (
    Cancelled,
    Compute,
    ComputeEvent,
    ComputeJob,
    EmbedDone,
    EmbedRequest,
    Failed,
    PredictDone,
    PredictRequest,
    Priority,
    Progressed,
    ReadyDone,
    ReadyRequest,
    TrainJob,
)
from engine.compute.stepped import SteppedCompute
from engine.learn.request import (
    Role,
    Sample,
    TrainCandidate,
    TrainEvent,
    TrainFinished,
    TrainNote,
    TrainRequest,
    TrainStarted,
    TrainStep,
    TrainValidated,
)
from engine.pretrain.request import (
    PretrainEvent,
    PretrainFinished,
    PretrainNote,
    PretrainPictures,
    PretrainRequest,
    PretrainStarted,
    PretrainStep,
)

__all__ = [
    "Cancelled",
    "Compute",
    "ComputeEvent",
    "ComputeJob",
    "EmbedDone",
    "EmbedRequest",
    "Failed",
    "InlineCompute",
    "PredictDone",
    "PredictRequest",
    "PretrainEvent",
    "PretrainFinished",
    "PretrainNote",
    "PretrainPictures",
    "PretrainRequest",
    "PretrainStarted",
    "PretrainStep",
    "Priority",
    "ProcessCompute",
    "Progressed",
    "ReadyDone",
    "ReadyRequest",
    "Role",
    "Sample",
    "SteppedCompute",
    "TrainCandidate",
    "TrainEvent",
    "TrainFinished",
    "TrainJob",
    "TrainNote",
    "TrainRequest",
    "TrainStarted",
    "TrainStep",
    "TrainValidated",
]
