import { CopyButton } from "@/components/ui/copy-button";
import { KeyValue } from "@/components/ui/key-value";
import { Mono } from "@/components/ui/mono";
import { RelativeTime } from "@/components/ui/relative-time";
import { portWords } from "../../_components/tunnel-words";
import type { TunnelDetail } from "../../_queries";

const CIPHER_WORDS: Readonly<Record<TunnelDetail["profile"]["cipher"], string>> = {
  none: "as ssh chooses",
  "aes128-gcm": "AES-128-GCM first",
  "aes256-gcm": "AES-256-GCM first",
  chacha20: "ChaCha20-Poly1305 first",
};

/** The profile as it is, and what the client pins the server by. */
export function ProfileFacts({ detail }: { detail: TunnelDetail }) {
  const { profile, row, server } = detail;
  const { serverAddress, sshPort, sshUser, nfsVersion, keepOpenFor, remoteNfsPort, remoteMountPort } =
    profile;
  const pinned = row.held?.hostKey;
  const hostKeys = row.held === null ? server?.hostKeys : pinned && [pinned];
  const remote = row.hasMountd
    ? `${String(remoteNfsPort)}, ${String(remoteMountPort)}`
    : String(remoteNfsPort);
  return (
    <KeyValue
      items={[
        {
          label: "Signs in to",
          value: (
            <Mono>
              {sshUser}@{serverAddress}
              {sshPort === 22 ? "" : `, port ${String(sshPort)}`}
            </Mono>
          ),
        },
        {
          label: "NFS",
          value: (
            <>
              version {nfsVersion}, local <Mono>{portWords(row)}</Mono> to the server’s <Mono>{remote}</Mono>
            </>
          ),
        },
        {
          label: profile.exports.length === 1 ? "Export" : "Exports",
          value: profile.exports.map(({ path, mountPoint, options }) => (
            <div key={mountPoint}>
              <Mono>{path}</Mono> at <Mono>{mountPoint}</Mono>
              {options !== "" && <span className="text-muted"> ({options})</span>}
            </div>
          )),
        },
        {
          label: "Keep open for",
          value: keepOpenFor === "always" ? "always" : `${String(keepOpenFor)} min`,
        },
        { label: "Cipher", value: CIPHER_WORDS[profile.cipher] },
        { label: "Key", value: <KeyFact detail={detail} /> },
        {
          label: "Server’s host key",
          value: hostKeys ? (
            hostKeys.map(({ type, fingerprint }) => (
              <div key={fingerprint} className="flex flex-wrap items-center gap-x-1.5">
                <Mono>{fingerprint}</Mono> <span className="text-muted">{type}</span>
                <CopyButton text={fingerprint} label="host key fingerprint" />
              </div>
            ))
          ) : (
            <span className="text-muted">{row.held === null ? "not known" : "not confirmed yet"}</span>
          ),
        },
        ...(profile.isThisHost
          ? [{ label: "Client", value: "this host, which opens the tunnel itself" }]
          : []),
        ...(profile.notes === ""
          ? []
          : [{ label: "Notes", value: <span className="whitespace-pre-wrap">{profile.notes}</span> }]),
      ]}
    />
  );
}

function KeyFact({ detail: { row, keys } }: { detail: TunnelDetail }) {
  const { key } = row;
  if (key.state === "none") return "none yet";
  if (key.state === "revoked") {
    return (
      <>
        revoked <RelativeTime at={key.at} />
      </>
    );
  }
  return (
    <div className="flex flex-col gap-0.5">
      <Mono>{key.fingerprint}</Mono>
      {keys !== null && (
        <span className="flex min-w-0 items-center gap-1">
          <Mono className="truncate">{keys.publicKey}</Mono>
          <CopyButton text={keys.publicKey} label="public key" />
        </span>
      )}
      <span className="text-muted">
        {key.isKept ? "The private half is kept here, sealed." : "The private half is not kept here."}
      </span>
    </div>
  );
}
