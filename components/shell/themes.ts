/** The themes a person may choose, as classes of the document; beside them stands `system`. */
export const THEMES = ["light", "dark", "contrast"] as const;
