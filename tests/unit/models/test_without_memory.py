"""Networks without memory: those of the catalog, and no compiler of torch's loaded for them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import torch

from engine.core import ClassList
from engine.models.files.weights import save_model
from engine.models.registry import build_model, full_spec
from engine.models.spec import ModelSpec
from engine.models.without_memory import without_memory
from tests.helpers.cli import CHECKOUT

# Others compute with values as they are built, or have parts of torchvision, which loads the compiler.
BUILD_AND_LOAD = """
import sys
from pathlib import Path
from engine.core import ClassList
from engine.models.files.weights import load_model
from engine.models.registry import build_model, full_spec
from engine.models.spec import ModelSpec
from engine.models.without_memory import without_memory

for name in ("patch-cnn", "unet-original", "unet-small"):
    with without_memory():
        build_model(full_spec(ModelSpec(name, ClassList.from_names(["a", "b"]))), pretrained=False)
    assert "torch._dynamo" not in sys.modules, name
load_model(Path(sys.argv[1]))
assert "torch._dynamo" not in sys.modules
"""


def test_networks_are_planned_and_loaded_without_the_compiler(tmp_path: Path) -> None:
    spec = full_spec(ModelSpec("unet-small", ClassList.from_names(["a", "b"])))
    save_model(tmp_path / "m.safetensors", build_model(spec, pretrained=False).module, spec, {})
    done = subprocess.run(
        [sys.executable, "-c", BUILD_AND_LOAD, str(tmp_path / "m.safetensors")],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_only_the_block_is_without_memory_and_start_values() -> None:
    with without_memory():
        planned = torch.nn.init.normal_(torch.empty(3))
    assert planned.is_meta
    torch.manual_seed(0)
    assert float(torch.nn.init.normal_(torch.zeros(3)).abs().min()) > 0
