import path from "node:path";

/**
 * Has everything that is loaded from now on take this folder for the panel's data.
 *
 * @param {string} folder
 */
export function useDataFolder(folder) {
  process.env["INFLIGHT_DATA_DIR"] = path.resolve(folder);
}
