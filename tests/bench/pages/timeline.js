// How the benchmark takes hold of the view Tidslinje. Injected after genomfor.js.
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const list = () => document.querySelector('[data-test="timeline-scroll"]');
  const rowSelector = '[data-test="timeline-row"]';
  const bar = (element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { element, name: window.subject.title(element.closest(rowSelector)), left, top, width, height };
  };

  const box = (selector) => document.querySelector(selector).getBoundingClientRect();

  Object.assign(window.subject, {
    enter: () => (location.hash = "#/tidslinje"),
    list,
    rowSelector,
    across: 0.1,
    title: (row) => `${row.querySelector(".tl-number").textContent} ${row.querySelector(".tl-title").textContent}`,
    row: () => box(rowSelector).height,
    quarter: () => box(".tl-axis.is-low .tl-tick").width,
    /** How many lines there are, without the heads of groups. */
    count: (heads) => Math.round(box(".tl-rows").height / window.subject.row()) - heads,
    bars: () => all('[data-test="bar"]').map(bar),
    shown: () => all('[data-test="bar"]').length > 10,
    toEnd: () => list().scrollTo({ top: 1e9 }),
  });
})();
