// The benchmark of the view Program beside other tables, all in one browser from one server.
//   node tests/bench/bench.mjs [name] [--iterations 7] [--measures 2000] [--subjects genomfor,tabulator]
// A name picks the figures whose id or title contains it. README.md here says what they mean.
import { chromium } from "playwright-core";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import os from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ARGUMENTS, CHROMIUM, DIST } from "../e2e/chromium.mjs";
import { serve } from "../e2e/server.mjs";
import * as generate from "./generate.mjs";
import { median, spread, summary, table } from "./report.mjs";
import { FIGURES, SCENARIOS, open, saveFile, settle } from "./scenarios.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const WINDOW = { width: 1366, height: 768 };
const SUBJECTS = [
  { name: "genomfor", title: "Genomför", ours: true },
  { name: "ag-grid", title: "AG Grid" },
  { name: "tabulator", title: "Tabulator" },
];
/** A control that varies more than this says that the machine was busy with something else. */
const NOISE = 0.2;
/** How long anything may take, in milliseconds. */
const PATIENCE = 120_000;

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

const subjects = SUBJECTS.filter(({ name }) => options.subjects.split(",").includes(name)).filter(({ ours }) => {
  if (ours && !existsSync(`${DIST}/index.html`)) {
    console.log(`▸ there is no built page in ${DIST}: only the other tables are measured`);
    return false;
  }
  return true;
});
const beside = { "/bench/": here("pages"), "/npm/": here("node_modules") };
const host = await serve(DIST, { beside });
const packed = await serve(DIST, { compressed: true });
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
const problems = new Set();

/** A page of a fresh context with the clock in it. */
async function visit({ name, ours }, address, work) {
  const context = await browser.newContext({ locale: "sv-SE", viewport: WINDOW, acceptDownloads: true });
  try {
    await context.addInitScript(() => {
      delete window.showSaveFilePicker;
      delete window.showOpenFilePicker;
    });
    await context.addInitScript({ path: here("pages/clock.js") });
    if (ours) await context.addInitScript({ path: here("pages/genomfor.js") });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    const noted = [];
    page.on("pageerror", (error) => noted.push(String(error)));
    page.on("console", (message) => message.type() === "error" && noted.push(message.text()));
    await page.goto(address);
    await page.waitForFunction(() => window.subject?.ready());
    const result = await work(page, noted);
    for (const problem of noted) problems.add(`${name}: ${problem}`);
    return result;
  } finally {
    await context.close();
  }
}

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
      await open(page, data.small);
      await settle(page);
      await page.evaluate(() => (location.hash = "#/start"));
      await page.waitForFunction(() => window.subject.ready() && !window.subject.opened());
      await page.waitForTimeout(300);
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

/** A plain table, made again and again: what varies here is the machine. */
const control = () =>
  visit({ name: "control" }, `${host.address}bench/vanilla.html`, (page) =>
    page.evaluate(async (text) => {
      const times = [];
      for (let time = 0; time < 15; time += 1) {
        document.querySelector("#table").replaceChildren();
        times.push(await window.clock.after(window.subject.create(text), () => window.subject.created()));
      }
      return times;
    }, data.rows),
  );

const version = async (name) => JSON.parse(await readFile(here(`node_modules/${name}/package.json`), "utf8")).version;
const others = ["playwright-core", "ag-grid-community", "tabulator-tables"];
const build =
  existsSync(`${DIST}/index.html`) &&
  createHash("sha256")
    .update(await readFile(`${DIST}/index.html`))
    .digest("hex")
    .slice(0, 12);
const about = {
  date: new Date().toISOString(),
  machine: `${os.cpus().length} × ${os.cpus()[0].model}, ${Math.round(os.totalmem() / 2 ** 30)} GiB`,
  versions: {
    "built page": build || "none",
    chromium: browser.version(),
    node: process.versions.node,
    ...Object.fromEntries(await Promise.all(others.map(async (name) => [name, await version(name)]))),
  },
  data: `${tree.measures.length} measures, ${tree.goals.length} goals, ${tree.projects.length} projects; file ${(Buffer.byteLength(data.file) / 1e6).toFixed(1)} MB, rows of the others ${(Buffer.byteLength(data.rows) / 1e6).toFixed(1)} MB`,
  iterations,
  load: { before: os.loadavg() },
};

const ours = subjects.find((subject) => subject.ours);
const list = ours ? await inspect(ours) : { width: 1100, height: 650 };
const samples = {};
const controls = [];
const add = (name, figures) => {
  for (const [id, list] of Object.entries(figures)) ((samples[name] ??= {})[id] ??= []).push(...list);
};
// Whose turn it is first moves on with every iteration: A B C, C A B, B C A.
const turns = [
  { name: "control", run: async () => controls.push(median(await control())) },
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
for (let iteration = 0; iteration < iterations; iteration += 1) {
  for (let turn = 0; turn < turns.length; turn += 1) {
    const { name, run } = turns[(turn + turns.length - (iteration % turns.length)) % turns.length];
    const begun = performance.now();
    try {
      await run();
    } catch (error) {
      problems.add(`${name}: ${error.message.split("\n")[0]}`);
    }
    console.log(`▸ ${iteration + 1}/${iterations} ${name}: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  }
}
await browser.close();
await host.close();
await packed.close();

about.load.after = os.loadavg();
about.list = list;
about.control = { median: median(controls), spread: spread(controls), samples: controls };
const figures = FIGURES.filter(({ id }) => wanted(id));
const lines = summary(figures, subjects, samples);
const load = (values) => values.map((value) => value.toFixed(2)).join(" ");
console.log(`
${about.date} · ${about.machine} · load before ${load(about.load.before)}, after ${load(about.load.after)}
${Object.entries(about.versions)
  .map(([name, version]) => `${name} ${version}`)
  .join(" · ")}
${about.data} · window ${WINDOW.width}×${WINDOW.height}, lists ${list.width}×${list.height} · ${iterations} iterations
control (plain table of 30 rows): median ${about.control.median.toFixed(1)} ms, spread ${(about.control.spread * 100).toFixed(0)} %

${table(lines, subjects)}
`);
if (about.control.spread > NOISE) {
  console.log(
    `⚠ the control varies by more than ${NOISE * 100} %: the machine was busy, trust the ratios more than the times`,
  );
}
for (const problem of problems) console.log(`⚠ ${problem}`);

const target = here("../../target");
await mkdir(target, { recursive: true });
await writeFile(
  `${target}/bench.json`,
  `${JSON.stringify({ ...about, problems: [...problems], lines, samples }, null, 2)}\n`,
);
