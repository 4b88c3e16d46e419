// A static server for the built page. As a program: `node server.mjs <folder> [port]`.
// Tests start it with a subfolder, with strict headers, and on a host name of their choice.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** Serves a folder under a base path; resolves to { address, close }. */
export function serve(folder, { port = 0, base = "/", host = "127.0.0.1", headers = {} } = {}) {
  const root = resolve(folder);
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    const inside = path.startsWith(base) ? path.slice(base.length) : null;
    const file = inside === null ? null : join(root, normalize(`/${inside || "index.html"}`));
    if (!file || !file.startsWith(root)) {
      response.writeHead(404).end();
      return;
    }
    try {
      const body = await readFile(file);
      const type = TYPES[extname(file)] ?? "application/octet-stream";
      response.writeHead(200, { "content-type": type, "cache-control": "no-cache", ...headers }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((done, failed) => {
    server.once("error", failed);
    server.listen(port, host, () => {
      const address = `http://${host}:${server.address().port}${base}`;
      done({ address, close: () => new Promise((closed) => server.close(closed)) });
    });
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [, , folder, port] = process.argv;
  const { address } = await serve(folder, { port: Number(port ?? 8080) });
  console.log(`▸ Genomför is at ${address} (Ctrl+C ends it)`);
}
