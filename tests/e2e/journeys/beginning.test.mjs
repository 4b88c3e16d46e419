// Beginning: the first quarter of an hour, from an empty programme to goals, bodies and measures.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { begin, browser, openSample, saved, site, visit } from "../support.mjs";

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

/** The keys of a planner without a mouse. */
function keyboard(page) {
  const press = async (...keys) => {
    for (const key of keys) {
      await page.keyboard.press(key);
      await page.waitForTimeout(40);
    }
  };
  const focused = () =>
    page.evaluate(() => ({ id: document.activeElement?.id ?? "", text: document.activeElement?.textContent?.trim() ?? "" }));
  /** Tabs to the element with that id or exactly that text. */
  const tabTo = async (wanted, key = "Tab") => {
    for (let tries = 0; tries < 150; tries++) {
      const { id, text } = await focused();
      if (id === wanted || text === wanted) return;
      await page.keyboard.press(key);
    }
    assert.fail(`the focus never reached ${wanted}`);
  };
  const type = async (field, text) => {
    await tabTo(field);
    await page.keyboard.type(text);
  };
  return { press, focused, tabTo, type };
}

/** Waits until a step is shown and its heading has the focus. */
const stepIs = (page, number) =>
  page.waitForFunction(
    (start) => document.activeElement?.id === "interview-heading" && document.activeElement.textContent.startsWith(start),
    `Steg ${number} av 5`,
  );

test("by keys alone a planner comes from an empty browser to goals, bodies and measures, and back step by step", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  const { press, focused, tabTo, type } = keyboard(page);
  await type("new-municipality", "Forshaga");
  await press("Enter");
  await tabTo("Börja");
  await press("Enter");
  await page.locator(".empty").waitFor();
  await page.evaluate(() => document.activeElement?.blur());
  await tabTo("Gå igenom frågorna");
  await press("Enter");

  await stepIs(page, 1);
  assert.match(page.url(), /#\/fragor\/kommunen$/);
  assert.equal(await page.locator('.interview-steps [aria-current="step"]').innerText(), "Kommunen och tiden");
  assert.match(await page.locator('.rail [aria-current="page"]').innerText(), /Program/);
  await tabTo("fact-market-choice");
  await press("ArrowDown", "ArrowDown");
  assert.equal(await page.locator("#fact-market-choice").inputValue(), "balance");
  assert.equal(await page.locator('[data-test="saved"]').getAttribute("data-revision"), "0", "nothing is written yet");
  await tabTo("Spara och gå vidare");
  await press("Enter");

  await stepIs(page, 2);
  await page.getByText("Sparat. Du kan ångra i ett steg.").waitFor();
  assert.equal(await page.locator(".interview-row > input:checked").count(), 8, "those whom nearly everybody has");
  await type("body-Bolaget-title", "Forshagabostäder AB");
  await type("body-Bolaget-short", "FAB");
  await tabTo("add-body");
  await press("Enter");
  assert.equal((await focused()).id, "own-body-0001-title");
  await page.keyboard.type("Kulturnämnden");
  await type("own-body-0001-short", "KUN");
  await press("Control+Enter");

  await stepIs(page, 3);
  await page.getByText("9 organ har lagts till.").waitFor();
  await page.getByText("Vanliga mål där marknaden är i balans").waitFor();
  await tabTo("goal-vacancies");
  await press("Space");
  await page.getByText("Ett mål för bostadsbyggande saknas").waitFor();
  await type("goal-vacancies-short", "3");
  assert.equal(await page.locator("#goal-vacancies-title").inputValue(), "Högst 3 procent av bostadsbolagets lägenheter är lediga");
  await tabTo("goal-evictions");
  await press("Space");
  await tabTo("add-goal");
  await press("Enter");
  await page.keyboard.type("Fler vill bo kvar i Deje");
  await tabTo("goal-older", "Shift+Tab");
  await press("Space");
  await type("goal-older-short", "40");
  await type("goal-older-title", "Det finns minst 40 fler lägenheter med hiss");
  await page.locator("#goal-older-short").fill("45");
  assert.equal(await page.locator("#goal-older-title").inputValue(), "Det finns minst 45 fler lägenheter med hiss", "the number stays one");
  await page.getByText("Det finns mål för både bostadsbyggande och bestånd").waitFor();
  await press("Control+Enter");

  await stepIs(page, 4);
  await page.getByText("4 mål har lagts till.").waitFor();
  // A goal that was put in other words keeps its proposals; one that is all new may choose some.
  const choices = page.locator('[id^="type-"][id$="-choice"]');
  assert.equal(await choices.count(), 2);
  assert.equal(await choices.first().inputValue(), "older");
  assert.equal(await choices.last().inputValue(), "");
  const boxes = await page.locator(".interview-row > input").evaluateAll((all) => all.map((box) => box.id));
  assert.equal(boxes.length, 9);
  const lead = (box) => page.locator(`#${box}-choice`).evaluate((list) => list.selectedOptions[0].textContent);
  for (const place of [0, 1, 4, 7, 8]) {
    await tabTo(boxes[place]);
    await press("Space");
  }
  assert.equal(await lead(boxes[0]), "Forshagabostäder AB");
  assert.equal(await lead(boxes[8]), "Socialnämnden");
  const own = await page.locator('[id^="own-measure-"][id$="-title"]').last().getAttribute("id");
  await type(own, "Fråga de som bor i Deje");
  await press("Control+Enter");

  await stepIs(page, 5);
  await page.getByText("Programmet har nu 4 mål, 6 åtgärder och 9 organ.").waitFor();
  await page.getByRole("link", { name: /Ange behovet av tillskott/ }).waitFor();
  await tabTo("Till programmet");
  await press("Enter");
  await page.locator(".outline").waitFor();
  assert.equal(await page.locator(".goal-row").count(), 4);
  assert.equal(await page.locator(".measure-row").count(), 6);
  const revision = await saved(page);
  assert.equal(revision, 4, "each step is one change");

  await page.reload();
  await page.locator(".outline").waitFor();
  assert.equal(await page.locator(".measure-row").count(), 6);
  // Going through it again adds nothing.
  await press("Control+k");
  await page.locator("#palette").waitFor();
  await page.keyboard.type("gå igenom frågorna");
  await press("Enter");
  for (const step of [1, 2, 3, 4]) {
    await stepIs(page, step);
    await press("Control+Enter");
  }
  await stepIs(page, 5);
  assert.equal(await saved(page), revision);

  // Each undo takes back a step, and shows it.
  for (const step of [4, 3, 2, 1]) {
    await press("Control+z");
    await page.waitForFunction((start) => document.querySelector("#interview-heading").textContent.startsWith(start), `Steg ${step} av 5`);
    assert.notEqual(await page.evaluate(() => document.activeElement.tagName), "BODY", "the focus is lost");
  }
  assert.equal(await page.locator("#fact-market-choice").inputValue(), "unstated");
  assert.equal(await page.locator('[data-test="Undo"]').getAttribute("aria-disabled"), "true");
  await press("Control+y", "Control+y", "Control+y", "Control+y");
  await page.locator(".rail-count", { hasText: /^6$/ }).waitFor();
  assert.deepEqual(problems, []);
  await context.close();
});

test("whoever leaves half-way keeps what was saved, and finds what was answered", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await begin(page);
  await page.locator('[data-test="Interview"]').click();
  await stepIs(page, 1);
  await page.locator("#fact-period_to").fill("snart");
  await page.locator('[data-test="Save and go on"]').click();
  await page.getByText("Skriv ett årtal").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "fact-period_to");
  await page.locator("#fact-period_to").fill("2031");
  await page.locator('[data-test="Save and go on"]').click();
  await stepIs(page, 2);
  await page.locator(".head-title", { hasText: "–2031" }).waitFor();
  await page.locator("#body-REG").uncheck();
  await page.locator('[data-test="Save and go on"]').click();
  await stepIs(page, 3);
  await page.locator("#goal-follow_up").check();
  await page.locator('[data-test="Leave"]').click();
  await page.locator(".empty").waitFor();
  await page.goto(`${host.address}#/fragor/mal`);
  await stepIs(page, 3);
  assert.ok(await page.locator("#goal-follow_up").isChecked());
  await page.locator('[data-test="Back"]').click();
  await stepIs(page, 2);
  assert.equal(await page.locator("#body-REG").isChecked(), false, "what was left out is not proposed again");
  assert.equal(await page.locator(".interview-there").count(), 7);
  await saved(page);
  // A reload stays in the step, and what was saved is there.
  await page.reload();
  await stepIs(page, 2);
  assert.equal(await page.locator(".interview-there").count(), 7);
  await page.locator('[data-test="Skip"]').click();
  await stepIs(page, 3);
  await page.goBack();
  await page.waitForFunction(() => document.querySelector("#interview-heading").textContent.startsWith("Steg 2 av 5"));
  assert.deepEqual(problems, []);
  await context.close();
});

test("a measure that is proposed for two goals becomes one measure that serves both", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await begin(page);
  await page.goto(`${host.address}#/fragor/mal`);
  await stepIs(page, 3);
  await page.locator("#goal-older").check();
  await page.locator("#goal-accessible").check();
  await page.locator('[data-test="Save and go on"]').click();
  await stepIs(page, 4);
  const surveys = page.getByRole("checkbox", { name: "Inventera tillgängligheten i flerbostadshusen" });
  for (const nth of [0, 1]) await surveys.nth(nth).check();
  await page.locator('[data-test="Save and go on"]').click();
  await stepIs(page, 5);
  await page.getByText("Programmet har nu 2 mål, 1 åtgärd och 0 organ.").waitFor();
  await page.locator('[data-test="Save and go on"]').click();
  await page.locator(".measure-row").nth(1).waitFor();
  assert.deepEqual(await page.locator(".measure-row .col-number").allInnerTexts(), ["A01", "A01"]);
  assert.deepEqual(problems, []);
  await context.close();
});

for (const colorScheme of ["light", "dark"]) {
  for (const [lang, viewport] of [["sv", { width: 1366, height: 768 }], ["en", { width: 390, height: 844 }]]) {
    test(`axe finds nothing in the interview, and it fits its page (${colorScheme}, ${lang}, ${viewport.width})`, async () => {
      const { context, page, problems } = await visit(chromium, host.address, { colorScheme, viewport });
      const found = [];
      const check = async (view) => {
        await page.waitForTimeout(150);
        await page.evaluate(`${axe}; undefined`);
        const { violations } = await page.evaluate(() => window.axe.run());
        for (const { id, nodes } of violations) found.push(`${view}: ${id}: ${nodes[0].html.slice(0, 200)} ${nodes[0].failureSummary}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (wide > 0) found.push(`${view}: ${wide} px too wide`);
      };
      if (lang === "en") {
        await page.locator('[data-test="Settings"]').click();
        await page.getByRole("button", { name: "English" }).click();
        await page.getByRole("button", { name: "Close" }).click();
      }
      await begin(page);
      await check("empty programme");
      await page.locator('[data-test="Interview"]').click();
      await page.locator("#fact-period_from").fill("2040");
      await page.locator('[data-test="Save and go on"]').click();
      await page.locator(".field-error").waitFor();
      await check("facts");
      await page.locator('[data-test="Skip"]').click();
      await page.locator("#body-KF").waitFor();
      await page.locator("#add-body").click();
      await check("bodies");
      await page.locator('[data-test="Save and go on"]').click();
      await page.locator("#goal-older").check();
      await page.locator("#goal-evictions").check();
      await page.locator("#add-goal").click();
      await page.locator("#own-goal-0001-title").fill("Something of our own");
      await check("goals");
      await page.locator('[data-test="Save and go on"]').click();
      await page.locator(".interview-row > input").first().check();
      await check("measures");
      await page.locator('[data-test="Save and go on"]').click();
      await page.locator(".interview-summary").waitFor();
      await check("done");
      await page.locator('[data-test="Back"]').click();
      await page.locator(".interview-there").first().waitFor();
      await check("measures, once more");
      assert.deepEqual(found, []);
      assert.deepEqual(problems, []);
      await context.close();
    });
  }
}

test("in a programme that is far along the interview proposes nothing that is there", async () => {
  const { context, page, problems } = await visit(chromium, host.address);
  await openSample(page, "small");
  const revision = await saved(page);
  await page.goto(`${host.address}#/fragor/organ`);
  await stepIs(page, 2);
  assert.equal(await page.locator(".interview-row > input:checked").count(), 0);
  assert.equal(await page.locator(".interview-there").count(), 15, "all bodies of the sample are listed");
  for (const step of [3, 4, 5]) {
    await page.locator('[data-test="Save and go on"]').click();
    await stepIs(page, step);
  }
  assert.equal(await saved(page), revision);
  assert.deepEqual(problems, []);
  await context.close();
});
