"""Rows of the menu File."""

from __future__ import annotations

from typing import Final

from gui.action_table.spec import ActionSpec, When

_A = ActionSpec
_W = When

FILE_ROWS: Final[tuple[ActionSpec, ...]] = (
    _A("new_project", "File", "New project…", ("Ctrl+N",), "mdi6.folder-plus-outline",
       "Make a project from a folder of images"),
    _A("open_folder", "File", "Open folder of images…", ("Ctrl+Shift+O",), "mdi6.folder-image",
       "Start labelling the images of a folder at once"),
    _A("open_project", "File", "Open project…", ("Ctrl+O",), "mdi6.folder-open-outline",
       "Open a project that was made before"),
    _A("open_demo", "File", "Open the demo", ("Ctrl+Shift+D",), "mdi6.flask-outline",
       "Try everything on a small ready-made project"),
    _A("add_images", "File", "Add images…", ("Ctrl+I",), "mdi6.image-plus-outline",
       "Add another folder of images to this project", _W.EDITABLE_PROJECT, starts_group=True),
    _A("relink_images", "File", "Where are my images now?…", ("Ctrl+Shift+W",), "mdi6.folder-search-outline",
       "Find the images again that were moved to another folder", _W.EDITABLE_PROJECT),
    _A("import_masks", "File", "Import labels…", ("Ctrl+Shift+I",), "mdi6.import",
       "Take over masks and outlines of other programs, after a look at examples", _W.EDITABLE_PROJECT),
    _A("import_over", "File", "Import labels over yours…", ("Ctrl+Alt+I",), "mdi6.database-import-outline",
       "Take over labels in the place of those that images have; undo brings yours back",
       _W.EDITABLE_PROJECT),
    _A("export", "File", "Export masks…", ("Ctrl+E",), "mdi6.export-variant",
       "Write images, masks and classes to a folder", _W.PROJECT),
    _A("labelling_server", "File", "Label Studio and CVAT…", ("Ctrl+Alt+K",), "mdi6.server-network-outline",
       "Fetch tasks of a labelling server, and send it accepted masks", _W.EDITABLE_PROJECT),
    _A("audit", "File", "Audit…", ("Alt+Shift+U",), "mdi6.clipboard-search-outline",
       "Find what is probably wrong with images and masks: go through it, repair it, or leave it as it is",
       _W.PROJECT, is_work=False),
    _A("backup_now", "File", "Make a safety copy", ("Ctrl+S",), "mdi6.content-save-check-outline",
       "Copy classes, masks, history and models to one file; your work itself is saved already",
       _W.EDITABLE_PROJECT, starts_group=True),
    _A("restore_backup", "File", "Restore a safety copy…", ("Ctrl+Shift+S",), "mdi6.backup-restore",
       "Make a project of a safety copy, beside this one; choose when copies are made"),
    _A("project_settings", "File", "Project settings…", ("F4",), "mdi6.folder-cog-outline",
       "See and change what is kept with this project", _W.PROJECT, starts_group=True),
    _A("rename_project", "File", "Name of the project…", ("Ctrl+Alt+F2",), "mdi6.folder-edit-outline",
       "Call this project otherwise; its folder keeps its name", _W.EDITABLE_PROJECT),
    _A("close_project", "File", "Close project", ("Ctrl+W",), "mdi6.folder-remove-outline",
       "Back to the welcome page; everything is saved already", _W.PROJECT, starts_group=True),
    _A("quit", "File", "Quit", ("Ctrl+Q",), "mdi6.exit-to-app",
       "Close the window; everything is saved already"),
)  # fmt: skip
