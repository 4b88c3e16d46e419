// What every journey needs: the built page on a server, a browser, and the words of a planner.
import { chromium } from "playwright-core";
import { fileURLToPath } from "node:url";
import { ARGUMENTS, CHROMIUM, DIST } from "./chromium.mjs";
import { serve } from "./server.mjs";

export { ARGUMENTS, DIST };
export const FIXTURES = fileURLToPath(new URL("../fixtures", import.meta.url));

export const site = (options) => serve(DIST, options);

export const browser = () => chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });

/** A browser with a profile on disk, which survives being killed. */
export const profile = (folder) =>
  chromium.launchPersistentContext(folder, { executablePath: CHROMIUM, args: ARGUMENTS, locale: "sv-SE" });

/** Errors of the page: a journey with any of them has failed. */
export function watch(page) {
  const problems = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  return problems;
}

/** Opens the start page in a fresh context. File pickers are left out: tests read downloads. */
export async function visit(browser, address, options = {}) {
  const context = await browser.newContext({ locale: "sv-SE", acceptDownloads: true, ...options });
  await context.addInitScript(() => {
    delete window.showSaveFilePicker;
    delete window.showOpenFilePicker;
  });
  const page = await context.newPage();
  const problems = watch(page);
  await page.goto(address);
  await page.locator(".head").waitFor();
  return { context, page, problems };
}

/** Waits until the latest change is kept, and gives its revision. */
export async function saved(page) {
  const state = page.locator('[data-test="saved"][data-state="saved"]');
  await page.waitForTimeout(250);
  await state.waitFor();
  return Number(await state.getAttribute("data-revision"));
}

export async function openSample(page, name) {
  await page.goto(`${page.url().split("#")[0]}#/start`);
  await page.locator(`[data-test="sample-${name}"]`).click();
  await page.locator(".outline").waitFor();
  await saved(page);
}

/** Begins a programme for a municipality, by keys and clicks as a planner would. */
export async function begin(page, municipality = "Forshaga") {
  await page.locator("#new-municipality").fill(municipality);
  await page.locator('[role="option"]').first().waitFor();
  await page.keyboard.press("Enter");
  await page.locator('[data-test="Begin"]').click();
  await page.locator("#view-heading").waitFor();
}

/** Saves to a file and gives its text. */
export async function download(page) {
  const [file] = await Promise.all([page.waitForEvent("download"), page.locator('[data-test="Save to file"]').click()]);
  const chunks = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk);
  return { name: file.suggestedFilename(), text: Buffer.concat(chunks).toString("utf8") };
}

/** Opens a file as by the dialog. */
export async function openFile(page, name, content) {
  await page.goto(`${page.url().split("#")[0]}#/start`);
  const buffer = Buffer.isBuffer(content) ? content : Buffer.from(content);
  await page.locator('input[type="file"]').setInputFiles({ name, mimeType: "application/json", buffer });
}
