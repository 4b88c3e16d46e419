// DHTMLX Gantt Community: a list beside the bars; only the rows in view are drawn.
timeline({
  show(rows) {
    gantt.config.columns = [{ name: "text", label: "Åtgärd", width: NAME_WIDTH }];
    gantt.config.scales = [
      { unit: "year", step: 1, format: "%Y" },
      { unit: "quarter", step: 1, format: (date) => `K${1 + date.getMonth() / 3}` },
    ];
    gantt.config.grid_width = NAME_WIDTH;
    gantt.config.min_column_width = QUARTER;
    gantt.config.autofit = false;
    gantt.config.fit_tasks = false;
    gantt.config.row_height = ROW_HEIGHT;
    gantt.config.scale_height = 2 * ROW_HEIGHT;
    gantt.config.initial_scroll = false;
    gantt.config.start_date = FIRST_DAY;
    gantt.config.end_date = END;
    gantt.init(place);
    gantt.parse({
      data: rows.map(({ id, name, start, end }) => ({ id, text: name, start_date: start, end_date: end })),
      links: [],
    });
  },
  rowSelector: ".gantt_row",
  across: 0.1,
  title: (row) => row.getAttribute("data-task-id"),
  count: () => gantt.getTaskCount(),
  quarter: () => document.querySelector(".gantt_scale_line:last-child .gantt_scale_cell").getBoundingClientRect().width,
  bars: () =>
    [...document.querySelectorAll(".gantt_task_line")].map((bar) =>
      barOf(bar, bar.querySelector(".gantt_task_content").textContent),
    ),
  startOf: (name) => gantt.getTaskBy("text", name)[0].start_date.getTime(),
  toEnd: () => gantt.scrollTo(null, gantt.getTaskTop(gantt.getTaskByIndex(gantt.getTaskCount() - 1).id)),
});
