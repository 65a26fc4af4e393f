/** Names of shares that somebody may have, or may wish on somebody else: what they are, and as smb.conf has them. */
export const STRANGE_NAMES: readonly (readonly [what: string, name: string])[] = [
  ["markup in its name", "<script>alert(1)</script>"],
  ["a name of 255 bytes", "s".repeat(255)],
  ["a name of 255 bytes in 85 characters", "資".repeat(85)],
  ["a name beyond the basic plane", "𐐀𝕊🗄️"],
  ["a name in Arabic, with a mark that turns the direction", "\u202eمشاركة"],
  ["bytes that are no UTF-8 in its name", "caf\udce9"],
  ["quotes, a dollar sign and a backslash in its name", "\"$(id)'`\\x"],
  ["a name that objects have", "__proto__"],
];
