"""Whether an engine folder is our own. Opening a Whoosh index of somebody else's runs his code (its files are pickles).

Ours is a folder that this user owns, that nobody else may enter (mode 0700), whose key file lies where this machine put
it: the manifest holds a keyed hash of the index's name, the key file's inode and its change time. The change time is
the kernel's, no archive can bring it along, so an engine folder that was copied, unpacked or received is not ours and
is made again from the store. The key of that hash lies in the user's own state folder.
"""

from __future__ import annotations

import hmac
import os
from pathlib import Path

from carethread.index.errors import StorageError
from carethread.index.store.schema import storage_errors

KEY_FILE = "key"
_POSIX = hasattr(os, "getuid")


def state_dir() -> Path:
    """Where this user's programs keep what is theirs alone: `$XDG_STATE_HOME/carethread` or the platform's like."""
    given = os.environ.get("XDG_STATE_HOME")
    if given:
        return Path(given) / "carethread"
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "carethread"
    return Path.home() / ".local" / "state" / "carethread"


def user_secret() -> bytes:
    """This user's secret, made at first need. Empty where none can be kept (no home folder, read-only): then inode
    and change time decide alone."""
    try:
        path = state_dir() / "engine.key"
        if not path.exists():
            _make_secret(path)
        if _POSIX and path.stat().st_uid != os.getuid():
            return b""
        return path.read_bytes()
    except (OSError, RuntimeError):
        return b""


def _make_secret(path: Path) -> None:
    import secrets  # once in a user's life

    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(32))
        # Linked, not renamed: of two processes that make it at once, the first one's stays.
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink(missing_ok=True)


def engine_key(folder: Path, index_id: str) -> str | None:
    """The key that the manifest must hold for this engine folder to be ours; None when it cannot be ours."""
    try:
        if folder.is_symlink() or not _private(folder):
            return None
        found = (folder / KEY_FILE).lstat()
    except OSError:
        return None
    parts = (index_id, found.st_ino, found.st_ctime_ns, found.st_uid)
    text = "\0".join(str(part) for part in parts).encode()
    return hmac.new(user_secret(), text, "sha256").hexdigest()


def _private(folder: Path) -> bool:
    found = folder.stat()
    if not folder.is_dir():
        return False
    if not _POSIX:
        return True
    return found.st_uid == os.getuid() and found.st_mode & 0o077 == 0


def is_ours(folder: Path, index_id: str, key: str | None) -> bool:
    """Whether the folder is the one that `key` was made for."""
    expected = engine_key(folder, index_id)
    return expected is not None and key is not None and hmac.compare_digest(expected, key)


def address_key(kept: str, index_id: str) -> str | None:
    """The key that the manifest must hold for the address of a cluster to be one that this user gave; None where this
    user can keep no secret. An index that was received must not send its reader's questions to whom it likes."""
    secret = user_secret()
    return hmac.new(secret, f"{index_id}\0{kept}".encode(), "sha256").hexdigest() if secret else None


def is_our_address(kept: str, index_id: str, key: str | None) -> bool:
    """Whether `key` was made here for that address."""
    expected = address_key(kept, index_id)
    return expected is not None and key is not None and hmac.compare_digest(expected, key)


def make_folder(folder: Path, index_id: str) -> str:
    """An empty engine folder of our own in place of whatever is there. Returns its key. Raises StorageError."""
    with storage_errors(folder.parent):
        discard(folder)
        folder.mkdir(mode=0o700)
        folder.chmod(0o700)
        (folder / KEY_FILE).write_text("This file marks the folder as made here. See the manifest.\n", encoding="ascii")
        key = engine_key(folder, index_id)
    if key is None:
        raise StorageError(
            f"{folder} cannot be made private to this user (mode 0700)", hint="choose a folder on another disk"
        )
    return key


def discard(folder: Path) -> None:
    """Take an engine folder away, without following a link out of the index."""
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.exists():
        import shutil  # only those who write need it

        shutil.rmtree(folder)
