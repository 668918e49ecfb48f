"""Main window: first the page that can be painted at once, then all other parts."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from gui import plain_text
from gui.action_table.key_texts import KeyTexts
from gui.actions import ActionSet, WindowState
from gui.language.sentences import sentence
from gui.language.texts import tr, with_signs
from gui.menus import CLASS_MENU, IMAGE_MENU, RecentMenu, ToolBar, bind_icons, fill_menus
from gui.panels.screen_fit import FRAME
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
    from gui.links.dialog_links.effort_link import EffortLink
    from gui.links.dialog_opener import DialogOpener
    from gui.links.display_link import DisplayLink
    from gui.links.instances_link import InstancesLink
    from gui.links.project_links import ProjectLinks
    from gui.links.window_wide.recent_link import RecentLink
    from gui.links.window_wide.sequence_link import SequenceLink
    from gui.messages import Notices
    from gui.panels.model import ModelPanel
    from gui.panels.tool_options import ToolOptionsPanel
    from gui.project_controller import ProjectController
    from gui.statusbar import StatusLine
    from gui.workspace import Workspace

DEFAULT_SIZE: Final = QSize(1440, 900)
MINIMUM_SIZE: Final = QSize(600, 280)
"""In logical pixels: a screen of 1280 x 680 at scale 2 holds the window with its frame."""
RECENT_ACTIONS: Final = 30
"""Actions that a crash report names."""


class MainWindow(QMainWindow):
    """Window with one project; only a page shows until `build_engine_parts()`, after the first paint."""

    first_painted = Signal()

    def __init__(self, theme: Theme, settings: Settings, make_demo: Callable[[], Path] | None = None) -> None:
        super().__init__()
        self.theme = theme
        self.settings = settings
        self.icons = Icons(theme, self)
        self.tools = ToolState(settings, self)
        self.action_set = ActionSet(self, self._run, settings.changed_keys)
        self.key_texts = KeyTexts(self.action_set, self)
        self.recent_actions: deque[str] = deque(maxlen=RECENT_ACTIONS)
        self.welcome = WelcomePage(theme, self.icons)
        self.key_texts.watch(self.welcome)
        self.workspace: Workspace | None = None
        self._make_demo = make_demo
        self._commands: Commands | None = None
        self._was_painted = False
        self.setWindowTitle("Inkling")
        self.setMinimumSize(MINIMUM_SIZE)
        self.setAcceptDrops(True)
        self.recent_menu = RecentMenu(self)
        fill_menus(self.menuBar(), self.action_set, self.recent_menu)
        self.tool_bar = ToolBar(self.action_set, self.icons)
        self.addToolBar(self.tool_bar)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.welcome)
        self.setCentralWidget(self.stack)
        self.welcome.demo_button.setVisible(make_demo is not None)
        self._show_offer()
        self._connect_welcome()
        self._show_page(is_project=False)
        self._restore_geometry()
        self.action_set.update(WindowState())

    # ---- the second half, after the first paint

    def build_engine_parts(self, controller: ProjectController, view: CanvasView) -> None:
        """Build what needs the engine: panels, messages, status line, around this canvas."""
        from gui.commands import Commands
        from gui.links.canvas_link import CanvasLink
        from gui.links.dialog_links.effort_link import EffortLink
        from gui.links.dialog_opener import DialogOpener
        from gui.links.display_link import DisplayLink
        from gui.links.instances_link import InstancesLink
        from gui.links.project_links import ProjectLinks
        from gui.links.window_wide.recent_link import RecentLink
        from gui.messages import Notices
        from gui.parts import WindowParts
        from gui.statusbar import StatusLine
        from gui.workspace import Workspace

        self.controller = controller
        self.canvas = view
        self.canvas_link: CanvasLink = CanvasLink(view, self.tools, self.theme)
        self.workspace = Workspace(self.theme, self.icons, self.action_set, view, self.stack)
        self.instances_link: InstancesLink = InstancesLink(
            view, self.tools, self.workspace.classes, controller.dispatcher
        )
        self.display_link: DisplayLink = DisplayLink(view, self.workspace.adjustment)
        self.stack.addWidget(self.workspace)
        self.notices: Notices = Notices(self.icons, self.key_texts, self.stack)
        self.status: StatusLine = StatusLine(self.theme, self.icons)
        self.status.install(self.statusBar())
        self.statusBar().setVisible(False)
        self.effort_link: EffortLink = EffortLink(
            view, self.tools, self.action_set, self.workspace, self.status
        )
        parts = WindowParts(
            frame=self,
            actions=self.action_set,
            key_texts=self.key_texts,
            theme=self.theme,
            settings=self.settings,
            tools=self.tools,
            controller=controller,
            canvas=view,
            workspace=self.workspace,
            notices=self.notices,
            status=self.status,
            canvas_link=self.canvas_link,
            instances_link=self.instances_link,
            display_link=self.display_link,
        )
        self.links: ProjectLinks = ProjectLinks(parts)
        self.dialogs: DialogOpener = DialogOpener(parts, self.links)
        self.recent: RecentLink = RecentLink(parts, self.welcome, self.recent_menu)
        self._commands = Commands(parts, self.links, self.dialogs, self._make_demo, self.refresh_actions)
        self._connect_controller(controller)
        self._connect_links()
        self._connect_tools()
        self._restore_layout()
        bind_icons(self.action_set, self.icons)
        self.icons.load()
        self.tool_bar.fit_width()
        self.recent.show()
        self.refresh_actions()

    def refresh_actions(self) -> None:
        """Enable, check and name the actions by the present state."""
        assert self._commands is not None
        actions, link = self.action_set, self.links.session
        state = WindowState() if link is None else link.state()
        title = "Inkling" if link is None else f"{link.session.project.name} – Inkling"
        self.setWindowTitle(plain_text.title(title))
        # Undo takes back what is being drawn before it takes back what is part of the mask.
        actions.update(replace(state, can_undo=state.can_undo or self.canvas.has_draft))
        for action_id, is_on in self._commands.checked().items():
            actions.set_checked(action_id, is_on)
        undo, redo = ("", "") if link is None else link.step_labels()
        undo = tr("last point that is not applied") if self.canvas.has_draft else sentence(undo)
        actions["undo"].setText(tr("Undo: {step}", step=plain_text.caption(undo)) if undo else tr("Undo"))
        redo = plain_text.caption(sentence(redo))
        actions["redo"].setText(tr("Redo: {step}", step=redo) if redo else tr("Redo"))
        image = None if link is None else link.session.image
        self.tool_bar.show_image("" if image is None else image.record.shown_name)

    # ---- events of the window

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that nobody took: where it is that of an action that cannot be used now, say why."""
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Escape and self._leaves_tour():
            return
        spec = self.action_set.unavailable(event.keyCombination())
        if spec is None or self._commands is None or event.isAutoRepeat():
            return
        from engine.session import Notice
        from gui.key_filter import is_text_field
        from gui.links.no_effect import reason_unavailable
        from gui.messages import ANSWER

        # Return ends the typing in a field, which passes it on.
        if is_text_field(self.focusWidget()):
            return
        link = self.links.session
        state = WindowState() if link is None else link.state()
        self.notices.begin_act()
        self.notices.show_notice(Notice(reason_unavailable(spec, state), subject=ANSWER))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # A dialog in front asks something first.
        is_free = self._commands is None or not self.dialogs.shown
        if is_free and any(url.isLocalFile() for url in event.mimeData().urls()):
            # Always a copy: the source must not think that its files have gone from it.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.welcome.show_drag(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.welcome.show_drag(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.welcome.show_drag(False)
        paths = _dropped_paths(event)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if self._commands is not None and paths and not self.dialogs.shown:
            # After the event: opening shows progress, and the source must not wait for it.
            QTimer.singleShot(0, lambda: self.dialogs.dropped(paths))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._take_in_typed()
        if not self.action_set["canvas_only"].isChecked():
            self.settings.set_bytes("geometry", self.saveGeometry())
        if self.workspace is not None:
            self.settings.set_bytes("layout", self.workspace.layout_state())
        self.settings.sync()
        if self._commands is not None and not self.controller.close_project():
            if self.controller.session is None:
                from engine.session import Notice

                # The next try finds the project closed and goes through.
                summary = tr("Something could not be saved, so the window stays open.")
                self.notices.show_notice(Notice(summary, tr("Close it again to leave anyway.")))
            event.ignore()
            return
        if self.workspace is not None:
            self.dialogs.close_all()
            self.workspace.images.close_images()
            self.recent.close()
        super().closeEvent(event)

    # ---- inside

    def _run(self, action_id: str) -> None:
        self.recent_actions.append(action_id)
        if action_id == "take_back" and self._leaves_tour():
            return
        self._take_in_typed()
        if self._commands is not None:
            self._commands.run(action_id)

    def _leaves_tour(self) -> bool:
        """Whether Escape has ended a tour, which goes before what it takes back else."""
        return self._commands is not None and self.links.tour.leave_by_key()

    def _take_in_typed(self) -> None:
        """A name that is being typed counts before whatever is done next: a menu takes no keyboard focus."""
        if self.workspace is not None:
            self.workspace.classes.view.take_in_typed()

    def _connect_welcome(self) -> None:
        page = self.welcome
        page.folder_requested.connect(lambda: self._run("open_folder"))
        page.project_requested.connect(lambda: self._run("open_project"))
        page.new_requested.connect(lambda: self._run("new_project"))
        page.demo_requested.connect(lambda: self._run("open_demo"))
        page.show_recent(self.settings.recent)
        page.tour_requested.connect(lambda: self._run("tour"))
        page.tour_declined.connect(self._decline_tour)

    def _show_offer(self) -> None:
        self.welcome.show_offer(self._make_demo is not None and not self.settings.is_tour_over)

    def _decline_tour(self) -> None:
        self.settings.is_tour_over = True
        self._show_offer()

    def _connect_controller(self, controller: ProjectController) -> None:
        controller.opening.connect(self._on_opening)
        controller.progress.connect(self._on_progress)
        controller.opened.connect(self._on_opened)
        controller.closing.connect(self._unlink)
        controller.closing.connect(self.notices.clear)
        controller.closed.connect(lambda: self._show_page(is_project=False))
        controller.notice.connect(self._on_notice)
        controller.unapplied = self.canvas_link.unapplied

    def _connect_links(self) -> None:
        from gui.links.window_wide.sequence_link import SequenceLink
        from gui.messages import ANSWER
        from gui.project_controller import refusal

        assert self.workspace is not None
        self.sequence_link: SequenceLink = SequenceLink(
            self.canvas, self.workspace.timeline, self.action_set, self.tools
        )
        self.workspace.place.covered.connect(self.notices.set_top)
        self.notices.lie_over(self.workspace.place, self.canvas)
        for named in (self.workspace, self.status):
            self.key_texts.watch(named)
        self.links.notice.connect(self._on_notice)
        self.links.tour.images_wanted.connect(lambda: self._run("open_folder"))
        self.links.hints_over.connect(self.notices.end_until_cut)
        self.links.notice_over.connect(self.notices.end_subjects)
        self.links.state_changed.connect(self.refresh_actions)
        self.links.class_counted.connect(self.dialogs.delete_class)
        self.canvas_link.cursor_moved.connect(self._on_cursor)
        self.canvas_link.notice.connect(self._on_notice)
        self.sequence_link.notice.connect(self._on_notice)
        # What was answered to a press or a key is over with the next one.
        self.canvas_link.refused.connect(
            lambda error: self._on_notice(replace(refusal(error), subject=ANSWER))
        )

    def _show_tool_options(self, panel: ToolOptionsPanel) -> None:
        spec = self.tools.spec
        panel.show_options(spec.options, self.tools.option, has_size=spec.has_size)
        panel.set_over_used(spec.heeds_only_over)

    def _connect_tools(self) -> None:
        tools, workspace = self.tools, self.workspace
        assert workspace is not None
        tools.radius_changed.connect(workspace.tool.show_radius)
        tools.tool_changed.connect(lambda _tool: self._show_tool_options(workspace.tool))
        workspace.tool.option_moved.connect(tools.set_option)
        workspace.tool.over_chosen.connect(tools.only_over.set)
        tools.only_over.changed.connect(workspace.tool.show_over)
        tools.option_changed.connect(workspace.tool.show_option)
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
        self._show_tool_options(workspace.tool)
        workspace.tool.show_opacity(tools.opacity.value)
        workspace.cut.show_choices(tools.cut.value)
        workspace.cut.show_island_px(tools.island_px.value)
        workspace.cut.show_more(tools.are_rare_sliders_shown.value)
        workspace.cut.more_toggled.connect(tools.are_rare_sliders_shown.set)
        workspace.docks_changed.connect(self.refresh_actions)
        workspace.classes.add_requested.connect(lambda: self._run("add_class"))
        workspace.classes.delete_requested.connect(self._delete_class)
        workspace.classes.set_menu([self.action_set[name] for name in CLASS_MENU])
        workspace.images.remove_requested.connect(lambda: self._run("remove_images"))
        workspace.images.set_menu([self.action_set[name] for name in IMAGE_MENU])
        workspace.images.add_requested.connect(lambda: self._run("add_images"))
        self._connect_model(tools, workspace.model)
        workspace.learning.start_requested.connect(lambda: self._run("learn_start"))
        workspace.learning.pause_requested.connect(lambda: self._run("learn_pause"))
        workspace.learning.cancel_requested.connect(lambda: self._run("learn_cancel"))
        self._connect_display(tools, workspace)
        self.status.cancel_requested.connect(lambda: self._run("stop_work"))
        self.status.effort_requested.connect(lambda: self._run("effort"))
        self.canvas.scale_changed.connect(self.status.show_zoom)
        self.canvas_link.orientation_changed.connect(self.status.show_orientation)
        self.status.straight_requested.connect(lambda: self._run("view_straight"))
        self.canvas.hint_changed.connect(self.status.show_hint)
        self.canvas.draft_changed.connect(lambda _has_draft: self.refresh_actions())

    def _delete_class(self, class_id: int) -> None:
        self.tools.choose_class(class_id)
        self._run("delete_class")

    def _connect_model(self, tools: ToolState, panel: ModelPanel) -> None:
        panel.careful_requested.connect(tools.careful.set)
        panel.uncertainty_requested.connect(tools.uncertainty.set)
        panel.card_requested.connect(lambda: self._run("model_card"))
        panel.network_requested.connect(lambda: self._run("choose_network"))
        tools.is_uncertainty_shown.changed.connect(panel.show_kinds)

    def _connect_display(self, tools: ToolState, workspace: Workspace) -> None:
        from gui.display.navigator import Navigator
        from gui.display.split_handle import SplitHandle

        self.display_link.notice.connect(self._on_notice)
        self.display_link.changed.connect(lambda _adjustment: self.refresh_actions())
        tools.is_adjustment_shown.changed.connect(workspace.show_adjustment)
        workspace.adjustment.close_requested.connect(lambda: tools.is_adjustment_shown.set(False))
        workspace.adjustment.setVisible(tools.is_adjustment_shown.value)
        SplitHandle(self.canvas)
        self.display_link.pixel_size_changed.connect(lambda _size: self._show_scale_bar())
        tools.is_scale_bar_shown.changed.connect(lambda _shown: self._show_scale_bar())
        for choice_of_labels in (tools.layer, tools.is_split, tools.is_scale_bar_shown):
            choice_of_labels.changed.connect(lambda _value: self.refresh_actions())
        Navigator(self.canvas).follow(tools.is_navigator_shown)
        workspace.place.ruled.follow(tools.are_rulers_shown)
        self.display_link.pixel_size_changed.connect(workspace.place.ruled.show_pixel_size)
        shown = (tools.is_adjustment_shown, tools.is_navigator_shown, tools.are_rulers_shown)
        of_frames = (tools.is_timeline_shown, tools.is_onion_shown, tools.fills_from_prediction)
        of_film = (tools.is_film_playing, tools.is_film_repeated)
        of_pointer = (tools.is_crosshair_shown, tools.is_pointer_by_keys)
        for choice in (*shown, *of_frames, *of_film, *of_pointer, tools.is_grid_shown):
            choice.changed.connect(lambda _value: self.refresh_actions())

    def _show_scale_bar(self) -> None:
        is_shown = self.tools.is_scale_bar_shown.value
        self.canvas.set_scale_bar(self.display_link.pixel_size if is_shown else None)

    def _on_opening(self, what: str) -> None:
        self.notices.clear()
        self.welcome.show_opening(what)
        self._show_page(is_project=False, is_opening=True)
        self.repaint()

    def _on_progress(self, progress: Progress) -> None:
        self.welcome.show_progress(
            progress.done, progress.total, f"{with_signs(f'{progress.done:,}')} {sentence(progress.unit)}"
        )

    def _on_opened(self, session: Session) -> None:
        assert self.workspace is not None
        self._unlink()
        self.links.open(session)
        self.canvas_link.set_session(session)
        self.instances_link.set_session(session)
        self.display_link.set_session(session)
        edits = self.controller.edits
        link = self.links.session
        assert link is not None
        self.sequence_link.set_session(session, None if edits is None else edits.sequence, link.source)
        self.effort_link.set_session(session)
        if not session.read_only:
            self.settings.add_recent(session.project.path)
        self._show_page(is_project=True)
        self.workspace.images.view.setFocus()
        if session.image is None and not session.busy.opening:
            session.navigation.open_last()
        self.refresh_actions()

    def _unlink(self) -> None:
        assert self.workspace is not None
        if self.links.session is None:
            return
        self._take_in_typed()
        self.recent.remember(self.links.session.session)
        self.dialogs.close_those_of_project()
        self.instances_link.set_session(None)
        self.display_link.set_session(None)
        self.sequence_link.set_session(None, None, None)
        self.effort_link.set_session(None)
        self.canvas_link.set_session(None)
        self.links.close()
        self.workspace.images.show_images(None)

    def _show_page(self, *, is_project: bool, is_opening: bool = False) -> None:
        if not is_opening and not is_project:
            self.setWindowTitle("Inkling")
            if self._commands is not None:
                self.recent.show()
                self._show_offer()
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
            values = self.canvas_link.values.text_at(at)
            self.status.show_cursor(at, class_id, link.session.classes, number, values)

    def _restore_layout(self) -> None:
        state = self.settings.bytes_of("layout")
        if state is not None and self.workspace is not None:
            self.workspace.restore_layout(state)

    def _restore_geometry(self) -> None:
        if not self.restoreGeometry(self.settings.bytes_of("geometry") or b""):
            self.resize(DEFAULT_SIZE.boundedTo(self.screen().availableGeometry().size() - FRAME))


def _dropped_paths(event: QDropEvent) -> list[Path]:
    """Files and folders of this machine that hang at the mouse."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
