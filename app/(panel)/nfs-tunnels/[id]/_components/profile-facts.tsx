import { CopyButton } from "@/components/ui/copy-button";
import { KeyValue } from "@/components/ui/key-value";
import { Mono } from "@/components/ui/mono";
import { RelativeTime } from "@/components/ui/relative-time";
import { Rich } from "@/components/ui/rich";
import { msg, t } from "@/lib/words/t";
import { portWords } from "../../_components/tunnel-words";
import type { TunnelDetail } from "../../_queries";

const CIPHER_WORDS: Readonly<Record<TunnelDetail["profile"]["cipher"], string>> = {
  none: msg("as ssh chooses"),
  "aes128-gcm": msg("AES-128-GCM first"),
  "aes256-gcm": msg("AES-256-GCM first"),
  chacha20: msg("ChaCha20-Poly1305 first"),
};

/** The profile as it is, and what the client pins the server by. */
export function ProfileFacts({ detail }: { detail: TunnelDetail }) {
  const { profile, row, server } = detail;
  const { serverAddress, sshPort, sshUser, nfsVersion, keepOpenFor, remoteNfsPort, remoteMountPort } =
    profile;
  const signIn = `${sshUser}@${serverAddress}`;
  const pinned = row.held?.hostKey;
  const hostKeys = row.held === null ? server?.hostKeys : pinned && [pinned];
  const remote = row.hasMountd
    ? `${String(remoteNfsPort)}, ${String(remoteMountPort)}`
    : String(remoteNfsPort);
  return (
    <KeyValue
      items={[
        {
          label: t("Signs in to"),
          value: (
            <Mono>
              {sshPort === 22 ? signIn : t("{place}, port {port}", { place: signIn, port: sshPort })}
            </Mono>
          ),
        },
        {
          label: "NFS",
          value: (
            <Rich
              text="version {version}, local <code>{local}</code> to the server’s <code>{remote}</code>"
              values={{ version: nfsVersion, local: portWords(row), remote }}
            />
          ),
        },
        {
          label: t(profile.exports.length === 1 ? "Export" : "Exports"),
          value: profile.exports.map(({ path, mountPoint, options }) => (
            <div key={mountPoint}>
              <Rich text="<code>{path}</code> at <code>{mountPoint}</code>" values={{ path, mountPoint }} />
              {options !== "" && <span className="text-muted"> ({options})</span>}
            </div>
          )),
        },
        {
          label: t("Keep open for"),
          value: keepOpenFor === "always" ? t("always") : `${String(keepOpenFor)} min`,
        },
        { label: t("Cipher"), value: t(CIPHER_WORDS[profile.cipher]) },
        { label: t("Key"), value: <KeyFact detail={detail} /> },
        {
          label: t("Server’s host key"),
          value: hostKeys ? (
            hostKeys.map(({ type, fingerprint }) => (
              <div key={fingerprint} className="flex flex-wrap items-center gap-x-1.5">
                <Mono>{fingerprint}</Mono> <span className="text-muted">{type}</span>
                <CopyButton text={fingerprint} label={t("host key fingerprint")} />
              </div>
            ))
          ) : (
            <span className="text-muted">{t(row.held === null ? "not known" : "not confirmed yet")}</span>
          ),
        },
        ...(profile.isThisHost
          ? [{ label: t("Client"), value: t("this host, which opens the tunnel itself") }]
          : []),
        ...(profile.notes === ""
          ? []
          : [{ label: t("Notes"), value: <span className="whitespace-pre-wrap">{profile.notes}</span> }]),
      ]}
    />
  );
}

function KeyFact({ detail: { row, keys } }: { detail: TunnelDetail }) {
  const { key } = row;
  if (key.state === "none") return t("none yet");
  if (key.state === "revoked") {
    return <Rich text="revoked {when}" values={{ when: <RelativeTime at={key.at} /> }} />;
  }
  return (
    <div className="flex flex-col gap-0.5">
      <Mono>{key.fingerprint}</Mono>
      {keys !== null && (
        <span className="flex min-w-0 items-center gap-1">
          <Mono className="truncate">{keys.publicKey}</Mono>
          <CopyButton text={keys.publicKey} label={t("public key")} />
        </span>
      )}
      <span className="text-muted">
        {t(key.isKept ? "The private half is kept here, sealed." : "The private half is not kept here.")}
      </span>
    </div>
  );
}
