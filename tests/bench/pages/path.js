// The path of `kiosk bench`: smoothstep between keys, scale on its logarithm.
// A key is [seconds, longitude, latitude, px per radian of 1080 px].
function cameraAt(keys, at) {
  let i = 0;
  while (i < keys.length - 2 && at >= keys[i + 1][0]) i++;
  const [a, b] = [keys[i], keys[i + 1]];
  let t = (at - a[0]) / (b[0] - a[0]);
  t = t * t * (3 - 2 * t);
  const mix = (n) => a[n] + (b[n] - a[n]) * t;
  const scale = Math.exp(Math.log(a[3]) + (Math.log(b[3]) - Math.log(a[3])) * t);
  return { lon: mix(1), lat: mix(2), scalePx: scale * 1080 };
}

async function measured(keys, frames, drawn) {
  const times = [];
  for (let n = 0; n < frames; n++) {
    const camera = cameraAt(keys, (keys[keys.length - 1][0] * n) / frames);
    const began = performance.now();
    drawn(camera);
    times.push(performance.now() - began);
    // Workers answer and the screen is shown between two frames, as in a real visit.
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  await fetch("/times", { method: "POST", body: JSON.stringify(times) });
}
