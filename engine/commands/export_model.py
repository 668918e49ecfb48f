"""`export-model`: a model as ONNX, checked against torch before the file is kept."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from engine.commands.support.terminal import Terminal
from engine.core import UserError

HELP = "write a model as ONNX, for other programs"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("model", type=Path, metavar="MODEL", help="a .safetensors file")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.onnx")


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """Write the file, complete and checked, or not at all."""
    from engine.commands.support.outputs import check_target
    from engine.models.files.weights import read_card

    if options.out.suffix != ".onnx":
        raise UserError(f"{options.out} is no name for an ONNX file.", "End it in .onnx.")
    check_target(options.out)
    read_card(options.model)

    from engine.models.files.onnx_file import OPSET, export_onnx
    from engine.models.files.weights import load_model

    checked = export_onnx(load_model(options.model), options.out)
    terminal.say(
        f"{options.out}: largest difference from torch {checked.largest_difference:.1e} "
        f"over {len(checked.sizes)} image sizes"
    )
    return {
        "model": str(options.model),
        "out": str(options.out),
        "opset": OPSET,
        "bytes": options.out.stat().st_size,
        "largest_difference": checked.largest_difference,
        "checked_sizes": [list(size) for size in checked.sizes],
    }
