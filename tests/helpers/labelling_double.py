"""Labelling servers over real HTTP, for the packages themselves: the calls that are made, over plain memory.

Answers have the fields of the servers' own descriptions (OpenAPI) that the packages require.
"""

from __future__ import annotations

import http.server
import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.helpers.labelling_servers import FakeCvatTask, FakeLabelStudio

TOKEN = "0123456789abcdef0123456789abcdef01234567"

Answer = Callable[[str, str, dict[str, str], Any], Any]
"""Method, path, query and body to a JSON value, bytes, or None for what is not there."""


@contextmanager
def served(answer: Answer) -> Iterator[str]:
    """The address of a server that answers so, and refuses other tokens."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def _answer(self) -> None:
            parts = urlsplit(self.path)
            query = {key: values[0] for key, values in parse_qs(parts.query).items()}
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length)) if length else None
            if TOKEN not in (self.headers.get("Authorization") or ""):
                self._send(401, b'{"detail": "no"}', "application/json")
                return
            value = answer(self.command, parts.path.rstrip("/"), query, body)
            if value is None:
                self._send(404, b'{"detail": "Not found."}', "application/json")
            elif isinstance(value, bytes):
                self._send(200, value, "image/png")
            else:
                self._send(200, json.dumps(value).encode(), "application/json")

        do_GET = do_POST = do_PATCH = _answer  # noqa: N815 - the names of the methods of HTTP

        def _send(self, status: int, content: bytes, kind: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None: ...

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def label_studio(studio: FakeLabelStudio, files: dict[str, bytes]) -> Answer:
    """The paths of Label Studio 1.x."""

    def plain(made: SimpleNamespace, task: int) -> dict[str, Any]:
        return {
            "id": made.id,
            "task": task,
            "result": made.result,
            "was_cancelled": False,
            "model_version": made.model_version,
        }

    def stored(store: dict[int, list[SimpleNamespace]], number: str, body: Any) -> Any:
        for task, listed in store.items():
            for made in listed:
                if made.id == int(number):
                    made.result = body["result"]
                    return plain(made, task)
        return None

    def answer(method: str, path: str, query: dict[str, str], body: Any) -> Any:
        if path in files:
            return files[path]
        if path == "/api/current-user/whoami":
            return {"id": 1, "email": "a@example.org"}
        if path == "/api/projects" and query.get("page", "1") != "1":
            return None
        if path == "/api/projects":
            return _page([{"id": 7, "title": "Cells", "task_number": len(studio.tasks_there)}])
        if path == "/api/projects/7":
            return {"id": 7, "title": "Cells", "label_config": studio.config}
        if path == "/api/tasks":
            # The package asks for page after page, until one has nothing.
            tasks = [{"id": n, "data": data} for n, data in studio.tasks_there.items()]
            tasks = tasks if query.get("page", "1") == "1" else []
            return {"tasks": tasks, "total": len(tasks), "total_annotations": 0, "total_predictions": 0}
        if found := re.fullmatch(r"/api/tasks/(\d+)/annotations", path):
            task = int(found[1])
            if method == "POST":
                return plain(studio.annotations.create(id=task, result=body["result"]), task)
            return [plain(made, task) for made in studio.made[task]]
        if found := re.fullmatch(r"/api/annotations/(\d+)", path):
            return stored(studio.made, found[1], body)
        if path == "/api/predictions":
            if method == "POST":
                made = studio.predictions.create(**body)
                return plain(made, body["task"])
            return [plain(made, int(query["task"])) for made in studio.suggested[int(query["task"])]]
        if found := re.fullmatch(r"/api/predictions/(\d+)", path):
            return stored(studio.suggested, found[1], body)
        return None

    return answer


def cvat(task: FakeCvatTask) -> Answer:
    """The paths of CVAT 2.x: project 7 with one task."""

    def plain_task() -> dict[str, Any]:
        return {
            "id": task.id,
            "name": "task",
            "size": task.size,
            "status": task.status,
            "organization": None,
            "jobs": {"url": "http://x", "count": 1, "completed": 0, "validation": 0},
            "labels": {"url": "http://x"},
        }

    def plain_project() -> dict[str, Any]:
        return {
            "id": 7,
            "name": "Cells",
            "organization": None,
            "tasks": {"url": "http://x", "count": 1},
            "labels": {"url": "http://x"},
        }

    def annotations(method: str, query: dict[str, str], body: Any) -> Any:
        if method == "PATCH":
            task.change(body["shapes"], query["action"])
        shapes = [{**vars(shape), "source": "manual", "attributes": []} for shape in task.shapes]
        return {"version": 0, "tags": [], "tracks": [], "shapes": shapes}

    def answer(method: str, path: str, query: dict[str, str], body: Any) -> Any:
        base = f"/api/tasks/{task.id}"
        if path == "/api/projects":
            return _page([plain_project()])
        if path == "/api/projects/7":
            return plain_project()
        if path == "/api/tasks":
            return _page([plain_task()])
        if path == "/api/labels":
            return _page([{"id": 51, "name": "cell", "type": "any"}, {"id": 52, "name": "nucleus"}])
        if path == f"{base}/data/meta":
            frames = [
                {"name": name, "height": height, "width": width, "related_files": 0}
                for name, (height, width) in task.frames.items()
            ]
            return {"frames": frames, "deleted_frames": [], "chunks_updated_date": "2026-01-01T00:00:00Z"}
        if path == f"{base}/data":
            return task.get_frame(int(query["number"]), query["quality"]).read()
        if path == f"{base}/annotations":
            return annotations(method, query, body)
        return None

    return answer


def _page(results: list[dict[str, Any]]) -> dict[str, Any]:
    return {"count": len(results), "next": None, "previous": None, "results": results}
