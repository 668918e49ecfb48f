"""Parts of a window that commands, dialogs and links work with."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QMainWindow

from gui.action_table.key_texts import KeyTexts
from gui.actions import ActionSet
from gui.canvas.view import CanvasView
from gui.links.canvas_link import CanvasLink
from gui.links.display_link import DisplayLink
from gui.links.instances_link import InstancesLink
from gui.messages import Notices
from gui.project_controller import ProjectController
from gui.settings import Settings
from gui.statusbar import StatusLine
from gui.style.theme import Theme
from gui.tool_state import ToolState
from gui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class WindowParts:
    """Parts that live as long as their window; `frame` is the window itself, the parent of dialogs."""

    frame: QMainWindow
    actions: ActionSet
    key_texts: KeyTexts
    theme: Theme
    settings: Settings
    tools: ToolState
    controller: ProjectController
    canvas: CanvasView
    workspace: Workspace
    notices: Notices
    status: StatusLine
    canvas_link: CanvasLink
    instances_link: InstancesLink
    display_link: DisplayLink
