// The clock, inside every page that is measured. Its end is always the same: the frame in
// which the wanted state stands on the page has been painted.
(() => {
  const LIMIT = 120_000;

  /** An element outside the picture whose size says that layout is done and painting is next. */
  const probe = document.createElement("i");
  probe.style.cssText = "position:fixed;top:-9px;left:-9px;width:1px;height:1px;contain:strict;visibility:hidden";
  const turn = () => (probe.style.width = probe.style.width === "1px" ? "2px" : "1px");

  /**
   * Resolves to the time right after the painting of the first frame for which `holds()` is true.
   * A resize observer runs after every animation frame callback and before paint: what holds
   * there is what is painted. The message comes when the painting is done.
   */
  function painted(holds) {
    return new Promise((done, failed) => {
      const began = performance.now();
      if (!probe.isConnected) document.documentElement.append(probe);
      let asked = false;
      const frame = () => {
        asked = true;
        turn();
      };
      const observer = new ResizeObserver(() => {
        if (!asked) return;
        asked = false;
        if (holds()) {
          observer.disconnect();
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => done(performance.now());
          port2.postMessage(null);
        } else if (performance.now() - began > LIMIT) {
          observer.disconnect();
          failed(new Error(`not painted within ${LIMIT} ms: ${holds}`));
        } else {
          requestAnimationFrame(frame);
        }
      });
      observer.observe(probe);
      requestAnimationFrame(frame);
    });
  }

  const pause = (time) => new Promise((done) => setTimeout(done, time));

  /** From right before an act of the page to the paint of what it brings. */
  async function after(act, holds) {
    await pause(100);
    const start = performance.now();
    act();
    return (await painted(holds)) - start;
  }

  /** From the next event of a kind, as the browser received it, to the paint of what it brings. */
  function fromEvent(type, holds) {
    return new Promise((done, failed) => {
      const heard = (event) => {
        const start = event.timeStamp;
        painted(holds).then((end) => done(end - start), failed);
      };
      addEventListener(type, heard, { capture: true, once: true });
    });
  }

  /** Follows the frames until it is told to stop: time between them, and how many of them showed no row. */
  function frames(isEmpty) {
    const deltas = [];
    let [last, shown, empty, asked] = [null, 0, 0, false];
    const observer = new ResizeObserver(() => {
      if (!asked) return;
      asked = false;
      shown += 1;
      if (isEmpty()) empty += 1;
    });
    const frame = (now) => {
      if (last !== null) deltas.push(now - last);
      last = now;
      asked = true;
      turn();
      next = requestAnimationFrame(frame);
    };
    if (!probe.isConnected) document.documentElement.append(probe);
    observer.observe(probe);
    let next = requestAnimationFrame(frame);
    return () => {
      cancelAnimationFrame(next);
      observer.disconnect();
      return { deltas, empty: empty / shown };
    };
  }

  // A file is ready to be saved when its content has an address.
  let fileReady = () => {};
  const original = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    const at = performance.now();
    if (blob instanceof Blob) fileReady(at, blob);
    return original.call(URL, blob);
  };

  /** From the key of saving to the finished file; gives its text as well. */
  const saving = () =>
    new Promise((done) => {
      let start = null;
      fileReady = async (end, blob) => done({ time: end - start, text: await blob.text() });
      addEventListener("keydown", (event) => event.key === "s" && (start = event.timeStamp), { capture: true });
    });

  window.clock = { painted, pause, after, fromEvent, frames, saving };
})();
