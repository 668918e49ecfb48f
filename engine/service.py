"""Opening of projects, and the compute process that they share.

A session in a script; events of background work run in `settle`:

>>> from pathlib import Path
>>> from tempfile import TemporaryDirectory
>>> from PIL import Image
>>> from engine.core import NO_PROGRESS
>>> from engine.document.stroke_kind import StrokeKind
>>> from engine.jobs import QueueDispatcher
>>> from engine.service import Service
>>> folder = TemporaryDirectory()
>>> images = Path(folder.name) / "images"
>>> images.mkdir()
>>> Image.new("RGB", (80, 60), "white").save(images / "white.png")
>>> dispatcher = QueueDispatcher()
>>> service = Service(dispatcher)
>>> session = service.open_path(images, NO_PROGRESS).session
>>> session.navigation.open_last()
>>> session.settle(dispatcher)
>>> session.image.shape
(60, 80)
>>> stroke = session.begin_stroke(StrokeKind.BRUSH, class_id=1, radius_px=4.0)
>>> stroke.extend([(30.0, 20.0), (30.0, 60.0)])
>>> stroke.finish()
>>> labels = session.image.decided(session.image.rect)
>>> int(labels[30, 40]), int(labels[0, 0])
(1, 255)
>>> service.close()
>>> folder.cleanup()
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from engine.backup.names import SUFFIX
from engine.core import (
    BadInputError,
    CancelToken,
    ClassList,
    EngineError,
    ImageId,
    Progress,
    Reporter,
    UserError,
)
from engine.core.class_names import confusable_sentence
from engine.core.classes import DEFAULT_CLASSES
from engine.core.words import counted_images, plural
from engine.files.project_signature import DATABASE, PROJECT_SUFFIX, refuse_as_images
from engine.jobs import Dispatcher, JobFailed, JobOutcome, Lane
from engine.session import Notice, NoticeLevel, Session
from engine.storage import Project, ProjectBusyError, default_project_path
from engine.storage.paths import is_project

if TYPE_CHECKING:
    from engine.compute import Compute, Restarted
    from engine.session.active_learning.queue import LabellingQueue
    from engine.session.learning.augmentation_preview import AugmentationPreviewer
    from engine.session.learning.encoder_speeds import EncoderSpeeds
    from engine.session.learning.pretraining import Pretraining
    from engine.session.prediction.model_export import ModelExport
    from engine.session.prediction.project_ready_models import ReadyModels
    from engine.session.similarity.similarity_search import SimilaritySearch


@contextmanager
def _let_go_on_failure(project: Project) -> Iterator[None]:
    """Close a project that was just opened where it does not become the open one: others may have it then."""
    try:
        yield
    except BaseException:
        # What failed is told, and not what follows from it.
        with suppress(EngineError):
            project.close()
        raise


@dataclass(frozen=True, slots=True)
class Opened:
    """A session, with notices about how it was opened."""

    session: Session
    notices: tuple[Notice, ...]


class Service:
    """Owner of the open session and of the compute process; lives on the GUI thread.

    Args:
        dispatcher: the way back to the GUI thread.
        compute: where torch runs; by default a process of its own, started when first needed.
    """

    def __init__(self, dispatcher: Dispatcher, compute: Compute | None = None) -> None:
        if compute is None:
            from engine.compute import ProcessCompute

            compute = ProcessCompute(on_restart=self._compute_restarted)
        self._dispatcher = dispatcher
        self._compute = compute
        self._warm = Lane("warm-up", dispatcher)
        self._session: Session | None = None
        self._is_warming_up = False
        self._preparation: Progress | None = None

    @property
    def session(self) -> Session | None:
        """The open session; None where there is none."""
        return self._session

    def open_path(self, path: Path, progress: Reporter) -> Opened:
        """Open a project (its folder, or the file in it), a folder of images, or one image (with its folder).

        Raises:
            UserError: there is nothing there, or nothing that can be opened.
        """
        if is_project(path):
            return self.open_project(path)
        if os.path.isdir(path):
            return self.open_folder(path, progress)
        if path.name == DATABASE and path.parent.suffix == PROJECT_SUFFIX and os.path.isfile(path):
            return self.open_project(path.parent)
        if path.name.endswith(SUFFIX) and os.path.isfile(path):
            raise UserError(
                f"{path.name} is a safety copy.", "File > Restore a safety copy makes a project of it."
            )
        if os.path.isfile(path):
            return self._open_single(path, progress)
        raise UserError(f"{path} does not exist.", "Check the path, or choose a folder of images.")

    def open_project(self, path: Path) -> Opened:
        """Open an existing project; read-only when another window has it or the disk forbids writing."""
        self._close_if_open(path)
        notices: list[Notice] = []
        is_writable = os.access(path, os.W_OK)
        if not is_writable:
            summary = f"{path.name} is in a folder that cannot be written to, so you can look but not change."
            hint = "Copy the project to a folder of your own to work on it."
            notices.append(Notice(summary, hint, NoticeLevel.WARNING))
        try:
            project = Project.open(path, read_only=not is_writable)
        except ProjectBusyError as error:
            project = Project.open(path, read_only=True)
            notices.append(Notice(error.summary, error.hint, NoticeLevel.WARNING))
        if findings := project.findings:
            summary = (
                f"{plural(len(findings), 'damaged row')} of {path.name} could not be read: {findings[0]}"
            )
            hint = "Everything else goes on working, and the damaged part stays as it is."
            notices.append(Notice(summary, hint, NoticeLevel.WARNING))
        return self._opened(project, notices)

    def open_folder(self, folder: Path, progress: Reporter, named: Path | None = None) -> Opened:
        """Open the project that belongs to this folder of images, made now if there is none.

        Args:
            named: an image in it that is added though a folder is not asked for such, as a film is.

        Raises:
            UserError: the folder holds no image, or is a project's own.
        """
        refuse_as_images(folder)
        path = default_project_path(folder)
        note = ""
        if path.parent != folder.absolute().parent:
            note = f"{folder.parent} cannot be written to, so the masks are kept in {path}."
        if os.path.exists(path):
            opened = self.open_project(path)
            if not opened.session.read_only:
                from engine.document.left_out import LeftOutFiles
                from engine.document.listing import list_pictures
                from engine.formats.data_set_pictures import add_pictures
                from engine.storage.importing.file_channel_colors import adopt_channel_colors

                project = opened.session.project
                before = set(project.images.ids())
                if named is not None:
                    project.images.add_files([named])
                elif next(list_pictures(folder, LeftOutFiles()), None) is not None:
                    add_pictures(project, folder, progress, CancelToken(), LeftOutFiles())
                new = [ImageId(number) for number in project.images.ids() if number not in before]
                if colors := adopt_channel_colors(project, map(project.images.get, new)):
                    return Opened(opened.session, (*opened.notices, Notice(colors)))
            return opened
        classes = ClassList.from_names(DEFAULT_CLASSES)
        return self.create_project(path, folder, classes, progress, note, named)

    def create_project(
        self,
        path: Path,
        folder: Path,
        classes: ClassList,
        progress: Reporter,
        note: str = "",
        named: Path | None = None,
    ) -> Opened:
        """Make a project for the images of `folder`.

        Args:
            named: the only image that is added, where it is none that a folder is asked for.

        Raises:
            UserError: the folder holds no image, or the place cannot be written to.
        """
        from engine.document.left_out import LeftOutFiles
        from engine.document.listing import list_pictures
        from engine.document.pairing.photographs import LOOKED_AT, masks_sentence
        from engine.formats.data_set_pictures import add_pictures
        from engine.storage.importing.file_channel_colors import adopt_channel_colors, begin_channel_colors
        from engine.storage.importing.file_pixel_size import adopt_pixel_size

        refuse_as_images(folder)
        passed_over = LeftOutFiles()
        if named is None and next(list_pictures(folder, passed_over), None) is None:
            hint = "Choose a folder with PNG, JPEG, TIFF, BMP, GIF, WebP or AVIF files."
            raise UserError(
                f"{folder} holds no image that Inkling can read.", f"{hint} {passed_over.sentence}".strip()
            )
        project = Project.create(path, name=folder.name, classes=classes)
        left_out = LeftOutFiles()
        with _let_go_on_failure(project):
            if named is None:
                added, likeness = add_pictures(project, folder, progress, CancelToken(), left_out)
            else:
                added, likeness = project.images.add_files([named]), ""
            begin_channel_colors(project)
            colors = adopt_channel_colors(project, project.images.rows())
            size = adopt_pixel_size(project, [record.path for record in project.images.rows()])
        said = " ".join(sentence for sentence in (left_out.sentence, colors, size) if sentence)
        notices = [Notice(f"{counted_images(added)} found in {folder.name}.", said)]
        if likeness:
            notices.append(Notice(likeness, level=NoticeLevel.WARNING))
        if sentence := masks_sentence([record.path for record in project.images.rows(limit=LOOKED_AT)]):
            notices.append(Notice(sentence, level=NoticeLevel.WARNING))
        if sentence := confusable_sentence(classes.names):
            notices.append(Notice(sentence, level=NoticeLevel.WARNING))
        return self._opened(project, [Notice(note), *notices] if note else notices)

    def similarity_search(self) -> SimilaritySearch:
        """Search among the images of the open project; close it before the project.

        Raises:
            BadInputError: no project is open.
        """
        from engine.session.similarity.similarity_search import SimilaritySearch

        if self._session is None:
            raise BadInputError("No project is open.")
        return SimilaritySearch(self._session, self._compute, self._session.dispatcher)

    def queue(self, similarity_search: SimilaritySearch) -> LabellingQueue:
        """Ranking of the images to label, with their background prediction.

        To be closed before the project, and before `similarity_search`, which ranks by diversity.

        Raises:
            BadInputError: no project is open.
        """
        from engine.session.active_learning.queue import LabellingQueue

        if self._session is None:
            raise BadInputError("No project is open.")
        return LabellingQueue(self._session, similarity_search, self._session.dispatcher)

    def ready_models(self) -> ReadyModels:
        """Ready models for the open project; close it before the project.

        Raises:
            BadInputError: no project is open.
        """
        from engine.session.prediction.project_ready_models import ReadyModels

        if self._session is None:
            raise BadInputError("No project is open.")
        return ReadyModels(self._session, self._compute, self._session.dispatcher)

    def model_export(self) -> ModelExport:
        """Export of the open project's models for other programs.

        Raises:
            BadInputError: no project is open.
        """
        from engine.session.prediction.model_export import ModelExport

        if self._session is None:
            raise BadInputError("No project is open.")
        return ModelExport(self._session, self._compute)

    def pretraining(self) -> Pretraining:
        """Pretraining on the open project's images, without labels; close it before the project.

        Raises:
            BadInputError: no project is open.
        """
        from engine.session.learning.pretraining import Pretraining

        if self._session is None:
            raise BadInputError("No project is open.")
        return Pretraining(self._session.project, self._compute, self._dispatcher)

    def encoder_speeds(self) -> EncoderSpeeds:
        """Measurer of the speed of encoders; the caller closes it."""
        from engine.session.learning.encoder_speeds import EncoderSpeeds

        return EncoderSpeeds(self._compute, self._dispatcher)

    def augmentation_previewer(self) -> AugmentationPreviewer:
        """Maker of previews of the open project's augmentation; close it before the project.

        Raises:
            BadInputError: no project is open.
        """
        from engine.session.learning.augmentation_preview import AugmentationPreviewer

        if self._session is None:
            raise BadInputError("No project is open.")
        project, learner = self._session.project, self._session.writable_learner()
        return AugmentationPreviewer(project, learner, self._dispatcher)

    def warm_up(self, on_done: Callable[[Notice | None], None]) -> None:
        """Compile the cut, start torch, compile the search for objects and tidy caches, in the background.

        Args:
            on_done: called after the cut, with a failure where there is one.
        """

        def work(token: CancelToken, report: Reporter) -> None:
            from engine.edit.ready_kernels import READY
            from engine.refine import warm_up

            # First: a pen is in use long before a cut.
            READY.load()
            warm_up(report)
            self._compute.warm_up()

        def prepare_objects(token: CancelToken, report: Reporter) -> None:
            from engine.instances import InstanceMethod
            from engine.instances.preparation import prepare

            for method in InstanceMethod:
                token.check()
                prepare(method)

        def tidy_caches(token: CancelToken, report: Reporter) -> None:
            from engine.storage.caches.pixel_folder import user_pixel_folder

            user_pixel_folder().tidy()

        self._is_warming_up = True
        self._show_warming_up()

        def show_progress(progress: Progress) -> None:
            if self._is_warming_up:
                self._preparation = progress
                self._show_warming_up()

        def report_failure(outcome: JobOutcome[None]) -> None:
            if isinstance(outcome, JobFailed):
                error = outcome.error
                on_done(Notice(error.summary, error.hint, NoticeLevel.ERROR, outcome.trace))

        def done(outcome: JobOutcome[None]) -> None:
            self._is_warming_up, self._preparation = False, None
            self._show_warming_up()
            report_failure(outcome)
            if not isinstance(outcome, JobFailed):
                on_done(None)

        self._warm.submit("warm-up", work, done, show_progress)
        # Last: nobody needs an object before a mask, and until then an export says what it waits for.
        self._warm.submit("objects", prepare_objects, report_failure)
        self._warm.submit("caches", tidy_caches, report_failure)

    def close_project(self) -> None:
        """Save everything and let the open session go, if any; one that could not be saved is tried again."""
        if self._session is not None:
            self._session.close()
            self._session = None

    def close(self) -> None:
        """Close the open session, then the compute process."""
        self.close_project()
        self._warm.close(timeout_s=0.0)
        self._compute.close()

    def _open_single(self, file: Path, progress: Reporter) -> Opened:
        from engine.document.image import probe_image
        from engine.document.listing import is_image_name

        probe_image(file)
        opened = self.open_folder(file.parent, progress, None if is_image_name(file.name) else file)
        record = opened.session.project.images.find(file)
        if record is not None:
            opened.session.open_image(record.id)
        return opened

    def _close_if_open(self, path: Path) -> None:
        """Opening the project that is open already reopens it; it must not find itself busy."""
        if self._session is not None and self._session.project.is_at(path):
            self.close_project()

    def _opened(self, project: Project, notices: list[Notice]) -> Opened:
        from engine.refine.settings import CutSettings

        with _let_go_on_failure(project):
            self.close_project()
            self._session = Session(project, self._compute, self._dispatcher, CutSettings())
        self._show_warming_up()
        return Opened(self._session, tuple(notices))

    def _compute_restarted(self, restarted: Restarted) -> None:
        """Say that the compute process has died; any thread."""
        notice = Notice(
            f"The network process stopped unexpectedly while {restarted.activity}, and was started again.",
            "Your masks are safe, and what it was doing is tried once more, in the safest way.",
            NoticeLevel.WARNING,
            restarted.trace,
        )

        def show() -> None:
            if self._session is not None:
                self._session.events.notice.emit(notice)

        self._dispatcher.post(show)

    def _show_warming_up(self) -> None:
        if self._session is not None:
            self._session.busy_tracker.update(
                is_warming_up=self._is_warming_up, preparation=self._preparation
            )
