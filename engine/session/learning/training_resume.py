"""The round of training that was under way when the window was closed, or the computer died."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from engine.storage import Project

if TYPE_CHECKING:
    from engine.learn.request import TrainRequest

_SETTING: Final = "training_under_way"
_FILE: Final = "training.checkpoint"


class InterruptedTraining:
    """Remembers, in the project, what it takes to ask for the same round again; GUI thread."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._path = project.models_dir / _FILE

    @property
    def is_there(self) -> bool:
        """Whether a round was interrupted that can be gone on with."""
        return self._path.exists() and self._project.settings.get(_SETTING) is not None

    def asked(self, request: TrainRequest) -> TrainRequest:
        """The request with a place for its checkpoints: the interrupted round where there is one
        of the same choices; any other is given up.
        """
        request = replace(request, checkpoint_path=self._path)
        stored = self._project.settings.get(_SETTING) if self.is_there else None
        if stored is not None and stored["choices"] == _choices(request):
            again = replace(
                request,
                out_path=self._project.models_dir / stored["out"],
                init_path=_path(stored["init"]),
                encoder_path=_path(stored["encoder"]),
            )
            if all(path is None or path.exists() for path in (again.init_path, again.encoder_path)):
                return again
        self.forget()
        start = {"init": _text(request.init_path), "encoder": _text(request.encoder_path)}
        told = {"choices": _choices(request), "out": request.out_path.name, **start}
        self._project.settings.set(_SETTING, told)
        return request

    def forget(self) -> None:
        """The round is over, or not wanted any more."""
        self._path.unlink(missing_ok=True)
        if self._project.settings.get(_SETTING) is not None:
            self._project.settings.set(_SETTING, None)


def _choices(request: TrainRequest) -> list[Any]:
    """What the user has chosen, as JSON gives it back."""
    ways = [request.architecture, request.encoder, request.loss, request.optimizer, request.minutes]
    return [*ways, list(request.classes.names), request.augment.to_json()]


def _path(text: str | None) -> Path | None:
    return None if text is None else Path(text)


def _text(path: Path | None) -> str | None:
    return None if path is None else str(path)
