import type { TaggedBytes } from "@/lib/host/host";
import { parseSmbConf, type SmbConf } from "@/lib/samba/document";
import { decodeText } from "@/lib/shared/text";

interface Parsed {
  readonly tag: string;
  readonly doc: SmbConf;
}

/** The file as it was last read, and what a person is about to make of it. */
const KEPT = 2;

let newest: readonly Parsed[] = [];

/**
 * The document of some content of smb.conf. Pages ask again every few seconds: the same bytes are parsed once, and give
 * the same object, on which further results may be kept (a `WeakMap`).
 */
export function smbConfDocument({
  tag,
  bytes,
}: Pick<TaggedBytes, "bytes"> & { readonly tag: string }): SmbConf {
  const found = newest.find((each) => each.tag === tag) ?? { tag, doc: parseSmbConf(decodeText(bytes)) };
  newest = [found, ...newest.filter((each) => each !== found)].slice(0, KEPT);
  return found.doc;
}
