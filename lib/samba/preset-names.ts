/** The presets, from the least to the most they ask of clients. */
export const PRESET_NAMES = ["off", "transition", "required", "hardened"] as const;

export type PresetName = (typeof PRESET_NAMES)[number];
