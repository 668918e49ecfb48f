"""Drafts that were put aside unapplied, each with its tool, by the image that they were drawn on."""

from __future__ import annotations

from engine.core import ImageId
from gui.tools.base import Draft, Tool


class WaitingDrafts:
    """Tools with a draft that are not in hand; of each tool at most one for an image."""

    def __init__(self) -> None:
        self._tools: dict[tuple[ImageId, str], Tool] = {}

    def put(self, image_id: ImageId, tool_id: str, tool: Tool) -> None:
        self._tools[image_id, tool_id] = tool

    def take(self, image_id: ImageId, tool_id: str) -> Tool | None:
        """The tool with its draft, which is no longer aside; None when there is none."""
        return self._tools.pop((image_id, tool_id), None)

    def tools_of(self, image_id: ImageId) -> list[str]:
        """Ids of the tools with a draft for this image."""
        return [tool_id for other, tool_id, _ in self.drafts() if other == image_id]

    def drafts(self) -> list[tuple[ImageId, str, Draft | None]]:
        """Every draft with its image and the id of its tool."""
        # What was still being looked for when it was put aside may have been painted since.
        tools = [(*place, tool) for place, tool in self._tools.items() if tool.has_draft]
        return [(image_id, tool_id, tool.draft) for image_id, tool_id, tool in tools]

    def clear(self) -> None:
        """Drop all of them."""
        self._tools.clear()
