// AG Grid Community. It has no grouping of rows: the goal is a column of a flat list.
(() => {
  let grid = null;

  const cell = (row, name) => row.querySelector(`[col-id="${name}"]`)?.textContent.trim() ?? "";
  const data = () => {
    const rows = [];
    grid.forEachNode((node) => rows.push(node.data));
    return rows;
  };

  window.subject = {
    ...SHARED,
    rows: () =>
      [...document.querySelectorAll(".ag-row")].sort(
        (a, b) => a.getAttribute("row-index") - b.getAttribute("row-index"),
      ),
    title: (row) => cell(row, "title"),
    priority: (row) => cell(row, "priority"),
    open: (text) => () => {
      grid = agGrid.createGrid(place, {
        rowData: readRows(text),
        columnDefs: COLUMNS.map(([field, headerName, width]) => ({ field, headerName, width })),
        defaultColDef: { editable: true, sortable: true, resizable: true },
        getRowId: ({ data }) => String(data.id),
        rowHeight: ROW_HEIGHT,
        animateRows: false,
        cacheQuickFilter: true,
        undoRedoCellEditing: true,
        undoRedoCellEditingLimit: 100,
      });
      saveWith(data);
      searchWith((word) => grid.setGridOption("quickFilterText", word));
    },
    opened: () => document.querySelectorAll(".ag-row").length > 10,
    heading: () => document.querySelector('.ag-header-cell[col-id="priority"] .ag-header-cell-label'),
    edit(row) {
      grid.startEditingCell({ rowIndex: Number(row.getAttribute("row-index")), colKey: "title" });
      this.caretToEnd();
    },
    caretToEnd() {
      const { activeElement } = document;
      activeElement.setSelectionRange?.(activeElement.value.length, activeElement.value.length);
    },
    /** Edits titles of the first rows through the editor of the cell, which is what its undo knows. */
    async editMany(count, mark) {
      for (let rowIndex = 0; rowIndex < count; rowIndex += 1) {
        grid.ensureIndexVisible(rowIndex);
        grid.startEditingCell({ rowIndex, colKey: "title" });
        await clock.painted(() => true);
        const editor = document.activeElement;
        editor.value += mark;
        editor.dispatchEvent(new Event("input", { bubbles: true }));
        grid.stopEditing();
      }
    },
    undo(times) {
      for (let time = 0; time < times; time += 1) grid.undoCellEditing();
    },
  };
})();
