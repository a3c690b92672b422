"""The two services as systemd reads them: the exhibit with its supervisor, and its screen.

They are two because of the session. Whoever begins one through PAM is moved by systemd-logind, with
all its children, out of the group of processes of the service. What a supervisor inside it says,
that it is ready and alive, then reaches nobody, and stopping the service does not reach it. So only
the screen has a session, and the supervisor looks at it from outside: as the main process of a
service whose processes all are its own.

Proven on systemd 252, really booted, with cage on a screen in memory (tests/e2e/test_booted.py does
it again): `systemctl start` returns once the picture is up, the machine comes to "running"; a
supervisor under SIGSTOP is killed by the watchdog and is back; after a kill -9 of any process of
both services the picture is back; and once stopped, nothing is left. Not proven there: a graphics
card, and the session of X, whose server wants a console.
"""

KIOSK_TEXT = """\
[Unit]
Description=Museum kiosk
Documentation=file://{config}
Wants={name}-screen.service
After={name}-screen.service
# Whatever happens it is tried again, for ever.
StartLimitIntervalSec=0

[Service]
# It is ready once the picture is up, or once it is certain that something must be waited for.
Type=notify
NotifyAccess=main
ExecStart={start}
Restart=always
RestartSec=1
TimeoutStartSec=120
TimeoutStopSec=10
WatchdogSec=30
KillMode=mixed
# Staff may end the exhibit; then it stays away until somebody starts it, or the machine.
SuccessExitStatus={by_staff}
RestartPreventExitStatus={by_staff}

User={user}
WorkingDirectory=/
StateDirectory={name}
CacheDirectory={name}
{environment}

# It writes its state, its cache and temporary files; the rest of the disk is read-only to it.
ProtectSystem=strict
ReadWritePaths=/tmp /var/tmp -/run/user
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectControlGroups=yes
LockPersonality=yes
NoNewPrivileges=yes

[Install]
WantedBy=multi-user.target
"""

SCREEN_TEXT = """\
[Unit]
Description=Screen of the museum kiosk
# It goes with the exhibit, and comes with it.
BindsTo={name}.service
After=systemd-user-sessions.service plymouth-quit-wait.service systemd-logind.service dbus.socket
After=getty@tty{tty}.service display-manager.service
Wants=systemd-logind.service dbus.socket
# A desktop would fight for the screen.
Conflicts=getty@tty{tty}.service display-manager.service
StartLimitIntervalSec=0

[Service]
Type=simple
ExecStart={start}
Restart=always
RestartSec=1
TimeoutStopSec=5
# cage 0.1.4 aborts when it is told to end. That is no fault of the machine.
SuccessExitStatus=SIGABRT

User={user}
WorkingDirectory=/
RuntimeDirectory={name}-screen
RuntimeDirectoryMode=0700
StateDirectory={name}
# Else a compositor without any touch panel yet would end at once.
Environment=WLR_LIBINPUT_NO_DEVICES=1

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

# The programs of the system and their settings are read-only to it.
ProtectSystem=full
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectControlGroups=yes
LockPersonality=yes
{hardening}"""

PAM_TEXT = """\
auth     required  pam_permit.so
account  required  pam_unix.so
session  required  pam_unix.so
session  required  pam_systemd.so class=user
"""

SESSION_TEXT = """\
#!/bin/sh
# Tells the exhibit where its screen is, and holds that screen open.
told={address}
printf 'DISPLAY=%s\\nWAYLAND_DISPLAY=%s\\nXDG_RUNTIME_DIR=%s\\n' \\
    "{display}" "$WAYLAND_DISPLAY" "$XDG_RUNTIME_DIR" >"$told.partial" && mv "$told.partial" "$told"
exec {then}
"""

SYSUSERS_TEXT = """\
u {user} - "Museum kiosk" /var/lib/{name} /usr/sbin/nologin
m {user} video
m {user} render
m {user} input
m {user} audio
m {user} tty
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
export {environment}
command=$1; [ $# -gt 0 ] && shift
exec {program} "${{command:---help}}" ${{command:+--config {config}}} "$@"
"""
