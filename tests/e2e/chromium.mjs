// Where the built page and Chromium are, and how Chromium is started. Shared with the benchmark.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const DIST = process.env.GENOMFOR_DIST ?? fileURLToPath(new URL("../../dist", import.meta.url));
export const CHROMIUM = process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/google-chrome"].find(existsSync);

export const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
