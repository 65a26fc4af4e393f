import { msg } from "@/lib/words/t";
import type { Doing } from "./steps";

/** An entry of the navigation, as a tree or as a rail of icons. */
export function page(href: string): Doing {
  return { css: `nav[aria-label] a[href="${href}"]`, within: msg("Storage Administration") };
}

export function preset(value: string): Doing {
  return { css: `input[type="radio"][value="${value}"]`, isChoice: true };
}

/** The review dialog. Where the checks warn, Apply waits for the tick. */
export const APPLY: readonly Doing[] = [
  { css: '[role="dialog"] input[type="checkbox"]', name: msg("I have read the warnings"), isChoice: true },
  { css: '[role="dialog"] button', name: msg("Apply") },
];

/** From the button that reviews what was chosen. */
export const REVIEW_AND_APPLY: readonly Doing[] = [
  { css: "button", within: msg("SMB3 Encryption tools"), name: msg("Review changes") },
  ...APPLY,
];
