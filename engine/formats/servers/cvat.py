"""CVAT through its own package: tasks with frames, and masks as shapes of a frame.

A frame has one set of shapes. Masks take the place of those that were last seen there, by this program's
fetching or sending; where somebody has changed them since, they are left alone. New shapes are on the server
before the old ones are taken away, so that a lost network loses no label.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias
from xml.etree.ElementTree import Element, ElementTree, SubElement

from engine.core import CancelToken, UserError
from engine.files.atomic import atomic_file
from engine.formats.readers.polygons.cvat import UNTOUCHED
from engine.formats.servers.contents import (
    OutgoingImage,
    SendAs,
    SendOptions,
    SendOutcome,
    Sent,
    ServerPicture,
    ServerProject,
)
from engine.formats.servers.failures import ServerLostError, server_failures
from engine.formats.servers.fetching import TIMEOUT_S
from engine.formats.servers.names import distinct_paths, safe_name
from engine.formats.servers.seen import digest_of
from engine.formats.writers.polygons.cvat import mask_runs
from engine.formats.writers.polygons.regions import OutgoingRegion

TITLE: Final = "CVAT"
FILE: Final = "annotations.xml"
_COMPLETED: Final = "completed"
_AREAS: Final = ("mask", "polygon")
"""Kinds of shapes that masks take the place of; boxes, lines and points of others stay."""
# The annotations of a task are read for each batch, right before it is changed: for each frame that would be
# as many readings of the whole task as it has frames.
_MOST_WAITING: Final = 50
_MOST_NUMBERS: Final = 4_000_000
_TAGS: Final = {"polygon": "polygon", "mask": "mask", "rectangle": "box", "points": "points"}


ChangeShapes: TypeAlias = Callable[[Any, list[dict[str, Any]], Literal["create", "delete"]], None]
"""Creates or deletes shapes of a task of the package."""


class CvatServer:
    """A CVAT that a token is logged in to.

    Args:
        client: a `cvat_sdk.Client`.
        url: its address.
        change: the package's way to change shapes.
    """

    def __init__(self, client: Any, url: str, change: ChangeShapes | None = None) -> None:
        self._client = client
        self._url = url
        self._change = change or _change_shapes

    @classmethod
    def connect(cls, url: str, token: str) -> CvatServer:
        """Log in with an access token, or with NAME:PASSWORD; the package must be installed."""
        import urllib3
        from cvat_sdk.core.client import AccessTokenCredentials, Client, PasswordCredentials

        name, sign, password = token.partition(":")
        credentials = PasswordCredentials(name, password) if sign else AccessTokenCredentials(token)
        with server_failures(TITLE, url):
            client = Client(url, check_server_version=False)
            # Its own connections wait for ever.
            options = client.api_client.rest_client.pool_manager.connection_pool_kw
            retries = urllib3.Retry(connect=0, read=0, other=0, redirect=3)
            options.update(timeout=urllib3.Timeout(TIMEOUT_S), retries=retries)
            client.login(credentials)
        return cls(client, url)

    def projects(self) -> list[ServerProject]:
        with server_failures(TITLE, self._url):
            found = [ServerProject(int(p.id), str(p.name), _count(p)) for p in self._client.projects.list()]
        return sorted(found, key=lambda project: project.id)

    def open(self, project_id: int) -> CvatProject:
        with server_failures(TITLE, self._url, f"project {project_id}"):
            project = self._client.projects.retrieve(project_id)
            labels = {str(label.name): int(label.id) for label in project.get_labels()}
            tasks = list(project.get_tasks())
        return CvatProject(self._url, project_id, labels, tasks, self._change)


def _count(project: Any) -> int | None:
    count = getattr(getattr(project, "tasks", None), "count", None)
    return count if isinstance(count, int) else None


class CvatProject:
    """One project of a CVAT: the frames of its tasks."""

    format_name: Final = "cvat"
    labels_file: Final = FILE

    def __init__(
        self, url: str, project_id: int, labels: dict[str, int], tasks: Sequence[Any], change: ChangeShapes
    ) -> None:
        self._url = url
        self._change = change
        self._label_ids = labels
        self._tasks = {int(task.id): task for task in tasks}
        self._sizes: dict[str, tuple[int, int]] = {}
        self._annotations: dict[int, _TaskShapes] = {}
        self._waiting: list[_Waiting] = []
        self.key: Final = f"cvat {url} {project_id}"
        self.labels: Final = frozenset(labels)

    def pictures(self, token: CancelToken) -> Iterator[ServerPicture]:
        for task_id, task in sorted(self._tasks.items()):
            token.check()
            with server_failures(TITLE, self._url, f"task {task_id}"):
                meta = task.get_meta()
                frames = [(str(f.name), int(f.height), int(f.width)) for f in meta.frames]
                deleted = set(meta.deleted_frames or ())
            # A video has one entry for all its frames, whose pictures have no names.
            is_video = len(frames) == 1 and int(task.size or 0) > 1
            # Of all frames, so that a deleted one does not change the names of others.
            paths = distinct_paths([name for name, _, _ in frames])
            for frame in range(int(task.size or 0)):
                entry = 0 if is_video else min(frame, len(frames) - 1)
                name, height, width = frames[entry]
                if frame in deleted:
                    continue
                shown = f"{safe_name(name)}/{frame:06d}.png" if is_video else paths[entry]
                key = f"{task_id}:{frame}"
                self._sizes[key] = (height, width)
                yield ServerPicture(
                    key, f"images/task_{task_id}/{shown}", safe_name(shown), name, task_id, frame
                )

    def download(self, picture: ServerPicture, path: Path) -> None:
        with server_failures(TITLE, self._url, f"frame {picture.frame} of task {picture.task_id}"):
            content = self._tasks[picture.task_id].get_frame(picture.frame, quality="original").read()
            if not content:
                raise EOFError("nothing arrived")
        with atomic_file(path) as temporary:
            temporary.write_bytes(content)

    def write_labels(
        self, folder: Path, pictures: Sequence[ServerPicture], token: CancelToken
    ) -> dict[str, str]:
        root = Element("annotations")
        SubElement(root, "version").text = "1.1"
        labels = SubElement(SubElement(SubElement(root, "meta"), "task"), "labels")
        for name in self._label_ids:
            SubElement(SubElement(labels, "label"), "name").text = name
        names = {number: name for name, number in self._label_ids.items()}
        seen = {}
        for number, picture in enumerate(pictures):
            token.check()
            height, width = self._sizes[picture.key]
            place = picture.name.removeprefix("images/")
            attributes = {"id": str(number), "name": place, "width": str(width), "height": str(height)}
            image = SubElement(root, "image", attributes)
            shapes = self._shapes(picture).of_frame(picture.frame)
            if not shapes and str(self._tasks[picture.task_id].status) != _COMPLETED:
                image.set(UNTOUCHED, "1")
            for shape in shapes:
                _add_shape(image, shape, names.get(shape["label_id"], ""))
            seen[picture.key] = _seen(_areas(shapes))
        with atomic_file(folder / FILE) as temporary, temporary.open("wb") as file:
            ElementTree(root).write(file, encoding="utf-8", xml_declaration=True)
        return seen

    @property
    def is_full(self) -> bool:
        numbers = sum(len(shape["points"]) for waiting in self._waiting for shape in waiting.new)
        return len(self._waiting) >= _MOST_WAITING or numbers >= _MOST_NUMBERS

    def send(
        self, picture: ServerPicture, image: OutgoingImage, seen: str, options: SendOptions
    ) -> Sent | None:
        if options.send_as is SendAs.PREDICTIONS:
            raise UserError("CVAT keeps no predictions beside annotations.", "Send them as annotations.")
        new = [self._shape(picture, label, region) for label, region in image.regions]
        waiting = _Waiting(picture, new, seen, options)
        plan = self._plan(waiting, self._shapes(picture))
        if options.is_trial or not (plan.old or plan.new):
            return plan.sent
        self._waiting.append(waiting)
        return None

    def settle(self) -> Iterator[tuple[ServerPicture, Sent | UserError]]:
        waiting, self._waiting = self._waiting, []
        for task_id, frames in groupby(waiting, lambda frame: frame.picture.task_id):
            yield from self._settle_task(task_id, list(frames))

    def _settle_task(
        self, task_id: int, frames: Sequence[_Waiting]
    ) -> Iterator[tuple[ServerPicture, Sent | UserError]]:
        """Send frames of a task at once; each by itself where the server refuses them together."""
        # Minutes may have passed since: what goes is what is there now, and nobody has changed.
        task = self._load(task_id)
        plans: list[tuple[_Waiting, _Plan]] = []
        for frame in frames:
            try:
                plans.append((frame, self._plan(frame, task)))
            except UserError as error:
                yield frame.picture, error
        for frame, _ in plans:
            # What will be there has other ids, or nobody knows, where the network breaks off.
            task.forget(frame.picture.frame)
        old = [shape for _, plan in plans for shape in plan.old]
        new = [shape for _, plan in plans for shape in plan.new]
        try:
            self._replace(task_id, old, new)
        except ServerLostError:
            raise
        except UserError as error:
            if len(plans) == 1:
                yield plans[0][0].picture, error
                return
            for frame, _ in plans:
                yield from self._settle_task(task_id, [frame])
            return
        for frame, plan in plans:
            yield frame.picture, plan.sent

    def _plan(self, waiting: _Waiting, task: _TaskShapes) -> _Plan:
        """What has to be done for a frame that is as `task` says.

        Raises:
            UserError: tracks go through the frame.
        """
        picture, new, seen = waiting.picture, waiting.new, waiting.seen
        old = _areas(task.of_frame(picture.frame))
        now, wanted = _seen(old), _seen(new)
        if now == wanted:
            return _Plan(Sent(SendOutcome.SAME, now))
        if _seen(_without(old, new)) == seen and len(old) > len(new):
            # The network broke off after the new ones had arrived.
            old, new = _without(old, new), []
        elif task.has_tracks(picture.frame):
            raise UserError(
                f"Frame {picture.frame} of task {picture.task_id} has tracks, which masks cannot replace.",
                "Remove them there, or send this picture's mask by hand.",
            )
        elif (old or seen) and now != seen and not waiting.options.overwrites:
            return _Plan(Sent(SendOutcome.NEWER, seen))
        return _Plan(Sent(SendOutcome.UPDATED if old else SendOutcome.CREATED, wanted), old, new)

    def _replace(self, task_id: int, old: Sequence[dict[str, Any]], new: Sequence[dict[str, Any]]) -> None:
        with server_failures(TITLE, self._url, f"task {task_id}"):
            if new:
                self._change(self._tasks[task_id], list(new), "create")
            if old:
                self._change(self._tasks[task_id], list(old), "delete")

    def _shapes(self, picture: ServerPicture) -> _TaskShapes:
        """Annotations of the task of a picture, loaded once for all its frames."""
        task_id = picture.task_id
        known = self._annotations.get(task_id)
        if known is None or not known.has(picture.frame):
            known = self._load(task_id)
        return known

    def _load(self, task_id: int) -> _TaskShapes:
        """Annotations of a task as they are now."""
        with server_failures(TITLE, self._url, f"task {task_id}"):
            known = _TaskShapes(self._tasks[task_id].get_annotations())
        self._annotations = {task_id: known}
        return known

    def _shape(self, picture: ServerPicture, label: str, region: OutgoingRegion) -> dict[str, Any]:
        box = region.box
        points = [*mask_runs(region.bitmap), box.x0, box.y0, box.x1 - 1, box.y1 - 1]
        return {
            "type": "mask",
            "frame": picture.frame,
            "label_id": self._label_ids[label],
            "points": [float(value) for value in points],
        }


def _change_shapes(task: Any, shapes: list[dict[str, Any]], action: Literal["create", "delete"]) -> None:
    from cvat_sdk import models
    from cvat_sdk.core.proxies.annotations import AnnotationUpdateAction

    requests = [models.LabeledShapeRequest(**shape) for shape in shapes]
    data = models.PatchedLabeledDataRequest(shapes=requests)
    task.update_annotations(data, action=AnnotationUpdateAction(action))


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A frame whose shapes are to be replaced by `new`, with what `send` was told."""

    picture: ServerPicture
    new: list[dict[str, Any]]
    seen: str
    options: SendOptions


@dataclass(frozen=True, slots=True)
class _Plan:
    """What becomes of a frame: the shapes that go, and those that come."""

    sent: Sent
    old: Sequence[dict[str, Any]] = ()
    new: Sequence[dict[str, Any]] = ()


class _TaskShapes:
    """Annotations of one task by frame, as they were when they were loaded."""

    def __init__(self, annotations: Any) -> None:
        self._by_frame: dict[int, list[dict[str, Any]]] = {}
        for shape in annotations.shapes or ():
            self._by_frame.setdefault(int(shape.frame), []).append(_plain_shape(shape))
        tracks = annotations.tracks or ()
        self._first_tracked = min((int(track.frame) for track in tracks), default=None)
        self._forgotten: set[int] = set()

    def has(self, frame: int) -> bool:
        """Whether what is known of a frame is what is there."""
        return frame not in self._forgotten

    def forget(self, frame: int) -> None:
        """The shapes of a frame are changed on the server."""
        self._forgotten.add(frame)

    def of_frame(self, frame: int) -> list[dict[str, Any]]:
        return self._by_frame.get(frame, [])

    def has_tracks(self, frame: int) -> bool:
        """Whether a track may go through the frame: one has begun."""
        return self._first_tracked is not None and frame >= self._first_tracked


def _plain_shape(shape: Any) -> dict[str, Any]:
    values: dict[str, Any] = {
        "id": int(shape.id),
        "type": str(shape.type),
        "frame": int(shape.frame),
        "label_id": int(shape.label_id),
        "points": [float(value) for value in shape.points or ()],
    }
    for name in ("group", "z_order"):
        number = getattr(shape, name, None)
        if number:
            values[name] = int(number)
    return values


def _areas(shapes: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [shape for shape in shapes if shape["type"] in _AREAS]


def _seen(shapes: Sequence[dict[str, Any]]) -> str:
    """A digest of the shapes of a frame, in whatever order; empty for none."""
    return digest_of(sorted(map(_content, shapes))) if shapes else ""


def _content(shape: dict[str, Any]) -> str:
    return digest_of([shape["type"], shape["label_id"], shape["points"]])


def _without(shapes: Sequence[dict[str, Any]], others: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Shapes that are not among the others, as often as they are."""
    contents = [_content(other) for other in others]
    rest = []
    for shape in shapes:
        content = _content(shape)
        if content in contents:
            contents.remove(content)
        else:
            rest.append(shape)
    return rest if not contents else list(shapes)


def _add_shape(image: Element, shape: dict[str, Any], label: str) -> None:
    """A shape as an element of CVAT's XML for images."""
    tag = _TAGS.get(shape["type"], shape["type"])
    element = SubElement(image, tag, label=label, z_order=str(shape.get("z_order", 0)))
    if shape.get("group"):
        element.set("group_id", str(shape["group"]))
    points = shape["points"]
    if tag == "polygon":
        pairs = zip(points[::2], points[1::2], strict=False)
        element.set("points", ";".join(f"{x:g},{y:g}" for x, y in pairs))
    elif tag == "mask":
        *runs, left, top, right, bottom = (int(value) for value in points)
        element.set("rle", ", ".join(map(str, runs)))
        sides = {"left": left, "top": top, "width": right - left + 1, "height": bottom - top + 1}
        for name, value in sides.items():
            element.set(name, str(value))
