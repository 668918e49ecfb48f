"""Search for similar and for diverse images, and a map of all images, in the background."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from engine.core import CancelToken, Event, ImageId, Progress, Reporter, UserError, read_only
from engine.core.checked import MAX_TEXT
from engine.embed import PICTURES, Source, SourceKind, Space, farthest_first, nearest
from engine.embed.embedding_source import shipped_sources
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
from engine.session.session import Session
from engine.session.similarity.embedding_index import EmbeddingIndex, PassingError
from engine.session.similarity.tag_ranking import TagRanking, no_image_has, ranked_by_tag
from engine.session.state import Notice, NoticeLevel
from engine.storage import ImageRecord, ImageStatus

if TYPE_CHECKING:
    from engine.compute import Compute

T = TypeVar("T")

SIMILAR_COUNT: Final = 60

_SETTING: Final = "compare_by"
_LABELLED: Final = (ImageStatus.ACCEPTED, ImageStatus.STARTED)


@dataclass(frozen=True, slots=True)
class SimilarImages:
    """Images like one image, the most alike first, itself at the head.

    `others` is (image, cosine similarity -1 to 1); `source` tells by what they were compared.
    """

    image: ImageId
    name: str
    others: tuple[tuple[ImageId, float], ...]
    source: str


@dataclass(frozen=True, slots=True, eq=False)
class ImageMap:
    """Where each image lies on the two main axes of the collection.

    Attributes:
        images: (n,) int64 ids.
        points: (n, 2) float32 coordinates without unit, read-only.
        shown: share of the differences between images that the two axes hold, 0-1.
        left_out: images that could not be read.
        source: by what they were compared.
    """

    images: NDArray[np.int64]
    points: NDArray[np.float32]
    statuses: tuple[ImageStatus, ...]
    shown: float
    left_out: int
    source: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The image that is least like all labelled ones, and the labelled one nearest to it, if any."""

    image: ImageRecord
    nearest: ImageRecord | None
    similarity: float
    labelled: int


class SimilaritySearch:
    """One search at a time on a thread of its own, shown in `Busy.similarity`; lives on the GUI thread.

    A search that begins while another runs takes its place.
    """

    def __init__(self, session: Session, compute: Compute, dispatcher: Dispatcher) -> None:
        self._session = session
        self._index = EmbeddingIndex(session.project, compute)
        self._dispatcher = GatedDispatcher(dispatcher)
        self._lane = Lane("find", self._dispatcher)
        self._job: LaneJob | None = None
        self._progress = Progress(0, 0, "images")
        self._offered: set[ImageId] = set()
        self._choice = _from_setting(session.project.settings.get(_SETTING))
        # The source of the last search that worked: the choice returns to it when another one fails.
        self._working_choice: tuple[SourceKind, Path | None] = (SourceKind.PICTURES, None)
        self.similar_found: Event[SimilarImages] = Event()
        self.map_made: Event[ImageMap] = Event()
        self.diverse_found: Event[tuple[Suggestion, ...]] = Event()
        self.tag_ranked: Event[TagRanking] = Event()

    # ---- the source of embeddings

    @property
    def source(self) -> Source:
        """What the user chose; the pictures themselves where there is no such network (any more)."""
        kind, path = self._choice
        if kind is SourceKind.MODEL:
            model = self._session.current_model
            return PICTURES if model is None else Source(kind, model.path)
        if kind is SourceKind.ENCODER and path is not None and os.path.isfile(path):
            return Source(kind, path)
        return PICTURES

    def choices(self) -> tuple[Source, ...]:
        """What can be chosen now: the pictures, the current model, the encoder chosen last."""
        model, (kind, path) = self._session.current_model, self._choice
        choices = [PICTURES]
        if model is not None:
            choices.append(Source(SourceKind.MODEL, model.path))
        if kind is SourceKind.ENCODER and path is not None and os.path.isfile(path):
            choices.append(Source(kind, path))
        return tuple(choices)

    def choose_encoder(self, path: Path) -> None:
        """Compare images by an encoder file of `pretrain`; see `choose`."""
        self.choose(SourceKind.ENCODER, path)

    def choose(self, kind: SourceKind, path: Path | None = None) -> None:
        """Compare images in another way from now on; remembered by the project.

        Raises:
            UserError: there is no model yet, or the file holds no encoder.
        """
        if kind is SourceKind.MODEL and self._session.current_model is None:
            raise UserError("There is no model yet.", "Accept an image and start learning first.")
        if kind is SourceKind.ENCODER:
            from engine.models.files.encoder_file import read_encoder_card

            if path is None:
                raise UserError(
                    "No encoder is chosen.", "Choose the file of one that was learned without labels."
                )
            read_encoder_card(path)
        self._keep(kind, path)

    def _keep(self, kind: SourceKind, path: Path | None) -> None:
        self._choice = kind, path
        self._offered.clear()
        if not self._session.read_only:
            stored = {"kind": str(kind), "path": None if path is None else str(path)}
            self._session.project.settings.set(_SETTING, stored)

    # ---- searches

    def find_similar(self) -> None:
        """Search images like the open one; `similar_found` delivers them.

        Raises:
            UserError: no image is open.
        """
        image = self._session.image
        if image is None:
            raise UserError("No image is open.", "Choose one in the image list.")
        image_id, name, title = image.id, image.record.shown_name, self.source.title

        def answer(space: Space, records: list[ImageRecord], token: CancelToken) -> SimilarImages:
            row = space.row_of(image_id)
            if row is None:
                raise UserError(f"{name} cannot be compared: it cannot be read.", "Open another image.")
            neighbours = nearest(space, row, SIMILAR_COUNT)
            others = tuple((ImageId(int(space.keys[other])), value) for other, value in neighbours)
            return SimilarImages(image_id, name, others, title)

        self._ask(answer, self._show_similar)

    def make_map(self) -> None:
        """Lay all images out by similarity; `map_made` delivers the map."""
        title = self.source.title

        def answer(space: Space, records: list[ImageRecord], token: CancelToken) -> ImageMap:
            status = {int(record.id): record.status for record in records}
            statuses = tuple(status[int(key)] for key in space.keys)
            left_out = len(records) - len(space.keys)
            return ImageMap(read_only(space.keys), space.plane, statuses, space.shown, left_out, title)

        self._ask(answer, self.map_made.emit)

    def open_diverse(self) -> None:
        """Open the image that is least like all labelled ones and say why; each is offered once."""
        offered = frozenset(self._offered)

        def answer(space: Space, records: list[ImageRecord], token: CancelToken) -> Suggestion:
            return _suggest(space, records, offered, token)

        self._ask(answer, self._open)

    def list_diverse(self) -> None:
        """Search the images to label one after the other; `diverse_found` delivers them.

        Each is the least like all labelled ones and those before it.
        """

        def answer(space: Space, records: list[ImageRecord], token: CancelToken) -> tuple[Suggestion, ...]:
            return tuple(_suggestions(space, records, frozenset(), token, SIMILAR_COUNT))

        self._ask(answer, self.diverse_found.emit)

    def rank_by_tag(self, tag: str) -> None:
        """Sort the images by how likely they have this tag; `tag_ranked` delivers them.

        By the encoder that ships with Inkling, as measured best (decision 47); without it, by what the user
        chose for the map.

        Raises:
            UserError: no image has the tag.
        """
        tags = self._session.project.tags
        if tag not in tags.counts():
            raise no_image_has(tag)
        source = next(iter(shipped_sources()), self.source)

        def answer(space: Space, records: list[ImageRecord], token: CancelToken) -> TagRanking:
            return ranked_by_tag(tag, tags, space, len(records), source.title)

        self._ask(answer, self.tag_ranked.emit, source)

    # ---- the work

    @property
    def is_busy(self) -> bool:
        return self._job is not None

    def cancel(self) -> None:
        """Stop; what was described until now stays."""
        if self._job is not None:
            self._job.cancel()

    def close(self) -> None:
        """Stop and end the thread; no event comes any more."""
        self._dispatcher.close()
        if self._lane.close():
            self._index.close()

    def _ask(
        self,
        answer: Callable[[Space, list[ImageRecord], CancelToken], T],
        on_answer: Callable[[T], None],
        given: Source | None = None,
    ) -> None:
        session, source, choice = self._session, given or self.source, self._choice
        is_described = False
        self.cancel()

        def work(token: CancelToken, report: Reporter) -> T:
            nonlocal is_described
            records = session.project.images.rows()
            space = self._index.space(source, records, token, report)
            is_described = True
            return answer(space, records, token)

        def done(outcome: JobOutcome[T]) -> None:
            if self._job is not job:
                return
            self._job = None
            if given is not None:
                pass  # It says nothing of the source that the user chose.
            elif is_described:
                self._working_choice = choice
            elif _is_of_source(outcome) and self._choice == choice != self._working_choice:
                self._keep(*self._working_choice)
            session.busy_tracker.update(similarity=None)
            match outcome:
                case JobDone(value):
                    on_answer(value)
                case JobFailed(error, trace):
                    level = NoticeLevel.WARNING if isinstance(error, UserError) else NoticeLevel.ERROR
                    session.events.notice.emit(Notice(error.summary, error.hint, level, trace))
                case JobCancelled():
                    session.events.notice.emit(_stopped(self._progress))

        def show(progress: Progress) -> None:
            if self._job is job:
                note = f"Comparing images by {source.title}"
                self._progress = Progress(progress.done, progress.total, progress.unit, note)
                session.busy_tracker.update(similarity=self._progress)

        job = self._lane.submit("find", work, done, show)
        self._job = job
        show(Progress(0, 0, "images"))

    def _show_similar(self, similar: SimilarImages) -> None:
        if similar.others:
            self.similar_found.emit(similar)
        else:
            self._session.events.notice.emit(Notice("There is no other image to compare with."))

    def _open(self, suggestion: Suggestion) -> None:
        self._offered.add(suggestion.image.id)
        self._session.open_image(suggestion.image.id)
        self._session.events.notice.emit(_reason(suggestion, self.source))


def _is_of_source(outcome: JobOutcome[T]) -> bool:
    """Whether the search failed by what images are compared by, and not by something that may pass."""
    return isinstance(outcome, JobFailed) and not isinstance(outcome.error, PassingError)


def _suggest(
    space: Space, records: list[ImageRecord], offered: frozenset[ImageId], token: CancelToken
) -> Suggestion:
    suggestions = _suggestions(space, records, offered, token, 1)
    if not suggestions:
        raise UserError(
            "No image is left to choose.", "Every one is labelled, skipped, or was offered already."
        )
    return suggestions[0]


def _suggestions(
    space: Space, records: list[ImageRecord], offered: frozenset[ImageId], token: CancelToken, count: int
) -> list[Suggestion]:
    by_id = {int(record.id): record for record in records}
    rows = [by_id[int(key)] for key in space.keys]
    labelled = np.array([r.status in _LABELLED or r.id in offered for r in rows], bool)
    is_open = np.array([r.status is ImageStatus.NEW for r in rows], bool)
    suggestions: list[Suggestion] = []
    for pick in farthest_first(space.vectors, labelled, is_open, count, token.check):
        near = None if pick.nearest is None else rows[pick.nearest]
        like = 0.0 if pick.nearest is None else float(space.vectors[pick.row] @ space.vectors[pick.nearest])
        suggestions.append(Suggestion(rows[pick.row], near, like, int(labelled.sum())))
    return suggestions


def reason_in_list(suggestion: Suggestion) -> str:
    """Why it stands in the list of diverse images."""
    if suggestion.nearest is None:
        return "the most typical"
    return f"{percent(suggestion.similarity)} like {suggestion.nearest.name}, its nearest"


def _reason(suggestion: Suggestion, source: Source) -> Notice:
    name, near = suggestion.image.name, suggestion.nearest
    if near is None:
        return Notice(f"{name} is the most typical image.", f"Begin with it; compared by {source.title}.")
    count = suggestion.labelled
    others = "the labelled image" if count == 1 else f"the {count:,} images labelled or offered so far"
    return Notice(
        f"{name} is the least like {others}.",
        f"The nearest of them, {near.name}, is {percent(suggestion.similarity)} alike by {source.title}.",
    )


def percent(similarity: float) -> str:
    """A cosine similarity as people read it; less than nothing in common is nothing."""
    return f"{max(0.0, similarity) * 100:.0f} %"


def _stopped(progress: Progress) -> Notice:
    so_far = f"{progress.done:,} of {progress.total:,} images are described" if progress.total else "Stopped"
    return Notice(f"{so_far}.", "The next search goes on from there.")


def _from_setting(stored: object) -> tuple[SourceKind, Path | None]:
    if isinstance(stored, dict) and stored.get("kind") in tuple(SourceKind):
        path = stored.get("path")
        is_path = isinstance(path, str) and path.isprintable() and 0 < len(path) <= MAX_TEXT
        return SourceKind(stored["kind"]), Path(str(path)) if is_path else None
    return SourceKind.PICTURES, None
