"""What of a file is not shown is said in place, as long as its image is open, and in the list's tooltip."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import tifffile
from PySide6.QtCore import Qt

from tests.gui.shell.helpers import Shell


def test_the_status_line_and_the_tooltip_say_it(shell: Shell, folder: Path) -> None:
    pixels = np.random.default_rng(1).integers(0, 255, (5, 64, 96), np.uint8)
    tifffile.imwrite(folder / "a_stack.tif", pixels, photometric="minisblack")
    shell.open(folder)
    status, panel = shell.window.status, shell.window.workspace.images  # type: ignore[union-attr]
    image = shell.session.image
    assert image is not None
    assert image.record.path.name == "a_stack.tif"
    assert status.part.isVisible()
    assert status.part.text() == "Page 1 of 5 is shown"
    assert "not used" in status.part.toolTip()
    first = panel.rows.index(0, 0)
    shell.wait(lambda: "Page 1 of 5 is shown." in str(first.data(Qt.ItemDataRole.ToolTipRole)))
    second = panel.rows.index(1, 0)
    shell.wait(lambda: panel.thumbnails.get(folder / "leaf_00.png") is not None)
    assert "shown" not in str(second.data(Qt.ItemDataRole.ToolTipRole))
    shell.session.navigation.open_neighbour(1)
    shell.wait(lambda: shell.session.image is not None and shell.session.image is not image)
    assert not status.part.isVisible()
    assert status.part.text() == ""
    shell.session.navigation.open_neighbour(-1)
    # From memory this time.
    shell.wait(lambda: status.part.isVisible())
