"""Learned features of one picture, for cuts of the image that it is of."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.compute.request import JobContext, JobRequest, Steps, Urgency
from engine.core import RgbU8


@dataclass(frozen=True, slots=True, eq=False)
class CutFeaturesDone:
    """Maps of the picture, as `engine.refine.appearance.image_features` takes them.

    Attributes:
        click_contents: what the click network takes; None where there is none.
    """

    contrast: NDArray[np.float16]
    contents: NDArray[np.float16]
    click_contents: NDArray[np.float16] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class CutFeaturesRequest(JobRequest[CutFeaturesDone]):
    """A picture to describe by the shipped encoder.

    Attributes:
        picture: (h, w, 3) uint8, small enough to go through the pipe; sides in multiples of 16.
    """

    picture: RgbU8

    @property
    def urgency(self) -> Urgency:
        return Urgency.NEIGHBOUR

    @property
    def activity(self) -> str:
        return "describing the open image"

    def steps(self, context: JobContext) -> Steps[CutFeaturesDone]:
        from engine.models.cut_features import ClickDescriber, CutEncoder

        encoder, describer = context.shared(CutEncoder), context.shared(ClickDescriber)
        # The prediction of the open image goes first.
        yield None
        maps = encoder.describe(self.picture)
        yield None
        return CutFeaturesDone(*maps, describer.describe(self.picture))
