// What was, and how it comes back: versions, comparing, the change log, the trash.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { browser, download, openSample, saved, site, visit } from "../support.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let host, chromium;
before(async () => {
  host = await site();
  chromium = await browser();
});
after(async () => {
  await chromium.close();
  await host.close();
});

const base = (page) => page.url().split("#")[0];

/** Goes to a part of the view Dela. */
async function share(page, part) {
  await page.goto(`${base(page)}#/dela/${part}`);
  await page.locator(".share-section").first().waitFor();
}

async function program(page) {
  await page.goto(`${base(page)}#/program`);
  await page.locator(".outline").waitFor();
}

async function rename(page, at, title) {
  await program(page);
  await page.locator(".measure-row .title-field").nth(at).fill(title);
  await saved(page);
}

async function savePoint(page, name) {
  await share(page, "versioner");
  await page.locator('[data-test="Save restore point"]').click();
  await page.locator("#point-name").fill(name);
  await page.keyboard.press("Enter");
  await saved(page);
}

async function freeze(page) {
  await share(page, "versioner");
  await page.locator('[data-test="Freeze as adopted"]').click();
  await page.locator('dialog[open] [data-test="Send"]').click();
  assert.match(await page.locator("dialog[open] .field-error").innerText(), /Skriv beslutets datum/);
  await page.locator("#freeze-date").fill("2027-02-22");
  await page.locator("#freeze-paragraph").fill("54");
  await page.locator("#freeze-registry").fill("KS 2026/118");
  await page.keyboard.press("Enter");
  await saved(page);
}

const report = (page) => page.locator('[data-test="report"]').first();

test("what has changed since the adoption stands in words, is copied as text and printed alone", async () => {
  const { page, context, problems } = await visit(chromium, host.address);
  await openSample(page, "small");
  await freeze(page);
  assert.equal(await page.locator(".version.is-adopted").count(), 1);
  await rename(page, 0, "Sälj 30 småhustomter på Åsen");
  await share(page, "jamfor");
  const text = await report(page).innerText();
  assert.match(text, /^Ändringar sedan antagandet/);
  assert.match(text, /Antagen: Kommunfullmäktige 2027-02-22, § 54, KS 2026\/118/);
  assert.match(text, /Åtgärd A01 Sälj 30 småhustomter på Åsen/);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.locator('[data-test="Copy as text"]').click();
  await page.locator(".share-status", { hasText: "Kopierat." }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(
    copied,
    /• Åtgärd A01 ”Sälj 30 småhustomter på Åsen”: rubrik: ”Sälj 24 småhustomter på Åsen etapp 2” → ”Sälj 30 småhustomter på Åsen”/,
  );
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("body > .report-paper h1").innerText(), "Ändringar sedan antagandet");
  assert.equal(await page.locator(".rail").isVisible(), false);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  assert.equal(await page.locator(".report-paper").count(), 0);
  assert.deepEqual(problems, []);
});

test("a file from disk is compared and nothing of it is taken in", async () => {
  const { page, problems } = await visit(chromium, host.address);
  await openSample(page, "small");
  const { text } = await download(page);
  const revision = await saved(page);
  await share(page, "jamfor");
  await page.locator("#compare-to").selectOption("disk");
  await page.locator(".share-lack", { hasText: "Välj en fil" }).waitFor();
  const colleague = text.replace("Minst 30 nya bostäder blir färdiga varje år", "Minst 35 nya bostäder blir färdiga varje år");
  const choose = (name, content) =>
    page.locator("#compare-file").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(content) });
  await choose("kollega.genomfor.json", colleague);
  await report(page).getByText("Minst 35 nya bostäder").first().waitFor();
  assert.match(await report(page).innerText(), /1 ändrad/);
  await choose("fel.json", "{}");
  await page.locator(".share-lack", { hasText: "inte ett program från Genomför" }).waitFor();
  assert.equal(await saved(page), revision);
  assert.deepEqual(problems, []);
});

test("the log tells each change, gives single parts back and takes the whole programme back in one step", async () => {
  const { page, problems } = await visit(chromium, host.address);
  await openSample(page, "small");
  await rename(page, 0, "Första namnet");
  await rename(page, 1, "Andra namnet");
  await rename(page, 2, "Tredje namnet");
  await share(page, "historik");
  assert.equal(await page.locator(".log-entry").count(), 3);
  await page.locator("#log-search").fill("andra namnet");
  await page.locator(".log-found", { hasText: "1 av 3 ändringar" }).waitFor();
  const entry = page.locator(".log-entry").first();
  await entry.locator("summary").focus();
  await page.keyboard.press("Enter");
  await entry.locator('[data-test="Restore this"]').waitFor();
  await page.keyboard.press("Tab");
  assert.match(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), /^Återställ detta: rubrik: /);
  await page.keyboard.press("Enter");
  await page.locator(".share-status", { hasText: "Återställt." }).waitFor();
  assert.equal(await entry.locator('[data-test="Restore this"]').count(), 0);
  await program(page);
  assert.match(await page.locator(".measure-row .title-field").nth(1).inputValue(), /^Anvisa marken/);
  await share(page, "historik");
  await page.locator(".log-entry > summary").last().click();
  await page.locator(".log-entry").last().locator('[data-test="Go back to here"]').click();
  assert.match(await page.locator("dialog[open]").innerText(), /3 ändringar efter det tas tillbaka/);
  await page.locator('[data-test="Go back"]').click();
  await saved(page);
  await program(page);
  const titles = () => page.locator(".measure-row .title-field").evaluateAll((all) => all.slice(0, 3).map((f) => f.value));
  assert.equal((await titles())[0], "Första namnet");
  assert.match((await titles())[2], /^Se över/);
  await page.locator('[data-test="Undo"]').click();
  await saved(page);
  assert.equal((await titles())[2], "Tredje namnet");
  assert.deepEqual(problems, []);
});

test("what was deleted comes back whole, and what was done since stays", async () => {
  const { page, problems } = await visit(chromium, host.address);
  await openSample(page, "small");
  const before = JSON.parse((await download(page)).text);
  await page.locator(".goal-row .goal-number").first().click();
  await page.locator("#panel").getByRole("button", { name: "Ta bort", exact: true }).click();
  await page.locator("dialog[open] .choice").first().click();
  await saved(page);
  await rename(page, 0, "Gjort efteråt");
  await share(page, "papperskorg");
  assert.ok((await page.locator('[data-test="Bring back"]').count()) > 1);
  await page.locator('[data-test="Bring back all"]').click();
  await saved(page);
  assert.equal(await page.evaluate(() => document.activeElement.id), "trash-heading");
  assert.equal(await page.locator(".trash-step").count(), 0);
  const after = JSON.parse((await download(page)).text);
  assert.deepEqual(after.goals, before.goals);
  assert.deepEqual(after.indicators, before.indicators);
  const done = after.measures.find((measure) => measure.title === "Gjort efteråt");
  const others = (file) => file.measures.filter((measure) => measure.id !== done.id);
  assert.deepEqual(others(after), others(before));
  assert.deepEqual(problems, []);
});

test("a restore point is gone back to, opened beside and removed; an adopted version asks twice", async () => {
  const { page, problems } = await visit(chromium, host.address);
  await openSample(page, "small");
  await savePoint(page, "före samråd");
  await freeze(page);
  await rename(page, 0, "Ändrat efter samråd");
  await share(page, "versioner");
  const point = page.locator(".version:not(.is-adopted)");
  await point.locator('[data-test="Compare with now"]').click();
  await report(page).getByText("Ändrat efter samråd").first().waitFor();
  await point.locator('[data-test="Rename"]').click();
  await page.locator("#version-name").fill("inför samrådet");
  await page.keyboard.press("Enter");
  await point.locator(".version-name", { hasText: "inför samrådet" }).waitFor();
  await page.locator('.is-adopted [data-test="Rename"]').click();
  assert.equal(await page.locator("#version-name").count(), 0, "an adopted version keeps its name");
  await page.keyboard.press("Escape");
  await point.locator('[data-test="Go back to version"]').click();
  await page.locator('[data-test="Go back"]').click();
  await saved(page);
  assert.equal(await page.locator(".version").count(), 2, "versions stay");
  await page.locator('.is-adopted [data-test="Remove version"]').click();
  await page.locator('dialog[open] [data-test="Send"]').click();
  assert.equal(await page.locator(".version").count(), 2, "without the tick nothing is removed");
  await page.locator('dialog[open] input[type="checkbox"]').check();
  await page.locator('dialog[open] [data-test="Send"]').click();
  await saved(page);
  assert.equal(await page.locator(".version").count(), 1);
  await point.locator('[data-test="Open beside"]').click();
  await page.locator(".outline").waitFor();
  assert.match(await page.locator(".head-title").innerText(), /inför samrådet/);
  assert.deepEqual(problems, []);
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing in what was (${colorScheme})`, async () => {
    const { page, problems } = await visit(chromium, host.address, { colorScheme });
    await openSample(page, "small");
    await savePoint(page, "före samråd");
    await freeze(page);
    await rename(page, 0, "Ändrat efter samråd");
    await page.locator(".measure-row .title-field").nth(1).focus();
    await page.keyboard.press("Alt+Delete");
    await page.locator("dialog[open] .choice").first().click();
    await saved(page);
    const found = [];
    const check = async (view) => {
      await page.waitForTimeout(150);
      await page.evaluate(`${axe}; undefined`);
      const { violations } = await page.evaluate(() => window.axe.run());
      for (const { id, nodes } of violations) found.push(`${view}: ${id}: ${nodes[0].html.slice(0, 200)}`);
    };
    for (const part of ["jamfor", "historik", "papperskorg", "versioner"]) {
      await share(page, part);
      for (const fold of await page.locator("details > summary").all()) await fold.click();
      await check(part);
    }
    await page.locator('[data-test="Compare with now"]').first().click();
    await check("a version compared");
    await page.locator('[data-test="Freeze as adopted"]').click();
    await check("freezing");
    assert.deepEqual(found, []);
    assert.deepEqual(problems, []);
  });
}
