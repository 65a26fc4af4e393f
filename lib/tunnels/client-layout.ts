/** Where the set-up script puts a profile's files on the client. */
export interface ClientLayout {
  readonly folder: string;
  readonly key: string;
  readonly knownHosts: string;
  /** Starts the tunnel and mounts, where there is no systemd. */
  readonly start: string;
  /** What `--remove` has to know later. */
  readonly state: string;
  /** Name of the tunnel's unit. */
  readonly service: string;
  /** First line of what is ours, by which it is known again. */
  readonly mark: string;
}

const TUNNELS_FOLDER = "/etc/inflight-tunnels";

/** Names hold nothing but what the schema of a profile's id allows. */
export function clientLayout(id: string): ClientLayout {
  const folder = `${TUNNELS_FOLDER}/${id}`;
  return {
    folder,
    key: `${folder}/key`,
    knownHosts: `${folder}/known_hosts`,
    start: `${folder}/start`,
    state: `${folder}/state`,
    service: `inflight-tunnel-${id}.service`,
    mark: `# inflight-tunnel ${id}`,
  };
}
