"""What kind of volume a path lies on: SQLite's WAL needs shared memory, which network volumes do not have."""

from pathlib import Path

from monitor.domain.errors import StoreError, StoreTrouble

MOUNTS = Path("/proc/self/mountinfo")
NETWORK_TYPES = frozenset({
    "9p", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "fuse.ceph", "fuse.davfs2", "fuse.glusterfs", "fuse.rclone",
    "fuse.s3fs", "fuse.sshfs", "glusterfs", "gpfs", "lustre", "ncpfs", "nfs", "nfs4", "smb3", "smbfs", "ocfs2",
})


def refuse_network_volume(path: Path, *, mounts: Path = MOUNTS) -> None:
    """Raise StoreError when ``path`` would lie on a network volume; where the system cannot tell, do nothing."""
    kind = volume_type(path, mounts=mounts)
    if kind in NETWORK_TYPES:
        raise StoreError(
            f"{path} lies on a network volume ({kind}), where SQLite loses data: put the database on a local disk, "
            "or use PostgreSQL (database: postgresql+psycopg://…)", StoreTrouble.REFUSED)


def volume_type(path: Path, *, mounts: Path = MOUNTS) -> str | None:
    """File system type of the mount that ``path`` lies on, or None where nobody can tell."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    target = path.resolve()
    best, kind = "", None
    for line in lines:
        before, separator, after = line.partition(" - ")
        fields = before.split(" ")
        if not separator or len(fields) < 5:
            continue
        point = fields[4].replace("\\040", " ").replace("\\011", "\t")
        if len(point) >= len(best) and target.is_relative_to(point):  # a later mount hides an earlier one
            best, kind = point, after.split(" ", 1)[0]
    return kind
