// What every benchmark in the browser needs: one server, one Chromium, visits in fresh contexts,
// turns that change, a control that says how evenly the machine works, and the report.
import { chromium } from "playwright-core";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import os from "node:os";
import { fileURLToPath } from "node:url";
import { ARGUMENTS, CHROMIUM, DIST } from "../e2e/chromium.mjs";
import { serve } from "../e2e/server.mjs";
import { median, spread } from "./report.mjs";

export const here = (path) => fileURLToPath(new URL(path, import.meta.url));
export const WINDOW = { width: 1366, height: 768 };
export const TARGET = here("../../target");
/** A control that varies more than this says that the machine was busy with something else. */
const NOISE = 0.2;
/** How long anything may take, in milliseconds. */
export const PATIENCE = 120_000;

/** The subjects that are named; ours only where there is a built page. */
export const present = (subjects, named) =>
  subjects
    .filter(({ name }) => named.split(",").includes(name))
    .filter(({ ours }) => {
      if (ours && !existsSync(`${DIST}/index.html`)) {
        console.log(`▸ there is no built page in ${DIST}: only the others are measured`);
        return false;
      }
      return true;
    });

const built = async () => {
  if (!existsSync(`${DIST}/index.html`)) return "none";
  const page = await readFile(`${DIST}/index.html`);
  return createHash("sha256").update(page).digest("hex").slice(0, 12);
};

const version = async (name) => JSON.parse(await readFile(here(`node_modules/${name}/package.json`), "utf8")).version;
const load = (values) => values.map((value) => value.toFixed(2)).join(" ");

/** A run: `others` are the packages whose versions are told, `beside` are folders served with the page. */
export async function begin({ iterations, others, beside = {} }) {
  const host = await serve(DIST, { beside: { "/bench/": here("pages"), "/npm/": here("node_modules"), ...beside } });
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
  const problems = new Set();
  const controls = [];
  const packages = ["playwright-core", ...others];
  const about = {
    date: new Date().toISOString(),
    machine: `${os.cpus().length} × ${os.cpus()[0].model}, ${Math.round(os.totalmem() / 2 ** 30)} GiB`,
    versions: {
      "built page": await built(),
      chromium: browser.version(),
      node: process.versions.node,
      ...Object.fromEntries(await Promise.all(packages.map(async (name) => [name, await version(name)]))),
    },
    iterations,
    load: { before: os.loadavg() },
  };

  /** A page of a fresh context with the clock in it. Ours is taken hold of by the scripts of the subject. */
  async function visit({ name, scripts = [] }, address, work) {
    const context = await browser.newContext({ locale: "sv-SE", viewport: WINDOW, acceptDownloads: true });
    try {
      await context.addInitScript(() => {
        delete window.showSaveFilePicker;
        delete window.showOpenFilePicker;
      });
      for (const script of ["clock.js", ...scripts]) await context.addInitScript({ path: here(`pages/${script}`) });
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

  /** A plain table, made again and again: what varies here is the machine. */
  const control = (rows) => ({
    name: "control",
    run: async () => {
      const times = await visit({ name: "control" }, `${host.address}bench/vanilla.html`, (page) =>
        page.evaluate(async (text) => {
          const times = [];
          for (let time = 0; time < 15; time += 1) {
            document.querySelector("#table").replaceChildren();
            times.push(await window.clock.after(window.subject.create(text), () => window.subject.created()));
          }
          return times;
        }, rows),
      );
      controls.push(median(times));
    },
  });

  /** All take their turn; whose turn it is first moves on with every iteration: A B C, C A B, B C A. */
  async function inTurns(turns) {
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
  }

  /** Prints the report and writes it with all samples to a file of that name. */
  async function finish(file, { data, text, ...rest }) {
    await browser.close();
    await host.close();
    about.load.after = os.loadavg();
    about.control = { median: median(controls), spread: spread(controls), samples: controls };
    const versions = Object.entries(about.versions).map(([name, version]) => `${name} ${version}`);
    console.log(`
${about.date} · ${about.machine} · load before ${load(about.load.before)}, after ${load(about.load.after)}
${versions.join(" · ")}
${data} · window ${WINDOW.width}×${WINDOW.height} · ${iterations} iterations
control (plain table of 30 rows): median ${about.control.median.toFixed(1)} ms, spread ${(about.control.spread * 100).toFixed(0)} %

${text}
`);
    if (about.control.spread > NOISE) {
      console.log(
        `⚠ the control varies by more than ${NOISE * 100} %: the machine was busy, trust the ratios more than the times`,
      );
    }
    for (const problem of problems) console.log(`⚠ ${problem}`);
    await mkdir(TARGET, { recursive: true });
    const content = { ...about, data, problems: [...problems], ...rest };
    await writeFile(`${TARGET}/${file}`, `${JSON.stringify(content, null, 2)}\n`);
  }

  return { host, browser, problems, visit, control, inTurns, finish };
}

/** A collector of samples: by subject, then by figure. */
export function collector() {
  const samples = {};
  const add = (name, figures) => {
    for (const [id, list] of Object.entries(figures)) ((samples[name] ??= {})[id] ??= []).push(...list);
  };
  return { samples, add };
}
