// Screenshots of every view: empty, small and large sample; three sizes; light and dark.
import { mkdir, readFile } from "node:fs/promises";
import { begin, browser, FIXTURES, openSample, site, visit } from "./support.mjs";

const FOLDER = new URL("../../screenshots/", import.meta.url).pathname;
const SIZES = {
  laptop: { viewport: { width: 1366, height: 768 } },
  projector: { viewport: { width: 1920, height: 1080 }, scale: 1.6 },
  phone: { viewport: { width: 390, height: 844 } },
};
const only = process.argv[2] ?? "";

await mkdir(FOLDER, { recursive: true });
const { address, close } = await site();
const chromium = await browser();
for (const [size, { viewport, scale }] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"]) {
    for (const content of ["empty", "small", "large"]) {
      const name = (view) => `${size}-${colorScheme}-${content}-${view}`;
      if (only && !name("").includes(only)) continue;
      const { context, page } = await visit(chromium, address, { viewport, colorScheme });
      if (scale) {
        await page.evaluate((value) => document.documentElement.style.setProperty("--scale", value), scale);
      }
      const shot = async (view) => {
        if (scale) await page.evaluate((v) => document.documentElement.style.setProperty("--scale", v), scale);
        await page.waitForTimeout(150);
        await page.screenshot({ path: `${FOLDER}${name(view)}.png` });
      };
      if (content === "empty") {
        await shot("start");
        await begin(page);
      } else {
        await openSample(page, content);
        await page.goto(`${address}#/start`);
        await page.locator(".shelf-row").first().waitFor();
        await shot("start");
      }
      await page.goto(`${address}#/program`);
      await shot("program");
      if (content !== "empty") {
        await page.locator(".measure-row .col-time").nth(3).click();
        await page.locator("#panel-title").waitFor();
        await shot("program-panel");
        await page.locator("#panel").evaluate((panel) => panel.scrollTo(0, 700));
        await shot("program-panel-below");
        await page.goto(`${address}#/program`);
        await page.locator(".goal-row .goal-number").first().click();
        await shot("program-goal");
      }
      await page.goto(`${address}#/program`);
      if (content !== "empty") {
        const test = (name) => page.locator(`[data-test="${name}"]`);
        await test("Views").click();
        await shot("program-views");
        await page.getByRole("button", { name: "Uppdrag per ansvarig" }).click();
        await page.locator("#program-search").fill("bostäder");
        await shot("program-table");
        await test("Show all").click();
        await page.locator(".measure-row .col-time .cell").nth(2).click();
        await page.locator(".cell-editor").waitFor();
        await shot("program-editing");
        await page.keyboard.press("Escape");
        await page.locator(".measure-row .title-field").first().focus();
        await page.keyboard.press("Control+a");
        await page.keyboard.press("Control+a");
        await shot("program-selected");
        await test("Change selected").click();
        await page.locator("#bulk-shift").fill("2");
        await shot("program-many");
        await page.keyboard.press("Escape");
        await test("More").click();
        await test("Paste from Excel or Word…").click();
        await page.locator("#paste-text").fill(await readFile(`${FIXTURES}/paste/untidy.tsv`, "utf8"));
        await page.locator("#paste-add").waitFor();
        await shot("program-paste");
        await page.keyboard.press("Escape");
      } else {
        await page.goto(`${address}#/fragor/mal`);
        await shot("interview");
      }
      await page.goto(`${address}#/underlag/program`);
      await shot("underlag");
      await page.goto(`${address}#/underlag/behov`);
      await shot("underlag-behov");
      if (content !== "empty") {
        await page.locator(".records tbody tr").first().click();
        await page.locator("#panel-title").waitFor();
        await shot("underlag-behov-panel");
        await page.goto(`${address}#/underlag/organ`);
        await shot("underlag-organ");
      }
      await context.close();
    }
  }
}
await chromium.close();
await close();
