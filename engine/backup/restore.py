"""Restoring of a project from a safety copy, into a new folder that appears whole or not at all."""

from __future__ import annotations

import os
import shutil
import sqlite3
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.backup.make import file_fingerprint
from engine.backup.manifest import DATABASE_MEMBER, IMAGES_PREFIX, ImageEntry, Manifest
from engine.backup.names import images_folder, refuse_inside_project, restored_path
from engine.backup.space import refuse_without_space
from engine.backup.verify import opened_copy, read_member
from engine.core import NO_PROGRESS, CancelToken, Progress, Reporter, UserError
from engine.files.atomic import atomic_folder, refuse_filled_folder
from engine.files.sqlite_files import connect
from engine.storage.checks.rows import folder_row
from engine.storage.database import secure
from engine.storage.image_names import folder_on_disk, relative_to_home, stored_name
from engine.storage.paths import MASKS, MODELS, is_project
from engine.storage.schema import check_tables


@dataclass(frozen=True, slots=True)
class Restored:
    """A restored project.

    Attributes:
        missing: images that are not where they were when the copy was made.
        changed: images whose file is another one than then.
    """

    project: Path
    manifest: Manifest
    missing: tuple[str, ...]
    changed: tuple[str, ...]


def restore_backup(
    copy: Path,
    target: Path | None = None,
    report: Reporter = NO_PROGRESS,
    token: CancelToken | None = None,
) -> Restored:
    """Make a project of a safety copy, in a new folder; no project is written over. Waits for the disk.

    Args:
        target: a new or empty folder; by default one beside the project that the copy was made of.

    Raises:
        UserError: a damaged copy, too little space, or something is at `target`.
        CancelledError: nothing is left behind.
    """
    token = token or CancelToken()
    with opened_copy(copy) as (archive, manifest):
        if target is None:
            target = restored_path(copy, manifest.project, manifest.created_at)
        target = Path(os.path.abspath(target))
        _check_target(target, manifest)
        images = images_folder(target)
        has_images = any(entry.member for entry in manifest.listed_images)
        if has_images:
            refuse_filled_folder(images)
            with atomic_folder(images) as folder:
                places = _places(manifest, folder, of_images=True)
                _unpack(archive, manifest, copy, places, report, token)
        try:
            with atomic_folder(target) as folder:
                _unpack(archive, manifest, copy, _places(manifest, folder, of_images=False), report, token)
                for name in (MASKS, MODELS):
                    (folder / name).mkdir(exist_ok=True)
                if has_images:
                    try:
                        _point_to_images(folder / DATABASE_MEMBER, manifest, images, target.parent)
                    except sqlite3.Error as error:
                        raise UserError(
                            f"The project file in {copy.name} is damaged.", "Choose an older copy."
                        ) from error
        except BaseException:
            if has_images:
                shutil.rmtree(images, ignore_errors=True)
            raise
    missing, changed = _compare_images(target, manifest, token)
    return Restored(target, manifest, missing, changed)


def _check_target(target: Path, manifest: Manifest) -> None:
    if is_project(target):
        raise UserError(
            f"There is a project at {target} already.", "Name another place for the restored one."
        )
    refuse_filled_folder(target)
    for folder in target.parents:
        if is_project(folder):
            refuse_inside_project(target, folder)
    hint = "Free some space, or name a place on another disk."
    refuse_without_space(target, manifest.content_bytes, "The restored project", hint)


def _unpack(
    archive: zipfile.ZipFile,
    manifest: Manifest,
    copy: Path,
    places: dict[str, Path],
    report: Reporter,
    token: CancelToken,
) -> None:
    """Write members to new files at their `places`."""
    done = 0
    for name, path in places.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "xb") as file:
            done += read_member(archive, manifest, name, copy, file.write, token)
        report(Progress(done >> 20, manifest.content_bytes >> 20, "MB", "restoring"))


def _places(manifest: Manifest, folder: Path, *, of_images: bool) -> dict[str, Path]:
    """Members and their files below `folder`: the images, or all that belongs to the project itself."""
    return {
        name: folder.joinpath(*name.removeprefix(IMAGES_PREFIX).split("/"))
        for name in manifest.members
        if name.startswith(IMAGES_PREFIX) == of_images
    }


def _point_to_images(database: Path, manifest: Manifest, images: Path, home: Path) -> None:
    """Note in the restored database that the images lie below `images` now."""
    folders = sorted({entry.folder for entry in manifest.listed_images if entry.member})
    connection = connect(database)
    try:
        secure(connection)
        check_tables(connection)  # A trigger would do more than is written here.
        for number in folders:
            path = images / str(number)
            connection.execute(
                "UPDATE folders SET path = ?, relative = ? WHERE id = ?",
                (stored_name(str(path)), relative_to_home(path, home), number),
            )
        connection.commit()
    finally:
        connection.close()


def _compare_images(
    project: Path, manifest: Manifest, token: CancelToken
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names of the images that are not there, and of those that are others than when the copy was made."""
    missing: list[str] = []
    changed: list[str] = []
    if not manifest.listed_images:
        return (), ()
    folders: dict[int, Path] = {}
    for row in _stored_folders(project / DATABASE_MEMBER):
        with suppress(UserError):
            number, path, relative = folder_row(row)
            folders[number] = folder_on_disk(project.parent, path, relative)
    for entry in manifest.listed_images:
        token.check()
        size, fingerprint = _fingerprint_now(folders, entry)
        if size is None:
            missing.append(entry.name)
        elif entry.size is not None and (size, fingerprint) != (entry.size, entry.fingerprint):
            changed.append(entry.name)
    return tuple(missing), tuple(changed)


def _stored_folders(database: Path) -> list[tuple[Any, ...]]:
    """Rows of folders; none of a database that cannot be read, which says so when it is opened."""
    connection = connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)
    try:
        secure(connection)
        check_tables(connection)
        return connection.execute("SELECT id, path, relative FROM folders").fetchall()
    except (sqlite3.Error, UserError):
        return []
    finally:
        connection.close()


def _fingerprint_now(folders: dict[int, Path], entry: ImageEntry) -> tuple[int | None, str]:
    folder = folders.get(entry.folder)
    return (None, "") if folder is None else file_fingerprint(folder / entry.name)
