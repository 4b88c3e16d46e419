// Homes and money for everybody: by keys alone, with the focus where it is looked for, and free of what axe finds.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { EXAMPLE, cell, cells, go, ledger, panel, sheet } from "../homes.mjs";
import { begin, browser, openFile, openSample, saved, site, visit } from "../support.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
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

/** The keys of a planner without a mouse. */
function keyboard(page) {
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const tabTo = async (selector, key = "Tab") => {
    for (let tries = 0; tries < 80; tries += 1) {
      if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return;
      await page.keyboard.press(key);
    }
    assert.fail(`the focus never reached ${selector}`);
  };
  const focused = (selector) => page.locator(`${selector}:focus`).waitFor();
  /** By the palette to a view, then past the head of the page. */
  const goTo = async (view) => {
    await press("Control+k");
    await focused("#palette");
    await page.keyboard.type(`Gå till ${view}`);
    await page.getByRole("option", { name: `Gå till ${view}` }).waitFor();
    await press("Enter");
    await page.getByRole("heading", { name: view, level: 1 }).waitFor();
    await tabTo(".skip-link");
    await press("Enter");
    await focused("#main");
  };
  return { press, tabTo, focused, goTo, type: (text) => page.keyboard.type(text) };
}

const atCell = (page, project, year) => cell(page, project, year).and(page.locator(":focus")).waitFor();
const numbers = async (page, project) => {
  const line = await cells(page.getByRole("grid", { name: "Utbyggnad" }), project);
  return line.slice(1, 5);
};

test("by keys alone: cells, a block copied, filled to the right, a project's panel, a scenario", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openFile(page, "example.genomfor.json", EXAMPLE);
  await page.locator(".outline").waitFor();
  const { press, tabTo, focused, goTo, type } = keyboard(page);
  await goTo("Utbyggnad");
  await tabTo("td.plan-cell");
  await atCell(page, "Södra ängen", 2027);
  await press("ArrowDown", "ArrowRight");
  await atCell(page, "Lärkan", 2028);
  // Enter goes down, Tab to the side, Escape leaves what stood there.
  await type("5");
  await press("Enter");
  await atCell(page, "tegelbruket", 2028);
  await press("ArrowUp");
  await atCell(page, "Lärkan", 2028);
  await type("7");
  await press("Tab");
  await atCell(page, "Lärkan", 2029);
  await type("99");
  await press("Escape");
  assert.deepEqual(await numbers(page, "Lärkan"), ["", "7", "40", ""]);
  // The block of both lines, 2028 and 2029, goes to 2027 and 2028: 20, –; 7, 40.
  await press("ArrowLeft", "ArrowUp");
  await atCell(page, "Södra ängen", 2028);
  await press("Shift+ArrowRight", "Shift+ArrowDown");
  await atCell(page, "Lärkan", 2029);
  assert.equal(await page.locator('td.plan-cell[aria-selected="true"]').count(), 4);
  await press("Control+c", "Control+Home");
  await atCell(page, "Södra ängen", 2027);
  await press("Control+v");
  await cell(page, "Södra ängen", 2027).filter({ hasText: "20" }).waitFor();
  assert.deepEqual(await numbers(page, "Södra ängen"), ["20", "", "", ""]);
  assert.deepEqual(await numbers(page, "Lärkan"), ["7", "40", "40", ""]);
  await press("Control+z");
  await cell(page, "Södra ängen", 2028).filter({ hasText: "20" }).waitFor();
  assert.deepEqual(await numbers(page, "Lärkan"), ["", "7", "40", ""]);
  // The key for filling stands at its button.
  assert.equal(await page.getByRole("button", { name: "Fyll åt höger" }).getAttribute("title"), "Ctrl+Shift+→");
  await press("ArrowDown", "Home", "ArrowRight");
  await atCell(page, "Lärkan", 2028);
  await press("Control+Shift+ArrowRight");
  await cell(page, "Lärkan", 2030).filter({ hasText: "7" }).waitFor();
  assert.deepEqual(await numbers(page, "Lärkan"), ["", "7", "7", "7"]);
  await press("Delete");
  await cell(page, "Lärkan", 2028).filter({ hasNotText: "7" }).waitFor();
  assert.deepEqual(await numbers(page, "Lärkan"), ["", "", "7", "7"]);
  // The panel of the project.
  await press("Control+Enter");
  await panel(page).getByRole("heading", { name: "Kvarteret Lärkan" }).waitFor();
  await tabTo("#panel [aria-label='Stäng']", "Shift+Tab");
  await press("Enter");
  await panel(page).waitFor({ state: "detached" });
  // A scenario with half the pace.
  await goTo("Ekonomi");
  await tabTo('a[href="#/ekonomi/scenarier"]');
  await press("Enter");
  await tabTo('[data-test="New scenario"]', "Shift+Tab");
  await press("Enter");
  await focused('#panel [id$="-name"]');
  await type("Halva takten");
  await tabTo("#panel button.tool:not(.tool-icon)");
  await press("Enter");
  await tabTo('#panel select[id*="-levers-0"]', "Shift+Tab");
  await type("Takt");
  await tabTo('#panel [id$="-levers-0-value"]');
  await type("50");
  await press("Tab");
  await saved(page);
  const side = ledger(page, /^Sida vid sida/);
  const place = (await side.getByRole("columnheader").allInnerTexts()).indexOf("Halva takten") - 1;
  // 20 × 0.8 + 14 × 0.4 = 21.6; half of it 10.8.
  const line = await cells(side, "Bostäder, vägt");
  assert.deepEqual([line[0], line[place]], ["21,6", "10,8"]);
  assert.deepEqual(problems, []);
  await context.close();
});

test("a number that is typed can be corrected, and is kept when one clicks elsewhere", async () => {
  const { context, page } = await visit(chromium, host.address);
  await openFile(page, "example.genomfor.json", EXAMPLE);
  await page.locator(".outline").waitFor();
  await go(page, "Utbyggnad");
  await cell(page, "Lärkan", 2027).click();
  await page.keyboard.type("12");
  await cell(page, "Lärkan", 2030).click();
  assert.deepEqual(await numbers(page, "Lärkan"), ["12", "", "40", ""]);
  await page.keyboard.type("31");
  await page.getByRole("textbox", { name: "Bostäder 2030" }).and(page.locator(":focus")).waitFor({ timeout: 2000 });
  await page.keyboard.press("Backspace");
  await page.keyboard.type("3");
  await go(page, "Utbyggnad", "Behov");
  await go(page, "Utbyggnad", "Utbyggnadsplan");
  assert.deepEqual(await numbers(page, "Lärkan"), ["12", "", "40", "33"]);
  await context.close();
});

test("the focus comes back to the cell when the panel of its project is closed", async () => {
  const { context, page } = await visit(chromium, host.address);
  await openFile(page, "example.genomfor.json", EXAMPLE);
  await page.locator(".outline").waitFor();
  await go(page, "Utbyggnad");
  const { press, tabTo } = keyboard(page);
  await cell(page, "Lärkan", 2029).click();
  await press("Control+Enter");
  await tabTo("#panel [aria-label='Stäng']", "Shift+Tab");
  await press("Enter");
  await cell(page, "Lärkan", 2029).and(page.locator(":focus")).waitFor({ timeout: 2000 });
  await context.close();
});

test("the help of the keys tells those of the plan", async () => {
  const { context, page } = await visit(chromium, host.address);
  await openFile(page, "example.genomfor.json", EXAMPLE);
  await page.locator(".outline").waitFor();
  await go(page, "Utbyggnad");
  await page.getByRole("button", { name: "Tangenter" }).click();
  await page.getByRole("dialog", { name: "Tangenter" }).getByText("Ctrl+Skift+→").waitFor({ timeout: 2000 });
  await context.close();
});

const TABS = {
  Utbyggnad: ["Utbyggnadsplan", "Behov", "Service", "Prognoser"],
  Ekonomi: ["Konton", "Budget", "Antaganden", "Scenarier"],
};

/** What axe finds on the page as it stands. */
async function findings(page, where) {
  await page.evaluate(`window.axe || (() => { ${axe} })(); undefined`);
  // A colour that is on its way to another one is no colour to judge.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((one) => one.finished)));
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}

async function everywhere(page, name) {
  const found = [];
  for (const [view, parts] of Object.entries(TABS)) {
    for (const part of parts) {
      await go(page, view, part);
      found.push(...(await findings(page, `${name}, ${view}, ${part}`)));
    }
  }
  return found;
}

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing on the eight tabs, empty and filled, nor in panel and dialog, ${colorScheme}`, async () => {
    const { context, page, problems } = await visit(chromium, host.address, { colorScheme });
    await begin(page);
    const found = await everywhere(page, "empty");
    await openSample(page, "large");
    found.push(...(await everywhere(page, "large")));
    await go(page, "Utbyggnad", "Utbyggnadsplan");
    await page.getByRole("button", { name: /^Fäll ut (?!alla)/ }).first().click();
    await page.locator('[data-test="plan-row"] a').first().click();
    await panel(page).locator("summary", { hasText: "Exploateringskalkyl" }).click();
    found.push(...(await findings(page, "a project's panel")));
    await go(page, "Ekonomi", "Scenarier");
    await page.getByRole("button", { name: "Räkna", exact: true }).click();
    await page.getByRole("button", { name: "Nytt scenario" }).click();
    await panel(page).getByRole("button", { name: "Lägg till rad" }).click();
    found.push(...(await findings(page, "a scenario's panel")));
    await go(page, "Utbyggnad", "Utbyggnadsplan");
    await page.getByRole("button", { name: "Klistra in projekt" }).click();
    const dialog = page.getByRole("dialog", { name: "Klistra in projekt från en tabell" });
    found.push(...(await findings(page, "the dialog, empty")));
    await dialog.getByLabel("Klistra in tabellen här").fill(sheet());
    await dialog.getByText("40 projekt med").waitFor();
    found.push(...(await findings(page, "the dialog, with a table")));
    assert.deepEqual(found, []);
    assert.deepEqual(problems, []);
    await context.close();
  });
}
