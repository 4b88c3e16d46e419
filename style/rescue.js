// The page of last resort. Plain script, apart from the program, so that it works even when
// the program does not start: says so, and offers every programme that is kept here as a file.
"use strict";
(() => {
  const TEXTS = {
    sv: {
      title: "Något gick fel i Genomför",
      notStarted: "Genomför kunde inte starta i den här webbläsaren",
      safe: "Det du såg som sparat finns kvar. Ladda om sidan för att fortsätta. Om felet kommer tillbaka: hämta dina program som filer här nedanför och öppna dem i en annan webbläsare.",
      needs: "Webbläsaren saknar något som behövs (WebAssembly), eller så har en fil inte kommit fram. Prova en ny Edge, Chrome eller Firefox. Program som du har börjat på här kan hämtas som filer:",
      reload: "Ladda om sidan",
      get: "Hämta",
      none: "Det finns inga program i den här webbläsaren.",
      change: "ändring",
      journal: "och de senaste ändringarna",
      details: "Uppgifter för felanmälan",
    },
    en: {
      title: "Something went wrong in Genomför",
      notStarted: "Genomför could not start in this browser",
      safe: "What you saw as saved is still here. Reload the page to go on. If the error comes back: get your programmes as files below and open them in another browser.",
      needs: "The browser lacks something that is needed (WebAssembly), or a file did not arrive. Try a recent Edge, Chrome or Firefox. Programmes that you began here can be had as files:",
      reload: "Reload the page",
      get: "Get",
      none: "There are no programmes in this browser.",
      change: "change",
      journal: "and the latest changes",
      details: "Details for an error report",
    },
  };
  let started = false;
  let shown = false;

  const words = () => TEXTS[(document.documentElement.lang || "sv").startsWith("en") ? "en" : "sv"];

  function element(name, text) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    return made;
  }

  function download(name, text) {
    const link = element("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = name;
    link.click();
  }

  // The checksum of the seal: FNV-1a of 64 bits over UTF-8, in two halves.
  function checksum(text) {
    let [high, low] = [0xcbf29ce4, 0x84222325];
    for (const byte of new TextEncoder().encode(text)) {
      low = (low ^ byte) >>> 0;
      const product = low * 0x1b3;
      high = (high * 0x1b3 + Math.floor(product / 0x100000000) + ((low << 8) >>> 0)) % 0x100000000;
      low = product % 0x100000000;
    }
    return high.toString(16).padStart(8, "0") + low.toString(16).padStart(8, "0");
  }

  // Kept text is three parts on lines of their own: seal, head, body.
  function unseal(text) {
    const first = text.indexOf("\n");
    const second = text.indexOf("\n", first + 1);
    if (!text.startsWith("genomfor-1 ") || second < 0) return null;
    try {
      const intact = text.slice(11, first).trim() === checksum(text.slice(first + 1));
      return { intact, head: JSON.parse(text.slice(first + 1, second)), body: text.slice(second + 1) };
    } catch {
      return null;
    }
  }

  function fromLocalStorage() {
    const found = [];
    try {
      for (let place = 0; place < localStorage.length; place++) {
        const key = localStorage.key(place);
        if (key.startsWith("genomfor/")) found.push([key, localStorage.getItem(key)]);
      }
    } catch {
      // Storage is denied: there is nothing to offer from it.
    }
    return found;
  }

  function fromDatabase() {
    return new Promise((resolve) => {
      try {
        const open = indexedDB.open("genomfor");
        open.onerror = () => resolve([]);
        open.onupgradeneeded = () => open.transaction.abort();
        open.onsuccess = () => {
          try {
            const table = open.result.transaction("texts").objectStore("texts");
            const found = [];
            const cursor = table.openCursor();
            cursor.onerror = () => resolve(found);
            cursor.onsuccess = () => {
              if (!cursor.result) return resolve(found);
              found.push([String(cursor.result.key), String(cursor.result.value)]);
              cursor.result.continue();
            };
          } catch {
            resolve([]);
          }
        };
      } catch {
        resolve([]);
      }
    });
  }

  // A step of the journal made on the plain tree of a file.
  const TABLES = {
    body: "bodies", area: "areas", need: "needs", outer_goal: "outer_goals", challenge: "challenges",
    goal: "goals", indicator: "indicators", measure: "measures", project: "projects",
    capacity: "capacities", assumption: "assumptions", scenario: "scenarios", consultation: "consultations",
    follow_up: "follow_ups", policy_link: "policy_links", proposal: "proposals", version: "versions",
  };
  function follow(file, step) {
    for (const change of step.changes || []) {
      const kind = change.record.slice(0, change.record.lastIndexOf("-"));
      const list = kind === "programme" ? null : (file[TABLES[kind]] ??= []);
      const place = list ? list.findIndex((record) => record.id === change.record) : -1;
      if (change.added) list.push(change.added);
      else if (change.removed) list.splice(place, place < 0 ? 0 : 1);
      else {
        const record = list ? list[place] : file.programme;
        for (const [name, [, after]] of Object.entries(change.fields || {})) {
          if (after === null) delete record[name];
          else record[name] = after;
        }
      }
    }
    file.revision = step.revision;
    (file.log ??= []).push(step);
  }

  // An intact copy before a damaged one, then the later one; a damaged one before none.
  function isBetter(copy, other) {
    if (!other) return true;
    if (copy.intact !== other.intact) return copy.intact;
    return copy.head.revision > other.head.revision;
  }

  async function programmes() {
    const texts = fromLocalStorage().concat(await fromDatabase());
    const best = new Map();
    for (const [key, text] of texts) {
      if (!key.startsWith("genomfor/programme/")) continue;
      const copy = unseal(text);
      const id = key.split("/")[2];
      if (copy && isBetter(copy, best.get(id))) best.set(id, copy);
    }
    const result = [];
    for (const [id, copy] of best) {
      let text = copy.body;
      try {
        const file = JSON.parse(copy.body);
        const steps = texts
          .filter(([key]) => key.startsWith(`genomfor/step/${id}/`))
          .map(([, sealed]) => unseal(sealed))
          .filter((sealed) => sealed?.intact)
          .map((sealed) => JSON.parse(sealed.body))
          .sort((a, b) => a.revision - b.revision);
        for (const step of steps) if (step.revision === file.revision + 1) follow(file, step);
        text = `${JSON.stringify(file, null, 2)}\n`;
      } catch {
        // The copy is offered as it was found.
      }
      result.push({ title: copy.head.title || id, saved: copy.head.saved || "", text });
    }
    return result;
  }

  async function show(reason) {
    if (shown) return;
    shown = true;
    const w = words();
    const found = await programmes();
    const page = element("main");
    page.className = "rescue";
    page.append(element("h1", started ? w.title : w.notStarted), element("p", started ? w.safe : w.needs));
    const reload = element("button", w.reload);
    reload.type = "button";
    reload.addEventListener("click", () => location.reload());
    const list = element("ul");
    for (const programme of found) {
      const item = element("li");
      const button = element("button", `${w.get} ”${programme.title}”`);
      button.type = "button";
      const name = programme.title.replace(/[^\p{L}\p{N} _–-]+/gu, " ").trim() || "programme";
      button.addEventListener("click", () => download(`${name}.genomfor.json`, programme.text));
      item.append(button, document.createTextNode(` ${programme.saved.slice(0, 16).replace("T", " ")}`));
      list.append(item);
    }
    const details = element("details");
    details.append(element("summary", w.details), element("pre", `${reason}\n${navigator.userAgent}`));
    page.append(reload, found.length ? list : element("p", w.none), details);
    document.body.replaceChildren(page);
    document.title = `${started ? w.title : w.notStarted} – Genomför`;
  }

  window.genomforRescue = (reason) => void show(String(reason));
  window.genomforStarted = () => {
    started = true;
  };
  window.addEventListener("unhandledrejection", (event) => {
    if (!started) void show(String(event.reason));
  });
  window.addEventListener(
    "error",
    (event) => {
      // A script that did not arrive, or WebAssembly that is not there.
      if (!started && (event.target instanceof HTMLScriptElement || event.error)) {
        void show(event.error ? String(event.error) : `${event.target.src}`);
      } else if (started && event.error instanceof (window.WebAssembly?.RuntimeError ?? Error)) {
        void show(String(event.error));
      }
    },
    true,
  );
  if (typeof WebAssembly !== "object") addEventListener("DOMContentLoaded", () => void show("no WebAssembly"));
})();
