"""No path of one machine and no registry address may be committed."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
FORBIDDEN = (b"/home/", b"/root/", b"file:///", b"pypi.org/simple", b"registry.npmjs")
SELF = Path(__file__).relative_to(ROOT).as_posix()


def test_no_committed_text_names_one_machine_or_a_registry() -> None:
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    found = []
    for name in listing.stdout.decode().split("\0"):
        path = ROOT / name
        if not name or name == SELF or not path.is_file():
            continue
        content = path.read_bytes()
        found += [(name, word) for word in FORBIDDEN if word in content]
    assert found == []
