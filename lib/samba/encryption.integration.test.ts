import { describe, expect, it } from "vitest";
import { applyPreset } from "./apply-preset";
import { parseSmbConf } from "./document";
import { shareEncryption } from "./encryption";
import { PRESETS } from "./presets";
import { sharePosture } from "./share-posture";
import { MEASURED, MEASURED_STAGES } from "./testing/measured-table";
import { type ClientKind, type PrivateSmbd, type Stage, startPrivateSmbd } from "./testing/private-smbd";

const SMB1: ClientKind = { dialect: "NT1" };
const SMB2: ClientKind = { dialect: "SMB2_10" };
const SMB30: ClientKind = { dialect: "SMB3_00" };
const SMB302: ClientKind = { dialect: "SMB3_02" };
const SMB311: ClientKind = { dialect: "SMB3_11" };
const ASKING: ClientKind = { dialect: "SMB3_11", asks: true };
/** As Windows 10 and older offer them. */
const WITHOUT_AES_256: ClientKind = { ...SMB311, ciphers: ["AES-128-CCM", "AES-128-GCM"] };
const CLIENTS = [SMB1, SMB2, SMB311, ASKING];
const GUESTS = [SMB1, SMB2, SMB311].map((client) => ({ ...client, guest: true }));
const ADMIT = ["guest ok = yes"];
const MAP = "map to guest = Bad User";

type Shares = Readonly<Record<string, readonly string[]>>;

/** Generous: several servers at once, on a machine that may have better to do. */
const PATIENCE = { timeout: 300_000 };

async function withSmbd(lines: readonly string[], shares: Shares, use: (smbd: PrivateSmbd) => Promise<void>) {
  const smbd = await startPrivateSmbd(lines, shares);
  try {
    await use(smbd);
  } finally {
    await smbd.stop();
  }
}

async function met(smbd: PrivateSmbd, kinds: readonly ClientKind[], share: string): Promise<string[]> {
  const outcomes: string[] = [];
  for (const kind of kinds) outcomes.push(await smbd.connectAs(kind, share));
  return outcomes;
}

/** What a stage comes to for the client. */
function outcomeOf(stage: Stage): string {
  if (stage === "clear") return "clear";
  return stage.startsWith("refused") ? "refused" : "encrypted";
}

describe("the table of global and share encryption, derived from a real smbd", PATIENCE, () => {
  const line = (value: string) => (value === "unset" ? [] : [`smb encrypt = ${value}`]);
  const globals = [...new Set(MEASURED.map(({ global }) => global))];

  it("has every pair", () => {
    expect(globals).toHaveLength(5);
    const pairs = MEASURED.map(({ global, share }) => `${global} ${share}`);
    const rows = MEASURED_STAGES.flatMap(({ globals: of, shares }) =>
      of.flatMap((global) => shares.map((share) => `${global} ${share}`)),
    );
    expect(new Set(pairs).size).toBe(25);
    expect(rows.sort()).toEqual(pairs.sort());
  });

  it.concurrent.each(globals)(
    "global %s, every share value, every kind of client, guests",
    async (global) => {
      const pairs = MEASURED.filter((each) => each.global === global);
      const shares = Object.fromEntries(pairs.map(({ share }) => [`s-${share}`, [...line(share), ...ADMIT]]));
      await withSmbd([...line(global), "server min protocol = NT1", MAP], shares, async (smbd) => {
        for (const { share, clients, guests } of pairs) {
          const name = `s-${share}`;
          const reached: Stage[] = [];
          for (const client of CLIENTS) reached.push(await smbd.stageOf(client, name));
          const stages = MEASURED_STAGES.find(
            (row) => row.globals.includes(global) && row.shares.includes(share),
          )?.stages;
          expect({ share, stages: reached.slice(1) }).toEqual({ share, stages });
          const found = { clients: reached.map(outcomeOf), guests: await met(smbd, GUESTS, name) };
          expect({ share, ...found }).toEqual({ share, clients, guests });
        }
      });
    },
  );
});

/** Asks a real smbd, with real clients of every kind, what `shareEncryption` says it does. */
async function compare(globalLines: readonly string[], shares: Shares) {
  const sections = Object.entries(shares).map(([name, lines]) => `[${name}]\n${lines.join("\n")}\n`);
  const doc = parseSmbConf(`[global]\n${globalLines.join("\n")}\n${sections.join("")}`);
  await withSmbd(globalLines, shares, async (smbd) => {
    for (const share of Object.keys(shares)) {
      const { smb1 = "refused", smb2, smb3, smb3Asking } = shareEncryption(doc, share).clients;
      const said = [smb1, smb2, smb3, smb3Asking];
      expect({ share, met: await met(smbd, CLIENTS, share) }).toEqual({ share, met: said });
    }
  });
}

describe("the versions and algorithms the server takes, with a real smbd", PATIENCE, () => {
  const few = { unset: [], required: ["smb encrypt = required"], desired: ["smb encrypt = desired"] };

  it.concurrent.each([
    [["server max protocol = SMB2_10"]],
    [["server min protocol = SMB3"]],
    [["server min protocol = SMB3", "server max protocol = SMB2"]],
    [["server min protocol = NT1", "server max protocol = NT1"]],
    [["server max protocol = SMB3_02", "server smb3 encryption algorithms = -AES-128-CCM"]],
    [["server smb3 encryption algorithms = AES256"]],
    [["smb encrypt = desired", "server smb3 encryption algorithms = AES256"]],
    [["server smb3 signing algorithms = -HMAC-SHA256"]],
    [["server smb3 signing algorithms = nothing-it-knows"]],
  ])("%j", async (lines) => {
    await compare(lines, few);
  });

  it("lets the server's order of ciphers decide, and refuses whom the lists leave out", async () => {
    const lines = ["smb encrypt = desired", "server smb3 encryption algorithms = AES-256-CCM aes-128-gcm"];
    await withSmbd(lines, few, async (smbd) => {
      expect((await smbd.meetAs(SMB311, "required"))?.sessionCipher).toBe("AES-256-CCM");
      expect((await smbd.meetAs(WITHOUT_AES_256, "required"))?.sessionCipher).toBe("AES-128-GCM");
      const none = { ...SMB311, ciphers: ["AES-256-GCM"] };
      expect(await met(smbd, [none], "unset")).toEqual(["refused"]);
      expect(await met(smbd, [SMB30, SMB302, SMB2], "unset")).toEqual(["refused", "refused", "clear"]);
    });
  });
});

describe("the presets, with a real smbd", PATIENCE, () => {
  it.concurrent.each(PRESETS)("$label keeps its promise", async ({ name, promise }) => {
    const applied = applyPreset(`[global]\nserver min protocol = NT1\n${MAP}\n`, name);
    if (!applied.ok) throw new Error(applied.error.message);
    const doc = parseSmbConf(`${applied.value}[files]\n${ADMIT.join("\n")}\n`);
    await withSmbd(applied.value.split("\n").slice(1), { files: ADMIT }, async (smbd) => {
      const { smb1, smb2, smb30, smb311, smb311Asking, guests } = promise;
      const kinds = [SMB1, SMB2, SMB30, SMB311, ASKING];
      expect(await met(smbd, kinds, "files")).toEqual([smb1 ?? "clear", smb2, smb30, smb311, smb311Asking]);
      const [older, newest] = await met(smbd, GUESTS.slice(1), "files");
      const state = newest === "clear" ? "admitted" : older === "clear" ? "older-clients" : "refused";
      expect([state, sharePosture(doc, "files").guests.state]).toEqual([guests, guests]);
      if (name !== "hardened") return;
      expect((await smbd.meetAs(SMB311, "files"))?.sessionCipher).toBe("AES-256-GCM");
      expect((await smbd.meetAs(WITHOUT_AES_256, "files"))?.sessionCipher).toBe("AES-128-GCM");
      expect(await met(smbd, [SMB302], "files")).toEqual(["refused"]);
    });
  });
});
