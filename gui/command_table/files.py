"""Commands of the menu File."""

from __future__ import annotations

from gui.command_table.group import NO_DEMO, Command, CommandGroup
from gui.language.texts import tr


class FileCommands(CommandGroup):
    """Commands of the menu File."""

    def commands(self) -> dict[str, Command]:
        dialogs, controller, frame = self._dialogs, self._parts.controller, self._parts.frame
        return {
            "new_project": dialogs.new_project,
            "open_folder": lambda: self._with_folder("images", tr("Folder of images"), controller.open_path),
            "open_project": lambda: self._with_folder(
                "projects", tr("Project (a folder that ends in .inkling)"), controller.open_path
            ),
            "open_demo": self._open_demo,
            "add_images": lambda: self._with_folder(
                "images", tr("Folder of images to add"), controller.add_folder
            ),
            "relink_images": lambda: self._with_folder(
                "images", tr("Folder where the images are now"), controller.relink_images
            ),
            "import_masks": dialogs.import_labels,
            "import_over": lambda: dialogs.import_labels(replaces=True),
            "export": dialogs.export,
            "labelling_server": dialogs.labelling_server,
            "backup_now": self._make_backup,
            "restore_backup": dialogs.backups,
            "project_settings": dialogs.project_settings,
            "rename_project": dialogs.project_name,
            "close_project": controller.close_project,
            "quit": frame.close,
        }

    def _make_backup(self) -> None:
        if self._links.backup is not None:
            self._links.backup.schedule.make_now()

    def _open_demo(self) -> None:
        if self._make_demo is None:
            self._say(tr(NO_DEMO))
        else:
            self._parts.controller.open_made(tr("the demo"), self._make_demo)
