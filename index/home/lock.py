"""One writer at a time. The lock belongs to the operating system: it ends with its holder, however that ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType

from carethread.index.errors import IndexBusy
from carethread.index.store.schema import storage_errors

NAME = "lock"


class Lock:
    """The write lock of an index folder, as a context manager. Raises IndexBusy at once when another holds it."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._descriptor: int | None = None

    def __enter__(self) -> Lock:
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def acquire(self) -> None:
        """Take the lock. Raises IndexBusy, StorageError."""
        with storage_errors(self._path.parent):
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
        try:
            _lock(descriptor)
        except OSError as error:
            holder = _holder(descriptor)
            os.close(descriptor)
            raise IndexBusy(
                f"another process{holder} is writing the index {self._path.parent}", hint="try again when it is done"
            ) from error
        os.truncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        self._descriptor = descriptor

    def release(self) -> None:
        """Give the lock back; nothing happens when it is not held."""
        if self._descriptor is not None:
            _unlock(self._descriptor)
            os.close(self._descriptor)
            self._descriptor = None


def _holder(descriptor: int) -> str:
    found = os.read(descriptor, 20).decode("ascii", "replace").strip()
    return f" ({found})" if found.isdigit() else ""


if sys.platform == "win32":  # pragma: no cover - of the other system
    import msvcrt

    def _lock(descriptor: int) -> None:
        # Windows locks bytes, and locked bytes cannot be read: lock one far behind the process id.
        os.lseek(descriptor, 1 << 20, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, 1 << 20, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
