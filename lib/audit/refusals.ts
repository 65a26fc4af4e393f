import { isFull } from "@/lib/db/room";
import { recordAudit } from "./record";

interface Refusal {
  readonly actor: string;
  readonly role: string;
  readonly address: string;
  readonly action: string;
  readonly target?: string;
  readonly detail: string;
}

const WINDOW_MS = 60_000;
/** Lines a minute, of one client at one action and of everybody together. */
const MOST_ALIKE = 3;
const MOST_IN_ALL = 60;

interface Budget {
  readonly from: number;
  inAll: number;
  unwritten: number;
  readonly alike: Map<string, number>;
}

let budget: Budget = { from: 0, inAll: 0, unwritten: 0, alike: new Map() };

/**
 * Audits a refusal, within a budget: anybody who reaches the port can cause one, and must not be able to fill the disk
 * with them (60 lines a minute are at most some 30 MB a day). How many were left out stands in the first line written
 * after them.
 *
 * @param now Milliseconds, for tests.
 */
export async function recordRefusal(refusal: Refusal, now = Date.now()): Promise<void> {
  if (now - budget.from >= WINDOW_MS || now < budget.from) {
    budget = { from: now, inAll: 0, unwritten: budget.unwritten, alike: new Map() };
  }
  const key = JSON.stringify([refusal.actor, refusal.address, refusal.action]);
  const alike = budget.alike.get(key) ?? 0;
  if (alike >= MOST_ALIKE || budget.inAll >= MOST_IN_ALL) {
    budget.unwritten += 1;
    return;
  }
  const { unwritten } = budget;
  budget.alike.set(key, alike + 1);
  budget.inAll += 1;
  budget.unwritten = 0;
  const note =
    unwritten === 0 ? "" : ` (${String(unwritten)} more refusals before this one were not written.)`;
  const { target = "", detail, ...who } = refusal;
  try {
    await recordAudit({ ...who, target, outcome: "refused", detail: `${detail}${note}` });
  } catch (error) {
    // Whoever was refused stays so, also where there is no room to say it.
    if (!isFull(error)) throw error;
    budget.unwritten += unwritten + 1;
  }
}
