"""The files that put the exhibit alone on the screen of a Linux machine with systemd."""

import shlex
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from kiosk.ops import endings
from kiosk.ops.install.plan import Command, File, Link, Plan, Session, Wishes
from kiosk.ops.install.units import (
    KIOSK_TEXT,
    PAM_TEXT,
    SCREEN_TEXT,
    SESSION_TEXT,
    SYSUSERS_TEXT,
    WRAPPER_TEXT,
    XORG_TEXT,
)

NAME = "museum-kiosk"
FOLDER = PurePosixPath("/etc", NAME)
PACKAGE_FOLDER = Path(__file__).parents[2]
UNIT = PurePosixPath(f"/etc/systemd/system/{NAME}.service")
SCREEN_UNIT = PurePosixPath(f"/etc/systemd/system/{NAME}-screen.service")
# What begins the session, or is run by its compositor, and where that tells of its screen.
SESSION = FOLDER / "session"
ADDRESS = PurePosixPath(f"/run/{NAME}-screen/address")
# Where the program finds its things, as a service and at a terminal. What it remembers is that of
# the kiosk, wherever its exhibit lies today.
ENVIRONMENT = (
    ("KIOSK_STATE", f"/var/lib/{NAME}"),
    ("KIOSK_STATE_NAME", "exhibit"),
    ("KIOSK_CACHE", f"/var/cache/{NAME}"),
    ("KIOSK_SCREEN", str(ADDRESS)),
)
# How touches are turned: the first two rows of the matrix that libinput reads from udev.
CALIBRATION = {90: "0 -1 1 1 0 0", 180: "-1 0 1 0 -1 1", 270: "0 1 0 -1 0 1"}
# A program by its name, or where a library or a driver lies, and the package that brings it.
PACKAGES = {
    Session.CAGE: (
        ("cage", "cage"),
        ("Xwayland", "xwayland"),
        ("/usr/lib/*/libXi.so.6", "libxi6"),
    ),
    Session.X11: (
        ("Xorg", "xserver-xorg-core"),
        ("/usr/lib/xorg/modules/input/libinput_drv.so", "xserver-xorg-input-libinput"),
        ("/usr/lib/*/libXi.so.6", "libxi6"),
    ),
}


def plan_for(wishes: Wishes) -> Plan:
    """Return what puts the exhibit on the screen of this machine when it starts."""
    files = [
        File(UNIT, unit_text(wishes), "starts the exhibit with the machine, and again"),
        File(SCREEN_UNIT, screen_text(wishes), "the screen on which it is shown"),
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
                environment=" ".join(
                    f"{key}={shlex.quote(value)}"
                    for key, value in (*ENVIRONMENT, *_where_it_answers(wishes))
                ),
                program=shlex.quote(str(wishes.program)),
                config=shlex.quote(str(wishes.config)),
            ),
            "the command for staff",
            0o755,
        ),
    ]
    files.append(File(SESSION, session_text(wishes), "tells where the screen is", 0o755))
    if wishes.session is Session.X11:
        path = PurePosixPath("/etc/X11/xorg.conf.d", f"90-{NAME}.conf")
        files.append(File(path, XORG_TEXT, "no blanking, and no key that leaves X"))
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
            Command(("systemd-sysusers", f"{NAME}.conf"), in_image=True),
            *reloaded,
            # A desktop would take the screen for itself.
            Command(("systemctl", "set-default", "multi-user.target"), in_image=True),
            Command(("systemctl", "enable", f"{NAME}.service"), in_image=True),
            compiled(wishes),
        ),
        undone_by=(
            Command(("systemctl", "stop", f"{NAME}.service"), may_fail=True),
            Command(("systemctl", "disable", f"{NAME}.service"), may_fail=True, in_image=True),
        ),
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
    """Return the service of the exhibit."""
    return KIOSK_TEXT.format(
        name=NAME,
        config=wishes.config,
        user=wishes.user,
        by_staff=endings.BY_STAFF,
        start=_in_unit(kiosk_words(wishes)),
        environment="\n".join(f"Environment={key}={value}" for key, value in ENVIRONMENT),
    )


def screen_text(wishes: Wishes) -> str:
    """Return the service of its screen."""
    return SCREEN_TEXT.format(
        name=NAME,
        tty=wishes.tty,
        user=wishes.user,
        start=_in_unit(screen_words(wishes)),
        # Some X servers begin as root to open the screen.
        hardening="NoNewPrivileges=yes\n" if wishes.session is Session.CAGE else "",
    )


def _where_it_answers(wishes: Wishes) -> Iterator[tuple[str, str]]:
    """Yield what the command for staff must know to ask how the exhibit is."""
    if wishes.status:
        yield "KIOSK_STATUS", wishes.status
    if wishes.status_token:
        yield "KIOSK_STATUS_TOKEN_FILE", wishes.status_token


def screen_words(wishes: Wishes) -> tuple[str, ...]:
    """Return the command line of the screen."""
    # Without -s no key changes the virtual terminal.
    compositor = ("/usr/bin/cage", "-d", "--") if wishes.session is Session.CAGE else ()
    return (*compositor, str(SESSION))


def session_text(wishes: Wishes) -> str:
    """Return the script that tells where the screen is, and then holds it open."""
    if wishes.session is Session.CAGE:
        # cage ends with this program, and this one with cage, also with one that was killed.
        return SESSION_TEXT.format(
            address=ADDRESS,
            display="$DISPLAY",
            then="/usr/bin/setpriv --pdeathsig KILL /usr/bin/sleep infinity",
        )
    server = ("/usr/bin/Xorg", ":0", f"vt{wishes.tty}", "-keeptty", "-noreset")
    # The times of its settings are 0. Without -dpms: commands may still turn the screen off and on.
    quiet = ("-nolisten", "tcp", "-nocursor", "-s", "0")
    return SESSION_TEXT.format(address=ADDRESS, display=":0", then=shlex.join((*server, *quiet)))


def kiosk_words(wishes: Wishes) -> tuple[str, ...]:
    """Return the command line of the exhibit."""
    wanted = (
        ("--status", wishes.status),
        ("--status-token-file", wishes.status_token),
        ("--mqtt-role", wishes.mqtt_role),
    )
    more = (word for option in wanted if option[1] for word in option)
    return (str(wishes.program), "run", "--config", str(wishes.config), *more)


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


def _in_unit(words: tuple[str, ...]) -> str:
    """Return words as a unit file has them: a percent sign and a dollar mean something there."""
    return " ".join(map(_word_in_unit, words))


def _word_in_unit(word: str) -> str:
    plain = word.replace("\\", "\\\\").replace("%", "%%").replace("$", "$$")
    if any(sign in plain for sign in " \t\"'"):
        return '"' + plain.replace('"', '\\"') + '"'
    return plain
