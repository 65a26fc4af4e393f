import type { DemoClient } from "@/lib/host/host";
import type { DEMO_USERS } from "@/lib/sandbox/demo-accounts";

/** A client as it stands in the list, before it does anything, and how its smbclient is told to be it. */
export interface Part extends Omit<DemoClient, "state" | "detail"> {
  readonly user: (typeof DEMO_USERS)[number]["name"];
  /** A file of the share, which it reads now and then. */
  readonly file: string;
  /** The newest version it speaks, as `--max-protocol` wants it (smbclient(1)); the oldest is SMB 2.0.2 for all. */
  readonly newest: "SMB2_10" | "SMB3_00" | "SMB3_02" | "SMB3_11";
  /** It refuses servers that do not sign, as Windows 11 does since 24H2. */
  readonly signs: boolean;
}

/**
 * Who plays: one client of each version between the last without encryption and the newest. What the systems speak: Microsoft,
 * "Overview of file sharing using the SMB 3 protocol"; Apple's smbutil(1) says `SMB_3.0.2` of macOS.
 */
export const PARTS: readonly Part[] = [
  {
    name: "WIN7-FRONTDESK",
    system: "Windows 7",
    speaks: "SMB 2.1",
    newest: "SMB2_10",
    signs: false,
    user: "alice",
    share: "public",
    file: "holiday-request.txt",
    address: "127.0.0.11",
  },
  {
    name: "WS2012-APP",
    system: "Windows Server 2012",
    speaks: "SMB 3.0",
    newest: "SMB3_00",
    signs: false,
    user: "alice",
    share: "finance",
    file: "ledger-2015.csv",
    address: "127.0.0.12",
  },
  {
    name: "MAC-STUDIO",
    system: "macOS",
    speaks: "SMB 3.0.2",
    newest: "SMB3_02",
    signs: false,
    user: "bob",
    share: "archive",
    file: "2014-summary.txt",
    address: "127.0.0.13",
  },
  {
    name: "W11-LAPTOP",
    system: "Windows 11",
    speaks: "SMB 3.1.1",
    newest: "SMB3_11",
    signs: true,
    user: "bob",
    share: "projects",
    file: "plan.txt",
    address: "127.0.0.14",
  },
];
