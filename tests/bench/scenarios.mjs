// The scenarios, in the order in which one visit goes through them. Each takes the page of
// a subject and gives samples by the id of a figure.
import { p95 } from "./report.mjs";
import { RARE } from "./generate.mjs";

/** What is written in the table, in its order. */
export const FIGURES = [
  { id: "open-first", title: "Open, first time in a visit (fetches the second part)", unit: "ms" },
  { id: "open", title: "Open: text of a file → rows painted", unit: "ms" },
  { id: "key", title: "Key press in a title → painted", unit: "ms" },
  { id: "commit", title: "Edit committed → painted", unit: "ms" },
  { id: "search", title: "Search word → rows painted", unit: "ms" },
  { id: "search-clear", title: "Search cleared → rows painted", unit: "ms" },
  { id: "sort", title: "Sort by priority → painted", unit: "ms" },
  { id: "scroll-p95", title: "Scroll, 60 wheel steps: frame p95", unit: "ms" },
  { id: "scroll-longest", title: "Scroll: longest frame", unit: "ms" },
  { id: "scroll-empty", title: "Scroll: frames without a row in the middle", unit: "%" },
  { id: "undo", title: "Undo of 100 edits → painted", unit: "ms" },
  { id: "save", title: "Ctrl+S → file ready", unit: "ms" },
  { id: "nodes", title: "DOM elements", unit: "" },
  { id: "heap", title: "JS heap after a collection", unit: "MB" },
  { id: "wasm", title: "WebAssembly memory", unit: "MB" },
  { id: "fcp", title: "Cold start, 4× slower CPU, 10 Mbit/s: first contentful paint", unit: "ms" },
  { id: "first-key", title: "Cold start: first key accepted", unit: "ms" },
];

const TYPED = "och redovisa hur det gick";
/** Marks of edits: those that stay, and those that are undone. */
const STAYS = "¤";
const UNDONE = "§";
const UNDO = 100;
const MEGABYTE = 1_000_000;

/** Waits until everything is kept and nothing is going on. */
export async function settle(page) {
  await page.waitForTimeout(300);
  await page.waitForFunction(() => window.subject.settled());
  await page.waitForTimeout(300);
}

const sample = (page) => page.evaluate(() => window.sample);
const leave = (page) => page.evaluate(() => document.activeElement?.blur());

/** The time of opening a text that is in the memory of the page. */
export async function open(page, text) {
  await page.evaluate((text) => {
    window.act = window.subject.open(text);
  }, text);
  return page.evaluate(() =>
    window.clock.after(window.act, () => window.subject.opened()).finally(() => delete window.act),
  );
}

/** Opens a small file and leaves it: the others have their code before the clock starts, and so has the application. */
export async function warm(page, text, visits = async () => {}) {
  await open(page, text);
  await settle(page);
  await visits(page);
  await page.evaluate(() => (location.hash = "#/start"));
  await page.waitForFunction(() => window.subject.ready() && !window.subject.opened());
  await page.waitForTimeout(300);
}

export async function weight({ page, cdp }) {
  const nodes = await page.evaluate(() => document.querySelectorAll("*").length);
  const wasm = await page.evaluate(() => window.subject.wasmBytes?.() ?? null);
  await cdp.send("HeapProfiler.enable");
  await cdp.send("HeapProfiler.collectGarbage");
  await cdp.send("HeapProfiler.disable");
  await cdp.send("Performance.enable");
  const { metrics } = await cdp.send("Performance.getMetrics");
  await cdp.send("Performance.disable");
  const heap = metrics.find(({ name }) => name === "JSHeapUsedSize").value;
  return { nodes: [nodes], heap: [heap / MEGABYTE], ...(wasm === null ? {} : { wasm: [wasm / MEGABYTE] }) };
}

/** Turns the wheel over the list, with the clock at the frames. */
export async function wheel({ page, problems }) {
  const middle = await page.evaluate(() => {
    const { left, top, width, height } = window.subject.list().getBoundingClientRect();
    // Where names stand in a list beside bars, a row is looked for among them.
    return { x: left + width * (window.subject.across ?? 0.5), y: Math.min(top + height / 2, innerHeight - 60) };
  });
  await page.mouse.move(middle.x, middle.y);
  await page.evaluate(({ x, y }) => {
    const rows = window.subject.rowSelector ?? "tr, .ag-row, .tabulator-row";
    const row = () =>
      document
        .elementsFromPoint(x, y)
        .find((element) => element.closest(rows))
        ?.closest(rows);
    window.middle = () => (row() ? window.subject.title(row()) || row().textContent : "");
    window.stop = window.clock.frames(() => !row());
  }, middle);
  const before = await page.evaluate(() => window.middle());
  for (let step = 0; step < 60; step += 1) {
    await page.mouse.wheel(0, 240);
    await page.waitForTimeout(16);
  }
  await page.waitForTimeout(300);
  const { deltas, empty } = await page.evaluate(() => window.stop());
  if ((await page.evaluate(() => window.middle())) === before) problems.push("the wheel did not scroll the list");
  return {
    "scroll-p95": [p95(deltas)],
    "scroll-longest": [Math.max(...deltas)],
    "scroll-empty": [100 * empty],
  };
}

/** Back to the first row after the wheel. */
export async function backToTop(page) {
  await page.mouse.wheel(0, -10_000_000);
  await settle(page);
}

async function scroll(visit) {
  const figures = await wheel(visit);
  await backToTop(visit.page);
  return figures;
}

async function search({ page }) {
  if (!(await page.evaluate(() => window.subject.searchField() !== null))) return {};
  const times = await page.evaluate(async (word) => {
    const { subject, clock } = window;
    const field = subject.searchField();
    const type = (text) => () => {
      field.value = text;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    };
    field.focus();
    const fits = (row) => subject.title(row).toLowerCase().includes(word);
    const found = await clock.after(type(word), () => subject.rows().length > 0 && subject.rows().every(fits));
    const cleared = await clock.after(type(""), () => subject.rows().some((row) => !fits(row)));
    return [found, cleared];
  }, RARE);
  await leave(page);
  await settle(page);
  return { search: [times[0]], "search-clear": [times[1]] };
}

/** Begins to edit the title of a row that can be seen. */
const edit = (page, place) =>
  page.evaluate((place) => {
    const box = window.subject.list().getBoundingClientRect();
    const seen = (row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return top > box.top + 60 && bottom < Math.min(box.bottom, innerHeight);
    };
    window.row = window.subject.rows().filter(seen)[place];
    window.subject.edit(window.row);
  }, place);

async function keys({ page }) {
  await edit(page, 2);
  await settle(page);
  const times = [];
  for (const letter of TYPED) {
    await page.evaluate(() => {
      const field = document.activeElement;
      const before = field.value;
      window.sample = window.clock.fromEvent("keydown", () => field.value !== before);
    });
    await page.keyboard.press(letter === " " ? "Space" : letter);
    times.push(await sample(page));
    await page.waitForTimeout(60);
  }
  await page.keyboard.press(await page.evaluate(() => window.subject.commitKey));
  await leave(page);
  await settle(page);
  return { key: times };
}

async function commits({ page }) {
  const key = await page.evaluate(() => window.subject.commitKey);
  const times = [];
  for (let place = 1; place <= 6; place += 1) {
    await edit(page, place);
    await page.waitForTimeout(300);
    await page.keyboard.insertText(STAYS);
    await page.evaluate((mark) => {
      const [field, row] = [document.activeElement, window.row];
      const done = () => document.activeElement !== field && window.subject.title(row).includes(mark);
      window.sample = window.clock.fromEvent("keydown", done);
    }, STAYS);
    await page.keyboard.press(key);
    times.push(await sample(page));
  }
  await leave(page);
  await settle(page);
  return { commit: times };
}

async function undo({ page, problems }) {
  if (await page.evaluate(() => Boolean(window.subject.editMany))) {
    await page.evaluate(([count, mark]) => window.subject.editMany(count, mark), [UNDO, UNDONE]);
  } else {
    await edit(page, 0);
    const before = await page.evaluate(() => window.subject.revision());
    for (let time = 0; time < UNDO; time += 1) {
      await page.keyboard.press("Control+End");
      await page.keyboard.insertText(UNDONE);
      await page.keyboard.press("ArrowDown");
    }
    await leave(page);
    await settle(page);
    const made = (await page.evaluate(() => window.subject.revision())) - before;
    if (made !== UNDO) problems.push(`${made} edits instead of ${UNDO}`);
  }
  await settle(page);
  const marked = (mark) => window.subject.rows().some((row) => window.subject.title(row).includes(mark));
  if (!(await page.evaluate(marked, UNDONE))) problems.push("no edited row is on the page before the undo");
  const time = await page.evaluate(
    ([count, mark]) => {
      const { subject, clock } = window;
      const clean = () => !subject.rows().some((row) => subject.title(row).includes(mark));
      return clock.after(() => subject.undo(count), clean);
    },
    [UNDO, UNDONE],
  );
  await settle(page);
  return { undo: [time] };
}

/** Saves to a file with the key, and gives the time and the text. */
export async function saveFile(page) {
  await page.evaluate(() => {
    window.sample = window.clock.saving();
  });
  await page.keyboard.press("Control+s");
  return sample(page);
}

/** Saves, and looks into the file: every scenario before has to have done what it says. */
async function save({ page, problems, done }) {
  const { time, text } = await saveFile(page);
  const content = JSON.parse(text);
  // The log of changes tells what was there before.
  delete content.log;
  const kept = JSON.stringify(content);
  const count = (mark) => kept.split(mark).length - 1;
  if (done.key && count(TYPED) !== 1) problems.push(`what was typed is ${count(TYPED)} times in the file`);
  if (done.commit && count(STAYS) !== done.commit.length)
    problems.push(`${count(STAYS)} committed edits are in the file`);
  if (done.undo && count(UNDONE) !== 0) problems.push(`${count(UNDONE)} edits are left after the undo`);
  await settle(page);
  return { save: [time] };
}

async function sort({ page }) {
  // Where the table is grouped, it is sorted within the groups; the others are flat lists.
  await page.evaluate(() => window.subject.ungroup?.());
  await settle(page);
  const heading = await page.evaluateHandle(() => window.subject.heading());
  if (!heading.asElement()) return {};
  await page.evaluate(() => {
    const { subject, clock } = window;
    const top = () => subject.rows().slice(0, 5);
    const titles = () => top().map(subject.title).join("\n");
    const before = titles();
    // Up or down: a table may begin with either.
    const inOrder = () => {
      const priorities = top().map((row) => Number.parseInt(subject.priority(row), 10));
      const follows = (fits) => priorities.every((priority, place) => !place || fits(priorities[place - 1], priority));
      return follows((one, next) => one <= next) || follows((one, next) => one >= next);
    };
    window.sample = clock.fromEvent("click", () => titles() !== before && inOrder());
  });
  await heading.asElement().click();
  const time = await sample(page);
  await settle(page);
  return { sort: [time] };
}

export const SCENARIOS = [
  { ids: ["nodes", "heap", "wasm"], run: weight },
  { ids: ["scroll-p95", "scroll-longest", "scroll-empty"], run: scroll },
  { ids: ["search", "search-clear"], run: search },
  { ids: ["key"], run: keys },
  { ids: ["commit"], run: commits },
  { ids: ["undo"], run: undo },
  { ids: ["save"], run: save },
  { ids: ["sort"], run: sort },
];
