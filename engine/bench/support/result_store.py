"""Store of a long benchmark's figures, written as they are measured, so that it can be resumed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from engine.core import UserError
from engine.files.atomic import atomic_file
from engine.files.own_results import is_sealed_text, sealed_text
from engine.files.write_guard import WriteGuard


class ResultStore:
    """Plain values by name, in one JSON file; only those of the same settings count.

    Args:
        path: where they are kept; None keeps them in memory only.
        settings: conditions under which two runs are comparable.

    Raises:
        UserError: the file cannot be written, or is not one of figures.
    """

    def __init__(self, path: Path | None, settings: Mapping[str, Any]) -> None:
        self._path = path
        self._settings = json.loads(json.dumps(settings))
        self.figures: dict[str, Any] = {}
        if path is None:
            return
        WriteGuard().check_file(path, is_sealed_text)
        try:
            if path.exists() and path.stat().st_size:
                stored = json.loads(path.read_text(encoding="utf-8"))
                if stored["settings"] == self._settings:
                    self.figures = dict(stored["figures"])
            path.parent.mkdir(parents=True, exist_ok=True)
            self._write(path)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise UserError(
                f"The figures cannot be kept in {path}: {error}.", "Name another file with --out."
            ) from error

    def put(self, name: str, figures: Any) -> None:
        """Add a figure and write the file at once, so that nothing is lost in a crash."""
        # As it comes back from the file.
        self.figures[name] = json.loads(json.dumps(figures))
        if self._path is not None:
            self._write(self._path)

    def _write(self, path: Path) -> None:
        text = json.dumps({"settings": self._settings, "figures": self.figures}, indent=1)
        with atomic_file(path) as temporary:
            temporary.write_text(sealed_text(text + "\n"), encoding="utf-8", newline="\n")
