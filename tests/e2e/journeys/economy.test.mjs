// Ekonomi: the three accounts beside each other, the budget and the measures behind it, assumptions
// that change account B, SKR's rows pasted, and scenarios beside the programme.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { browser, openFile, openSample, saved, site, visit } from "../support.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const EXAMPLE = readFileSync(new URL("../../../docs/economy-example.genomfor.json", import.meta.url), "utf8");
const SKR = readFileSync(new URL("../../fixtures/marginal/classes.tsv", import.meta.url), "utf8");
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

/** The worked example of docs/economy.md. */
async function open(options) {
  const visited = await visit(chromium, host.address, options);
  await openFile(visited.page, "example.genomfor.json", EXAMPLE);
  await visited.page.locator(".outline").waitFor();
  await saved(visited.page);
  return visited;
}

async function go(page, part) {
  await page.goto(`${page.url().split("#")[0]}#/ekonomi/${part}`);
  await page.locator(`.part-tabs a[aria-current][href="#/ekonomi/${part}"]`).waitFor();
}

const plain = (text) => text.replaceAll("\u00a0", "").replaceAll("−", "-").trim();
const ledger = (page, caption) => page.locator(".ledger", { has: page.locator(".ledger-caption", { hasText: caption }) });
/** The figures of a row, by its name. */
async function row(page, caption, name) {
  const line = ledger(page, caption).first().locator("tbody tr:not(.ledger-group)", { has: page.locator("th", { hasText: name }) }).first();
  return (await line.locator("td").allInnerTexts()).map(plain);
}

test("the accounts show the figures that docs/economy.md reckons by hand, each in a table of its own", async () => {
  const { context, page, problems } = await open();
  await go(page, "konton");
  await page.getByRole("button", { name: "Enligt planen" }).click();
  assert.deepEqual(await row(page, "Konto A", /^Netto$/), ["-2100", "-900", "4000", "1000"]);
  assert.deepEqual(await row(page, "Konto A", "Nuvärde 2027"), ["-2100", "-878", "3807", "829"]);
  assert.deepEqual(await row(page, "Konto B", "Summa kostnader"), ["0", "2912", "7420", "7397"]);
  assert.deepEqual(await row(page, "Konto B", "Summa intäkter"), ["0", "120", "3694", "8480"]);
  assert.deepEqual((await row(page, "Konto C", "Kapitalkostnad")).slice(2, 4), ["1659", "1636"]);
  assert.match(await ledger(page, "Konto A").first().locator(".ledger-caption").innerText(), /tkr i 2024 års priser/);
  // The choice is remembered.
  await page.getByRole("button", { name: "Vägt efter sannolikhet" }).click();
  assert.deepEqual((await row(page, "Konto A", /^Netto$/)).at(-1), "800");
  await page.reload();
  await page.locator(".ledger").first().waitFor();
  assert.equal(await page.getByRole("button", { name: "Vägt efter sannolikhet" }).getAttribute("aria-pressed"), "true");
  assert.deepEqual(problems, []);
  await context.close();
});

test("a budget amount leads to its measure, and a body shows its own part", async () => {
  const { context, page, problems } = await open();
  await go(page, "budget");
  assert.deepEqual((await row(page, "Drift, investering och exploatering", "varav ofinansierat")).includes("3000"), true);
  await ledger(page, "Kostnader och utgifter per organ").getByRole("button", { name: "Barn- och utbildningsnämnden" }).click();
  await page.locator(".ledger-caption", { hasText: "Åtgärderna bakom, Barn- och utbildningsnämnden" }).waitFor();
  await ledger(page, "Åtgärderna bakom").locator("tbody a").first().click();
  await page.locator("#panel").waitFor();
  assert.match(page.url(), /#\/ekonomi\/budget\/measure-/);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    ledger(page, "Så finansieras").getByRole("button", { name: "Spara som CSV" }).click(),
  ]);
  assert.match(file.suggestedFilename(), /\.csv$/);
  assert.deepEqual(problems, []);
  await context.close();
});

test("an assumption that is edited changes account B, and undo takes it back", async () => {
  const { context, page, problems } = await open();
  await go(page, "konton");
  const before = await row(page, "Konto B", "Summa kostnader");
  await go(page, "antaganden");
  await ledger(page, "Kommunens antaganden").getByRole("link", { name: /Andel/ }).first().waitFor();
  const list = ledger(page, "Kommunens antaganden");
  const link = list.locator("tbody tr", { hasText: "Andel av de boende som är nya i kommunen" }).locator("a");
  await link.click();
  const field = page.locator('[id$="-value"]').first();
  await field.fill("0,5");
  await field.press("Tab");
  await saved(page);
  await go(page, "konton");
  const after = await row(page, "Konto B", "Summa kostnader");
  assert.ok(Number(after[3]) < Number(before[3]), `${after[3]} < ${before[3]}`);
  await page.locator('[data-test="Undo"]').click();
  await page.waitForTimeout(200);
  assert.deepEqual(await row(page, "Konto B", "Summa kostnader"), before);
  assert.deepEqual(problems, []);
  await context.close();
});

test("what is missing can be supplied from where it is missed", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await openSample(page, "small");
  await go(page, "konton");
  const missing = page.locator('[data-test="Missing"] button').first();
  await missing.click();
  await page.locator("#panel").waitFor();
  await page.locator('[id$="-value"]:focus').waitFor();
  assert.match(page.url(), /#\/ekonomi\/konton\/assumption-/);
  assert.deepEqual(problems, []);
  await context.close();
});

test("SKR's rows are pasted as one step that says beforehand what it does", async () => {
  const { context, page, problems } = await open();
  await go(page, "antaganden");
  const before = await ledger(page, "Kommunens antaganden").locator("tbody tr").count();
  await page.locator("#economy-paste").fill(SKR);
  assert.match(await page.locator('[data-test="Preview"]').innerText(), /24 nya rader, 0 får nytt värde, 3 tas bort/);
  assert.match(await page.locator(".economy-told").innerText(), /Samtliga/);
  await page.locator('[data-test="Take rows"]').click();
  await saved(page);
  // 24 rows and three shares to fill in, less the three that were there.
  assert.equal(await ledger(page, "Kommunens antaganden").locator("tbody tr").count(), before + 24);
  await page.locator('[data-test="Undo"]').click();
  await page.waitForTimeout(200);
  assert.equal(await ledger(page, "Kommunens antaganden").locator("tbody tr").count(), before);
  assert.deepEqual(problems, []);
  await context.close();
});

test("everything two years later as a scenario of one's own, by keys, beside the programme", async () => {
  const { context, page, problems } = await open();
  await go(page, "scenarier");
  await page.locator('[data-test="New scenario"]').focus();
  await page.keyboard.press("Enter");
  await page.locator('[id$="-name"]:focus').waitFor();
  await page.keyboard.type("Senare i provet");
  await page.keyboard.press("Tab");
  await page.locator(".panel .rows").getByRole("button", { name: "Lägg till rad" }).press("Enter");
  const value = page.locator('[id$="-levers-0-value"]');
  await value.fill("2");
  await value.press("Tab");
  await saved(page);
  const place = (await ledger(page, "Sida vid sida").locator("thead th").allInnerTexts()).indexOf("Senare i provet") - 1;
  assert.ok(place > 0);
  const figures = async (name) => {
    const cells = await row(page, "Sida vid sida", name);
    return [cells[0], cells[place]];
  };
  assert.deepEqual(await figures("Bostäder, vägt"), ["32,0", "16,0"]);
  assert.deepEqual(await figures("Konto A, netto"), ["800", "800"]);
  assert.deepEqual(await figures("Konto A, nuvärde"), ["663", "631"]);
  assert.deepEqual(await figures("Konto B, intäkter 2031"), ["4774", "2859"]);
  // The programme itself is as it was.
  await go(page, "konton");
  assert.deepEqual((await row(page, "Konto A", /^Netto$/)).at(-1), "800");
  assert.deepEqual(problems, []);
  await context.close();
});

test("what moves a result most is reckoned when asked for, and the draws say their seed", async () => {
  const { context, page, problems } = await open();
  await go(page, "scenarier");
  await page.locator("#economy-figure").selectOption("value");
  await page.locator('[data-test="Reckon"]').click();
  await page.locator(".chart[aria-label*='nuvärde']").waitFor();
  assert.ok((await ledger(page, /^Konto A, nuvärde/).locator("tbody tr").count()) >= 3);
  await page.locator('[data-test="Seed"]', { hasText: /10.000 dragningar med startvärdet 2027/ }).waitFor();
  assert.equal(await ledger(page, "Bostäder, åtta fall av tio").locator("tbody tr").count(), 4);
  assert.deepEqual(problems, []);
  await context.close();
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing on any part (${colorScheme})`, async () => {
    const { context, page } = await open({ colorScheme });
    for (const part of ["konton", "budget", "antaganden", "scenarier"]) {
      await go(page, part);
      await page.waitForTimeout(400);
      if (part === "scenarier") {
        await page.locator('[data-test="Reckon"]').click();
        await page.waitForTimeout(400);
      }
      await page.evaluate(`${axe}; undefined`);
      const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
      assert.deepEqual(
        violations.map((violation) => `${part} ${violation.id}: ${violation.nodes.map((node) => node.html).join(" | ")}`),
        [],
      );
    }
    await context.close();
  });
}

test("the economy is saved as a workbook whose formulas can all be reckoned", async () => {
  const folder = mkdtempSync(join(tmpdir(), "genomfor-economy-"));
  const { context, page, problems } = await open();
  try {
    await go(page, "konton");
    const button = page.locator('[data-test="economy-xlsx"]');
    await button.focus();
    const [file] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    assert.match(file.suggestedFilename(), /-ekonomi\.xlsx$/);
    await page.getByText("Filen är nedladdad.").waitFor();
    await file.saveAs(join(folder, "ekonomi.xlsx"));
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    const path = join(folder, "ekonomi.xlsx");
    execFileSync("soffice", [profile, "--headless", "--convert-to", "fods", "--outdir", folder, path], { stdio: "ignore" });
    const book = readFileSync(join(folder, "ekonomi.fods"), "utf8");
    assert.ok(["Läs mig", "Konto A", "Konto B", "Konto C"].every((name) => book.includes(`table:name="${name}"`)));
    assert.ok((book.match(/table:formula=/g) ?? []).length > 1000, "it reckons");
    assert.ok(!/Err:5|#REF!|#NAME\?|#VALUE!|#N\/A/.test(book), "no formula fails");
    assert.deepEqual(problems, []);
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
