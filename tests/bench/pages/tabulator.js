// Tabulator, with the measures grouped by goal.
(() => {
  let table = null;

  const cell = (row, name) => row.querySelector(`[tabulator-field="${name}"]`)?.textContent.trim() ?? "";
  const rowOf = (element) => table.getRows("visible").find((row) => row.getElement() === element);

  window.subject = {
    ...SHARED,
    rows: () => [...document.querySelectorAll(".tabulator-row:not(.tabulator-group)")],
    title: (row) => cell(row, "title"),
    priority: (row) => cell(row, "priority"),
    open: (text) => () => {
      table = new Tabulator(place, {
        data: readRows(text),
        index: "id",
        height: place.style.height,
        rowHeight: ROW_HEIGHT,
        layout: "fitData",
        groupBy: "goal",
        history: true,
        columns: COLUMNS.map(([field, title, width]) => ({ field, title, width, editor: "input" })),
      });
      saveWith(() => table.getData());
      const anyColumn = (word) => [COLUMNS.map(([field]) => ({ field, type: "like", value: word }))];
      searchWith((word) => (word ? table.setFilter(anyColumn(word)) : table.clearFilter()));
    },
    opened: () => document.querySelectorAll(".tabulator-row:not(.tabulator-group)").length > 10,
    ungroup: () => table.setGroupBy(false),
    heading: () => document.querySelector('.tabulator-col[tabulator-field="priority"] .tabulator-col-title'),
    edit(row) {
      rowOf(row).getCell("title").edit();
      const { activeElement } = document;
      activeElement.setSelectionRange?.(activeElement.value.length, activeElement.value.length);
    },
    async editMany(count, mark) {
      for (const row of table.getRows("active").slice(0, count)) {
        const title = row.getCell("title");
        title.setValue(title.getValue() + mark);
      }
    },
    undo(times) {
      for (let time = 0; time < times; time += 1) table.undo();
    },
  };
})();
