"""Policies of `bench effort`: ways of working that are compared, and what an image costs by one of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from engine.models.catalog import RIDGE_ARCHITECTURE


@dataclass(frozen=True, slots=True)
class Policy:
    """Way of working.

    Attributes:
        scribbles: correct by scribbles and the cut where that corrects more a second than the brush.
        learns: a network learns from accepted images beside the work and predicts the next ones.
        architecture: of that network; empty for the usual one, with all that helps it.
        reviews: judge predictions on the review wall, and correct what looks wrong there.
    """

    name: str
    scribbles: bool
    learns: bool
    architecture: str = ""
    reviews: bool = False


POLICIES: Final = (
    Policy("brush", scribbles=False, learns=False),
    Policy("cut", scribbles=True, learns=False),
    Policy("corrective", scribbles=False, learns=True, architecture="unet-small"),
    Policy("inkling", scribbles=True, learns=True),
    Policy("wall", scribbles=True, learns=True, reviews=True),
    Policy("wall-first", scribbles=True, learns=True, architecture=RIDGE_ARCHITECTURE, reviews=True),
)


@dataclass(slots=True)
class ImageEffort:
    """Cost of one image.

    Attributes:
        seconds: of the person, from opening to accepting.
        start_iou: of what was shown before the first correction, None where nothing was.
        end_iou, end_boundary_f: of what was accepted.
        is_done: the first stop was reached: the target, or no clear error was left.
        first_s: seconds until then.
        first_iou, first_boundary_f: of the mask then.
        is_first_untouched: what was predicted was at the first stop as it was shown.
        is_as_good: what was accepted is as good as what the brush ended with; False where that is unknown.
        is_untouched: what was predicted was accepted as it was shown, and is as good where that is known.
        is_thinned: its lines were thinned by a key, which made it better.
        fitted: how often boundaries of a class were fitted to the image by a key, which made it better.
        resized: by how many steps of a pixel classes were grown or shrunk by a key, which made it better.
        waited_s: of the seconds, those spent waiting for a prediction.
        undone: scribbles taken back because they made things worse.
        is_put_aside: the prediction was worse than none.
        is_on_wall: it was accepted on the review wall.
        looked_s: of the seconds, those of the eyes and the hand on the review wall, accepted there or not.
        cut_s: seconds of this machine that the cuts took; not part of `seconds`.
        curve: (seconds, IoU) before each correction and at the end.
    """

    name: str
    seconds: float = 0.0
    start_iou: float | None = None
    end_iou: float = 0.0
    end_boundary_f: float = 0.0
    is_done: bool = False
    first_s: float | None = None
    first_iou: float | None = None
    first_boundary_f: float | None = None
    is_first_untouched: bool = False
    is_as_good: bool = False
    is_untouched: bool = False
    is_thinned: bool = False
    fitted: int = 0
    resized: int = 0
    waited_s: float = 0.0
    brushed: int = 0
    scribbled: int = 0
    undone: int = 0
    is_put_aside: bool = False
    is_on_wall: bool = False
    looked_s: float = 0.0
    cut_s: float = 0.0
    curve: list[tuple[float, float]] = field(default_factory=list)

    @property
    def is_as_predicted(self) -> bool:
        """Whether so far nothing was painted, scribbled, thinned, fitted or resized on a prediction."""
        touches = self.brushed + self.scribbled + self.fitted + self.resized + self.is_thinned
        return self.start_iou is not None and not touches and not self.is_put_aside
