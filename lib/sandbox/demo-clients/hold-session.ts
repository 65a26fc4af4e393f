import { stat } from "node:fs/promises";
import path from "node:path";
import type { Sentence } from "@/lib/host/demo-tunnels";
import { holdProgram } from "@/lib/host/held-program";
import type { Box } from "@/lib/sandbox/box";
import type { Part } from "@/lib/sandbox/demo-clients/cast";
import { smbclientAs } from "@/lib/sandbox/demo-clients/demo-folder";
import { openRelay } from "@/lib/sandbox/demo-clients/relay";
import { type Refusal, understand, whatItDoes, whyRefused } from "@/lib/sandbox/demo-clients/smbclient-words";
import { readFrom } from "@/lib/sandbox/log-words";
import { ADDRESS, boxStatus } from "@/lib/sandbox/smbd-status";
import { t } from "@/lib/words/t";

/** Between two looks at its file. */
const READ_MS = 3_000;

/** A client that hears nothing for so long takes the connection for dead; smbclient's own patience is 20 s as well. */
const SILENCE_MS = 20_000;

/** What a client whose connection was closed gets to say why, before it is ended. */
const LAST_WORDS_MS = 500;

/** How a connection, or the try to have one, ended; `words` say it in a sentence. */
export interface SessionEnd {
  readonly kind: "lost" | "refused";
  readonly words: Sentence;
  /** Whether it was connected before. */
  readonly lasted: boolean;
}

interface Watch {
  readonly signal: AbortSignal;
  readonly onConnected: (words: Sentence) => void;
}

/** One connection of a demo client, from its first packet until it is refused, lost, or ended by the signal. */
export async function holdSession(box: Box, part: Part, { signal, onConnected }: Watch): Promise<SessionEnd> {
  // Asked each time: a restart may move the box to another port.
  const status = await boxStatus(box);
  if (status.state !== "running") return { kind: "lost", words: () => status.detail, lasted: false };
  const port = box.binding.ports[0] ?? box.port;
  const relay = await openRelay(part.address, { host: ADDRESS, port });
  if (!relay.ok) return { kind: "lost", words: () => relay.error.message, lasted: false };

  const log = await logOf(box, part);
  const seen: { refused?: Refusal; lasted: boolean } = { lasted: false };
  const program = holdProgram(smbclientAs(part, box.layout, relay.value.port), (line) => {
    const heard = understand(line);
    if (heard === undefined) return;
    silence.refresh();
    if (heard.kind === "lost") program.end();
    if (heard.kind === "refused") seen.refused = heard;
    if (heard.kind === "connected") {
      seen.lasted = true;
      onConnected(() => whatItDoes(part, heard));
    }
  });
  const read = () => {
    program.tell(`get "${part.file}" /dev/null`);
  };
  read();
  const again = setInterval(read, READ_MS);
  const end = () => {
    program.end();
  };
  const silence = setTimeout(end, SILENCE_MS);
  signal.addEventListener("abort", end, { once: true });
  if (signal.aborted) end();
  void relay.value.closed.then(() => setTimeout(end, LAST_WORDS_MS));

  const ended = await program.ended;
  clearInterval(again);
  clearTimeout(silence);
  signal.removeEventListener("abort", end);
  relay.value.close();
  const { refused, lasted } = seen;
  if (refused) {
    const said = await log.since();
    return { kind: "refused", words: () => whyRefused(part, refused, said), lasted };
  }
  const words = () => (ended.kind === "not-started" ? ended.words : t("The connection ended."));
  return { kind: "lost", words, lasted };
}

/** What smbd writes of this client from now on: it logs each address to a file of its own. */
async function logOf({ layout }: Box, { address }: Part) {
  const file = path.join(layout.logs, `log.${address}`);
  const size = () =>
    stat(file).then(
      (found) => found.size,
      () => null,
    );
  const before = (await size()) ?? 0;
  return {
    since: async (): Promise<string> => {
      const now = await size();
      // A shorter one was rotated meanwhile.
      return now === null ? "" : readFrom(file, now < before ? 0 : before);
    },
  };
}
