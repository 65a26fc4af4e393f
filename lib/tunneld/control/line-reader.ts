const LINE_FEED = 0x0a;

/** Cuts a stream into lines. `take` returns the whole ones, or null once a line is longer than `longest` bytes. */
export function createLineReader(longest: number) {
  let pieces: Buffer[] = [];
  let length = 0;
  return {
    take(chunk: Buffer): readonly string[] | null {
      const lines: string[] = [];
      let rest = chunk;
      for (let at = rest.indexOf(LINE_FEED); at >= 0; at = rest.indexOf(LINE_FEED)) {
        if (length + at > longest) return null;
        lines.push(Buffer.concat([...pieces, rest.subarray(0, at)]).toString("utf8"));
        pieces = [];
        length = 0;
        rest = rest.subarray(at + 1);
      }
      length += rest.length;
      if (length > longest) return null;
      if (rest.length > 0) pieces.push(rest);
      return lines;
    },
  };
}
