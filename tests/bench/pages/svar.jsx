// SVAR React Gantt: a list beside the bars; only the rows in view are drawn. Bundled by timeline.mjs.
import { Gantt, Willow } from "@svar-ui/react-gantt";
import "@svar-ui/react-gantt/all.css";
import { createRoot } from "react-dom/client";

const { timeline, place, barOf, FIRST_DAY, END, NAME_WIDTH, QUARTER, ROW_HEIGHT } = window.shared;

let api = null;

const COLUMNS = [{ id: "text", header: "Åtgärd", width: NAME_WIDTH }];
const SCALES = [
  { unit: "year", step: 1, format: "%Y" },
  { unit: "quarter", step: 1, format: "K%Q" },
];

timeline({
  show(rows) {
    const tasks = rows.map(({ id, name, start, end }) => ({ id, text: name, start, end, type: "task", progress: 0 }));
    createRoot(place).render(
      <Willow fonts={false}>
        <Gantt
          init={(made) => (api = made)}
          tasks={tasks}
          links={[]}
          columns={COLUMNS}
          scales={SCALES}
          start={FIRST_DAY}
          end={END}
          gridWidth={NAME_WIDTH}
          cellWidth={QUARTER}
          cellHeight={ROW_HEIGHT}
          scaleHeight={ROW_HEIGHT}
        />
      </Willow>,
    );
  },
  rowSelector: ".wx-row",
  across: 0.1,
  count: () => api.getState()._tasks.length,
  bars: () =>
    [...document.querySelectorAll(".wx-bar")].map((bar) =>
      barOf(bar, bar.querySelector(".wx-content").textContent.trim()),
    ),
  startOf: (name) =>
    api
      .getState()
      ._tasks.find((task) => task.text === name)
      .start.getTime(),
  toEnd: () => document.querySelector(".wx-gantt").scrollTo({ top: 1e9 }),
});
