/** The rooms of the house and which way imports run between them, for eslint-plugin-boundaries. */

const PURE = ["samba", "nfs", "tunnels", "directory", "help", "dashboard"];
const BELOW_USE_CASES = [...PURE, "sandbox", "tunneld", "host", "db", "auth", "audit", "shared"];

/** @type {Record<string, string[]>} what each room may import, itself aside */
const MAY_IMPORT = {
  app: ["components", "actions", "use-cases", ...PURE, "auth", "audit", "shared"],
  components: [...PURE, "shared"],
  actions: ["use-cases", "auth", "audit", "db", "shared"],
  "use-cases": BELOW_USE_CASES,
  // The box writes files in the domains' formats.
  sandbox: ["host", ...PURE, "shared"],
  tunneld: ["tunnels", "shared"],
  backup: ["db", "shared"],
  auth: ["audit", "db", "shared"],
  audit: ["db", "shared"],
  host: ["shared"],
  db: ["shared"],
  shared: [],
  ...Object.fromEntries(PURE.map((room) => [room, ["shared"]])),
};

export const elements = Object.keys(MAY_IMPORT).map((room) => ({
  type: room,
  pattern: room === "app" || room === "components" ? room : `lib/${room}`,
  partialMatch: false,
}));

export const policies = [
  ...Object.entries(MAY_IMPORT).map(([room, targets]) => ({
    from: { element: { type: room } },
    allow: { to: { element: { types: { anyOf: [room, ...targets] } } } },
    message: `The room "${room}" may import ${targets.join(", ") || "nothing"} only.`,
  })),
  {
    // What a use-case answers is typed beside it; its code reaches components as props.
    from: { element: { type: "components" } },
    allow: { to: { element: { type: "use-cases" } }, dependency: { kind: "type" } },
  },
];
