// Matris: from a hole to a finished measure, by mouse and by keys, for everybody, and on paper.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import * as generate from "../../bench/generate.mjs";
import { browser, openFile, openSample, saved, site, visit } from "../support.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let chromium;
let host;
let folder;
before(async () => {
  host = await site();
  chromium = await browser();
  folder = mkdtempSync(join(tmpdir(), "genomfor-matrix-"));
});
after(async () => {
  await chromium?.close();
  await host?.close();
  rmSync(folder, { recursive: true, force: true });
});

const sample = (name) =>
  JSON.parse(readFileSync(new URL(`../../../samples/${name}.genomfor.json`, import.meta.url), "utf8"));

/** The small sample with a committee that has nothing to do and a goal without measures. */
function withHoles() {
  const programme = sample("small");
  const council = programme.bodies.find((body) => body.body_type === "council").id;
  programme.bodies.push({
    id: "body-0000000000777",
    rank: "8f80",
    short_name: "KN",
    name: "Kulturnämnden",
    body_type: "committee",
    parent: council,
  });
  const goal = programme.goals.find((goal) => goal.number === "M6").id;
  for (const measure of programme.measures) measure.goals = measure.goals.filter((id) => id !== goal);
  programme.measures = programme.measures.filter((measure) => measure.goals.length > 0);
  return JSON.stringify(programme);
}

async function open(content, kind = "mal-organ", options = {}) {
  const visited = await visit(chromium, host.address, { viewport: { width: 1366, height: 768 }, ...options });
  if (content.endsWith("}")) {
    await openFile(visited.page, "program.genomfor.json", content);
    await visited.page.locator(".outline").waitFor();
    await saved(visited.page);
  } else await openSample(visited.page, content);
  await visited.page.goto(`${host.address}#/matris/${kind}`);
  await visited.page.locator(".matrix-table").waitFor();
  return visited;
}

const sentence = (page) => page.locator('[data-test="Matrix sentence"]').innerText();

test("from a hole to a finished measure: the hole goes, Program shows it, and undo brings the hole back", async () => {
  const { context, page, problems } = await open(withHoles());
  assert.match(await sentence(page), /2 hål: 1 mål och 1 organ\./);
  const list = page.locator(".matrix-holes li");
  assert.deepEqual(
    (await list.locator("> span").allInnerTexts()).sort(),
    ["Kulturnämnden har ingen del i någon åtgärd.", "M6 Sex nya LSS-bostäder är inflyttade 2029 har inga åtgärder."],
  );
  // Both holes meet in one cell; what is made there mends both.
  const meeting = page.locator("tr.is-hole td.is-hole");
  assert.equal(await meeting.count(), 1);
  await meeting.click();
  await page.locator('[data-test="New measure here"]').click();
  await page.locator("#panel").waitFor();
  const id = /measure-[0-9a-z]+/.exec(page.url())[0];
  await page.waitForFunction((id) => document.activeElement?.id === `${id}-title`, id);
  await page.keyboard.type("Konst i sex nya LSS-bostäder");
  await page.locator("#panel").getByLabel("Prioritet", { exact: true }).selectOption({ label: "2 – medel" });
  await page.locator(`#${id}-start`).fill("K1 2028");
  await page.locator(`#${id}-end`).fill("K4 2028");
  await page.keyboard.press("Tab");
  const revision = await saved(page);
  assert.ok(revision > 0);
  assert.match(await sentence(page), /Inga hål\./);
  assert.equal(await page.locator(".matrix-holes").count(), 0);
  assert.match(await page.locator("td .matrix-said").allInnerTexts().then((all) => all.join()), /M6, Kulturnämnden: leder 1/);

  await page.goto(`${host.address}#/program`);
  const title = page.locator(".title-field").filter({ hasText: "Konst i sex" }).or(page.locator(`#title-${id}`));
  assert.equal(await title.first().inputValue(), "Konst i sex nya LSS-bostäder");

  await page.goto(`${host.address}#/matris/mal-organ`);
  await page.locator(".matrix-table").waitFor();
  for (let step = 0; step < 8 && (await page.locator(".matrix-holes").count()) === 0; step += 1) {
    await page.keyboard.press("Control+z");
    await page.waitForTimeout(120);
  }
  assert.match(await sentence(page), /2 hål: 1 mål och 1 organ\./);
  assert.match(page.url(), /#\/matris\/mal-organ/, "one stays in the matrix");
  assert.deepEqual(problems, []);
  await context.close();
});

test("by keys alone: arrows, Home and End go about, Enter opens, Escape closes, a measure opens beside", async () => {
  const { context, page, problems } = await open("small");
  const at = () => page.evaluate(() => {
    const cell = document.activeElement.closest("[data-c]");
    return cell && [Number(cell.parentElement.ariaRowIndex), Number(cell.dataset.c)];
  });
  const stops = () => page.locator('.matrix-table [tabindex="0"]').count();
  assert.equal(await stops(), 1, "one stop of the Tab key");
  await page.locator('.matrix-table [tabindex="0"]').focus();
  const [line, column] = await at();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  assert.deepEqual(await at(), [line + 1, column + 1]);
  await page.keyboard.press("Home");
  assert.deepEqual(await at(), [line + 1, -1]);
  await page.keyboard.press("Control+Home");
  const [first] = await at();
  assert.equal(first, 1);
  await page.keyboard.press("Control+End");
  const last = await at();
  await page.keyboard.press("PageUp");
  assert.equal((await at())[0], last[0] - 8);
  assert.equal(await stops(), 1);

  // A group is folded by Enter, and the focus stays on it.
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowRight");
  while (!(await page.evaluate(() => document.activeElement.dataset.fold))) await page.keyboard.press("ArrowRight");
  const columns = () => page.locator(".matrix-heads th").count();
  const before = await columns();
  await page.keyboard.press("Enter");
  await page.waitForFunction((before) => document.querySelectorAll(".matrix-heads th").length < before, before);
  await page.keyboard.press("Enter");
  await page.waitForFunction((before) => document.querySelectorAll(".matrix-heads th").length === before, before);

  // A cell with a measure in it.
  const cell = page.locator('tbody td[data-c]:not(.matrix-sum):has(.mark)').first();
  const [down, along] = await cell.evaluate((c) => [Number(c.parentElement.ariaRowIndex), Number(c.dataset.c)]);
  await page.keyboard.press("Control+Home");
  for (let step = 1; step < down; step += 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Home");
  for (let step = -1; step < along; step += 1) await page.keyboard.press("ArrowRight");
  assert.deepEqual(await at(), [down, along]);
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.activeElement.matches("td[data-c]"));
  assert.deepEqual(await at(), [down, along]);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.id === "matrix-opened-title");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.locator("#panel").waitFor();
  assert.match(page.url(), /#\/matris\/mal-organ\/measure-/);
  await page.reload();
  await page.locator("#panel").waitFor();
  assert.deepEqual(problems, []);
  await context.close();
});

test("of 200 goals only those near what is seen are on the page, and keys reach all of them", async () => {
  const goals = 200;
  const file = JSON.stringify(generate.programme({ measures: 600, goals, projects: 1 }));
  const { context, page, problems } = await open(file);
  const row = () => page.evaluate(() => {
    const cell = document.activeElement.closest("[data-c]");
    return cell && Number(cell.parentElement.ariaRowIndex);
  });
  const press = async (key, expected) => {
    await page.keyboard.press(key);
    await page.waitForFunction(
      (expected) => Number(document.activeElement.closest("[data-c]")?.parentElement.ariaRowIndex) === expected,
      expected,
    );
    const seen = await page.evaluate(() => {
      const [cell, around] = [document.activeElement, document.querySelector(".matrix-scroll")];
      const [own, room] = [cell.getBoundingClientRect(), around.getBoundingClientRect()];
      return own.top >= room.top && own.bottom <= room.bottom + 1;
    });
    assert.ok(seen, `${key}: the cell with the focus is seen`);
    assert.equal(await page.locator('.matrix-table [tabindex="0"]').count(), 1, `${key}: one stop of the Tab key`);
  };
  const lines = Number(await page.locator(".matrix-table").getAttribute("aria-rowcount"));
  assert.ok(lines >= goals + 2, `${lines} lines`);
  assert.ok((await page.locator(".matrix-table tbody tr").count()) < goals / 2, "not all rows are on the page");
  await page.locator('.matrix-table [tabindex="0"]').focus();
  const first = await row();
  await press("Control+End", lines);
  await press("PageUp", lines - 8);
  for (let step = 1; step <= 5; step += 1) await press("PageUp", lines - 8 - 8 * step);
  await press("ArrowUp", lines - 49);
  assert.match(await page.evaluate(() => document.activeElement.closest("tr").querySelector("th").ariaLabel), /\d/);
  await press("Control+Home", 1);
  await press("ArrowDown", 2);
  await press("ArrowDown", first);
  // Scrolled away from, the row with the focus stays.
  await page.locator(".matrix-scroll").evaluate((around) => (around.scrollTop = around.scrollHeight / 2));
  await page.waitForTimeout(300);
  assert.equal(await row(), first);
  await press("ArrowDown", first + 1);
  assert.deepEqual(problems, []);
  await context.close();
});

test("filters, folds and what is shown are remembered with the programme", async () => {
  const { context, page, problems } = await open("small");
  await page.locator("#matrix-shows").selectOption("priority");
  await page.locator('[data-test="Filter"]').click();
  await page.locator(".menu-details", { hasText: "Prioritet" }).locator("summary").click();
  await page.getByRole("checkbox", { name: "1 – hög" }).check();
  await page.keyboard.press("Escape");
  const said = await sentence(page);
  const high = sample("small").measures.filter((measure) => measure.priority === "1" && measure.status !== "dropped");
  assert.ok(said.startsWith(`${high.length} av `), said);
  await page.reload();
  await page.locator(".matrix-table").waitFor();
  assert.equal(await sentence(page), said);
  assert.equal(await page.locator("#matrix-shows").inputValue(), "priority");
  await page.locator('[data-test="Show all"]').click();
  assert.doesNotMatch(await sentence(page), / av /);
  assert.deepEqual(problems, []);
  await context.close();
});

for (const scheme of ["light", "dark"]) {
  test(`axe-core finds nothing in the ${scheme} colours`, async () => {
    const { context, page, problems } = await open(withHoles(), "mal-organ", { colorScheme: scheme, bypassCSP: true });
    await page.evaluate(axe);
    const check = async (where) => {
      const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
      assert.deepEqual(violations.map(({ id, nodes }) => [where, id, nodes[0].html]), []);
    };
    for (const kind of ["mal-organ", "mal-verktyg", "verktyg-organ", "organ-ar"]) {
      await page.goto(`${host.address}#/matris/${kind}`);
      await page.locator(".matrix-table").waitFor();
      await check(kind);
    }
    await page.locator("#matrix-shows").selectOption("status");
    await page.locator("tbody td[data-c]:has(.mark)").first().click();
    await page.getByRole("dialog").waitFor();
    await check("an open cell");
    assert.deepEqual(problems, []);
    await context.close();
  });
}

test("on A4 the columns are shared between three sheets, each with its heads and every row; on A3 all stand on one", async () => {
  const { context, page, problems } = await open("large");
  await page.evaluate(() => (window.print = () => {}));
  const printed = async (name, label) => {
    await page.keyboard.press("Control+p");
    const dialog = page.getByRole("dialog", { name: "Skriv ut matrisen" });
    await dialog.getByLabel(label).check();
    await dialog.locator('[data-test="Go on"]').click();
    const path = join(folder, `${name}.pdf`);
    await page.pdf({ path, tagged: true, preferCSSPageSize: true, printBackground: true });
    const read = (tool, ...args) => execFileSync(tool, args, { encoding: "utf8" });
    return { pages: read("pdftotext", "-layout", path, "-").split("\f").slice(0, -1), info: read("pdfinfo", path), structure: read("pdfinfo", "-struct-text", path) };
  };
  const { goals, programme } = sample("large");
  const a3 = await printed("a3", /A3/);
  assert.match(a3.info, /Page size: +119\d(\.\d+)? x 84[12]/);
  assert.equal(a3.pages.length, 1);
  assert.ok(a3.pages[0].includes(programme.municipality) && /Utskriven \d{4}-\d\d-\d\d/.test(a3.pages[0]));
  await page.locator('[data-test="Groups"]').click();
  await page.getByRole("button", { name: "Fäll ut alla" }).click();
  const a4 = await printed("a4", /A4/);
  assert.match(a4.info, /Page size: +84[12](\.\d+)? x 59[45]/);
  assert.ok(a4.pages.length >= 3, `${a4.pages.length} pages`);
  const seen = [];
  const programmeBodies = sample("large").bodies.map((body) => body.short_name);
  for (const [place, text] of a4.pages.entries()) {
    const rows = goals.filter(({ number }) => new RegExp(`^ *${number} `, "m").test(text));
    seen.push(...rows.map(({ number }) => number));
    // Where rows are, the heads of the columns are too.
    if (rows.length > 0) assert.ok(programmeBodies.some((name) => text.includes(name)), `heads on page ${place + 1}`);
    assert.match(text, new RegExp(`Sida ${place + 1} av ${a4.pages.length}`));
  }
  for (const { number } of goals) assert.equal(seen.filter((known) => known === number).length, 3, `${number} on each sheet`);
  assert.match(a4.structure, /\/Scope \/Column/);
  assert.match(a4.structure, /\/Scope \/Row/);
  assert.equal(await page.locator(".paper").count(), 0, "nothing is left of it");
  assert.deepEqual(problems, []);
  await context.close();
});
