import type { FirstPasswords } from "@/lib/shared/env";
import type { Clone } from "@/scripts/bootstrap/clone.mjs";
import { rememberPort } from "@/scripts/bootstrap/port.mjs";
import { generateClient } from "@/scripts/bootstrap/prisma-client.mjs";
import type { Session } from "@/scripts/bootstrap/session.mjs";
import { ensureDebianPackages } from "@/scripts/debian/ensure-packages";
import { PACKAGES_FOR_DEMO, PACKAGES_FOR_UP } from "@/scripts/debian/packages";
import { ensureBuild } from "@/scripts/up/build";

export interface UpContext {
  readonly session: Session;
  readonly clone: Clone;
  readonly install: boolean;
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  readonly firstPasswords: FirstPasswords;
  readonly onReady: () => void;
}

/** `npm run up`, once the npm packages are there. Comes to its end when the run is stopped, or by a failure, which it throws. */
export async function up({
  session,
  clone,
  install,
  dataDir,
  host,
  port,
  firstPasswords,
  onReady,
}: UpContext): Promise<void> {
  const { env } = await import("@/lib/shared/env");
  const isBox = env().appliance === "sandbox";
  // What an appliance that is this machine has, and what it has not, is for its admin to say.
  const isDemo = isBox && env().demo.isAsked;
  if (isBox) await ensureDebianPackages(session, isDemo ? PACKAGES_FOR_DEMO : PACKAGES_FOR_UP, install);
  await session.step("Prisma client", async (note) => {
    note((await generateClient(clone.root)) ? "generated" : "up to date");
  });
  await session.step("Production build", (note) => ensureBuild(clone, note));
  await clone.keep();

  // What follows imports the generated client, which is there only now.
  const { ensureDatabase } = await import("@/scripts/up/database");
  await session.step("Database", (note) => ensureDatabase(dataDir, note));
  const { ensureAccounts } = await import("@/scripts/up/accounts");
  await ensureAccounts(session, firstPasswords);
  if (isBox) {
    const { ensureAppliance } = await import("@/scripts/up/appliance");
    await ensureAppliance(session, dataDir);
  } else {
    const { surveyMachine } = await import("@/scripts/up/machine");
    await surveyMachine(session);
  }
  const { ensureTunneld } = await import("@/scripts/up/tunneld");
  await ensureTunneld(session, clone.root, dataDir);
  const { startPanel } = await import("@/scripts/up/panel");
  const panel = await session.step("Panel", () => startPanel(session, clone.root, dataDir));
  await rememberPort(dataDir, port);

  const { scheme, fingerprint } = panel.serving;
  const name = host.includes(":") ? `[${host}]` : host;
  const address = `${scheme}://${name}:${String(port)}`;
  session.line("");
  session.line(`Inflight is at ${address}. Sign in as admin, or as helpdesk to look only. Ctrl-C stops it.`);
  if (isDemo) {
    session.line(
      `It is a guided demo. The sign-in page offers its accounts to this machine; the talk is at ${address}/demo.`,
    );
  }
  if (fingerprint !== null) {
    const { certificateNotice } = await import("@/scripts/serve/certificate-notice");
    session.line(certificateNotice(fingerprint));
  }
  session.line(`ready ${address}`);
  onReady();
  await panel.supervised;
}
