"""Figures of a graphics card, all in one run of minutes: `python docs/measure_card.py --out FOLDER`.

In their order: the dense CRF against pydensecrf, inference and training as shares of the matrix-product rate,
training by torchrun with one process (NCCL), and three networks on CamVid. Each part has a limit of time, and
one that fails stops no other. Results are JSON files in FOLDER; those that are there are kept, so that the
same command goes on where it was stopped. `--rehearse` trains for a moment only, on any machine.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

DOCS: Final = Path(__file__).resolve().parent
MAIN: Final = str(DOCS.parent / "main.py")
CAMVID: Final = Path(os.environ.get("INKLING_DATA") or DOCS.parents[1] / "shared" / "data") / "camvid"
NETWORKS: Final = ("segnet", "unet", "deeplab-v3plus")
BENCH_LIMIT_S: Final = 240.0
_GRACE_S: Final = 90.0
_TORCHRUN: Final = ("-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "1")


@dataclass(frozen=True, slots=True)
class CardPart:
    """One measurement.

    Attributes:
        commands: arguments of Python, one command after the other; the last one writes the result.
        limit_s: for each command.
    """

    name: str
    commands: tuple[tuple[str, ...], ...]
    limit_s: float


def card_parts(out: Path, data: Path, minutes: float, rehearse: bool) -> list[CardPart]:
    """The parts in their order; `minutes` are those of training for each network."""
    benches = [
        CardPart(name, ((MAIN, "bench", name, "--json", _result(out, name)),), BENCH_LIMIT_S)
        for name in ("densecrf", "inference", "training")
    ]
    project = str(out / "camvid.inkling")
    making = (MAIN, "new", project, "--images", str(data / "images"), "--masks", str(data / "masks"))
    making += ("--classes", str(data / "classes.txt"))
    length = ("--epochs", "1") if rehearse else ("--minutes", str(minutes))
    model = ("--arch", "unet-small", "--no-resume", "--out", str(out / "nccl.safetensors"))
    learning = (*_TORCHRUN, MAIN, "train", project, *length, *model, "--json", _result(out, "nccl"))
    makings = () if Path(project).exists() else (making,)
    nccl = CardPart("nccl", (*makings, learning), 60 * minutes + _GRACE_S)
    amount = ("--steps", "1") if rehearse else ("--minutes", str(minutes))
    rows = ("--out", str(out / "networks.jsonl"), "--json", _result(out, "networks"))
    trial = (MAIN, "bench", "networks", "--data", str(data), "--arch", *NETWORKS, *amount, *rows)
    limit_s = len(NETWORKS) * (2 * 60 * minutes + _GRACE_S)
    return [*benches, nccl, CardPart("networks", (trial,), limit_s)]


def _result(out: Path, name: str) -> str:
    return str(out / f"{name}.json")


def measure(part: CardPart, out: Path) -> str:
    """Run one part, unless its result is there; what is to be said of it."""
    result = Path(_result(out, part.name))
    if not result.is_file():
        for command in part.commands:
            try:
                code = subprocess.run([sys.executable, *command], timeout=part.limit_s).returncode
            except subprocess.TimeoutExpired:
                return f"ended after its limit of {part.limit_s:.0f} s"
            if code:
                return f"failed with exit code {code}"
    figures: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
    return "\n".join(["measured", *(f"  {line}" for line in _lines(figures))])


def _lines(figures: dict[str, Any]) -> list[str]:
    """Each row of a benchmark on one line; of a training its seconds and steps."""
    if "rows" not in figures:
        return [f"{name}: {figures[name]}" for name in ("processes", "steps", "seconds") if name in figures]
    lines = []
    for row in figures["rows"]:
        value = "none" if row["value"] is None else f"{row['value']:.4g}"
        peer = "" if row["ratio"] is None else f", {row['ratio']:.3g} times {row['peer']}"
        note = f" ({row['note']})" if row.get("note") else ""
        lines.append(f"{row.get('subject') or ''} {row['metric']}: {value} {row['unit']}{peer}{note}".strip())
    return lines


def main(arguments: list[str]) -> int:
    """Measure all parts; 1 when one has no result."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, required=True, help="folder of results")
    parser.add_argument("--data", type=Path, default=CAMVID, help="CamVid, or a data set like it")
    parser.add_argument("--minutes", type=float, default=1.0, help="of training, for each network")
    parser.add_argument("--parts", nargs="+", help="only these")
    parser.add_argument("--rehearse", action="store_true", help="next to nothing of each part")
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    is_whole = True
    for part in card_parts(options.out, options.data, options.minutes, options.rehearse):
        if options.parts and part.name not in options.parts:
            continue
        began_s = time.monotonic()
        outcome = measure(part, options.out)
        is_whole = is_whole and outcome.startswith("measured")
        sys.stdout.write(f"{part.name}, {time.monotonic() - began_s:.0f} s: {outcome}\n")
        sys.stdout.flush()
    return 0 if is_whole else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
