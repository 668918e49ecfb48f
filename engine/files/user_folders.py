"""Folder of the user's settings, for the window and for commands."""

from __future__ import annotations

import os
from pathlib import Path


def config_folder() -> Path:
    """The folder of the settings; INKLING_CONFIG_DIR moves it, for tests and portable installs."""
    override = os.environ.get("INKLING_CONFIG_DIR")
    if override:
        return Path(override)
    import platformdirs

    return Path(platformdirs.user_config_dir("inkling", appauthor=False))
