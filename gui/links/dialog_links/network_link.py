"""Link of the dialog for the network with the choices of the project and the measuring of encoders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.dialogs.file_dialogs import FileDialogs
from gui.dialogs.network import NetworkDialog
from gui.language.sentences import sentence
from gui.language.texts import tr
from gui.links.dialog_links.dialog_events import until_closed

if TYPE_CHECKING:
    from gui.links.session_link import SessionLink
    from gui.parts import WindowParts


def network_dialog(parts: WindowParts, link: SessionLink) -> NetworkDialog:
    """A dialog for the network of the open project; encoders that are chosen in it are measured."""
    speeds = parts.controller.encoder_speeds()
    dialog = NetworkDialog(link.session.writable_learner().choices, parts.theme, parts.frame)

    def choose_file() -> None:
        path = FileDialogs(parts.settings).choose_file(
            dialog, "weights", tr("Weights of an encoder"), tr("Weights (*.safetensors)")
        )
        if path is not None:
            dialog.take_file(path)

    subscribed = (
        speeds.measured.subscribe(
            lambda speed: dialog.show_speed(speed.encoder, speed.seconds, speed.usual_seconds)
        ),
        speeds.failed.subscribe(lambda failure: dialog.show_no_speed(failure[0], sentence(failure[1]))),
    )
    dialog.chosen.connect(link.choose_network)
    dialog.speed_wanted.connect(speeds.measure)
    dialog.file_wanted.connect(choose_file)
    until_closed(dialog, subscribed, speeds.close)
    return dialog
