/** What testparm said of a file, sorted. Measured with Samba 4.17.12; see the tests. */
export interface TestparmWords {
  /** smbd would load the file: testparm ended its reading with "Loaded services file OK.". */
  readonly loads: boolean;
  /** One sentence per warning, in testparm's words and order, without its progress lines. */
  readonly warnings: readonly string[];
}

const PROGRESS = [
  /^Load smb config files from /,
  /^Loaded services file OK\.$/,
  /^Error loading services\.$/,
  /^Weak crypto is (?:allowed|disallowed) by GnuTLS/,
  /^Server role: /,
  // Printed beside "Unknown parameter encountered", of which it says nothing new.
  /^Ignoring unknown parameter /,
  /^Press enter to see a dump/,
  /^rlimit_max: /,
];

/**
 * Sorts testparm's standard error. Its exit status alone says little: 0 stands beside unknown parameters, and 1 beside
 * folders that are only missing; whether the file loads is said in words.
 */
export function readTestparm(stderr: string): TestparmWords {
  const lines = stderr.split(/\r?\n/).map((line) => line.trimEnd());
  const warnings = lines.filter((line) => line !== "" && !PROGRESS.some((progress) => progress.test(line)));
  return { loads: lines.includes("Loaded services file OK."), warnings: joinIndented(warnings) };
}

/** A warning may go on in lines that begin with a blank. */
function joinIndented(lines: readonly string[]): readonly string[] {
  return lines.reduce<string[]>((joined, line) => {
    const last = joined.at(-1);
    if (last !== undefined && /^\s/.test(line)) joined[joined.length - 1] = `${last} ${line.trim()}`;
    else joined.push(line);
    return joined;
  }, []);
}
