import { startDataServer } from "@/lib/tunneld/testing/data-server";

/** A data server as a process of its own, in a network namespace for example. Prints its port. */
const { port } = await startDataServer();
process.stdout.write(`${port}\n`);
