"""What a web kiosk would need: the same map and camera path, drawn with d3-geo in Chromium.

    .venv/bin/python -m tests.bench.browser [FRAMES]

Needs `chromium` and `npm`; d3-geo comes from the npm registry into build/. Prints milliseconds a
frame as the page itself measures them, and the processor time of all of Chromium's processes.
"""

import json
import re
import resource
import subprocess
import sys
import tarfile
from pathlib import Path

import geopandas
import shapely

from kiosk.app.bench import PATH

ROOT = Path(__file__).parents[2]
WORK = ROOT / "build" / "browser"
TOLERANCE_DEG = 0.005
PACKAGES = ("d3-geo@3.1.1", "d3-array@3.2.4")

PAGE = """<!doctype html><canvas id=c width=1920 height=1080></canvas><pre id=out></pre>
<script src=d3-array.js></script><script src=d3-geo.js></script><script src=map.js></script>
<script>
const keys = %(keys)s, frames = %(frames)d, times = [];
const context = document.getElementById("c").getContext("2d");
const projection = d3.geoAzimuthalEqualArea().translate([960, 540]).clipAngle(150).precision(0.5);
const path = d3.geoPath(projection, context);
function camera(at) {
  let i = 0;
  while (i < keys.length - 2 && at >= keys[i + 1][0]) i++;
  const [a, b] = [keys[i], keys[i + 1]];
  let t = (at - a[0]) / (b[0] - a[0]);
  t = t * t * (3 - 2 * t);
  const mix = (n) => a[n] + (b[n] - a[n]) * t;
  return [mix(1), mix(2), Math.exp(Math.log(a[3]) + (Math.log(b[3]) - Math.log(a[3])) * t)];
}
for (let n = 0; n < frames; n++) {
  const began = performance.now();
  const [lon, lat, scale] = camera(keys[keys.length - 1][0] * n / frames);
  projection.rotate([-lon, -lat]).scale(scale * 1080);
  context.fillStyle = "#C9D5CF"; context.fillRect(0, 0, 1920, 1080);
  context.beginPath(); path(map);
  context.fillStyle = "#F4E9D2"; context.fill();
  context.strokeStyle = "#1D1A14"; context.lineWidth = 1; context.stroke();
  // Reading a pixel back waits until the frame is really drawn.
  context.getImageData(0, 0, 1, 1);
  times.push(performance.now() - began);
}
document.getElementById("out").textContent = JSON.stringify(times);
</script>"""


def main() -> None:
    """Draw the path and print what it took."""
    frames = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    WORK.mkdir(parents=True, exist_ok=True)
    for package in PACKAGES:
        _unpack(package)
    _export(ROOT / "geodata" / "world-1962.gpkg", WORK / "map.js")
    keys = [list(key) for key in PATH]
    (WORK / "page.html").write_text(PAGE % {"keys": json.dumps(keys), "frames": frames})
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    shown = subprocess.run(
        [
            "chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--dump-dom",
            "--allow-file-access-from-files", "--disable-background-networking",
            "--disable-component-update", "--no-first-run", f"--user-data-dir={WORK / 'profile'}",
            f"file://{WORK / 'page.html'}",
        ],
        capture_output=True, text=True, check=True, timeout=900,
    ).stdout  # fmt: skip
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    found = re.search(r'<pre id="out">(\[[^<]*\])', shown)
    if found is None:
        sys.exit("the page drew nothing: is d3-geo in build/browser?")
    times_ms = sorted(json.loads(found[1]))
    cpu_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(
        f"d3-geo in Chromium, {frames} frames: p50 {times_ms[len(times_ms) // 2]:.1f} ms,"
        f" p95 {times_ms[int(len(times_ms) * 0.95)]:.1f} ms;"
        f" {1000 * cpu_s / frames:.0f} ms of processor time a frame, start included"
    )


def _unpack(package: str) -> None:
    name = package.split("@")[0]
    target = WORK / f"{name}.js"
    if target.exists():
        return
    subprocess.run(["npm", "pack", "--silent", package], cwd=WORK, check=True, timeout=120)
    (archive,) = WORK.glob(f"{name}-*.tgz")
    with tarfile.open(archive) as files:
        member = files.extractfile(f"package/dist/{name}.min.js")
        assert member is not None
        target.write_bytes(member.read())


def _export(source: Path, target: Path) -> None:
    if target.exists():
        return
    table = geopandas.read_file(source, layer="territories")[["geometry"]]
    # Not all that the files hold: what errs by a pixel at the closest view of the path.
    table["geometry"] = shapely.coverage_simplify(table.geometry.to_numpy(), TOLERANCE_DEG)
    # d3-geo reads rings the other way round than RFC 7946 writes them.
    table["geometry"] = table.geometry.orient_polygons(exterior_cw=True)
    target.write_text(f"const map = {table.to_json()};")


if __name__ == "__main__":
    main()
