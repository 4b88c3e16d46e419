// What the journeys through Utbyggnad and Ekonomi share: going to a tab, filling a panel, reading tables.
import { readFile } from "node:fs/promises";

/** The worked example of docs/economy.md. */
export const EXAMPLE = await readFile(new URL("../../docs/economy-example.genomfor.json", import.meta.url), "utf8");

/** A text as it is meant: one kind of minus, no spaces in numbers. */
const plain = (text) => text.replace(/[\s\u00a0\u202f]/g, "").replaceAll("−", "-");
export const content = (text) => JSON.parse(text);

/** Goes to a view by the navigation, then to a part of it by its tab. */
export async function go(page, view, part) {
  await page.getByRole("navigation", { name: "Vyer" }).getByRole("link", { name: new RegExp(`^${view}`) }).click();
  if (part) await page.getByRole("navigation", { name: view, exact: true }).getByRole("link", { name: new RegExp(`^${part}( \\d+)?$`) }).click();
  const current = page.getByRole("navigation", { name: view, exact: true }).locator("[aria-current]");
  await current.filter({ hasText: part ?? "" }).waitFor();
}

/** What a file holds beside when and by which steps it came about. */
export const records = ({ revision, saved, log, app, history, ...rest }) => rest;

export const panel = (page) => page.locator("#panel");

/** Fills fields of the panel by their labels. A choice is chosen by its words. */
export async function fill(page, fields, within = panel(page)) {
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
export async function choose(page, label, typed, option) {
  await panel(page).getByLabel(label, { exact: true }).fill(typed);
  await page.getByRole("listbox").getByRole("option", { name: option, exact: true }).click();
}

/** Adds rows to a table within the panel, with fields in the order of its columns. */
export async function rows(page, group, columns, lines) {
  const table = panel(page).getByRole("group", { name: group, exact: true });
  for (const line of lines) {
    const place = 1 + (await table.getByRole("button", { name: /^Ta bort raden/ }).count());
    await table.getByRole("button", { name: "Lägg till rad", exact: true }).click();
    await table.getByRole("button", { name: `Ta bort raden ${place}`, exact: true }).waitFor();
    await fill(page, Object.fromEntries(columns.map((column, at) => [`${column} ${place}`, line[at]])), table);
  }
}

/** The cells of the row with that name in a table. */
export async function cells(table, name) {
  const line = table.locator("tr", { has: table.page().locator("th[scope=row]", { hasText: name }) }).last();
  return (await line.locator("td").allInnerTexts()).map(plain);
}
export const ledger = (page, caption) => page.getByRole("table", { name: caption }).first();
export const cell = (page, project, year) =>
  page.locator('[data-test="plan-row"]', { hasText: project }).locator(`td[data-year="${year}"]`);

export const HEADS = ["Nr", "Projekt", "Område", "Markägare", "Planskede", "Hustyp", "Upplåtelseform", "2027", "2028", "2029", "2030", "Totalt", "Kommentar"];
const STAGES = ["Idé", "Samråd", "Laga kraft", "Bygglov"];

/** Forty projects as a spreadsheet copies them: project n has n dwellings in 2027 or 2028 and ten in 2030; one is torn down. */
export function sheet() {
  const lines = Array.from({ length: 40 }, (_, place) => {
    const number = place + 1;
    const [first, second] = number % 2 ? [number, ""] : ["", number];
    const facts = [`U${number}`, `Kv. Ugglan ${number}`, number % 4 ? "Åsen" : "Östra ängen", "Kommunen", STAGES[number % 4], "Flerbostadshus", "Hyresrätt"];
    return [...facts, first, second, "", 10, number + 10, ""];
  });
  // Project 7 is a demolition of 12 in 2029; project 9 has a word where a number should be.
  lines[6].splice(9, 4, "−12", "", "-5", "Rivs");
  lines[8].splice(10, 2, "ca tio", "");
  return [HEADS, ...lines].map((line) => line.join("\t")).join("\r\n");
}
