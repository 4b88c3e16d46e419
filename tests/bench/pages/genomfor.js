// How the benchmark takes hold of Genomför. Injected into the application's page.
(() => {
  // The memory of WebAssembly is not part of the heap that the browser reports.
  const memories = new Set();
  const watch = (name) => {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await original.apply(WebAssembly, given);
      for (const thing of Object.values((made.instance ?? made).exports ?? {})) {
        if (thing instanceof WebAssembly.Memory) memories.add(thing);
      }
      return made;
    };
  };
  watch("instantiate");
  watch("instantiateStreaming");

  const all = (selector) => [...document.querySelectorAll(selector)];
  const rows = () => all(".measure-row");
  const field = (row) => row.querySelector("textarea.title-field");

  window.subject = {
    /** Leaves a field whose text was changed, as Enter does in the other tables. */
    commitKey: "ArrowDown",
    rows,
    title: (row) => field(row)?.value ?? "",
    priority: (row) => row.querySelector(".col-priority")?.textContent.trim() ?? "",
    list: () => document.querySelector(".work-list"),
    ready: () => document.querySelector("#new-municipality") !== null,
    open(text) {
      const file = new File([text], "stor.genomfor.json", { type: "application/json" });
      return () => {
        const data = new DataTransfer();
        data.items.add(file);
        const drop = new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
        document.body.dispatchEvent(drop);
      };
    },
    opened: () => document.querySelector(".measure-row") !== null && all(".outline tr").length > 10,
    settled: () => document.querySelector('[data-test="saved"]')?.dataset.state === "saved",
    searchField: () => document.querySelector("#program-search"),
    heading: () => document.querySelector('.outline thead [data-column="priority"]'),
    ungroup() {
      const choice = document.querySelector("#program-grouping");
      choice.value = "nothing";
      choice.dispatchEvent(new Event("change", { bubbles: true }));
    },
    edit(row) {
      const control = field(row);
      control.focus();
      control.setSelectionRange(control.value.length, control.value.length);
    },
    undoButton: () => document.querySelector('[data-test="Undo"]'),
    undo(times) {
      const button = this.undoButton();
      for (let time = 0; time < times; time += 1) button.click();
    },
    revision: () => Number(document.querySelector('[data-test="saved"]')?.dataset.revision ?? 0),
    wasmBytes: () => [...memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
    lines: () => Number(document.querySelector(".outline")?.getAttribute("aria-rowcount")) || null,
    notices: () => all('[data-test="notices"] li').map((item) => item.textContent),
  };
})();
