import { pathToFileURL } from "node:url";
import type { Client, Config, InStatement, Transaction } from "@libsql/client";
import { PrismaLibSql } from "@prisma/adapter-libsql";

/** Milliseconds a statement waits for another process's write. SQLite waits inside the call: the event loop stands still. */
const BUSY_TIMEOUT_MS = 5_000;

/**
 * Prisma's driver adapter on one SQLite file, with one connection for everything.
 *
 * The libsql client opens a second connection after each transaction and leaves the first to the garbage collector:
 * 2,000 transactions held 4,000 file descriptors and 400 MB (measured, 0.17.4). Here a transaction runs on the one
 * connection; the adapter's own lock keeps other statements out of it until it ends. It begins as a writer, since a
 * reader that turns writer fails at once, without waiting, where another process wrote in between.
 *
 * Foreign keys are on: libsql is compiled so (a test holds it to that).
 */
export class SqliteAdapter extends PrismaLibSql {
  constructor(databasePath: string) {
    super(config(databasePath));
  }

  override createClient(given: Config): Client {
    const client = super.createClient(given);
    Object.assign(client, { transaction: () => begin(client) });
    return client;
  }
}

/** A bare connection, for what lies below Prisma. Throws where the file cannot be opened; the caller closes it. */
export function openConnection(databasePath: string): Client {
  return new SqliteAdapter(databasePath).createClient(config(databasePath));
}

function config(databasePath: string): Config {
  const url = databasePath === ":memory:" ? databasePath : pathToFileURL(databasePath).href;
  return { url, timeout: BUSY_TIMEOUT_MS };
}

async function begin(client: Client): Promise<Transaction> {
  await client.execute("BEGIN IMMEDIATE");
  let closed = false;
  const rollback = async () => {
    if (closed) return;
    closed = true;
    try {
      await client.execute("ROLLBACK");
    } catch (error) {
      // A full disk has SQLite roll back by itself (https://sqlite.org/lang_transaction.html).
      if (!(error instanceof Error && error.message.includes("no transaction is active"))) throw error;
    }
  };
  const commit = async () => {
    if (closed) return;
    try {
      await client.execute("COMMIT");
      closed = true;
    } catch (error) {
      await rollback();
      throw error;
    }
  };
  return {
    execute: (statement: InStatement) => client.execute(statement),
    batch: async (statements) => {
      const results = [];
      for (const statement of statements) results.push(await client.execute(statement));
      return results;
    },
    // The client ends an open transaction after a script, so a script cannot be part of one.
    executeMultiple: () => Promise.reject(new Error("A script cannot run inside a transaction.")),
    commit,
    rollback,
    close: () => {
      void rollback();
    },
    get closed() {
      return closed;
    },
  };
}
