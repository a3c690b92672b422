"""A bake that nobody waits for any more ends, however the exhibit that ordered it has ended."""

import subprocess
import sys
from pathlib import Path

import pytest

# A bake that takes a minute.
SLOW = """
import sys, time
import kiosk.bake.{module} as command
command.{name} = lambda *a, **k: (print("begun", flush=True), time.sleep(60.0))
from kiosk.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    ("command", "module", "name", "order"),
    [
        ("bake-pictures", "picture_command", "bake_pictures", '{"orders": [], "colours": {}}'),
        ("bake-map", "map_command", "bake_atlas", "[]"),
    ],
)
def test_a_bake_ends_with_who_has_ordered_it(
    tmp_path: Path, command: str, module: str, name: str, order: str
) -> None:
    code = SLOW.format(module=module, name=name)
    with subprocess.Popen(
        [sys.executable, "-c", code, command, "--config", str(tmp_path / "config.toml")],
        env={"KIOSK_CACHE": str(tmp_path / "cache"), "PYTHONPATH": str(Path(__file__).parents[3])},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(f"{order}\n")
            process.stdin.flush()
            assert process.stdout.readline() == "begun\n"
            assert process.poll() is None
            process.stdin.close()
            process.wait(5.0)
        finally:
            process.kill()
