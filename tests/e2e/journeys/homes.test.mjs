// Homes and money as a planner meets them, from nothing to figures: a new area with its gap, places and
// accounts; everything later as a scenario; a spreadsheet pasted; a forecast and what became of it; by keys
// alone. The sums were reckoned by hand from the formulas, never read off the page.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { begin, browser, download, openFile, openSample, saved, site, visit } from "../support.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const EXAMPLE = await readFile(new URL("../../../docs/economy-example.genomfor.json", import.meta.url), "utf8");
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

/** A text as it is meant: one kind of minus, no spaces in numbers. */
const plain = (text) => text.replace(/[\s\u00a0\u202f]/g, "").replaceAll("−", "-");
const content = (text) => JSON.parse(text);

/** Goes to a view by the navigation, then to a part of it by its tab. */
async function go(page, view, part) {
  await page.getByRole("navigation", { name: "Vyer" }).getByRole("link", { name: new RegExp(`^${view}`) }).click();
  if (part) await page.getByRole("navigation", { name: view, exact: true }).getByRole("link", { name: new RegExp(`^${part}( \\d+)?$`) }).click();
  const current = page.getByRole("navigation", { name: view, exact: true }).locator("[aria-current]");
  await current.filter({ hasText: part ?? "" }).waitFor();
}

/** What a file holds beside when and by which steps it came about. */
const records = ({ revision, saved, log, app, history, ...rest }) => rest;

/** Presses a button of undo or redo until it says that there is no more; gives how often. */
async function through(page, button, end) {
  let steps = 0;
  while ((await button.getAttribute("aria-label")) !== end) {
    await button.click();
    steps += 1;
    assert.ok(steps < 1000, end);
  }
  await saved(page);
  return steps;
}

const panel = (page) => page.locator("#panel");

/** Fills fields of the panel by their labels. A choice is chosen by its words. */
async function fill(page, fields, within = panel(page)) {
  for (const [label, value] of Object.entries(fields)) {
    const field = within.getByLabel(label, { exact: true });
    if ((await field.evaluate((element) => element.tagName)) === "SELECT") {
      await field.selectOption({ label: value });
    } else {
      await field.fill(value);
      await field.press("Tab");
    }
  }
}

/** Chooses in a field that proposes while one types. */
async function choose(page, label, typed, option) {
  await panel(page).getByLabel(label, { exact: true }).fill(typed);
  await page.getByRole("listbox").getByRole("option", { name: option, exact: true }).click();
}

/** Adds rows to a table within the panel, with fields in the order of its columns. */
async function rows(page, group, columns, lines) {
  const table = panel(page).getByRole("group", { name: group, exact: true });
  for (const line of lines) {
    const place = 1 + (await table.getByRole("button", { name: /^Ta bort raden/ }).count());
    await table.getByRole("button", { name: "Lägg till rad", exact: true }).click();
    await table.getByRole("button", { name: `Ta bort raden ${place}`, exact: true }).waitFor();
    await fill(page, Object.fromEntries(columns.map((column, at) => [`${column} ${place}`, line[at]])), table);
  }
}

/** The cells of the row with that name in a table. */
async function cells(table, name) {
  const line = table.locator("tr", { has: table.page().locator("th[scope=row]", { hasText: name }) }).last();
  return (await line.locator("td").allInnerTexts()).map(plain);
}
const ledger = (page, caption) => page.getByRole("table", { name: caption }).first();
const cell = (page, project, year) =>
  page.locator('[data-test="plan-row"]', { hasText: project }).locator(`td[data-year="${year}"]`);

/** The assumptions of the journey: quantity, then the fields of the panel. Shares as the table asks, in per cent. */
const SMALL_HOUSE = { 0: "0,01", "1–5": "0,40", 6: "0,07", "7–9": "0,18", "10–12": "0,15", "13–15": "0,11", "16–18": "0,08", "19–64": "1,46", "65–79": "0,12", "80–89": "0,02" };
const COST = { "1–5": "125,9", 6: "144,6", "7–9": "162,2", "10–12": "137,0", "13–15": "135,7", "16–18": "181,3", "65–79": "21,9", "80–89": "137,3", "90+": "381,1" };
const ASSUMED = [
  ...Object.entries(SMALL_HOUSE).map(([age, value]) => ["Personer per bostad efter ålder", { Ålder: age, Avser: "Småhus", Värde: value }]),
  ["Personer per bostad efter ålder", { Ålder: "1–5", Avser: "Flerbostadshus", Värde: "0,10" }],
  ["Personer per bostad efter ålder", { Ålder: "19–64", Avser: "Flerbostadshus", Värde: "1,50" }],
  ["Andel av de boende som är nya i kommunen", { Avser: "", Värde: "100" }],
  ...Object.entries(COST).map(([age, value]) => ["Kostnad per invånare och år", { Ålder: age, Värde: value }]),
  ["Andel av barn 1–5 år i förskolan", { Värde: "95,4" }],
  ["Platser som används i dag", { Avser: "Förskola; Åsen", Värde: "50" }],
  ["Investering per plats", { Avser: "Förskola", Värde: "1000" }],
  ["Avskrivningstid", { Värde: "33" }],
  ["Internränta", { Värde: "2,5" }],
];

async function assume(page, quantity, fields) {
  const line = page.getByRole("row", { name: new RegExp(`^${quantity.replace(/[()]/g, "\\$&")} [a-z_]+ `) });
  await line.getByRole("button").last().click();
  await panel(page).locator('[id$="-value"]:focus').waitFor();
  await fill(page, fields);
}

/**
 * Persons per house 2.60; per flat 1.60. Children aged 1–5: 20 × 0.40 = 8 from 2028, and 30 × 0.10 = 3 more in 2029 and 2030.
 * Preschool: children × 0.954 + the 50 there: 57.6, 60.5, 63.4 against 59 places.
 */
async function places(page) {
  await go(page, "Utbyggnad", "Service");
  const people = page.getByRole("table", { name: /^Boende i de nya bostäderna/ });
  await people.waitFor();
  assert.deepEqual(await cells(people, "Alla"), ["0", "52", "100", "148"]);
  assert.deepEqual(await cells(people, "1–5 år"), ["0", "8", "11", "14"]);
  const table = page.getByRole("table", { name: "Platser mot behov" });
  assert.deepEqual(await cells(table, "Behov av platser"), ["50", "58", "60", "63"]);
  assert.deepEqual(await cells(table, "Platser"), ["59", "59", "59", "59"]);
  assert.deepEqual(await cells(table, "Saknas"), ["-9", "-1", "1", "4"]);
}

/**
 * Account A: −600, −3,000, 4,500 = 900; at 2.5 %: −600 − 3,000 / 1.025 + 4,500 / 1.025² = 756.3.
 * Account B: the 20 houses cost 1,007.20 + 202.44 + 583.92 + 411.00 + 298.54 + 290.08 + 52.56 + 54.92 = 2,900.66 tkr a year, each
 * 30 flats 3 × 125.9 = 377.70. Income a year later: houses 20 × 90 + 29.2 × 55 + 2.8 × 60 = 3,574; 30 flats 3 × 90 + 45 × 55 = 2,745.
 * Account C: 4.356 places × 1,000 = 4,356; a 33rd of it + 2.5 % of it = 132 + 108.9.
 */
async function money(page) {
  await go(page, "Ekonomi", "Konton");
  await page.getByRole("button", { name: "Enligt planen" }).click();
  const a = ledger(page, /^Konto A/);
  await a.waitFor();
  assert.deepEqual(await cells(a, "Netto"), ["-600", "-3000", "4500", "900"]);
  assert.deepEqual(await cells(a, "Nuvärde 2027"), ["-600", "-2927", "4283", "756"]);
  const b = ledger(page, /^Konto B/);
  assert.deepEqual((await cells(b, "Summa kostnader")).slice(0, 4), ["0", "2901", "3278", "3656"]);
  assert.deepEqual((await cells(b, "Summa intäkter")).slice(0, 4), ["0", "0", "3574", "6319"]);
  assert.deepEqual(await cells(ledger(page, /^Platser som saknas/), "Förskola"), ["2029", "4,4", "4356", "241"]);
}

test("a new area with three projects gets its gap, places and money; undone to nothing and redone", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await begin(page);
  const begun = content((await download(page)).text);

  // Three projects in a new area, typed: 20 houses; 40 flats; 10 flats torn down and 30 built.
  await go(page, "Utbyggnad");
  await page.getByRole("button", { name: "Skriv det första projektet" }).click();
  await fill(page, { Projekt: "Södra ängen" });
  await choose(page, "Område", "Åsen", "Skapa område ”Åsen”");
  await fill(page, { Planskede: "Laga kraft", "Sannolikhet, promille": "800" });
  for (const [name, probability] of [["Kv. Linden", "400"], ["Kv. Eken", "1000"]]) {
    await page.getByRole("button", { name: "Nytt projekt" }).click();
    await panel(page).getByRole("heading", { name: "Utbyggnadsprojekt utan rubrik" }).waitFor();
    await fill(page, { Projekt: name });
    await choose(page, "Område", "Åsen", "Åsen");
    await fill(page, { "Sannolikhet, promille": probability });
  }
  await page.getByRole("button", { name: "Fäll ut P01 Södra ängen" }).click();
  const kinds = page.getByRole("row").filter({ has: page.getByRole("button", { name: "Lägg till hustyp och upplåtelseform" }) });
  await kinds.getByLabel("Hustyp", { exact: true }).selectOption({ label: "Småhus, friliggande" });
  await kinds.getByLabel("Upplåtelseform", { exact: true }).selectOption({ label: "Äganderätt" });
  await kinds.getByRole("button").click();
  const houses = page.locator('[data-test="plan-row"]', { hasText: "Småhus, friliggande" }).last();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type("20");
  await page.keyboard.press("Enter");
  await cell(page, "Kv. Linden", 2029).click();
  await page.keyboard.type("40");
  await page.keyboard.press("Enter");
  await page.keyboard.type("-10");
  await page.keyboard.press("Tab");
  await page.keyboard.type("30");
  await page.keyboard.press("Enter");
  const grid = page.getByRole("grid", { name: "Utbyggnad" });
  await saved(page);
  assert.deepEqual(await cells(grid, "Alla projekt"), ["", "0", "20", "30", "30", "80"]);

  // The need, year by year: 10, 25, 25 and 40.
  await go(page, "Underlag", "Behov");
  await page.getByRole("button", { name: "Lägg till behov" }).click();
  await fill(page, { Rubrik: "Nya bostäder" });
  const needed = [["2027", "10"], ["2028", "25"], ["2029", "25"], ["2030", "40"]];
  await rows(page, "Bostäder per år", ["År", "Bostäder"], needed);
  await go(page, "Utbyggnad", "Behov");
  const need = page.getByRole("table", { name: "Samma tal som i diagrammen" });
  // 40 − 10 flats in 2029. By probability: 20 × 0.8; 40 × 0.4 − 10; 30.
  assert.deepEqual(await cells(need, "Alla projekt"), ["0", "20", "30", "30", "80"]);
  assert.deepEqual(await cells(need, "Vägt efter sannolikhet"), ["0", "16", "6", "30", "52"]);
  assert.deepEqual(await cells(need, "Saknas enligt planen"), ["10", "5", "-5", "10", "20"]);
  assert.deepEqual(await cells(need, "Saknas, vägt"), ["10", "9", "19", "10", "48"]);

  // What the municipality assumes.
  await go(page, "Ekonomi", "Antaganden");
  for (const [quantity, fields] of ASSUMED) await assume(page, quantity, fields);
  await page.getByLabel("Klistra in här").fill("Ålder\ttkr\n0–18\t90\n19–64\t55\n65+\t60");
  await page.getByLabel("Talen är i").selectOption({ label: "tkr per invånare och år" });
  await page.getByRole("button", { name: "Ta in raderna" }).click();
  await go(page, "Underlag", "Om programmet");
  await page.getByLabel("Diskonteringsränta, promille").fill("25");
  await page.getByLabel("Diskonteringsränta, promille").press("Tab");
  // The development appraisal of the first project.
  await go(page, "Utbyggnad", "Utbyggnadsplan");
  await page.getByRole("link", { name: "P01 Södra ängen" }).click();
  await panel(page).locator("summary", { hasText: "Exploateringskalkyl" }).click();
  await rows(page, "Exploateringskalkyl", ["År", "Slag", "Belopp, tkr"], [
    ["2027", "Utredning och plan", "600"],
    ["2028", "Allmän plats", "3000"],
    ["2029", "Markintäkt", "-4500"],
  ]);
  await go(page, "Utbyggnad", "Service");
  await page.getByRole("button", { name: "Ny kapacitet" }).click();
  await choose(page, "Område", "Åsen", "Åsen");
  await fill(page, { År: "2026", Platser: "59" });
  await saved(page);
  await page.getByLabel("Räkna bostäderna").selectOption({ label: "enligt planen" });
  await places(page);
  await money(page);
  const done = content((await download(page)).text);

  // In the middle of it the page is loaded anew; then everything goes back, a step at a time.
  await page.reload();
  await money(page);
  const undo = page.locator('[data-test="Undo"]');
  const redo = page.locator('[data-test="Redo"]');
  assert.equal(await undo.getAttribute("aria-label"), "Ångra: ändra platser i kapacitet Förskola");
  const steps = await through(page, undo, "Inget att ångra");
  assert.ok(steps > 100, String(steps));
  await page.getByRole("heading", { name: "Utbyggnadsplanen är tom" }).waitFor();
  assert.deepEqual(records(content((await download(page)).text)), records(begun));
  assert.equal(await through(page, redo, "Inget att göra om"), steps);
  await money(page);
  await places(page);
  assert.deepEqual(records(content((await download(page)).text)), records(done));
  assert.deepEqual(problems, []);
  await context.close();
});
