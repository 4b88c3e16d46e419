// What is made of the samples: median, p95, one table, one file.

const ordered = (samples) => [...samples].sort((a, b) => a - b);

export function median(samples) {
  const list = ordered(samples);
  const middle = list.length / 2;
  return list.length % 2 ? list[Math.floor(middle)] : (list[middle - 1] + list[middle]) / 2;
}

/** The smallest sample that 95 of 100 do not exceed. */
export const p95 = (samples) => ordered(samples)[Math.ceil(samples.length * 0.95) - 1];

/** How far the samples lie apart, as a share of their median. */
export const spread = (samples) => (Math.max(...samples) - Math.min(...samples)) / median(samples);

const number = (value) => (value >= 100 ? value.toFixed(0) : value.toFixed(1));

/** Median, p95 and ratio of every figure; `ours` is compared with the best of the others. */
export function summary(figures, subjects, samples) {
  return figures
    .filter(({ id }) => subjects.some(({ name }) => samples[name]?.[id]?.length))
    .map(({ id, title, unit }) => {
      const of = (name) => {
        const list = samples[name]?.[id];
        return list?.length ? { median: median(list), p95: p95(list), samples: list.length } : null;
      };
      const values = Object.fromEntries(subjects.map(({ name }) => [name, of(name)]));
      const ours = subjects.filter(({ ours }) => ours).map(({ name }) => values[name])[0];
      const best = subjects.filter(({ ours, name }) => !ours && values[name]).map(({ name }) => values[name].median);
      const ratio = ours && best.length && Math.min(...best) > 0 ? ours.median / Math.min(...best) : null;
      return { id, title, unit, values, ratio };
    });
}

/** The summary as one Markdown table; with ours beside the best of the others where there are any. */
export function table(lines, subjects) {
  const beside = subjects.some(({ ours }) => ours);
  const cell = (value) => (value ? `${number(value.median)} / ${number(value.p95)}` : "–");
  const out = [
    ["scenario (median / p95)", "unit", ...subjects.map(({ title }) => title), ...(beside ? ["ours ÷ best peer"] : [])],
    ["---", "---", ...subjects.map(() => "---:"), ...(beside ? ["---:"] : [])],
    ...lines.map(({ title, unit, values, ratio }) => [
      title,
      unit,
      ...subjects.map(({ name }) => cell(values[name])),
      ...(beside ? [ratio === null ? "–" : ratio.toFixed(2)] : []),
    ]),
  ];
  return out.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
