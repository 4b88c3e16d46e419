// The benchmark of the view Program beside other tables, all in one browser from one server.
//   node tests/bench/bench.mjs [name] [--iterations 7] [--measures 2000] [--subjects genomfor,tabulator]
// A name picks the figures whose id or title contains it. README.md here says what they mean.
import { parseArgs } from "node:util";
import { DIST } from "../e2e/chromium.mjs";
import { serve } from "../e2e/server.mjs";
import * as generate from "./generate.mjs";
import { summary, table } from "./report.mjs";
import { WINDOW, begin, collector, present } from "./run.mjs";
import { FIGURES, SCENARIOS, open, saveFile, settle, warm } from "./scenarios.mjs";

const SUBJECTS = [
  { name: "genomfor", title: "Genomför", ours: true, scripts: ["genomfor.js"] },
  { name: "ag-grid", title: "AG Grid" },
  { name: "tabulator", title: "Tabulator" },
];

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    iterations: { type: "string", default: "7" },
    measures: { type: "string", default: String(generate.SIZES.measures) },
    subjects: { type: "string", default: SUBJECTS.map(({ name }) => name).join() },
  },
});
const iterations = Number(options.iterations);
const named = (positionals[0] ?? "").toLowerCase();
const wanted = (id) => {
  const { title } = FIGURES.find((figure) => figure.id === id);
  return `${id} ${title}`.toLowerCase().includes(named);
};

const tree = generate.programme({ measures: Number(options.measures) });
const data = {
  file: generate.text(tree),
  rows: JSON.stringify(generate.rows(tree)),
  small: generate.text(generate.programme({ measures: 20, goals: 4, projects: 10, bodies: 6 }, 7)),
};

const subjects = present(SUBJECTS, options.subjects);
const { host, browser, problems, visit, control, inTurns, finish } = await begin({
  iterations,
  others: ["ag-grid-community", "tabulator-tables"],
});
const packed = await serve(DIST, { compressed: true });

/** Opens the file once and compares what is shown with what was made; gives the room of the list. */
const inspect = (subject) =>
  visit(subject, host.address, async (page, noted) => {
    await open(page, data.file);
    await settle(page);
    const shown = await page.evaluate(() => {
      const { width, height } = window.subject.list().getBoundingClientRect();
      return {
        notices: window.subject.notices(),
        titles: window.subject.rows().map((row) => window.subject.title(row)),
        lines: window.subject.lines(),
        list: { width: Math.round(width), height: Math.round(Math.min(height, innerHeight)) },
      };
    });
    if (shown.notices.length) noted.push(`opened with notices: ${shown.notices.join("; ")}`);
    const expected = tree.measures.slice(0, shown.titles.length).map(({ title }) => title);
    const wrong = shown.titles.findIndex((title, place) => title !== expected[place]);
    if (wrong >= 0) noted.push(`row ${wrong + 1} reads “${shown.titles[wrong]}”, the file has “${expected[wrong]}”`);
    const kept = JSON.parse((await saveFile(page)).text).measures.map(({ title }) => title);
    if (kept.join() !== tree.measures.map(({ title }) => title).join())
      noted.push("the file that is saved has other measures");
    const count = shown.lines ?? `${shown.titles.length} measures`;
    console.log(
      `▸ the file of ${tree.measures.length} measures opens; lines: ${count}, on the page: ${shown.titles.length}`,
    );
    return shown.list;
  });

/** One visit of a subject through all scenarios that are wanted; what was measured before one failed counts. */
const measure = (subject, address) =>
  visit(subject, address, async (page, noted) => {
    const cdp = await page.context().newCDPSession(page);
    if (subject.ours) {
      // The other tables have their code before the clock starts; so has the application after this.
      await warm(page, data.small);
    }
    const done = { open: [await open(page, subject.ours ? data.file : data.rows)] };
    await settle(page);
    for (const { ids, run } of SCENARIOS.filter(({ ids }) => ids.some(wanted))) {
      try {
        Object.assign(done, await run({ page, cdp, problems: noted, done }));
      } catch (error) {
        noted.push(`${ids[0]}: ${error.message.split("\n")[0]}`);
        break;
      }
    }
    return done;
  });

/** The first file that is opened in a visit: the part of the program that works on it is fetched. */
const firstOpening = (subject) =>
  visit(subject, host.address, async (page) => ({ "open-first": [await open(page, data.file)] }));

/** From an empty cache on a slow machine and line to the first key that the start page answers. */
async function coldStart() {
  const context = await browser.newContext({ locale: "sv-SE", viewport: WINDOW });
  try {
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    const throughput = 10_000_000 / 8;
    await cdp.send("Network.enable");
    await cdp.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 0,
      downloadThroughput: throughput,
      uploadThroughput: throughput,
    });
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await context.addInitScript(() => {
      window.firstKey = new Promise((done) => {
        let typed = false;
        const look = () => {
          const field = document.querySelector("#new-municipality");
          if (field && !typed) {
            typed = true;
            field.focus();
            field.value = "F";
            field.dispatchEvent(new InputEvent("input", { bubbles: true }));
          }
          if (document.querySelector('[role="option"]')) {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => done(performance.now());
            port2.postMessage(null);
          } else {
            requestAnimationFrame(look);
          }
        };
        requestAnimationFrame(look);
      });
    });
    await page.goto(packed.address);
    const firstKey = await page.evaluate(() => window.firstKey);
    const fcp = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime);
    return { fcp: [fcp], "first-key": [firstKey] };
  } finally {
    await context.close();
  }
}

const ours = subjects.find((subject) => subject.ours);
const list = ours ? await inspect(ours) : { width: 1100, height: 650 };
const { samples, add } = collector();
const turns = [
  control(data.rows),
  ...subjects.map((subject) => {
    const address = subject.ours
      ? host.address
      : `${host.address}bench/${subject.name}.html?width=${list.width}&height=${list.height}`;
    return { name: subject.title, run: async () => add(subject.name, await measure(subject, address)) };
  }),
];
if (ours && wanted("open-first"))
  turns.push({ name: "first opening", run: async () => add(ours.name, await firstOpening(ours)) });
if (ours && (wanted("fcp") || wanted("first-key")))
  turns.push({ name: "cold start", run: async () => add(ours.name, await coldStart()) });
await inTurns(turns);
await packed.close();

const lines = summary(
  FIGURES.filter(({ id }) => wanted(id)),
  subjects,
  samples,
);
const size = (text) => `${(Buffer.byteLength(text) / 1e6).toFixed(1)} MB`;
await finish("bench.json", {
  data: `${tree.measures.length} measures, ${tree.goals.length} goals, ${tree.projects.length} projects; file ${size(data.file)}, rows of the others ${size(data.rows)} · lists ${list.width}×${list.height}`,
  text: table(lines, subjects),
  list,
  lines,
  samples,
});
