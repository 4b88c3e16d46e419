// Everywhere: any folder, any host, strict headers, hostile files, both browsers, everybody.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { begin, browser, FIXTURES, openFile, openSample, saved, site, visit } from "../support.mjs";

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

const STRICT =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; " +
  "img-src 'self' data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

test("served from a subfolder under a strict policy there is no violation, and no other host is asked", async () => {
  const folder = await site({ base: "/plan/bostad/", headers: { "content-security-policy": STRICT } });
  const { context, page, problems } = await visit(chromium, folder.address);
  const asked = new Set();
  page.on("request", (request) => asked.add(new URL(request.url()).origin));
  await page.evaluate(() => {
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective));
  });
  await openSample(page, "small");
  await page.goto(`${folder.address}#/underlag/behov`);
  await page.locator(".records tbody tr").first().click();
  await page.locator("#panel-title").waitFor();
  await saved(page);
  assert.deepEqual(await page.evaluate(() => window.violations), []);
  assert.deepEqual([...asked].filter((origin) => origin !== new URL(folder.address).origin && origin !== "null"), []);
  assert.deepEqual(problems, []);
  await context.close();
  await folder.close();
});

test("plain http on a host that is no secure context: everything critical works", async () => {
  const intranet = await site({ host: "0.0.0.0" });
  const port = new URL(intranet.address).port;
  const { context, page, problems } = await visit(await insecure(), `http://intranat.kommun.test:${port}/`);
  assert.equal(await page.evaluate(() => isSecureContext), false);
  await begin(page);
  await page.getByRole("button", { name: "Skriv det första målet" }).click();
  await page.keyboard.type("På intranätet");
  await saved(page);
  await page.reload();
  await page.locator(".outline").waitFor();
  assert.equal(await page.locator(".goal-row .title-field").inputValue(), "På intranätet");
  assert.deepEqual(problems, []);
  await context.close();
  await insecureBrowser?.close();
  await intranet.close();
});

let insecureBrowser;
async function insecure() {
  const { chromium: launcher } = await import("playwright-core");
  const { ARGUMENTS } = await import("../support.mjs");
  const rules = "--host-resolver-rules=MAP intranat.kommun.test 127.0.0.1";
  insecureBrowser = await launcher.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [...ARGUMENTS, rules],
  });
  return insecureBrowser;
}

test("every hostile file ends in a sentence or an opened programme, and no script in it runs", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await page.exposeFunction("alarm", () => problems.push("a script of a file has run"));
  await page.evaluate(() => (window.alert = window.alarm));
  await begin(page);
  await page.getByRole("button", { name: "Skriv det första målet" }).click();
  await page.keyboard.type("Mitt eget");
  await saved(page);
  const outcomes = { refused: 0, opened: 0 };
  for (const name of (await readdir(`${FIXTURES}/files`)).sort()) {
    await openFile(page, name, await readFile(`${FIXTURES}/files/${name}`));
    const dialog = page.locator("dialog[open]");
    const opened = page.locator(".outline, .empty");
    await dialog
      .or(opened)
      .first()
      .waitFor({ timeout: 10_000 })
      .catch(async () => assert.fail(`${name}: ${(await page.locator("body").innerText()).slice(0, 400)}`));
    await page.waitForTimeout(60);
    if (await page.locator('[data-test="read-error"]').count()) outcomes.refused += 1;
    else outcomes.opened += 1;
    if (await dialog.count()) {
      const beside = dialog.getByRole("button", { name: /Öppna bredvid/ });
      if (await beside.count()) {
        await beside.click();
        await opened.first().waitFor();
        await page.waitForTimeout(60);
      }
      while (await dialog.count()) {
        await dialog.getByRole("button", { name: /^(Stäng|Jag förstår)$/ }).click();
        await page.waitForTimeout(30);
      }
    }
  }
  assert.ok(outcomes.refused > 30 && outcomes.opened > 50, JSON.stringify(outcomes));
  await openFile(page, "stor.json", Buffer.alloc(49_000_000, 32));
  await page.getByText(/Filen är 49/).waitFor();
  await page.getByRole("button", { name: "Stäng" }).last().click();
  await page.goto(`${host.address}#/start`);
  await page.locator(".shelf-row", { hasText: "Forshaga" }).locator(".shelf-open").click();
  await page.locator(".outline").waitFor();
  assert.equal(await page.locator(".goal-row .title-field").inputValue(), "Mitt eget");
  assert.deepEqual(problems, []);
  await context.close();
});

test("a file that is dropped anywhere opens, and one that is cut off can be rescued", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  const whole = await readFile(`${FIXTURES}/files/whole.json`, "utf8");
  const drop = (name, text) =>
    page.evaluate(
      ([name, text]) => {
        const data = new DataTransfer();
        data.items.add(new File([text], name, { type: "application/json" }));
        for (const type of ["dragover", "drop"]) {
          document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
        }
      },
      [name, text],
    );
  await drop("avbruten.json", whole.slice(0, whole.length * 0.8));
  await page.getByText("Filen slutar för tidigt, på rad").waitFor();
  await page.getByRole("button", { name: "Öppna det som går att läsa" }).click();
  await page.getByText("resten saknas").waitFor();
  await page.getByRole("button", { name: "Jag förstår" }).click();
  await page.locator(".outline").waitFor();
  await drop("hel.json", whole);
  await page.getByRole("button", { name: /Öppna bredvid/ }).waitFor();
  assert.deepEqual(problems, []);
  await context.close();
});

for (const colorScheme of ["light", "dark"]) {
  for (const lang of ["sv", "en"]) {
    test(`axe finds nothing on any view (${colorScheme}, ${lang})`, async () => {
      const { context, page, problems } = await visit(chromium, host.address, { colorScheme });
      const found = [];
      const check = async (view) => {
        await page.waitForTimeout(150);
        await page.evaluate(`${axe}; undefined`);
        const { violations } = await page.evaluate(() => window.axe.run());
        for (const { id, nodes } of violations) found.push(`${view}: ${id}: ${nodes[0].html.slice(0, 200)} ${nodes[0].failureSummary}`);
      };
      if (lang === "en") {
        await page.locator('[data-test="Settings"]').click();
        await check("settings");
        await page.getByRole("button", { name: "English" }).click();
        await page.getByRole("button", { name: "Close" }).click();
      }
      await check("start, empty");
      await begin(page);
      await check("program, empty");
      await page.goto(`${host.address}#/underlag/behov`);
      await check("needs, empty");
      await openSample(page, "small");
      await check("program");
      await page.locator(".measure-row .col-time").nth(3).click();
      await page.locator("#panel-title").waitFor();
      await check("measure");
      await page.locator(".goal-row .goal-number").first().click();
      await check("goal");
      await page.locator("#panel .panel-tools button").nth(4).click();
      await page.getByRole("dialog").waitFor();
      await check("removing");
      await page.keyboard.press("Escape");
      await page.locator(".head-keys").click();
      await check("keys");
      await page.keyboard.press("Escape");
      await page.keyboard.press("Control+k");
      await page.locator("#palette").waitFor();
      await check("palette");
      await page.keyboard.press("Escape");
      const test = (name) => page.locator(`[data-test="${name}"]`);
      for (const panel of ["Views", "Columns", "Filter", "More"]) {
        await test(panel).click();
        if (panel === "Filter") for (const details of await page.locator(".menu-details summary").all()) await details.click();
        await check(panel);
        await page.keyboard.press("Escape");
      }
      for (const column of ["number", "tool", "lead", "priority", "time", "status"]) {
        await page.locator(`.measure-row .col-${column} .cell`).first().click();
        await page.locator(".cell-editor").waitFor();
        await check(`editing ${column}`);
        await page.keyboard.press("Escape");
        await page.keyboard.press("Escape");
      }
      await page.locator(".measure-row .row-check").nth(1).check();
      await page.locator(".measure-row .row-check").nth(3).check();
      await check("selected");
      await test("Change selected").click();
      await page.locator("#bulk-shift").fill("2");
      await check("changing many");
      await page.keyboard.press("Escape");
      await page.locator(".selection-bar button").last().click();
      await page.locator("#program-search").fill("bostäder");
      await page.locator("#program-grouping").selectOption("year");
      await check("filtered and grouped");
      await test("Show all").click();
      await page.locator("#program-grouping").selectOption("goal");
      await test("More").click();
      await test("Paste from Excel or Word…").click();
      await check("pasting");
      await page.locator("#paste-text").fill(await readFile(`${FIXTURES}/paste/untidy.tsv`, "utf8"));
      await page.locator("#paste-add").waitFor();
      await check("what is pasted");
      await page.keyboard.press("Escape");
      for (const part of ["program", "behov", "omgivningsmal", "utmaningar", "organ", "omraden", "samrad", "styrdokument"]) {
        await page.goto(`${host.address}#/underlag/${part}`);
        if (part !== "program") {
          await page.locator(".records tbody tr").first().click();
          await page.locator("#panel-title").waitFor();
        }
        await check(part);
      }
      await page.goto(`${host.address}#/start`);
      await page.locator(".shelf-row").first().waitFor();
      await check("start");
      assert.deepEqual(found, []);
      assert.deepEqual(problems, []);
      await context.close();
    });
  }
}

test("Firefox opens a sample, keeps a change and takes it back", async (t) => {
  const firefox = process.env.FIREFOX ?? "/usr/bin/firefox-esr";
  assert.ok(existsSync(firefox), "Firefox is installed by cargo xtask test");
  const { default: puppeteer } = await import("puppeteer-core/lib/esm/puppeteer/puppeteer-core.js");
  const other = await puppeteer.launch({ browser: "firefox", executablePath: firefox, headless: true });
  t.after(() => other.close());
  const page = await other.newPage();
  const problems = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  await page.goto(host.address);
  await page.waitForSelector('[data-test="sample-small"]');
  await page.click('[data-test="sample-small"]');
  await page.waitForSelector(".outline .goal-row .title-field");
  await page.focus(".goal-row .title-field");
  await page.keyboard.type("Från Firefox ");
  await page.waitForFunction(() => {
    const state = document.querySelector('[data-test="saved"]').dataset;
    return state.state === "saved" && Number(state.revision) > 1;
  });
  await page.reload();
  await page.waitForSelector(".goal-row .title-field");
  const title = () => page.$eval(".goal-row .title-field", (field) => field.value);
  assert.match(await title(), /Från Firefox/);
  await page.click('[data-test="Undo"]');
  await page.waitForFunction(() => !document.querySelector(".goal-row .title-field").value.includes("Firefox"));
  assert.deepEqual(problems, []);
});
