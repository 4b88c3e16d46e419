// The benchmark of the view Tidslinje beside other timelines, all in one browser from one server.
//   node tests/bench/timeline.mjs [--iterations 5] [--measures 1000,10000] [--subjects genomfor,svar]
// README.md here says what the figures mean.
import { build } from "esbuild";
import { parseArgs } from "node:util";
import * as generate from "./generate.mjs";
import { p95, summary, table } from "./report.mjs";
import { PATIENCE, TARGET, begin, collector, here, present } from "./run.mjs";
import { backToTop, open, saveFile, settle, warm, weight, wheel } from "./scenarios.mjs";
import { traced } from "./trace.mjs";

const SUBJECTS = [
  { name: "genomfor", title: "Genomför", ours: true, scripts: ["genomfor.js", "timeline.js"] },
  { name: "dhtmlx", title: "DHTMLX Gantt" },
  { name: "svar", title: "SVAR Gantt" },
  { name: "frappe", title: "Frappe Gantt" },
];

const FIGURES = [
  { id: "paint", title: "First paint: rows in memory → bars painted", unit: "ms" },
  { id: "drag-work", title: "Drag, 60 moves: work of the main thread per frame", unit: "ms" },
  { id: "drag-sum", title: "Drag: work of the main thread in all", unit: "ms" },
  { id: "drag-16", title: "Drag: frames with more than 16.7 ms of work", unit: "" },
  { id: "drag-50", title: "Drag: frames with more than 50 ms of work", unit: "" },
  { id: "drag-p95", title: "Drag: time between frames, p95", unit: "ms" },
  { id: "drop", title: "Let go → bar painted where it stays", unit: "ms" },
  { id: "scroll-work", title: "Scroll, 60 wheel steps: work of the main thread per frame", unit: "ms" },
  { id: "scroll-sum", title: "Scroll: work of the main thread in all", unit: "ms" },
  { id: "scroll-16", title: "Scroll: frames with more than 16.7 ms of work", unit: "" },
  { id: "scroll-50", title: "Scroll: frames with more than 50 ms of work", unit: "" },
  { id: "scroll-p95", title: "Scroll: time between frames, p95", unit: "ms" },
  { id: "scroll-longest", title: "Scroll: longest time between frames", unit: "ms" },
  { id: "scroll-empty", title: "Scroll: frames without a row in the middle", unit: "%" },
  { id: "nodes", title: "DOM elements", unit: "" },
  { id: "heap", title: "JS heap after a collection", unit: "MB" },
  { id: "wasm", title: "WebAssembly memory", unit: "MB" },
];

/** What the figures of ours should be, as a share of the best of the others: aims, not conditions. */
const AIMS = { 1000: 0.8, 10000: 0.6 };
/** How far a bar is dragged, in quarters and in moves of the pointer. */
const FAR = 4;
const MOVES = 60;

const { values: options } = parseArgs({
  options: {
    iterations: { type: "string", default: "5" },
    measures: { type: "string", default: "1000,10000" },
    subjects: { type: "string", default: SUBJECTS.map(({ name }) => name).join() },
  },
});
const iterations = Number(options.iterations);
const subjects = present(SUBJECTS, options.subjects);
const small = generate.text(generate.programme({ measures: 20, goals: 4, projects: 10, bodies: 6 }, 7));

const bundle = `${TARGET}/bench`;
await build({
  entryPoints: [here("pages/svar.jsx")],
  outdir: bundle,
  bundle: true,
  minify: true,
  jsx: "automatic",
  define: { "process.env.NODE_ENV": '"production"' },
  // Its fonts lie on another server.
  plugins: [
    {
      name: "no fonts",
      setup: (build) => build.onResolve({ filter: /^https:/ }, () => ({ path: "data:,", external: true })),
    },
  ],
  logLevel: "error",
});
const { host, problems, visit, control, inTurns, finish } = await begin({
  iterations,
  others: ["dhtmlx-gantt", "@svar-ui/react-gantt", "react", "frappe-gantt"],
  beside: { "/built/": bundle },
});

/** What one size is measured with. */
function sized(measures) {
  // Costs of one year: with those of three the file of 10,000 measures would be larger than what is opened.
  const tree = generate.programme({ measures, years: 1 });
  const bars = generate.bars(tree);
  return { tree, bars, file: generate.text(tree), rows: JSON.stringify(bars) };
}

/** Gives up on something that takes longer than anybody waits. */
function patiently(work) {
  let timer;
  const late = new Promise((_, failed) => {
    timer = setTimeout(() => failed(new Error(`not done within ${PATIENCE / 1000} s`)), PATIENCE);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Shows the rows; gives the time of it. Ours has opened the file before, as the others have read theirs. */
async function show(page, subject, data) {
  if (!subject.ours) return patiently(open(page, data.rows));
  const leave = async (page) => {
    await page.evaluate(() => window.subject.enter());
    await page.waitForFunction(() => window.subject.bars().length > 0);
  };
  await warm(page, small, leave);
  await open(page, data.file);
  await settle(page);
  return page.evaluate(() => window.clock.after(window.subject.enter, () => window.subject.shown()));
}

/** The bars that lie in the list, from above. */
const barsInView = (page) =>
  page.evaluate(() => {
    const { top, bottom } = window.subject.list().getBoundingClientRect();
    return window.subject
      .bars()
      .map(({ element, ...bar }) => bar)
      .filter((bar) => bar.top >= top && bar.top + bar.height <= Math.min(bottom, innerHeight))
      .sort((one, other) => one.top - other.top);
  });

const DAY = 86_400_000;
const quarters = (from, to) => (new Date(to) - new Date(from)) / DAY / 91.3125;

/** Compares bars with the rows that begin at a place: names, lengths, and where they begin. */
function compare(bars, rows, quarter) {
  if (bars.length < 8) return [`only ${bars.length} bars are in view`];
  const wrong = [];
  bars.forEach((bar, place) => {
    const [name, start, end] = rows[place] ?? ["nothing"];
    const [first, from] = rows[0];
    const shift = quarters(from, start) - (bar.left - bars[0].left) / quarter;
    const length = quarters(start, end) - bar.width / quarter;
    if (!name.includes(bar.name) && !bar.name.includes(name)) wrong.push(`“${bar.name}” stands where “${name}” should`);
    else if (Math.abs(shift) > 0.2) wrong.push(`“${name}” begins ${shift.toFixed(2)} quarters wrong beside “${first}”`);
    else if (Math.abs(length) > 0.4) wrong.push(`“${name}” is ${length.toFixed(2)} quarters too short or long`);
  });
  return wrong.slice(0, 3);
}

/** Every subject has to show the right bars before it is measured: the first ones, the last ones, all in number. */
const inspect = (subject, address, data) =>
  visit(subject, address, async (page) => {
    await show(page, subject, data);
    await settle(page);
    const quarter = await page.evaluate(() => window.subject.quarter());
    const top = await barsInView(page);
    const wrong = compare(top, data.bars, quarter);
    // Ours stand under their goals.
    const heads = new Set(data.tree.measures.map(({ goals }) => goals[0])).size;
    const count = await page.evaluate((heads) => window.subject.count(heads), heads);
    if (count !== data.bars.length) wrong.push(`${count} rows instead of ${data.bars.length}`);
    await page.evaluate(() => window.subject.toEnd());
    await settle(page);
    const bottom = await barsInView(page);
    // The last bar may be cut off by the end of the list, never the one before it.
    const last = data.bars.findIndex(([name]) => name.includes(bottom.at(-1)?.name));
    if (last < data.bars.length - 2) wrong.push(`the list ends with row ${last + 1}`);
    wrong.push(...compare(bottom, data.bars.slice(last + 1 - bottom.length, last + 1), quarter));
    console.log(
      `▸ ${subject.title}, ${data.bars.length} measures: ${count} rows, ${top.length} bars at the top and ${bottom.length} at the end looked at; ${wrong.length ? "✗" : "✓"}`,
    );
    if (wrong.length) throw new Error(`shows the wrong bars: ${wrong.join("; ")}`);
    return page.evaluate(() => {
      const { left, top, width, height } = window.subject.list().getBoundingClientRect();
      return {
        width: Math.round(Math.min(width, innerWidth - left)),
        height: Math.round(Math.min(height, innerHeight - top)),
        row: window.subject.row?.(),
        quarter: window.subject.quarter(),
      };
    });
  });

const works = (name, frames) => ({
  [`${name}-work`]: frames,
  [`${name}-sum`]: [frames.reduce((sum, work) => sum + work, 0)],
  [`${name}-16`]: [frames.filter((work) => work > 16.7).length],
  [`${name}-50`]: [frames.filter((work) => work > 50).length],
});

/** Drags a bar by some quarters, and looks whether it got there. */
async function drag(page, noted) {
  // The first bar whose middle can be taken hold of and carried so far within the list.
  const bar = await page.evaluate((far) => {
    const { left, right, top, bottom } = window.subject.list().getBoundingClientRect();
    const step = window.subject.quarter() * far;
    const fits = (bar) => {
      const [x, y] = [bar.left + bar.width / 2, bar.top + bar.height / 2];
      const seen = y > top + 60 && y < Math.min(bottom, innerHeight) - 60 && bar.left > left;
      const found = seen && x + step < Math.min(right, innerWidth) - 60 && document.elementFromPoint(x, y);
      return found && bar.width > 40 && bar.element.parentElement.contains(found);
    };
    const { element, ...chosen } = window.subject.bars().find(fits);
    return { ...chosen, step };
  }, FAR);
  const [x, y] = [bar.left + bar.width / 2, bar.top + bar.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 4, y);
  await page.waitForTimeout(100);
  await page.evaluate(() => (window.stop = window.clock.frames(() => false)));
  const { frames } = await traced(page, async () => {
    for (let move = 1; move <= MOVES; move += 1) {
      await page.mouse.move(x + (bar.step * move) / MOVES, y);
      await page.waitForTimeout(16);
    }
    await page.waitForTimeout(100);
  });
  const { deltas } = await page.evaluate(() => window.stop());
  await page.evaluate(
    ([name, place, quarter]) => {
      const there = () => {
        const bar = window.subject.bars().find((bar) => bar.name === name);
        return bar && Math.abs(bar.left - place) < quarter / 4;
      };
      window.sample = window.clock.fromEvent("mouseup", there);
    },
    [bar.name, bar.left + bar.step, bar.step / FAR],
  );
  await page.mouse.up();
  const drop = await page.evaluate(() => Promise.race([window.sample, window.clock.pause(3000)]));
  await settle(page);
  if (drop === undefined) noted.push(`“${bar.name}” did not stay ${FAR} quarters later`);
  return { name: bar.name, figures: { ...works("drag", frames), "drag-p95": [p95(deltas)], drop: drop ? [drop] : [] } };
}

/** The row of the bar that was dragged begins so many quarters later, where it is kept. */
async function kept(page, subject, data, name, noted) {
  const place = data.bars.findIndex(([full]) => full.includes(name));
  const expected = generate.firstDay(data.tree.measures[place].start, FAR);
  const found = subject.ours
    ? generate.firstDay(JSON.parse((await saveFile(page)).text).measures[place].start)
    : await page.evaluate((name) => window.subject.startOf(name), name);
  if (Math.abs(quarters(expected, found)) > 0.1)
    noted.push(`“${name}” begins ${new Date(found).toISOString()} instead of ${expected}`);
}

const measure = (subject, address, data) =>
  visit(subject, address, async (page, noted) => {
    const cdp = await page.context().newCDPSession(page);
    const done = { paint: [await show(page, subject, data)] };
    await settle(page);
    Object.assign(done, await weight({ page, cdp }));
    const { frames, result } = await traced(page, () => wheel({ page, problems: noted }));
    Object.assign(done, result, works("scroll", frames));
    await backToTop(page);
    const { name, figures } = await drag(page, noted);
    Object.assign(done, figures);
    await kept(page, subject, data, name, noted);
    return done;
  });

const parts = [];
const results = {};
for (const measures of options.measures.split(",").map(Number)) {
  const data = sized(measures);
  const addressOf = ({ ours, name }, list) =>
    ours ? host.address : `${host.address}bench/${name}.html?${new URLSearchParams(list)}`;
  let list = { width: 1100, height: 650, row: 32, quarter: 36 };
  const able = [];
  for (const subject of subjects) {
    try {
      const room = await inspect(subject, addressOf(subject, list), data);
      if (subject.ours) list = room;
      able.push(subject);
    } catch (error) {
      problems.add(`${subject.title} is not measured with ${measures}: ${error.message.split("\n")[0]}`);
    }
  }
  const { samples, add } = collector();
  await inTurns([
    control(JSON.stringify(generate.rows(data.tree))),
    ...able.map((subject) => ({
      name: `${subject.title}, ${measures}`,
      run: async () => add(subject.name, await measure(subject, addressOf(subject, list), data)),
    })),
  ]);
  const lines = summary(FIGURES, subjects, samples);
  const aim = AIMS[measures] ? ` (aim: ours ÷ best ≤ ${AIMS[measures]})` : "";
  parts.push(`**${measures} measures**, list ${list.width}×${list.height}${aim}\n\n${table(lines, subjects)}`);
  results[measures] = { list, lines, samples };
}
await finish("bench-timeline.json", {
  data: `timelines of ${options.measures} measures, flat for the others`,
  text: parts.join("\n\n"),
  results,
});
