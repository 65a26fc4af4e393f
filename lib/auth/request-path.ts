/** The path and query a request asked for; scripts/serve.ts writes it over whatever a client sent under this name. */
export const PATH_HEADER = "x-inflight-path";
