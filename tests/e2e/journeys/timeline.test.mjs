// Tidslinje: measures moved in time by mouse, keys, buttons and form, what waits for what, what
// clashes, the same as a table, as a picture and on paper.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { begin, browser, download, openSample, saved, site, visit } from "../support.mjs";

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

const undo = (page) => page.locator('[data-test="Undo"]');
const view = async (page, name) => {
  await page.goto(`${page.url().split("#")[0]}#/${name}`);
  await page.locator("#view-heading").waitFor();
};

async function openTimeline(page, sample = "small") {
  await openSample(page, sample);
  await view(page, "tidslinje");
  await page.locator('[data-test="timeline-row"]').first().waitFor();
  await page.waitForTimeout(150);
}

/** The first bar of the measure with a number. */
const bar = (page, number) => page.locator(`[data-test="bar"][aria-label^="${number} "]`).first();
const said = (page, number) => bar(page, number).getAttribute("aria-label");
const quarter = (page) =>
  page.evaluate(() => Number.parseFloat(getComputedStyle(document.querySelector(".tl-scroll")).getPropertyValue("--tl-quarter").match(/\d+/)[0]));

/** Drags from a place of an element by so many pixels. */
async function drag(page, locator, by, { from = 0.5, down = 0, drop = true } = {}) {
  await locator.scrollIntoViewIfNeeded();
  const box = await locator.boundingBox();
  const [x, y] = [box.x + (from === "end" ? box.width - 3 : from === "start" ? 3 : box.width * from), box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by / 2, y + down / 2, { steps: 4 });
  await page.mouse.move(x + by, y + down, { steps: 4 });
  if (drop) await page.mouse.up();
}

const inFile = async (page, number) => {
  const { text } = await download(page);
  const measure = JSON.parse(text).measures.find((measure) => measure.number === number);
  return `${measure.start} ${measure.end}`;
};

test("a measure moved by mouse is there at the same time in Program, in the table and in the file", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await openTimeline(page);
  assert.match(await said(page, "A03"), /^A03 .*, K1 2027 till K2 2027, Kommunstyrelsen, ej påbörjad$/);
  await drag(page, bar(page, "A03"), 2 * (await quarter(page)) + 9, { drop: false });
  assert.equal(await page.locator('[data-test="ghost"]').innerText(), "K3 2027 till K4 2027", "the new time is said while one drags");
  await page.mouse.up();
  assert.match(await said(page, "A03"), /, K3 2027 till K4 2027, /);
  assert.equal(await page.locator("#panel").count(), 0, "a drag opens nothing");
  await saved(page);
  await page.locator('[data-test="As table"]').click();
  const row = page.locator('[data-test="timeline-table"] tr', { hasText: "A03" }).first();
  assert.equal(await row.locator('[data-test="twin-time"]').innerText(), "K3 2027 till K4 2027");
  assert.equal(await row.locator("input").first().inputValue(), "K3 2027");
  assert.equal(await inFile(page, "A03"), "2027-Q3 2027-Q4");
  await view(page, "program");
  await page.locator(".measure-row", { hasText: "K3–K4 2027" }).first().waitFor();
  await undo(page).click();
  await saved(page);
  assert.equal(await inFile(page, "A03"), "2027-Q1 2027-Q2");
  assert.deepEqual(problems, []);
  await context.close();
});

test("either end is dragged, Esc gives up, a click opens the measure, and each drag is one step to undo", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await openTimeline(page);
  const wide = await quarter(page);
  await drag(page, bar(page, "A03"), wide, { from: "end" });
  assert.match(await said(page, "A03"), /, K1 2027 till K3 2027, /);
  await drag(page, bar(page, "A03"), 9 * wide, { from: "start" });
  assert.match(await said(page, "A03"), /, K3 2027, /, "the start stops at the end");
  await undo(page).click();
  assert.match(await said(page, "A03"), /, K1 2027 till K3 2027, /);
  await undo(page).click();
  assert.match(await said(page, "A03"), /, K1 2027 till K2 2027, /);
  await page.locator('.panel-tools [aria-label="Stäng"]').click();
  const revision = await saved(page);
  await drag(page, bar(page, "A03"), 3 * wide, { drop: false });
  await page.keyboard.press("Escape");
  await page.mouse.up();
  assert.match(await said(page, "A03"), /, K1 2027 till K2 2027, /);
  assert.equal(await saved(page), revision, "nothing has happened");
  assert.equal(await page.locator("#panel").count(), 0);
  await bar(page, "A03").click();
  await page.locator("#panel-title").waitFor();
  const end = page.locator("#panel input[id$='-end']");
  await end.fill("K4 2027");
  await end.press("Tab");
  assert.match(await said(page, "A03"), /, K1 2027 till K4 2027, /, "the form is the twin of the bar");
  assert.deepEqual(problems, []);
  await context.close();
});

test("without a mouse: arrows move the measure, Shift its end, Alt its start, and the new time is said", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await openTimeline(page);
  await bar(page, "A03").focus();
  const status = page.locator('.timeline > [role="status"]');
  await page.keyboard.press("ArrowRight");
  assert.equal(await status.textContent(), "A03: K2 2027 till K3 2027");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Alt+ArrowLeft");
  assert.match(await said(page, "A03"), /, K1 2027 till K4 2027, /);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.test), "bar", "the focus stays");
  await page.keyboard.press("ArrowDown");
  assert.match(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), /^A16 .*varje år, K1/);
  await page.keyboard.press("ArrowLeft");
  assert.match(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), /varje år, K4/);
  await page.keyboard.press("End");
  await page.waitForTimeout(150);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.test), "bar", "the last bar, wherever it is");
  for (let steps = 0; steps < 4; steps += 1) await page.keyboard.press("Control+z");
  await saved(page);
  assert.equal(await inFile(page, "A03"), "2027-Q1 2027-Q2");
  await page.keyboard.press("Escape");
  await page.locator('[data-test="Keys"]').click();
  await page.locator(".keys", { hasText: "flyttar åtgärden ett kvartal" }).waitFor();
  assert.deepEqual(problems, []);
  await context.close();
});

test("a measure waits for another by a drag between bars; what then clashes is marked, said and led to", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await openTimeline(page);
  const ties = await page.locator('[data-test="tie"]').count();
  const from = await bar(page, "A01").boundingBox();
  const to = await bar(page, "A03").boundingBox();
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  const handle = await bar(page, "A01").locator(".tl-handle").boundingBox();
  await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + 40, to.y + 8, { steps: 8 });
  await page.mouse.up();
  await page.locator('[data-test="Clashes"]', { hasText: "1 krock" }).waitFor();
  assert.ok((await page.locator('[data-test="tie"]').count()) > ties);
  assert.match(await said(page, "A03"), /väntar på A01\. Krock: Börjar K1 2027 men väntar på A01 .*, som är klar först K4 2028\.$/);
  await page.locator('[data-test="Clashes"]').click();
  await page.waitForFunction(() => document.activeElement.getAttribute("aria-label")?.startsWith("A03"));
  await page.locator('[data-test="clash"]', { hasText: "Börjar K1 2027 men väntar på A01" }).waitFor();
  await page.locator('[data-test="Choose before"]').click();
  await page.locator("#panel .tag", { hasText: "A01" }).waitFor();
  await undo(page).click();
  await page.locator('[data-test="Clashes"]').waitFor({ state: "detached" });
  assert.deepEqual(problems, []);
  await context.close();
});

test("a measure without a time is listed and placed; the set-up is as it was after a reload", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await begin(page);
  await view(page, "tidslinje");
  await page.getByRole("button", { name: "Skriv åtgärder i Program" }).click();
  await page.getByRole("button", { name: "Skriv det första målet" }).click();
  await page.keyboard.type("Fler bostäder");
  await page.keyboard.press("Enter");
  await page.locator(".goal-row").nth(1).waitFor();
  await page.keyboard.press("Tab");
  await page.locator(".measure-row").waitFor();
  await page.keyboard.type("Ny detaljplan");
  await saved(page);
  await view(page, "tidslinje");
  await page.locator('[data-test="Unplaced"]', { hasText: "1 åtgärd saknar tid" }).click();
  await page.keyboard.press("Enter");
  await page.locator('[data-test="bar"][aria-label*="K1 2027 till K4 2027"]').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.dataset.test), "bar");
  await page.locator('.tl-zoom [data-test="Year"]').click();
  await page.locator("#timeline-grouping").selectOption("tool");
  await page.locator(".tl-fold").first().click();
  await page.reload();
  await page.locator('.tl-zoom [data-test="Year"][aria-pressed="true"]').waitFor();
  assert.equal(await page.locator("#timeline-grouping").inputValue(), "tool");
  assert.equal(await page.locator(".tl-fold").first().getAttribute("aria-expanded"), "false");
  assert.deepEqual(problems, []);
  await context.close();
});

test("the picture names title, municipality, date and source; paper has names and axis on every page", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await openTimeline(page, "large");
  const take = async (what) => {
    await page.locator('[data-test="More"]').click();
    const [file] = await Promise.all([page.waitForEvent("download"), page.locator(`[data-test="${what}"]`).click()]);
    const chunks = [];
    for await (const chunk of await file.createReadStream()) chunks.push(chunk);
    return { name: file.suggestedFilename(), bytes: Buffer.concat(chunks) };
  };
  const svg = await take("Export SVG");
  assert.match(svg.name, /^Tidslinje – .*\.svg$/);
  const text = svg.bytes.toString("utf8");
  const today = await page.evaluate(() => new Date().toLocaleDateString("sv-SE"));
  for (const part of ["Tidslinje – Handlingsplan", "Storhamns kommun", today, "Källa:"]) assert.ok(text.includes(part), part);
  const png = await take("Export PNG");
  assert.equal(png.bytes.subarray(1, 4).toString(), "PNG");
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  const pages = page.locator(".tl-page");
  assert.ok((await pages.count()) > 2);
  for (const one of await pages.all()) assert.match(await one.textContent(), /2027.*2028/);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  assert.equal(await pages.count(), 0);
  assert.deepEqual(problems, []);
  await context.close();
});

for (const scheme of ["light", "dark"]) {
  test(`axe finds nothing in the bars, the table and with the panel open (${scheme})`, async () => {
    const { context, page, problems } = await visit(chromium, host.address, { colorScheme: scheme });
    await openTimeline(page, "large");
    await page.evaluate(axe);
    const check = async (where) => {
      const found = await page.evaluate(async () => (await axe.run(document, { resultTypes: ["violations"] })).violations);
      assert.deepEqual(found.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(" | ")}`), [], where);
    };
    await check("bars");
    await page.locator('[data-test="bar"]').nth(2).click();
    await page.locator("#panel-title").waitFor();
    await check("panel");
    await page.locator('.panel-tools [aria-label="Stäng"]').click();
    await page.locator('[data-test="As table"]').click();
    await page.locator('[data-test="timeline-table"]').waitFor();
    await check("table");
    assert.deepEqual(problems, []);
    await context.close();
  });
}
