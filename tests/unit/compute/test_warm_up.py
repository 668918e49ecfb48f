"""The warm-up loads torch, and what torch loads by itself at a first prediction."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

STEPS = """
import sys
from types import ModuleType
# Empty ones in their place, too: both load much of torch.
for name in ("engine.predict.loaded_model", "engine.learn.trainer"):
    sys.modules[name] = ModuleType(name)
from engine.compute.requests.warm_up import WarmUpRequest
assert "torch" not in sys.modules
steps = WarmUpRequest().steps(None)
for _ in range(4):
    next(steps, None)
    print(*[name for name in ("torch", "torch._dynamo") if name in sys.modules], sep=",")
"""


def test_a_process_without_torch_has_all_of_it_after_the_warm_up(tmp_path: Path) -> None:
    # An empty one in its place: the true one takes seconds.
    (tmp_path / "torch" / "_dynamo").mkdir(parents=True)
    for folder in ("torch", "torch/_dynamo"):
        (tmp_path / folder / "__init__.py").touch()
    script = f"import sys\nsys.path.insert(0, {str(tmp_path)!r})\n{STEPS}"
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["torch", "torch", "torch", "torch,torch._dynamo"]
