"""Main window: first the page that can be painted at once, then all other parts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from gui.actions import ActionSet, WindowState
from gui.menus import ToolBar, bind_icons, fill_menus
from gui.settings import Settings
from gui.style.icons import Icons
from gui.style.theme import Theme
from gui.tool_state import ToolState
from gui.welcome import WelcomePage

if TYPE_CHECKING:
    from engine.core import Progress
    from engine.session import Notice, Session
    from gui.canvas.view import CanvasView
    from gui.commands import Commands
    from gui.links.canvas_link import CanvasLink
    from gui.links.dialog_opener import DialogOpener
    from gui.links.effort_link import EffortLink
    from gui.links.instances_link import InstancesLink
    from gui.links.project_links import ProjectLinks
    from gui.messages import Notices
    from gui.panels.model import ModelPanel
    from gui.project_controller import ProjectController
    from gui.statusbar import StatusLine
    from gui.workspace import Workspace

DEFAULT_SIZE: Final = QSize(1440, 900)
MINIMUM_SIZE: Final = QSize(960, 620)


class MainWindow(QMainWindow):
    """Window with one project; only a page shows until `build_engine_parts()`, after the first paint."""

    first_painted = Signal()

    def __init__(self, theme: Theme, settings: Settings, make_demo: Callable[[], Path] | None = None) -> None:
        super().__init__()
        self.theme = theme
        self.settings = settings
        self.icons = Icons(theme, self)
        self.tools = ToolState(settings, self)
        self.action_set = ActionSet(self, self._run)
        self.welcome = WelcomePage(theme, self.icons)
        self.workspace: Workspace | None = None
        self._make_demo = make_demo
        self._commands: Commands | None = None
        self._was_painted = False
        self.setWindowTitle("Inkling")
        self.setMinimumSize(MINIMUM_SIZE)
        self.setAcceptDrops(True)
        fill_menus(self.menuBar(), self.action_set)
        self.tool_bar = ToolBar(self.action_set, self.icons)
        self.addToolBar(self.tool_bar)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.welcome)
        self.setCentralWidget(self.stack)
        self.welcome.demo_button.setVisible(make_demo is not None)
        self._connect_welcome()
        self._show_page(is_project=False)
        self._restore_geometry()
        self.action_set.update(WindowState())

    # ---- the second half, after the first paint

    def build_engine_parts(self, controller: ProjectController, view: CanvasView) -> None:
        """Build what needs the engine: panels, messages, status line, around this canvas."""
        from gui.commands import Commands
        from gui.links.canvas_link import CanvasLink
        from gui.links.dialog_opener import DialogOpener
        from gui.links.effort_link import EffortLink
        from gui.links.instances_link import InstancesLink
        from gui.links.project_links import ProjectLinks
        from gui.messages import Notices
        from gui.parts import WindowParts
        from gui.statusbar import StatusLine
        from gui.workspace import Workspace

        self.controller = controller
        self.canvas = view
        self.canvas_link: CanvasLink = CanvasLink(view, self.tools, self.theme)
        self.workspace = Workspace(self.theme, self.icons, self.action_set, view)
        self.instances_link: InstancesLink = InstancesLink(
            view, self.tools, self.workspace.classes, controller.dispatcher
        )
        self.stack.addWidget(self.workspace)
        self.notices: Notices = Notices(self.icons, self.stack)
        self.status: StatusLine = StatusLine(self.theme, self.icons)
        self.status.install(self.statusBar())
        self.statusBar().setVisible(False)
        self.effort_link: EffortLink = EffortLink(
            view, self.tools, self.action_set, self.workspace, self.status
        )
        parts = WindowParts(
            frame=self,
            theme=self.theme,
            settings=self.settings,
            tools=self.tools,
            controller=controller,
            canvas=view,
            workspace=self.workspace,
            notices=self.notices,
            status=self.status,
            instances_link=self.instances_link,
        )
        self.links: ProjectLinks = ProjectLinks(parts)
        self.dialogs: DialogOpener = DialogOpener(parts, self.links)
        self._commands = Commands(parts, self.links, self.dialogs, self._make_demo, self.refresh_actions)
        self._connect_controller(controller)
        self._connect_links()
        self._connect_tools()
        state = self.settings.bytes_of("layout")
        if state is not None:
            self.workspace.restore_layout(state)
        bind_icons(self.action_set, self.icons)
        self.icons.load()
        self.refresh_actions()

    def refresh_actions(self) -> None:
        """Enable, check and name the actions by the present state."""
        assert self._commands is not None
        actions, link = self.action_set, self.links.session
        actions.update(WindowState() if link is None else link.state())
        for action_id, is_on in self._commands.checked().items():
            actions.set_checked(action_id, is_on)
        undo, redo = ("", "") if link is None else link.step_labels()
        actions["undo"].setText(f"Undo: {undo}" if undo else "Undo")
        actions["redo"].setText(f"Redo: {redo}" if redo else "Redo")
        image = None if link is None else link.session.image
        has_preview = image is not None and image.preview is not None
        self.tool_bar.show_step("Apply the cut" if has_preview else "Accept, next image")
        self.tool_bar.show_image("" if image is None else image.record.path.name)

    # ---- events of the window

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()
            self.welcome.show_drag(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.welcome.show_drag(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.welcome.show_drag(False)
        path = Path(event.mimeData().urls()[0].toLocalFile())
        event.acceptProposedAction()
        if self._commands is not None:
            # After the event: opening shows progress, and the source must not wait for it.
            QTimer.singleShot(0, lambda: self.controller.open_path(path))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.settings.set_bytes("geometry", self.saveGeometry())
        if self.workspace is not None:
            self.settings.set_bytes("layout", self.workspace.layout_state())
        self.settings.sync()
        if self._commands is not None and not self.controller.close_project():
            from engine.session import Notice

            # A full disk must be noticed; the next try finds the project closed and goes through.
            hint = "Close it again to leave anyway."
            summary = "Something could not be saved, so the window stays open."
            self.notices.show_notice(Notice(summary, hint))
            event.ignore()
            return
        if self.workspace is not None:
            self.dialogs.close_all()
            self.workspace.images.close_images()
        super().closeEvent(event)

    # ---- inside

    def _run(self, action_id: str) -> None:
        if self._commands is not None:
            self._commands.run(action_id)

    def _connect_welcome(self) -> None:
        page = self.welcome
        page.folder_requested.connect(lambda: self._run("open_folder"))
        page.project_requested.connect(lambda: self._run("open_project"))
        page.new_requested.connect(lambda: self._run("new_project"))
        page.demo_requested.connect(lambda: self._run("open_demo"))
        page.path_chosen.connect(self._open_recent)
        page.show_recent(self.settings.recent)

    def _open_recent(self, path: Path) -> None:
        if self._commands is not None and not self.controller.open_path(path):
            self.settings.forget_recent(path)
            self.welcome.show_recent(self.settings.recent)

    def _connect_controller(self, controller: ProjectController) -> None:
        controller.opening.connect(self._on_opening)
        controller.progress.connect(self._on_progress)
        controller.opened.connect(self._on_opened)
        controller.closing.connect(self._unlink)
        controller.closed.connect(lambda: self._show_page(is_project=False))
        controller.notice.connect(self._on_notice)

    def _connect_links(self) -> None:
        from gui.project_controller import refusal

        self.links.notice.connect(self._on_notice)
        self.links.hints_over.connect(self.notices.end_until_cut)
        self.links.state_changed.connect(self.refresh_actions)
        self.canvas_link.cursor_moved.connect(self._on_cursor)
        self.canvas_link.refused.connect(lambda error: self._on_notice(refusal(error)))
        self.instances_link.refused.connect(self._on_notice)

    def _connect_tools(self) -> None:
        tools, workspace = self.tools, self.workspace
        assert workspace is not None
        tools.radius_changed.connect(workspace.tool.show_radius)
        tools.opacity.changed.connect(workspace.tool.show_opacity)
        workspace.tool.radius_moved.connect(tools.set_radius_px)
        workspace.tool.opacity_moved.connect(tools.opacity.set)
        workspace.cut.moved.connect(tools.cut.set)
        workspace.cut.island_moved.connect(tools.island_px.set)
        tools.cut.changed.connect(workspace.cut.show_choices)
        tools.class_changed.connect(workspace.cut.show_class)
        shown = (tools.is_uncertainty_shown.changed, tools.are_instances_shown.changed)
        for signal in (tools.tool_changed, *shown, tools.careful.changed):
            signal.connect(lambda _value: self.refresh_actions())
        workspace.tool.show_radius(tools.radius_px)
        workspace.tool.show_opacity(tools.opacity.value)
        workspace.cut.show_choices(tools.cut.value)
        workspace.cut.show_island_px(tools.island_px.value)
        workspace.cut.show_more(tools.are_rare_sliders_shown.value)
        workspace.cut.more_toggled.connect(tools.are_rare_sliders_shown.set)
        workspace.classes.add_requested.connect(lambda: self._run("add_class"))
        workspace.images.add_requested.connect(lambda: self._run("add_images"))
        self._connect_model(tools, workspace.model)
        workspace.learning.start_requested.connect(lambda: self._run("learn_start"))
        workspace.learning.pause_requested.connect(lambda: self._run("learn_pause"))
        workspace.learning.cancel_requested.connect(lambda: self._run("learn_cancel"))
        self.status.cancel_requested.connect(lambda: self._run("stop_work"))
        self.status.effort_requested.connect(lambda: self._run("effort"))
        self.canvas.scale_changed.connect(self.status.show_zoom)

    def _connect_model(self, tools: ToolState, panel: ModelPanel) -> None:
        panel.careful_requested.connect(tools.careful.set)
        panel.uncertainty_requested.connect(tools.uncertainty.set)
        panel.card_requested.connect(lambda: self._run("model_card"))
        panel.network_requested.connect(lambda: self._run("choose_network"))
        tools.is_uncertainty_shown.changed.connect(panel.show_kinds)

    def _on_opening(self, what: str) -> None:
        self.notices.clear()
        self.welcome.show_opening(what)
        self._show_page(is_project=False, is_opening=True)
        self.repaint()

    def _on_progress(self, progress: Progress) -> None:
        self.welcome.show_progress(progress.done, progress.total, f"{progress.done:,} {progress.unit}")

    def _on_opened(self, session: Session) -> None:
        assert self.workspace is not None
        self._unlink()
        self.links.open(session)
        self.canvas_link.set_session(session)
        self.instances_link.set_session(session)
        self.effort_link.set_session(session)
        self.setWindowTitle(f"{session.project.name} – Inkling")
        if not session.read_only:
            self.settings.add_recent(session.project.path)
        self._show_page(is_project=True)
        banner = self.workspace.place.banner
        self.notices.set_top(banner.sizeHint().height() if session.read_only else 0)
        if session.image is None and not session.busy.opening:
            session.navigation.open_last()
        self.refresh_actions()

    def _unlink(self) -> None:
        assert self.workspace is not None
        if self.links.session is None:
            return
        self.instances_link.set_session(None)
        self.effort_link.set_session(None)
        self.canvas_link.set_session(None)
        self.links.close()
        self.notices.set_top(0)
        self.workspace.images.show_images(None)

    def _show_page(self, *, is_project: bool, is_opening: bool = False) -> None:
        if not is_opening and not is_project:
            self.setWindowTitle("Inkling")
            self.welcome.show_recent(self.settings.recent)
            self.welcome.show_start()
        self.stack.setCurrentIndex(1 if is_project else 0)
        self.tool_bar.setVisible(is_project)
        self.statusBar().setVisible(is_project)
        if self._commands is not None:
            self.refresh_actions()

    def _on_notice(self, notice: Notice) -> None:
        from gui.logs import log_notice

        log_notice(notice)
        self.notices.show_notice(notice)

    def _on_cursor(self, at: tuple[int, int] | None, class_id: int) -> None:
        link = self.links.session
        if link is not None:
            number = self.instances_link.id_at(at)
            self.status.show_cursor(at, class_id, link.session.classes, number)

    def _restore_geometry(self) -> None:
        state = self.settings.bytes_of("geometry")
        if state is None or not self.restoreGeometry(state):
            self.resize(DEFAULT_SIZE)
