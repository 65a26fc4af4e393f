import { fail, ok, type Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";
import { malformed, type RpcFailure } from "./failure";
import { PROGRAM_NAMES } from "./programs";
import { XdrReader, xdrUint32 } from "./xdr";

const TCP = 6;
const UDP = 17;
const MOST_MAPPINGS = 10_000;

/** A program that has told the portmapper where it listens. */
export interface Mapping {
  readonly program: number;
  /** As `rpcinfo` calls it; the number where it has no name. */
  readonly name: string;
  readonly version: number;
  readonly protocol: "tcp" | "udp" | "other";
  readonly port: number;
}

/** The argument of GETPORT. */
export function encodeGetPort(program: number, version: number, protocol: "tcp" | "udp" = "tcp"): Uint8Array {
  return xdrUint32(program, version, protocol === "tcp" ? TCP : UDP, 0);
}

/** The port; undefined where the program is not registered. */
export function decodeGetPort(results: Uint8Array): Result<number | undefined, RpcFailure> {
  const reader = new XdrReader(results);
  const port = reader.uint32();
  if (reader.failed() || port > 65_535) return fail(malformed(t("The portmapper's answer is no port.")));
  return ok(port === 0 ? undefined : port);
}

/** The results of DUMP: everything that is registered. */
export function decodeDump(results: Uint8Array): Result<readonly Mapping[], RpcFailure> {
  const reader = new XdrReader(results);
  const mappings = reader.list(MOST_MAPPINGS, () => {
    const [program, version, protocol, port] = [
      reader.uint32(),
      reader.uint32(),
      reader.uint32(),
      reader.uint32(),
    ];
    return {
      program,
      name: PROGRAM_NAMES.get(program) ?? String(program),
      version,
      protocol: protocolName(protocol),
      port,
    };
  });
  const isReadable = !reader.failed() && mappings.every(({ port }) => port <= 65_535);
  return isReadable ? ok(mappings) : fail(malformed(t("The portmapper's list is cut off, or too long.")));
}

function protocolName(protocol: number): Mapping["protocol"] {
  if (protocol === TCP) return "tcp";
  return protocol === UDP ? "udp" : "other";
}
