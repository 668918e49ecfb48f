"""Label Studio through its own package: tasks with pictures, brush masks as annotations or predictions.

Our annotation of a task stands beside those of others, which are never touched. It is known by the ids of its
regions and by its number.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs, quote, unquote, urlsplit

from engine.core import CancelToken, UserError
from engine.core.checked import DamagedValueError
from engine.formats.outgoing.files import write_json
from engine.formats.servers.contents import (
    OutgoingImage,
    SendAs,
    SendOptions,
    SendOutcome,
    Sent,
    ServerPicture,
    ServerProject,
)
from engine.formats.servers.failures import server_failures
from engine.formats.servers.fetching import TIMEOUT_S, fetch_file
from engine.formats.servers.names import safe_name
from engine.formats.servers.seen import digest_of
from engine.formats.writers.polygons.label_studio import brush_result
from engine.formats.xml_text import xml_root

TITLE: Final = "Label Studio"
FILE: Final = "tasks.json"
MARK: Final = "inkling-"
"""Beginning of the ids of regions that are ours."""
MODEL_VERSION: Final = "inkling"
_FRESH_S: Final = 120.0
"""Seconds that a header may be old: tokens for access live five minutes."""
_UPLOAD: Final = re.compile(r"^[0-9a-f]{8}-")


class LabelStudioServer:
    """A Label Studio that a token is logged in to.

    Args:
        client: a `label_studio_sdk.LabelStudio`.
        url: its address.
        login: gives the header that pictures are fetched with.
    """

    def __init__(self, client: Any, url: str, login: Callable[[], dict[str, str]]) -> None:
        self._client = client
        self._url = url
        self._login = login

    @classmethod
    def connect(cls, url: str, token: str) -> LabelStudioServer:
        """Log in; the package must be installed."""
        import httpx
        from label_studio_sdk import LabelStudio

        login = _Login()
        with server_failures(TITLE, url):
            hooks = {"request": [login.note]}
            http = httpx.Client(timeout=TIMEOUT_S, follow_redirects=True, event_hooks=hooks)
            client = LabelStudio(base_url=url, api_key=token, httpx_client=http)
            login.renew = client.users.whoami
        return cls(client, url, login.headers)

    def projects(self) -> list[ServerProject]:
        with server_failures(TITLE, self._url):
            found = [
                ServerProject(int(p.id), str(p.title or ""), getattr(p, "task_number", None))
                for p in self._client.projects.list()
            ]
        return sorted(found, key=lambda project: project.id)

    def open(self, project_id: int) -> LabelStudioProject:
        with server_failures(TITLE, self._url, f"project {project_id}"):
            config = str(self._client.projects.get(id=project_id).label_config or "")
        setup = brush_setup(config)
        return LabelStudioProject(self._client, self._url, project_id, setup, self._login)


class _Login:
    """Header of the package's requests: of tokens that run out, the package gets new ones by itself."""

    def __init__(self) -> None:
        self.renew: Callable[[], object] = lambda: None
        self._header = ""
        self._noted = float("-inf")

    def note(self, request: Any) -> None:
        """Remember the header of a request of the package."""
        self._header = request.headers.get("Authorization", "")
        self._noted = time.monotonic()

    def headers(self) -> dict[str, str]:
        """The header, renewed where it is old."""
        if time.monotonic() - self._noted > _FRESH_S:
            self.renew()
        return {"Authorization": self._header} if self._header else {}


@dataclass(frozen=True, slots=True)
class BrushSetup:
    """Part of a labelling setup that masks go to.

    Attributes:
        control: name of the BrushLabels, empty where there is none. `labels`: those that it offers.
        picture: name of the picture that it belongs to. `field`: of a task, with the picture's address.
    """

    control: str
    labels: frozenset[str]
    picture: str
    field: str


def brush_setup(config: str) -> BrushSetup:
    """The brush labels and the picture of a labelling setup.

    Raises:
        UserError: it has no picture.
    """
    try:
        root = xml_root(config)
    except DamagedValueError as error:
        raise UserError("The labelling setup of this project cannot be read.", str(error)) from error
    pictures = {e.get("name", ""): e.get("value", "").lstrip("$") for e in root.iter("Image")}
    if not pictures:
        raise UserError(
            "The labelling setup of this project has no picture.", "Choose a project with images."
        )
    for control in root.iter("BrushLabels"):
        shown = control.get("toName", "").split(",")[0]
        if shown in pictures:
            labels = frozenset(label.get("value", "") for label in control.iter("Label"))
            return BrushSetup(control.get("name", ""), labels, shown, pictures[shown])
    name, field = next(iter(pictures.items()))
    return BrushSetup("", frozenset(), name, field)


class LabelStudioProject:
    """One project of a Label Studio."""

    format_name: Final = "label-studio"
    labels_file: Final = FILE

    def __init__(
        self,
        client: Any,
        url: str,
        project_id: int,
        setup: BrushSetup,
        login: Callable[[], dict[str, str]],
    ) -> None:
        self._client = client
        self._url = url
        self._id = project_id
        self._setup = setup
        self._login = login
        self.key: Final = f"labelstudio {url} {project_id}"
        self.labels: Final = setup.labels

    def pictures(self, token: CancelToken) -> Iterator[ServerPicture]:
        tasks: Iterator[Any] = iter(())
        with server_failures(TITLE, self._url, f"project {self._id}"):
            tasks = iter(self._client.tasks.list(project=self._id, resolve_uri=True))
        while True:
            token.check()
            with server_failures(TITLE, self._url):
                task = next(tasks, None)
            if task is None:
                return
            data = task.data if isinstance(task.data, dict) else {}
            address = data.get(self._setup.field)
            if not isinstance(address, str) or not address:
                continue
            bare = _bare_name(address)
            yield ServerPicture(str(task.id), f"images/{task.id}-{bare}", bare, address, int(task.id))

    def download(self, picture: ServerPicture, path: Path) -> None:
        with server_failures(TITLE, self._url, f"picture {picture.source_name}"):
            fetch_file(picture.address, self._url, self._login(), path)

    def write_labels(
        self, folder: Path, pictures: Sequence[ServerPicture], token: CancelToken
    ) -> dict[str, str]:
        tasks, seen = [], {}
        for picture in pictures:
            token.check()
            annotations = self._annotations(picture)
            tasks.append(
                {
                    "id": picture.task_id,
                    # An address, in which "#" and "%" have a meaning of their own.
                    "data": {"image": quote(picture.name)},
                    "annotations": [
                        {
                            "id": annotation.id,
                            "was_cancelled": bool(annotation.was_cancelled),
                            "result": annotation.result or [],
                        }
                        for annotation in annotations
                    ],
                    "predictions": [],
                }
            )
            own = own_annotation(annotations, "")
            if own is not None:
                seen[picture.key] = _seen(own.id, own.result)
        write_json(folder / FILE, tasks)
        return seen

    is_full: Final = False

    def settle(self) -> Iterator[tuple[ServerPicture, Sent | UserError]]:
        """Nothing: each picture is sent by itself."""
        return iter(())

    def send(self, picture: ServerPicture, image: OutgoingImage, seen: str, options: SendOptions) -> Sent:
        if not self._setup.control:
            raise UserError(
                "The labelling setup of this project has no BrushLabels, which masks need.",
                "Add them there, under Settings > Labeling Interface.",
            )
        results = [
            brush_result(
                image.shape,
                region,
                label,
                f"{MARK}{number}",
                (self._setup.control, self._setup.picture),
            )
            for number, (label, region) in enumerate(image.regions, start=1)
        ]
        if options.send_as is SendAs.PREDICTIONS:
            return self._send_prediction(picture, results, seen, options)
        return self._send_annotation(picture, results, seen, options)

    def _send_annotation(
        self, picture: ServerPicture, results: list[dict[str, Any]], seen: str, options: SendOptions
    ) -> Sent:
        own = own_annotation(self._annotations(picture), seen.partition(":")[0])
        if own is None:
            if not results:
                return Sent(SendOutcome.SAME, seen)
            if seen and not options.overwrites:
                # Somebody has deleted it there.
                return Sent(SendOutcome.NEWER, seen)
            if options.is_trial:
                return Sent(SendOutcome.CREATED, seen)
            with server_failures(TITLE, self._url, f"task {picture.task_id}"):
                made = self._client.annotations.create(id=picture.task_id, result=results)
            return Sent(SendOutcome.CREATED, _seen(made.id, results))
        now = _seen(own.id, own.result)
        if now == _seen(own.id, results):
            return Sent(SendOutcome.SAME, now)
        if now != seen and not options.overwrites:
            return Sent(SendOutcome.NEWER, seen)
        if not options.is_trial:
            with server_failures(TITLE, self._url, f"annotation {own.id}"):
                self._client.annotations.update(id=own.id, result=results)
        return Sent(SendOutcome.UPDATED, _seen(own.id, results))

    def _send_prediction(
        self, picture: ServerPicture, results: list[dict[str, Any]], seen: str, options: SendOptions
    ) -> Sent:
        """Nobody edits predictions; what was seen of the annotation stays."""
        with server_failures(TITLE, self._url, f"task {picture.task_id}"):
            listed = self._client.predictions.list(task=picture.task_id)
            own = next((p for p in listed if p.model_version == MODEL_VERSION), None)
            if own is None:
                if not options.is_trial:
                    self._client.predictions.create(
                        task=picture.task_id, result=results, model_version=MODEL_VERSION
                    )
                return Sent(SendOutcome.CREATED, seen)
            if _seen(own.id, own.result) == _seen(own.id, results):
                return Sent(SendOutcome.SAME, seen)
            if not options.is_trial:
                self._client.predictions.update(id=own.id, result=results)
            return Sent(SendOutcome.UPDATED, seen)

    def _annotations(self, picture: ServerPicture) -> list[Any]:
        with server_failures(TITLE, self._url, f"task {picture.task_id}"):
            return list(self._client.annotations.list(id=picture.task_id))


def own_annotation(annotations: Sequence[Any], number: str) -> Any | None:
    """Our annotation of a task: the one of this number, else one with a region of ours."""
    for annotation in annotations:
        if number and str(annotation.id) == number:
            return annotation
    for annotation in annotations:
        results = annotation.result if isinstance(annotation.result, list) else []
        if any(isinstance(r, dict) and str(r.get("id", "")).startswith(MARK) for r in results):
            return annotation
    return None


def _seen(number: Any, results: Any) -> str:
    """Number of an annotation, and a digest of what it says."""
    listed = results if isinstance(results, list) else []
    parts = [[r.get("id"), r.get("type"), r.get("value")] for r in listed if isinstance(r, dict)]
    return f"{number}:{digest_of(parts)}"


def _bare_name(address: str) -> str:
    """The file name in an address, without what an upload puts before it.

    >>> _bare_name("/data/upload/1/0a1b2c3d-cells%201.png"), _bare_name("/data/local-files/?d=a/b.png")
    ('cells 1.png', 'b.png')
    """
    parts = urlsplit(address)
    local = parse_qs(parts.query).get("d", [""])[0]
    return _UPLOAD.sub("", safe_name(local or unquote(parts.path)))
