"""Ready models in a project: downloaded, fitted to its classes, and made the current model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from engine.core import CancelToken, ClassList, Progress, Reporter, UserError
from engine.jobs import (
    Dispatcher,
    GatedDispatcher,
    JobCancelled,
    JobDone,
    JobFailed,
    JobOutcome,
    Lane,
    LaneJob,
)
from engine.models.pretrained.ready_models import (
    READY_MODELS,
    VOC_CLASSES,
    ReadyModel,
    ready_model,
    with_voc_classes,
)
from engine.session.session import Session
from engine.session.state import Notice, NoticeLevel
from engine.storage import ModelRecord

if TYPE_CHECKING:
    from engine.compute import Compute, ComputeEvent, ComputeJob
    from engine.compute.requests.ready_model import ReadyModelEvent

__all__ = ["READY_MODELS", "ReadyModel", "ReadyModels", "known_classes"]

_CLOSE_GRACE_S: Final = 0.5


def known_classes(classes: ClassList) -> tuple[str, ...]:
    """Those of `classes`, by name, that the ready models know; the background is not counted."""
    return tuple(name for name in classes.names if name in VOC_CLASSES.names[1:])


class ReadyModels:
    """Installer of one ready model at a time in the open project; lives on the GUI thread.

    The download runs on a thread of its own and shows in `Busy.files`; then the compute
    process writes the model file, which becomes the project's current model.
    """

    def __init__(self, session: Session, compute: Compute, dispatcher: Dispatcher) -> None:
        self._session = session
        self._compute = compute
        self._dispatcher = GatedDispatcher(dispatcher)
        self._lane = Lane("ready", self._dispatcher)
        self._download: LaneJob | None = None
        self._making: ComputeJob | None = None

    @property
    def is_busy(self) -> bool:
        return self._download is not None or self._making is not None

    @property
    def all(self) -> tuple[ReadyModel, ...]:
        """What can be fetched, the quickest first."""
        return READY_MODELS

    @property
    def missing_classes(self) -> tuple[str, ...]:
        """Classes that the models know and the project lacks."""
        own = self._session.classes.names
        return tuple(name for name in VOC_CLASSES.names[1:] if name not in own)

    @property
    def has_known_class(self) -> bool:
        """Whether the project has a class, apart from the background, that the models know."""
        return bool(known_classes(self._session.classes))

    def use(self, name: str, *, add_classes: Sequence[str] = ()) -> None:
        """Fetch the model called `name` and predict with it from then on.

        Args:
            add_classes: names of those of VOC's 21 classes to add to the project; of the others the
                model predicts only those that the project has by name.

        Raises:
            UserError: read-only, one is being fetched already, or the project has no class in
                common with the model.
        """
        ready, project = ready_model(name), self._session.project
        if self._session.read_only:
            raise UserError("This project can only be looked at.", "Close it in the other window first.")
        if self.is_busy:
            raise UserError("A ready model is being fetched.", "Wait for it, or stop it below.")
        if not add_classes and not known_classes(project.classes):
            raise UserError(
                "None of this project's classes is one that the model knows.",
                f"Let some be added, or name yours as the model does: {', '.join(VOC_CLASSES.names[1:])}.",
            )

        def fetch(token: CancelToken, report: Reporter) -> None:
            from engine.models.pretrained.ready_fetch import fetch_steps

            for progress in fetch_steps(ready):
                report(progress)
                token.check()

        self._show(ready, Progress(0, 0, ""))
        self._download = self._lane.submit(
            "fetch",
            fetch,
            lambda outcome: self._fetched(ready, outcome, add_classes=add_classes),
            lambda progress: self._show(ready, progress),
        )

    def cancel(self) -> None:
        """Stop; the project stays as it was."""
        for job in (self._download, self._making):
            if job is not None:
                job.cancel()

    def close(self) -> None:
        """Stop and end the thread; what arrives later reaches nobody."""
        self.cancel()
        self._dispatcher.close()
        # A silent network may hold the thread up; it is a daemon and ends by itself.
        self._lane.close(timeout_s=_CLOSE_GRACE_S)

    def _fetched(self, ready: ReadyModel, outcome: JobOutcome[None], *, add_classes: Sequence[str]) -> None:
        self._download = None
        match outcome:
            case JobFailed(error, trace):
                is_known = isinstance(error, UserError)
                level = NoticeLevel.WARNING if is_known else NoticeLevel.ERROR
                self._end(Notice(error.summary, error.hint, level, "" if is_known else trace))
            case JobCancelled():
                self._end(None)
            case JobDone():
                self._make(ready, add_classes=add_classes)

    def _make(self, ready: ReadyModel, *, add_classes: Sequence[str]) -> None:
        from engine.compute.requests.ready_model import ReadyModelRequest

        project = self._session.project
        classes = with_voc_classes(project.classes, add_classes)
        self._show(ready, Progress(0, 0, ""))
        request = ReadyModelRequest(ready.name, classes, project.models.next_path(ready.name))
        self._making = self._compute.submit(
            request, lambda event: self._dispatcher.post(lambda: self._receive(ready, classes, event))
        )

    def _receive(self, ready: ReadyModel, classes: ClassList, event: ComputeEvent[ReadyModelEvent]) -> None:
        from engine.compute import ComputeCancelled, ComputeFailed
        from engine.compute.requests.ready_model import ReadyModelDone

        match event:
            case ReadyModelDone(path):
                self._making = None
                self._make_current(ready, classes, path)
            case ComputeFailed(summary, hint, trace):
                self._making = None
                self._end(Notice(summary, hint, NoticeLevel.ERROR, trace))
            case ComputeCancelled():
                self._making = None
                self._end(None)

    def _make_current(self, ready: ReadyModel, classes: ClassList, path: Path) -> None:
        session = self._session
        if len(classes) > len(session.classes):
            # Names and colours may have been changed while the file was written; ids never move.
            own = list(session.classes)
            session.set_classes(ClassList([*own, *list(classes)[len(own) :]]))
        record = ModelRecord.of_file(path, note=f"{ready.title}, by torchvision")
        session.project.models.add(record)
        session.use_model(record.id)
        self._end(Notice(f"Predicting with {ready.name}.", "Correct what is wrong and accept: it learns."))

    def _show(self, ready: ReadyModel, progress: Progress) -> None:
        note = f"Getting {ready.name}"
        self._session.busy_tracker.update(files=Progress(progress.done, progress.total, progress.unit, note))

    def _end(self, notice: Notice | None) -> None:
        self._session.busy_tracker.update(files=None)
        if notice is not None:
            self._session.events.notice.emit(notice)
