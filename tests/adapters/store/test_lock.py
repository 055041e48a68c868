"""One daemon for one database, and no database on a network volume."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from monitor.adapters.lock import DAEMON_LOCK, hold_daemon_lock
from monitor.adapters.store.volumes import refuse_network_volume, volume_type
from monitor.domain.errors import AlreadyRunningError, StoreError, StoreTrouble

MOUNTS = """\
22 28 0:21 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
23 22 0:22 / /mnt/nas rw - nfs4 nas:/export rw
24 22 0:23 / /mnt/nas/local rw - xfs /dev/sdb1 rw
25 22 0:24 / /mnt/with\\040blank rw - cifs //server/share rw
a line that makes no sense
"""
HOLD = """
import sys
from monitor.adapters.lock import DAEMON_LOCK, hold_daemon_lock
with hold_daemon_lock(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_holder_is_refused_and_told_who_holds(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/monitor.db"
    holder = subprocess.Popen([sys.executable, "-c", HOLD, url], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert holder.stdout is not None
    assert holder.stdin is not None
    try:
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(AlreadyRunningError, match=f"process {holder.pid}.*already running"), hold_daemon_lock(url):
            pass
        with hold_daemon_lock(f"sqlite:///{tmp_path}/another.db"):
            pass
    finally:
        holder.kill()
        holder.wait()
        holder.stdin.close()
        holder.stdout.close()
    with hold_daemon_lock(url):  # the lock died with its holder, however it died
        pass


def test_a_second_holder_is_refused_on_a_server_too(postgres_url: str) -> None:
    refused = pytest.raises(AlreadyRunningError, match="already running on postgresql")
    with hold_daemon_lock(postgres_url), refused, hold_daemon_lock(postgres_url):
        pass
    with hold_daemon_lock(postgres_url):
        pass
    with pytest.raises(StoreError, match="cannot be reached"), hold_daemon_lock("postgresql+psycopg://127.0.0.1:1/none"):
        pass


def test_a_right_that_the_server_lost_is_taken_anew_unless_another_was_quicker(postgres_url: str) -> None:
    admin = create_engine(postgres_url, isolation_level="AUTOCOMMIT")

    def end_session() -> None:
        ended = ("SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory' AND classid = :program "
                 "AND objid = (SELECT hashtext(current_schema())::bigint & 4294967295)")
        with admin.connect() as connection:
            assert connection.scalars(text(ended), {"program": DAEMON_LOCK}).all() == [True]

    with hold_daemon_lock(postgres_url) as keep:
        keep()
        end_session()
        keep()
        with pytest.raises(AlreadyRunningError), hold_daemon_lock(postgres_url):
            pass
        end_session()
        with hold_daemon_lock(postgres_url), pytest.raises(AlreadyRunningError):
            keep()
    admin.dispose()


@pytest.mark.parametrize(("path", "kind"), [
    ("/var/lib/monitor.db", "ext4"), ("/mnt/nas/monitor.db", "nfs4"), ("/mnt/nas/local/monitor.db", "xfs"),
    ("/mnt/nastier/monitor.db", "ext4"), ("/mnt/with blank/monitor.db", "cifs"),
])
def test_the_volume_of_a_path_is_its_nearest_mount(tmp_path: Path, path: str, kind: str) -> None:
    (tmp_path / "mounts").write_text(MOUNTS)
    assert volume_type(Path(path), mounts=tmp_path / "mounts") == kind


def test_a_network_volume_is_refused_with_the_way_out(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS)
    with pytest.raises(StoreError, match=r"network volume \(nfs4\).*local disk, or use PostgreSQL") as refused:
        refuse_network_volume(Path("/mnt/nas/monitor.db"), mounts=mounts)
    assert refused.value.kind is StoreTrouble.REFUSED
    refuse_network_volume(Path("/mnt/nas/local/monitor.db"), mounts=mounts)
    refuse_network_volume(Path("/mnt/nas/monitor.db"), mounts=tmp_path / "absent")
