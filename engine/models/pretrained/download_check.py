"""A check, within seconds, whether weights may and can be downloaded; no torch."""

from __future__ import annotations

import os
import socket
import threading
from typing import Final
from urllib.parse import urlsplit

WEIGHTS_FOLDER_VARIABLE: Final = "INKLING_WEIGHTS"
"""Environment variable: a folder of the user's with files of weights, used before anything else."""


def is_reachable(host: str, port: int, timeout_s: float) -> bool:
    """Whether a connection can be opened within the time, name look-up included."""
    answers: list[bool] = []

    def connect() -> None:
        try:
            with socket.create_connection((host, port), timeout=timeout_s):
                answers.append(True)
        except OSError:
            answers.append(False)

    # A name look-up knows no timeout, hence the thread.
    attempt = threading.Thread(target=connect, name="reach-hub", daemon=True)
    attempt.start()
    attempt.join(timeout_s)
    return bool(answers and answers[0])


def downloads_are_off() -> bool:
    """Whether the user has said, with HF_HUB_OFFLINE, that nothing is to be downloaded."""
    return os.environ.get("HF_HUB_OFFLINE", "").upper() in ("1", "ON", "YES", "TRUE")


def address_of(url: str) -> tuple[str, int]:
    """The host and port to ask for `url`: those of the proxy where there is one."""
    url = os.environ.get("HTTPS_PROXY") or os.environ.get("https_proxy") or url
    parts = urlsplit(url if "//" in url else f"//{url}")
    return parts.hostname or url, parts.port or (80 if parts.scheme == "http" else 443)
