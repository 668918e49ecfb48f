"""Label Studio and CVAT in the window: login, what is said before sending, and no token in any file."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtWidgets import QFileDialog

from engine.core import UserError
from engine.formats.servers import connection
from engine.formats.servers.label_studio import LabelStudioServer
from engine.session.importing import server_bridge
from engine.storage import ImageStatus
from engine.storage.importing.store_labels import store_labels
from gui.dialogs.importing.dialog import ImportDialog
from gui.dialogs.servers.dialog import ServerDialog
from tests.gui.shell.helpers import Shell
from tests.helpers.labelling_servers import FakeLabelStudio, file_server, png

TOKEN = "0123456789abcdef"


def opened(shell: Shell, folder: Path) -> ServerDialog:
    shell.open(folder)
    shell.window.action_set["labelling_server"].trigger()
    dialog = shell.window.dialogs.shown[-1]
    assert isinstance(dialog, ServerDialog)
    return dialog


def log_in(shell: Shell, dialog: ServerDialog, address: str) -> None:
    dialog.address.setText(address)
    dialog.token.setText(TOKEN)
    dialog.connect_button.click()
    shell.wait(lambda: dialog.close_button.text() == "Close")


def test_tasks_are_fetched_into_a_folder_and_imported_and_no_token_is_kept(
    shell: Shell, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_bridge, "kept_token", lambda kind, url: "")
    with file_server() as files:
        files.files["/data/1.png"] = png(30, 40)
        studio = FakeLabelStudio(["/data/1.png"])
        monkeypatch.setattr(
            connection, "connect", lambda kind, url, token: LabelStudioServer(studio, files.url, dict)
        )
        dialog = opened(shell, folder)
        log_in(shell, dialog, files.url)
        assert dialog.list.count() == 1
        assert dialog.token.text() == ""
        (tmp_path / "tasks").mkdir()
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "tasks"))
        dialog.fetch_button.click()
        shell.wait(lambda: isinstance(shell.window.dialogs.shown[-1], ImportDialog))
        assert (tmp_path / "tasks" / "images" / "1-1.png").read_bytes() == png(30, 40)
        shell.window.dialogs.close_all()
    kept = [path for path in tmp_path.rglob("*") if path.is_file() and TOKEN.encode() in path.read_bytes()]
    assert kept == []


def test_one_picture_that_cannot_be_had_is_said_and_the_others_are_imported(
    shell: Shell, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with file_server() as files:
        files.files["/data/1.png"] = png(30, 40)
        studio = FakeLabelStudio(["/data/1.png", "s3://bucket/2.png"])
        monkeypatch.setattr(
            connection, "connect", lambda kind, url, token: LabelStudioServer(studio, files.url, dict)
        )
        dialog = opened(shell, folder)
        log_in(shell, dialog, files.url)
        (tmp_path / "tasks").mkdir()
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "tasks"))
        dialog.fetch_button.click()
        shell.wait(lambda: isinstance(shell.window.dialogs.shown[-1], ImportDialog))
        assert len(shell.window.dialogs.shown) == 1
        (said,) = [text for text in shell.names_of_notices() if "could not be" in text]
        assert "only its server can read it" in said
        shell.window.dialogs.close_all()


def test_nothing_is_done_with_the_connection_of_another_address_or_token(
    shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[tuple[str, str]] = []

    def connect(kind: str, url: str, token: str) -> LabelStudioServer:
        given.append((url, token))
        return LabelStudioServer(FakeLabelStudio(["/data/1.png"]), url, dict)

    monkeypatch.setattr(connection, "connect", connect)
    monkeypatch.setattr(server_bridge, "kept_token", lambda kind, url: "")
    dialog = opened(shell, folder)
    log_in(shell, dialog, "http://one")
    assert dialog.fetch_button.isEnabled()
    dialog.address.setText("http://two")
    assert not dialog.fetch_button.isEnabled()
    assert not dialog.send_button.isEnabled()
    assert dialog.list.count() == 0
    assert "Connect again" in dialog.message.text()
    dialog.connect_button.click()
    shell.wait(lambda: dialog.close_button.text() == "Close")
    # Never the token of the first address at the second one.
    assert given == [("http://one", TOKEN), ("http://two", "")]
    dialog.token.setText("other")
    assert not dialog.send_button.isEnabled()


def test_what_will_be_sent_is_said_before(
    shell: Shell, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.open(folder)
    project = shell.session.project
    record = project.images.rows()[-1]
    mask = np.ones((64, 96), np.uint8)
    store_labels(project, record, mask, "Test", ImageStatus.ACCEPTED, None, None)
    project.flush()
    studio = FakeLabelStudio([f"/data/{record.path.name}"])
    label = project.classes[1].name
    studio.config = studio.config.replace('"cell"', f'"{label}"')
    monkeypatch.setattr(
        connection, "connect", lambda kind, url, token: LabelStudioServer(studio, "http://x", dict)
    )
    dialog = opened(shell, folder)
    log_in(shell, dialog, "x")
    dialog.send_button.click()
    shell.wait(lambda: dialog.close_button.text() == "Close")
    assert "To be created: 1." in dialog.message.text(), dialog.message.text()
    assert studio.made[1] == []
    assert dialog.send_button.text() == "Send now"
    dialog.send_button.click()
    shell.wait(lambda: dialog.close_button.text() == "Close")
    assert "Created: 1." in dialog.message.text()
    assert len(studio.made[1]) == 1
    assert dialog.send_button.text() != "Send now"


def test_a_server_that_refuses_is_said_in_the_dialog(
    shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(kind: str, url: str, token: str) -> SimpleNamespace:
        raise UserError("Label Studio at x refuses this token.", "Make a new one.")

    monkeypatch.setattr(connection, "connect", refuse)
    dialog = opened(shell, folder)
    log_in(shell, dialog, "x")
    assert "refuses this token" in dialog.message.text()
    assert not dialog.send_button.isEnabled()
    assert not dialog.fetch_button.isEnabled()
