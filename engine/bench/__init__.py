"""Benchmarks by name. Each module has `run(data, report)` or `run(data, report, choices)`, giving rows."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias, cast

from engine.core import Reporter, UserError

if TYPE_CHECKING:
    from engine.bench.support.options import Choices
    from engine.bench.support.rows import Row

Bench: TypeAlias = "Callable[[Path | None, Reporter, Choices], list[Row]]"

BENCHES: Final[dict[str, str]] = {
    "canvas": "cost of each event over 268 megapixels and 100,000 images, memory, against napari and labelme",
    "cut": "time of an exact cut from scribbles, everything included, against PyMaxflow",
    "clicks": "clicks that a robot needs for an object, with and without learned features, and of peers",
    "densecrf": "time of the dense CRF's set-up and inference, against pydensecrf",
    "effort": "human seconds until every mask is good: a simulated annotator with and without the engine",
    "first-model": "IoU of the first model after 1, 2 and 4 masks, and how soon it comes, against filters",
    "expansion": "time of alpha-expansion with five classes, against the same moves by PyMaxflow",
    "import": "masks a second that come into a project, against a loop of Pillow that copies them",
    "inference": "images a second of the predictor, against a plain loop and ONNX Runtime",
    "instances": "time to find single objects on 12 megapixels, against scikit-image",
    "learning": "IoU against seconds of training, from masks and from scribbles, against a plain loop",
    "losses": "cross-entropy against Dice, RMSprop against Adam, with and without batch norm and dropout",
    "interactive": "time of a move of the pen on 12 megapixels, and agreement with the exact cut",
    "networks": "every architecture trained alike: IoU, parameters, speed, memory; goes on where it stopped",
    "reliability": "kills, mutated inputs, signals, a simulated day, against limits; needs a checkout",
    "similar": "whether like images are found, and each kind of image is offered early, against histograms",
    "source": "autoencoders, kinds of photographs, small U-Nets, beside the teaching material's own tables",
    "startup": "seconds from the start of the program to the first painted window",
    "stall": "how late the window's events come while a network trains and the user pans",
    "tracing": "seconds and IoU of cracks that are traced from click to click, against painting them",
    "training": "patches a second that a training learns from, by batch, against a plain loop",
}
"""Name -> what it measures; its module is named in `_MODULES`."""

_MODULES: Final[dict[str, str]] = {
    name: f"engine.bench.{folder}.{name}"
    for folder, names in {
        "solvers": ("cut", "clicks", "densecrf", "expansion", "instances", "interactive"),
        "models": ("inference", "learning", "losses", "networks", "similar", "source", "training"),
        "simulation": ("effort", "tracing"),
        "window": ("canvas", "startup", "stall"),
        "reliability": ("reliability",),
    }.items()
    for name in names
} | {"import": "engine.bench.files.importing", "first-model": "engine.bench.models.first_model"}

SIMULATION: Final = "engine.bench.simulation"
"""The simulated annotator: a research instrument, in the source code only."""

CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "canvas": ("events", "side", "images", "parts", "peer_python"),
    "effort": ("policy", "minutes", "images", "classes", "out"),
    "import": ("images",),
    "first-model": ("seeds", "out"),
    "learning": ("minutes", "seeds", "out"),
    "losses": ("steps", "seeds"),
    "networks": ("arch", "minutes", "steps", "pretrained", "out"),
    "source": ("minutes", "seeds", "out"),
    "tracing": ("images", "classes"),
    "reliability": ("kills", "inputs", "moments", "hours"),
}
"""Name -> fields of `Choices` that it takes; the others take none."""


def load_bench(name: str) -> Bench:
    """The benchmark called `name`.

    Raises:
        UserError: there is none; the hint lists those that are. Or it is not part of the wheel.
    """
    if name not in BENCHES:
        raise UserError(f"There is no benchmark called '{name}'.", f"Choose one of: {', '.join(BENCHES)}.")
    try:
        run = importlib.import_module(_MODULES[name]).run
    except ModuleNotFoundError as error:
        if error.name != SIMULATION:
            raise
        raise UserError(
            f"'bench {name}' needs a checkout of the source code, where its simulated annotator is.",
            "Clone the repository and run `python main.py bench` there.",
        ) from error
    if name in CHOICES:
        return cast("Bench", run)
    return lambda data, report, choices: cast("list[Row]", run(data, report))
