// `npm run demo`. Plain JavaScript with late imports: an old Node has to get as far as the sentence that says so.
import { requireNode } from "./bootstrap/node-version.mjs";

requireNode();
void import("./bootstrap/start.mjs").then(({ start }) => start("demo", process.argv.slice(2)));
