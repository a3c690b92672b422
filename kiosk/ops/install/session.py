"""The files that put the exhibit alone on the screen of a Linux machine with systemd."""

import shlex
from pathlib import Path, PurePosixPath

from kiosk.ops.install.plan import Command, File, Link, Plan, Session, Wishes

NAME = "museum-kiosk"
FOLDER = PurePosixPath("/etc", NAME)
PACKAGE_FOLDER = Path(__file__).parents[2]
UNIT = PurePosixPath(f"/etc/systemd/system/{NAME}.service")
# How touches are turned: the first two rows of the matrix that libinput reads from udev.
CALIBRATION = {90: "0 -1 1 1 0 0", 180: "-1 0 1 0 -1 1", 270: "0 1 0 -1 0 1"}
PACKAGES = {
    Session.CAGE: (("cage", "cage"), ("Xwayland", "xwayland")),
    Session.X11: (("xinit", "xinit"), ("Xorg", "xserver-xorg-core"), ("xset", "x11-xserver-utils")),
}

UNIT_TEXT = """\
[Unit]
Description=Museum kiosk
Documentation=file://{config}
After=systemd-user-sessions.service plymouth-quit-wait.service systemd-logind.service dbus.socket
After=getty@tty{tty}.service
Wants=systemd-logind.service dbus.socket
Conflicts=getty@tty{tty}.service
# Whatever happens it is tried again, for ever.
StartLimitIntervalSec=0

[Service]
# The supervisor is a child of the session and speaks for it.
Type=notify
NotifyAccess=all
ExecStart={start}
Restart=always
RestartSec=1
# A first start bakes the map, and a screen may be plugged in tomorrow.
TimeoutStartSec=infinity
TimeoutStopSec=10
WatchdogSec=30
KillMode=mixed
# Staff may end the exhibit; then it stays away until somebody starts it, or the machine.
ExecCondition=/usr/bin/test ! -e %t/{name}/ended-by-staff
RuntimeDirectory={name}
RuntimeDirectoryPreserve=restart

User={user}
WorkingDirectory=/
StateDirectory={name}
CacheDirectory={name}
{environment}

# A session of its own on a terminal of its own, with the rights to screen and touch.
PAMName={name}
TTYPath=/dev/tty{tty}
TTYReset=yes
TTYVHangup=yes
TTYVTDisallocate=yes
StandardInput=tty-fail
StandardOutput=journal
StandardError=journal
UtmpIdentifier=tty{tty}
UtmpMode=user

# It writes its state and its cache, and nothing else.
ProtectSystem=full
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectControlGroups=yes
LockPersonality=yes
{hardening}
[Install]
WantedBy=multi-user.target
"""

PAM_TEXT = """\
auth     required  pam_permit.so
account  required  pam_unix.so
session  required  pam_unix.so
session  required  pam_systemd.so class=user
"""

SYSUSERS_TEXT = """\
u {user} - "Museum kiosk" /var/lib/{name} /usr/sbin/nologin
m {user} video
m {user} render
m {user} input
m {user} audio
m {user} tty
"""

X_SESSION_TEXT = """\
#!/bin/sh
# The exhibit alone on X: nothing blanks the screen, and no window manager is there to leave by.
xset s off s noblank || true
xset -dpms || true
exec {kiosk}
"""

XORG_TEXT = """\
Section "ServerFlags"
    Option "DontVTSwitch" "true"
    Option "DontZap" "true"
    Option "BlankTime" "0"
    Option "StandbyTime" "0"
    Option "SuspendTime" "0"
    Option "OffTime" "0"
EndSection
"""

WRAPPER_TEXT = """\
#!/bin/sh
# The exhibit's own command, as the service runs it: {name} status, {name} journal, {name} pin …
[ "$(id -u)" = 0 ] && set -- runuser -u {user} -- "$0" "$@" && exec "$@"
export KIOSK_STATE=/var/lib/{name} KIOSK_CACHE=/var/cache/{name}
command=$1; [ $# -gt 0 ] && shift
exec {program} "${{command:---help}}" ${{command:+--config {config}}} "$@"
"""


def plan_for(wishes: Wishes) -> Plan:
    """Return what puts the exhibit on the screen of this machine when it starts."""
    files = [
        File(UNIT, unit_text(wishes), "starts the exhibit with the machine, and again"),
        File(PurePosixPath("/etc/pam.d", NAME), PAM_TEXT, "a session without a login"),
        File(
            PurePosixPath("/etc/sysusers.d", f"{NAME}.conf"),
            SYSUSERS_TEXT.format(user=wishes.user, name=NAME),
            "the account that runs it, and what it may use",
        ),
        File(
            PurePosixPath("/etc/udev/rules.d", f"90-{NAME}.rules"),
            udev_text(wishes),
            "which screen the touch panel belongs to",
        ),
        File(
            PurePosixPath("/usr/local/bin", NAME),
            WRAPPER_TEXT.format(
                name=NAME,
                user=wishes.user,
                program=shlex.quote(str(wishes.program)),
                config=shlex.quote(str(wishes.config)),
            ),
            "the command for staff",
            0o755,
        ),
    ]
    if wishes.session is Session.X11:
        files += [
            File(
                FOLDER / "x-session",
                X_SESSION_TEXT.format(kiosk=shlex.join(kiosk_words(wishes))),
                "what X runs",
                0o755,
            ),
            File(
                PurePosixPath("/etc/X11/xorg.conf.d", f"90-{NAME}.conf"),
                XORG_TEXT,
                "no blanking, and no key that leaves X",
            ),
        ]
    reloaded = (
        Command(("systemctl", "daemon-reload")),
        Command(("udevadm", "control", "--reload"), may_fail=True),
        Command(("udevadm", "trigger", "--subsystem-match=input"), may_fail=True),
    )
    return Plan(
        packages=PACKAGES[wishes.session],
        files=tuple(files),
        links=(
            Link(
                PurePosixPath("/etc/systemd/system/ctrl-alt-del.target"),
                "/dev/null",
                "three keys do not restart the machine",
            ),
        ),
        commands=(
            Command(("systemd-sysusers", f"{NAME}.conf")),
            *reloaded,
            # A desktop would take the screen for itself.
            Command(("systemctl", "set-default", "multi-user.target")),
            Command(("systemctl", "enable", f"{NAME}.service")),
            compiled(wishes),
        ),
        undone_by=(Command(("systemctl", "disable", "--now", f"{NAME}.service"), may_fail=True),),
        afterwards=reloaded,
    )


def compiled(wishes: Wishes) -> Command:
    """Return the command that compiles the program.

    The account of the exhibit may not write beside it, and would compile all of it at every start,
    which takes as long as reading the story.
    """
    python = str(wishes.program.with_name("python"))
    return Command((python, "-m", "compileall", "-q", str(PACKAGE_FOLDER)), may_fail=True)


def unit_text(wishes: Wishes) -> str:
    """Return the service."""
    settings = {
        "KIOSK_STATE": f"/var/lib/{NAME}",
        "KIOSK_CACHE": f"/var/cache/{NAME}",
        # Else a compositor without any touch panel yet would end at once.
        "WLR_LIBINPUT_NO_DEVICES": "1",
    }
    return UNIT_TEXT.format(
        name=NAME,
        config=wishes.config,
        tty=wishes.tty,
        user=wishes.user,
        start=" ".join(_in_unit(word) for word in start_words(wishes)),
        environment="\n".join(f"Environment={key}={value}" for key, value in settings.items()),
        # Some X servers begin as root to open the screen.
        hardening="NoNewPrivileges=yes\n" if wishes.session is Session.CAGE else "",
    )


def start_words(wishes: Wishes) -> tuple[str, ...]:
    """Return the command line of the service."""
    if wishes.session is Session.CAGE:
        # Without -s no key changes the virtual terminal.
        return ("/usr/bin/cage", "-d", "--", *kiosk_words(wishes))
    server = ("/usr/bin/Xorg", ":0", f"vt{wishes.tty}", "-keeptty")
    quiet = ("-nolisten", "tcp", "-nocursor", "-s", "0", "-dpms", "-noreset")
    return ("/usr/bin/xinit", str(FOLDER / "x-session"), "--", *server, *quiet)


def kiosk_words(wishes: Wishes) -> tuple[str, ...]:
    """Return the command line of the exhibit inside the session."""
    # The watchdog of systemd is meant for the session, whose number it names, and which is deaf:
    # without that number the supervisor answers.
    words = ("/usr/bin/env", "-u", "WATCHDOG_PID", str(wishes.program), "run")
    wanted = (
        ("--status", wishes.status),
        ("--status-token-file", wishes.status_token),
        ("--mqtt-role", wishes.mqtt_role),
    )
    more = (word for option in wanted if option[1] for word in option)
    return (*words, "--config", str(wishes.config), *more)


def udev_text(wishes: Wishes) -> str:
    """Return how touches find their screen."""
    settings = []
    if wishes.output:
        settings.append(f'ENV{{WL_OUTPUT}}="{wishes.output}"')
    if wishes.turned_deg:
        settings.append(f'ENV{{LIBINPUT_CALIBRATION_MATRIX}}="{CALIBRATION[wishes.turned_deg]}"')
    head = "# Touch panels: the screen that they belong to, and how they are turned.\n"
    if not settings:
        return f"{head}# Nothing is set: the panel covers the only screen, and is not turned.\n"
    match = 'ACTION=="add|change", KERNEL=="event[0-9]*", ENV{ID_INPUT_TOUCHSCREEN}=="1"'
    return head + ", ".join([match, *settings]) + "\n"


def _in_unit(word: str) -> str:
    """Return a word as a unit file has it: a percent sign and a dollar mean something there."""
    plain = word.replace("\\", "\\\\").replace("%", "%%").replace("$", "$$")
    if any(sign in plain for sign in " \t\"'"):
        return '"' + plain.replace('"', '\\"') + '"'
    return plain
