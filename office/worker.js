// The worker beside the page: starts the program that writes and reads workbooks, and does one
// job after the other. Knows no workbook.
import start, { read, write } from "./office_glue.js";

const started = start({ module_or_path: new URL("./office.wasm", import.meta.url) });

self.onmessage = async ({ data: { job, kind, content } }) => {
  const tell = (message, transfer = []) => self.postMessage({ job, ...message }, transfer);
  const progress = (done, all) => tell({ kind: "progress", done, all });
  try {
    await started;
  } catch {
    tell({ kind: "failed", code: "not_started" });
    return;
  }
  try {
    if (kind === "write") {
      const bytes = write(content, progress);
      tell({ kind: "done", content: bytes }, [bytes.buffer]);
    } else {
      tell({ kind: "done", content: read(content, progress) });
    }
  } catch (error) {
    // The program tells what is wrong as a code; anything else is its end.
    tell({ kind: "failed", code: typeof error === "string" ? error : "crashed" });
  }
};
