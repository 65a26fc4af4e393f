import { msg, t } from "@/lib/words/t";
import { readDomainInfo } from "./domain-info";
import { type JoinTest, readJoinTest } from "./join-test";
import { type Membership, readMembership } from "./membership";
import type { ProgramAnswer } from "./program-answer";
import { readTrust, type Trust } from "./trust";

/** Whether the appliance is a member of an Active Directory domain. */
export interface DirectoryState {
  readonly join: "joined" | "not-joined" | "unknown";
  /** The short (NetBIOS) name, `CORP`; null where there is none or it is not known. */
  readonly domain: string | null;
  /** The Kerberos realm, `CORP.EXAMPLE`. */
  readonly realm: string | null;
  readonly controller: string | null;
  /** What is so, and what to do next where something has to be done. */
  readonly sentence: string;
  /** What is not as it should be, though the join stands; in sentences. */
  readonly remarks: readonly string[];
  /** The programs' own words, where they have to be seen. */
  readonly detail: string;
}

/** What is asked on the spot. */
export interface LocalAnswers {
  /** `net getdomainsid`. */
  readonly domainSid: ProgramAnswer;
  /** `realm` of smb.conf; empty where it says nothing. */
  readonly configuredRealm: string;
}

/** What is asked over the network, of an appliance that has a domain's SID. */
export interface DomainAnswers {
  /** `net ads testjoin`. */
  readonly testJoin: ProgramAnswer;
  /** `net ads info`. */
  readonly info: ProgramAnswer;
  /** `wbinfo -t`. */
  readonly trust: ProgramAnswer;
}

/** The state that needs no look at the network; undefined where the domain has to be asked. */
export function stateWithoutDomain({ domainSid, configuredRealm }: LocalAnswers): DirectoryState | undefined {
  const membership = readMembership(domainSid);
  if (membership.kind === "member") return undefined;
  const state = { domain: null, realm: configuredRealm || null, controller: null, remarks: [] };
  if (membership.kind === "unknown") {
    const sentence = t(UNKNOWN[membership.why]);
    return { ...state, join: "unknown", sentence, detail: domainSid.words.trim() };
  }
  const sentence = configuredRealm
    ? t(
        "This appliance is not joined to a domain. smb.conf names the realm {realm}, but the join itself was not made, or was undone.",
        { realm: configuredRealm },
      )
    : t("This appliance is not joined to a domain.");
  return { ...state, join: "not-joined", sentence, detail: "" };
}

const UNKNOWN: Readonly<Record<(Membership & { kind: "unknown" })["why"], string>> = {
  "program-missing": msg(
    "Whether this appliance is joined cannot be told: Samba's program net is not installed on it. On Debian: apt-get install samba-common-bin.",
  ),
  denied: msg(
    "Whether this appliance is joined cannot be told: Samba's secrets may be read by root alone. Let the panel run as root, or through sudo.",
  ),
  "timed-out": msg(
    "Whether this appliance is joined cannot be told: Samba's program net did not answer in time. Reload the page to ask again.",
  ),
  "not-understood": msg(
    "Whether this appliance is joined cannot be told: Samba's program net gave an answer that the panel does not understand.",
  ),
};

/** The state of an appliance that has a domain's SID. */
export function stateInDomain(local: LocalAnswers, answers: DomainAnswers): DirectoryState {
  const membership = readMembership(local.domainSid);
  const domain = membership.kind === "member" ? membership.domain : null;
  const { realm: told, controller, clockOffset } = readDomainInfo(answers.info);
  const realm = told ?? (local.configuredRealm || null);
  const trust = readTrust(answers.trust);
  const test = readJoinTest(answers.testJoin);
  // The two look for a domain controller each on its own: what one of them found is there.
  const found = test === "no-controller" && trust === "good" ? "found-by-winbind" : test;
  const { join, says } = TESTS[found];
  const name = [realm, domain].filter(Boolean).join(", ");
  const remarks = [
    said(REMARKS[found]),
    ...(join === "joined" ? [said(TRUST_REMARKS[trust]), clockRemark(clockOffset)] : []),
  ];
  return {
    join,
    domain,
    realm,
    controller,
    sentence: t(says, { name: name === "" ? t("a domain") : name }),
    remarks: remarks.filter((remark) => remark !== null),
    detail: found === "holds" ? "" : answers.testJoin.words.trim(),
  };
}

function said(remark: string | null = null): string | null {
  return remark === null ? null : t(remark);
}

/** What Kerberos tolerates between two clocks, unless the domain says otherwise: seconds. */
const CLOCK_TOLERANCE = 300;

/** “net ads testjoin” says “Join is OK” of clocks that are hours apart (measured with Samba 4.17.12): it falls back to NTLM. */
function clockRemark(offset: number | null): string | null {
  if (offset === null || Math.abs(offset) <= CLOCK_TOLERANCE) return null;
  const minutes = Math.round(Math.abs(offset) / 60);
  return t(
    offset < 0
      ? "The clock of this appliance is {minutes} minutes ahead of the domain controller's. Kerberos tolerates 5, so clients that sign in with it are refused. Set the clock right, and let it be kept right (timedatectl set-ntp true)."
      : "The clock of this appliance is {minutes} minutes behind the domain controller's. Kerberos tolerates 5, so clients that sign in with it are refused. Set the clock right, and let it be kept right (timedatectl set-ntp true).",
    { minutes },
  );
}

type Found = JoinTest | "found-by-winbind";

/**
 * Once no domain controller answered, Samba's programs do not look for one again for up to a minute, while winbind does
 * (measured with Samba 4.17.12).
 */
const REMARKS: Readonly<Partial<Record<Found, string>>> = {
  "password-outdated": msg(
    "The domain has another password for this appliance's account than the appliance itself. The former one is still accepted for a while; after that, nobody from the domain gets in. Join again (net ads join).",
  ),
  "found-by-winbind": msg(
    "“net ads testjoin” finds no domain controller, but winbind does. Where one was away for a moment, this passes within a minute; otherwise check the DNS servers of this appliance.",
  ),
};

const TESTS: Readonly<Record<Found, { readonly join: DirectoryState["join"]; readonly says: string }>> = {
  holds: { join: "joined", says: msg("This appliance is joined to {name}.") },
  "password-outdated": {
    join: "joined",
    says: msg("This appliance is joined to {name}, but not soundly."),
  },
  "found-by-winbind": { join: "joined", says: msg("This appliance is joined to {name}.") },
  rejected: {
    join: "not-joined",
    says: msg(
      "This appliance was joined to {name}, but the domain refuses its account: it was removed, disabled or reset there. Join again (net ads join).",
    ),
  },
  "no-account": {
    join: "not-joined",
    says: msg("This appliance knows {name}, but has no account in it. Join it (net ads join)."),
  },
  "no-controller": {
    join: "unknown",
    says: msg(
      "This appliance was joined to {name}. Whether the join still holds cannot be told: no domain controller answers. Check its DNS servers, the network and its clock.",
    ),
  },
  "not-understood": {
    join: "unknown",
    says: msg(
      "This appliance was joined to {name}. Whether the join still holds cannot be told from what “net ads testjoin” says.",
    ),
  },
};

/** smbd of a domain member asks winbind about every account of the domain (needed since Samba 4.8). */
const TRUST_REMARKS: Readonly<Record<Trust, string | null>> = {
  good: null,
  refused: msg(
    "winbind says that the domain does not accept this appliance's secret. Join again (net ads join).",
  ),
  "no-controller": msg(
    "winbind finds no domain controller at the moment, and without one smbd admits nobody from the domain. It goes on looking; if this stays, check the network and this appliance's DNS servers.",
  ),
  "not-running": msg(
    "winbind does not run, and without it smbd admits nobody from the domain. On Debian: systemctl start winbind.",
  ),
  "not-installed": msg(
    "winbind is not installed, and without it smbd admits nobody from the domain. On Debian: apt-get install winbind.",
  ),
  "no-answer": msg("winbind did not answer in time, so nobody from the domain may get in at the moment."),
  "not-understood": msg(
    "winbind could not check this appliance's secret with the domain, so nobody from the domain may get in at the moment. Run “wbinfo -t” on the appliance to see why.",
  ),
};
