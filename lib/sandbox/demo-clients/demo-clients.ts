import path from "node:path";
import type { Sentence } from "@/lib/host/demo-tunnels";
import type { DemoClients, Host, HostFailure } from "@/lib/host/host";
import { fileFailure } from "@/lib/host/host-failure";
import { describeOutcome } from "@/lib/host/outcome";
import { sayFailure } from "@/lib/host/say-failure";
import type { Box } from "@/lib/sandbox/box";
import { PARTS } from "@/lib/sandbox/demo-clients/cast";
import {
  demoFolder,
  isDemoWanted,
  makeDemoFolder,
  setDemoWanted,
} from "@/lib/sandbox/demo-clients/demo-folder";
import { AT_REST, live, type Seen } from "@/lib/sandbox/demo-clients/live";
import { endStrayClients } from "@/lib/sandbox/demo-clients/stray-clients";
import type { Layout } from "@/lib/sandbox/layout";
import { ofProcess } from "@/lib/shared/of-process";
import { fail, ok, type Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";
import { asNobody } from "@/lib/words/with-locale";

/** The demo clients of one box, while this process holds them. */
interface Company extends DemoClients {
  /** Ends them without a note that they are not wanted: they come back with the next panel. */
  leave(): Promise<void>;
}

/** By the folder of their box. */
const companies = ofProcess("demo clients", () => new Map<string, Company>());

/** The box's demo clients: the same ones whoever asks in this process. */
export function demoClientsOf(box: Box, host: Pick<Host, "run">): DemoClients {
  const known = companies.get(box.layout.dir);
  if (known) return known;
  const company = gather(box, host);
  companies.set(box.layout.dir, company);
  return company;
}

/** Ends the demo clients of a box that is being stopped, those of this process and those that a crash left. */
export async function dismissDemoClients(layout: Layout): Promise<void> {
  await companies.get(layout.dir)?.leave();
  companies.delete(layout.dir);
  await endStrayClients(layout);
}

function gather(box: Box, host: Pick<Host, "run">): Company {
  const { layout } = box;
  const seen = new Map<string, Seen>();
  let running: { readonly stop: AbortController; readonly lives: readonly Promise<void>[] } | null = null;
  let missing: Sentence | null = box.nssWrapper === null ? NO_USERS : null;

  const begin = async (): Promise<Result<null, HostFailure>> => {
    if (running) return ok(null);
    missing = await whatIsMissing(box, host);
    if (missing !== null) {
      return fail({
        code: "missing",
        message: `${t("The demo clients were not started.")} ${missing()}`,
      });
    }
    const folder = await attempt(layout, () => makeDemoFolder(layout));
    if (!folder.ok) return folder;
    await endStrayClients(layout);
    const stop = new AbortController();
    // They outlive who started them: the host's words that they keep are English.
    const lives = asNobody(() =>
      PARTS.map((part) =>
        live(box, part, stop.signal, (now) => seen.set(part.name, now)).catch((error: unknown) => {
          console.error(`The demo client ${part.name} ended:`, error);
          seen.set(part.name, {
            state: "stopped",
            detail: () => t("It ended by an error; the panel's log has it."),
          });
        }),
      ),
    );
    running = { stop, lives };
    return ok(null);
  };
  const end = async (): Promise<void> => {
    running?.stop.abort();
    await Promise.all(running?.lives ?? []);
    running = null;
  };

  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };

  return {
    list: () =>
      PARTS.map(({ name, system, speaks, user, share, address }) => {
        const rest = missing === null ? AT_REST : { ...AT_REST, detail: missing };
        const { state, detail } = seen.get(name) ?? rest;
        return { name, system, speaks, user, share, address, state, detail: detail() };
      }),
    start: () =>
      inTurn(async () => {
        const begun = await begin();
        return begun.ok ? attempt(layout, () => setDemoWanted(layout, true)) : begun;
      }),
    stop: () =>
      inTurn(async () => {
        await end();
        return attempt(layout, () => setDemoWanted(layout, false));
      }),
    resume: () => inTurn(async () => ((await isDemoWanted(layout)) ? begin() : ok(null))),
    leave: () => inTurn(end),
  };
}

const NO_USERS: Sentence = () =>
  t(
    "libnss-wrapper is not installed, so the box has no users they could sign in as: apt-get install libnss-wrapper, then start the panel again.",
  );

/** Work on the demo clients' own files: what the system refuses is a failure to be told. */
async function attempt(layout: Layout, work: () => Promise<void>): Promise<Result<null, HostFailure>> {
  try {
    await work();
    return ok(null);
  } catch (error) {
    return sayFailure(fail(fileFailure(error, path.dirname(demoFolder(layout).clientConf))));
  }
}

async function whatIsMissing({ nssWrapper }: Box, host: Pick<Host, "run">): Promise<Sentence | null> {
  if (nssWrapper === null) return NO_USERS;
  const version = await host.run(["smbclient", "--version"]);
  if (version.kind === "exited" && version.code === 0) return null;
  return version.kind === "not-found"
    ? () => t("smbclient is not installed on this machine: apt-get install smbclient.")
    : () => t("smbclient does not run: {how}", { how: describeOutcome(version) });
}
