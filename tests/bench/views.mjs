// How quick the views of the whole are with 2,000 measures and 1,000 projects: their first paint, and
// from a key to the paint of an edit.
//   node tests/bench/views.mjs [name] [--iterations 5] [--measures 2000]
// A name picks the views whose name contains it. README.md here says what the figures mean.
import { parseArgs } from "node:util";
import * as generate from "./generate.mjs";
import { summary, table } from "./report.mjs";
import { begin, collector, present } from "./run.mjs";
import { open, settle } from "./scenarios.mjs";

const OURS = { name: "genomfor", title: "Genomför", ours: true, scripts: ["genomfor.js"] };

/** What stands in a view when it is painted, and how much of it at least. `panel`: a measure stands beside it. */
const VIEWS = [
  { name: "overview", title: "Översikt", address: "#/oversikt", holds: [".overview-figures > li", 6] },
  { name: "matrix", title: "Matris", address: "#/matris/mal-organ", holds: ["td", 50], panel: true },
  { name: "matrix-tools", title: "Mål × verktyg", address: "#/matris/mal-verktyg", holds: ["td", 50], panel: true },
  { name: "timeline", title: "Tidslinje", address: "#/tidslinje", holds: ['[data-test="bar"]', 10], panel: true },
  { name: "checks", title: "Kontroll, lagkrav", address: "#/kontroll/lagkrav", holds: [".checklist-item", 5] },
  { name: "checks-findings", title: "Kontroll, brister", address: "#/kontroll/brister", holds: [".check-block", 3] },
];

const FIGURES = [
  { id: "first", title: "First time in a visit (fetches the view): address → painted", unit: "ms" },
  { id: "again", title: "Again: address → painted", unit: "ms" },
  { id: "key", title: "Key press in a title in the panel → painted", unit: "ms" },
  { id: "undo", title: "Ctrl+Z of an edited title → painted", unit: "ms" },
  { id: "nodes", title: "DOM elements", unit: "" },
];
const TYPED = "och redovisa";
const UNDONE = 6;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    iterations: { type: "string", default: "5" },
    measures: { type: "string", default: String(generate.SIZES.measures) },
  },
});
const named = (positionals[0] ?? "").toLowerCase();
const views = VIEWS.filter(({ name, title }) => `${name} ${title}`.toLowerCase().includes(named));
const tree = generate.programme({ measures: Number(options.measures) });
const file = generate.text(tree);
const ours = present([OURS], OURS.name);
const { host, visit, control, inTurns, finish } = await begin({ iterations: Number(options.iterations), others: [] });

/** Goes to a view; gives the time until its heading stands there with what it holds. */
const go = (page, { address, holds }) =>
  page.evaluate(
    ([address, [selector, count]]) => {
      const before = document.querySelector("#view-heading");
      const there = () => {
        const heading = document.querySelector("#view-heading");
        return heading && heading !== before && heading.closest("section").querySelectorAll(selector).length >= count;
      };
      return window.clock.after(() => (location.hash = address), there);
    },
    [address, holds],
  );

async function toProgram(page) {
  await page.evaluate(() => (location.hash = "#/program"));
  await page.waitForFunction(() => window.subject.opened());
  await settle(page);
}

/** Types in the title of a measure in the panel beside the view. */
async function keys(page, address) {
  await page.evaluate((address) => (location.hash = address), `${address}/${tree.measures[3].id}`);
  const field = page.locator('#panel .form [id$="-title"]').first();
  await field.waitFor();
  await settle(page);
  await field.focus();
  const times = [];
  for (const letter of TYPED) {
    await page.evaluate(() => {
      const field = document.activeElement;
      const before = field.value;
      window.sample = window.clock.fromEvent("keydown", () => field.value !== before);
    });
    await page.keyboard.press(letter === " " ? "Space" : letter);
    times.push(await page.evaluate(() => window.sample));
    await page.waitForTimeout(60);
  }
  await page.evaluate(() => document.activeElement.blur());
  await settle(page);
  return times;
}

/** Edits titles in Program, to be undone in the view. */
async function editTitles(page, count) {
  await page.evaluate(() => window.subject.edit(window.subject.rows()[0]));
  for (let time = 0; time < count; time += 1) {
    await page.keyboard.press("Control+End");
    await page.keyboard.insertText("¤");
    await page.keyboard.press("ArrowDown");
  }
  await page.evaluate(() => document.activeElement?.blur());
  await settle(page);
}

/** Undoes while the view is shown: every undo is an edit of a title. */
async function undo(page) {
  const times = [];
  for (let time = 0; time < UNDONE; time += 1) {
    await page.evaluate(() => {
      const before = window.subject.revision();
      window.sample = window.clock.fromEvent("keydown", () => window.subject.revision() !== before);
    });
    await page.keyboard.press("Control+z");
    times.push(await page.evaluate(() => window.sample));
    await page.waitForTimeout(200);
  }
  await settle(page);
  return times;
}

const measure = (view) =>
  visit(OURS, host.address, async (page, noted) => {
    await open(page, file);
    await settle(page);
    const done = { first: [await go(page, view)] };
    await settle(page);
    done.nodes = [await page.evaluate(() => document.querySelectorAll("*").length)];
    if (view.panel) done.key = await keys(page, view.address);
    await toProgram(page);
    await editTitles(page, UNDONE);
    done.again = [await go(page, view)];
    await settle(page);
    done.undo = await undo(page);
    const left = await page.evaluate(() => window.subject.notices());
    if (left.length) noted.push(left.join("; "));
    return done;
  });

const { samples, add } = collector();
await inTurns([
  control(JSON.stringify(generate.rows(tree))),
  ...(ours.length ? views : []).map((view) => ({
    name: view.title,
    run: async () => add(view.name, await measure(view)),
  })),
]);
const lines = summary(FIGURES, views, samples);
await finish("bench-views.json", {
  data: `${tree.measures.length} measures, ${tree.projects.length} projects`,
  text: table(lines, views),
  lines,
  samples,
});
