import { fileURLToPath } from "node:url";
import { lastLines, runProgram } from "@/scripts/bootstrap/run-program.mjs";
import { Sentence } from "@/scripts/bootstrap/sentence.mjs";
import type { Session } from "@/scripts/bootstrap/session.mjs";
import { type DebianPackage, describeMissing, missingPackages } from "@/scripts/debian/packages";

const INSTALLER = fileURLToPath(new URL("install-packages.sh", import.meta.url));

/**
 * Installs the Debian packages that are missing, as root or through `sudo -n`. Where that is not possible, says what to
 * type and what goes without, and returns the packages still missing.
 */
export function ensureDebianPackages(
  session: Session,
  wanted: readonly DebianPackage[],
  install: boolean,
): Promise<readonly DebianPackage[]> {
  const remarks: string[] = [];
  const work = session.step(
    "Debian packages",
    async (note) => {
      const missing = await findMissing(wanted);
      if (missing.length === 0) {
        note("all there");
        return missing;
      }
      const names = missing.map(({ name }) => name);
      const why = install ? await tryInstall(names) : "--no-install was given";
      const left = await findMissing(wanted);
      note(left.length === 0 ? `installed ${names.join(", ")}` : `${String(left.length)} missing`);
      if (left.length > 0) remarks.push(...describeMissing(left, why ?? "apt-get left them out"));
      return left;
    },
    // dpkg is not to be stopped half-way.
    { finish: true },
  );
  return work.finally(() => {
    for (const remark of remarks) session.line(remark);
  });
}

async function findMissing(wanted: readonly DebianPackage[]): Promise<readonly DebianPackage[]> {
  try {
    const { output } = await runProgram(["dpkg-query", "-W", "-f=${Package} ${db:Status-Status}\\n"]);
    return missingPackages(wanted, output);
  } catch (error) {
    if (error instanceof Sentence) return wanted;
    throw error;
  }
}

/** Undefined where it went well, else why not, as the end of a sentence that begins "since". */
async function tryInstall(names: readonly string[]): Promise<string | undefined> {
  const privilege = await rootPrefix();
  if (privilege === undefined) return "that takes root, or sudo without a password";
  try {
    const { code, output } = await runProgram([...privilege, INSTALLER, ...names], { finish: true });
    return code === 0 ? undefined : `apt-get failed (${lastLines(output, 3).replaceAll("\n", " ")})`;
  } catch (error) {
    if (error instanceof Sentence) return error.message;
    throw error;
  }
}

async function rootPrefix(): Promise<[string, ...string[]] | undefined> {
  if (process.getuid?.() === 0) return ["sh"];
  try {
    const { code } = await runProgram(["sudo", "-n", "true"]);
    return code === 0 ? ["sudo", "-n", "sh"] : undefined;
  } catch (error) {
    if (error instanceof Sentence) return undefined;
    throw error;
  }
}
