"""Link of the dialog with the models with their use and their export."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.core import ModelId
from engine.session.state import Notice
from gui.dialogs.file_dialogs import FileDialogs
from gui.dialogs.model_card import ModelCardDialog
from gui.language.sentences import sentence
from gui.language.texts import tr
from gui.links.dialog_links.dialog_events import until_closed

if TYPE_CHECKING:
    from gui.parts import WindowParts

_PURPOSE: Final = "onnx"


def model_card_dialog(parts: WindowParts) -> ModelCardDialog | None:
    """A dialog with the models of the open project; None while none is open."""
    session, export = parts.controller.session, parts.controller.model_export()
    if session is None or export is None:
        return None
    dialog = ModelCardDialog(session.models, session.classes, not session.read_only, parts.frame)

    def choose(model_id: str) -> None:
        path = FileDialogs(parts.settings).choose_new_file(
            dialog, _PURPOSE, tr("File for the model"), tr("ONNX (*.onnx)"), f"{model_id}.onnx", (".onnx",)
        )
        if path is not None:
            dialog.show_note(tr("Writing the model, and checking its answers…"), is_busy=True)
            export.start(ModelId(model_id), path)

    def say(notice: Notice) -> None:
        dialog.show_note(sentence(f"{notice.summary} {notice.hint}".strip()))

    dialog.use_requested.connect(parts.workspace.model.use_requested)
    dialog.export_requested.connect(choose)
    until_closed(dialog, (export.ended.subscribe(say),), lambda: None)
    return dialog
