"""Writing that either succeeds or leaves nothing behind."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def writing_file(path: Path) -> Iterator[Path]:
    """A temporary path beside `path`, renamed onto it when the block ends without an exception."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".samspel-", dir=path.parent) as folder:
        temporary = Path(folder, path.name)
        yield temporary
        temporary.replace(path)


@contextmanager
def writing_folder(path: Path) -> Iterator[Path]:
    """A temporary folder whose files take the place of those in `path` when the block succeeds.

    A new folder appears whole. In an existing one, files of other names are left alone.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = Path(tempfile.mkdtemp(prefix=".samspel-", dir=path.parent))
    try:
        yield temporary
        if path.exists():
            for file in sorted(temporary.iterdir()):
                file.replace(path / file.name)
        else:
            temporary.chmod(0o755)
            temporary.rename(path)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
