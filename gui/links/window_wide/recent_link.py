"""Link of the recent projects with welcome page, menu, settings and the pictures of their last images."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from engine.session import Notice
from gui import plain_text
from gui.dialogs.file_dialogs import FileDialogs
from gui.language.texts import tr
from gui.panels.thumbnails import Thumbnails

if TYPE_CHECKING:
    from engine.session import Session
    from gui.menus import RecentMenu
    from gui.parts import WindowParts
    from gui.welcome import WelcomePage


class RecentLink(QObject):
    """Recent projects of one window; GUI thread. Pictures are read in the background; nothing is written."""

    def __init__(self, parts: WindowParts, welcome: WelcomePage, menu: RecentMenu) -> None:
        super().__init__(parts.frame)
        self._parts = parts
        self._welcome = welcome
        self._menu = menu
        self._thumbnails = Thumbnails(self)
        self._thumbnails.arrived.connect(self._picture_arrived)
        menu.aboutToShow.connect(self._fill_menu)
        for source in (welcome, menu):
            source.path_chosen.connect(self.open)
            source.locate_requested.connect(self.locate)
            source.clear_requested.connect(self.clear)

    def show(self) -> None:
        """List the projects on the welcome page, with what pictures there are."""
        known, there = self._parts.settings.known_projects, self._parts.settings.recent
        self._welcome.show_recent(known, [path for path in known if path not in there])
        for project, image in self._pictures().items():
            picture = self._thumbnails.get(image)
            if picture is not None:
                self._welcome.show_picture(project, picture)

    def remember(self, session: Session) -> None:
        """Keep in mind which image of this project is open, for its picture."""
        if session.image is None or session.read_only:
            return
        settings = self._parts.settings
        known = [str(path) for path in settings.known_projects]
        pictures = {name: image for name, image in settings.recent_images.items() if name in known}
        settings.recent_images = {**pictures, str(session.project.path): str(session.image.record.path)}

    def open(self, path: Path) -> None:
        """Open a project of the list; one that cannot be opened leaves it."""
        if not self._parts.controller.open_path(path) and os.path.exists(path):
            self._parts.settings.forget_recent(path)
        self.show()

    def locate(self, path: Path) -> None:
        """Ask where a project is that is not at its place any more, and open it there."""
        title = tr("Where is {name} now?", name=plain_text.one_line(path.stem))
        files = FileDialogs(self._parts.settings)
        chosen = files.choose_folder(self._parts.frame, "projects", title, str(path.parent))
        if chosen is None:
            return
        # Often the folder around it was moved, and that is what one chooses.
        place = chosen if chosen.suffix == path.suffix else chosen / path.name
        if not os.path.isdir(place):
            name = plain_text.one_line(path.name)
            self._parts.notices.show_notice(
                Notice(
                    tr("{name} is not in this folder.", name=name),
                    tr("Choose the folder {name} itself, or the one around it.", name=name),
                )
            )
        elif self._parts.controller.open_path(place):
            self._parts.settings.forget_recent(path)
            self.show()

    def clear(self) -> None:
        """Empty the list; the projects stay."""
        self._parts.settings.clear_recent()
        self.show()

    def close(self) -> None:
        """Wait for the picture that is being read."""
        self._thumbnails.close()

    def _fill_menu(self) -> None:
        known, there = self._parts.settings.known_projects, self._parts.settings.recent
        self._menu.show_recent(known, [path for path in known if path not in there])

    def _pictures(self) -> dict[Path, Path]:
        images = self._parts.settings.recent_images
        return {path: Path(images[str(path)]) for path in self._parts.settings.recent if str(path) in images}

    def _picture_arrived(self, image: str) -> None:
        picture = self._thumbnails.get(Path(image))
        for project, of_project in self._pictures().items():
            if picture is not None and str(of_project) == image:
                self._welcome.show_picture(project, picture)
