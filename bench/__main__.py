"""`python -m bench [NAME...]`: run all benches, or those named; results as JSON in var/bench; fails when a claim does."""

import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "var" / "bench"

BENCHES = ("last_steps", "identification", "law_engines", "people")


def main(names: list[str]) -> int:
    """Run the benches and tell what they found; 1 when a claim fails, 2 for a name that is no bench."""
    unknown = sorted(set(names) - set(BENCHES))
    if unknown:
        print(f"No such bench: {', '.join(unknown)}. There are: {', '.join(BENCHES)}.", file=sys.stderr)
        return 2
    # A bench runs on a database of its own, never on one that the environment happens to name.
    os.environ.pop("DATABASE_URL", None)
    results = []
    for name in names or BENCHES:
        bench = import_module(f"bench.{name}")
        print(f"\n=== {name}\n{(bench.__doc__ or '').strip()}\n", flush=True)
        with tempfile.TemporaryDirectory(prefix="dayaq-bench-") as folder:
            result = bench.run(Path(folder))
        results.append(result)
        print(f"\n{result.told()}\n  figures: {result.keep(RESULTS).relative_to(ROOT)}", flush=True)
    return 0 if all(result.holds for result in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
