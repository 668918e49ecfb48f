"""Speed of encoders on this machine, measured in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.core import Event
from engine.jobs import Dispatcher, GatedDispatcher

if TYPE_CHECKING:
    from engine.compute import Compute, ComputeEvent, ComputeJob
    from engine.compute.requests.encoder_speed import EncoderSpeed


class EncoderSpeeds:
    """Measurer of one encoder at a time, the one that was asked for last; lives on the GUI thread.

    Attributes:
        measured: a figure.
        failed: the encoder, and why there is no figure of it.
    """

    def __init__(self, compute: Compute, dispatcher: Dispatcher) -> None:
        self.measured: Event[EncoderSpeed] = Event()
        self.failed: Event[tuple[str, str]] = Event()
        self._compute = compute
        self._dispatcher = GatedDispatcher(dispatcher)
        self._job: ComputeJob | None = None

    def measure(self, encoder: str) -> None:
        """Measure this encoder, in place of one that is under way."""
        from engine.compute.requests.encoder_speed import EncoderSpeedRequest

        if self._job is not None:
            self._job.cancel()
        self._job = self._compute.submit(
            EncoderSpeedRequest(encoder),
            lambda event: self._dispatcher.post(lambda: self._receive(encoder, event)),
        )

    def close(self) -> None:
        """Stop; nothing is delivered after this."""
        self._dispatcher.close()
        if self._job is not None:
            self._job.cancel()

    def _receive(self, encoder: str, event: ComputeEvent[EncoderSpeed]) -> None:
        from engine.compute import ComputeFailed
        from engine.compute.requests.encoder_speed import EncoderSpeed

        match event:
            case EncoderSpeed():
                self.measured.emit(event)
            case ComputeFailed():
                self.failed.emit((encoder, f"{event.summary} {event.hint}".strip()))
            case _:
                pass  # Cancelled: another one was asked for.
