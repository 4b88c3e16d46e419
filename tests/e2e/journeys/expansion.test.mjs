// Utbyggnad: projects typed into the grid by keys, blocks and whole tables pasted, the gap against the
// need, places, the year's forecast, undo throughout.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { browser, download, openSample, saved, site, visit } from "../support.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PARTS = ["plan", "behov", "service", "prognoser"];
let chromium;
let host;
before(async () => {
  host = await site();
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
  await host?.close();
});

const part = async (page, name) => {
  await page.goto(`${page.url().split("#")[0]}#/utbyggnad/${name}`);
  await page.locator(".part-tabs [aria-current]").waitFor();
  await page.waitForTimeout(150);
};

async function openPlan(page, sample = "small") {
  await openSample(page, sample);
  await part(page, "plan");
  await page.locator('[data-test="plan-row"]').first().waitFor();
}

const projects = async (page) => JSON.parse((await download(page)).text).projects;
const foot = (page, row) => page.locator('[data-test="plan-foot"]', { hasText: row }).first().locator("td.plan-sum").innerText();
const undo = (page) => page.locator('[data-test="Undo"]');

/** Pastes a text where the focus is, as the keys of the system would. */
const paste = (page, text) =>
  page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);

test("numbers are typed by keys alone, and the sums below follow at once", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await openPlan(page);
  const before = await foot(page, "Alla projekt");
  await page.locator('[data-test="New project"]').click();
  await page.keyboard.type("Kv. Nya Linden");
  await saved(page);
  const row = page.locator('[data-test="plan-row"]', { hasText: "Kv. Nya Linden" });
  await row.locator("td.plan-cell").first().click();
  await page.keyboard.type("10");
  await page.keyboard.press("Tab");
  await page.keyboard.type("14");
  await page.keyboard.press("Enter");
  await saved(page);
  const made = (await projects(page)).find((project) => project.name === "Kv. Nya Linden");
  assert.deepEqual(made.rows.map((row) => row.count), [10, 14]);
  const digits = (text) => Number(text.replace(/\s/g, "").replace("−", "-"));
  assert.equal(digits(await foot(page, "Alla projekt")) - digits(before), 24);
  await undo(page).click();
  await saved(page);
  assert.equal(digits(await foot(page, "Alla projekt")) - digits(before), 10);
  assert.deepEqual(problems, []);
  await context.close();
});

test("a number that is being typed is kept, whichever way one leaves the cell", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await openPlan(page);
  const row = page.locator('[data-test="plan-row"]').first();
  const last = row.locator("td.plan-cell").last();
  const ways = [
    () => page.getByRole("link", { name: "Ekonomi" }).click(),
    () => page.getByRole("searchbox", { name: "Sök projekt" }).click(),
    () => page.keyboard.press("Control+k"),
    () => page.reload(),
  ];
  for (const [place, leave] of ways.entries()) {
    await part(page, "plan");
    await last.click();
    await page.keyboard.type(`${41 + place}`);
    await leave();
    await page.keyboard.press("Escape");
    await page.locator(".rail").waitFor();
    await saved(page);
    await part(page, "plan");
    assert.equal(await last.innerText(), `${41 + place}`);
  }
  // Undo in the cell takes back what is typed there, and nothing else.
  await last.click();
  await page.keyboard.type("7");
  await page.keyboard.press("Control+z");
  assert.equal(await last.innerText(), "44");
  assert.deepEqual(problems, []);
  await context.close();
});

test("years beyond the plan are added for what is typed or pasted there", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await openPlan(page);
  const heads = page.locator(".plan thead .plan-year");
  const before = await heads.count();
  await page.getByRole("button", { name: "Fler år" }).click();
  assert.equal(await heads.count(), before + 5);
  const row = page.locator('[data-test="plan-row"]').first();
  await row.locator("td.plan-cell").last().click();
  await page.waitForTimeout(100);
  await paste(page, "3\t4");
  await saved(page);
  assert.equal(await heads.count(), before + 6);
  assert.deepEqual((await row.locator("td.plan-cell").allInnerTexts()).slice(-2), ["3", "4"]);
  assert.deepEqual(problems, []);
  await context.close();
});

test("a measure is tied to a project from either end", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await openPlan(page);
  const row = page.locator('[data-test="plan-row"]').last();
  await row.locator("a").click();
  const panel = page.locator("#panel");
  await panel.getByLabel("Åtgärder", { exact: true }).fill("A01");
  await page.getByRole("listbox").getByRole("option").first().click();
  await saved(page);
  await panel.locator(".tag-name", { hasText: "A01" }).click();
  await page.locator("#panel .panel-kind", { hasText: "A01" }).waitFor();
  const name = (await projects(page)).at(-1);
  assert.ok(await page.locator("#panel .tag-name", { hasText: name.name }).count(), "the measure shows the project");
  await undo(page).click();
  await saved(page);
  assert.equal(await page.locator("#panel .tag-name", { hasText: name.name }).count(), 0);
  assert.deepEqual(problems, []);
  await context.close();
});

test("places used today are typed beside the places, and the sentence about them follows", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await openPlan(page, "middle");
  await part(page, "service");
  const row = page.locator('[data-test="Capacities"] tbody tr', { hasText: "Förskola" }).first();
  const field = row.locator('[data-test="Used today"]');
  const before = await field.inputValue();
  await field.fill("99999");
  await field.press("Tab");
  await page.locator('[data-test="Short"]', { hasText: /Förskola.*2027 saknas/ }).first().waitFor();
  await field.fill("tio");
  await field.press("Tab");
  await row.getByRole("alert").waitFor();
  await undo(page).click();
  await page.waitForFunction(([element, value]) => element.value === value, [await field.elementHandle(), before]);
  assert.deepEqual(problems, []);
  await context.close();
});

test("a block from a spreadsheet fills the cells from the chosen one, as one step", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await openPlan(page);
  await page.locator('[data-test="New project"]').click();
  await page.keyboard.type("Blocket");
  await saved(page);
  await page.locator('[data-test="plan-row"]', { hasText: "Blocket" }).locator("td.plan-cell").first().click();
  await page.waitForTimeout(100);
  await paste(page, "3\t4\t−5");
  await saved(page);
  const counts = async () => ((await projects(page)).find((project) => project.name === "Blocket").rows ?? []).map((row) => row.count);
  assert.deepEqual(await counts(), [3, 4, -5]);
  await undo(page).click();
  await saved(page);
  assert.deepEqual(await counts(), []);
  assert.deepEqual(problems, []);
  await context.close();
});

test("a project gets a further kind of dwelling, which is then another", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await openPlan(page);
  await page.locator(".plan-fold").first().click();
  const line = page.locator(".plan-new").first();
  await line.locator("select").nth(0).selectOption("row");
  await line.locator("select").nth(1).selectOption("ownership");
  await line.locator('[data-test="Add kind"]').click();
  await page.waitForTimeout(150);
  await page.keyboard.type("7");
  await page.keyboard.press("Enter");
  await saved(page);
  const first = async () => (await projects(page))[0].rows.filter((row) => row.count === 7).map((row) => `${row.house_type} ${row.tenure ?? ""}`);
  assert.ok((await first()).includes("row ownership"), String(await first()));
  assert.deepEqual(problems, []);
  await context.close();
});

test("forty projects are pasted from a spreadsheet in one step, with their areas", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await openPlan(page);
  const before = (await projects(page)).length;
  const table = await readFile(new URL("../../fixtures/paste/projects.tsv", import.meta.url), "utf8");
  await page.locator('[data-test="Paste projects"]').click();
  await page.locator("#paste-projects").fill(table);
  await page.locator('[data-test="Paste summary"]', { hasText: "40 projekt med 874 bostäder" }).waitFor();
  await page.locator('[data-test="Add projects"]').click();
  await saved(page);
  assert.equal((await projects(page)).length, before + 40);
  await undo(page).click();
  await saved(page);
  assert.equal((await projects(page)).length, before);
  assert.deepEqual(problems, []);
  await context.close();
});

test("the year's forecast is closed in one step and undone in one", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await openPlan(page, "large");
  await part(page, "prognoser");
  const state = page.locator('[data-test="Closing"]');
  assert.match(await state.innerText(), /inte stängd/);
  await page.locator('[data-test="Accuracy"]').waitFor();
  await page.locator('[data-test="Close forecast"]').click();
  await saved(page);
  assert.match(await state.innerText(), /är stängd\.$/);
  await undo(page).click();
  assert.match(await state.innerText(), /inte stängd/);
  assert.deepEqual(problems, []);
  await context.close();
});

test("charts are saved as pictures, and the table has the same sum however the plan is divided", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await openPlan(page, "large");
  await part(page, "behov");
  for (const [button, start] of [["Save SVG", "<svg"], ["Save PNG", "\x89PNG"]]) {
    const [file] = await Promise.all([page.waitForEvent("download"), page.locator(`[data-test="${button}"]`).first().click()]);
    const bytes = await readFile(await file.path());
    assert.ok(bytes.toString("latin1").startsWith(start), button);
  }
  const sum = () => page.locator('[data-test="Need table"] tr', { hasText: "Alla projekt" }).locator("td").last().innerText();
  const before = await sum();
  await page.locator('[data-test="Group by"]').selectOption("area");
  assert.equal(await sum(), before);
  assert.deepEqual(problems, []);
  await context.close();
});

for (const colorScheme of ["light", "dark"]) {
  test(`every part is free of findings by axe, ${colorScheme}`, async () => {
    const { context, page, problems } = await visit(chromium, host.address, { colorScheme });
    await openPlan(page);
    await page.locator(".plan-fold").first().click();
    for (const name of PARTS) {
      await part(page, name);
      await page.evaluate(axe);
      const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
      const told = found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).slice(0, 3)}`);
      assert.deepEqual(told, [], name);
    }
    assert.deepEqual(problems, []);
    await context.close();
  });
}
