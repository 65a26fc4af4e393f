const NEEDED = [20, 19];

/**
 * @param {string} version as in `process.versions.node`
 * @returns {string | undefined} what is wrong with it and what to do
 */
export function nodeVersionProblem(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [neededMajor = 0, neededMinor = 0] = NEEDED;
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return undefined;
  return (
    "Inflight needs Node " +
    NEEDED.join(".") +
    " or later, and this is Node " +
    version +
    ". Install a newer one, for example from https://nodejs.org, and start again."
  );
}

/** Ends the process with a sentence where this Node is too old. */
export function requireNode() {
  const problem = nodeVersionProblem(process.versions.node);
  if (problem === undefined) return;
  console.error(problem);
  process.exit(1);
}
