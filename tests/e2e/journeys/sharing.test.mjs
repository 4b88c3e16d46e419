// Colleagues work together by file: what comes back is laid beside what is here, and nothing is
// overwritten.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { browser, download, openFile, openSample, saved, site, visit, watch } from "../support.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let host, chromium;
before(async () => {
  host = await site();
  chromium = await browser();
});
after(async () => {
  await chromium.close();
  await host.close();
});

// A measure that serves several goals stands in several rows: these are rows of different ones.
const ROWS = [0, 1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 13];
const field = (page, at) => page.locator(".measure-row .title-field").nth(ROWS[at]);

async function rename(page, at, title) {
  await field(page, at).fill(title);
  await saved(page);
}

/** Goes to a part of the view Dela. */
async function share(page, part) {
  await page.goto(`${page.url().split("#")[0]}#/dela/${part}`);
  await page.getByRole("heading", { level: 1, name: "Dela" }).waitFor();
}

const program = (page) => page.goto(`${page.url().split("#")[0]}#/program`);

/** Hands files to the place for files that came back. */
async function receive(page, files) {
  await share(page, "filer");
  const list = files.map(({ name, text }) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) }));
  await page.locator("#receive-files").setInputFiles(list);
  await page.locator('[data-test="Review"]').waitFor();
}

/** A colleague with a browser of her own. */
async function colleague(file, role) {
  const theirs = await visit(chromium, host.address);
  if (role) {
    await theirs.page.locator('[data-test="Settings"]').click();
    await theirs.page.locator("#settings-role").fill(role);
    await theirs.page.locator("dialog[open] .primary").click();
  }
  await openFile(theirs.page, file.name, file.text);
  await theirs.page.locator(".outline").waitFor();
  await saved(theirs.page);
  return theirs;
}

const merge = async (page) => {
  await page.locator('[data-test="Merge"]').click();
  await page.locator('[data-test="Merged"]').waitFor();
  await saved(page);
};

test("ten returned files come in at one go: silently what does not clash, asked what does, and one step undoes it", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await openSample(page, "small");
  const sent = await download(page);
  const first = await field(page, 0).inputValue();
  const returned = [];
  const theirs = await visit(chromium, host.address);
  for (let number = 0; number < 10; number++) {
    await openFile(theirs.page, sent.name, sent.text);
    // The first one is new to that browser, the others are opened beside it.
    if (number > 0) await theirs.page.locator('[data-test="Open beside"]').click();
    await theirs.page.locator(".outline").waitFor();
    await saved(theirs.page);
    await rename(theirs.page, 2 + number, `Ändrad av ${number}`);
    if (number >= 8) await rename(theirs.page, 0, `Ny rubrik från ${number}`);
    const file = await download(theirs.page);
    returned.push({ name: `Svar ${number}.genomfor.json`, text: file.text });
  }
  await theirs.context.close();
  await rename(page, 1, "Ändrad här");
  await receive(page, returned);
  assert.equal(await page.locator('[data-test="file"]').count(), 10);
  // The title was changed by two: the first comes in, the second is asked, by the name of the file.
  await page.getByText("Fråga 1 av 1").waitFor();
  const sides = await page.locator(".share-side").allTextContents();
  assert.ok(sides[0].includes("Svar 8") && sides[0].includes("Ny rubrik från 8"), sides[0]);
  assert.ok(sides[1].includes("Svar 9") && sides[1].includes("Ny rubrik från 9"), sides[1]);
  assert.ok(sides[2].includes(first), sides[2]);
  await page.locator("#question").focus();
  await page.keyboard.press("2");
  await merge(page);
  await program(page);
  assert.equal(await field(page, 0).inputValue(), "Ny rubrik från 9");
  assert.equal(await field(page, 1).inputValue(), "Ändrad här");
  for (let number = 0; number < 10; number++) {
    assert.equal(await field(page, 2 + number).inputValue(), `Ändrad av ${number}`);
  }
  await page.locator('[data-test="Undo"]').click();
  await saved(page);
  assert.equal(await field(page, 0).inputValue(), first);
  assert.equal(await field(page, 1).inputValue(), "Ändrad här");
  assert.deepEqual(problems, []);
  await context.close();
});

test("two colleagues exchange files for five rounds and are asked only where both changed the same", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await openSample(page, "small");
  const other = await colleague(await download(page), "Socialförvaltningen");
  for (let round = 0; round < 5; round++) {
    await program(page);
    await program(other.page);
    await rename(page, 3, `Här ${round}`);
    await rename(other.page, 4, `Där ${round}`);
    // In the third round both change the same.
    if (round === 2) {
      await rename(page, 5, "Båda, här");
      await rename(other.page, 5, "Båda, där");
    }
    await receive(page, [await download(other.page)]);
    assert.equal(await page.locator('[data-test="Question"]').count(), round === 2 ? 1 : 0, `round ${round}`);
    if (round === 2) {
      assert.match(await page.locator(".share-side").nth(1).textContent(), /Socialförvaltningen/);
      await page.locator('[data-test="Answer 2"]').click();
    }
    await merge(page);
    await receive(other.page, [await download(page)]);
    assert.equal(await other.page.locator('[data-test="Question"]').count(), 0, `round ${round}, back`);
    await merge(other.page);
  }
  await program(page);
  await program(other.page);
  for (const at of [3, 4, 5]) {
    assert.equal(await field(page, at).inputValue(), await field(other.page, at).inputValue());
  }
  assert.equal(await field(page, 3).inputValue(), "Här 4");
  assert.equal(await field(page, 4).inputValue(), "Där 4");
  assert.equal(await field(page, 5).inputValue(), "Båda, där");
  assert.deepEqual([...problems, ...other.problems], []);
  await other.context.close();
  await context.close();
});

test("a review that is interrupted by a reload goes on where it was", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await openSample(page, "small");
  const other = await colleague(await download(page), "Bostadsbolaget");
  for (const at of [0, 1, 2]) {
    await rename(page, at, `Här ${at}`);
    await rename(other.page, at, `Där ${at}`);
  }
  await rename(other.page, 5, "Bara där");
  await receive(page, [await download(other.page)]);
  await other.context.close();
  await page.getByText("Fråga 1 av 3").waitFor();
  await page.locator('[data-test="Answer 2"]').click();
  await page.getByText("Fråga 2 av 3").waitFor();
  await page.locator('[data-test="Incoming"] summary').click();
  await page.getByRole("checkbox", { name: /Bara där/ }).uncheck();
  await page.waitForTimeout(300);
  await page.reload();
  await page.locator('[data-test="Review"]').waitFor();
  await page.getByText("Fråga 2 av 3").waitFor();
  await page.locator("#question").focus();
  await page.keyboard.press("1");
  await page.getByText("Fråga 3 av 3").waitFor();
  await page.keyboard.press("3");
  await merge(page);
  await program(page);
  assert.equal(await field(page, 0).inputValue(), "Där 0");
  assert.equal(await field(page, 1).inputValue(), "Här 1");
  assert.notEqual(await field(page, 2).inputValue(), "Här 2");
  assert.notEqual(await field(page, 5).inputValue(), "Bara där", "it was refused");
  assert.deepEqual(problems, []);
  await context.close();
});

test("two tabs that type at the same time keep what both typed, and ask where it is the same field", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await openSample(page, "small");
  const other = await context.newPage();
  const more = watch(other);
  await other.goto(`${host.address}#/program`);
  await other.locator(".outline").waitFor();
  await Promise.all([
    field(page, 0).pressSequentially(" ett två tre fyra fem", { delay: 30 }),
    field(other, 1).pressSequentially(" sex sju åtta nio tio", { delay: 35 }),
  ]);
  await saved(page);
  await saved(other);
  for (const tab of [page, other]) {
    await tab.waitForFunction(() => {
      const titles = [...document.querySelectorAll(".measure-row .title-field")].map((field) => field.value);
      return titles[0].endsWith("fyra fem") && titles[1].endsWith("nio tio");
    });
  }
  // The same field at the same time.
  await Promise.all([field(page, 2).fill("Från den ena"), field(other, 2).fill("Från den andra")]);
  await Promise.race([
    page.getByText("En annan flik har ändrat samma sak").waitFor(),
    other.getByText("En annan flik har ändrat samma sak").waitFor(),
  ]);
  assert.deepEqual(problems.concat(more), []);
  await context.close();
});

test("a file that somebody else saves to is taken in while it is open, and before it is written", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  // A file in a shared folder: this page and others write to it.
  await context.addInitScript(() => {
    window.shared = { text: "", modified: 1 };
    const handle = {
      kind: "file",
      name: "delad.genomfor.json",
      getFile: async () => new File([window.shared.text], "delad.genomfor.json", { lastModified: window.shared.modified }),
      createWritable: async () => ({
        write: async (text) => {
          window.shared.text = text;
          window.shared.modified += 1;
        },
        close: async () => {},
      }),
    };
    window.showSaveFilePicker = async () => handle;
  });
  await page.reload();
  await page.locator(".head").waitFor();
  await openSample(page, "small");
  await page.locator('[data-test="Save to file"]').click();
  await page.waitForFunction(() => window.shared.text.length > 0);
  const sent = { name: "delad.genomfor.json", text: await page.evaluate(() => window.shared.text) };
  const other = await colleague(sent, "Socialförvaltningen");
  await rename(other.page, 4, "Sparad av kollegan");
  const theirs = await download(other.page);
  await rename(page, 3, "Ändrad här");
  const put = (text) =>
    page.evaluate((text) => {
      window.shared.text = text;
      window.shared.modified += 1;
    }, text);
  await put(theirs.text);
  await page.getByText("En ändrad post togs in från Socialförvaltningen.").waitFor();
  assert.equal(await field(page, 4).inputValue(), "Sparad av kollegan");
  assert.equal(await field(page, 3).inputValue(), "Ändrad här");
  // Both change the same: the file is not written over, and the question is asked.
  await rename(other.page, 3, "Ändrad där");
  const clashing = await download(other.page);
  await put(clashing.text);
  await page.locator('[data-test="Save to file"]').click();
  await page.getByText("Någon annan har sparat i filen").waitFor();
  assert.equal(await page.evaluate(() => window.shared.text), clashing.text, "the file is as the colleague left it");
  await page.locator('[data-test="pending"] .tool').click();
  await page.getByText("Fråga 1 av 1").waitFor();
  await page.locator('[data-test="Answer 2"]').click();
  await merge(page);
  await page.locator('[data-test="Save to file"]').click();
  await page.waitForFunction((before) => window.shared.text !== before, clashing.text);
  assert.match(await page.evaluate(() => window.shared.text), /Ändrad där/);
  assert.deepEqual([...problems, ...other.problems], []);
  await other.context.close();
  await context.close();
});

/** What LibreOffice makes of a file. */
function converted(folder, path, to) {
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  execFileSync("soffice", [profile, "--headless", "--convert-to", to, "--outdir", folder, path], { stdio: "ignore" });
}

test("a table of measures goes out to Excel, is filled in and saved by another program, and comes back through the review", async () => {
  const folder = mkdtempSync(join(tmpdir(), "genomfor-office-"));
  try {
    const { context, page, problems } = await visit(chromium, host.address);
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await openSample(page, "small");
    const [first, second] = [await field(page, 0).inputValue(), await field(page, 1).inputValue()];
    await share(page, "skicka");
    assert.ok(!asked.some((url) => url.includes("office")), "the worker is fetched when it is first asked for");
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.locator('[data-test="excel-download"]').click(),
    ]);
    await file.saveAs(join(folder, "tabell.xlsx"));
    // The department opens it in LibreOffice, changes a title and a status, adds a column and saves.
    converted(folder, join(folder, "tabell.xlsx"), "fods");
    let table = readFileSync(join(folder, "tabell.fods"), "utf8");
    const escaped = first.replaceAll("&", "&amp;");
    assert.ok(table.includes(`>${escaped}<`), "the title stands in the table");
    const row = table.indexOf(`>${escaped}<`);
    const changed = table.slice(row).replace(`>${escaped}<`, ">Ändrad i kalkylbladet<").replace(">Ej påbörjad<", ">Enligt plan<");
    table = table.slice(0, row) + changed;
    writeFileSync(join(folder, "svar.fods"), table);
    converted(folder, join(folder, "svar.fods"), "xlsx");
    // Meanwhile another title is changed here.
    await program(page);
    await rename(page, 1, "Ändrad här under tiden");
    await share(page, "filer");
    await page.locator("#receive-files").setInputFiles(join(folder, "svar.xlsx"));
    await page.locator('[data-test="Review"]').waitFor();
    assert.equal(await page.locator('[data-test="Question"]').count(), 0);
    await page.locator('[data-test="Incoming"] summary').click();
    await page.getByRole("checkbox", { name: /Ändrad i kalkylbladet/ }).waitFor();
    await page.getByRole("checkbox", { name: /enligt plan/i }).waitFor();
    assert.equal(await page.getByRole("checkbox").count(), 2, "nothing else is taken for a change");
    await merge(page);
    await program(page);
    assert.equal(await field(page, 0).inputValue(), "Ändrad i kalkylbladet");
    assert.equal(await field(page, 1).inputValue(), "Ändrad här under tiden");
    assert.notEqual(second, "Ändrad här under tiden");
    // CSV in the encoding of old Windows, with an amount of a column that nobody knows.
    const csv = "Nummer;Åtgärd;Vår egen kolumn\r\nA02;Från en textfil med å, ä och ö;1 234,5\r\n";
    await share(page, "filer");
    await page.locator("#receive-files").setInputFiles({
      name: "svar.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(csv, "latin1"),
    });
    await page.locator('[data-test="Review"]').waitFor();
    await page.getByText(/Vår egen kolumn.*1 234,5/).waitFor();
    await page.locator('[data-test="Incoming"] summary').click();
    await page.getByRole("checkbox", { name: /Från en textfil med å, ä och ö/ }).waitFor();
    await merge(page);
    // What is no table is refused with a sentence, and the page goes on.
    await page.locator("#receive-files").setInputFiles({
      name: "trasig.xlsx",
      mimeType: "application/octet-stream",
      buffer: Buffer.from("PK\u0003\u0004 inte en bok"),
    });
    await page.locator('[data-test="Not taken"]').getByText(/Excelfilen är skadad/).waitFor();
    assert.deepEqual(problems, []);
    await context.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("the public copy holds none of fifty planted secrets", async () => {
  const planted = [];
  const secret = () => {
    planted.push(`HEMLIGT${String(planted.length).padStart(2, "0")}ORD`);
    return planted.at(-1);
  };
  const file = JSON.parse(readFileSync(new URL("../../../samples/small.genomfor.json", import.meta.url), "utf8"));
  // Whole rows that are internal or confidential, with everything in them.
  const [internal, confidential, open] = file.measures;
  internal.internal = true;
  confidential.confidentiality = secret();
  for (const measure of [internal, confidential]) {
    for (const name of ["title", "description", "done_when", "priority_reason", "plan_link", "coordination_note", "comment"]) {
      measure[name] = secret();
    }
    measure.costs = [{ year: 2027, kind: "operation", amount: 100, note: secret(), source: { title: secret() } }];
    measure.decision = { paragraph: secret(), registry_number: secret() };
  }
  file.projects[0].internal = true;
  for (const name of ["name", "property", "developer", "preconditions", "uncertainty", "allocation_terms", "plan_number"]) {
    file.projects[0][name] = secret();
  }
  // Internal fields of what is published.
  open.comment = secret();
  file.projects[1].allocation_terms = secret();
  file.projects[1].appraisal = [{ year: 2027, kind: "land_income", amount: -900, source: { title: secret() } }];
  for (const body of file.bodies.slice(0, 4)) body.contact_role = secret();
  file.programme.overruled = [{ code: "K01", about: internal.id, reason: secret(), by: secret() }];
  // What this version does not know, at every height; what is about the work.
  file.later = secret();
  file.programme.later = secret();
  open.later = { deep: [secret()] };
  file.goals[0].later = secret();
  file.proposals = [
    { id: "proposal-0000000000001", about: open.id, field: "title", value: `"${secret()}"`, by: secret(), note: secret() },
  ];
  file.versions = [{ id: "version-0000000000001", name: secret(), note: secret(), content: secret() }];
  file.sent = { purpose: "comment", by: secret(), to: secret(), note: secret() };
  file.log = [
    {
      revision: file.revision,
      at: "2026-11-01T10:00:00+01:00",
      by: secret(),
      action: "do",
      changes: [{ record: open.id, fields: { title: [secret(), open.title] } }],
    },
  ];
  assert.ok(planted.length >= 50, `${planted.length} secrets`);
  const text = JSON.stringify(file);
  for (const word of planted) assert.ok(text.includes(word), word);

  const { context, page, problems } = await visit(chromium, host.address);
  await openFile(page, "med hemligheter.genomfor.json", text);
  await page.locator(".outline").waitFor();
  const notices = page.locator("dialog[open] .primary");
  if (await notices.count()) await notices.click();
  await saved(page);
  await share(page, "skicka");
  const [copy] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Spara offentlig kopia" }).click(),
  ]);
  const published = readFileSync(await copy.path(), "utf8");
  assert.deepEqual(planted.filter((word) => published.includes(word)), []);
  assert.ok(published.includes(file.measures[3].title), "the rest is there");
  assert.deepEqual(problems, []);
  await context.close();
});

/** Presses Tab until the element with the focus has that name. */
async function tabTo(page, name) {
  for (let presses = 0; presses < 80; presses++) {
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      return element.getAttribute("aria-label") ?? element.textContent;
    });
    if (name.test(at ?? "")) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`nothing called ${name} can be reached by Tab`);
}

/** Two copies that both changed the first three titles, and the file of the other. */
async function apart(options) {
  const here = await visit(chromium, host.address, options);
  await openSample(here.page, "small");
  const other = await colleague(await download(here.page), "Socialförvaltningen");
  for (const at of [0, 1, 2]) {
    await rename(here.page, at, `Här ${at}`);
    await rename(other.page, at, `Där ${at}`);
  }
  await rename(other.page, 5, "Bara där");
  const file = await download(other.page);
  await other.context.close();
  return { ...here, file };
}

test("files are chosen, reviewed, answered and merged by keyboard alone", async () => {
  const { context, page, problems, file } = await apart();
  // Listened for from the start: the key must not come before the browser knows that somebody listens.
  const asked = page.waitForEvent("filechooser", { timeout: 60_000 });
  await page.keyboard.press("Control+k");
  await page.keyboard.type("ta emot filer");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Ta emot filer" }).waitFor();
  // The palette has closed, and the focus has come to where it is to be.
  await page.waitForFunction(() => !document.querySelector("dialog[open]"));
  await page.waitForTimeout(400);
  await tabTo(page, /^Välj filer/);
  await page.keyboard.press("Enter");
  const chooser = await asked;
  await chooser.setFiles([{ name: file.name, mimeType: "application/json", buffer: Buffer.from(file.text) }]);
  await page.locator('[data-test="Review"]').waitFor();
  await tabTo(page, /^Socialförvaltningen, 1 ändring/);
  await page.keyboard.press("Enter");
  await tabTo(page, /^Nästa obesvarade fråga/);
  await page.keyboard.press("Enter");
  await page.keyboard.press("2");
  await page.getByText("Fråga 2 av 3").waitFor();
  await page.keyboard.press("ArrowRight");
  await page.getByText("Fråga 3 av 3").waitFor();
  await page.keyboard.press("3");
  await page.getByText("Fråga 2 av 3").waitFor();
  await page.keyboard.press("1");
  await tabTo(page, /^Sammanfoga/);
  await page.keyboard.press("Enter");
  await page.locator('[data-test="Merged"]').getByText("1 fil är sammanfogad").waitFor();
  await saved(page);
  await program(page);
  assert.equal(await field(page, 0).inputValue(), "Där 0");
  assert.equal(await field(page, 1).inputValue(), "Här 1");
  assert.equal(await field(page, 5).inputValue(), "Bara där");
  assert.deepEqual(problems, []);
  await context.close();
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing in a review and in what is sent out (${colorScheme})`, async () => {
    const { context, page, problems, file } = await apart({ colorScheme });
    const found = [];
    const check = async (view) => {
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run());
      found.push(...violations.map(({ id, nodes }) => `${view}: ${id} ${nodes[0].target}`));
    };
    await share(page, "filer");
    await check("nothing received");
    await receive(page, [file, { name: "trasig.json", text: "{ hej" }]);
    await page.locator('[data-test="Incoming"] summary').click();
    await check("a review");
    await page.locator('[data-test="Answer 1"]').click();
    await check("an answer");
    await share(page, "skicka");
    await check("sending out");
    assert.deepEqual(found, []);
    assert.deepEqual(problems, []);
    await context.close();
  });
}

test("a file of a programme that is here is offered to be reviewed and merged, not to replace it", async () => {
  const { context, page, problems, file } = await apart();
  await openFile(page, file.name, file.text);
  await page.locator('[data-test="Merge this"]').click();
  await page.getByText("Fråga 1 av 3").waitFor();
  await program(page);
  assert.equal(await field(page, 0).inputValue(), "Här 0", "nothing has changed yet");
  await page.getByText("Det finns filer som väntar på granskning").waitFor();
  assert.deepEqual(problems, []);
  await context.close();
});
