// Printing: the programme on paper and as a PDF, read back with poppler.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { browser, openSample, site, visit } from "../support.mjs";

let chromium;
let host;
let folder;
before(async () => {
  host = await site();
  chromium = await browser();
  folder = mkdtempSync(join(tmpdir(), "genomfor-print-"));
});
after(async () => {
  await chromium?.close();
  await host?.close();
  rmSync(folder, { recursive: true, force: true });
});

const sample = (name) =>
  JSON.parse(readFileSync(new URL(`../../../samples/${name}.genomfor.json`, import.meta.url), "utf8"));
const isInternal = (measure) => measure.internal || (measure.confidentiality ?? "") !== "";

/** The sample's page, with the browser's own dialog left out: it waits for nobody here. */
async function open(name, options) {
  const visited = await visit(chromium, host.address, options);
  await visited.page.evaluate(() => {
    window.printed = 0;
    window.print = () => {
      window.printed += 1;
    };
  });
  await openSample(visited.page, name);
  return visited;
}

/** Chooses in the dialog and goes on to the browser's own. */
async function choose(page, choices) {
  await page.keyboard.press("Control+p");
  const dialog = page.getByRole("dialog", { name: "Skriv ut programmet" });
  await dialog.waitFor();
  for (const [label, on] of Object.entries(choices)) await dialog.getByLabel(label).setChecked(on);
  const before = await page.evaluate(() => window.printed);
  await dialog.locator('[data-test="Go on"]').click();
  await page.waitForFunction((before) => window.printed === before + 1, before);
  assert.equal(await page.locator("dialog[open]").count(), 0);
}

/** What the browser prints, as text by pages, with what poppler says about the file. */
async function printed(page, name) {
  const path = join(folder, `${name}.pdf`);
  await page.pdf({ path, tagged: true, outline: true, preferCSSPageSize: true, printBackground: true });
  const read = (tool, ...args) => execFileSync(tool, args, { encoding: "utf8", maxBuffer: 1 << 26 });
  const text = read("pdftotext", "-layout", path, "-");
  return {
    pages: text.split("\f").slice(0, -1),
    info: read("pdfinfo", path),
    structure: read("pdfinfo", "-struct-text", path),
    raw: read("pdftotext", "-raw", path, "-").split("\f").slice(0, -1),
    path,
  };
}

/** Text without what only the lines of a page need. */
const plain = (text) => text.replace(/\u00ad-?\s*/g, "").replace(/\s+/g, " ");

/** The goals of the printed document: what stands between their headings, by their numbers. */
function sections(pages, numbers) {
  const found = new Map();
  let current;
  for (const line of pages.join("\n").split("\n")) {
    const number = numbers.find((number) => line.startsWith(`${number} `));
    if (number) found.set((current = number), []);
    else if (current) found.get(current).push(line);
  }
  return found;
}

for (const [name, paper, size] of [
  ["small", "Stående A4", /59[45](\.\d+)? x 84[12]/],
  ["small", "Liggande A4", /84[12](\.\d+)? x 59[45]/],
  ["large", "Stående A4", /59[45](\.\d+)? x 84[12]/],
  ["large", "Liggande A4", /84[12](\.\d+)? x 59[45]/],
]) {
  test(`${name}, ${paper}: every measure under its goals, heads on every page, tagged, with page numbers`, async () => {
    const { context, page, problems } = await open(name);
    await choose(page, { [paper]: true });
    const { pages, info, structure, raw } = await printed(page, `${name}-${paper}`);
    const { programme, goals, measures } = sample(name);
    const shown = measures.filter((measure) => !isInternal(measure));

    assert.match(info, /Tagged: +yes/);
    assert.match(info, new RegExp(`Page size: +${size.source}`));
    assert.match(info, new RegExp(`Title: +${programme.title}, ${programme.municipality}`));
    const count = Number(/Pages: +(\d+)/.exec(info)[1]);
    assert.equal(pages.length, count);
    for (const [place, text] of pages.entries()) {
      const foot = `${programme.municipality} · ${programme.title} · ${programme.registry_number}`;
      assert.equal(text.includes(`Sida ${place + 1} av ${count}`), place > 0, `the foot of page ${place + 1}`);
      assert.equal(text.includes(foot), place > 0);
    }
    const cover = plain(pages[0]);
    for (const words of [programme.municipality, programme.title, "Dokumenttyp", "Diarienummer", programme.registry_number, "inte antaget", "2030-10-14"]) {
      assert.ok(cover.includes(words), `${words} on the cover`);
    }

    // Each measure once under each of its goals, and what is internal nowhere.
    const printedGoals = sections(pages, goals.map((goal) => goal.number));
    assert.equal(printedGoals.size, goals.length);
    for (const goal of goals) {
      const numbers = printedGoals.get(goal.number).map((line) => /^([A-Z]\d\d) /.exec(line)?.[1]).filter(Boolean);
      const wanted = shown.filter((measure) => measure.goals.includes(goal.id)).map((measure) => measure.number);
      assert.deepEqual(numbers, wanted, goal.number);
    }
    const all = plain(pages.join(" "));
    for (const measure of measures.filter(isInternal)) assert.ok(!all.includes(`${measure.number} `), measure.number);
    assert.match(all, /En åtgärd är intern eller omfattas av sekretess och är utelämnad ur det här dokumentet\./);
    assert.match(all, new RegExp(`Här redovisas ${goals.length} mål och ${shown.length} åtgärder\\.`));

    // A page that begins within a table begins with its head; no heading ends a page.
    for (const text of pages.slice(1)) {
      const lines = text.split("\n").filter((line) => line.trim() !== "");
      const begins = lines[0];
      const isHeading = begins.startsWith("Mål och åtgärder") || goals.some((goal) => begins.startsWith(`${goal.number} `));
      assert.ok(isHeading || /^\s*Nr +Åtgärd +Verktyg +Ansvar +Prio +Tid +Status/.test(begins), begins);
      const last = lines.at(-2);
      assert.ok(!goals.some((goal) => last.startsWith(`${goal.number} `)) && !last.startsWith("Nr "), last);
    }
    // No row is cut: what follows a head begins with a number, and all of a title is on one page.
    for (const text of pages) {
      const lines = text.split("\n").filter((line) => line.trim() !== "");
      for (const [place, line] of lines.entries()) {
        if (/^Nr +Åtgärd/.test(line)) assert.match(lines[place + 1], /^[A-Z]\d\d /, "the rest of a row");
      }
    }
    const onPages = raw.map(plain);
    for (const measure of shown) {
      const title = plain(measure.title);
      assert.ok(onPages.some((text) => text.includes(title)), `${measure.number} ${title} is cut`);
    }

    for (const tag of ["H1", "H2", "H3", "Table", "TR", "TH", "TD"]) {
      assert.match(structure, new RegExp(`^ *${tag}\\b`, "m"), tag);
    }
    assert.match(structure, /\/Scope \/Column/);
    assert.match(structure, /\/Scope \/Row/);
    assert.equal(await page.locator(".paper").count(), 0, "nothing is left of it");
    assert.match(await page.title(), /Genomför/);
    assert.deepEqual(problems, []);
    await context.close();
  });
}

test("the browser's own printing gives the same document, and other views print as they are", async () => {
  const { context, page, problems } = await open("small");
  const own = await printed(page, "own");
  assert.match(own.pages[0], /Dokumenttyp/);
  assert.match(own.info, /Page size: +59[45]/);
  await page.goto(`${host.address}#/underlag/behov`);
  await page.locator(".records").waitFor();
  const other = await printed(page, "other");
  assert.doesNotMatch(other.pages.join(""), /Dokumenttyp|Sida 1 av/);
  assert.match(other.pages.join(""), /Behov/);
  assert.deepEqual(problems, []);
  await context.close();
});

test("what is filtered on screen is filtered on paper, in words, and hidden columns are not printed", async () => {
  const { context, page, problems } = await open("small");
  await page.locator('[data-test="Filter"]').click();
  await page.locator(".menu-details", { hasText: "Prioritet" }).locator("summary").click();
  await page.getByRole("checkbox", { name: "1 – hög" }).click();
  const sentence = await page.locator('[data-test="sentence"]').innerText();
  await page.keyboard.press("Escape");
  const { pages } = await printed(page, "filter");
  const all = plain(pages.join(" "));
  assert.ok(all.includes(plain(sentence)), sentence);
  const { measures } = sample("small");
  for (const measure of measures.filter((measure) => !isInternal(measure))) {
    assert.equal(all.includes(`${measure.number} `), measure.priority === "1", measure.number);
  }
  await page.locator("#program-grouping").selectOption("nothing");
  const flat = await printed(page, "flat");
  assert.match(flat.pages.join(""), /Åtgärder/);
  assert.doesNotMatch(flat.pages.join(""), /Mål och åtgärder/);
  assert.deepEqual(problems, []);
  await context.close();
});

test("the choices of the dialog are kept: no cover, no descriptions, internal measures too, with the costs", async () => {
  const { context, page, problems } = await open("small");
  await page.locator('[data-test="Columns"]').click();
  await page.getByRole("checkbox", { name: "Kostnad, tkr" }).click();
  const { measures, goals, programme } = sample("small");
  const secret = measures.find(isInternal);
  await choose(page, { Försättsblad: false, "Målens beskrivningar": false, "Ta med interna": true });
  const { pages } = await printed(page, "choices");
  const all = plain(pages.join(" "));
  assert.match(pages[0], /Sida 1 av/);
  assert.match(pages[0], /Mål och åtgärder/);
  assert.ok(all.includes(`${secret.number} `) && !/utelämnad/.test(all));
  assert.ok(!all.includes(goals[0].description.slice(0, 40)));
  assert.match(all, /i 2026 års prisnivå, intäkter med minus/);
  const sum = measures.flatMap((measure) => measure.costs ?? []).reduce((sum, cost) => sum + (cost.amount ?? 0), 0);
  const written = sum.toLocaleString("sv-SE").replace(/\s/g, " ").replace("-", "−");
  assert.ok(all.includes(`Alla åtgärder tillsammans: ${written} tkr.`), written);
  assert.ok(all.includes(programme.registry_number));
  // A second time the choices are as they were.
  await page.locator('[data-test="More"]').click();
  await page.locator('[data-test="Print…"]').click();
  const dialog = page.getByRole("dialog", { name: "Skriv ut programmet" });
  assert.equal(await dialog.getByLabel("Försättsblad").isChecked(), false);
  assert.match(await dialog.locator('[data-test="Outlook"]').innerText(), /Här redovisas 8 mål och 20 åtgärder/);
  await page.keyboard.press("Escape");
  assert.deepEqual(problems, []);
  await context.close();
});

test("paper is black on white with the dark colours too, and in English where the page is", async () => {
  const { context, page, problems } = await open("small", { colorScheme: "dark" });
  await page.locator('[data-test="Settings"]').click();
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: "New goal" }).waitFor();
  const { pages, path } = await printed(page, "dark");
  assert.match(pages[1], /Page 2 of \d/);
  assert.match(pages[0], /Draft, not adopted/);
  const image = execFileSync("pdftoppm", ["-r", "20", "-gray", "-f", "2", "-l", "2", path]);
  // The pixels come after the third line of the head; most of a page is white.
  const bright = [...image.subarray(-10_000)].filter((grey) => grey > 240).length;
  assert.ok(bright > 7_000, `${bright} of 10000 are white`);
  assert.deepEqual(problems, []);
  await context.close();
});
