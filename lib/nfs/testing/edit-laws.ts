import { applyEdits } from "@/lib/shared/edit";
import { clientKey, clientOf } from "../clients";
import { type Exports, parseExports, plainPath } from "../document";
import { addClient, addExport, removeClient, removeExport, replaceClient } from "../edits";
import { setOption, unsetOption } from "../option-edits";
import { optionFamily, readOption } from "../options";
import { type Entry, readExports } from "../readings";
import type { Edits } from "../reread";
import { holds, isSameOptions } from "../same-options";
import { disableExport, enableExport } from "../toggle";
import type { ClientSpec } from "../writing";
import { demand } from "./laws";

/** What must hold of any edit of any text. Each tells whether the edit was made. */
export type Outcome = "edited" | "unchanged" | "refused";

/** An option set reads back for all flavours, a second time changes nothing, and no other client's options change. */
export function checkSetOption(text: string, path: string, host: string, option: string): Outcome {
  return made(
    text,
    (doc) => setOption(doc, path, host, option),
    (after) => {
      const setting = readOption(option);
      const now = find(after, path, host);
      demand(now && typeof setting !== "string" && holds(now.options, setting), "it reads back", after.text);
      demandOthersKept(text, after, (entry) => isOf(entry, path, host));
      const again = setOption(after, path, host, option);
      demand(again.ok && again.value.length === 0, "a second time changes nothing", again);
    },
  );
}

export function checkUnsetOption(text: string, path: string, host: string, option: string): Outcome {
  return made(
    text,
    (doc) => unsetOption(doc, path, host, option),
    (after) => {
      const words = find(after, path, host)?.item.options ?? [];
      demand(
        words.every((word) => optionFamily(word.text) !== optionFamily(option)),
        "it is gone",
        after.text,
      );
      demandOthersKept(text, after, (entry) => isOf(entry, path, host));
    },
  );
}

/** An export added is there with what was asked for; taken out again, the text is as it was, but for its last line end. */
export function checkAddAndRemove(text: string, path: string, clients: readonly ClientSpec[]): Outcome {
  return made(
    text,
    (doc) => addExport(doc, { path, clients }),
    (after) => {
      const added = entriesOf(after).filter((entry) => entry.path === plainPath(path));
      const read = added.map(({ item }) => ({
        host: item.host,
        options: item.options.map((word) => word.text),
      }));
      demand(JSON.stringify(read) === JSON.stringify(clients), "it reads back", [read, clients]);
      demand(
        added.every(({ standing, line }) => standing === "in-force" && line.path.value === path),
        "it counts",
        read,
      );
      demand(after.text.startsWith(text), "nothing before it changes", after.text);
      const removed = removeExport(after, path);
      demand(removed.ok, "it can be removed", after.text);
      if (removed.ok) {
        const restored = applyEdits(after.text, removed.value);
        demand(restored.replace(/\s*$/, "") === text.replace(/\s*$/, ""), "all is as it was", [
          text,
          restored,
        ]);
      }
    },
  );
}

export function checkAddClient(text: string, path: string, spec: ClientSpec): Outcome {
  return made(
    text,
    (doc) => addClient(doc, path, spec),
    (after) => {
      const now = find(after, path, spec.host);
      demand(
        now?.item.options.map((word) => word.text).join() === spec.options.join(),
        "it reads back",
        after.text,
      );
      demandOthersKept(text, after, (entry) => isOf(entry, path, spec.host) || isOf(entry, path, "*"));
    },
  );
}

export function checkReplaceClient(text: string, path: string, host: string, spec: ClientSpec): Outcome {
  return made(
    text,
    (doc) => replaceClient(doc, path, host, spec),
    (after) => {
      const now = find(after, path, spec.host);
      demand(
        now?.item.options.map((word) => word.text).join() === spec.options.join(),
        "it reads back",
        after.text,
      );
      demandOthersKept(text, after, (entry) => isOf(entry, path, host) || isOf(entry, path, spec.host));
    },
  );
}

export function checkRemoveClient(text: string, path: string, host: string): Outcome {
  return made(
    text,
    (doc) => removeClient(doc, path, host),
    (after) => {
      demand(!find(after, path, host), "it is gone", after.text);
      demandOthersKept(text, after, (entry) => isOf(entry, path, host));
    },
  );
}

/** A disabled export is gone for exportfs, and enabled again the text is as it was. */
export function checkToggle(text: string, path: string): Outcome {
  if (parseExports(text).disabled.some((line) => plainPath(line.export.path.value) === plainPath(path))) {
    return made(
      text,
      (doc) => enableExport(doc, path),
      (after) => {
        demandOthersKept(text, after, (entry) => entry.path === plainPath(path));
      },
    );
  }
  return made(
    text,
    (doc) => disableExport(doc, path),
    (after) => {
      demand(
        entriesOf(after).every((entry) => entry.path !== plainPath(path)),
        "it is gone",
        after.text,
      );
      demandOthersKept(text, after, (entry) => entry.path === plainPath(path));
      const enabled = enableExport(after, path);
      // An export at which exportfs would stop can be put out of force, but not back.
      const isBroken = readExports(parseExports(text)).stop !== undefined && !enabled.ok;
      const isBack = enabled.ok && applyEdits(after.text, enabled.value) === text;
      demand(isBack || isBroken, "it comes back", after.text);
    },
  );
}

function made(text: string, edit: (doc: Exports) => Edits, check: (after: Exports) => void): Outcome {
  const edits = edit(parseExports(text));
  if (!edits.ok) {
    demand(/^\S.{40,}\.$/su.test(edits.error.message), "a refusal is a sentence", edits.error.message);
    return "refused";
  }
  check(parseExports(applyEdits(text, edits.value)));
  return edits.value.length > 0 ? "edited" : "unchanged";
}

function demandOthersKept(text: string, after: Exports, isTarget: (entry: Entry) => boolean): void {
  const before = entriesOf(parseExports(text)).filter((entry) => !isTarget(entry));
  const now = entriesOf(after).filter((entry) => !isTarget(entry));
  const isKept = before.every((entry, index) => {
    const other = now[index];
    return other && inShort(entry) === inShort(other) && isSameOptions(entry.options, other.options);
  });
  demand(isKept && before.length === now.length, "all else stays", [text, after.text]);
}

function entriesOf(doc: Exports): readonly Entry[] {
  return readExports(doc).entries;
}

function inShort({ path, client, item }: Entry): string {
  return `${path} ${client.name} ${item.options.map((word) => word.text).join()}`;
}

function find(doc: Exports, path: string, host: string): Entry | undefined {
  return entriesOf(doc).find((entry) => isOf(entry, path, host));
}

function isOf(entry: Entry, path: string, host: string): boolean {
  return entry.path === plainPath(path) && clientKey(entry.client) === clientKey(clientOf(host));
}
