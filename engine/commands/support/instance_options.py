"""Options of the commands that separate instances."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from engine.commands.frame.value_options import WORD, NumberOption
from engine.instances.settings import BOUNDARY_DEPTH, CONNECTIVITIES, DEPTH_PX, LEAST_PX

if TYPE_CHECKING:
    from engine.instances import InstanceSettings


def add_instance_options(parser: argparse.ArgumentParser, what: str) -> None:
    """Add --instances and its figures; `what` says what the command does with them."""
    group = parser.add_argument_group("instances")
    methods = "components, watershed or boundary"
    group.add_argument("--instances", type=WORD, metavar="M", help=f"{what}: {methods}")
    group.add_argument(
        "--least-px",
        type=NumberOption(LEAST_PX),
        metavar="N",
        help="regions with fewer pixels are no instance",
    )
    group.add_argument(
        "--neighbours",
        type=int,
        choices=CONNECTIVITIES,
        metavar="N",
        help="how many neighbours hold an instance together; 4 or 8",
    )
    group.add_argument(
        "--depth-px",
        type=NumberOption(DEPTH_PX),
        metavar="D",
        help="watershed: how deep a neck must be to be cut, in pixels",
    )
    group.add_argument(
        "--boundary-depth",
        type=NumberOption(BOUNDARY_DEPTH),
        metavar="D",
        help="boundary: how strong it must be to cut",
    )


def has_instance_options(options: argparse.Namespace) -> bool:
    """Whether any of these options is set."""
    names = ("instances", "least_px", "neighbours", "depth_px", "boundary_depth")
    return any(getattr(options, name) is not None for name in names)


def chosen_instance_settings(options: argparse.Namespace, base: InstanceSettings) -> InstanceSettings:
    """`base`, changed by the options.

    Raises:
        UserError: no such method, or a figure out of its range.
    """
    from dataclasses import replace

    from engine.instances import method_named

    chosen = {
        "method": None if options.instances is None else method_named(options.instances),
        "least_px": options.least_px,
        "connectivity": options.neighbours,
        "depth_px": options.depth_px,
        "boundary_depth": options.boundary_depth,
    }
    return replace(base, **{name: value for name, value in chosen.items() if value is not None})
