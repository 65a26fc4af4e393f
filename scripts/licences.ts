// `npm run licences`: writes docs/dependencies.md from package-lock.json.
import { writeFileSync } from "node:fs";
import { judgeLicences, licencePage } from "@/scripts/dependencies/licences";
import { lockedPackages } from "@/scripts/dependencies/lockfile";

const { known, objections } = judgeLicences(lockedPackages());
writeFileSync("docs/dependencies.md", licencePage(known));
for (const objection of objections) console.error(objection);
process.exitCode = objections.length === 0 ? 0 : 1;
