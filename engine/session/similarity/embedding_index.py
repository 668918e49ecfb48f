"""Embeddings of a project's images, kept up to date, and the space that they span."""

from __future__ import annotations

import queue
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.core import CancelledError, CancelToken, ImageId, Progress, Reporter, UserError
from engine.core.plane_path import view_of
from engine.document.fingerprint import file_stamp
from engine.embed import PICTURE_BLOCKS, PICTURES, Source, Space, build_space, describe_picture
from engine.embed.embedding_source import shipped_sources
from engine.storage import ImageRecord, Project
from engine.storage.caches.embedding_cache import FILE, VectorFile

if TYPE_CHECKING:
    from engine.compute import Compute, ComputeEvent
    from engine.compute.requests.embed import EmbedDone

PICTURES_AT_ONCE: Final = 32
NETWORK_AT_ONCE: Final = 16
"""A training gets a batch between two of these requests."""

_ASK_EVERY_S: Final = 0.1

Describe: TypeAlias = Callable[[Sequence[Path], CancelToken], list[NDArray[np.float32] | None]]


class PassingError(UserError):
    """A failure of the compute process that says nothing of the network that was used."""


class EmbeddingIndex:
    """Embeddings of one project; made on the GUI thread, used on one thread of a lane.

    Embeddings are stored every few images: cancelling loses nothing, and the next call continues there.
    """

    def __init__(self, project: Project, compute: Compute) -> None:
        self._project = project
        self._compute = compute
        self._file: VectorFile | None = None
        self._made: tuple[str, dict[ImageId, str], Space] | None = None

    def space(
        self, source: Source, records: Sequence[ImageRecord], token: CancelToken, report: Reporter
    ) -> Space:
        """The space of these images; those that are new or whose file has changed are described first.

        Raises:
            CancelledError: the token said so; what was described stays.
            UserError: the network cannot be used.
        """
        version = source.version()
        file = self._vectors()
        stamps = _stamps(records, token)
        if self._made is not None and self._made[:2] == (version, stamps):
            return self._made[2]
        self._made = None
        self._describe_stale(file, source, records, stamps, token, report)
        blocks = PICTURE_BLOCKS if source.path is None else _block(file, version, stamps)
        space = build_space(lambda: file.chunks(version, stamps.keys()), blocks, token.check)
        self._made = version, stamps, space
        return space

    def close(self) -> None:
        """The lane's thread must have ended."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _vectors(self) -> VectorFile:
        if self._file is None:
            self._file = VectorFile(self._project.path / FILE, read_only=self._project.read_only)
        return self._file

    def _describe_stale(
        self,
        file: VectorFile,
        source: Source,
        records: Sequence[ImageRecord],
        stamps: dict[ImageId, str],
        token: CancelToken,
        report: Reporter,
    ) -> None:
        version = source.version()
        known = file.stamps(version)
        stale = [r for r in records if r.id in stamps and known.get(r.id) != stamps[r.id]]
        if not stale:
            return
        file.keep_only({PICTURES.version(), version, *(source.version() for source in shipped_sources())})
        describe, at_once = self._way(source)
        done = len(stamps) - len(stale)
        for first in range(0, len(stale), at_once):
            report(Progress(done + first, len(stamps), "images"))
            token.check()
            some = stale[first : first + at_once]
            vectors = describe([record.path for record in some], token)
            file.put(version, [(r.id, stamps[r.id], v) for r, v in zip(some, vectors, strict=True)])
        report(Progress(len(stamps), len(stamps), "images"))

    def _way(self, source: Source) -> tuple[Describe, int]:
        network = source.path
        if network is None:
            return _by_pictures, PICTURES_AT_ONCE
        return lambda paths, token: _by_network(self._compute, network, paths, token), NETWORK_AT_ONCE


def _stamps(records: Sequence[ImageRecord], token: CancelToken) -> dict[ImageId, str]:
    """The state of each image's file; without those that are not there."""
    stamps: dict[ImageId, str] = {}
    for record in records:
        token.check()
        stamp = file_stamp(record.path)
        if stamp is None:
            continue
        # Where channels are shown another way it is another picture.
        view = view_of(record.path.as_posix())
        stamps[record.id] = f"{stamp.mtime_ns} {stamp.size_bytes} {view}".rstrip()
    return stamps


def _block(file: VectorFile, version: str, stamps: dict[ImageId, str]) -> tuple[int, ...]:
    """A network's vector is one block, of the length that the stored ones have."""
    first = next(file.chunks(version, stamps.keys()), None)
    return (1,) if first is None else (first[1].shape[1],)


def _by_pictures(paths: Sequence[Path], token: CancelToken) -> list[NDArray[np.float32] | None]:
    from engine.document.image import read_reduced
    from engine.embed.image_statistics import SIDE_PX

    vectors: list[NDArray[np.float32] | None] = []
    for path in paths:
        token.check()
        try:
            vectors.append(describe_picture(read_reduced(path, SIDE_PX)))
        except UserError:
            vectors.append(None)
    return vectors


def _by_network(
    compute: Compute, network: Path, paths: Sequence[Path], token: CancelToken
) -> list[NDArray[np.float32] | None]:
    from engine.compute import ComputeFailed
    from engine.compute.requests.embed import EmbedDone, EmbedRequest

    events: queue.SimpleQueue[ComputeEvent[EmbedDone]] = queue.SimpleQueue()
    job = compute.submit(EmbedRequest(network, tuple(paths)), events.put)
    while True:
        try:
            event = events.get(timeout=_ASK_EVERY_S)
        except queue.Empty:
            if token.is_cancelled:
                job.cancel()
                token.check()
            continue
        if isinstance(event, EmbedDone):
            return [None if np.isnan(vector).any() else vector for vector in event.vectors]
        if isinstance(event, ComputeFailed):
            raise (PassingError if event.is_passing else UserError)(event.summary, event.hint)
        raise CancelledError
