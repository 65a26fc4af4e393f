import type { z } from "zod";
import type { Role } from "@/lib/auth/roles";
import type { Session } from "@/lib/auth/session";
import type { Failure, Result } from "@/lib/shared/result";

/** Who does something, as the audit log names them. */
export interface Actor {
  readonly username: string;
  readonly role: Role;
  readonly address: string;
}

export interface GateContext {
  readonly actor: Actor;
  readonly session: Session;
  /** Audit lines of one action share it. */
  readonly changeId: string;
}

type GateFailureCode =
  | "unauthenticated"
  | "forbidden"
  | "password-due"
  | "unconfirmed"
  | "invalid"
  | "too-large"
  | "full"
  | "unexpected";

/** What the gate itself answers; everything else comes from the `run` behind it. */
export type GateFailure = Failure<GateFailureCode>;

interface Definition<Schema extends z.core.$ZodType> {
  /** `smb-conf.apply`: what the audit log calls it. Unique in the product. */
  readonly name: string;
  readonly roles: readonly Role[];
  readonly input: Schema;
  /** Goes also before somebody has put their own password in the place of one that was made up for them. */
  readonly whilePasswordDue?: true;
}

export interface ActionDefinition<Schema extends z.core.$ZodType, T, E extends Failure>
  extends Definition<Schema> {
  /** Only for who has shown lately, with password and second factor, that it is them: see lib/auth/standing.ts. */
  readonly confirmed?: true;
  /** What it is done to, for the audit log: a file, a share, an account. Asked before `run`, which may take it away. */
  readonly target?: (input: z.output<Schema>) => string | Promise<string>;
  /** Fewer roles than `roles` for some of what may be asked. Looked at once the input is of the right form. */
  readonly narrow?: (input: z.output<Schema>) => Promise<readonly Role[]>;
  /** Characters and bytes the input may hold in all; 64 Ki unless told. */
  readonly maxInput?: number;
  /** The id of the change where the browser made it, to follow the change while it runs; else the gate makes one. */
  readonly changeId?: (input: z.output<Schema>) => string;
  /**
   * How a value of `run` ended, for the audit log; `done` without a word unless told. Written below `run`, from which
   * TypeScript learns the value's type.
   */
  readonly describe?: (value: T) => { readonly outcome: "done" | "failed"; readonly detail: string };
  readonly run: (ctx: GateContext, input: z.output<Schema>) => Promise<Result<T, E>>;
  /** Goes ahead also where the panel's disk is full: it keeps nothing, or frees something. */
  readonly needsNoRoom?: true;
}

export interface ReadDefinition<Schema extends z.core.$ZodType> extends Definition<Schema> {
  readonly run: (ctx: GateContext, input: z.output<Schema>) => Promise<Result<unknown>>;
}
