"""Making of a safety copy: one zip file of a project as it is at one moment, whole or not there."""

from __future__ import annotations

import hashlib
import io
import os
import sqlite3
import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Final

import engine
from engine.backup.identity import identity_of
from engine.backup.manifest import (
    DATABASE_MEMBER,
    IMAGES_PREFIX,
    LOG_MEMBER,
    MANIFEST,
    MASKS_PREFIX,
    MODELS_PREFIX,
    ImageEntry,
    Manifest,
    Member,
    is_member_name,
)
from engine.backup.names import refuse_inside_project
from engine.backup.snapshot import DatabaseSnapshot, SnapshotImage
from engine.backup.space import refuse_without_space
from engine.backup.verify import verify_copy
from engine.core import NO_PROGRESS, CancelToken, Progress, Reporter, UserError
from engine.core.checked import regular_size
from engine.core.plane_path import file_of, files_of
from engine.document.fingerprint import file_stamp
from engine.files.atomic import atomic_file
from engine.files.disk_errors import disk_errors
from engine.files.temporary_names import sweep_temporaries, temporary_beside
from engine.storage.mask_writer import mask_png
from engine.storage.paths import MASKS, MODELS, database_path, is_project
from engine.storage.records import ImageStatus

_CHUNK: Final = 1 << 20
_CHECKPOINT: Final = ".checkpoint"
_EDGE_BYTES: Final = 64 << 10
"""Length of the first and of the last part of an image that its fingerprint covers."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A finished copy."""

    path: Path
    manifest: Manifest


def make_backup(
    project: Path,
    target: Path,
    *,
    with_images: bool = False,
    report: Reporter = NO_PROGRESS,
    token: CancelToken | None = None,
) -> Copied:
    """Write a safety copy of `project` to the new file `target`; the project may be open and painted on.

    The copy is the project at one moment: its database, every mask as it was then, and its models. It is
    read back and compared before it gets its name. Waits for the disk.

    Args:
        with_images: put the image files in too; else only their names, sizes and fingerprints.

    Raises:
        UserError: no project, a damaged database, too little space, or `target` is there already.
        CancelledError: nothing is left behind.
    """
    token = token or CancelToken()
    _check_places(project, target)
    try:
        with DatabaseSnapshot(project) as moment:
            images = _image_files(moment) if with_images else {}
            files = {file for own in images.values() for file in own}
            _refuse_without_space(project, target, sum(_size(file) or 0 for file in files))
            with _written(project, target, report, token) as copy:
                _add_database(copy, moment, target)
                _add_masks(copy, moment)
                _add_models(copy, project)
                entries = _add_images(copy, moment, images)
                copy.finish(moment.state(), True, _accepted(moment), entries)
    except sqlite3.DatabaseError as error:
        raise UserError(
            f"The project file of {project.name} is damaged ({error}), so no safety copy was made of it.",
            "Help > Check this project says what can be done.",
            command_hint=f"Mend it: python main.py doctor {project.name} --repair.",
        ) from error
    assert copy.manifest is not None
    return Copied(target, copy.manifest)


def make_raw_copy(
    project: Path, target: Path, *, report: Reporter = NO_PROGRESS, token: CancelToken | None = None
) -> Copied:
    """Write a copy of a project that nobody has open, its database byte by byte, however damaged.

    For the caller that holds the project's lock and is about to repair it.

    Raises:
        UserError: too little space, or `target` is there already.
    """
    token = token or CancelToken()
    _check_places(project, target)
    _refuse_without_space(project, target, 0)
    with _written(project, target, report, token) as copy:
        database = database_path(project)
        copy.add_file(DATABASE_MEMBER, database, zipfile.ZIP_DEFLATED)
        log = database.with_name(database.name + "-wal")
        if log.is_file():
            copy.add_file(LOG_MEMBER, log, zipfile.ZIP_DEFLATED)
        for name, path in _files_below(project / MASKS, MASKS_PREFIX):
            copy.add_file(name, path)
        _add_models(copy, project)
        copy.finish("", False, 0, ())
    assert copy.manifest is not None
    return Copied(target, copy.manifest)


def _zip_time(moment: datetime) -> tuple[int, int, int, int, int, int]:
    """A moment as zip files have it, which know the years 1980 to 2107; a clock may say any other."""
    year = min(max(moment.year, 1980), 2107)
    return year, moment.month, moment.day, moment.hour, moment.minute, moment.second


class _Writing:
    """The copy that is being written; `manifest` is there when it is finished."""

    def __init__(self, archive: zipfile.ZipFile, project: Path, report: Reporter, token: CancelToken) -> None:
        self.token = token
        self.manifest: Manifest | None = None
        self._archive = archive
        self._project = project
        self._identity = identity_of(project)
        self._report = report
        self._members: dict[str, Member] = {}
        self._taken: set[str] = set()
        self._created = datetime.now(UTC)
        self._bytes = 0

    def add_file(self, name: str, path: Path, method: int = zipfile.ZIP_STORED) -> None:
        """Add a file; one that goes away meanwhile is no failure, it is only not there."""
        try:
            file = open(path, "rb")  # noqa: SIM115 - closed below, but opened where its absence is seen
        except FileNotFoundError:
            return
        with file:
            self.add(name, file, method)

    def add(self, name: str, source: IO[bytes], method: int = zipfile.ZIP_STORED) -> None:
        """Add a member from an open file.

        Labels, models and images are packed already: storing them as they are costs no time.
        """
        name = self._free_name(name)
        entry = zipfile.ZipInfo(name, _zip_time(self._created))
        entry.compress_type = method
        entry.external_attr = (stat.S_IFREG | 0o644) << 16
        digest, size = hashlib.sha256(), 0
        with self._archive.open(entry, "w", force_zip64=True) as member:  # Its length is not known before.
            while chunk := source.read(_CHUNK):
                self.token.check()
                digest.update(chunk)
                size += len(chunk)
                member.write(chunk)
        self._members[name] = Member(size, digest.hexdigest())
        self._bytes += size
        self._report(Progress(self._bytes >> 20, 0, "MB", name.split("/")[0]))

    def finish(self, state: str, is_sound: bool, accepted: int, images: tuple[ImageEntry, ...]) -> None:
        """Add the manifest, the last member."""
        self.manifest = Manifest(
            created=self._created.isoformat(timespec="milliseconds"),
            program=engine.__version__,
            project=self._project.stem,
            state=state,
            is_sound=is_sound,
            images=len(images),
            accepted=accepted,
            members=dict(self._members),
            listed_images=images,
            project_id=self._identity.id,
            place=self._identity.place,
        )
        self._archive.writestr(MANIFEST, self.manifest.to_json(), zipfile.ZIP_DEFLATED)

    def has(self, name: str) -> bool:
        return name in self._members

    def _free_name(self, name: str) -> str:
        """`name`, or with a number where another member differs from it in upper and lower case alone."""
        stem, suffix = os.path.splitext(name)
        number = 2
        while name.casefold() in self._taken:
            name, number = f"{stem}-{number}{suffix}", number + 1
        self._taken.add(name.casefold())
        return name


@contextmanager
def _written(project: Path, target: Path, report: Reporter, token: CancelToken) -> Iterator[_Writing]:
    """A copy to fill, which is compared with its manifest and gets its name when the block ends well."""
    sweep_temporaries((target.parent,))
    with atomic_file(target) as temporary:
        with zipfile.ZipFile(temporary, "w", compresslevel=1, allowZip64=True) as archive:
            writing = _Writing(archive, project, report, token)
            yield writing
        verify_copy(temporary, report, token)
        if os.path.lexists(target):
            raise UserError(f"There is something at {target} already.", "Choose another name.")


def _check_places(project: Path, target: Path) -> None:
    if not is_project(project):
        raise UserError(f"There is no Inkling project at {project}.", "Pick a folder that ends in .inkling.")
    refuse_inside_project(target, project)
    if os.path.lexists(target):
        raise UserError(f"There is something at {target} already.", "Choose another name.")


def _refuse_without_space(project: Path, target: Path, more_bytes: int) -> None:
    database = database_path(project)
    # The database is there twice for a moment: as it is, and packed in the copy.
    needed = 2 * (_size(database) or 0) + (_size(database.with_name(database.name + "-wal")) or 0)
    for folder in (MASKS, MODELS):
        needed += sum(_size(path) or 0 for _, path in _files_below(project / folder, ""))
    hint = "Free some space, or choose a folder on another disk."
    refuse_without_space(target, needed + more_bytes, "A safety copy", hint)


def _add_database(copy: _Writing, moment: DatabaseSnapshot, target: Path) -> None:
    temporary = temporary_beside(target.with_name(DATABASE_MEMBER))
    try:
        with disk_errors(target):
            temporary.touch(exist_ok=False)
        moment.copy_database(temporary, copy.token)
        copy.add_file(DATABASE_MEMBER, temporary, zipfile.ZIP_DEFLATED)
    finally:
        temporary.unlink(missing_ok=True)


def _add_masks(copy: _Writing, moment: DatabaseSnapshot) -> None:
    """Add every mask as of the moment: the file, or where it is of another moment, the stored labels."""
    folder = moment.project / MASKS
    files = dict(_files_below(folder, MASKS_PREFIX))
    palette = moment.palette()
    for image in moment.images:
        name = f"{MASKS_PREFIX}{image.mask_name}.png"
        if not is_member_name(name):
            continue  # A damaged row; the project check names it.
        path = files.pop(name, None)
        content = None if path is None or image.revision > image.file_revision else _read(path)
        # Labels are stored before their file is written, so a file of later labels shows itself here.
        if content is None or not moment.is_as_then(image):
            try:
                mask = moment.mask(image)
            except UserError:
                # The rows go into the copy as they are, and so does the file, which a repair may need.
                mask, content = None, None if path is None else _read(path)
            if mask is not None:
                content = mask_png(mask, palette)
        if content is not None:
            copy.add(name, io.BytesIO(content))
    for name, path in files.items():
        copy.add_file(name, path)


def _add_models(copy: _Writing, project: Path) -> None:
    for name, path in _files_below(project / MODELS, MODELS_PREFIX):
        # That of a training under way: several times its network, of no worth in a day.
        if not name.endswith(_CHECKPOINT):
            copy.add_file(name, path)


def _add_images(
    copy: _Writing, moment: DatabaseSnapshot, images: dict[SnapshotImage, list[Path]]
) -> tuple[ImageEntry, ...]:
    folders = moment.folders()
    entries = []
    members: set[str] = set()
    for image in moment.images:
        copy.token.check()
        path = folders[image.folder_id] / image.name if image.folder_id in folders else None
        # Of a file whose planes are images there is one copy.
        member = f"{IMAGES_PREFIX}{image.folder_id}/{file_of(Path(image.name)).as_posix()}"
        if image in images and is_member_name(member) and member not in members:
            members.add(member)
            for file in images[image]:
                copy.add_file(f"{member.rpartition('/')[0]}/{file.name}", file)
        size, fingerprint = (None, "") if path is None else file_fingerprint(path)
        entries.append(
            ImageEntry(
                image.folder_id,
                _printable(image.name),
                size,
                fingerprint,
                image.width,
                image.height,
                member if copy.has(member) else "",
            )
        )
    return tuple(entries)


def file_fingerprint(path: Path) -> tuple[int | None, str]:
    """Length of a file, and SHA-256 of that, its first and its last 64 KiB; (None, "") if unreadable.

    Not of the whole: 500 photographs are some gigabytes, and a copy is made every day. Of a plane it is that
    of its file; of channels in files of their own both are of all together.
    """
    facts = [_fingerprint_of_one(file) for file in files_of(path)]
    if len(facts) == 1:
        return facts[0]
    sizes = [size for size, _ in facts if size is not None]
    if len(sizes) < len(facts):
        return None, ""
    return sum(sizes), hashlib.sha256("".join(digest for _, digest in facts).encode()).hexdigest()


def _fingerprint_of_one(path: Path) -> tuple[int | None, str]:
    try:
        regular_size(path)  # A pipe has no end, and nobody may write to it.
        with open(path, "rb") as file:
            size = os.fstat(file.fileno()).st_size
            digest = hashlib.sha256(size.to_bytes(8, "big"))
            digest.update(file.read(_EDGE_BYTES))
            file.seek(max(0, size - _EDGE_BYTES))
            digest.update(file.read(_EDGE_BYTES))
    except (OSError, UserError, ValueError):  # A name in a damaged copy need not be one.
        return None, ""
    return size, digest.hexdigest()


def _image_files(moment: DatabaseSnapshot) -> dict[SnapshotImage, list[Path]]:
    """The files of the images that are there; of channels in files of their own those that are."""
    folders = moment.folders()
    found = {
        image: files_of(folders[image.folder_id] / image.name)
        for image in moment.images
        if image.folder_id in folders
    }
    # An image that is a folder of chunks (OME-Zarr) stays where it is.
    all_files = {file for files in found.values() for file in files}
    there = {file for file in all_files if os.path.isfile(file) and file_stamp(file) is not None}
    return {image: kept for image, files in found.items() if (kept := [f for f in files if f in there])}


def _accepted(moment: DatabaseSnapshot) -> int:
    return sum(image.status == ImageStatus.ACCEPTED for image in moment.images)


def _files_below(folder: Path, prefix: str) -> Iterator[tuple[str, Path]]:
    """Plain files under `folder` as (member, path) by name; links and unfinished files are left out."""
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(parent, name)
            member = prefix + path.relative_to(folder).as_posix()
            is_plain = not name.startswith(".") and path.is_file() and not path.is_symlink()
            if is_plain and (not prefix or is_member_name(member)):
                yield member, path


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None


def _printable(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "replace")
