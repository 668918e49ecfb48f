"""`export-model`: a model as ONNX, checked against our own answers before the file is kept."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

from engine.commands.frame.path_options import READ_PATH, written_file
from engine.commands.support.terminal import Terminal
from engine.core import UserError

HELP = "write a model as ONNX, for other programs"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("model", type=READ_PATH, metavar="MODEL", help="a .safetensors file")
    parser.add_argument("--out", type=written_file(_is_own_onnx), required=True, metavar="FILE.onnx")
    parser.add_argument(
        "--complete",
        action="store_true",
        help="put pre- and post-processing into the file: pixels in (H, W, channels; uint8), class ids out",
    )
    parser.add_argument(
        "--probabilities",
        action="store_true",
        help="let the complete file answer the probabilities of all classes, too",
    )


def _is_own_onnx(path: Path) -> bool:
    from engine.models.files.onnx_file import is_own_onnx

    return is_own_onnx(path)


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """Write the file, complete and checked, or not at all."""
    from engine.models.files.weights import read_card

    if options.out.suffix != ".onnx":
        raise UserError(f"{options.out} is no name for an ONNX file.", "End it in .onnx.")
    if options.probabilities and not options.complete:
        raise UserError("--probabilities belongs to the complete file.", "Add --complete.")
    read_card(options.model)

    from engine.models.files.onnx_file import OPSET

    write = _write_complete if options.complete else _write_network
    return {
        "model": str(options.model),
        "out": str(options.out),
        "opset": OPSET,
        **write(options, terminal),
        "bytes": options.out.stat().st_size,
    }


def _write_network(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    from engine.commands.support.inputs import spec_in_project
    from engine.models.files.onnx_file import export_onnx
    from engine.models.files.weights import load_model

    model = load_model(options.model)
    model = replace(model, spec=spec_in_project(model.spec, options.model))
    checked = export_onnx(model, options.out)
    terminal.say(
        f"{options.out}: largest difference from torch {checked.largest_difference:.1e} "
        f"over {len(checked.sizes)} image sizes"
    )
    return {
        "largest_difference": checked.largest_difference,
        "checked_sizes": [list(size) for size in checked.sizes],
    }


def _write_complete(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    from engine.commands.support.inputs import spec_in_project
    from engine.models.files.weights import load_model
    from engine.predict.complete_onnx import export_complete_onnx

    model = load_model(options.model)
    model = replace(model, spec=spec_in_project(model.spec, options.model))
    checked = export_complete_onnx(model, options.out, with_probabilities=options.probabilities)
    terminal.say(
        f"{options.out}: {checked.differing_pixels} pixels differ from `predict` "
        f"over {len(checked.sizes)} image sizes"
    )
    return {
        "differing_pixels": checked.differing_pixels,
        "checked_sizes": [list(size) for size in checked.sizes],
    }
