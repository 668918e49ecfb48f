"""Images of one name in different folders are told apart wherever the window names them."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt

from tests.gui.shell.helpers import Shell


def test_list_title_and_messages_name_the_folder(shell: Shell, folder: Path) -> None:
    for side in ("left", "right"):
        (folder / side).mkdir()
        Image.new("RGB", (60, 40)).save(folder / side / "leaf.png")
    (folder / "right" / "leaf.png").write_bytes(b"no image")
    shell.open(folder)
    workspace = shell.window.workspace
    assert workspace is not None
    rows = workspace.images.rows
    names = [rows.index(row, 0).data(Qt.ItemDataRole.DisplayRole) for row in range(rows.rowCount())]
    assert names[-2:] == ["left/leaf.png", "right/leaf.png"]
    assert names[0] == "leaf_00.png"
    left, right = (record.id for record in shell.session.project.images.rows()[-2:])
    shell.session.open_image(left)
    shell.wait(lambda: shell.session.image is not None and shell.session.image.id == left)
    assert "left/leaf.png" in shell.window.tool_bar.image_name.toolTip()
    shell.session.open_image(right)
    assert shell.session.busy.opening == "right/leaf.png"
    shell.wait(lambda: any(text.startswith("right/leaf.png") for text in shell.names_of_notices()))
