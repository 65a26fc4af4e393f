import { describe, expect, it } from "vitest";
import { parseSmbConf } from "../document";
import { dialectLabel } from "../dialect-label";
import { type ClientKind, type Meeting, startPrivateSmbd } from "../testing/private-smbd";
import { canConnect } from "./can-connect";
import type { ClientSystem } from "./client-system";
import { CLIENT_SYSTEMS } from "./systems";

const SHARES: Readonly<Record<string, readonly string[]>> = {
  plain: [],
  desired: ["smb encrypt = desired"],
  required: ["smb encrypt = required"],
};

/**
 * smbclient in the role of a client system; it knows no other difference between them than these. It takes HMAC-SHA256 out
 * of its list for a refusal to speak SMB 2, which no system means that has no choice of algorithms.
 */
function inTheRoleOf({ newest, oldest, ciphers, signing, insists }: ClientSystem): ClientKind {
  return {
    dialect: newest,
    lowest: oldest,
    ...(newest === "SMB3_11" ? { ciphers, signing: [...new Set([...signing, "HMAC-SHA256"])] } : {}),
    ...(insists ? { asks: true } : {}),
  };
}

/** Systems that do the same to a server, with one in their stead. */
const ROLES: ReadonlyMap<string, ClientSystem> = new Map(
  CLIENT_SYSTEMS.map((system) => [JSON.stringify(inTheRoleOf(system)), system]),
);

async function compare(
  globalLines: readonly string[],
  shares: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  const sections = Object.entries(shares).map(([name, lines]) => `[${name}]\n${lines.join("\n")}\n`);
  const doc = parseSmbConf(`[global]\n${globalLines.join("\n")}\n${sections.join("")}`);
  const smbd = await startPrivateSmbd(globalLines, shares);
  try {
    for (const share of Object.keys(shares)) {
      for (const system of ROLES.values()) {
        const verdict = canConnect(doc, share, system, "nas");
        const met = await smbd.meetAs(inTheRoleOf(system), share);
        expect({ share, client: system.id, ...seen(met) }).toEqual({
          share,
          client: system.id,
          answer: verdict.answer,
          dialect: verdict.answer === "no" ? null : verdict.dialect,
          cipher: asSmbstatusPrints(verdict.cipher),
        });
      }
    }
  } finally {
    await smbd.stop();
  }
}

function seen(met: Meeting | undefined) {
  if (!met) return { answer: "no", dialect: null, cipher: null };
  return {
    answer: met.traffic,
    dialect: dialectLabel(met.dialect),
    cipher: met.traffic === "encrypted" ? asSmbstatusPrints(met.cipher) : null,
  };
}

/** For the encryption of a tree connect smbstatus 4.17 has no names of the AES-256 ones. */
function asSmbstatusPrints(cipher: string | null): string | null {
  return cipher?.startsWith("AES-256") ? "???" : cipher;
}

/** Generous: several servers at once, on a machine that may have better to do. */
describe("what canConnect says, asked of a real smbd", { timeout: 300_000 }, () => {
  const few = { plain: [], required: ["smb encrypt = required"] };
  it.concurrent.each([
    ["defaults and SMB 1", ["server min protocol = NT1"], SHARES],
    ["Required of the guide", ["smb encrypt = mandatory", "server signing = mandatory"], { plain: [] }],
    ["Transition", ["smb encrypt = desired", "server signing = mandatory"], { plain: [] }],
    [
      "Hardened",
      [
        "smb encrypt = mandatory",
        "server min protocol = SMB3_11",
        "server smb3 encryption algorithms = AES-256-GCM, AES-256-CCM, AES-128-GCM, AES-128-CCM",
      ],
      { plain: [] },
    ],
    ["AES-256 alone", ["server smb3 encryption algorithms = AES-256-GCM, AES-256-CCM"], SHARES],
    [
      "AES-256 alone and desired",
      ["smb encrypt = desired", "server smb3 encryption algorithms = AES-256-GCM, AES-256-CCM"],
      { plain: [] },
    ],
    ["off", ["smb encrypt = off"], few],
    ["SMB 2 at most", ["server max protocol = SMB2"], few],
    ["AES-GMAC alone", ["server smb3 signing algorithms = AES-128-GMAC"], { plain: [] }],
    [
      "required, and a share that says less to SMB 1; one out of service",
      ["smb encrypt = required", "server min protocol = NT1"],
      { less: ["smb encrypt = off"], away: ["available = no"] },
    ],
  ])("%s", async (_name, lines, shares) => {
    await compare(lines, shares);
  });

  it("refuses guests where encryption is required, and fails SMB 3 guests where it is desired", async () => {
    const guests = (lines: readonly string[]) => ["path = /usr/share", "guest ok = yes", ...lines];
    const shares = {
      plain: guests([]),
      desired: guests(["smb encrypt = desired"]),
      required: guests(["smb encrypt = required"]),
    };
    const smbd = await startPrivateSmbd(["map to guest = Bad User"], shares);
    try {
      const traffic = async (dialect: ClientKind["dialect"], share: string) =>
        smbd.connectAs({ dialect, guest: true }, share);
      expect(await traffic("SMB2_10", "desired")).toBe("clear");
      expect(await traffic("SMB3_11", "plain")).toBe("clear");
      expect(await traffic("SMB3_11", "desired")).toBe("refused");
      expect(await traffic("SMB2_10", "required")).toBe("refused");
      expect(await traffic("SMB3_11", "required")).toBe("refused");
    } finally {
      await smbd.stop();
    }
  });
});
