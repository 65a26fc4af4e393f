import { isFull } from "@/lib/db/room";
import { addressGroup } from "@/lib/shared/address-group";
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
/** Lines a minute, of one client at one action and of one source altogether. */
const MOST_ALIKE = 3;
const MOST_OF_SOURCE = 20;
/** Sources with a count of their own; all that come after them within the minute share one more. */
const MOST_SOURCES = 30;

interface Budget {
  readonly from: number;
  readonly sources: Map<string, number>;
  readonly alike: Map<string, number>;
}

const empty = (from: number): Budget => ({ from, sources: new Map(), alike: new Map() });

let budget = empty(0);
let unwritten = 0;

/**
 * Audits a refusal, within a budget: anybody who reaches the port can cause one, and must not be able to fill the disk
 * with them. Each source has its own, so that a noisy one hides no other: 20 lines a minute are at most some 10 MB a day,
 * and 30 such sources with whoever else comes 310 MB. How many were left out stands in the first line written after them.
 *
 * @param now Milliseconds, for tests.
 */
export async function recordRefusal(refusal: Refusal, now = Date.now()): Promise<void> {
  if (now - budget.from >= WINDOW_MS || now < budget.from) budget = empty(now);
  const { sources, alike } = budget;
  const source = sourceOf(refusal, sources);
  const ofSource = sources.get(source) ?? 0;
  const key = JSON.stringify([refusal.actor, refusal.address, refusal.action]);
  const ofAlike = alike.get(key) ?? 0;
  if (ofAlike >= MOST_ALIKE || ofSource >= MOST_OF_SOURCE) {
    unwritten += 1;
    return;
  }
  alike.set(key, ofAlike + 1);
  sources.set(source, ofSource + 1);
  const leftOut = unwritten;
  unwritten = 0;
  const note = leftOut === 0 ? "" : ` (${String(leftOut)} more refusals before this one were not written.)`;
  const { target = "", detail, ...who } = refusal;
  try {
    await recordAudit({ ...who, target, outcome: "refused", detail: `${detail}${note}` });
  } catch (error) {
    // Whoever was refused stays so, also where there is no room to say it.
    if (!isFull(error)) throw error;
    unwritten += leftOut + 1;
  }
}

/**
 * Whose budget a refusal is charged to: of somebody who is signed in, the account at its address, so that nobody else behind
 * the same proxy hides what it does; else the address. IPv6 counts by network, of which a client has as many addresses as it likes.
 */
function sourceOf({ actor, address }: Refusal, sources: ReadonlyMap<string, number>): string {
  const source = JSON.stringify([actor, addressGroup(address)]);
  return sources.has(source) || sources.size < MOST_SOURCES ? source : "others";
}
