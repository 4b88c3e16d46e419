// What the pages of the other tables have in common.
const COLUMNS = [
  ["number", "Nr", 80],
  ["title", "Åtgärd", 320],
  ["goal", "Mål", 200],
  ["tool", "Verktyg", 80],
  ["lead", "Ansvarig", 110],
  ["partners", "Medverkande", 150],
  ["priority", "Prio", 70],
  ["time", "Tid", 150],
  ["status", "Status", 110],
  ["cost", "Kostnad, tkr", 110],
];

const ROW_HEIGHT = 36;

/** Rows as objects with an id, from the text of a file of plain arrays. */
const readRows = (text) =>
  JSON.parse(text).map((cells, id) => {
    const row = { id };
    COLUMNS.forEach(([name], place) => (row[name] = cells[place]));
    return row;
  });

const place = document.querySelector("#table");
const size = new URLSearchParams(location.search);
place.style.width = `${size.get("width") ?? 1100}px`;
place.style.height = `${size.get("height") ?? 650}px`;

/** Ctrl+S: all rows as the text of a file. */
function saveWith(rows) {
  addEventListener("keydown", (event) => {
    if (!event.ctrlKey || event.key !== "s") return;
    event.preventDefault();
    URL.createObjectURL(new Blob([JSON.stringify(rows())], { type: "application/json" }));
  });
}

/** Filters while one types in the search field. */
function searchWith(search) {
  const field = document.querySelector("#search");
  field.addEventListener("input", () => search(field.value));
}

/** What every table answers in the same way. */
const SHARED = {
  commitKey: "Enter",
  list: () => place,
  ready: () => true,
  settled: () => true,
  searchField: () => document.querySelector("#search"),
};
