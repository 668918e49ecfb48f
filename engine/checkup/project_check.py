"""The check of a whole project, and its repair with a safety copy made first."""

from __future__ import annotations

import contextlib
import filecmp
import os
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

from engine.backup.before import BESIDE, BackupOptions, copy_before
from engine.checkup import disk, image_rows, labels, tables
from engine.checkup.damage import Damage, DamageKind, StoredImage
from engine.checkup.image_files import ImageFileCheck
from engine.checkup.recovery import integrity_problems, recover
from engine.core import NO_PROGRESS, CancelToken, LabelMap, Progress, Reporter, UserError
from engine.document.mask_file import read_mask
from engine.files.disk_errors import disk_errors
from engine.files.disk_sync import sync_folder
from engine.files.temporary_names import temporary_beside
from engine.storage.checks.names import inside_project
from engine.storage.database import Reader, connect_writing, tolerant_text, transaction
from engine.storage.image_names import folder_on_disk
from engine.storage.lock import ProjectLock
from engine.storage.mask_writer import VOC_PALETTE, Palette, write_mask_png
from engine.storage.paths import MASKS, database_path, is_project
from engine.storage.project_file import database_of
from engine.storage.schema import ADDITIONS, check_tables

_ROUNDS: Final = 4
"""A repair may uncover what was hidden behind it, such as rows in a database that could not be read."""
_FLAT_ID: Final = 255


@dataclass(frozen=True, slots=True)
class CheckResult:
    """Outcome of a check.

    Attributes:
        findings: everything that is wrong now.
        repaired: everything that was wrong and is mended.
        safety_copy: the copy of the project as it was before the repair; None when none was needed.
        images: number of images that were looked at.
    """

    findings: tuple[Damage, ...]
    repaired: tuple[Damage, ...] = ()
    safety_copy: Path | None = None
    images: int = 0


def check_project(
    project: Path, report: Reporter = NO_PROGRESS, token: CancelToken | None = None
) -> CheckResult:
    """Look at everything that a project holds; changes nothing, also while a window has it open.

    Raises:
        UserError: there is no project, or it is of another version.
        CancelledError: `token` was cancelled.
    """
    project = Path(os.path.abspath(project))
    if not is_project(project):
        raise UserError(f"There is no Inkling project at {project}.", "Pick a folder that ends in .inkling.")
    problems = integrity_problems(database_of(project))
    places = disk.check_places(project)
    if places:
        return CheckResult(tuple(places))  # Nothing is moved or written through a link.
    if problems:
        finding = Damage(
            DamageKind.DATABASE,
            database_path(project).name,
            f"The project file is damaged: {problems[0]}.",
            "What can be read becomes a new file; the old one stays beside it.",
        )
        return CheckResult((finding, *disk.check_leftovers(project)))
    with _reading(project) as connection:
        return _checked(project, connection, report, token)


def repair_project(
    project: Path,
    report: Reporter = NO_PROGRESS,
    token: CancelToken | None = None,
    options: BackupOptions = BESIDE,
) -> CheckResult:
    """Check a project and mend what can be mended, after a safety copy of it; nobody may have it open.

    Args:
        options: choices for the safety copy.

    Raises:
        ProjectBusyError: it is open elsewhere.
        UserError: no project, or no room for the copy; nothing was changed then.
        CancelledError: what was mended until then stays.
    """
    project = Path(os.path.abspath(project))
    if not is_project(project):
        raise UserError(f"There is no Inkling project at {project}.", "Pick a folder that ends in .inkling.")
    result = check_project(project, report, token)
    if not any(finding.is_repairable for finding in result.findings):
        return result
    encountered = list(result.findings)
    lock = ProjectLock(project)
    try:
        copy = copy_before(project, options, is_repair=True, report=report, token=token)
        for finding in encountered:
            if finding.kind is DamageKind.LEFTOVER and finding.files is not None:
                finding.files()
        for _ in range(_ROUNDS):
            # Once more under the lock: a window may have painted since.
            result = check_project(project, report, token)
            todo = [finding for finding in result.findings if finding.is_repairable]
            if not todo:
                break
            with disk_errors(project):
                _mend(project, todo)
            encountered += todo
    finally:
        lock.release()
    result = check_project(project, report, token)
    remaining = {(f.kind, f.subject) for f in result.findings}
    mended = dict.fromkeys(f for f in encountered if (f.kind, f.subject) not in remaining)
    return CheckResult(result.findings, tuple(mended), copy, result.images)


def _mend(project: Path, findings: list[Damage]) -> None:
    if any(finding.kind is DamageKind.DATABASE for finding in findings):
        _replace_database(project)
        return  # The rows are looked at in the next round.
    connection = connect_writing(database_path(project), check_tables)
    try:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.executescript(ADDITIONS)
        with transaction(connection):
            for finding in findings:
                if finding.rows is not None:
                    finding.rows(connection)
    finally:
        connection.close()
    for finding in findings:
        if finding.files is not None:
            finding.files()


def _replace_database(project: Path) -> None:
    """Put a database of the readable rows in the place of a damaged one, which stays beside it."""
    database = database_path(project)
    fresh = temporary_beside(database)
    try:
        recover(_interrupted_repair(database) or database, fresh)
        _keep_beside(database)
        # A kill from here on leaves the whole old pair beside a file without its log; see above.
        for end in ("-wal", "-shm"):
            database.with_name(database.name + end).unlink(missing_ok=True)
        os.replace(fresh, database)
        sync_folder(project)
    finally:
        for path in fresh.parent.glob(f"{fresh.name}*"):
            path.unlink(missing_ok=True)


def _keep_beside(database: Path) -> None:
    """Keep a damaged database and its log beside it, under a name that is free."""
    stamp, number = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ"), 2
    old = database.with_name(f"project-damaged-{stamp}.sqlite")
    while os.path.lexists(old):
        old, number = database.with_name(f"project-damaged-{stamp}-{number}.sqlite"), number + 1
    log = database.with_name(database.name + "-wal")
    for path, kept in ((log, old.with_name(old.name + "-wal")), (database, old)):
        if not path.exists():
            continue
        try:
            os.link(path, kept)
        except OSError:
            shutil.copyfile(path, kept)  # Memory sticks know no second name of a file.
    sync_folder(database.parent)


def _interrupted_repair(database: Path) -> Path | None:
    """The file kept by a repair that was killed when the log had gone from its place; else None."""
    if database.with_name(database.name + "-wal").exists():
        return None
    for old in sorted(database.parent.glob("project-damaged-*.sqlite"), reverse=True):
        has_log = old.with_name(old.name + "-wal").is_file()
        if has_log and not old.is_symlink() and filecmp.cmp(old, database, shallow=False):
            return old
    return None


def _checked(
    project: Path, connection: sqlite3.Connection, report: Reporter, token: CancelToken | None
) -> CheckResult:
    folders = {
        row[0]: folder_on_disk(project.parent, row[1], row[2])
        for row in connection.execute("SELECT id, path, relative FROM folders").fetchall()
        if tables.is_sound_folder(row)
    }
    findings = [
        *tables.check_settings(connection),
        *tables.check_classes(connection),
        *tables.check_folders(connection),
        *tables.check_models(connection, project),
        *tables.check_effort(connection),
        *tables.check_references(connection),
        *disk.check_model_files(project, connection),
    ]
    images, of_images = image_rows.check_images(connection, folders)
    findings += of_images
    damaged = {f.subject for f in of_images}
    findings += image_rows.check_lost_images(connection, images)
    checker = _ImageChecker(project, connection, folders)
    for number, image in enumerate(images):
        if token is not None:
            token.check()
        report(Progress(number, len(images), "images", image.name))
        findings += checker.check(image, is_row_damaged=image.name in damaged)
    findings += [
        *disk.check_orphan_masks(project, images),
        *disk.check_leftovers(project),
        *disk.check_caches(project, images),
    ]
    report(Progress(len(images), len(images), "images"))
    return CheckResult(tuple(findings), images=len(images))


class _ImageChecker:
    """Checks of one image after another."""

    def __init__(self, project: Path, connection: sqlite3.Connection, folders: dict[int, Path]) -> None:
        self._project = project
        self._connection = connection
        self._folders = folders
        self._image_files = ImageFileCheck(connection, folders)
        rows = connection.execute("SELECT id, red, green, blue FROM classes ORDER BY id").fetchall()
        self._classes = {row[0] for row in rows}
        self._palette = _palette([row[1:] for row in rows])

    def check(self, image: StoredImage, *, is_row_damaged: bool) -> Iterator[Damage]:
        of_file = None if image.is_removed else self._image_files.check(image)
        if of_file is not None:
            yield of_file
        path = self._project / MASKS / f"{image.mask_name}.png"
        try:
            inside_project(self._project, path.parent.relative_to(self._project).as_posix())
        except UserError as error:
            yield Damage(DamageKind.PLACE, image.mask_name, error.summary, advice=error.hint)
            return  # Its mask would be read and written somewhere else.
        if image.shape is None:
            if self._has_labels(image):
                yield self._unknown_size(image)
            return
        if is_row_damaged:
            return  # The next round looks at its labels, when the row is as it should be.
        mask, mask_problem = _mask_of(path, image.shape)
        is_current = image.file_revision >= image.revision
        repair = labels.examine_labels(self._connection, image, mask if is_current else None)
        yield from self._labels(image, repair, path, mask, mask_problem, is_current)

    def _labels(
        self,
        image: StoredImage,
        repair: labels.LabelRepair,
        path: Path,
        mask: LabelMap | None,
        mask_problem: str,
        is_current: bool,
    ) -> Iterator[Damage]:
        assert image.shape is not None
        findings = repair.findings
        of_file = self._mask_file(image, repair, path, mask, mask_problem, is_current)
        writes_file = bool(findings) or of_file is not None
        if of_file is not None:
            findings.append(of_file)
        unknown = labels.ids_in(repair) - self._classes
        if unknown:
            shown = ", ".join(map(str, sorted(unknown)[:5]))
            yield Damage(
                DamageKind.UNKNOWN_CLASS,
                image.name,
                f"The mask of {image.name} holds class {shown}, which is not in the list of classes.",
                "It is added under its number.",
                rows=partial(tables.add_class, max(unknown)),
            )
        if not findings:
            return
        # One repair for all findings of an image: its labels are stored once, its mask file is written once.
        first = findings[0]
        write = partial(self._write, image, repair, path, first) if writes_file else first.files
        yield replace(first, rows=partial(labels.store_labels, image, repair), files=write)
        yield from findings[1:]

    def _mask_file(
        self,
        image: StoredImage,
        repair: labels.LabelRepair,
        path: Path,
        mask: LabelMap | None,
        mask_problem: str,
        is_current: bool,
    ) -> Damage | None:
        """The finding of the mask file held against the labels; a file changed by hand becomes a step."""
        assert image.shape is not None
        stored = repair.mask(image.shape)
        anew = "It is written anew from the history."
        if mask_problem:
            has = stored is not None
            return Damage(
                DamageKind.MASK_FILE,
                image.mask_name,
                f"The mask file of {image.name} cannot be used: {mask_problem}",
                anew if has else f"It goes into {disk.ASIDE}.",
                files=None if has else partial(disk.put_aside, self._project, path),
            )
        if mask is None and stored is not None and is_current and image.file_revision > 0:
            sentence = f"The mask file of {image.name} is not there."
            return Damage(DamageKind.MASK_FILE, image.mask_name, sentence, anew)
        if mask is None or not is_current or not _differs(mask, stored):
            return None
        sentence = (
            f"The mask file of {image.name} is another one than its history has; it was changed by hand."
            if stored is not None
            else f"{image.name} has a mask file, but no history."
        )
        labels.take_over(repair, mask, image.shape)
        return Damage(
            DamageKind.MASK_FILE, image.mask_name, sentence, "It becomes a step; undo takes it back."
        )

    def _write(self, image: StoredImage, repair: labels.LabelRepair, path: Path, finding: Damage) -> None:
        """Write the mask file of the repaired state, and note that it is up to date."""
        assert image.shape is not None
        mask = repair.mask(image.shape)
        if finding.files is not None:
            finding.files()
        if mask is None:
            return
        if os.path.lexists(path) and (path.is_symlink() or not path.is_file()):
            disk.put_aside(self._project, path)
        write_mask_png(path, mask, self._palette)
        connection = connect_writing(database_path(self._project), check_tables)
        try:
            connection.execute("UPDATE images SET file_revision = revision WHERE id = ?", (image.id,))
        finally:
            connection.close()

    def _has_labels(self, image: StoredImage) -> bool:
        row = self._connection.execute(
            "SELECT 1 FROM tiles WHERE image_id = ? LIMIT 1", (image.id,)
        ).fetchone()
        return row is not None

    def _unknown_size(self, image: StoredImage) -> Damage:
        shape = image_rows.shape_from_labels(self._connection, image.id) or self._shape_of_files(image)
        sentence = f"The size of {image.name} is not known, but it has labels."
        if shape is None:
            return Damage(
                DamageKind.IMAGE_ROW,
                image.name,
                sentence,
                advice="Put the image back where it was, and check again.",
            )
        return Damage(
            DamageKind.IMAGE_ROW,
            image.name,
            sentence,
            f"It is taken from what is there: {shape[1]}x{shape[0]}.",
            rows=partial(image_rows.set_size, image.id, shape),
        )

    def _shape_of_files(self, image: StoredImage) -> tuple[int, int] | None:
        from engine.document.image import probe_image

        folder = self._folders.get(image.folder_id)
        places = [self._project / MASKS / f"{image.mask_name}.png"]
        if folder is not None:
            places.append(folder / image.name)
        for path in places:
            with contextlib.suppress(UserError):
                info = probe_image(path)
                return info.height, info.width
        return None


def _mask_of(path: Path, shape: tuple[int, int]) -> tuple[LabelMap | None, str]:
    """The mask in a file of an image of this shape, and what prevents its use."""
    if not os.path.lexists(path):
        return None, ""
    if path.is_symlink() or not path.is_file():
        return None, "it is a link or no file."
    try:
        return read_mask(path, shape, None), ""
    except UserError as error:
        return None, error.summary


def _differs(mask: LabelMap, stored: LabelMap | None) -> bool:
    if stored is None:
        return bool((mask != _FLAT_ID).any())
    return bool((mask != stored).any())


def _palette(colors: list[Any]) -> Palette:
    own = [
        tuple(color) if all(isinstance(c, int) and 0 <= c <= 255 for c in color) else VOC_PALETTE[n]
        for n, color in enumerate(colors[:256])
    ]
    return (*own, *VOC_PALETTE[len(own) :])


@contextlib.contextmanager
def _reading(project: Path) -> Iterator[sqlite3.Connection]:
    """The rows of one moment, as the program reads them."""
    reader = Reader(database_path(project))
    try:
        connection = reader.second_connection()
        try:
            connection.text_factory = tolerant_text
            connection.execute("BEGIN")
            yield connection
        finally:
            connection.close()
    finally:
        reader.close()
