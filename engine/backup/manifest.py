"""Manifest of a safety copy: its members with their digests, and the facts that a list of copies shows."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Final

from engine.core import UserError

FORMAT: Final = 1
MANIFEST: Final = "manifest.json"
DATABASE_MEMBER: Final = "project.sqlite"
LOG_MEMBER: Final = "project.sqlite-wal"
"""The write-ahead log beside a damaged database, which is copied byte by byte."""
MASKS_PREFIX: Final = "masks/"
MODELS_PREFIX: Final = "models/"
IMAGES_PREFIX: Final = "images/"

_DIGEST: Final = re.compile(r"[0-9a-f]{64}\Z")
_DEVICES: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?\Z", re.IGNORECASE)
_MOST_NAME_BYTES: Final = 1000
_MOST_BYTES: Final = 1 << 50


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a copy: its length in bytes, and the SHA-256 of its content in hexadecimal digits."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ImageEntry:
    """An image of the project when the copy was made.

    Attributes:
        folder: id of its folder in the project.
        name: relative to that folder, with slashes.
        size: of the file in bytes; None when it was not there.
        fingerprint: as `file_fingerprint` gives it; empty when the file was not there.
        width, height: in pixels as the project knows them, None where it does not.
        member: name in the copy; empty when the image itself is not in it.
    """

    folder: int
    name: str
    size: int | None
    fingerprint: str
    width: int | None
    height: int | None
    member: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Contents of a copy.

    Attributes:
        created: ISO 8601 in UTC.
        program: version of the program that wrote it.
        project: name of the project's folder without suffix.
        state: digest of the project's rows; equal for two copies between which nothing was changed.
        is_sound: False for a byte-by-byte copy of a database that did not pass its check.
        images, accepted: numbers of images.
        project_id, place: as `ProjectIdentity` has them; empty in copies of earlier versions.
    """

    created: str
    program: str
    project: str
    state: str
    is_sound: bool
    images: int
    accepted: int
    members: Mapping[str, Member]
    listed_images: tuple[ImageEntry, ...] = ()
    project_id: str = ""
    place: str = ""

    @property
    def created_at(self) -> datetime:
        """The moment it was made, in UTC."""
        return datetime.fromisoformat(self.created).astimezone(UTC)

    @property
    def content_bytes(self) -> int:
        """Length of all members together, unpacked."""
        return sum(member.size for member in self.members.values())

    def to_json(self) -> str:
        """JSON that `parse_manifest` reads."""
        return json.dumps({"format": FORMAT, **asdict(self)}, indent=1)


def parse_manifest(text: str) -> Manifest:
    """The manifest in `text`, every value of it checked.

    Raises:
        UserError: it is not whole, from a newer program, or names a file that no copy holds.
    """
    try:
        raw = json.loads(text)
        if not isinstance(raw, dict) or not isinstance(raw.get("format"), int):
            raise ValueError("no format")
        if raw["format"] > FORMAT:
            raise UserError(
                f"The safety copy is of a newer kind ({raw['format']}, known {FORMAT}).",
                "Update Inkling to restore it.",
            )
        return _manifest(raw)
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError) as error:
        raise UserError(
            "The list of contents of the safety copy is damaged.", "Choose an older copy."
        ) from error


def _manifest(raw: Mapping[str, Any]) -> Manifest:
    listed = raw["members"]
    if not isinstance(listed, dict):
        raise ValueError("no members")
    members = {_safe_name(name): _member(value) for name, value in listed.items()}
    if len({name.casefold() for name in members}) < len(members):
        raise ValueError("two members of one name")
    if DATABASE_MEMBER not in members:
        raise ValueError("no database")
    manifest = Manifest(
        created=_text(raw["created"], 40),
        program=_text(raw["program"], 40),
        project=_text(raw["project"], 255),
        state=_text(raw["state"], 64),
        is_sound=raw["is_sound"] is True,
        images=_whole(raw["images"], 1 << 31),
        accepted=_whole(raw["accepted"], 1 << 31),
        members=members,
        listed_images=tuple(_image(entry, members) for entry in raw["listed_images"]),
        project_id=_text(raw.get("project_id", ""), 64),
        place=_text(raw.get("place", ""), 64),
    )
    # Any year: a computer whose battery is empty begins in 1970. One without a place in UTC is refused here.
    _ = manifest.created_at
    return manifest


def _member(raw: Mapping[str, Any]) -> Member:
    digest = _text(raw["sha256"], 64)
    if not _DIGEST.match(digest):
        raise ValueError("no digest")
    return Member(_whole(raw["size"], _MOST_BYTES), digest)


def _image(raw: Mapping[str, Any], members: Mapping[str, Member]) -> ImageEntry:
    member = _text(raw["member"], _MOST_NAME_BYTES)
    if member and (member not in members or not member.startswith(IMAGES_PREFIX)):
        raise ValueError("an image that is not there")
    return ImageEntry(
        folder=_whole(raw["folder"], 1 << 62),
        name=_text(raw["name"], 4096),
        size=None if raw["size"] is None else _whole(raw["size"], _MOST_BYTES),
        fingerprint=_text(raw["fingerprint"], 64),
        width=None if raw["width"] is None else _whole(raw["width"], 1 << 31),
        height=None if raw["height"] is None else _whole(raw["height"], 1 << 31),
        member=member,
    )


def is_safe_part(part: str) -> bool:
    """Whether one part of a path names a plain file or folder on every system."""
    return (
        part not in ("", ".", "..")
        and not any(letter in '\\:*?"<>|' or ord(letter) < 32 for letter in part)
        and not part.endswith((" ", "."))
        and not _DEVICES.match(part)
    )


def _safe_name(name: str) -> str:
    """`name` of a member, which is written below a folder of our choice.

    Raises:
        ValueError: it could lead elsewhere, or is none that a copy has.
    """
    if name in (DATABASE_MEMBER, LOG_MEMBER):
        return name
    if len(name.encode("utf-8")) > _MOST_NAME_BYTES:
        raise ValueError("a name too long")
    if not name.startswith((MASKS_PREFIX, MODELS_PREFIX, IMAGES_PREFIX)):
        raise ValueError("a name of no kind")
    if not all(_is_portable_here(part) for part in name.split("/")):
        raise ValueError("a name that leads elsewhere")
    return name


def is_member_name(name: str) -> bool:
    """Whether a file of a project can be in a copy under this name."""
    try:
        _safe_name(name)
    except (ValueError, UnicodeEncodeError):
        return False
    return True


def _is_portable_here(part: str) -> bool:
    # Other systems allow colons and stars in names; only a way out of the folder is refused there.
    if os.name == "nt":
        return is_safe_part(part)
    return part not in ("", ".", "..") and "\0" not in part and "\\" not in part


def _text(value: object, limit: int) -> str:
    if not isinstance(value, str) or len(value) > limit:
        raise ValueError("no text")
    return value


def _whole(value: object, limit: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < limit:
        raise ValueError("no number")
    return value
