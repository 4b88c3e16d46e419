// Kontroll: what the law demands, what was found, the way to each place and back, repairs, reasons
// for what may stand, and the annex on paper.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { browser, download, openFile, openSample, saved, site, visit } from "../support.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let chromium;
let host;
let folder;
before(async () => {
  host = await site();
  chromium = await browser();
  folder = mkdtempSync(join(tmpdir(), "genomfor-checks-"));
});
after(async () => {
  await chromium?.close();
  await host?.close();
  rmSync(folder, { recursive: true, force: true });
});

const PARTS = ["lagkrav", "granskning", "brister", "avsteg"];

/** The small sample with an account that is missing: the demand with which the Government may deal. */
function lacking() {
  const file = JSON.parse(readFileSync(new URL("../../../samples/small.genomfor.json", import.meta.url), "utf8"));
  delete file.outer_goals[0].considered;
  delete file.measures[0].lead;
  delete file.measures.find((measure) => measure.instrument === "AD").decision_level;
  for (const need of file.needs) {
    need.boverket_data = false;
    delete need.source;
  }
  return { text: JSON.stringify(file), goal: file.outer_goals[0].title, measure: file.measures[0].title };
}

async function open(text, options) {
  const visited = await visit(chromium, host.address, options);
  await openFile(visited.page, "lacking.genomfor.json", text);
  await visited.page.locator(".outline").waitFor();
  await saved(visited.page);
  return visited;
}

async function go(page, part) {
  await page.goto(`${page.url().split("#")[0]}#/kontroll/${part}`);
  await page.locator(`.tabs a[aria-current][href="#/kontroll/${part}"]`).waitFor();
  await page.locator("#checks-heading").waitFor();
}

const item = (page, code) => page.locator(`[data-item="${code}"]`);
const status = (page, code) => item(page, code).locator(".check-status").innerText();
const block = (page, code) => page.locator(`.check-block[data-code="${code}"]`);
const focused = (page) => page.evaluate(() => document.activeElement.id);
const sum = (page) => page.locator('[data-test="Sum"]').innerText();
const errors = async (page) => Number((await page.locator('.rail a[href="#/kontroll/lagkrav"] .rail-count').innerText()) || "0");

async function axeClean(page) {
  await page.evaluate(`${axe}; undefined`);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  assert.deepEqual(
    violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" | ")}`),
    [],
  );
}

test("the checklist is cleared: one place mended and back, one repaired, one overruled, each undone", async () => {
  const { text, goal } = lacking();
  const { context, page, problems } = await open(text);
  await go(page, "lagkrav");
  assert.match(await status(page, "2-1-4"), /✕\s*Brister/);
  assert.match(await status(page, "6"), /✕\s*Brister/);
  assert.match(await status(page, "2-2-boverket"), /✕\s*Brister/);
  assert.match(await status(page, "2-1-2"), /✓\s*Uppfyllt/);
  assert.match(await status(page, "1-1"), /–\s*Bedöms inte här/);
  assert.equal(await errors(page), 3);
  const link = item(page, "2-1-4").locator(".check-place a");
  assert.equal(await link.getAttribute("href"), "https://lagen.nu/2000:1383#P2");
  assert.equal(await link.getAttribute("rel"), "noopener noreferrer");

  // To the place, where the field has the focus, and back to the same finding.
  await item(page, "2-1-4").locator("summary").click();
  const finding = block(page, "K04").locator(".check-line");
  assert.match(await finding.innerText(), new RegExp(goal));
  const id = await finding.getAttribute("id");
  await finding.locator('[data-test="Show"]').click();
  await page.waitForFunction(() => document.activeElement.id.endsWith("-considered"));
  assert.ok(await page.locator("#way-back").isVisible());
  await page.locator("#way-back").click();
  await page.waitForFunction((id) => document.activeElement.id === id, id);
  // The browser's own way back leads there too.
  await finding.locator('[data-test="Show"]').click();
  await page.waitForFunction(() => document.activeElement.id.endsWith("-considered"));
  await page.goBack();
  await page.waitForFunction((id) => document.activeElement.id === id, id);

  // What was mended there is told on the way back.
  await finding.locator('[data-test="Show"]').click();
  await page.waitForFunction(() => document.activeElement.id.endsWith("-considered"));
  await page.keyboard.type("Målet styr åtgärd A07.");
  await page.locator("#way-back").click();
  await page.getByText("Det du gick till är åtgärdat.").waitFor();
  assert.match(await status(page, "2-1-4"), /✓\s*Uppfyllt/);
  assert.match(await status(page, "6"), /✓\s*Uppfyllt/);
  await page.keyboard.press("Control+z");
  await saved(page);
  await go(page, "lagkrav");
  assert.match(await status(page, "2-1-4"), /✕\s*Brister/);

  // A repair is one edit: one undo takes it back.
  await go(page, "brister");
  const repair = block(page, "K26").locator('[data-test="Repair"]');
  await repair.click();
  await page.getByText("Åtgärdat. Du kan ångra.").waitFor();
  assert.equal(await block(page, "K26").count(), 0);
  assert.equal(await errors(page), 3);
  await page.keyboard.press("Control+z");
  await block(page, "K26").waitFor();
  assert.match(page.url(), /kontroll\/brister/);
  await page.keyboard.press("Control+y");
  await block(page, "K26").waitFor({ state: "detached" });

  // Without a reason nothing is overruled; with one it stands in the list and in the file.
  const over = block(page, "K04").locator('[data-test="Overrule"]');
  await over.click();
  const dialog = page.getByRole("dialog", { name: "Motivera avsteg" });
  await dialog.locator('[data-test="Save the reason"]').click();
  await dialog.getByText("Skriv ett skäl.").waitFor();
  await dialog.getByLabel("Skäl").fill("Redovisas i översiktsplanen, kapitel 4.");
  await dialog.locator('[data-test="Save the reason"]').click();
  await page.getByText("Avsteget är sparat.").waitFor();
  assert.equal(await block(page, "K04").count(), 0);
  assert.match(await sum(page), /^2 fel, .*1 avsteg\.$/);
  await go(page, "lagkrav");
  assert.match(await status(page, "2-1-4"), /◐\s*Avsteg/);
  await page.keyboard.press("Control+z");
  await page.waitForFunction(() => document.querySelector('[data-item="2-1-4"] .is-lacking'));
  await page.keyboard.press("Control+y");
  await saved(page);
  const kept = JSON.parse((await download(page)).text).programme.overruled;
  assert.deepEqual([kept.length, kept[0].code, kept[0].reason], [1, "K04", "Redovisas i översiktsplanen, kapitel 4."]);

  // It is there after the page was closed, can be changed and taken back.
  await page.reload();
  await page.locator(".head").waitFor();
  await go(page, "avsteg");
  const list = page.locator('[data-test="Overruled"]');
  await list.getByText("Redovisas i översiktsplanen, kapitel 4.").waitFor();
  await list.locator('[data-test="Change the reason"]').click();
  await dialog.getByLabel("Skäl").fill("Redovisas i bilaga 3.");
  await dialog.locator('[data-test="Save the reason"]').click();
  await list.getByText("Redovisas i bilaga 3.").waitFor();
  await list.locator('[data-test="Withdraw"]').click();
  await page.getByText("Bristen är öppen igen.").waitFor();
  assert.equal(await list.locator(".check-line").count(), 0);
  await page.keyboard.press("Control+z");
  await list.getByText("Redovisas i bilaga 3.").waitFor();
  assert.deepEqual(problems, []);
  await context.close();
});

test("a reason whose finding is made no more is shown as such, and can be removed", async () => {
  const file = JSON.parse(lacking().text);
  file.programme.overruled = [{ code: "K02", about: "programme-0000000000000", reason: "Målet kommer i mars.", by: "Planerare", date: "2026-10-01" }];
  const { context, page, problems } = await open(JSON.stringify(file));
  await go(page, "avsteg");
  const settled = page.locator('[data-test="Settled"]');
  await settled.getByText("Målet kommer i mars.").waitFor();
  await settled.locator('[data-test="Remove the reason"]').click();
  await settled.waitFor({ state: "detached" });
  await page.keyboard.press("Control+z");
  await settled.getByText("Målet kommer i mars.").waitFor();
  assert.deepEqual(problems, []);
  await context.close();
});

test("what is found stands beside the record and as a mark in the lists, once, and leads to Kontroll", async () => {
  const { text, measure } = lacking();
  const { context, page, problems } = await open(text);
  const row = page.locator(".measure-row", { has: page.locator(".finding-mark") }).first();
  assert.equal(await row.locator(".title-field").inputValue(), measure);
  assert.match(await row.locator(".finding-mark").getAttribute("title"), /1 fel/);
  await row.locator(".title-field").click();
  const lines = page.locator(".panel .finding-line");
  await lines.first().waitFor();
  assert.equal(await lines.filter({ hasText: "huvudansvarig" }).count(), 1);
  await lines.first().locator("button.finding").click();
  await page.waitForFunction(() => document.activeElement.id.endsWith("-lead"));
  await lines.first().locator('[data-test="Show in Checks"]').click();
  await page.waitForFunction(() => document.activeElement.id.startsWith("finding-K13-measure-"));
  assert.match(page.url(), /kontroll\/brister/);
  assert.deepEqual(problems, []);
  await context.close();
});

test("findings are filtered by severity and words, and grouped by record; a repair may make a record", async () => {
  const file = JSON.parse(lacking().text);
  file.outer_goals = [];
  const { context, page, problems } = await open(JSON.stringify(file));
  await go(page, "brister");
  const lines = page.locator(".check-line");
  const all = await lines.count();
  await page.locator('[data-test="Errors"]').click();
  const some = await lines.count();
  assert.ok(some > 0 && some < all);
  await page.locator("#check-search").fill("huvudansvarig");
  await page.waitForFunction(() => document.querySelectorAll(".check-line").length === 1);
  await page.locator("#check-search").fill("finns inte");
  await page.getByText("Ingen brist passar filtret.").waitFor();
  await page.getByRole("button", { name: "Rensa filter" }).click();
  await page.locator('[data-test="By record"]').click();
  await page.locator(".check-group h3", { hasText: "Programmet som helhet" }).waitFor();
  assert.equal(await lines.count(), all);

  const before = await saved(page);
  await block(page, "K04").locator('[data-test="Repair"]').first().click();
  await page.waitForFunction(() => document.activeElement.id.startsWith("outer_goal-") || document.activeElement.id.startsWith("outer"));
  assert.equal(await saved(page), before + 1);
  await page.locator("#way-back").click();
  await page.locator("#checks-heading").waitFor();
  await page.keyboard.press("Control+z");
  assert.equal(await saved(page), before + 2);
  assert.deepEqual(problems, []);
  await context.close();
});

test("the annex has the demands, the findings and the reasons, with heads on every page", async () => {
  const file = JSON.parse(lacking().text);
  file.programme.overruled = [
    { code: "K13", about: file.measures[0].id, reason: "Ansvaret fördelas i internbudgeten.", by: "Planerare", date: "2026-10-01" },
  ];
  const { context, page, problems } = await open(JSON.stringify(file));
  await go(page, "brister");
  const path = join(folder, "annex.pdf");
  await page.pdf({ path, tagged: true, preferCSSPageSize: true });
  const text = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
  const plain = execFileSync("pdftotext", ["-raw", path, "-"], { encoding: "utf8" }).replace(/\u00ad-?\s*/g, "").replace(/\s+/g, " ");
  for (const words of ["Bilaga: kontroll mot lagkraven", file.programme.municipality, "2025:70", "2 § första stycket 4", "Ansvaret fördelas i internbudgeten. (Planerare, 2026-10-01)", "Brister", "Uppfyllt", "Bedöms inte här"]) {
    assert.ok(plain.includes(words), words);
  }
  assert.match(execFileSync("pdfinfo", [path], { encoding: "utf8" }), /Page size: +59[45](\.\d+)? x 84[12]/);
  const pages = text.split("\f").slice(0, -1);
  assert.ok(pages.length > 1);
  for (const [place, text] of pages.entries()) assert.match(text, new RegExp(`Sida ${place + 1} av ${pages.length}`));
  // The page is as it was.
  assert.equal(await page.locator(".annex").count(), 0);
  assert.match(await page.title(), /^Kontroll/);
  assert.deepEqual(problems, []);
  await context.close();
});

for (const scheme of ["light", "dark"]) {
  test(`every part is free of barriers that axe finds, ${scheme}`, async () => {
    const file = JSON.parse(lacking().text);
    file.programme.overruled = [
      { code: "K13", about: file.measures[0].id, reason: "Ansvaret fördelas i internbudgeten.", by: "Planerare", date: "2026-10-01" },
      { code: "K02", about: "programme-0000000000000", reason: "Målet kommer i mars.", by: "", date: "2026-10-01" },
    ];
    const { context, page } = await open(JSON.stringify(file), { colorScheme: scheme });
    for (const part of PARTS) {
      await go(page, part);
      const folded = page.locator(".checklist-item summary");
      for (const place of [0, 6, 11, 14]) if (await folded.count() > place) await folded.nth(place).click();
      await axeClean(page);
    }
    await go(page, "brister");
    await page.locator('[data-test="Overrule"]').first().click();
    await page.locator("dialog[open] #overrule-reason").waitFor();
    await axeClean(page);
    await page.keyboard.press("Escape");
    await page.locator('[data-test="Show"]').first().click();
    await page.locator("#way-back").waitFor();
    await axeClean(page);
    await context.close();
  });
}

test("everything goes by keyboard: unfold, to the place and back, overrule", async () => {
  const { context, page, problems } = await open(lacking().text);
  await go(page, "lagkrav");
  const tabTo = async (found) => {
    for (let pressed = 0; pressed < 90; pressed += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate(found)) return;
    }
    assert.fail(`not reached: ${found}`);
  };
  await page.locator("#checks-heading").focus();
  await tabTo(() => document.activeElement.closest('[data-item="2-1-4"]') && document.activeElement.tagName === "SUMMARY");
  await page.keyboard.press("Enter");
  await page.locator(".check-line").waitFor();
  await tabTo(() => document.activeElement.dataset.test === "Show");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.id.endsWith("-considered"));
  for (let pressed = 0; pressed < 60 && (await focused(page)) !== "way-back"; pressed += 1) await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.id.startsWith("finding-K04"));
  await tabTo(() => document.activeElement.dataset.test === "Overrule");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.id === "overrule-reason");
  await page.keyboard.type("Redovisas i bilaga 3.");
  await tabTo(() => document.activeElement.dataset.test === "Save the reason");
  await page.keyboard.press("Enter");
  await page.getByText("Avsteget är sparat.").waitFor();
  await page.waitForFunction(() => document.activeElement.id.startsWith("finding-K04"));
  assert.match(await status(page, "2-1-4"), /◐\s*Avsteg/);
  assert.deepEqual(problems, []);
  await context.close();
});
