"""Reading of a safety copy, believed in nothing: names, lengths, digests, and what it claims to unpack to."""

from __future__ import annotations

import hashlib
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from engine.backup.manifest import MANIFEST, Manifest, parse_manifest
from engine.core import NO_PROGRESS, CancelToken, Progress, Reporter, UserError
from engine.files.disk_errors import disk_errors

_CHUNK: Final = 1 << 20
_MOST_MANIFEST_BYTES: Final = 256 << 20
_MOST_MEMBERS: Final = 2_000_000
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# Deflate packs 1032 bytes into one at best.
_BEST_RATIO: Final = 1032


@contextmanager
def opened_copy(path: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """The archive and its manifest, which agree on names, kinds and lengths of all members.

    Raises:
        UserError: no file, no safety copy, a damaged one, or one that claims what cannot be.
    """
    try:
        # A pipe would hold us up.
        if not path.is_file():
            raise UserError(f"There is no safety copy at {path}.", "Choose a file that ends in .backup.zip.")
        with disk_errors(path, "read"), zipfile.ZipFile(path) as archive:
            manifest = _manifest_of(archive, path)
            _compare(archive, manifest, path)
            yield archive, manifest
    except (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, NotImplementedError, EOFError) as error:
        raise _damaged(path) from error


def read_manifest(path: Path) -> Manifest:
    """The manifest of a copy; its members are not read.

    Raises:
        UserError: as `opened_copy`.
    """
    with opened_copy(path) as (_, manifest):
        return manifest


def verify_copy(path: Path, report: Reporter = NO_PROGRESS, token: CancelToken | None = None) -> Manifest:
    """Read every member and compare it with its digest.

    Raises:
        UserError: as `opened_copy`, or a member is not as it was written.
    """
    with opened_copy(path) as (archive, manifest):
        done = 0
        for name in manifest.members:
            done += read_member(archive, manifest, name, path, lambda chunk: None, token)
            report(Progress(done >> 20, manifest.content_bytes >> 20, "MB", "verifying"))
        return manifest


def read_member(
    archive: zipfile.ZipFile,
    manifest: Manifest,
    name: str,
    path: Path,
    write: Callable[[bytes], object],
    token: CancelToken | None = None,
) -> int:
    """Pass the content of one member to `write` in pieces, compared with its digest; returns its length.

    Raises:
        UserError: it is not as it was written; what was passed on until then is worth nothing.
    """
    member = manifest.members[name]
    digest, size = hashlib.sha256(), 0
    try:
        with archive.open(name) as source:
            while chunk := source.read(_CHUNK):
                if token is not None:
                    token.check()
                size += len(chunk)
                if size > member.size:
                    break
                digest.update(chunk)
                write(chunk)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        raise _damaged(path, name) from error
    if size != member.size or digest.hexdigest() != member.sha256:
        raise _damaged(path, name)
    return size


def _manifest_of(archive: zipfile.ZipFile, path: Path) -> Manifest:
    if len(archive.infolist()) > _MOST_MEMBERS:
        raise _damaged(path)
    try:
        entry = archive.getinfo(MANIFEST)
    except KeyError:
        raise UserError(
            f"{path.name} is no safety copy of Inkling.", "Choose a file that ends in .backup.zip."
        ) from None
    if entry.file_size > _MOST_MANIFEST_BYTES or entry.flag_bits & 1:
        raise _damaged(path)
    with archive.open(entry) as file:
        content = file.read(entry.file_size + 1)
    try:
        return parse_manifest(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _damaged(path) from error


def _compare(archive: zipfile.ZipFile, manifest: Manifest, path: Path) -> None:
    entries = [entry for entry in archive.infolist() if entry.filename != MANIFEST]
    names = {entry.filename for entry in entries}
    if len(names) < len(entries) or len(archive.infolist()) != len(entries) + 1:
        raise _damaged(path)
    if names != set(manifest.members):
        raise _damaged(path)
    packed = 0
    for entry in entries:
        kind = stat.S_IFMT(entry.external_attr >> 16)
        packed += entry.compress_size
        if (
            kind not in (0, stat.S_IFREG)
            or entry.flag_bits & 1
            or entry.compress_type not in _METHODS
            or entry.file_size != manifest.members[entry.filename].size
            or entry.file_size > _BEST_RATIO * (entry.compress_size + 1)
        ):
            raise _damaged(path)
    # Members that share their bytes unpack to far more than there is.
    if packed > path.stat().st_size:
        raise _damaged(path)


def _damaged(path: Path, name: str = "") -> UserError:
    where = f" ({name})" if name else ""
    return UserError(f"The safety copy {path.name} is damaged{where}.", "Choose an older copy.")
