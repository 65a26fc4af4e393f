import * as z from "zod";
import { t } from "@/lib/words/t";

/** Letters, digits, dashes and underscores (which many a Windows domain has) between dots; no dash at either end of a label. */
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;

/**
 * How the client reaches the server: a host name, an IPv4 or an IPv6 address. In lower case, as ssh looks it up in
 * known_hosts. An IPv6 address is written without brackets and without a zone.
 */
export const ServerAddress = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, {
    error: () => t("Give the server's address as the client sees it: a host name, or an IP address."),
  })
  .superRefine((address, ctx) => {
    const why = whyNot(address);
    if (why !== undefined) ctx.addIssue({ code: "custom", message: why });
  });

function whyNot(address: string): string | undefined {
  if (address === "" || isAddress(address)) return undefined;
  if (address.startsWith("[")) {
    return t("Write an IPv6 address without brackets; the SSH port has a field of its own.");
  }
  if (/^fe[89ab][0-9a-f]:.*%/.test(address)) {
    return t(
      "A link-local address holds on one network card only. Give a host name, or another of the server's addresses.",
    );
  }
  if (/^[^:]+:\d+$/.test(address)) return t("Give the address alone; the SSH port has a field of its own.");
  if (address.includes("@")) return t("Give the address alone; the SSH user has a field of its own.");
  if (/[^\x20-\x7e]/.test(address)) {
    return t(
      "A host name has letters without accents, digits, dots and dashes. Give an international name in its xn-- form.",
    );
  }
  if (address.includes(":"))
    return t("This is no IPv6 address. Write it like 2001:db8::20, or give a host name.");
  if (/^[\d.]+$/.test(address))
    return t("This is no IPv4 address. Write it like 20.20.0.20, or give a host name.");
  const labels = address.replace(/\.$/, "").split(".");
  if (address.length > 253 || !labels.every((label) => LABEL.test(label))) {
    return t(
      "A host name has letters, digits, dots and dashes, and no dash at the beginning or end of a part.",
    );
  }
  return /^(?:\d+|0x[0-9a-f]*)$/.test(labels.at(-1) ?? "")
    ? t("A host name does not end in a number. Give the whole name, or an IP address.")
    : undefined;
}

function isAddress(address: string): boolean {
  return z.ipv4().safeParse(address).success || z.ipv6().safeParse(address).success;
}
