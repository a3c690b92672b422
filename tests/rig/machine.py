"""A machine that really boots: systemd as its first process, in namespaces, on a copy of this disk.

Whatever it writes lies in memory and is gone with it. It has no device of this machine: its
terminal is a pseudo terminal, and its network reaches nothing.
"""

import os
import pty
import shutil
import subprocess
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from pathlib import Path

from tests.rig.inputtest import RigError

SYSTEMD = "/lib/systemd/systemd"
SPACES = ("--mount", "--pid", "--net", "--uts", "--ipc", "--cgroup", "--fork")
# Services that need devices, a network, or time.
MASKED = (
    *("systemd-udevd.service", "systemd-udevd-control.socket", "systemd-udevd-kernel.socket"),
    *("systemd-udev-trigger.service", "systemd-udev-settle.service", "systemd-timesyncd.service"),
    *("systemd-modules-load.service", "systemd-sysctl.service", "systemd-remount-fs.service"),
    *(
        "systemd-random-seed.service",
        "systemd-tmpfiles-setup-dev.service",
        "systemd-binfmt.service",
    ),
    *("proc-sys-fs-binfmt_misc.automount", "sys-kernel-debug.mount", "sys-kernel-tracing.mount"),
    *("dev-hugepages.mount", "dev-mqueue.mount", "kmod-static-nodes.service", "getty.target"),
)
# In namespaces of its own: a copy of the disk that lasts as long as they do, and the first process.
BOOT = """\
set -eu
mount --make-rprivate /
mount -t tmpfs tmpfs "$work"
mkdir "$work/upper" "$work/below" "$work/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$work/upper,workdir=$work/below" "$work/root"
cd "$work/root"
mount -t proc proc proc
mount -t sysfs sysfs sys
mount -t cgroup2 cgroup2 sys/fs/cgroup
mount -t tmpfs -o mode=755 tmpfs run
mount -t tmpfs -o mode=755 tmpfs dev
mkdir dev/shm dev/pts
mount -t tmpfs -o mode=1777 tmpfs dev/shm
mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts dev/pts
ln -s pts/ptmx dev/ptmx
for each in null zero full random urandom tty; do
    touch "dev/$each"
    mount --bind "/dev/$each" "dev/$each"
done
# systemd-logind takes the seat for one without terminals where there is no first one.
for each in tty0 "$tty"; do
    touch "dev/$each"
    mount --bind "$terminal" "dev/$each"
done
mount -t tmpfs -o mode=1777 tmpfs tmp
mkdir -p "./$program" tmp/.X11-unix
mount --bind "$program" "./$program"
touch "tmp/.X11-unix/$screen"
mount --bind "/tmp/.X11-unix/$screen" "tmp/.X11-unix/$screen"
# The Python of whoever runs the tests may lie in a private folder.
python=$(readlink -f "$interpreter")
while [ "$python" != / ]; do python=$(dirname "$python"); chmod a+x ".$python"; done
rm -rf etc/systemd/system/*.wants
for each in $masked; do ln -sfn /dev/null "etc/systemd/system/$each"; done
ln -sfn /lib/systemd/system/multi-user.target etc/systemd/system/default.target
: >etc/fstab
: >etc/machine-id
cp -R "$files/." .
systemd-sysusers --root="$work/root"
mkdir before
pivot_root . before
umount -l /before
mount --make-rshared /
exec env -i container=rig PATH=/usr/sbin:/usr/bin:/sbin:/bin "$init" --show-status=0
"""


def missing_machine_packages() -> tuple[str, ...]:
    """Return the Debian packages without which no machine boots."""
    needed = {
        "systemd": Path(SYSTEMD).exists(),
        "dbus": shutil.which("dbus-daemon") is not None,
        "libpam-systemd": any(Path("/lib").glob("*/security/pam_systemd.so")),
    }
    return tuple(package for package, is_there in needed.items() if not is_there)


def unable() -> str:
    """Return why this machine cannot carry another one; empty if it can."""
    if os.geteuid() != 0:
        return "only root may make namespaces and mount disks"
    if _cgroup() is None:
        return "there are no control groups of version 2"
    mounts = ("mount", "-t", "tmpfs", "tmpfs", "/mnt")
    tried = subprocess.run(["unshare", *SPACES, *mounts], capture_output=True, check=False)
    return tried.stderr.decode(errors="replace").strip() if tried.returncode else ""


class Machine:
    """A booted machine (0.5 s), with the screen of an X server of this one."""

    def __init__(
        self, files: Path, program: Path, interpreter: Path, screen: str, tty: str = "tty7"
    ) -> None:
        """Boot it.

        Args:
            files: A folder whose files it has besides those of this disk.
            program: A folder that it sees at the same place.
            interpreter: The Python of the tests, which its accounts may run.
            screen: The display of the X server, such as ":1".
            tty: Its terminal.

        Raises:
            RigError: If it does not come up.
        """
        self._undo = ExitStack()
        work = Path(tempfile.mkdtemp(prefix="machine-", dir="/tmp"))
        self._undo.callback(shutil.rmtree, work, ignore_errors=True)
        groups = _cgroup()
        assert groups is not None
        group = groups / work.name
        group.mkdir()
        self._undo.callback(_removed, group)
        main, terminal = pty.openpty()
        self._undo.callback(os.close, main)
        self._undo.callback(os.close, terminal)
        env = {
            "PATH": os.environ["PATH"],
            "work": str(work),
            "files": str(files),
            "program": str(program),
            "interpreter": str(interpreter),
            "screen": f"X{screen.removeprefix(':')}",
            "terminal": os.ttyname(terminal),
            "tty": tty,
            "masked": " ".join(MASKED),
            "init": SYSTEMD,
        }
        join = f'echo $$ >"{group}/cgroup.procs"; exec "$@"'
        words = ("unshare", *SPACES, "--kill-child", "sh", "-c", BOOT)
        self._said = work.with_suffix(".log").open("w+b")
        self._undo.callback(work.with_suffix(".log").unlink)
        self._undo.callback(self._said.close)
        self._process = subprocess.Popen(
            ["sh", "-c", join, "sh", *words],
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=self._said,
            stderr=self._said,
        )
        self._undo.callback(self._ended)
        try:
            self._wait(20.0)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Switch it off."""
        self._undo.close()

    def ran(self, *words: str, timeout_s: float = 60.0) -> subprocess.CompletedProcess[str]:
        """Run a command on it, as root in its root folder."""
        enter = ("nsenter", f"--target={self._first()}", "--mount", "--pid", "--net", "--uts")
        env = ("env", "-i", "PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root")
        return subprocess.run(
            [*enter, "--ipc", "--cgroup", "--root", "--wd", *env, *words],
            capture_output=True,
            text=True,
            timeout=timeout_s,
            check=False,
        )

    def told(self, *words: str) -> str:
        """Run a command and return what it says, whatever its exit status."""
        return self.ran(*words).stdout.strip()

    def waits(self, words: Sequence[str], wanted: str, timeout_s: float) -> str:
        """Run a command again and again until it says what is wanted; return all it says."""
        deadline_s = time.monotonic() + timeout_s
        while wanted not in (said := self.told(*words)):
            if time.monotonic() > deadline_s:
                journal = self.told("journalctl", "--no-pager", "--lines=60")
                msg = f"{' '.join(words)} says {said!r} and never {wanted!r}\n{journal}"
                raise RigError(msg)
            time.sleep(0.1)
        return said

    def _wait(self, timeout_s: float) -> None:
        deadline_s = time.monotonic() + timeout_s
        while time.monotonic() < deadline_s and self._process.poll() is None:
            with suppress(OSError, IndexError):
                if "running" in self.told("systemctl", "is-system-running"):
                    return
            time.sleep(0.1)
        self._said.seek(0)
        said = self._said.read().decode(errors="replace")
        with suppress(OSError, IndexError):
            said += self.told("systemctl", "list-units", "--failed", "--no-pager")
            said += self.told("journalctl", "--no-pager", "--lines=60")
        msg = f"the machine did not come up:\n{said}"
        raise RigError(msg)

    def _first(self) -> int:
        """Return its first process, as this machine counts."""
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children")
        return int(children.read_text().split()[0])

    def _ended(self) -> None:
        with suppress(OSError, IndexError):
            # With the first process all others end.
            os.kill(self._first(), 9)
        self._process.kill()
        self._process.wait()


def _cgroup() -> Path | None:
    for line in Path("/proc/self/mounts").read_text().splitlines():
        _, place, kind, *_ = line.split(" ")
        if kind == "cgroup2":
            return Path(place)
    return None


def _removed(group: Path) -> None:
    """Remove a control group with those below it, once its processes are gone."""
    deadline_s = time.monotonic() + 5.0
    while time.monotonic() < deadline_s:
        below = sorted((each for each in group.rglob("*") if each.is_dir()), reverse=True)
        with suppress(OSError):
            for each in (*below, group):
                each.rmdir()
            return
        time.sleep(0.05)
