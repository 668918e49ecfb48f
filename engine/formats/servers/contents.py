"""Form in which labelling servers are used: their projects, the pictures of one, and what is sent to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from engine.core import CancelToken, UserError
    from engine.formats.writers.polygons.regions import OutgoingRegion


@dataclass(frozen=True, slots=True)
class ServerProject:
    """A project on a server; `task_count` is None where the server does not say."""

    id: int
    title: str
    task_count: int | None = None


@dataclass(frozen=True, slots=True)
class ServerPicture:
    """One picture of a project on a server.

    Attributes:
        key: the same for ever within the project.
        name: path with "/" that it gets on disk; unique in the project, safe, and the same for ever.
        source_name: its file name as somebody uploaded it.
        address: where the server has it, as it says so itself.
        task_id: its task.
        frame: its place in the task.
    """

    key: str
    name: str
    source_name: str
    address: str
    task_id: int
    frame: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class OutgoingImage:
    """Labels of one image that are sent: its (H, W) and its regions with the names of their classes."""

    shape: tuple[int, int]
    regions: Sequence[tuple[str, OutgoingRegion]]


class SendAs(StrEnum):
    """Form of masks on the server: work of people, or suggestions beside it."""

    ANNOTATIONS = "annotations"
    PREDICTIONS = "predictions"


@dataclass(frozen=True, slots=True)
class SendOptions:
    """Settings of sending.

    Attributes:
        overwrites: replace labels that somebody has changed on the server since they were last seen.
        is_trial: find out what would be done, and change nothing.
    """

    send_as: SendAs = SendAs.ANNOTATIONS
    overwrites: bool = False
    is_trial: bool = False


class SendOutcome(StrEnum):
    """What sending did to the labels of a picture, or would do in a trial."""

    CREATED = "created"
    UPDATED = "updated"
    SAME = "same"
    NEWER = "newer"
    """Somebody has changed them on the server since; they were left alone."""


@dataclass(frozen=True, slots=True)
class Sent:
    """Outcome for one picture; `seen` stands for the labels on the server as they are now."""

    outcome: SendOutcome
    seen: str


class RemoteProject(Protocol):
    """One project on a server; any thread, one at a time. All methods raise UserError in one sentence."""

    @property
    def key(self) -> str:
        """The project among all servers; without secrets."""

    @property
    def format_name(self) -> str:
        """Format of the file that `write_labels` writes, of `READERS`."""

    @property
    def labels_file(self) -> str:
        """Name of that file."""

    @property
    def labels(self) -> frozenset[str]:
        """Names of labels that a mask may have there."""

    def pictures(self, token: CancelToken) -> Iterator[ServerPicture]:
        """All pictures, task by task."""

    def download(self, picture: ServerPicture, path: Path) -> None:
        """Write the file of a picture to `path`, all of it."""

    def write_labels(
        self, folder: Path, pictures: Sequence[ServerPicture], token: CancelToken
    ) -> dict[str, str]:
        """Write the labels of these pictures as a file into `folder`; what was seen of each, by its key."""

    def send(
        self, picture: ServerPicture, image: OutgoingImage, seen: str, options: SendOptions
    ) -> Sent | None:
        """Create or update our labels of a picture; None: they wait, to be sent with others by `settle`.

        Args:
            seen: what `Sent.seen` or `write_labels` said last; empty for never.
        """

    @property
    def is_full(self) -> bool:
        """Whether so much waits that it is to be sent before more is."""

    def settle(self) -> Iterator[tuple[ServerPicture, Sent | UserError]]:
        """Send what waits; what became of each, or why it is not sent."""


class LabellingServer(Protocol):
    """A server that somebody has logged in to."""

    def projects(self) -> list[ServerProject]:
        """What the token may see, by id."""

    def open(self, project_id: int) -> RemoteProject:
        """One project of them."""
