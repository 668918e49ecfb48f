"""The named benchmarks. Each module has `run(data, report)` and returns rows of figures."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias, cast

from engine.core import Reporter, UserError

if TYPE_CHECKING:
    from engine.bench.rows import Row

Bench: TypeAlias = "Callable[[Path | None, Reporter], list[Row]]"

BENCHES: Final[dict[str, str]] = {
    "cut": "time of an exact cut from scribbles, everything included, against PyMaxflow",
    "clicks": "clicks and strokes that a robot needs for an object, against cv2.grabCut and Boykov-Jolly",
    "densecrf": "time of the dense CRF's set-up and inference, against pydensecrf",
    "expansion": "time of alpha-expansion with five classes, against the same moves by PyMaxflow",
    "interactive": "time of a move of the pen on 12 megapixels, and agreement with the exact cut",
    "startup": "seconds from the start of the program to the first painted window",
    "stall": "how late the window's events come while a network trains and the user pans",
}
"""Name -> what it measures; the module is `engine.bench.<name>`."""


def load_bench(name: str) -> Bench:
    """The benchmark called `name`.

    Raises:
        UserError: there is none; the hint lists those that are.
    """
    if name not in BENCHES:
        raise UserError(f"There is no benchmark called '{name}'.", f"Choose one of: {', '.join(BENCHES)}.")
    module = importlib.import_module(f"engine.bench.{name}")
    return cast("Bench", module.run)
