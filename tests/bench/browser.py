"""What a web kiosk would need: the same map and camera path in Chromium, without a GPU.

    .venv/bin/python -m tests.bench.browser [FRAMES]

Two pages of tests/bench/pages: d3-geo on a canvas, in the same projection, and MapLibre GL, whose
WebGL a processor has to draw. Both show land and borders alone: no names, marks, timeline or card.
Needs `chromium` and `npm`; the libraries come from the npm registry into build/. Prints
milliseconds a frame as the page itself measures them, and the processor time of all of Chromium's
processes. How MapLibre GL comes up (its tiles are cut by a worker) is not counted.
"""

import json
import subprocess
import sys
import tarfile
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import geopandas
import psutil
import shapely

from kiosk.app.bench import PATH

ROOT = Path(__file__).parents[2]
PAGES = Path(__file__).with_name("pages")
WORK = ROOT / "build" / "browser"
TOLERANCE_DEG = 0.005
PACKAGES = {
    "d3-geo@3.1.1": "d3-geo.min.js",
    "d3-array@3.2.4": "d3-array.min.js",
    "maplibre-gl@5.24.1": "maplibre-gl.js",
}
# Each as it is quickest here: only WebGL needs the detour over a GPU made of software.
DRAWN_BY = {
    "d3-geo.html": ("--disable-gpu",),
    "maplibre-gl.html": (
        "--use-gl=angle",
        "--use-angle=swiftshader",
        "--enable-unsafe-swiftshader",
    ),
}
PATIENCE_S = 900.0


def main() -> None:
    """Draw the path with each library and print what it took."""
    frames = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    WORK.mkdir(parents=True, exist_ok=True)
    for package, file in PACKAGES.items():
        _unpack(package, file)
    _export(ROOT / "geodata" / "world-1962.gpkg", WORK / "world.js")
    for page in PAGES.iterdir():
        (WORK / page.name).write_bytes(page.read_bytes())
    order = {"keys": [list(key) for key in PATH], "frames": frames}
    (WORK / "order.js").write_text(f"const order = {json.dumps(order)};")
    for name in DRAWN_BY:
        times_ms, cpu_s = _measured(name)
        times_ms.sort()
        print(
            f"{Path(name).stem} in Chromium, {frames} frames: p50 {times_ms[frames // 2]:.1f} ms,"
            f" p95 {times_ms[int(frames * 0.95)]:.1f} ms;"
            f" {1000 * cpu_s / frames:.0f} ms of processor time a frame, start included"
        )


class _Server(ThreadingHTTPServer):
    """Serves the pages, and keeps what they have measured."""

    times_ms: list[float] | None = None


class _Answers(SimpleHTTPRequestHandler):
    def do_POST(self) -> None:
        assert isinstance(self.server, _Server)
        length = int(self.headers["Content-Length"])
        self.server.times_ms = json.loads(self.rfile.read(length))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing of each file."""


def _measured(page: str) -> tuple[list[float], float]:
    """Return the times of all frames, and the processor time of the whole browser."""
    with _Server(("127.0.0.1", 0), partial(_Answers, directory=str(WORK))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        words = [
            "chromium", "--headless=new", "--no-sandbox", *DRAWN_BY[page],
            "--window-size=1920,1200", "--disable-background-networking",
            "--disable-component-update", "--no-first-run", f"--user-data-dir={WORK / 'profile'}",
            f"http://127.0.0.1:{server.server_port}/{page}",
        ]  # fmt: skip
        with subprocess.Popen(words, stderr=subprocess.DEVNULL) as browser:
            used_s: dict[int, float] = {}
            deadline_s = time.monotonic() + PATIENCE_S
            try:
                while server.times_ms is None:
                    if browser.poll() is not None or time.monotonic() > deadline_s:
                        sys.exit("the page drew nothing: are the libraries in build/browser?")
                    time.sleep(0.05)
                    _count(browser.pid, used_s)
            finally:
                for each in psutil.Process(browser.pid).children(recursive=True):
                    each.kill()
                browser.kill()
                server.shutdown()
    return server.times_ms, sum(used_s.values())


def _count(pid: int, used_s: dict[int, float]) -> None:
    root = psutil.Process(pid)
    for each in (root, *root.children(recursive=True)):
        try:
            used = each.cpu_times()
        except psutil.NoSuchProcess:
            continue
        used_s[each.pid] = used.user + used.system


def _unpack(package: str, file: str) -> None:
    name = package.split("@")[0]
    target = WORK / f"{name}.js"
    if target.exists():
        return
    subprocess.run(["npm", "pack", "--silent", package], cwd=WORK, check=True, timeout=120)
    (archive,) = WORK.glob(f"{name}-*.tgz")
    with tarfile.open(archive) as files:
        member = files.extractfile(f"package/dist/{file}")
        assert member is not None
        target.write_bytes(member.read())


def _export(source: Path, target: Path) -> None:
    if target.exists():
        return
    table = geopandas.read_file(source, layer="territories")[["geometry"]]
    # Not all that the files hold: what errs by a pixel at the closest view of the path.
    table["geometry"] = shapely.coverage_simplify(table.geometry.to_numpy(), TOLERANCE_DEG)
    # d3-geo reads rings the other way round than RFC 7946 writes them; MapLibre GL takes both.
    table["geometry"] = table.geometry.orient_polygons(exterior_cw=True)
    target.write_text(f"const world = {table.to_json()};")


if __name__ == "__main__":
    main()
