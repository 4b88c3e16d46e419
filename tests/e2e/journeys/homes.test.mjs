// Homes and money as a planner meets them, from nothing to figures: a new area with its gap, places and
// accounts; everything later as a scenario; a spreadsheet pasted; a forecast and what became of it. The sums
// were reckoned by hand from the formulas, never read off the page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { EXAMPLE, HEADS, cell, cells, choose, content, fill, go, ledger, panel, records, rows, sheet } from "../homes.mjs";
import { begin, browser, download, openFile, saved, site, visit } from "../support.mjs";

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
  const name = page.getByRole("rowheader", { name: quantity, exact: true });
  const line = page.locator(".economy-known tbody tr").filter({ has: name });
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
  await fill(page, { Planskede: "Laga kraft", "Sannolikhet, procent": "80" });
  for (const [name, probability] of [["Kv. Linden", "40"], ["Kv. Eken", "100"]]) {
    await page.getByRole("button", { name: "Nytt projekt" }).click();
    await panel(page).getByRole("heading", { name: "Utbyggnadsprojekt utan rubrik" }).waitFor();
    await fill(page, { Projekt: name });
    await choose(page, "Område", "Åsen", "Åsen");
    await fill(page, { "Sannolikhet, procent": probability });
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
  await page.getByLabel("Diskonteringsränta, procent").fill("2,5");
  await page.getByLabel("Diskonteringsränta, procent").press("Tab");
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

test("everything two years later is a scenario beside the programme, which stays as it is", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await openFile(page, "example.genomfor.json", EXAMPLE);
  await page.locator(".outline").waitFor();
  const before = content((await download(page)).text);
  await go(page, "Ekonomi", "Scenarier");
  await page.getByRole("button", { name: "Nytt scenario" }).click();
  await fill(page, { Scenario: "Två år till" });
  await rows(page, "Ändringar", ["Ändring", "Värde"], [["Försening, år", "2"]]);
  await page.getByRole("button", { name: "Stäng", exact: true }).click();

  const side = ledger(page, /^Sida vid sida/);
  const place = (await side.getByRole("columnheader").allInnerTexts()).indexOf("Två år till") - 1;
  const both = async (name) => {
    const line = await cells(side, name);
    return [line[0], line[place]];
  };
  // Account A: 0.8 × 1,000 either way. The present value is 0.8 × 829.2 = 663.4, two years later 663.4 / 1.025² = 631.4.
  assert.deepEqual(await both("Konto A, netto"), ["800", "800"]);
  assert.deepEqual(await both("Konto A, nuvärde"), ["663", "631"]);
  // Of 20 + 40 dwellings the 40 move from 2029 to 2031, out of the period; of 16 + 16 by probability 16.
  assert.deepEqual(await both("Bostäder, enligt planen"), ["60", "20"]);
  assert.deepEqual(await both("Bostäder, vägt"), ["32,0", "16,0"]);
  // Account B has the years moved: what 2028 costs comes in 2030, beside the capital cost of the preschool, 1,636, which is a
  // measure's and stays. 0.8 × (2,900.66 + 20 houses × 90 m² × 6.51 kr) = 2,330. Income 0.8 × 3,574 = 2,859 in 2029 and in 2031.
  const year = page.getByLabel("Jämför konto B för år");
  const in_year = async (number, name) => {
    await year.selectOption(String(number));
    await side.getByRole("rowheader", { name: `Konto B, ${name} ${number}, tkr` }).waitFor();
    return both(`Konto B, ${name}`);
  };
  assert.deepEqual(await in_year(2028, "kostnader"), ["2330", "0"]);
  assert.equal((await in_year(2030, "kostnader"))[1], String(2330 + 1636));
  assert.equal((await in_year(2029, "intäkter"))[0], String(2859 + 120));
  assert.equal((await in_year(2031, "intäkter"))[1], "2859");

  // The programme has one scenario more and is otherwise what it was, in the file too.
  const { scenarios, ...rest } = records(content((await download(page)).text));
  const { scenarios: known, ...was } = records(before);
  assert.deepEqual(rest, was);
  assert.deepEqual(scenarios.map(({ name }) => name), [...known.map(({ name }) => name), "Två år till"]);
  assert.deepEqual(scenarios.at(-1).levers, [{ lever: "delay", value: 2 }]);
  assert.deepEqual(problems, []);
  await context.close();
});

/** Puts a text on the clipboard of the system. */
async function copied(page, text) {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
}

async function pasteProjects(page, text) {
  await copied(page, text);
  await page.getByRole("button", { name: "Klistra in projekt" }).first().click();
  await page.getByLabel("Klistra in tabellen här").press("Control+v");
  return page.getByRole("dialog", { name: "Klistra in projekt från en tabell" });
}

test("forty projects from a spreadsheet: the sums agree, what cannot be read is told, one undo removes all", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await begin(page);
  const begun = content((await download(page)).text);
  await go(page, "Utbyggnad");
  const dialog = await pasteProjects(page, sheet());
  // 2027: 1 + 3 + … + 39 = 400. 2028: 2 + 4 + … + 40 = 420. 2029: −12. 2030: 38 × 10 = 380, neither project 7 nor 9. In all 1,188.
  await dialog.getByText("40 projekt med 1 188 bostäder netto. 0 rader tas inte med.").waitFor();
  await dialog.getByText("Nya områden: Åsen, Östra ängen").waitFor();
  assert.match(await dialog.getByRole("row", { name: /Kv. Ugglan 9 / }).innerText(), /2030: ca tio/);
  await dialog.getByRole("button", { name: "Lägg till 40 projekt" }).click();
  const grid = page.getByRole("grid", { name: "Utbyggnad" });
  await grid.waitFor();
  assert.deepEqual(await cells(grid, "Alla projekt"), ["", "400", "420", "-12", "380", "1188"]);
  assert.deepEqual(await cells(grid, "U7 Kv. Ugglan 7"), ["Bygglov", "7", "", "-12", "", "-5"]);
  // Every fourth is in Östra ängen: 4 + 8 + … + 40 = 220 in 2028, and ten times ten.
  await page.getByLabel("Område", { exact: true }).selectOption({ label: "Östra ängen" });
  await page.getByText("U4 Kv. Ugglan 4").waitFor();
  assert.deepEqual(await cells(grid, "Kv. Ugglan 40"), ["Idé", "", "40", "", "10", "50"]);
  await page.getByLabel("Område", { exact: true }).selectOption({ label: "Alla områden" });
  await go(page, "Utbyggnad", "Behov");
  assert.deepEqual(await cells(page.getByRole("table", { name: "Samma tal som i diagrammen" }), "Alla projekt"), ["400", "420", "-12", "380", "1188"]);
  await page.keyboard.press("Control+z");
  await page.locator('[data-test="Undo"][aria-label="Inget att ångra"]').waitFor();
  await saved(page);
  assert.deepEqual(records(content((await download(page)).text)), records(begun));
  await page.keyboard.press("Control+y");
  await saved(page);
  assert.equal(content((await download(page)).text).projects.length, 40);
  assert.deepEqual(problems, []);
  await context.close();
});

test("numbers are read as spreadsheets write them: spaces in thousands, a comma before a nought", async () => {
  const { context, page } = await visit(chromium, host.address);
  await begin(page);
  await go(page, "Utbyggnad");
  const line = (name, ...numbers) => ["", name, "Åsen", "Kommunen", "Idé", "Flerbostadshus", "Hyresrätt", ...numbers].join("\t");
  const dialog = await pasteProjects(page, [HEADS.join("\t"), line("Kv. A", "", "1 200", "", "", "1 200"), line("Kv. B", "24,0", "", "1\u00a0050", "", "1\u00a0074,0")].join("\n"));
  await dialog.getByText("2 projekt med 2 274 bostäder netto.").waitFor({ timeout: 2000 });
  await context.close();
});

/** Takes the page to another day, as if it were opened then. */
async function onDay(page, day) {
  await page.clock.setFixedTime(new Date(`${day}T12:00:00`));
  await page.reload();
  await page.getByRole("heading", { name: "Utbyggnad", level: 1 }).waitFor();
}

async function typed(page, project, year, number) {
  await cell(page, project, year).click();
  await page.keyboard.type(String(number));
  await page.keyboard.press("Enter");
}

test("a forecast that is closed stays when the plan changes, and is compared with what was built", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await begin(page);
  await go(page, "Utbyggnad");
  await page.getByRole("button", { name: "Skriv det första projektet" }).click();
  await fill(page, { Projekt: "Kv. Linden" });
  await page.getByRole("button", { name: "Nytt projekt" }).click();
  await panel(page).getByRole("heading", { name: "Utbyggnadsprojekt utan rubrik" }).waitFor();
  await fill(page, { Projekt: "Kv. Eken" });
  for (const [project, year, number] of [["Kv. Linden", 2028, 40], ["Kv. Linden", 2029, 30], ["Kv. Eken", 2028, 20], ["Kv. Eken", 2029, 25]]) {
    await typed(page, project, year, number);
  }
  await saved(page);
  const closing = page.locator('[data-test="Closing"]');
  const close = async (year) => {
    await go(page, "Utbyggnad", "Prognoser");
    await closing.getByText(`Prognosen ${year} är inte stängd än. 2 projekt har bostäder från ${year} och framåt.`).waitFor();
    await page.getByRole("button", { name: `Stäng prognosen ${year}` }).click();
    await closing.getByText(`Prognosen ${year} är stängd.`, { exact: true }).waitFor();
    await saved(page);
  };

  // In November 2027 the forecast is 60 for 2028 and 55 for 2029; then 30 more are planned.
  await onDay(page, "2027-11-15");
  await close(2027);
  await go(page, "Utbyggnad", "Utbyggnadsplan");
  await typed(page, "Kv. Linden", 2029, 60);
  await saved(page);
  // In November 2028 it is 85 for 2029.
  await onDay(page, "2028-11-15");
  await close(2028);
  // In 2030 it is known what was built: 30 + 20 in 2028, 62 + 38 in 2029.
  await onDay(page, "2030-01-15");
  await go(page, "Utbyggnad", "Prognoser");
  await page.getByText("Det finns inga tidigare prognoser med känt utfall.").waitFor();
  const built = { 2028: { "Kv. Linden": 30, "Kv. Eken": 20 }, 2029: { "Kv. Linden": 62, "Kv. Eken": 38 } };
  for (const [year, outcomes] of Object.entries(built)) {
    await page.getByLabel("Utfall för år").selectOption(year);
    for (const [project, number] of Object.entries(outcomes)) {
      const field = page.getByRole("textbox", { name: new RegExp(`^Utfall ${year}, .*${project}$`) });
      await field.fill(String(number));
      await field.press("Tab");
    }
  }
  await saved(page);
  // A year ahead: 60 for 50 is +20 %, 85 for 100 is −15 %: mean +2.5 %, mean size 17.5 %; 150 of 145 were built, 103.4 %.
  // Two years ahead: 55 for 100, −45 %; 100 of 55 were built, 181.8 %.
  const accuracy = page.locator('[data-test="Accuracy"]');
  assert.deepEqual(await cells(accuracy, "1 år i förväg"), ["2", "+2,5%", "17,5%", "103,4%"]);
  assert.deepEqual(await cells(accuracy, "2 år i förväg"), ["1", "-45%", "45%", "181,8%"]);
  assert.deepEqual(await cells(page.getByRole("table").filter({ has: page.getByRole("columnheader", { name: "Senaste prognosen" }) }), "Summa"), ["85", "85", "100"]);
  // Undo takes back the last outcome: 62 in 2029. 85 for 62 is +37.1 %: mean 28.5 %; 112 of 145, 77.2 %.
  await page.locator('[data-test="Undo"]').click();
  await accuracy.getByText("+28,5").waitFor();
  assert.deepEqual(await cells(accuracy, "1 år i förväg"), ["2", "+28,5%", "28,5%", "77,2%"]);
  assert.deepEqual(problems, []);
  await context.close();
});
