/**
 * Returned as the value of a read's `run`: the bytes are sent as they are, not as JSON, with these headers besides the
 * ones the gate sets itself.
 */
export class RawReply {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(bytes: Uint8Array, headers: Readonly<Record<string, string>>) {
    this.bytes = new Uint8Array(bytes);
    this.headers = headers;
  }
}
