/**
 * The first accounts' passwords, taken out of the environment: whatever is started from here on (locks, npm, the build, the box's
 * daemons, the panel, what holds the tunnels) would inherit them, and keep them where root and the same account read them for
 * as long as it runs. An empty one counts as none.
 *
 * @returns {{ readonly admin: string | undefined, readonly helpdesk: string | undefined }}
 */
export function takeFirstPasswords() {
  const { INFLIGHT_ADMIN_PASSWORD: admin, INFLIGHT_HELPDESK_PASSWORD: helpdesk } = process.env;
  delete process.env["INFLIGHT_ADMIN_PASSWORD"];
  delete process.env["INFLIGHT_HELPDESK_PASSWORD"];
  return { admin: admin || undefined, helpdesk: helpdesk || undefined };
}
