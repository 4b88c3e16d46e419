// The table of measures: sorted, grouped, filtered, edited in every cell, changed many at once,
// pasted from Excel and copied back.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { begin, browser, download, FIXTURES, openFile, openSample, saved, site, visit } from "../support.mjs";

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

const titles = (page) => page.locator(".measure-row .title-field").evaluateAll((all) => all.map((field) => field.value));
const numbers = (page) => page.locator(".measure-row .col-number").allInnerTexts();
const focused = (page) => page.evaluate(() => document.activeElement.value || document.activeElement.getAttribute("aria-label"));
const undo = (page) => page.locator('[data-test="Undo"]');
const file = async (page) => JSON.parse((await download(page)).text);
const clipboard = { permissions: ["clipboard-read", "clipboard-write"] };

/** Pastes a text as by Ctrl+V, where the focus is. */
const paste = (page, text) =>
  page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(event);
  }, text);

test("sorted, grouped and filtered, the view is as it was after a reload, and can be kept under a name", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await openSample(page, "large");
  await page.locator("#program-grouping").selectOption("body");
  await page.locator(".group-title", { hasText: "Kommunstyrelsen" }).waitFor();
  await page.locator('.sort[data-column="priority"]').click();
  await page.locator('.sort[data-column="time"]').click({ modifiers: ["Shift"] });
  assert.equal(await page.locator('th:has(> [data-column="priority"])').getAttribute("aria-sort"), "ascending");
  await page.locator('[data-test="Filter"]').click();
  await page.locator(".menu-details", { hasText: "Prioritet" }).locator("summary").click();
  await page.getByRole("checkbox", { name: "1 – hög" }).check();
  await page.getByRole("checkbox", { name: "2 – medel" }).check();
  await page.keyboard.press("Escape");
  await page.locator("#program-search").fill("bostäder");
  const sentence = page.locator('[data-test="sentence"]');
  await sentence.getByText(/^Visar \d+ av 60 åtgärder: prioritet 1 – hög eller 2 – medel, och med texten ”bostäder”\.$/).waitFor();
  await page.locator('[data-test="Columns"]').click();
  await page.getByRole("checkbox", { name: "Kostnad, tkr" }).check();
  await page.getByRole("button", { name: "Flytta åt vänster: Status" }).click();
  await page.keyboard.press("Escape");
  await page.locator('[data-test="Views"]').click();
  await page.locator("#view-name").fill("Inför nämnden");
  await page.keyboard.press("Enter");
  await page.locator('[data-test="Views"]', { hasText: "Inför nämnden" }).waitFor();
  const heads = () => page.locator(".outline thead th").allInnerTexts();
  const shown = { rows: await titles(page), heads: await heads(), sentence: await sentence.innerText() };
  assert.ok(shown.rows.length > 3 && shown.rows.length < 60);

  await page.reload();
  await page.locator(".group-title", { hasText: "Kommunstyrelsen" }).waitFor();
  assert.deepEqual({ rows: await titles(page), heads: await heads(), sentence: await sentence.innerText() }, shown);
  await page.locator('[data-test="Show all"]').click();
  await page.locator('[data-test="Views"]').click();
  await page.getByRole("button", { name: "Mål och åtgärder" }).click();
  await page.waitForFunction(() => document.querySelectorAll(".goal-row .title-field").length === 14);
  await page.locator('[data-test="Views"]').click();
  await page.getByRole("button", { name: "Inför nämnden", exact: true }).click();
  await page.locator(".group-title", { hasText: "Kommunstyrelsen" }).waitFor();
  assert.deepEqual(await titles(page), shown.rows);
  assert.deepEqual(problems, []);
  await context.close();
});

test("every cell is edited where it stands, by mouse or keys, and the row stays where it is meanwhile", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await openSample(page, "small");
  await page.locator("#program-grouping").selectOption("nothing");
  await page.locator('.sort[data-column="priority"]').click();
  const row = page.locator(".measure-row", { hasText: "A01" });
  const place = async () => (await numbers(page)).indexOf("A01");
  const before = await place();
  await row.locator(".col-priority .cell").click();
  await row.locator(".col-priority select").selectOption({ label: "3 – låg" });
  await row.getByRole("button", { name: "Prio: 3 – låg" }).waitFor();
  assert.equal(await focused(page), "Prio: 3 – låg", "the focus is back in the cell");
  assert.equal(await place(), before, "it is still being worked on");
  // On to the time with the keys, typed as planners write it.
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.getByLabel("Skriv tiden").fill("kv 2 2027 – hösten 2028");
  await page.keyboard.press("Enter");
  await row.getByRole("button", { name: "Tid: K2 2027–K4 2028" }).waitFor();
  await page.keyboard.press("F2");
  await page.getByLabel("Skriv tiden").fill("någon gång");
  await page.getByText("Skriv till exempel K1 2027–K4 2028").waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  // The lead with those who take part.
  await row.locator(".col-lead .cell").click();
  await page.locator(".cell-popover").getByLabel("Medverkande").fill("socialn");
  await page.keyboard.press("Enter");
  await page.locator(".cell-popover").getByRole("button", { name: "Klar" }).click();
  await row.getByRole("button", { name: /Ansvar: KS .*SN/ }).waitFor();
  await page.locator(".measure-row", { hasText: "A02" }).locator(".col-status .cell").click();
  await page.waitForFunction(() => document.querySelector(".measure-row .col-number")?.textContent !== "A01");
  assert.notEqual(await place(), before, "it has gone to its place");
  const saved = (await file(page)).measures.find((measure) => measure.number === "A01");
  assert.deepEqual([saved.priority, saved.start, saved.end], ["3", "2027-Q2", "2028-Q4"]);
  assert.deepEqual(problems, []);
  await context.close();
});

test("twenty-five measures are changed at once, after being told what will happen, and one undo takes it back", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await openSample(page, "large");
  await page.locator("#program-grouping").selectOption("nothing");
  const before = await file(page);
  const boxes = page.locator(".measure-row .row-check");
  await boxes.nth(0).check({ force: true });
  await page.locator(".measure-row .row-check").nth(24).click({ modifiers: ["Shift"] });
  await page.getByText("25 åtgärder markerade").waitFor();
  await page.locator('[data-test="Change selected"]').click();
  await page.getByLabel("Status", { exact: true }).last().selectOption({ label: "Enligt plan" });
  await page.getByLabel("Flytta i tiden, kvartal").fill("2");
  await page.getByText(/Start och klart flyttas 2 kvartal senare i \d+ åtgärder/).waitFor();
  await page.getByText(/Status blir enligt plan i \d+ åtgärder/).waitFor();
  await page.locator('[data-test="Apply"]').click();
  await saved(page);
  const changed = await file(page);
  const differing = changed.measures.filter((measure) => {
    const old = before.measures.find((other) => other.id === measure.id);
    return measure.status !== old.status || measure.start !== old.start;
  });
  assert.ok(differing.length >= 20 && differing.length <= 25, `${differing.length} differ`);
  await undo(page).click();
  await saved(page);
  assert.deepEqual((await file(page)).measures, before.measures);
  assert.deepEqual(problems, []);
  await context.close();
});

test("rows are selected, moved and removed by keys alone", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await openSample(page, "small");
  await page.locator(".measure-row .title-field").first().focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+a");
  await page.getByText("5 åtgärder markerade").waitFor();
  await page.keyboard.press("Escape");
  assert.match(await focused(page), /^(on|Markera A01)$/);
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => !document.querySelector(".selection-bar"));
  await page.keyboard.press("Shift+ArrowDown");
  await page.getByText("2 åtgärder markerade").waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Delete");
  await page.getByRole("dialog").getByText("Ta bort 2 åtgärder?").waitFor();
  await page.locator('[data-test="Remove selected"]').click();
  await page.waitForFunction(() => !document.querySelector(".measure-row .col-number")?.textContent.includes("A01"));
  await page.keyboard.press("Control+z");
  await page.waitForFunction(() => document.querySelector(".measure-row .col-number")?.textContent === "A01");
  assert.deepEqual(problems, []);
  await context.close();
});

test("rows are copied as a table, come back as copies, and cut rows move with all that refers to them", async () => {
  const { context, page, problems } = await visit(chromium, host.address, clipboard);
  await openSample(page, "small");
  await page.locator(".measure-row .title-field").first().focus();
  await page.keyboard.press("Control+c");
  await page.getByText("Raderna är kopierade").waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  const [heads, row] = text.split("\r\n");
  assert.deepEqual(heads.split("\t"), ["Nr", "Mål", "Åtgärd", "Verktyg", "Ansvar", "Prio", "Tid", "Status"]);
  assert.match(row, /^A01\tM1\tSälj 24 småhustomter på Åsen etapp 2\tMark[^\t]+\tKommunstyrelsen \(Samhällsbyggnadsnämnden\)\t1 – hög\t2027–2028\tEnligt plan$/);
  await page.keyboard.press("Control+v");
  await page.waitForFunction(() => document.querySelectorAll(".measure-row")[1]?.querySelector("textarea").value.startsWith("Sälj 24"));
  const copied = await file(page);
  const [original, copy] = ["A01", "A21"].map((number) => copied.measures.find((measure) => measure.number === number));
  assert.notEqual(original.id, copy.id);
  assert.deepEqual({ ...copy, id: 0, number: 0, rank: 0 }, { ...original, id: 0, number: 0, rank: 0 });
  await page.keyboard.press("Control+z");
  await page.waitForFunction(() => document.querySelectorAll(".measure-row")[1].querySelector("textarea").value.startsWith("Anvisa"));

  // Cut from the first goal, pasted under the third.
  await page.locator(".measure-row .title-field").first().focus();
  await page.keyboard.press("Control+x");
  await page.locator(".measure-row.is-cut").waitFor();
  await page.locator(".goal-row .title-field").nth(2).focus();
  await page.keyboard.press("Control+v");
  await page.waitForFunction(() => document.querySelector(".measure-row .col-number").textContent === "A02");
  await page.waitForFunction(() => document.activeElement.value?.startsWith("Sälj 24"));
  const moved = await file(page);
  const before = copied.measures.find((measure) => measure.number === "A01");
  const after = moved.measures.find((measure) => measure.number === "A01");
  assert.equal(after.id, before.id);
  assert.deepEqual(after.goals, [moved.goals[2].id]);
  assert.deepEqual(problems, []);
  await context.close();
});

test("the twenty rows of a small municipality come in from Excel as they are meant, as one step", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await openSample(page, "small");
  const sample = await file(page);
  await begin2(page);
  await paste(page, await readFile(`${FIXTURES}/paste/small-sample.tsv`, "utf8"));
  await page.locator('[data-test="paste-summary"]').getByText(/^20 åtgärder läggs till, 8 mål skapas, \d+ organ skapas/).waitFor();
  await page.locator('[data-test="Add pasted"]').click();
  await page.waitForFunction(() => document.querySelectorAll(".goal-row").length === 8);
  await saved(page);
  const made = await file(page);
  assert.equal(made.measures.length, 20);
  const short = (file) => (id) => file.bodies.find((body) => body.id === id)?.short_name || file.bodies.find((body) => body.id === id)?.name;
  for (const measure of made.measures) {
    const meant = sample.measures.find((other) => other.number === measure.number);
    assert.deepEqual([measure.instrument, measure.priority, measure.timing], [meant.instrument, meant.priority, meant.timing], measure.number);
    assert.equal(short(made)(measure.lead), short(sample)(meant.lead), measure.number);
  }
  await undo(page).click();
  await page.getByRole("button", { name: "Skriv det första målet" }).waitFor();
  assert.deepEqual((await file(page)).bodies ?? [], []);
  assert.deepEqual(problems, []);
  await context.close();

  async function begin2(page) {
    await page.goto(`${host.address}#/start`);
    await begin(page);
  }
});

test("thirty untidy rows: what is not understood is shown, kept in the comment, and a choice of meaning is remembered", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await begin(page);
  const untidy = await readFile(`${FIXTURES}/paste/untidy.tsv`, "utf8");
  await page.locator('[data-test="More"]').click();
  await page.locator('[data-test="Paste from Excel or Word…"]').click();
  await page.locator("#paste-text").fill(untidy);
  await page.locator('[data-test="paste-summary"]').waitFor();
  await page.getByText(/Barnkonsekvenser: ja, positiva/).waitFor();
  await page.locator(".paste-skipped summary").click();
  await page.getByText(/är en summarad/).first().waitFor();
  // A column of notes is the description instead.
  await page.getByLabel("Betydelse av ”Barnkonsekvenser”").selectOption({ label: "Klar när" });
  await page.waitForFunction(() => !document.body.innerText.includes("Barnkonsekvenser: ja, positiva"));
  await page.locator('[data-test="Add pasted"]').click();
  await page.locator(".measure-row").first().waitFor();
  const made = await file(page);
  const third = made.measures.find((measure) => measure.number === "3");
  assert.equal(third.done_when, "ja, positiva");
  const all = made.measures.map((measure) => measure.comment ?? "").join("\n");
  assert.match(all, /Uppföljning: Antal antagna planer/);
  await undo(page).click();
  await page.getByRole("button", { name: "Skriv det första målet" }).waitFor();
  await page.evaluate(() => document.activeElement?.blur());
  await paste(page, untidy);
  await page.locator("#paste-add").waitFor();
  assert.equal(await page.getByLabel("Betydelse av ”Barnkonsekvenser”").inputValue(), "done_when");
  assert.deepEqual(problems, []);
  await context.close();
});

test("two thousand measures: only what is seen is on the page, every row can be reached, and all can be shown", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  const { programme, text } = await import("../../bench/generate.mjs");
  await openFile(page, "stor.genomfor.json", text(programme()));
  await page.locator(".measure-row").first().waitFor();
  const table = page.locator(".outline");
  assert.equal(await table.getAttribute("aria-rowcount"), "2401");
  const onPage = () => page.locator(".outline tr").count();
  assert.ok((await onPage()) < 120, `${await onPage()} rows`);
  // To the end by scrolling, and back by the palette.
  await page.locator(".sheet").evaluate((sheet) => sheet.scrollTo(0, sheet.scrollHeight));
  await page.waitForFunction(() => [...document.querySelectorAll(".outline tr")].some((row) => row.getAttribute("aria-rowindex") === "2401"));
  assert.ok((await onPage()) < 120, `${await onPage()} rows`);
  await page.keyboard.press("Control+k");
  await page.locator("#palette").fill("A1000");
  await page.locator("#palette-list [role=option]").first().waitFor();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.closest(".measure-row")?.querySelector(".col-number")?.textContent.includes("1000"));
  await page.waitForTimeout(300);
  const { top, bottom } = await page.evaluate(() => document.activeElement.getBoundingClientRect());
  assert.ok(top > 150 && bottom < 768, `the row is in sight: ${top}–${bottom}`);
  // Typing far away from where one has scrolled goes to the row that has the focus.
  await page.locator(".sheet").evaluate((sheet) => sheet.scrollTo(0, 0));
  await page.waitForTimeout(200);
  await page.keyboard.type("x");
  assert.match(await focused(page), /x$/);
  for (let rows = 0; rows < 40; rows++) await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => document.activeElement?.classList.contains("title-field"));
  await page.locator('[data-test="More"]').click();
  await page.getByLabel(/Visa alla rader på en gång/).check();
  await page.waitForFunction(() => document.querySelectorAll(".measure-row").length >= 2000);
  assert.deepEqual(problems, []);
  await context.close();
});

test("a goal that becomes a measure by Tab is called so, nothing is refused, and Tab leads from editor to editor", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await openSample(page, "small");
  await page.locator('[data-test="New goal"]').click();
  await page.keyboard.type("Äldre ska kunna bo kvar");
  await page.keyboard.press("Tab");
  await page.waitForFunction(() => document.activeElement?.id.startsWith("title-measure-"));
  await page.waitForTimeout(400);
  assert.equal(await page.locator('[data-test="notice"]').count(), 0, "nothing is said to have gone wrong");
  assert.match(await undo(page).getAttribute("aria-label"), /Ångra: gör mål M9 till åtgärd/);
  // On to the tool, typed as in a spreadsheet, and to the lead.
  await page.keyboard.press("Tab");
  await page.keyboard.type("t");
  await page.waitForFunction(() => document.activeElement?.value === "t");
  await page.keyboard.type("illg");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label")?.startsWith("Verktyg: TA "));
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "combobox");
  await page.keyboard.press("Tab");
  await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label")?.startsWith("Ansvar:"));
  assert.equal(await page.locator(".cell-editor").count(), 0);
  assert.deepEqual(problems, []);
  await context.close();
});

test("folded groups hide their rows, and the palette unfolds the one in which it finds a measure", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await openSample(page, "small");
  const folds = page.locator(".goal-row .fold");
  for (let place = 0; place < 8; place++) await folds.nth(place).click();
  assert.equal(await page.locator(".measure-row").count(), 0);
  assert.equal(await folds.first().getAttribute("aria-expanded"), "false");
  await page.keyboard.press("Control+k");
  await page.locator("#palette").fill("A07");
  await page.locator("#palette-list [role=option]").first().waitFor();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.closest(".measure-row")?.textContent.includes("A07"));
  assert.equal(await page.locator('.fold[aria-expanded="true"]').count(), 1);
  await page.reload();
  await page.locator(".measure-row").first().waitFor();
  assert.equal(await page.locator('.fold[aria-expanded="true"]').count(), 1, "folded after a reload as before");
  assert.deepEqual(problems, []);
  await context.close();
});
