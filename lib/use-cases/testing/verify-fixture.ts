import { db } from "@/lib/db/client";
import type { Host } from "@/lib/host/host";
import type { VerificationReport } from "@/lib/samba/verify/report";
import type { Credentials } from "@/lib/samba/verify/smbclient-input";
import type { Result } from "@/lib/shared/result";
import { type BoxFixture, startBoxFixture, withGlobal } from "@/lib/use-cases/testing/box-fixture";
import { verifyShare } from "@/lib/use-cases/verify-share";

export const alice: Credentials = { username: "alice", password: "demo-alice" };

/** A box whose shares are verified. */
export interface VerifyFixture extends BoxFixture {
  /** Writes the first smb.conf with further lines for `[global]` and `[projects]`, and has the box's smbd serve it. */
  serve(global: readonly string[], projects?: readonly string[], more?: string): Promise<void>;
  verify(share: string, credentials?: Credentials | null, host?: Host): Promise<Result<VerificationReport>>;
  /** The same, where a check is expected to come about. */
  report(share: string, credentials?: Credentials | null, host?: Host): Promise<VerificationReport>;
  /** Of alice. */
  setPassword(password: string): Promise<void>;
  /** One test's wrong passwords must not slow the next. */
  forgetTries(): Promise<void>;
}

export async function startVerifyFixture(): Promise<VerifyFixture> {
  const box = await startBoxFixture();
  const first = await box.read();

  const verify: VerifyFixture["verify"] = (share, credentials = alice, host = box.host) =>
    verifyShare(host, { share, credentials, by: "helpdesk" });

  return {
    ...box,
    verify,
    serve: async (global, projects = [], more = "") => {
      const lines = ["[projects]", ...projects.map((line) => `\t${line}`)].join("\n");
      await box.writeOutside(withGlobal(first.replace("[projects]", lines), ...global) + more);
      const restarted = await box.host.service("smbd").restart();
      if (!restarted.ok) throw new Error(restarted.error.detail);
    },
    report: async (share, credentials, host) => {
      const result = await verify(share, credentials, host);
      if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
      return result.value;
    },
    setPassword: async (password) => {
      const set = await box.host.run(["smbpasswd", "-s", "alice"], { stdin: `${password}\n${password}\n` });
      if (set.kind !== "exited" || set.code !== 0) throw new Error("The password was not set.");
    },
    forgetTries: async () => {
      await db().rateLimit.deleteMany();
    },
  };
}
