"""The plot of a benchmark as a file beside its figures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from engine.files.atomic import atomic_file
from engine.files.own_results import is_sealed_png, seal_png
from engine.files.write_guard import WriteGuard

if TYPE_CHECKING:
    from PIL.Image import Image


def save_plot(plot: Image, path: Path) -> None:
    """Write the plot, whole or not at all, in the place of an earlier one.

    Raises:
        UserError: another file is there, or the disk failed.
    """
    target = WriteGuard().check_file(path, is_sealed_png)
    with atomic_file(target) as temporary:
        plot.save(temporary, format="PNG")
        seal_png(temporary)
