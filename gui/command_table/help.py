"""Commands of the menu Help."""

from __future__ import annotations

from gui.command_table.group import NO_DEMO, Command, CommandGroup
from gui.language.texts import tr


class HelpCommands(CommandGroup):
    """Commands of the menu Help."""

    def commands(self) -> dict[str, Command]:
        dialogs = self._dialogs
        return {
            "palette": dialogs.palette,
            "tour": self._start_tour,
            "shortcuts": dialogs.shortcuts,
            "check_project": self._check_project,
            "check_machine": dialogs.check_machine,
            "past_notices": dialogs.past_notices,
            "about": dialogs.about,
        }

    def _start_tour(self) -> None:
        """Open the sample project, unless a tour runs on it, and show the first step."""
        controller, tour = self._parts.controller, self._links.tour
        if self._make_demo is None:
            self._say(tr(NO_DEMO))
            return
        is_open = tour.step is not None or controller.open_made(tr("the demo"), self._make_demo)
        if is_open and controller.session is not None:
            tour.start(controller.session)

    def _check_project(self) -> None:
        """Check the open project; without one, a project that the user names, which may not open at all."""
        session = self._parts.controller.session
        if session is not None:
            self._dialogs.check_project(session.project.path)
        else:
            title = tr("Project to check (a folder that ends in .inkling)")
            self._with_folder("projects", title, self._dialogs.check_project)
