"""Networks kept in memory between jobs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.predict.loaded_model import LoadedPredictor


class ModelCache:
    """The network used last, on the device; read again when its file has changed."""

    def __init__(self) -> None:
        self._key: tuple[Path, int, int] | None = None
        self._model: LoadedPredictor | None = None

    def get(self, path: Path) -> LoadedPredictor:
        """The network in a file.

        Raises:
            UserError: the file cannot be used.
        """
        from engine.embed.network import loader_of_encoder
        from engine.models.files.weights import load_model
        from engine.predict.loaded_model import LoadedPredictor

        key = _file_key(path)
        if self._model is None or key is None or key != self._key:
            self._model = None
            load = loader_of_encoder(path) or load_model
            self._model, self._key = LoadedPredictor(path, load), key
        return self._model


class EncoderCache(ModelCache):
    """The same for encoders alone, which predict nothing."""


def _file_key(path: Path) -> tuple[Path, int, int] | None:
    """State of the file; None when it is missing, which `load_model` reports better."""
    try:
        status = path.stat()
    except OSError:
        return None
    return path, status.st_mtime_ns, status.st_size
