import { describe, expect, it } from "vitest";
import { isFull } from "./room";

describe("an error that says that a disk is full", () => {
  it.each([
    ["the file system's", Object.assign(new Error("write"), { code: "ENOSPC" }), true],
    ["of a quota", Object.assign(new Error("write"), { code: "EDQUOT" }), true],
    ["SQLite's, in Prisma's words", new Error("Message: `SQLITE_FULL: database or disk is full`"), true],
    [
      "of the write-ahead log's index",
      new Error("Database error. Code: `4874`. Message: `SQLITE_IOERR: disk I/O error`"),
      true,
    ],
    [
      "no other of reading and writing",
      new Error("Database error. Code: `266`. Message: `SQLITE_IOERR: disk I/O error`"),
      false,
    ],
    ["no other", new Error("SQLITE_BUSY"), false],
    ["nothing thrown that is no error", "SQLITE_FULL", false],
  ])("is %s", (_, error, expected) => {
    expect(isFull(error)).toBe(expected);
  });
});
