import { stat } from "node:fs/promises";
import path from "node:path";
import { trustedTarget } from "@/lib/host/not-root/trusted-target";
import { env } from "@/lib/shared/env";
import { PANEL_ACCOUNT } from "@/lib/host/privileges/system-places";
import { Sentence } from "@/scripts/bootstrap/sentence.mjs";
import { generateClient } from "@/scripts/bootstrap/prisma-client.mjs";
import { DATA_FOLDER } from "@/scripts/install/account-steps";
import type { Step } from "@/scripts/install/step";
import { accountIds, exists, mustRun, ran } from "@/scripts/install/system";
import { trustedNode } from "@/scripts/install/trusted-node";
import { isBuilt, makeBuild } from "@/scripts/up/build";

/** The panel's folder: what its unit runs. */
export async function demandFolder(root: string): Promise<void> {
  if (!/^[\w./+@-]+$/.test(root)) {
    throw new Sentence(
      `${root} has characters that a unit file has other uses for. Move the panel, for example to /opt/inflight.`,
    );
  }
  const trusted = await trustedTarget(path.join(root, "package.json"));
  if (!trusted.ok || (await stat(root)).uid !== 0) {
    throw new Sentence(
      `Others than root can change what is in ${root}, and this installer runs it as root. Clone the panel as root, for example to /opt/inflight, and install from there.`,
    );
  }
}

/** The panel itself, in the folder it is installed from, and its data. */
export function panelSteps(root: string, builds: boolean): readonly Step[] {
  const build: Step = {
    title: "Prisma client and production build",
    needs: async () => ((await isBuilt(root)) ? null : "make them"),
    do: async () => {
      await generateClient(root);
      await makeBuild(root);
    },
  };
  return [
    ...(builds ? [build] : []),
    {
      title: `Panel's folder, for ${PANEL_ACCOUNT}`,
      needs: async () => ((await mayRead(root)) ? null : "let it be read"),
      do: () => {
        throw new Sentence(
          `${PANEL_ACCOUNT} may not read ${root}. Let others read it and pass through the folders above: chmod -R a+rX ${root}`,
        );
      },
    },
    {
      title: "Database and first accounts",
      needs: async () =>
        (await exists(path.join(DATA_FOLDER, "panel.db"))) ? null : `make them, as ${PANEL_ACCOUNT}`,
      do: async () => {
        for (const script of ["migrate.ts", "first-accounts.ts"]) {
          const said = await asPanel(root, [
            (await trustedNode()).path,
            "--import",
            "tsx",
            `scripts/install/${script}`,
          ]);
          if (said !== "") console.log(said.replaceAll(/^/gm, "    "));
        }
      },
    },
  ];
}

async function mayRead(root: string): Promise<boolean> {
  // Of an account that is yet to be made nothing can be said.
  if ((await accountIds(PANEL_ACCOUNT)) === null) return true;
  const { code } = await ran(["setpriv", ...AS_PANEL, "test", "-r", path.join(root, "package.json")]);
  return code === 0;
}

const AS_PANEL = [`--reuid=${PANEL_ACCOUNT}`, `--regid=${PANEL_ACCOUNT}`, "--init-groups", "--"];

/** First passwords go by the environment, which other accounts cannot see, and never as arguments, which all can. */
function asPanel(root: string, argv: readonly string[]): Promise<string> {
  const { admin, helpdesk } = env().firstPasswords;
  return mustRun(["setpriv", ...AS_PANEL, ...argv], {
    cwd: root,
    env: {
      INFLIGHT_APPLIANCE: "local",
      INFLIGHT_DATA_DIR: DATA_FOLDER,
      ...(admin === undefined ? {} : { INFLIGHT_ADMIN_PASSWORD: admin }),
      ...(helpdesk === undefined ? {} : { INFLIGHT_HELPDESK_PASSWORD: helpdesk }),
    },
  });
}
