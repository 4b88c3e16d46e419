// Drafting: from nothing to a file that a colleague opens.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { begin, browser, download, openFile, openSample, saved, site, visit } from "../support.mjs";

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

/** The programme of a file without what belongs to the copy at hand. */
const content = (text) => {
  const { id, revision, saved: at, log, ...rest } = JSON.parse(text);
  return rest;
};

test("a planner drafts a programme from nothing, and finds everything again after a reload, undo included", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await begin(page);
  await page.getByRole("button", { name: "Skriv det första målet" }).click();
  await page.keyboard.type("Minst 30 nya bostäder per år");
  await page.locator('[data-test="New measure"]').click();
  await page.keyboard.type("Sälja 24 småhustomter i Åsen");
  // A body that is missing is made where it is chosen.
  await page.getByLabel("Huvudansvarig").fill("Kommunstyrelsen");
  await page.keyboard.press("Enter");
  // A tool comes with what it is for and where the law stands.
  await page.getByLabel("Verktyg", { exact: true }).fill("tomtkö");
  await page.keyboard.press("Enter");
  await page.getByText("Lag (2014:899) 2 §").waitFor();
  await page.getByLabel("Prioritet", { exact: true }).selectOption({ label: "1 – hög" });
  await page.getByLabel("Start", { exact: true }).fill("kv 1 2027");
  await page.getByLabel("Klart", { exact: true }).fill("K4 2028");
  await page.keyboard.press("Tab");
  const row = page.locator(".measure-row");
  await row.getByText("2027–2028").waitFor();
  assert.match(await row.innerText(), /Kommunstyrelsen/);
  // What cannot be taken stays, with the reason beside it, and changes nothing.
  await page.getByLabel("Klart", { exact: true }).fill("hösten");
  await page.getByText("Skriv kvartal och år").waitFor();
  await page.getByLabel("Klart", { exact: true }).fill("K4 2028");
  const revision = await saved(page);

  await page.reload();
  await row.getByText("2027–2028").waitFor();
  assert.equal(await page.locator(".goal-row .title-field").inputValue(), "Minst 30 nya bostäder per år");
  assert.equal(await saved(page), revision);
  const undo = page.locator('[data-test="Undo"]');
  assert.match(await undo.getAttribute("aria-label"), /Ångra: ändra klart i åtgärd A01/);
  for (let steps = 0; steps < 30 && (await undo.getAttribute("aria-disabled")) === "false"; steps++) await undo.click();
  await page.getByRole("button", { name: "Skriv det första målet" }).waitFor();
  const redo = page.locator('[data-test="Redo"]');
  while ((await redo.getAttribute("aria-disabled")) === "false") await redo.click();
  await row.getByText("2027–2028").waitFor();
  assert.deepEqual(problems, []);
  await context.close();
});

for (const [name, goals, measures] of [["small", 8, 20], ["middle", 10, 30], ["large", 14, 60]]) {
  test(`the sample ${name} opens, can be saved, and a colleague's browser opens the same`, async () => {
    const { context, page, problems } = await visit(chromium, host.address);
    await openSample(page, name);
    assert.equal(await page.locator(".goal-row").count(), goals);
    const numbers = await page.locator(".measure-row .col-number").allInnerTexts();
    assert.equal(new Set(numbers).size, measures);
    const file = await download(page);
    assert.match(file.name, /\.genomfor\.json$/);
    await page.getByText(/^Fil sparad/).waitFor();

    const colleague = await visit(chromium, host.address);
    await openFile(colleague.page, file.name, file.text);
    await colleague.page.locator(".outline").waitFor();
    const again = await download(colleague.page);
    assert.deepEqual(content(again.text), content(file.text));
    assert.deepEqual(problems.concat(colleague.problems), []);
    await colleague.context.close();
    await context.close();
  });
}

test("opening a colleague's file never replaces unasked, and replacing is one step to undo", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await openSample(page, "small");
  const file = await download(page);
  const changed = JSON.parse(file.text);
  changed.goals[0].title = "Kollegans mål";
  await openFile(page, "kollega.genomfor.json", JSON.stringify(changed));
  await page.getByRole("dialog").getByRole("button", { name: /Öppna bredvid/ }).click();
  await page.locator(".goal-row .title-field").first().waitFor();
  assert.equal(await page.locator(".goal-row .title-field").first().inputValue(), "Kollegans mål");
  await page.goto(`${host.address}#/start`);
  await page.locator(".shelf-row").nth(1).waitFor();
  assert.equal(await page.locator(".shelf-row").count(), 2, "both are there");

  await openFile(page, "kollega.genomfor.json", JSON.stringify(changed));
  await page.getByRole("dialog").getByRole("button", { name: /Ersätt/ }).click();
  await page.waitForFunction(() => document.querySelector(".goal-row .title-field")?.value === "Kollegans mål");
  await saved(page);
  await page.locator('[data-test="Undo"]').click();
  await page.waitForFunction(() => document.querySelector(".goal-row .title-field")?.value.startsWith("Minst 30"));
  assert.deepEqual(problems, []);
  await context.close();
});

test("removing a goal asks what becomes of its measures, and one undo brings all back", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await openSample(page, "small");
  await page.locator(".goal-row .goal-number").nth(2).click();
  await page.locator("#panel").getByRole("button", { name: "Ta bort", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: /Ta bort också det som bara hör hit/ }).click();
  await page.waitForFunction(() => document.querySelectorAll(".goal-row").length === 7);
  assert.equal(await page.locator(".measure-row", { hasText: "A07" }).count(), 0);
  assert.ok((await page.locator(".measure-row", { hasText: "A02" }).count()) >= 1, "a shared measure stays");
  await page.keyboard.press("Control+z");
  await page.waitForFunction(() => document.querySelectorAll(".goal-row").length === 8);
  assert.deepEqual(problems, []);
  await context.close();
});

test("everything in a first draft can be done with the keyboard alone", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const focused = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent);
  const tabTo = async (wanted, limit = 60) => {
    for (let tries = 0; tries < limit; tries++) {
      await press("Tab");
      if (String(await focused()).includes(wanted)) return;
    }
    assert.fail(`the focus never reached ${wanted}`);
  };
  await tabTo("new-municipality");
  await page.keyboard.type("Forshaga");
  await press("Enter");
  await tabTo("Börja");
  await press("Enter");
  await page.locator(".empty").waitFor();
  await page.evaluate(() => document.activeElement?.blur());
  await tabTo("Skriv det första målet");
  await press("Enter");
  await page.keyboard.type("Ett mål");
  await tabTo("Ny åtgärd under M1");
  await press("Enter");
  await page.keyboard.type("Första åtgärden");
  await tabTo("Ny åtgärd under M1");
  await press("Enter");
  await page.keyboard.type("Andra åtgärden");
  await press("Alt+ArrowUp");
  await page.waitForFunction(() => document.querySelector(".measure-row .title-field")?.value === "Andra åtgärden");
  assert.match(String(await focused()), /^title-measure-/, "the focus follows the row");
  await press("Control+z");
  await page.waitForFunction(() => document.querySelector(".measure-row .title-field")?.value === "Första åtgärden");
  const [file] = await Promise.all([page.waitForEvent("download"), press("Control+s")]);
  assert.match(file.suggestedFilename(), /Forshaga/);
  assert.deepEqual(problems, []);
  await context.close();
});

test("three goals with ten measures are typed like a list, in few keys and without the mouse", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await begin(page);
  let keys = 0;
  const press = async (...all) => {
    for (const key of all) {
      await page.keyboard.press(key);
      await page.waitForTimeout(60);
      keys += 1;
    }
  };
  const type = (text) => page.keyboard.type(text);
  await page.getByRole("button", { name: "Skriv det första målet" }).focus();
  await press("Enter");
  const plan = [
    ["Minst 30 nya bostäder om året", ["Sälj tomter på Åsen", "Anvisa mark i Linden", "Se över tomtpriserna", "Gör en prognos"]],
    ["Planlagd mark för fyra år", ["Detaljplan för Stationsområdet", "Upphäv planer från 1985", "Sök statligt planstöd"]],
    ["Fler bostäder för äldre", ["Behovsanalys med äldrenämnden", "Hissar i allmännyttan", "Rådgivning om flytt"]],
  ];
  for (const [place, [goal, measures]] of plan.entries()) {
    // The goal after the first begins where the list of measures ended: Enter in an empty row.
    await type(goal);
    await press("Enter");
    for (const [nth, measure] of measures.entries()) {
      if (nth === 0) await press("Tab");
      await type(measure);
      await press("Enter");
    }
    if (place < plan.length - 1) await press("Enter");
  }
  await press("Backspace");
  await saved(page);
  assert.deepEqual(await titles(page), plan.flatMap(([goal, measures]) => [goal, ...measures]));
  assert.equal(await page.locator(".goal-row").count(), 3);
  assert.ok(keys < 200, `${keys} keys besides the text`);
  // Up and down the list, and a measure to the goal above and back.
  await press("ArrowUp", "Alt+ArrowUp");
  assert.match(await focused(page), /Hissar/);
  await press("Alt+ArrowUp");
  assert.deepEqual((await titles(page)).slice(-5), ["Sök statligt planstöd", "Hissar i allmännyttan", "Fler bostäder för äldre", "Behovsanalys med äldrenämnden", "Rådgivning om flytt"]);
  assert.match(await focused(page), /Hissar/);
  // Everything can be taken back, and the focus is in the list all the time.
  for (let step = 0; step < 80 && (await page.locator(".goal-row").count()) > 0; step++) {
    await press("Control+z");
    assert.notEqual(await page.evaluate(() => document.activeElement.tagName), "BODY", "the focus is lost");
  }
  assert.equal(await page.locator(".goal-row").count(), 0);
  assert.deepEqual(problems, []);
  await context.close();
});

test("Tab goes on as everywhere where a row has more than a title", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await openSample(page, "small");
  await page.locator(".measure-row .title-field").nth(1).focus();
  const before = await titles(page);
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  assert.deepEqual(await titles(page), before);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Verktyg: MA Markanvisning");
  for (let cells = 0; cells < 5; cells++) await page.keyboard.press("Tab");
  assert.match(await focused(page), /Se över tomtpriserna/, "after the last cell comes the next row");
  assert.deepEqual(problems, []);
  await context.close();
});

test("the palette finds every command and record, and the keys are told", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await openSample(page, "large");
  await page.keyboard.press("Control+k");
  await page.locator("#palette").waitFor();
  await page.keyboard.type("tomtkön");
  await page.locator("#palette-list [role=option]").filter({ hasText: "C15" }).waitFor();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.value?.startsWith("Släppa 240 småhustomter"));
  assert.match(page.url(), /#\/program\/measure-/);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("nytt mål");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.classList.contains("title-field") && document.activeElement.value === "");
  await page.keyboard.type("Ett mål till?");
  assert.equal(await page.locator(".goal-row").count(), 15, "a question mark in a text is a question mark");
  await page.locator("#view-heading").click();
  await page.evaluate(() => document.activeElement?.blur());
  await page.keyboard.press("?");
  await page.getByRole("heading", { name: "Tangenter" }).waitFor();
  await page.getByText("flyttar raden, också till nästa mål").waitFor();
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => !document.querySelector("dialog[open]"));
  assert.deepEqual(problems, []);
  await context.close();
});

test("shown to a room, the page is larger by one token and everything can be edited", async () => {
  const { context, page, problems } = await visit(chromium, host.address, { viewport: { width: 1920, height: 1080 } });
  await openSample(page, "small");
  const size = () => page.locator("#view-heading").evaluate((heading) => Number.parseFloat(getComputedStyle(heading).fontSize));
  const before = await size();
  await page.locator(".head-present").click();
  await page.waitForFunction(() => document.documentElement.dataset.presenting === "true");
  assert.ok(Math.abs((await size()) / before - 1.6) < 0.01);
  await page.locator(".goal-row .title-field").first().fill("Ändrat inför alla");
  await saved(page);
  await page.keyboard.press("Shift+F11");
  await page.waitForFunction(() => document.documentElement.dataset.presenting === "false");
  assert.equal(await size(), before);
  assert.deepEqual(problems, []);
  await context.close();
});

const titles = (page) => page.locator(".title-field").evaluateAll((all) => all.map((field) => field.value));
const focused = (page) => page.evaluate(() => document.activeElement.value ?? document.activeElement.outerHTML.slice(0, 80));

test("the language changes without a reload and stays", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await openSample(page, "small");
  await page.locator('[data-test="Settings"]').click();
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: "New goal" }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
  await page.reload();
  await page.getByRole("button", { name: "New goal" }).waitFor();
  assert.deepEqual(problems, []);
  await context.close();
});

test("the same file is written again where the browser can", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await page.evaluate(() => {
    window.written = [];
    window.asked = 0;
    const handle = {
      name: "plan.genomfor.json",
      createWritable: async () => ({ write: async (text) => window.written.push(text), close: async () => {} }),
    };
    window.showSaveFilePicker = async () => {
      window.asked += 1;
      return handle;
    };
  });
  await page.locator('[data-test="sample-small"]').click();
  await page.locator(".outline").waitFor();
  for (let times = 0; times < 2; times++) {
    await page.locator(".goal-row .title-field").first().fill(`Mål ${times}`);
    await saved(page);
    await page.locator('[data-test="Save to file"]').click();
    await page.waitForFunction((count) => window.written.length === count, times + 1);
  }
  assert.equal(await page.evaluate(() => window.asked), 1, "asked for a place only once");
  assert.match(await page.evaluate(() => window.written[1]), /Mål 1/);
  assert.deepEqual(problems, []);
  await context.close();
});
