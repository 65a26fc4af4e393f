/** Names of the variables through which `bring-up-panel.ts` tells the tests where the panel is. */
export const panelVariables = {
  url: "INFLIGHT_E2E_URL",
  dataDir: "INFLIGHT_E2E_DATA_DIR",
  secrets: "INFLIGHT_E2E_SECRETS",
  /** In the environment of panels alone, and of what inherits it: theirs are looked through for secrets. */
  mark: "INFLIGHT_E2E_PANEL",
} as const;

export const adminPassword = "e2e-admin-password";
export const helpdeskPassword = "e2e-helpdesk-password";

/** `http://127.0.0.1:PORT` of the panel that was brought up for the tests. */
export function panelUrl(): string {
  return told(panelVariables.url);
}

/** Its data folder, for example to reach its Samba with a real client: see `lib/shared/data-dir.ts`. */
export function panelDataDir(): string {
  return told(panelVariables.dataDir);
}

function told(variable: string): string {
  const value = process.env[variable];
  if (value === undefined) throw new Error(`${variable} is not set: run the tests through Playwright.`);
  return value;
}
