// How long the main thread of a page works for each of its frames, from a trace of Chromium.

const CATEGORIES = ["disabled-by-default-devtools.timeline", "devtools.timeline"];

/** Follows the page while something is done there with the clock at the frames; gives the work of every frame in milliseconds. */
export async function traced(page, act) {
  const browser = page.context().browser();
  await browser.startTracing(page, { categories: CATEGORIES });
  let result;
  let trace;
  try {
    result = await act();
  } finally {
    trace = await browser.stopTracing();
  }
  return { result, frames: workOfFrames(JSON.parse(trace.toString()).traceEvents) };
}

/** The tasks of the thread that makes the frames, added up from the task that begins a frame to the next one. */
export function workOfFrames(events) {
  const begins = events.filter(({ name }) => name === "FireAnimationFrame");
  const places = begins.map(({ pid, tid }) => `${pid} ${tid}`);
  const count = (place) => places.filter((other) => other === place).length;
  const [thread] = [...new Set(places)].sort((one, other) => count(other) - count(one));
  const here = ({ pid, tid }) => `${pid} ${tid}` === thread;
  const tasks = events
    .filter((event) => event.name === "RunTask" && event.ph === "X" && here(event))
    .sort((one, other) => one.ts - other.ts);
  const starts = begins
    .filter(here)
    .map(({ ts }) => ts)
    .sort((one, other) => one - other);
  const frames = [];
  let next = 0;
  for (const { ts, dur } of tasks) {
    if (starts[next] < ts + dur) {
      frames.push(0);
      while (starts[next] < ts + dur) next += 1;
    }
    if (frames.length) frames[frames.length - 1] += dur / 1000;
  }
  return frames;
}
