import type { SelectOption } from "@/components/ui/select";

export const accessOptions: readonly SelectOption[] = [
  { value: "read-only", label: "Read only (ro)" },
  { value: "read-write", label: "Read and write (rw)" },
];

export const squashOptions: readonly SelectOption[] = [
  { value: "root", label: "Root becomes nobody (root_squash)" },
  { value: "all", label: "All become nobody (all_squash)" },
  { value: "none", label: "Root stays root (no_root_squash)" },
];

export const writesOptions: readonly SelectOption[] = [
  { value: "sync", label: "Confirmed once written (sync)" },
  { value: "async", label: "Confirmed before that (async)" },
];

export function securityOptions(current: string): readonly SelectOption[] {
  return withCurrent(current, "sec", [
    { value: "", label: "Not written: the client’s word (sys)" },
    { value: "sys", label: "The client’s word (sys): clear" },
    { value: "krb5", label: "Kerberos (krb5): clear" },
    { value: "krb5i", label: "Kerberos, signed (krb5i): clear" },
    { value: "krb5p", label: "Kerberos, encrypted (krb5p)" },
    { value: "krb5p:krb5i:krb5", label: "Any Kerberos (krb5p:krb5i:krb5)" },
  ]);
}

export function transportOptions(current: string): readonly SelectOption[] {
  return withCurrent(current, "xprtsec", [
    { value: "", label: "Not written: if the client asks" },
    { value: "none", label: "Never TLS (none)" },
    { value: "tls", label: "TLS required (tls)" },
    { value: "mtls", label: "TLS with client certificate (mtls)" },
    { value: "tls:mtls", label: "Either TLS (tls:mtls)" },
  ]);
}

/** What the file has and the list does not is kept. */
function withCurrent(
  current: string,
  option: string,
  options: readonly SelectOption[],
): readonly SelectOption[] {
  if (options.some(({ value }) => value === current)) return options;
  return [...options, { value: current, label: `As written (${option}=${current})` }];
}
