"""Projects on disk: the SQLite file with the journal, the PNG masks, the lock."""

from engine.storage.checks.findings import Finding
from engine.storage.journal import JournalState
from engine.storage.lock import ProjectBusyError
from engine.storage.mask_import import accept_mask
from engine.storage.paths import default_project_path
from engine.storage.project import Project
from engine.storage.records import (
    COVERING,
    Agreement,
    ClassUse,
    EffortRow,
    FileProblem,
    FolderRecord,
    ImageRecord,
    ImageStatus,
    ModelRecord,
    WorkSession,
)

__all__ = [
    "COVERING",
    "Agreement",
    "ClassUse",
    "EffortRow",
    "FileProblem",
    "Finding",
    "FolderRecord",
    "ImageRecord",
    "ImageStatus",
    "JournalState",
    "ModelRecord",
    "Project",
    "ProjectBusyError",
    "WorkSession",
    "accept_mask",
    "default_project_path",
]
