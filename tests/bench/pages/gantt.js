// What the pages of the other timelines have in common. A row is its name, its first day and its last.
const NAME_WIDTH = 300;
const size = new URLSearchParams(location.search);
const number = (name, usual) => Number(size.get(name) ?? usual);
/** As in ours. */
const ROW_HEIGHT = number("row", 32);
const QUARTER = number("quarter", 36);

/** What the axis of time holds; the last bars end in 2032. */
const FIRST_DAY = new Date(2027, 0, 1);
const END = new Date(2034, 0, 1);

/** Rows as objects with an id, from the text of a file of plain arrays. The end is the day after the last. */
const readRows = (text) =>
  JSON.parse(text).map(([name, start, end], place) => ({
    id: place + 1,
    name,
    start: new Date(`${start}T00:00`),
    end: new Date(`${end}T00:00`),
  }));

const place = document.querySelector("#table");
place.style.width = `${number("width", 1100)}px`;
place.style.height = `${number("height", 650)}px`;

/** A bar on the page: its name, its place in the window, and the element that is taken hold of. */
const barOf = (element, name) => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { element, name, left, top, width, height };
};

/** What every timeline answers in the same way. `show` draws rows that have been read. */
const timeline = ({ show, ...rest }) => {
  window.subject = {
    list: () => place,
    ready: () => true,
    settled: () => true,
    quarter: () => QUARTER,
    title: (row) => row.textContent.trim(),
    open: (text) => {
      const rows = readRows(text);
      return () => show(rows);
    },
    opened: () => window.subject.bars().length > 10,
    ...rest,
  };
};

// For pages that are modules.
window.shared = { timeline, place, barOf, FIRST_DAY, END, NAME_WIDTH, QUARTER, ROW_HEIGHT };
