"""Labelling servers of tests: the clients of their packages over plain memory, and files over real HTTP."""

from __future__ import annotations

import http.server
import io
import itertools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import numpy as np
from PIL import Image

CONFIG = (
    '<View><Image name="img" value="$picture"/><BrushLabels name="brush" toName="img">'
    '<Label value="cell"/><Label value="nucleus"/></BrushLabels></View>'
)


class RefusedError(Exception):
    """What a client raises for a status of HTTP."""

    def __init__(self, status_code: int) -> None:
        super().__init__("headers: secret")
        self.status_code = status_code


def png(height: int, width: int, seed: int = 0) -> bytes:
    """A picture of noise as a file."""
    content = io.BytesIO()
    pixels = np.random.default_rng(seed).integers(0, 256, (height, width, 3)).astype(np.uint8)
    Image.fromarray(pixels).save(content, "PNG")
    return content.getvalue()


class FileServer:
    """What a server of files hands out, and the headers that it was asked with."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.cut: set[str] = set()
        """Paths whose connection breaks off in the middle."""
        self.refused: set[str] = set()
        """Paths that are answered with 403."""
        self.redirects: dict[str, str] = {}
        self.asked: list[tuple[str, str | None]] = []
        self.url = ""


@contextmanager
def file_server() -> Iterator[FileServer]:
    """A server of HTTP on this machine."""
    served = FileServer()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.split("?")[0]
            served.asked.append((path, self.headers.get("Authorization")))
            if path in served.redirects:
                self.send_response(302)
                self.send_header("Location", served.redirects[path])
                self.end_headers()
                return
            content = None if path in served.refused else served.files.get(path)
            self.send_response(200 if content is not None else 403 if path in served.refused else 404)
            self.send_header("Content-Length", str(len(content or b"")))
            self.end_headers()
            sent = content or b""
            self.wfile.write(sent[: len(sent) // 2] if path in served.cut else sent)

        def log_message(self, format: str, *args: object) -> None: ...

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    served.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class FakeLabelStudio:
    """The calls of `label_studio_sdk.LabelStudio` that are made, over memory: one project with some tasks."""

    def __init__(self, addresses: list[str]) -> None:
        self.tasks_there = {n: {"picture": a} for n, a in enumerate(addresses, start=1)}
        self.made: dict[int, list[SimpleNamespace]] = {n: [] for n in self.tasks_there}
        self.suggested: dict[int, list[SimpleNamespace]] = {n: [] for n in self.tasks_there}
        self.config = CONFIG
        self.calls: list[str] = []
        self.fails_after = 10**9
        self._numbers = itertools.count(100)
        self.projects = SimpleNamespace(list=self._projects, get=self._project)
        self.tasks = SimpleNamespace(list=self._tasks)
        self.annotations = SimpleNamespace(
            list=lambda id: self._read("list", self.made[id]),
            create=lambda id, result: self._create(self.made[id], result),
            update=lambda id, result: self._update(self.made, id, result),
        )
        self.predictions = SimpleNamespace(
            list=lambda task: self._read("list", self.suggested[task]),
            create=lambda task, result, model_version: self._create(
                self.suggested[task], result, model_version
            ),
            update=lambda id, result: self._update(self.suggested, id, result),
        )

    def _count(self, call: str) -> None:
        self.calls.append(call)
        if len(self.calls) > self.fails_after:
            raise ConnectionResetError("gone")

    def _projects(self) -> list[SimpleNamespace]:
        self._count("projects")
        return [SimpleNamespace(id=7, title="Cells", task_number=len(self.tasks_there))]

    def _project(self, id: int) -> SimpleNamespace:
        self._count("project")
        if id != 7:
            raise RefusedError(404)
        return SimpleNamespace(label_config=self.config)

    def _tasks(self, project: int, resolve_uri: bool) -> Iterator[SimpleNamespace]:
        self._count("tasks")
        return iter([SimpleNamespace(id=n, data=data) for n, data in self.tasks_there.items()])

    def _read(self, call: str, there: list[SimpleNamespace]) -> list[SimpleNamespace]:
        self._count(call)
        return list(there)

    def _create(
        self, there: list[SimpleNamespace], result: list[Any], model_version: str = ""
    ) -> SimpleNamespace:
        self._count("create")
        made = SimpleNamespace(
            id=next(self._numbers), result=result, was_cancelled=False, model_version=model_version
        )
        there.append(made)
        return made

    def _update(self, there: dict[int, list[SimpleNamespace]], id: int, result: list[Any]) -> None:
        self._count("update")
        (known,) = (made for listed in there.values() for made in listed if made.id == id)
        known.result = result


class FakeCvatTask:
    """A task of `cvat_sdk` with frames of these sizes."""

    def __init__(self, task_id: int, frames: dict[str, tuple[int, int]], status: str = "annotation") -> None:
        self.id = task_id
        self.size = len(frames)
        self.status = status
        self.shapes: list[SimpleNamespace] = []
        self.tracks: list[SimpleNamespace] = []
        self.frames = frames
        self.calls: list[str] = []
        self.fails_at = ""
        self._numbers = itertools.count(1000)

    def get_meta(self) -> SimpleNamespace:
        frames = [
            SimpleNamespace(name=name, height=height, width=width)
            for name, (height, width) in self.frames.items()
        ]
        return SimpleNamespace(frames=frames, deleted_frames=[])

    def get_frame(self, frame: int, quality: str) -> io.BytesIO:
        height, width = list(self.frames.values())[frame]
        return io.BytesIO(png(height, width, seed=self.id * 100 + frame))

    def get_annotations(self) -> SimpleNamespace:
        self.calls.append("read")
        return SimpleNamespace(shapes=list(self.shapes), tracks=list(self.tracks))

    def change(self, shapes: list[dict[str, Any]], action: str) -> None:
        """What `update_annotations` does."""
        self.calls.append(action)
        if action == self.fails_at:
            raise ConnectionResetError("gone")
        if action == "delete":
            gone = {shape["id"] for shape in shapes}
            self.shapes = [shape for shape in self.shapes if shape.id not in gone]
            return
        for shape in shapes:
            self.add(shape["frame"], shape["label_id"], shape["points"], shape["type"])

    def add(self, frame: int, label_id: int, points: list[float], kind: str = "mask") -> None:
        self.shapes.append(
            SimpleNamespace(id=next(self._numbers), type=kind, frame=frame, label_id=label_id, points=points)
        )


class FakeCvat:
    """The calls of `cvat_sdk.Client` that are made: one project with these tasks."""

    def __init__(self, tasks: list[FakeCvatTask]) -> None:
        labels = [SimpleNamespace(name="cell", id=51), SimpleNamespace(name="nucleus", id=52)]
        project = SimpleNamespace(
            id=7,
            name="Cells",
            tasks=SimpleNamespace(count=len(tasks)),
            get_labels=lambda: labels,
            get_tasks=lambda: tasks,
        )
        self.projects = SimpleNamespace(list=lambda: [project], retrieve=lambda number: project)
