"""`python -m benchmarks [NAME …]`: run the benchmarks named, or all; exits 1 where a bound was missed."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import benchmarks

_HELPERS = {
    "__main__",
    "report",
    "baseline_app",
    "browsing",
    "own_process",
    "reviewers",
    "screen",
    "team_project",
    "wire",
}


def main(names: list[str]) -> int:
    known = [m.name for m in pkgutil.iter_modules(benchmarks.__path__) if m.name not in _HELPERS]
    unknown = set(names) - set(known)
    if unknown:
        print(f"No benchmark “{unknown.pop()}”. There are: {', '.join(known)}.", file=sys.stderr)
        return 2
    missed = 0
    for name in names or known:
        print(f"\n{name}\n{'=' * len(name)}", flush=True)
        missed += bool(importlib.import_module(f"benchmarks.{name}").main())
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
