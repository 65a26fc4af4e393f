/** Where a parameter takes effect: `share` in any section (in `[global]` as a default for all), `global` only there. */
export type ParameterLevel = "share" | "global";

/** What Samba reads a value as. `inverted-boolean` is a synonym that says the opposite, such as `writeable`. */
export type ParameterType =
  | "boolean"
  | "inverted-boolean"
  | "integer"
  | "bytes"
  | "octal"
  | "enum"
  | "character"
  | "list"
  | "string";

/** One meaning of a closed set of values. `name` is how Samba prints it back, `written` every spelling it accepts. */
export interface ParameterValue {
  readonly name: string;
  readonly written: readonly string[];
}

export interface ParameterInfo {
  /** As Samba prints it, for example `server smb encrypt`. */
  readonly name: string;
  /** The name without case and white space: what names are compared by. */
  readonly key: string;
  readonly level: ParameterLevel;
  readonly type: ParameterType;
  /** The closed set of values of a boolean or an enum; absent where any text goes. */
  readonly values?: readonly ParameterValue[];
  /** As `testparm -sv` prints it for an empty file; absent where it is empty, unknown or of the machine. */
  readonly default?: string;
  readonly deprecated: boolean;
  /** The name Samba knows it by, and whether this one says the opposite (`writeable` of `read only`). */
  readonly synonymOf?: { readonly name: string; readonly inverted: boolean };
}

/** Every parameter of one Samba version. */
export interface Catalogue {
  readonly parameters: readonly ParameterInfo[];
  readonly byKey: ReadonlyMap<string, ParameterInfo>;
}
