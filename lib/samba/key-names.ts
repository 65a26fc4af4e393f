import { nameSet } from "./name-set";

/** Keys of the parameters that are asked for of every share of a file, and of those that bring in more lines. */
export const KEY_NAMES = nameSet([
  ...["smbencrypt", "serversmbencrypt", "guestok", "public"],
  ...["include", "configfile", "copy"],
]);
