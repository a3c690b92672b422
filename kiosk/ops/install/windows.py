"""The files for a Windows machine; written by rule, not yet tried on one."""

from pathlib import Path, PurePosixPath
from xml.sax.saxutils import escape

from kiosk.ops.install.plan import File, Wishes

NAME = "Museum kiosk"

TASK_TEXT = """\
<?xml version="1.0" encoding="UTF-8"?>
<Task version="1.4" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo><Description>{name}</Description></RegistrationInfo>
  <Triggers><LogonTrigger><Enabled>true</Enabled></LogonTrigger></Triggers>
  <Principals>
    <Principal id="Visitor"><LogonType>InteractiveToken</LogonType></Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <RestartOnFailure><Interval>PT1M</Interval><Count>999</Count></RestartOnFailure>
  </Settings>
  <Actions Context="Visitor">
    <Exec><Command>{program}</Command><Arguments>{arguments}</Arguments></Exec>
  </Actions>
</Task>
"""

INSTALL_TEXT = """\
# Run once as administrator. Not yet tried on a real machine: look at it first.
$ErrorActionPreference = "Stop"
$user = "{user}"
if (-not (Get-LocalUser -Name $user -ErrorAction SilentlyContinue)) {{
    New-LocalUser -Name $user -NoPassword -AccountNeverExpires | Out-Null
}}
# No blanking, no sleep.
powercfg /change monitor-timeout-ac 0
powercfg /change standby-timeout-ac 0
# No swipe from an edge of the screen opens anything of Windows.
$edges = "HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows\\EdgeUI"
New-Item -Path $edges -Force | Out-Null
Set-ItemProperty $edges AllowEdgeSwipe 0 -Type DWord
# Either the task that starts the exhibit when the account logs on …
$task = Get-Content -Raw "$PSScriptRoot\\task.xml"
Register-ScheduledTask -TaskName "{name}" -User $user -Xml $task -Force
# … or, better, the exhibit in the place of the desktop: see shell-launcher.ps1.
"""

SHELL_TEXT = """\
# The exhibit in the place of the desktop, for one account (Windows Enterprise, Education or IoT).
# Not yet tried on a real machine: look at it first. Undo: $shell.RemoveCustomShell($sid).
$ErrorActionPreference = "Stop"
$feature = "Client-EmbeddedShellLauncher"
Enable-WindowsOptionalFeature -Online -FeatureName $feature -All -NoRestart | Out-Null
$shell = [wmiclass]"\\\\localhost\\root\\standardcimv2\\embedded:WESL_UserSetting"
$sid = (Get-LocalUser -Name "{user}").SID.Value
$restart_shell = 0
$shell.SetDefaultShell("explorer.exe", $restart_shell)
$shell.SetCustomShell($sid, '"{program}" {arguments}', $null, $null, $restart_shell)
$shell.SetEnabled($true)
"""


def windows_files(wishes: Wishes, folder: Path) -> tuple[File, ...]:
    """Return what an administrator runs on a Windows machine."""
    program = str(wishes.program)
    arguments = f'run --config "{wishes.config}"'
    here = PurePosixPath(folder.as_posix())
    return (
        File(
            here / "task.xml",
            TASK_TEXT.format(name=NAME, program=escape(program), arguments=escape(arguments)),
            "starts the exhibit at log-on, for Task Scheduler",
        ),
        File(
            here / "install.ps1",
            INSTALL_TEXT.format(user=wishes.user, name=NAME),
            "account, power, edges of the screen, and the task",
        ),
        File(
            here / "shell-launcher.ps1",
            SHELL_TEXT.format(user=wishes.user, program=program, arguments=arguments),
            "the exhibit in the place of the desktop",
        ),
    )
