import { expect, test } from "vitest";
import { inline, plainText } from "./inline";

test("code, stress, terms, pages and topics are told from text", () => {
  expect(
    inline("Set `smb encrypt` **now**: [[tree connect|at the tree]], [[share]], [here](/a) or [there](#b)."),
  ).toEqual([
    { kind: "text", text: "Set " },
    { kind: "code", text: "smb encrypt" },
    { kind: "text", text: " " },
    { kind: "strong", text: "now" },
    { kind: "text", text: ": " },
    { kind: "term", text: "at the tree", term: "tree connect" },
    { kind: "text", text: ", " },
    { kind: "term", text: "share", term: "share" },
    { kind: "text", text: ", " },
    { kind: "page", text: "here", address: "/a" },
    { kind: "text", text: " or " },
    { kind: "topic", text: "there", topic: "b" },
    { kind: "text", text: "." },
  ]);
});

test("brackets that are no mark stay as they are", () => {
  expect(plainText("in [global] and f(x), 2 ** 3")).toBe("in [global] and f(x), 2 ** 3");
  expect(plainText("**bold** `code` [[a|b]]")).toBe("bold code b");
});
