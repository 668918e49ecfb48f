"""Export of a model of the open project for other programs, in the background."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from engine.core import Event, ModelId
from engine.session.session import Session
from engine.session.state import Notice, NoticeLevel

if TYPE_CHECKING:
    from engine.compute import Compute, ComputeEvent
    from engine.compute.requests.model_as_onnx import OnnxWritten


class ModelExport:
    """Writer of ONNX files of the project's models; lives on the GUI thread.

    What has begun goes on when the dialog is closed; its end is a notice of the session, too.

    Attributes:
        ended: what has become of it.
    """

    def __init__(self, session: Session, compute: Compute) -> None:
        self.ended: Event[Notice] = Event()
        self._session = session
        self._compute = compute

    def start(self, model_id: ModelId, out: Path) -> None:
        """Write the model to `out`, with pre- and post-processing inside."""
        from engine.compute.requests.model_as_onnx import OnnxRequest

        record = next(model for model in self._session.models if model.id == model_id)
        dispatcher = self._session.dispatcher
        self._compute.submit(
            OnnxRequest(record.path, out, self._session.classes),
            lambda event: dispatcher.post(lambda: self._receive(event)),
        )

    def _receive(self, event: ComputeEvent[OnnxWritten]) -> None:
        from engine.compute import ComputeCancelled, ComputeFailed
        from engine.compute.requests.model_as_onnx import OnnxWritten

        match event:
            case OnnxWritten(path):
                notice = Notice(
                    f"The model is in {path.name}.", "It takes pixels and answers class ids; see the guide."
                )
            case ComputeFailed(summary, hint, trace):
                notice = Notice(summary, hint, NoticeLevel.WARNING, trace)
            case ComputeCancelled():
                notice = Notice("The model was not written: the program is closing.")
            case _:
                return
        self._session.events.notice.emit(notice)
        self.ended.emit(notice)
