"""Speed of an encoder on this machine, as features of the first model; its weights are not needed for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from engine.compute.request import JobContext, JobRequest, Steps
from engine.core import ClassList
from engine.models.catalog import RIDGE_ARCHITECTURE, architecture_info
from engine.models.pretrained.local_weights import encoder_and_file
from engine.models.spec import ModelSpec

_SIDE_PX: Final = 256
_RUNS: Final = 3


@dataclass(frozen=True, slots=True)
class EncoderSpeed:
    """Seconds a megapixel of a first model on an encoder, and of one on the usual encoder.

    Attributes:
        encoder: as it was asked for.
    """

    encoder: str
    seconds: float
    usual_seconds: float


@dataclass(frozen=True, slots=True)
class EncoderSpeedRequest(JobRequest[EncoderSpeed]):
    """Measure one encoder beside the usual one, on noise.

    Attributes:
        encoder: a timm name, or a file of weights.
    """

    encoder: str

    @property
    def activity(self) -> str:
        return "measuring an encoder"

    def steps(self, context: JobContext) -> Steps[EncoderSpeed]:
        import torch

        from engine.models.inputs import pick_device
        from engine.models.registry import build_model

        name, _ = encoder_and_file(self.encoder)
        usual = architecture_info(RIDGE_ARCHITECTURE).default_encoder
        device = pick_device()
        image = torch.rand(1, 3, _SIDE_PX, _SIDE_PX, device=device)
        classes = ClassList.from_names(["ground", "thing"])
        best: dict[str, float] = {}
        for each in dict.fromkeys((usual, name)):
            spec = ModelSpec(RIDGE_ARCHITECTURE, classes, each)
            module = build_model(spec, pretrained=False).module.to(device).eval()
            for _ in range(_RUNS):
                yield None
                began_s = context.clock()
                with torch.inference_mode():
                    module(image).sum().item()
                seconds = 1e6 * (context.clock() - began_s) / _SIDE_PX**2
                best[each] = min(best.get(each, seconds), seconds)
        return EncoderSpeed(self.encoder, best[name], best[usual])
