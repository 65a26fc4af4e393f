import type { ClientForm } from "./client-form";
import type { ExportOptions } from "./effective";

/** exportfs's own anonymous user and group (exports(5)). */
export const NOBODY = 65534;

interface FormField {
  readonly families: readonly string[];
  valueOf(form: ClientForm): string | boolean;
  /** The words to write; none where the defaults before the client say it already. */
  write(form: ClientForm, base: ExportOptions): readonly string[];
}

/** In the order in which a new client's options are written. Access and sync are written out, for whoever reads the file. */
export const FIELDS: readonly FormField[] = [
  {
    families: ["readOnly"],
    valueOf: ({ access }) => access,
    write: ({ access }) => [access === "read-only" ? "ro" : "rw"],
  },
  {
    families: ["async"],
    valueOf: ({ writes }) => writes,
    write: ({ writes }) => [writes],
  },
  {
    families: ["rootSquash", "allSquash"],
    valueOf: ({ squash }) => squash,
    write: ({ squash }, { flags }) => {
      if (squash === "all") return flags.allSquash ? [] : ["all_squash"];
      const all = flags.allSquash ? ["no_all_squash"] : [];
      if (squash === "root") return flags.rootSquash ? all : [...all, "root_squash"];
      return flags.rootSquash ? [...all, "no_root_squash"] : all;
    },
  },
  {
    families: ["insecure"],
    valueOf: ({ insecure }) => insecure,
    write: ({ insecure }, { flags }) =>
      insecure === flags.insecure ? [] : [insecure ? "insecure" : "secure"],
  },
  {
    families: ["sec"],
    valueOf: ({ security }) => security,
    write: ({ security }, base) => {
      const held = base.security.map(({ flavor }) => flavor).join(":");
      return security === "" || security === held ? [] : [`sec=${security}`];
    },
  },
  {
    families: ["xprtsec"],
    valueOf: ({ transport }) => transport,
    write: ({ transport }, base) => {
      const held = base.hasTransport ? base.transport.join(":") : "";
      return transport === "" || transport === held ? [] : [`xprtsec=${transport}`];
    },
  },
  identityField("anonuid", ({ anonymousUid }) => anonymousUid),
  identityField("anongid", ({ anonymousGid }) => anonymousGid),
];

function identityField(name: "anonuid" | "anongid", held: (base: ExportOptions) => number): FormField {
  const numberOf = (form: ClientForm) => (form[name] === "" ? NOBODY : Number(form[name]) | 0);
  return {
    families: [name],
    valueOf: (form) => String(numberOf(form)),
    write: (form, base) => (numberOf(form) === held(base) ? [] : [`${name}=${String(numberOf(form))}`]),
  };
}
