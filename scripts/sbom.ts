// `npm run -s sbom`: prints the software bill of materials (CycloneDX) of what package-lock.json has for production.
import { execFileSync } from "node:child_process";
import { productionBill } from "@/scripts/dependencies/sbom";

// From the lock file: what is installed lacks the packages of other platforms, and npm refuses where something is amiss there.
const all = execFileSync("npm", ["sbom", "--package-lock-only", "--sbom-format", "cyclonedx"], {
  encoding: "utf8",
  maxBuffer: 64 * 1024 * 1024,
});
console.log(JSON.stringify(productionBill(all, "inflight"), null, 2));
