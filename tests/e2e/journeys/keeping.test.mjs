// Keeping: what was called saved is there, whatever happens to storage, page or browser.
import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { begin, browser, download, openSample, profile, saved, site, visit, watch } from "../support.mjs";

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

test("the browser is killed in the middle of typing, 20 times: nothing that was called saved is missing", async () => {
  const folder = await mkdtemp(join(tmpdir(), "genomfor-kill-"));
  let expected = 0;
  let lost = 0;
  for (let round = 0; round <= 20; round++) {
    const context = await profile(folder);
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(host.address);
    await page.locator(".head").waitFor();
    if (round === 0) {
      await page.locator('[data-test="sample-small"]').click();
    } else {
      await page.goto(`${host.address}#/program`);
    }
    await page.locator(".outline").waitFor();
    const revision = Number(await page.locator('[data-test="saved"]').getAttribute("data-revision"));
    if (revision < expected) lost += 1;
    if (round === 20) {
      await context.close();
      break;
    }
    // The highest revision that the page has called saved, as the page itself saw it.
    await page.evaluate(() => {
      window.called = 0;
      const state = document.querySelector('[data-test="saved"]');
      const note = () => {
        if (state.dataset.state === "saved") window.called = Math.max(window.called, Number(state.dataset.revision));
      };
      new MutationObserver(note).observe(state, { attributes: true });
      note();
    });
    await page.locator(".measure-row .title-field").nth(round % 5).click();
    const typing = page.keyboard.type(`omgång ${round} skriver en längre rubrik utan paus`, { delay: 15 }).catch(() => {});
    await page.waitForTimeout(350 + round * 40);
    expected = Math.max(expected, await page.evaluate(() => window.called));
    await killBrowser(folder);
    await Promise.race([typing.then(() => context.close()).catch(() => {}), pause(1000)]);
  }
  await rm(folder, { recursive: true, force: true });
  assert.ok(expected > 20, `${expected} steps were called saved`);
  assert.equal(lost, 0);
});

/** Kills every process of the browser with that profile, as a power cut would. */
async function killBrowser(folder) {
  let killed = 0;
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    if (command.includes(`--user-data-dir=${folder}`)) {
      try {
        process.kill(Number(pid), "SIGKILL");
        killed += 1;
      } catch {
        // It died with its parent.
      }
    }
  }
  assert.ok(killed > 0, "the browser was there to be killed");
}

/** Makes storage fail before the page starts. */
const failing = {
  full: () => {
    const fail = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
      return window.storageIsFull ? fail() : set.call(this, key, value);
    };
    for (const name of ["put", "add"]) {
      const write = IDBObjectStore.prototype[name];
      IDBObjectStore.prototype[name] = function (...given) {
        return window.storageIsFull ? fail() : write.apply(this, given);
      };
    }
  },
  denied: () => {
    const denied = { get: () => { throw new DOMException("denied", "SecurityError"); } };
    Object.defineProperty(window, "localStorage", denied);
    Object.defineProperty(window, "indexedDB", denied);
  },
  noJournal: () => Object.defineProperty(window, "indexedDB", { get: () => undefined }),
};

async function visitWith(failure) {
  const context = await chromium.newContext({ locale: "sv-SE", acceptDownloads: true });
  await context.addInitScript(() => delete window.showSaveFilePicker);
  await context.addInitScript(failure);
  const page = await context.newPage();
  const problems = watch(page);
  await page.goto(host.address);
  await page.locator(".head").waitFor();
  return { context, page, problems };
}

test("full storage: a lasting message, work goes on, the file has everything, and keeping resumes", async () => {
  const { context, page, problems } = await visitWith(failing.full);
  await openSample(page, "small");
  await page.evaluate(() => (window.storageIsFull = true));
  await page.locator(".goal-row .title-field").first().fill("Skrivet när det var fullt");
  await page.getByText("Webbläsarens lagring är full").waitFor();
  await page.locator('[data-test="saved"][data-state="failed"]').waitFor();
  await page.locator(".goal-row .title-field").nth(1).fill("Också skrivet");
  const file = await download(page);
  assert.match(file.text, /Skrivet när det var fullt/);
  assert.match(file.text, /Också skrivet/);
  await page.getByText("Webbläsarens lagring är full").waitFor();
  await page.evaluate(() => (window.storageIsFull = false));
  await page.locator(".goal-row .title-field").nth(2).fill("Nu finns det plats");
  await saved(page);
  assert.equal(await page.getByText("Webbläsarens lagring är full").count(), 0);
  await page.reload();
  await page.locator(".outline").waitFor();
  const titles = await page.locator(".goal-row .title-field").evaluateAll((all) => all.map((field) => field.value));
  assert.deepEqual(titles.slice(0, 3), ["Skrivet när det var fullt", "Också skrivet", "Nu finns det plats"]);
  assert.deepEqual(problems, []);
  await context.close();
});

test("blocked storage: the page says so, works in memory and saves to a file", async () => {
  const { context, page, problems } = await visitWith(failing.denied);
  await page.getByText("tillåter inte att något sparas").first().waitFor();
  await begin(page);
  await page.getByRole("button", { name: "Skriv det första målet" }).click();
  await page.keyboard.type("I minnet");
  await page.waitForTimeout(400);
  assert.match((await download(page)).text, /I minnet/);
  assert.deepEqual(problems, []);
  await context.close();
});

test("without the safe store the page says what is less sure, and a reload keeps everything", async () => {
  const { context, page, problems } = await visitWith(failing.noJournal);
  await page.getByText("saknar det säkra lagret").waitFor();
  await begin(page);
  await page.getByRole("button", { name: "Skriv det första målet" }).click();
  await page.keyboard.type("Bara lokalt");
  await saved(page);
  await page.reload();
  await page.locator(".outline").waitFor();
  assert.equal(await page.locator(".goal-row .title-field").inputValue(), "Bara lokalt");
  assert.match(await page.locator('[data-test="Undo"]').getAttribute("aria-label"), /Ångra: /);
  assert.deepEqual(problems, []);
  await context.close();
});

test("when the safe store fails during the work, the page says what is less sure and keeps on", async () => {
  const { context, page } = await visit(chromium, host.address);
  await openSample(page, "small");
  await page.evaluate(() => {
    const fail = () => {
      throw new DOMException("The disk does not answer", "UnknownError");
    };
    IDBObjectStore.prototype.add = fail;
    IDBObjectStore.prototype.put = fail;
  });
  await page.locator(".goal-row .title-field").first().fill("Skrivet utan det säkra lagret");
  await page.locator('[data-test="banner"]').filter({ hasText: "svarar inte längre" }).waitFor();
  await saved(page);
  await page.waitForTimeout(600);
  await page.reload();
  await page.locator(".outline").waitFor();
  assert.equal(await page.locator(".goal-row .title-field").first().inputValue(), "Skrivet utan det säkra lagret");
  await context.close();
});

test("a part of the page that cannot be fetched is told, nothing is forgotten, and the next try works", async () => {
  const { context, page } = await visit(chromium, host.address);
  let blocked = true;
  await page.route(/_split_work\.wasm$/, (route) => (blocked ? route.abort() : route.continue()));
  await page.locator('[data-test="sample-small"]').click();
  await page.locator('[data-test="notice"]').filter({ hasText: "kunde inte hämtas" }).waitFor();
  blocked = false;
  await page.locator('[data-test="sample-small"]').click();
  await page.locator(".outline").waitFor();
  await saved(page);
  blocked = true;
  await page.reload();
  await page.locator('[data-test="notice"]').waitFor();
  blocked = false;
  await page.locator(".shelf-open").click();
  await page.locator(".outline").waitFor();
  await context.close();
});

test("a change in another tab comes in by itself, and nothing is overwritten", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await openSample(page, "small");
  await saved(page);
  const other = await context.newPage();
  const more = watch(other);
  await other.goto(`${host.address}#/program`);
  await other.locator(".outline").waitFor();
  await page.locator(".goal-row .title-field").first().fill("Från första fliken");
  await saved(page);
  await other.waitForFunction(() => document.querySelector(".goal-row .title-field").value === "Från första fliken");
  await other.getByText("togs in från en annan flik").waitFor();
  await other.locator(".goal-row .title-field").nth(1).fill("Från andra fliken");
  await saved(other);
  await page.waitForFunction(() => document.querySelectorAll(".goal-row .title-field")[1].value === "Från andra fliken");
  assert.deepEqual(problems.concat(more), []);
  await context.close();
});

test("a programme of the page that panics is offered as a file, with the latest changes", async () => {
  const { context, page } = await visit(chromium, host.address);
  await openSample(page, "small");
  await page.locator(".goal-row .title-field").first().fill("Strax före felet");
  await saved(page);
  await page.evaluate(() => window.genomforRescue("provat fel"));
  await page.getByRole("heading", { name: "Något gick fel i Genomför" }).waitFor();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: /^Hämta/ }).click()]);
  assert.match(await readFile(await file.path(), "utf8"), /Strax före felet/);
  await context.close();
});

test("a browser without WebAssembly is told so and offered its programmes as files", async () => {
  const { context, page } = await visit(chromium, host.address);
  await openSample(page, "small");
  await page.locator(".goal-row .title-field").first().fill("Kvar här");
  await saved(page);
  await page.waitForTimeout(500);
  // A copy that claims to be the latest, but whose seal is broken, does not come first.
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith("genomfor/programme/"))) {
      const text = localStorage.getItem(key).replace(/"revision":(\d+)/, '"revision":999').replaceAll("Kvar här", "Skadat");
      localStorage.setItem(key, text);
    }
  });
  await context.addInitScript(() => delete window.WebAssembly);
  await page.goto(`${host.address}?utan`);
  await page.getByRole("heading", { name: "Genomför kunde inte starta" }).waitFor();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: /^Hämta/ }).click()]);
  assert.match(await readFile(await file.path(), "utf8"), /Kvar här/);
  await context.close();
});

test("a damaged copy is put aside and reported, and the rest is there", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await openSample(page, "small");
  await page.locator(".goal-row .title-field").first().fill("Helt");
  await saved(page);
  await page.waitForTimeout(500);
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.startsWith("genomfor/programme/"));
    localStorage.setItem(key, localStorage.getItem(key).slice(0, 5000));
  });
  await page.reload();
  await page.getByText("1 sparade delar var skadade").waitFor();
  assert.equal(await page.locator(".goal-row .title-field").first().inputValue(), "Helt");
  await page.goto(`${host.address}#/start`);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.locator(".damaged").getByRole("button", { name: "Hämta som fil" }).click(),
  ]);
  assert.ok((await readFile(await file.path(), "utf8")).length > 4000);
  assert.deepEqual(problems, []);
  await context.close();
});
