// `npm run generate`: the Prisma client, without Prisma's download.
import { fileURLToPath } from "node:url";
import { generateClient } from "./bootstrap/prisma-client.mjs";
import { explain } from "./bootstrap/sentence.mjs";

try {
  const made = await generateClient(fileURLToPath(new URL("..", import.meta.url)));
  console.log(made ? "Generated lib/db/generated." : "lib/db/generated is up to date.");
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
