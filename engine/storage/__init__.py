"""Projects on disk: the SQLite file with the journal, the PNG masks, the lock."""

from engine.storage.journal import JournalState
from engine.storage.lock import ProjectBusyError
from engine.storage.mask_import import accept_mask, import_masks
from engine.storage.paths import default_project_path
from engine.storage.project import Project
from engine.storage.records import (
    Agreement,
    EffortRow,
    FileProblem,
    FolderRecord,
    ImageRecord,
    ImageStatus,
    ImportReport,
    ModelRecord,
    WorkSession,
)

__all__ = [
    "Agreement",
    "EffortRow",
    "FileProblem",
    "FolderRecord",
    "ImageRecord",
    "ImageStatus",
    "ImportReport",
    "JournalState",
    "ModelRecord",
    "Project",
    "ProjectBusyError",
    "WorkSession",
    "accept_mask",
    "default_project_path",
    "import_masks",
]
