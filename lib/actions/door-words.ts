import { t } from "@/lib/words/t";

/** What the panel's server says to a request that never reaches a page. */
export const doorWords = {
  unknownName: () =>
    t(
      "This panel does not know the name in your address bar. Open it by its IP address, or have its admin add the name: INFLIGHT_NAMES, or a certificate that holds it.",
    ),
  tooMuch: () =>
    t("This is more than may be sent by somebody who is not signed in. Sign in, then try again."),
};
