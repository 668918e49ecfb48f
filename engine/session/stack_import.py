"""Question about files of several pages that were added, and their planes as images, in the background."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.core import NO_PROGRESS, CancelToken, ImageId, Progress, Reporter, UserError
from engine.core.plane_path import PlanePath, file_of, source_of, view_of, without_view
from engine.core.words import plural
from engine.document.image import MAX_PIXELS
from engine.document.stacks.channel_colors import bare_view
from engine.document.stacks.choice import ALL, FIRST, MAX, MEAN, STACKS_SETTING, StackChoice
from engine.document.stacks.layout import StackLayout
from engine.document.stacks.network_input import INPUT_CHANNELS_SETTING, stored_input_channels
from engine.document.stacks.reading import layouts_of
from engine.document.stacks.view import PictureView, ShownChannel
from engine.document.used_part import count_used_parts
from engine.jobs import Dispatcher, JobDone, JobFailed, JobOutcome, Lane
from engine.session.session import Session
from engine.session.state import Answer, Notice, NoticeLevel, Question, error_notice
from engine.storage import ImageRecord

STACK_QUESTION: Final = "stacks"

SHOWN_PROBLEMS: Final = 3
_PENDING: Final = "stacks.asked"
"""Setting with the images of the question that is open: the next window asks it again."""
_SURVEYED: Final = 5_000
_EACH: Final = Answer(
    ALL, "Each an image", "Each page, slice, time or frame is an image with a mask of its own."
)
_HIGHEST: Final = Answer(MAX, "Highest values", "One picture of all slices: of each pixel the highest value.")
_MEAN: Final = Answer(MEAN, "Mean values", "One picture of all slices: of each pixel the mean.")
_FIRST: Final = Answer(
    FIRST, "Only the first", "The others stay out; Image > Pages and channels brings them in."
)
_NEW_NETWORK: Final = "It starts afresh; until it is better, the model that you have goes on."
_HINT: Final = "What is to become an image?"


@dataclass(frozen=True, slots=True)
class FileSeries:
    """Series of a file; of each also what is shown of it where nobody has chosen channels."""

    layouts: tuple[StackLayout, ...]
    usual: tuple[PictureView, ...]


class StackImport:
    """Files of several planes of an open project; lives on the GUI thread."""

    def __init__(self, session: Session, dispatcher: Dispatcher) -> None:
        self._session = session
        self._lane = Lane("stacks", dispatcher)

    def raise_question(self, stacks: Sequence[tuple[ImageId, Path]]) -> None:
        """Ask what becomes of these images, files of several planes each, and of those asked about before.

        Where an earlier answer holds for the project, it is taken without a question. One that stays open is
        asked again when the project is opened the next time.
        """
        if not stacks or self._session.read_only:
            return
        settings = self._session.project.settings
        stored = settings.get(STACKS_SETTING)
        if stored is not None:
            self.unfold([image_id for image_id, _ in stacks], StackChoice.from_json(stored))
            return
        pending = dict.fromkeys(self._pending()) | dict(stacks)
        settings.set(_PENDING, [int(image_id) for image_id in pending])
        images = self._session.project.images
        known = [(image_id, path or images.get(image_id).path) for image_id, path in pending.items()]
        self._lane.submit(
            "question",
            lambda token, report: _sentence(known),
            lambda outcome: self._show_question(outcome),
        )

    def survey(self) -> None:
        """Ask again what was left open, else about the images of a project without any work."""
        images = self._session.project.images
        if self._session.project.settings.get(STACKS_SETTING) is not None:
            return
        if pending := self._pending():
            self.raise_question([(image_id, images.get(image_id).path) for image_id in pending])
            return
        if images.has_steps():
            return

        def work(token: CancelToken, report: Reporter) -> list[tuple[ImageId, Path]]:
            ids = {record.path: record.id for record in images.rows(limit=_SURVEYED)}
            parts = count_used_parts(ids, NO_PROGRESS, token)
            return [(ids[path], path) for path, part in parts.items() if part.has_pages]

        def done(outcome: JobOutcome[list[tuple[ImageId, Path]]]) -> None:
            if isinstance(outcome, JobDone) and outcome.value:
                self.raise_question(outcome.value)

        self._lane.submit("survey", work, done)

    def answer(self, choice: str) -> None:
        """Do what was chosen, for these images and those of the same kind that are added later."""
        chosen = StackChoice.parse(choice, "")
        pending = self._pending()
        self._session.project.settings.set(STACKS_SETTING, chosen.to_json())
        self._session.project.settings.set(_PENDING, [])
        self._show(None)
        if not chosen.is_first:
            self.unfold(pending, chosen)

    def unfold(self, image_ids: Iterable[ImageId], choice: StackChoice, view: str | None = None) -> None:
        """Make each of these images the first plane of its file that is chosen, and add the others.

        Args:
            view: how channels are shown; None for what each image shows, else for what fits its file.
        """
        project = self._session.project
        records = [project.images.get(image_id) for image_id in image_ids]
        problems: list[UserError] = []

        def work(token: CancelToken, report: Reporter) -> int:
            planes: dict[ImageId, Sequence[str]] = {}
            for done, record in enumerate(records):
                token.check()
                report(Progress(done, len(records), "files", record.name))
                try:
                    parts = _planes(choice, record.path)
                    if view is not None:
                        parts = tuple(_with_view(part, view) for part in parts)
                    elif shown := view_of(record.path.as_posix()):
                        parts = tuple(_with_view(part, _in_light_of(shown, part)) for part in parts)
                    planes[record.id] = _beside_labels(record, parts)
                except UserError as error:
                    problems.append(error)
            return project.images.unfold(planes)

        def done(outcome: JobOutcome[int]) -> None:
            notice = self._session.events.notice
            if isinstance(outcome, JobFailed):
                notice.emit(error_notice(outcome.error))
            elif isinstance(outcome, JobDone):
                if outcome.value:
                    notice.emit(Notice(f"{plural(outcome.value, 'new image')} from pages and slices."))
                for problem in problems[:SHOWN_PROBLEMS]:
                    notice.emit(Notice(problem.summary, problem.hint, NoticeLevel.WARNING))
                self._changed([record.id for record in records])

        self._lane.submit(("unfold", object()), work, done)

    def set_views(self, image_ids: Sequence[ImageId], view: str) -> None:
        """Show the channels of these images in this way, a text of `PictureView`; empty: as usual."""
        self._session.project.images.set_views(dict.fromkeys(image_ids, view))
        self._changed(image_ids)

    def set_views_alike(self, image_id: ImageId, view: str, *, is_of_file: bool) -> None:
        """As `set_views`, for the images of the same file, else of all files with as many channels."""
        images = self._session.project.images
        own = source_of(images.get(image_id).path)
        by_file: dict[Path, list[ImageId]] = {}
        for record in images.rows():
            by_file.setdefault(source_of(record.path), []).append(record.id)
        if is_of_file:
            self.set_views(by_file[own], view)
            return

        def work(token: CancelToken, report: Reporter) -> list[ImageId]:
            count = _channel_count(own)
            alike: list[ImageId] = []
            for done, (file, image_ids) in enumerate(by_file.items()):
                token.check()
                report(Progress(done, len(by_file), "files", file.name))
                alike += image_ids if _channel_count(file) == count else ()
            return alike

        def found(outcome: JobOutcome[list[ImageId]]) -> None:
            if isinstance(outcome, JobDone):
                self.set_views(outcome.value, view)

        self._lane.submit(("alike", object()), work, found)

    @property
    def input_channels(self) -> tuple[int, ...]:
        """Numbers from 1 of the channels that networks see; empty for the pictures as they are shown."""
        return stored_input_channels(self._session.project.settings.get(INPUT_CHANNELS_SETTING))

    def set_input_channels(self, channels: Sequence[int]) -> None:
        """Let networks see these channels, or, without any, the pictures as shown; from the next round on."""
        if self._session.read_only or tuple(channels) == self.input_channels:
            return
        self._session.project.settings.set(INPUT_CHANNELS_SETTING, list(channels))
        summary = "From the next round of learning on, the network sees the pictures as they are shown."
        if channels:
            names = ", ".join(map(str, channels))
            summary = f"From the next round of learning on, the network sees channels {names} of the files."
        self._session.events.notice.emit(Notice(summary, _NEW_NETWORK))

    def choose(self, image_id: ImageId, pages: str, view: str) -> None:
        """Make an image these planes of its file, in the words of a command.

        One with labels stays as it is, as they are of its plane, and the planes are images beside it.
        """
        self.unfold([image_id], StackChoice.parse(pages, ""), view)

    def layout(self, image_id: ImageId, done: Callable[[JobOutcome[FileSeries]], None]) -> None:
        """Read the description of an image's file in the background; `done` gets the job's outcome."""
        path = self._session.project.images.get(image_id).path

        def work(token: CancelToken, report: Reporter) -> FileSeries:
            layouts = layouts_of(source_of(path), MAX_PIXELS)
            return FileSeries(layouts, tuple(bare_view(path, layout) for layout in layouts))

        self._lane.submit("layout", work, done)

    def close(self) -> None:
        """Stop; what was added until now stays."""
        self._lane.close(timeout_s=0.0)

    def _pending(self) -> list[ImageId]:
        """Images that are asked about, as far as they are in the project."""
        stored, images = self._session.project.settings.get(_PENDING, []), self._session.project.images
        wanted = {number for number in stored if type(number) is int} if isinstance(stored, list) else set()
        return [record.id for record in images.rows() if int(record.id) in wanted] if wanted else []

    def _show_question(self, outcome: JobOutcome[str]) -> None:
        if isinstance(outcome, JobDone) and outcome.value and self._pending():
            self._show(Question(outcome.value, _HINT, (_EACH, _HIGHEST, _MEAN, _FIRST)))

    def _show(self, question: Question | None) -> None:
        self._session.events.question_changed.emit((STACK_QUESTION, question))

    def _changed(self, image_ids: Sequence[ImageId]) -> None:
        session = self._session
        session.events.images_changed.emit(None)
        image = session.image
        if image is not None and image.id in image_ids:
            session.mask_work.reopen()


def _channel_count(file: Path) -> int:
    """Channels of a file; 0 where it cannot be read."""
    try:
        return len(layouts_of(file, MAX_PIXELS)[0].channels)
    except UserError:
        return 0


def _planes(choice: StackChoice, path: Path) -> Sequence[str]:
    """Last parts of the paths of the planes; channels in files of their own stay one picture.

    Raises:
        UserError: as `StackChoice.planes`.
    """
    plane = PlanePath.parse(path)
    if plane is not None and plane.channel_files:
        return (path.name,)
    return choice.planes(file_of(path), MAX_PIXELS)


def _with_view(part: str, view: str) -> str:
    """Last part of the path of a plane with another view."""
    name = without_view(f"-/{part}").removeprefix("-").removeprefix("/")
    return f"{name or '@'}@{view}" if view else name


def _in_light_of(view: str, part: str) -> str:
    """A view in which channels without a range have the one that all planes of the file have got."""
    own = view_of(f"-/{part}")
    if not own:
        return view
    ranges = {channel.number: (channel.low, channel.high) for channel in PictureView.parse(own).channels}
    channels = PictureView.parse(view).channels
    lit = (
        ShownChannel(c.number, c.color, *ranges.get(c.number, (None, None))) if c.low is None else c
        for c in channels
    )
    return PictureView(tuple(lit)).text


def _beside_labels(record: ImageRecord, parts: Sequence[str]) -> Sequence[str]:
    """The planes, with the one that an image with labels is at their beginning, so that it stays that one."""
    plane = PlanePath.parse(record.path)
    is_first_of_file = plane is None or not plane.places
    if not record.mask_revision or (is_first_of_file and _is_first(parts[0])):
        return parts
    own = "" if plane is None else record.path.name
    return (own, *parts)


def _is_first(part: str) -> bool:
    """Whether a plane is what the file alone shows."""
    plane = PlanePath.parse(Path("-", part))
    return plane is None or all(place == 0 for _, place in plane.places)


def _sentence(stacks: Sequence[tuple[ImageId, Path]]) -> str:
    """What the files hold; empty where none of them can be read."""
    for _, path in stacks:
        plane = PlanePath.parse(path)
        try:
            layouts = layouts_of(path if plane is None else plane.file, MAX_PIXELS)
        except UserError:
            continue  # What is wrong with it is said when it is opened.
        if layouts[0].is_single:
            continue
        if len(stacks) == 1:
            return f"{path.name} holds {layouts[0].sentence}."
        return f"{len(stacks):,} files hold several pages or slices, {path.name} {layouts[0].sentence}."
    return ""
