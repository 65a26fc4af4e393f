// `npm run advisories`: known weaknesses of the packages, against those that were looked at and explained.
import { askRegistry } from "@/scripts/dependencies/ask-registry";
import { EXCEPTIONS } from "@/scripts/dependencies/exceptions";

const { status, lines } = await askRegistry(EXCEPTIONS);
for (const line of lines) console.log(line);
process.exitCode = status;
