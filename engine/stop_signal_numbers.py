"""Signals by which the system, a person or another program asks this one to end."""

from __future__ import annotations

import signal
from typing import Final

_NAMES: Final = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""Ctrl-C, the end by another program, the end of the terminal, and Ctrl-Break of Windows."""


def stop_signal_numbers() -> tuple[int, ...]:
    """Those that this system has, without those that the program's starter ignores."""
    known = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    # `nohup` ignores SIGHUP, a shell's background job SIGINT.
    return tuple(number for number in known if signal.getsignal(number) is not signal.SIG_IGN)
