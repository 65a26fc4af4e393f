import {
  type DirectoryState,
  type LocalAnswers,
  stateInDomain,
  stateWithoutDomain,
} from "@/lib/directory/directory-state";
import type { ProgramAnswer } from "@/lib/directory/program-answer";
import type { Argv, Host } from "@/lib/host/host";
import { ok, type Result } from "@/lib/shared/result";
import { sambaParameters } from "@/lib/use-cases/samba-parameters";

/** Milliseconds: a look at the appliance's own files, and one over the network, where a domain controller may be silent. */
const LOCAL_MS = 5_000;
const DOMAIN_MS = 8_000;

/**
 * Whether the appliance is joined to an Active Directory domain, and to which. Takes at most 13 seconds, whatever the
 * domain does, and asks the network nothing where there was no join.
 */
export async function readDirectory(host: Host): Promise<Result<DirectoryState>> {
  const [domainSid, parameters] = await Promise.all([
    ask(host, ["net", "getdomainsid"], LOCAL_MS),
    sambaParameters(host, ["realm"]),
  ]);
  const local: LocalAnswers = { domainSid, configuredRealm: parameters.get("realm") ?? "" };
  const state = stateWithoutDomain(local);
  if (state) return ok(state);
  const [testJoin, info, trust] = await Promise.all([
    ask(host, ["net", "ads", "testjoin"], DOMAIN_MS),
    ask(host, ["net", "ads", "info"], DOMAIN_MS),
    ask(host, ["wbinfo", "-t"], DOMAIN_MS),
  ]);
  return ok(stateInDomain(local, { testJoin, info, trust }));
}

async function ask(host: Host, argv: Argv, timeoutMs: number): Promise<ProgramAnswer> {
  const outcome = await host.run(argv, { timeoutMs, maxOutput: 64 * 1024 });
  if (outcome.kind === "not-found") return { kind: "missing", words: "" };
  if (outcome.kind === "denied") return { kind: "denied", words: "" };
  const words = [outcome.stdout, outcome.stderr].filter((each) => each !== "").join("\n");
  if (outcome.kind === "exited") return { kind: "exited", code: outcome.code, words };
  return { kind: outcome.kind === "timed-out" ? "timed-out" : "broken-off", words };
}
