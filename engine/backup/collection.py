"""The copies of a project in a folder: which are there, whether another one is due, which may go."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from engine.backup.identity import identity_of
from engine.backup.manifest import Manifest
from engine.backup.names import copies_in
from engine.backup.snapshot import DatabaseSnapshot
from engine.backup.verify import read_manifest
from engine.core import CancelToken, UserError

_log = logging.getLogger(__name__)

# Two copies before two imports within the hour: the older one is the better one.
_ALWAYS_KEPT: Final = 3
_HOURLY: Final = timedelta(days=1)
_DAILY: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class ListedCopy:
    """A copy in a list; `manifest` is None, and `problem` a sentence, where it cannot be read.

    Attributes:
        is_own: certainly of this project, and of none that has its name.
    """

    path: Path
    manifest: Manifest | None
    problem: str = ""
    is_own: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether the project of the list can be had back from it as it was."""
        return self.is_own and self.manifest is not None and self.manifest.is_sound


def list_copies(project: Path, folder: Path, token: CancelToken | None = None) -> list[ListedCopy]:
    """Copies of `project` in `folder`, the newest first; those of other projects of its name are left out.

    Where an earlier version has not noted the project of a copy, its name decides.
    """
    listed, identity = [], identity_of(project)
    for path in copies_in(folder, project):
        if token is not None:
            token.check()
        try:
            manifest = read_manifest(path)
        except UserError as error:
            listed.append(ListedCopy(path, None, str(error)))
            continue
        if identity.may_have_made(manifest):
            listed.append(ListedCopy(path, manifest, is_own=identity.has_made(manifest, folder)))
    return listed


def is_backup_due(
    project: Path, folder: Path, older_than: timedelta, token: CancelToken | None = None
) -> bool:
    """Whether the newest copy in `folder` has reached an age, and something was changed since.

    Args:
        older_than: age that the newest whole copy must have; zero: any.

    Raises:
        UserError: the project cannot be read.
    """
    now = datetime.now(UTC)
    copies = list_copies(project, folder, token)
    newest = next((copy.manifest for copy in copies if copy.is_whole), None)
    # A clock that was set back must not keep copies from being made.
    if newest is not None and timedelta(0) <= now - newest.created_at < older_than:
        return False
    if newest is None:
        return True
    with DatabaseSnapshot(project) as moment:
        return moment.state() != newest.state


def thin_out(project: Path, folder: Path, keep: int) -> list[Path]:
    """Remove copies of `project` that `copies_to_keep` does not name; returns them.

    Files that cannot be read, copies of damaged databases and those that may be of another project stay and
    do not count.
    """
    whole = [copy for copy in list_copies(project, folder) if copy.is_whole]
    times = {copy.path: copy.manifest.created_at for copy in whole if copy.manifest is not None}
    kept = copies_to_keep(times.values(), keep)
    removed = []
    for path, at in times.items():
        if at in kept:
            continue
        try:
            path.unlink()
        except OSError as error:
            _log.info("%s cannot be removed: %s", path, error)
        else:
            removed.append(path)
    return removed


def copies_to_keep(times: Iterable[datetime], keep: int) -> set[datetime]:
    """At most `keep` of the moments: the newest three, the newest of each hour of one day, of each day of
    two weeks before it, of each week before that; where that is too many, the oldest go.

    Ages are counted from the newest.

    Example:
        >>> day = datetime(2026, 1, 30, 12, tzinfo=UTC)
        >>> times = [day - timedelta(minutes=m) for m in (0, 1, 2, 10, 70, 3000, 3010)]
        >>> [(day - at) // timedelta(minutes=1) for at in sorted(copies_to_keep(times, 9))]
        [3000, 70, 2, 1, 0]
    """
    ordered = sorted(set(times), reverse=True)
    kept: list[datetime] = []
    seen: set[tuple[str, int]] = set()
    for number, at in enumerate(ordered):
        slot = _slot(ordered[0] - at)
        if number < _ALWAYS_KEPT or slot not in seen:
            seen.add(slot)
            kept.append(at)
    return set(kept[: max(1, keep)])


def _slot(age: timedelta) -> tuple[str, int]:
    """Hour, day or week of an age; two moments of one slot are near enough for one of them to do."""
    if age < _HOURLY:
        return "hour", int(age / timedelta(hours=1))
    if age < _DAILY:
        return "day", age.days
    return "week", age.days // 7
