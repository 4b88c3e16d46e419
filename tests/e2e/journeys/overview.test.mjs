// Översikt: the programme on one screen and on one sheet; every figure leads to its source and is
// the same there.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { begin, browser, openSample, saved, site, visit } from "../support.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const LAPTOP = { viewport: { width: 1366, height: 768 } };
let chromium;
let host;
let folder;
before(async () => {
  host = await site();
  chromium = await browser();
  folder = mkdtempSync(join(tmpdir(), "genomfor-overview-"));
});
after(async () => {
  await chromium?.close();
  await host?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function go(page) {
  await page.goto(`${page.url().split("#")[0]}#/oversikt`);
  await page.locator(".overview-figures").waitFor();
}

async function open(options) {
  const visited = await visit(chromium, host.address, { ...LAPTOP, ...options });
  await openSample(visited.page, "large");
  await go(visited.page);
  return visited;
}

const figure = (page, name) => page.locator(`[data-test="figure-${name}"]`);
const plain = (text) => text.replace(/\s+/g, " ").trim();

test("the six figures stand on one screen without scrolling, and each leads to where it comes from", async () => {
  const { context, page, problems } = await open();
  const scrolls = await page.evaluate(() =>
    [...document.querySelectorAll("main, main *")]
      .filter((e) => ["auto", "scroll"].includes(getComputedStyle(e).overflowY))
      .filter((e) => e.scrollHeight > e.clientHeight || e.scrollWidth > e.clientWidth)
      .map((e) => `${e.className} ${e.scrollHeight} > ${e.clientHeight}`),
  );
  assert.deepEqual(scrolls, []);
  assert.equal(await page.locator(".overview-figure").count(), 6);
  assert.match(plain(await figure(page, "Goals").innerText()), /^Mål 14 /);
  assert.match(plain(await figure(page, "Measures").innerText()), /av 59 klara .* 1 utgår$/);
  assert.match(plain(await figure(page, "Dwellings").innerText()), /behov 9 200/);
  assert.match(plain(await figure(page, "Costs").innerText()), /tkr utgifter [\d ]+ inkomster [\d ]+/);
  assert.match(plain(await figure(page, "Time").innerText()), /slutar 2030-10-14/);
  for (const [name, leads] of [
    ["Goals", "#/program"],
    ["Measures", "#/program"],
    ["Dwellings", "#/underlag/behov"],
    ["Findings", "#/kontroll/brister"],
    ["Time", "#/tidslinje"],
    ["Costs", "#/program"],
  ]) {
    await figure(page, name).click();
    await page.waitForFunction((hash) => location.hash === hash, leads);
    if (name !== "Costs") await go(page);
  }
  await page.locator('th [data-column="cost"]').waitFor();
  await go(page);
  await page.locator("#overview-load a").click();
  await page.waitForFunction(() => location.hash === "#/matris/organ-ar");
  assert.deepEqual(problems, []);
  await context.close();
});

test("a measure that is completed counts alike in the head of its goal in Program and here, and so does undoing it", async () => {
  const { context, page, problems } = await open();
  const { goals, measures } = JSON.parse(
    readFileSync(new URL("../../../samples/large.genomfor.json", import.meta.url), "utf8"),
  );
  const goal = goals[0];
  const measure = measures.find((m) => m.goals.includes(goal.id) && (m.status ?? "not_started") === "not_started" && m.timing !== "yearly");
  const here = async () => {
    await go(page);
    return plain(await page.locator(`[data-test="goal-${goal.number}"] .overview-done > .overview-share`).innerText());
  };
  const there = async () => {
    await page.goto(`${page.url().split("#")[0]}#/program`);
    const head = page.locator(".goal-row", { has: page.locator(".goal-number", { hasText: new RegExp(`^${goal.number}$`) }) });
    return /^(\d+ av \d+)/.exec(plain(await head.locator(".goal-progress").innerText()))[1];
  };
  const before = await here();
  const all = plain(await figure(page, "Measures").innerText());
  assert.equal(await there(), before);
  await page.goto(`${page.url().split("#")[0]}#/program/${measure.id}`);
  await page.locator(`#${measure.id}-status`).selectOption("completed");
  await saved(page);
  const after = await there();
  assert.notEqual(after, before);
  assert.equal(await here(), after);
  const count = (text) => Number(/^Åtgärder (\d+)/.exec(text)[1]);
  assert.equal(count(plain(await figure(page, "Measures").innerText())), count(all) + 1);
  assert.match(await page.locator(".overview-changes").innerText(), /Ändra status i åtgärd/);
  await page.keyboard.press("Control+z");
  await page.locator(`[data-test="goal-${goal.number}"]`, { hasText: before }).waitFor();
  assert.equal(plain(await figure(page, "Measures").innerText()), all, "undone without leaving the view");
  assert.equal(await there(), before);
  assert.deepEqual(problems, []);
  await context.close();
});

test("on paper it is one sheet of A4 with everything that the screen says, without internal measures", async () => {
  const { context, page, problems } = await open({ colorScheme: "dark" });
  const path = join(folder, "overview.pdf");
  await page.pdf({ path, preferCSSPageSize: true, printBackground: true });
  const info = execFileSync("pdfinfo", [path], { encoding: "utf8" });
  assert.match(info, /Pages: +1\n/);
  assert.match(info, /Page size: +59[45](\.\d+)? x 84[12]/);
  const text = plain(execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" }));
  for (const words of ["Storhamns kommun", "Översikt", "S14", "Närmast", "Försenat", "Belastning per organ", "Senaste ändringar", "En åtgärd är intern", "KS 2025-01187"]) {
    assert.ok(text.includes(words), `${words} in ${text}`);
  }
  assert.equal(await page.locator(".paper").count(), 0, "nothing is left of it");
  assert.deepEqual(problems, []);
  await context.close();
});

test("axe finds nothing in either scheme, nor on a phone, where nothing is wider than the page", async () => {
  for (const options of [{ colorScheme: "light" }, { colorScheme: "dark" }, { viewport: { width: 390, height: 844 } }]) {
    const { context, page, problems } = await open(options);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] }));
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    assert.deepEqual(problems, []);
    await context.close();
  }
});

test("by keyboard alone from a figure to a goal and to what is due, and an empty programme says how to begin", async () => {
  const { context, page, problems } = await open();
  await figure(page, "Goals").focus();
  for (let step = 0; step < 5; step += 1) await page.keyboard.press("Tab");
  const focused = () => page.evaluate(() => document.activeElement.getAttribute("href") ?? "");
  assert.equal(await focused(), "#/tidslinje");
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "#/program");
  await page.keyboard.press("Tab");
  assert.match(await focused(), /^#\/program\/goal-/);
  await page.keyboard.press("Enter");
  await page.locator("#panel-title").waitFor();
  await context.close();

  const fresh = await visit(chromium, host.address, LAPTOP);
  await begin(fresh.page);
  await fresh.page.goto(`${host.address}#/oversikt`);
  await fresh.page.getByRole("button", { name: "Skriv det första målet" }).click();
  await fresh.page.keyboard.type("Ett mål");
  await saved(fresh.page);
  await go(fresh.page);
  assert.match(plain(await figure(fresh.page, "Goals").innerText()), /^Mål 1 /);
  assert.deepEqual([...problems, ...fresh.problems], []);
  await fresh.context.close();
});
