// Colleagues work together by file: what comes back is laid beside what is here, and nothing is
// overwritten.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser, download, openFile, openSample, saved, site, visit, watch } from "../support.mjs";

let host, chromium;
before(async () => {
  host = await site();
  chromium = await browser();
});
after(async () => {
  await chromium.close();
  await host.close();
});

const field = (page, at) => page.locator(".measure-row .title-field").nth(at);

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
    if (number > 0) await theirs.page.locator("dialog[open] .choice").first().click();
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
