import { expect, it } from "vitest";
import { describeSshError, openFailure } from "@/lib/tunneld/ssh/link-failure";
import { Trouble, troubleWords } from "@/lib/tunneld/trouble";
import { holdCatalogue } from "@/lib/words/catalogue";
import { german } from "@/lib/words/de/german";
import { withLocale } from "@/lib/words/with-locale";

const server = { host: "nas.example", port: 22, user: "tunnel" };

it("is told to the panel's reader in their language, whatever this process speaks", () => {
  holdCatalogue("de", german);
  const refused = describeSshError(Object.assign(new Error("connect"), { code: "ECONNREFUSED" }), server);
  expect(refused.message).toBe(
    "Nothing answers at nas.example, port 22. Check that sshd runs there, and its port.",
  );
  const travelled = Trouble.parse(JSON.parse(JSON.stringify(refused)));
  expect(withLocale("de", () => troubleWords(travelled))).toBe(
    "Auf nas.example, Port 22, antwortet nichts. Prüfen Sie, ob sshd dort läuft, und seinen Port.",
  );
  expect(troubleWords(travelled)).toBe(refused.message);
  expect(travelled.detail).toBe("connect");
});

it("keeps the English of a process that an older panel left", () => {
  const { code, message } = openFailure(Object.assign(new Error("no"), { reason: 2 }), server, 2049);
  const old = Trouble.parse({ code, message });
  expect(withLocale("de", () => troubleWords(old))).toContain("Nothing listens on port 2049");
});
