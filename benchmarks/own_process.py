"""What is measured in a process of its own, so that nothing measured before is in its memory or its caches."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any


def in_own_process(benchmark: str, argument: object) -> Any:
    """What `python -m benchmarks.<benchmark> <argument>` prints, as JSON."""
    command = [sys.executable, "-m", f"benchmarks.{benchmark}", str(argument)]
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout)


def most_memory() -> float:
    """The largest this process ever was, in resident megabytes; 0 where there is no /proc to tell."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) * 1024 / 1e6
