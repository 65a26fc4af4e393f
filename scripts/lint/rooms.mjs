/** The rooms of the house and which way imports run between them, for eslint-plugin-boundaries. */

const PURE = ["samba", "nfs", "tunnels", "directory", "help", "dashboard"];
const BELOW_USE_CASES = [...PURE, "sandbox", "tunneld", "host", "db", "auth", "audit"];
/** What every room may import; these know no other. */
const EVERYWHERE = ["shared", "words"];

/** @type {Record<string, string[]>} what each room may import, itself and what is for every room aside */
const MAY_IMPORT = {
  app: ["components", "actions", "use-cases", ...PURE, "auth", "audit"],
  components: [...PURE],
  actions: ["use-cases", "auth", "audit", "db"],
  "use-cases": BELOW_USE_CASES,
  // The box writes files in the domains' formats.
  sandbox: ["host", ...PURE],
  tunneld: ["tunnels"],
  backup: ["db"],
  auth: ["audit", "db"],
  audit: ["db"],
  host: [],
  db: [],
  shared: [],
  words: [],
  ...Object.fromEntries(PURE.map((room) => [room, []])),
};

export const elements = Object.keys(MAY_IMPORT).map((room) => ({
  type: room,
  pattern: room === "app" || room === "components" ? room : `lib/${room}`,
  partialMatch: false,
}));

export const policies = [
  ...Object.entries(MAY_IMPORT).map(([room, targets]) => ({
    from: { element: { type: room } },
    allow: { to: { element: { types: { anyOf: [room, ...targets, ...EVERYWHERE] } } } },
    message: `The room "${room}" may import ${[...targets, ...EVERYWHERE].join(", ")} only.`,
  })),
  {
    // What a use-case answers is typed beside it; its code reaches components as props.
    from: { element: { type: "components" } },
    allow: { to: { element: { type: "use-cases" } }, dependency: { kind: "type" } },
  },
];
