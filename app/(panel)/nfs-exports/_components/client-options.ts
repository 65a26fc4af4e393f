import type { SelectOption } from "@/components/ui/select";
import { t } from "@/lib/words/t";

export function accessOptions(): readonly SelectOption[] {
  return [
    { value: "read-only", label: t("Read only (ro)") },
    { value: "read-write", label: t("Read and write (rw)") },
  ];
}

export function squashOptions(): readonly SelectOption[] {
  return [
    { value: "root", label: t("Root becomes nobody (root_squash)") },
    { value: "all", label: t("All become nobody (all_squash)") },
    { value: "none", label: t("Root stays root (no_root_squash)") },
  ];
}

export function writesOptions(): readonly SelectOption[] {
  return [
    { value: "sync", label: t("Confirmed once written (sync)") },
    { value: "async", label: t("Confirmed before that (async)") },
  ];
}

export function securityOptions(current: string): readonly SelectOption[] {
  return withCurrent(current, "sec", [
    { value: "", label: t("Not written: the client’s word (sys)") },
    { value: "sys", label: t("The client’s word (sys): clear") },
    { value: "krb5", label: t("Kerberos (krb5): clear") },
    { value: "krb5i", label: t("Kerberos, signed (krb5i): clear") },
    { value: "krb5p", label: t("Kerberos, encrypted (krb5p)") },
    { value: "krb5p:krb5i:krb5", label: t("Any Kerberos (krb5p:krb5i:krb5)") },
  ]);
}

export function transportOptions(current: string): readonly SelectOption[] {
  return withCurrent(current, "xprtsec", [
    { value: "", label: t("Not written: if the client asks") },
    { value: "none", label: t("Never TLS (none)") },
    { value: "tls", label: t("TLS required (tls)") },
    { value: "mtls", label: t("TLS with client certificate (mtls)") },
    { value: "tls:mtls", label: t("Either TLS (tls:mtls)") },
  ]);
}

/** What the file has and the list does not is kept. */
function withCurrent(
  current: string,
  option: string,
  options: readonly SelectOption[],
): readonly SelectOption[] {
  if (options.some(({ value }) => value === current)) return options;
  return [
    ...options,
    { value: current, label: t("As written ({option})", { option: `${option}=${current}` }) },
  ];
}
