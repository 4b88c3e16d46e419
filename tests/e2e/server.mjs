// A static server for the built page. As a program: `node server.mjs <folder> [port]`.
// Tests start it with a subfolder, with strict headers, and on a host name of their choice.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** Serves a folder under a base path, and other folders `beside` it; resolves to { address, close }. */
export function serve(folder, options = {}) {
  const { port = 0, base = "/", host = "127.0.0.1", headers = {}, beside = {}, compressed = false } = options;
  // The longest base comes first: a folder may lie below another one.
  const folders = Object.entries({ ...beside, [base]: folder })
    .map(([base, folder]) => [base, resolve(folder)])
    .sort(([one], [other]) => other.length - one.length);
  const compress = compressed ? remembered(gzipSync) : null;
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    const [found, root] = folders.find(([base]) => path.startsWith(base)) ?? [];
    const file = root && join(root, normalize(`/${path.slice(found.length) || "index.html"}`));
    if (!file || !file.startsWith(root)) {
      response.writeHead(404).end();
      return;
    }
    try {
      const content = await readFile(file);
      const body = compress ? compress(file, content) : content;
      const about = {
        "content-type": TYPES[extname(file)] ?? "application/octet-stream",
        "cache-control": "no-cache",
        ...(compress ? { "content-encoding": "gzip" } : {}),
      };
      response.writeHead(200, { ...about, ...headers }).end(body);
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

/** Does something with the content of a file once, not on every request. */
function remembered(change) {
  const known = new Map();
  return (file, content) => {
    if (!known.has(file)) known.set(file, change(content));
    return known.get(file);
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [, , folder, port] = process.argv;
  const { address } = await serve(folder, { port: Number(port ?? 8080) });
  console.log(`▸ Genomför is at ${address} (Ctrl+C ends it)`);
}
