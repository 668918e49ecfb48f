"""The lock `resources/tested-versions.txt`, made from the environment that the tests ran in.

Run it after `.ci/run` passed with newer versions: `python docs/tested_versions.py`. Packages that torch pins
itself (CUDA, triton) are left out, so that the builds for the processor alone can be installed with it too.
"""

from __future__ import annotations

import platform
import sys
from pathlib import Path
from typing import Final

CHECKOUT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(CHECKOUT))

PINNED_BY_TORCH: Final = ("nvidia-", "cuda-", "triton")
EXTRAS: Final = ("test",)


def lock_text() -> str:
    """The constraints file for the packages that are installed here."""
    from engine.commands.support.dependencies import required_components

    lines = [
        f"{component.name}=={component.version.partition('+')[0]}"
        for component in required_components(EXTRAS)
        if not component.name.startswith(PINNED_BY_TORCH)
    ]
    head = (
        "# Versions that the tests ran with, made by docs/tested_versions.py.\n"
        f"# {platform.system()}, Python {platform.python_version()}.\n"
        '# python -m pip install -e ".[test]" -c resources/tested-versions.txt\n'
    )
    return head + "\n".join(lines) + "\n"


if __name__ == "__main__":
    (CHECKOUT / "resources" / "tested-versions.txt").write_text(lock_text(), encoding="utf-8")
