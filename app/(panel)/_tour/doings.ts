import type { Doing } from "./steps";

/** An entry of the navigation, as a tree or as a rail of icons. */
export function page(href: string): Doing {
  return { css: `nav[aria-label="Storage Administration"] a[href="${href}"]` };
}

export function preset(value: string): Doing {
  return { css: `input[type="radio"][value="${value}"]`, isChoice: true };
}

/** The review dialog. Where the checks warn, Apply waits for the tick. */
export const APPLY: readonly Doing[] = [
  { css: '[role="dialog"] input[type="checkbox"]', name: "I have read the warnings", isChoice: true },
  { css: '[role="dialog"] button', name: "Apply" },
];

/** From the button that reviews what was chosen. */
export const REVIEW_AND_APPLY: readonly Doing[] = [
  { css: '[aria-label="SMB3 Encryption tools"] button', name: "Review changes" },
  ...APPLY,
];
