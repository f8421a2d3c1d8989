"""Follow-up: whether a file lies on a network share, where SQLite's write-ahead log does not work."""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath

_NETWORKED = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "fuse.sshfs", "davfs", "fuse.rclone"})
_MOUNTS = Path("/proc/self/mounts")
_REMOTE_DRIVE = 4
"""What Windows calls a drive that is a network share (DRIVE_REMOTE)."""


def is_on_network(path: Path) -> bool:
    """Whether a file, or the folder it will be made in, lies on a network share, as far as the system tells."""
    whole = path.resolve()
    if sys.platform == "win32":
        return _remote_drive(whole)
    if not _MOUNTS.is_file():
        return False
    return networked(str(whole), _MOUNTS.read_text(encoding="utf-8", errors="replace"))


def networked(path: str, mounts: str) -> bool:
    """Whether a path lies on a network file system, by a table of mounts: device, folder, type, a line each."""
    wanted = PurePosixPath(path)
    longest, kind = -1, ""
    for line in mounts.splitlines():
        parts = line.split()
        if len(parts) < 3:
            continue
        folder = PurePosixPath(parts[1].replace("\\040", " "))
        if (wanted == folder or folder in wanted.parents) and len(folder.parts) >= longest:
            longest, kind = len(folder.parts), parts[2]
    return kind in _NETWORKED


def _remote_drive(path: Path) -> bool:
    if path.drive.startswith("\\\\"):
        return True
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\") == _REMOTE_DRIVE)
    return False
