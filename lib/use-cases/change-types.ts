import type { Fate } from "@/lib/samba/fate-summary";
import type { AnyFinding } from "@/lib/shared/finding";
import type { Impact } from "@/lib/shared/impact";
import type { Result } from "@/lib/shared/result";

/**
 * What a page and the change pipeline say to each other about a change of a managed file. Tags are the host port's:
 * the SHA-256 of the content in hex. File contents travel as bytes, never as strings: a lone surrogate, which stands for
 * an undecodable byte, does not survive the encoding of the network.
 */
export interface Review {
  /** What the file's service is called: "Samba". */
  readonly service: string;
  /** What the file's sections are called: "shares". */
  readonly subjects: string;
  /** What the person began from. */
  readonly baseTag: string;
  readonly candidateTag: string;
  /** Set where the file on disk is no longer the base: applying would end in a conflict. */
  readonly stale?: { readonly currentTag: string };
  /** False where the candidate is the base, byte for byte: there is nothing to apply. */
  readonly changed: boolean;
  /** All findings of the project's own checks in the candidate; `from` and `to` are offsets in its decoded text. */
  readonly findings: readonly AnyFinding[];
  /** Indices into `findings` of those the base does not have: `introducedFindings` of lib/shared. */
  readonly introduced: readonly number[];
  /** Set where the text cannot be applied: why, and what to do. */
  readonly refused: string | null;
  /** Null where the daemon has no checker that could be asked before it is told; `checksNote` then says what that means. */
  readonly checker: CheckerVerdict | null;
  readonly checksNote?: string;
  readonly impact: Impact;
  /** Null where the service does not tell. */
  readonly connected: readonly ConnectedClient[] | null;
  /** Why who is connected is not known, in a sentence, where the service tells it and could not be asked now. */
  readonly connectedUnknown?: string;
  /**
   * Digest of every warning the person has to have seen (checks and checker), null where there is none. It comes back
   * as `acknowledged`: other warnings than those shown do not count as seen.
   */
  readonly warningsDigest: string | null;
  /** A reload would leave open sessions as they were, where that matters. */
  readonly restartAdvised: boolean;
  /**
   * What either does to those who are connected, in one sentence or two. Null where a reload would not make the service take
   * the change.
   */
  readonly means: { readonly restart: string; readonly reload: string | null };
}

/** What the daemon's own checker says of the candidate. `words` are its own, for a monospaced block. */
export interface CheckerVerdict {
  /** The program: "testparm". */
  readonly name: string;
  /** False where it is not installed or did not end in time; `words` then says so. */
  readonly ran: boolean;
  /** False: the candidate cannot be applied. */
  readonly ok: boolean;
  readonly warnings: readonly string[];
  readonly words: string;
}

/** A session that is open now, and what the change means for it. */
export interface ConnectedClient {
  readonly client: string;
  readonly user: string;
  readonly share: string;
  /** As a person writes it: `SMB 3.1.1`. */
  readonly dialect: string;
  readonly encrypted: boolean;
  readonly fate: Fate;
  /** One sentence, for example "Refused after a restart: SMB 2.1 cannot encrypt." */
  readonly fateWords: string;
  /** What the appliance's own demo client is called, where it is one. */
  readonly demo: string | null;
}

/** `restart` ends the service and starts it again; `reload` has it read its configuration while it goes on. */
export type Activation = "restart" | "reload";

export interface ApplyRequest {
  readonly candidate: Uint8Array;
  readonly baseTag: string;
  readonly reason: string;
  readonly activation: Activation;
  /** The review's `warningsDigest`, once the person ticked that they have seen the warnings. */
  readonly acknowledged: string | null;
  /** A UUID made by the browser, so that it can follow the steps while the action runs. */
  readonly changeId: string;
}

export type ApplyState = "applied" | "not-applied" | "rolled-back" | "conflict";

export interface ApplyOutcome {
  readonly state: ApplyState;
  /** What happened, what it means, what to do next; without the leading word that names the state. */
  readonly message: string;
  /** The daemon's own words. */
  readonly detail?: string;
  readonly revisionId?: string;
  /** The tag the file bears now, where it was changed. */
  readonly newTag?: string;
  /** What is on disk, where that is not the base. */
  readonly conflict?: { readonly currentTag: string; readonly current: Uint8Array };
}

/** One step of the pipeline, in the order they began. A change that is unknown so far has no steps. */
export interface ChangeStep {
  readonly name: string;
  readonly outcome: "done" | "running" | "failed";
  readonly detail: string;
  /** ISO 8601. */
  readonly at: string;
}

/** Answer of `GET /api/changes/[id]`. */
export interface ChangeSteps {
  readonly steps: readonly ChangeStep[];
}

export type ReviewChange = (candidate: Uint8Array, baseTag: string) => Promise<Result<Review>>;

export type ApplyChange = (request: ApplyRequest) => Promise<Result<ApplyOutcome>>;
