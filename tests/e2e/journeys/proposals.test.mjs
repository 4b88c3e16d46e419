// Changes that somebody proposes: sent for comment, back as proposals, accepted or rejected beside
// the record, kept with who, when and why.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { browser, openFile, openSample, saved, site, visit } from "../support.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let host, chromium;
before(async () => {
  host = await site();
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
  await host?.close();
});

const at = (page, hash) => page.goto(`${page.url().split("#")[0]}#/${hash}`);
const row = (page, number) => page.locator(".measure-row", { has: page.locator(".col-number", { hasText: number }) });
const part = (scope, name) => scope.locator(`[data-test="${name}"]`);

async function role(page, name) {
  await part(page, "Settings").click();
  await page.locator("#settings-role").fill(name);
  await page.locator("dialog[open] .primary").click();
}

/** Opens a measure in the panel. */
async function open(page, number) {
  await at(page, "program");
  await row(page, number).locator(".col-time").click();
  await page.keyboard.press("Escape");
  await page.locator("#panel-title").waitFor();
  await page.locator(".panel-kind", { hasText: number }).waitFor();
}

/** A field of the record in the panel, by its name. */
const field = (page, name) => page.locator(`#panel [id$="-${name}"]`).first();

async function change(page, name, value) {
  await field(page, name).fill(value);
  await page.keyboard.press("Tab");
  await saved(page);
}

/** Sends the programme for comment and gives the file. */
async function sendForComment(page, to) {
  await at(page, "dela/skicka");
  await page.locator("#comment-to").fill(to);
  const [file] = await Promise.all([page.waitForEvent("download"), part(page, "Save for comment").click()]);
  return text(file);
}

async function text(file) {
  const chunks = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk);
  return { name: file.suggestedFilename(), text: Buffer.concat(chunks).toString("utf8") };
}

async function download(page) {
  const [file] = await Promise.all([page.waitForEvent("download"), part(page, "Save to file").click()]);
  return text(file);
}

async function receive(page, { name, text }) {
  await at(page, "dela/filer");
  await page.locator("#receive-files").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  await part(page, "Review").waitFor();
}

/** A colleague answers: two fields of a measure changed, and a measure more. */
async function answered(page, file) {
  const theirs = await visit(chromium, host.address);
  await openFile(theirs.page, file.name, file.text);
  await theirs.page.locator(".outline").waitFor();
  await saved(theirs.page);
  await open(theirs.page, "A04");
  await change(theirs.page, "end", "K2 2029");
  await change(theirs.page, "description", "Planen tas fram tillsammans med Socialförvaltningen.");
  await theirs.page.locator(".add-button").first().click();
  await theirs.page.keyboard.type("Bygg ett trygghetsboende");
  await saved(theirs.page);
  const back = await download(theirs.page);
  await theirs.context.close();
  return back;
}

async function withProposals(options) {
  const visited = await visit(chromium, host.address, options);
  const { page } = visited;
  await role(page, "Planerare");
  await openSample(page, "small");
  const back = await answered(page, await sendForComment(page, "Socialförvaltningen"));
  await receive(page, back);
  return { ...visited, back };
}

const merge = async (page) => {
  await part(page, "Merge").click();
  await part(page, "Merged").waitFor();
  await saved(page);
};

const undo = async (page) => {
  await part(page, "Undo").click();
  await saved(page);
};

test("what comes back from a copy for comment waits beside the record until it is answered", async () => {
  const { context, page, problems, back } = await withProposals();
  await page.getByText("Blir ändringsförslag").waitFor();
  await merge(page);

  // Nothing is changed yet.
  await open(page, "A04");
  const [end, description] = [await field(page, "end").inputValue(), await field(page, "description").inputValue()];
  assert.notEqual(end, "K2 2029");
  assert.doesNotMatch(description, /Socialförvaltningen/);
  assert.equal(await page.locator(".title-field").evaluateAll((all) => all.some((f) => f.value.includes("trygghetsboende"))), false);

  // The table counts, the panel shows.
  const mark = part(row(page, "A04"), "Proposal mark");
  assert.equal(await mark.getAttribute("title"), "2 ändringsförslag");
  const cards = part(page.locator("#panel"), "Proposal");
  assert.equal(await cards.count(), 2);
  const byEnd = cards.filter({ hasText: "K2 2029" });
  assert.match(await byEnd.locator(".proposal-from").textContent(), /^Förslag från Socialförvaltningen, \d+ \p{L}+$/u);
  assert.match((await byEnd.textContent()).replaceAll(/\s+/g, " "), new RegExp(`${end}.*K2 2029`));
  await page.getByRole("button", { name: new RegExp(`^Godta: Åtgärd A04 .*klart ${end} → K2 2029$`) }).waitFor();

  // The value changes meanwhile, which is said; then back.
  await change(page, "end", "K3 2029");
  await byEnd.getByText("Värdet har ändrats sedan förslaget skrevs. Nu: K3 2029.").waitFor();
  await undo(page);
  await byEnd.getByText("Värdet har ändrats").waitFor({ state: "detached" });

  // One is accepted: changed and answered in one step.
  const before = await saved(page);
  await part(byEnd, "Accept").click();
  assert.equal(await saved(page), before + 1);
  assert.equal(await field(page, "end").inputValue(), "K2 2029");
  assert.equal(await cards.count(), 1);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.test), "Accept", "the focus is on the next");
  assert.match(await part(page, "Undo").getAttribute("title"), /godta förslaget: ändra klart i åtgärd A04/);

  // The other is rejected with a reason, by keys alone.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Det avgörs i detaljplanen");
  await page.keyboard.press("Enter");
  await saved(page);
  assert.equal(await cards.count(), 0);
  assert.equal(await mark.count(), 0);
  assert.equal(await field(page, "description").inputValue(), description);
  assert.equal(await page.evaluate(() => document.activeElement.id), "panel-title");

  // Both can be taken back and made again.
  await undo(page);
  assert.equal(await cards.count(), 1);
  await undo(page);
  assert.equal(await cards.count(), 2);
  assert.equal(await field(page, "end").inputValue(), end);
  await part(page, "Redo").click();
  await saved(page);
  assert.equal(await field(page, "end").inputValue(), "K2 2029");
  await part(page, "Redo").click();
  await saved(page);
  assert.equal(await cards.count(), 0);

  // A reload keeps all of it; the overview says who, when and why.
  await page.reload();
  await page.locator(".outline").waitFor();
  assert.equal(await field(page, "end").inputValue(), "K2 2029");
  await at(page, "dela/forslag");
  const section = part(page, "Proposals");
  assert.equal(await page.locator('.tabs a[href="#/dela/forslag"] .tab-count').textContent(), "1");
  await section.getByText("Bygg ett trygghetsboende").first().waitFor();
  await part(section, "Answered").click();
  const answers = part(section, "Proposal");
  assert.equal(await answers.count(), 2);
  const texts = (await answers.allTextContents()).join("\n");
  assert.match(texts, /Godtaget av Planerare, \d\d\.\d\d/);
  assert.match(texts, /Avslaget av Planerare, \d\d\.\d\d.*Det avgörs i detaljplanen/s);
  await section.getByRole("link", { name: /A04/ }).first().click();
  await page.locator(".panel-kind", { hasText: "A04" }).waitFor();

  // The new measure is accepted from below the table.
  const proposed = part(page, "Proposed records");
  assert.match(await proposed.locator("summary").textContent(), /Föreslagna åtgärder: 1/);
  await proposed.locator("summary").click();
  await part(proposed, "Accept").click();
  await saved(page);
  assert.equal(await proposed.count(), 0);
  assert.equal(await page.locator(".title-field").evaluateAll((all) => all.some((f) => f.value.includes("trygghetsboende"))), true);

  // The same file once more proposes nothing anew.
  await receive(page, back);
  const merged = part(page, "Merge");
  if (await merged.isEnabled()) await merge(page);
  await at(page, "dela/forslag");
  await page.getByText("Inga förslag väntar på svar.").waitFor();
  assert.deepEqual(problems, []);
  await context.close();
});

test("what can no longer be done is said and cannot be accepted; undo stays in the list of proposals", async () => {
  const { context, page, problems } = await withProposals();
  await merge(page);
  await open(page, "A04");
  await page.locator("#panel .panel-tools button").nth(4).click();
  await page.locator("dialog[open] .primary, dialog[open] .danger").first().click();
  await saved(page);
  await at(page, "dela/forslag");
  const section = part(page, "Proposals");
  const gone = section.locator(".proposal", { hasText: "K2 2029" });
  await gone.getByText("Kan inte längre godtas").waitFor();
  await section.getByRole("heading", { level: 3, name: /A04/ }).waitFor();
  assert.equal(await part(gone, "Accept").getAttribute("aria-disabled"), "true");
  await part(gone, "Accept").click({ force: true });
  assert.equal(await section.locator(".proposal").count(), 3);
  await part(gone, "Reject").click();
  await part(gone, "Reject").click();
  await saved(page);
  assert.equal(await section.locator(".proposal").count(), 2);
  await undo(page);
  assert.equal(await section.locator(".proposal").count(), 3);
  assert.match(page.url(), /dela\/forslag$/);
  assert.deepEqual(problems, []);
  await context.close();
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing where proposals are shown (${colorScheme})`, async () => {
    const { context, page } = await withProposals({ colorScheme });
    const found = [];
    const check = async (view) => {
      await page.waitForTimeout(150);
      await page.evaluate(`${axe}; undefined`);
      const { violations } = await page.evaluate(() => window.axe.run());
      for (const { id, nodes } of violations) found.push(`${view}: ${id}: ${nodes[0].html.slice(0, 200)} ${nodes[0].failureSummary}`);
    };
    await merge(page);
    await open(page, "A04");
    await change(page, "end", "K3 2029");
    await check("panel");
    await part(page.locator("#panel"), "Reject").first().click();
    await check("rejecting");
    await page.keyboard.press("Escape");
    await part(page, "Proposed records").locator("summary").click();
    await check("below the table");
    await at(page, "dela/forslag");
    await part(page, "Proposals").waitFor();
    await check("open");
    await part(page, "Accept").first().click();
    await saved(page);
    await part(page, "Answered").click();
    await check("answered");
    assert.deepEqual(found, []);
    await context.close();
  });
}
