// How quick homes and money are with 1,000 projects × 14 years × 6 kinds of dwelling: from the key that ends a
// number to the paint of every figure, undo and redo beside charts and accounts, the first paint of each tab,
// and how the plan scrolls.
//   node tests/bench/homes.mjs [--iterations 2] [--repeats 20] [--projects 1000]
// README.md here says what the figures mean.
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import * as generate from "./generate.mjs";
import { summary, table } from "./report.mjs";
import { begin, collector, here, present } from "./run.mjs";
import { open, settle, wheel } from "./scenarios.mjs";

const OURS = { name: "genomfor", title: "Genomför", ours: true, scripts: ["genomfor.js"] };
const YEARS = Array.from({ length: 14 }, (_, place) => 2027 + place);
const KINDS = [
  ["multi_dwelling", "rental"],
  ["multi_dwelling", "cooperative"],
  ["detached", "ownership"],
  ["row", "ownership"],
  ["row", "cooperative"],
  ["special", "rental"],
];
/** The aim of the issue for one cell, in milliseconds. */
const AIM = 16;

/** The tabs: what stands there when it is painted, and how much of it at least. */
const TABS = [
  { id: "plan", title: "Utbyggnad, plan", address: "#/utbyggnad/plan", holds: ['[data-test="plan-row"]', 8] },
  { id: "need", title: "Utbyggnad, Behov", address: "#/utbyggnad/behov", holds: ['[data-test="Need table"] td', 50] },
  { id: "service", title: "Utbyggnad, Service", address: "#/utbyggnad/service", holds: [".work-list td", 50] },
  { id: "forecasts", title: "Utbyggnad, Prognoser", address: "#/utbyggnad/prognoser", holds: ['[data-test="Outlook"] td', 20] },
  { id: "accounts", title: "Ekonomi, Konton", address: "#/ekonomi/konton", holds: [".ledger td", 50] },
  { id: "budget", title: "Ekonomi, Budget", address: "#/ekonomi/budget", holds: [".ledger td", 20] },
  { id: "assumptions", title: "Ekonomi, Antaganden", address: "#/ekonomi/antaganden", holds: [".ledger td", 50] },
  { id: "scenarios", title: "Ekonomi, Scenarier", address: "#/ekonomi/scenarier", holds: [".ledger td", 20] },
];

/** Where a cell is undone and redone, and the parts in each of which something has to change. */
const UNDONE = [
  { id: "plan", title: "Plan", seen: [".plan-kind td.plan-cell", '[data-test="plan-foot"]'] },
  { id: "need", title: "Behov", seen: [".figures > :first-child", ".figures > :last-child", '[data-test="Need table"]'] },
  { id: "service", title: "Service", seen: [".work-list table"] },
  { id: "accounts", title: "Konton", seen: [".ledger", "svg.chart, .chart svg"] },
  { id: "scenarios", title: "Scenarier", seen: ["section[aria-labelledby^='economy-side'] .ledger"] },
];
const typedAt = (time) => 100 + time * 130;

const FIGURES = [
  { id: "open", title: "Open: text of a file → rows painted", unit: "ms" },
  { id: "cell", title: "Enter after a number in a cell → all figures painted", unit: "ms" },
  { id: "cell-busy", title: "the same: long tasks in the second after it", unit: "ms" },
  ...UNDONE.flatMap(({ id, title }) => [
    { id: `undo-${id}`, title: `Ctrl+Z or Ctrl+Y of a cell, ${title} shown → painted`, unit: "ms" },
  ]),
  ...TABS.flatMap(({ id, title }) => [
    { id: `first-${id}`, title: `${title}: first time, address → painted`, unit: "ms" },
    { id: `again-${id}`, title: `${title}: again`, unit: "ms" },
  ]),
  { id: "scroll-p95", title: "Scroll of the plan, all unfolded, 60 wheel steps: frame p95", unit: "ms" },
  { id: "scroll-longest", title: "Scroll: longest frame", unit: "ms" },
  { id: "scroll-empty", title: "Scroll: frames without a row in the middle", unit: "%" },
  { id: "nodes", title: "DOM elements of the plan", unit: "" },
];

const { values: options } = parseArgs({
  options: {
    iterations: { type: "string", default: "2" },
    repeats: { type: "string", default: "20" },
    projects: { type: "string", default: "1000" },
  },
});
const repeats = Number(options.repeats);

/** A programme whose projects have every kind in every year, with what the accounts need: the assumptions of docs/economy.md. */
async function programme() {
  const example = JSON.parse(await readFile(here("../../docs/economy-example.genomfor.json"), "utf8"));
  const tree = generate.programme({ measures: 200, goals: 40, projects: Number(options.projects) });
  const code = (number) => String(number).padStart(13, "0");
  for (const [place, project] of tree.projects.entries()) {
    project.rows = YEARS.flatMap((year, later) =>
      KINDS.map(([house_type, tenure], kind) => ({ year, house_type, tenure, count: 1 + ((place * 7 + later * 5 + kind * 3) % 11) })),
    );
    project.appraisal = [
      { year: 2027, kind: "planning", amount: 500 + place, certainty: "calculated" },
      { year: 2028, kind: "public_places", amount: 3000, certainty: "calculated" },
      { year: 2029, kind: "land_income", amount: -4000, certainty: "calculated" },
    ];
  }
  tree.programme.period_to = YEARS.at(-1);
  tree.programme.price_level = 2024;
  const assumptions = example.assumptions.map((one) => ({ ...one, dimension: one.dimension?.replace("Åkersby", tree.areas[0].name) }));
  const other = { dimension: "Specialbostad", unit: "personer per bostad", year: 2024 };
  return {
    ...tree,
    needs: [{ id: `need-${code(1)}`, rank: "80", title: "Tillskott", category: "addition_total", group: "all", total: 90_000, analysis: "demography" }],
    capacities: tree.areas.map(({ id, rank }, place) => ({ id: `capacity-${code(place + 1)}`, rank, service: "preschool", area: id, year: 2026, places: 400 })),
    assumptions: [
      ...assumptions,
      { id: `assumption-${code(900)}`, rank: "fe80", key: "persons_per_dwelling_by_age", name: "Boende, special", age: "19–64", value: 1.2, ...other },
    ],
    scenarios: example.scenarios,
  };
}

/** Goes to a tab; gives the time until its heading stands there with what it holds. */
const go = (page, { address, holds }) =>
  page.evaluate(
    ([address, [selector, count]]) => {
      const there = () =>
        location.hash === address &&
        document.querySelector(`.tabs [aria-current][href="${address}"]`) &&
        document.querySelector("#view-heading")?.closest("section").querySelectorAll(selector).length >= count;
      return window.clock.after(() => (location.hash = address), there);
    },
    [address, holds],
  );

const number = (text) => Number(text.replace(/[^\d−-]/g, "").replace("−", "-"));
const all = '[data-test="plan-foot"] td.plan-sum';

/** Types a number into a cell and ends it by Enter. Every number of the foot has to follow. */
async function cells(page, noted) {
  await page.locator(".plan-fold").first().click();
  const cell = page.locator('.plan-kind td.plan-cell[data-year="2028"]').first();
  await cell.click();
  await settle(page);
  const done = { cell: [], "cell-busy": [] };
  for (let time = 0; time < repeats; time += 1) {
    const before = number(await page.locator(all).first().innerText());
    const was = number(await cell.innerText());
    const typed = typedAt(time);
    await page.keyboard.type(String(typed));
    await page.waitForTimeout(100);
    await page.evaluate(
      ([selector, expected]) => {
        const now = () => document.querySelector(selector).textContent.replace(/[^\d−]/g, "");
        window.long = 0;
        window.watching = new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => (window.long += duration)));
        window.watching.observe({ type: "longtask" });
        window.sample = window.clock.fromEvent("keydown", () => now() === expected);
      },
      [all, String(before + typed - was)],
    );
    await page.keyboard.press("Enter");
    done.cell.push(await page.evaluate(() => window.sample));
    await page.waitForTimeout(1000);
    done["cell-busy"].push(await page.evaluate(() => (window.watching.disconnect(), window.long)));
    await settle(page);
    await page.keyboard.press("ArrowUp");
    await page.waitForTimeout(100);
  }
  const weight = await page.evaluate(() => document.querySelectorAll("*").length);
  if (number(await cell.innerText()) !== typedAt(repeats - 1)) noted.push("the last number that was typed does not stand in its cell");
  return { ...done, nodes: [weight] };
}

/** Undoes and redoes the last cell while a tab is shown, by turns. What is seen there has to change each time. */
async function undone(page, { id, seen }, noted) {
  const address = TABS.find((tab) => tab.id === id).address;
  await go(page, TABS.find((tab) => tab.id === id));
  await settle(page);
  const times = [];
  for (let time = 0; time < repeats; time += 1) {
    await page.evaluate((seen) => {
      // Charts and tables: what is written in them and how they are drawn.
      const content = (part) => part.outerHTML.replace(/ (id|class|href|style|tabindex)="[^"]*"/g, "");
      const look = () => seen.map((selector) => [...document.querySelectorAll(selector)].map(content).join());
      const before = look();
      window.sample = window.clock.fromEvent("keydown", () => look().every((now, place) => now !== before[place]));
    }, seen);
    await page.keyboard.press(time % 2 ? "Control+y" : "Control+z");
    times.push(await page.evaluate(() => Promise.race([window.sample, window.clock.pause(20_000)])));
    await page.waitForTimeout(300);
    const now = await page.evaluate(() => location.hash);
    if (!now.startsWith(address)) {
      noted.push(`undo in ${address} went to ${now}`);
      await go(page, TABS.find((tab) => tab.id === id));
    }
  }
  if (times.includes(null) || times.includes(undefined)) noted.push(`undo in ${address} was not seen`);
  await settle(page);
  return times.filter((time) => typeof time === "number");
}

async function scroll(page, noted) {
  await go(page, TABS[0]);
  await page.locator('[data-test="Fold all"]').click();
  await settle(page);
  if (await page.locator('[data-test="Fold all"][aria-pressed="false"]').count()) await page.locator('[data-test="Fold all"]').click();
  await settle(page);
  await page.evaluate(() => {
    window.subject.list = () => document.querySelector(".plan-sheet");
    window.subject.rowSelector = '[data-test="plan-row"], .plan-new';
    window.subject.title = (row) => row.dataset.line;
  });
  return wheel({ page, problems: noted });
}

const measure = (file) =>
  visit(OURS, host.address, async (page, noted) => {
    const done = { open: [await open(page, file)] };
    await settle(page);
    for (const tab of TABS) {
      done[`first-${tab.id}`] = [await go(page, tab)];
      await settle(page);
    }
    for (const tab of TABS) {
      done[`again-${tab.id}`] = [await go(page, tab)];
      await settle(page);
    }
    await go(page, TABS[0]);
    await settle(page);
    Object.assign(done, await cells(page, noted));
    for (const place of UNDONE) done[`undo-${place.id}`] = await undone(page, place, noted);
    Object.assign(done, await scroll(page, noted));
    const left = await page.evaluate(() => window.subject.notices());
    if (left.length) noted.push(left.join("; "));
    return done;
  });

const ours = present([OURS], OURS.name);
const tree = await programme();
const file = generate.text(tree);
const { host, visit, control, inTurns, finish } = await begin({ iterations: Number(options.iterations), others: [] });
const { samples, add } = collector();
await inTurns([
  control(JSON.stringify(generate.rows(tree))),
  ...ours.map(({ name, title }) => ({ name: title, run: async () => add(name, await measure(file)) })),
]);
const subjects = [{ name: OURS.name, title: OURS.title }];
const lines = summary(FIGURES, subjects, samples);
const rows = tree.projects.length * YEARS.length * KINDS.length;
await finish("bench-homes.json", {
  data: `${tree.projects.length} projects × ${YEARS.length} years × ${KINDS.length} kinds = ${rows} rows, ${tree.measures.length} measures; file ${(Buffer.byteLength(file) / 1e6).toFixed(1)} MB; ${repeats} repeats; aim for one cell ${AIM} ms`,
  text: table(lines, subjects),
  lines,
  samples,
});
