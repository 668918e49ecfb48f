"""Packages that some formats need and that are installed as extras."""

from __future__ import annotations

from importlib.util import find_spec

from engine.core import UserError


def require_extra(title: str, packages: tuple[str, ...], extra: str) -> None:
    """Refuse a format whose packages are not installed.

    Args:
        title: of the format.
        packages: by the names of their modules; `extra` is what brings them.

    Raises:
        UserError: one is missing; with the command that installs it.
    """
    missing = [name for name in packages if find_spec(name) is None]
    if missing:
        raise UserError(
            f"{title} needs packages that are not installed: {', '.join(missing)}.",
            f'Install it with: pip install "inkling[{extra}]"',
        )
