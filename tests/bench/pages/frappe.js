// Frappe Gantt: one SVG with every bar in it, and no list beside.
timeline({
  show(rows) {
    const day = (date) => new Date(date.getTime() - 43_200_000).toLocaleDateString("sv-SE");
    window.chart = new Gantt(
      place,
      // Its end is the last day.
      rows.map(({ id, name, start, end }) => ({ id: `row-${id}`, name, start, end: day(end) })),
      {
        view_modes: [
          {
            name: "Quarter",
            padding: "1y",
            step: "3m",
            date_format: "YYYY-MM",
            lower_text: (date) => `K${1 + Math.floor(date.getMonth() / 3)}`,
            upper_text: (date, last) => (last?.getFullYear() === date.getFullYear() ? "" : String(date.getFullYear())),
          },
        ],
        bar_height: ROW_HEIGHT - 10,
        padding: 10,
        column_width: QUARTER,
        container_height: place.clientHeight,
        infinite_padding: false,
        snap_at: "3m",
        holidays: null,
        scroll_to: "start",
        today_button: false,
      },
    );
  },
  rowSelector: ".grid-row",
  count: () => document.querySelectorAll(".bar-wrapper").length,
  title: (row) => row.getAttribute("y"),
  bars: () => {
    const { top, bottom } = place.getBoundingClientRect();
    return [...document.querySelectorAll(".bar-wrapper")]
      .map((bar) => barOf(bar.querySelector(".bar"), bar.querySelector(".bar-label").textContent))
      .filter((bar) => bar.top > top - ROW_HEIGHT && bar.top < bottom);
  },
  opened: () => document.querySelectorAll(".bar-wrapper").length > 10,
  startOf: (name) => window.chart.tasks.find((task) => task.name === name)._start.getTime(),
  toEnd: () => document.querySelector(".gantt-container").scrollTo({ top: 1e9 }),
});
