"""Whether a session waits for something of its own: for those who drive it without a window."""

from __future__ import annotations

from engine.jobs import QueueDispatcher
from engine.session.session import Session

_LOOK_AGAIN_S = 0.05


def settle(session: Session, dispatcher: QueueDispatcher) -> None:
    """Run what arrives until the session's lanes have nothing left to do; networks are not waited for."""
    while True:
        is_quiet = not (session._refine.is_busy or session._files.is_busy)
        if dispatcher.pump(0.0 if is_quiet else _LOOK_AGAIN_S) == 0 and is_quiet:
            return
