"""Writing that either succeeds or leaves nothing behind."""

import errno
import os
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

    A new folder appears whole. In an existing one, files of other names are left alone, and
    nothing is written beside it: only the folder itself need be writable.
    """
    place = path if path.is_dir() else path.parent
    place.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".samspel-", dir=place) as name:
        temporary = Path(name, "whole")
        temporary.mkdir()
        yield temporary
        if not _is_renamed(temporary, path):
            for file in sorted(p for p in temporary.rglob("*") if p.is_file()):
                target = path / file.relative_to(temporary)
                target.parent.mkdir(parents=True, exist_ok=True)
                file.replace(target)


def _is_renamed(folder: Path, path: Path) -> bool:
    """Rename the whole folder; False where `path` is a folder already, perhaps since just now."""
    if not path.exists():
        try:
            folder.rename(path)
        except OSError:
            if not path.is_dir():
                raise
            return False
        return True
    return False


def require_writable(folder: Path) -> None:
    """Raise the OSError that writing to `folder` would raise, before the work is done."""
    nearest = next(p for p in (folder, *folder.absolute().parents) if p.exists())
    if not nearest.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(nearest))
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(nearest))
