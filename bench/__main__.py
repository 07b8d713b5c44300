"""`python -m bench [NAME...]`: run all benches, or those named; results as JSON in var/bench; fails when a claim does."""

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "var" / "bench"

# The benches run from the source tree, and never against a database that the environment happens to name.
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
os.environ.pop("DATABASE_URL", None)


def main(names: list[str]) -> int:
    """Run the benches and tell what they found; 1 when a claim fails, 2 for a name that is no bench."""
    from bench import identification, last_steps  # noqa: PLC0415  # only after the paths are set

    benches = {"last_steps": last_steps, "identification": identification}
    unknown = sorted(set(names) - set(benches))
    if unknown:
        print(f"No such bench: {', '.join(unknown)}. There are: {', '.join(benches)}.", file=sys.stderr)
        return 2
    results = []
    for name in names or list(benches):
        print(f"\n=== {name}\n{(benches[name].__doc__ or '').strip()}\n", flush=True)
        with tempfile.TemporaryDirectory(prefix="dayaq-bench-") as folder:
            result = benches[name].run(Path(folder))
        results.append(result)
        print(f"\n{result.told()}\n  figures: {result.keep(RESULTS).relative_to(ROOT)}", flush=True)
    return 0 if all(result.holds for result in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
