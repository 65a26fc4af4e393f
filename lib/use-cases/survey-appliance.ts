import { userInfo } from "node:os";
import type { Host, ServiceName } from "@/lib/host/host";
import { checkRights } from "@/lib/host/not-root/check-rights";
import { decodeText } from "@/lib/shared/text";

const SERVICES: readonly ServiceName[] = ["smbd", "nfs", "sshd"];

/**
 * What a panel that manages its own machine has before it, in sentences: with which rights, which files and services, and what is
 * missing. It looks and changes nothing.
 */
export async function surveyAppliance(host: Host): Promise<readonly string[]> {
  const [rights, files, services, door] = await Promise.all([
    surveyRights(),
    Promise.all([host.files.smbConf, host.files.exports].map((file) => surveyFile(host, file))),
    Promise.all(SERVICES.map(async (name) => (await host.service(name).status()).detail)),
    surveyDoor(host),
  ]);
  return [rights, ...files, ...services.map(firstLine), door];
}

async function surveyRights(): Promise<string> {
  if (process.getuid?.() === 0) {
    return "Runs as root, so everything it can do it may do. For a panel that is not root see docs/install.md.";
  }
  const { username } = userInfo();
  const trouble = await checkRights();
  return trouble === null
    ? `Runs as ${username}, and does by sudo what needs more rights.`
    : `Runs as ${username}, and may not do what needs more rights. ${trouble}`;
}

async function surveyFile(host: Host, file: string): Promise<string> {
  const read = await host.readFile(file);
  if (read.ok) return `${file}: there, ${String(read.value.bytes.length)} bytes.`;
  return read.error.code === "missing" ? `${file}: not there.` : `${file}: ${read.error.message}`;
}

/** What tunnels come in by. Without it the pages about tunnels say so, all else works. */
async function surveyDoor(host: Host): Promise<string> {
  const { account, hold, authorizedKeys } = host.tunnelDoor;
  const [accounts, command, keys] = await Promise.all(
    ["/etc/passwd", hold, authorizedKeys].map((file) => host.readFile(file)),
  );
  const hasAccount =
    accounts?.ok === true && new RegExp(`^${account}:`, "m").test(decodeText(accounts.value.bytes));
  const missing = [
    ...(hasAccount ? [] : [`the account ${account}`]),
    ...(command?.ok === true ? [] : [hold]),
    ...(keys?.ok === true ? [] : [authorizedKeys]),
  ];
  if (missing.length === 0) return `Tunnels sign in as ${account}, with the keys in ${authorizedKeys}.`;
  return `Tunnels cannot sign in: ${missing.join(", ")} ${missing.length === 1 ? "is" : "are"} missing. npm run install:system makes them.`;
}

function firstLine(text: string): string {
  return text.split("\n")[0] ?? "";
}
