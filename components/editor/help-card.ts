/** What something is, in a card beside a completion or where the mouse rests. */
export function helpCard(
  title: string,
  text: string | undefined,
  facts: readonly (readonly [term: string, words: string])[],
): HTMLElement {
  const card = document.createElement("div");
  card.className = "cm-parameter-help";
  card.append(element("h2", title));
  if (text !== undefined) card.append(element("p", text));
  const list = document.createElement("dl");
  for (const [term, words] of facts) list.append(element("dt", term), element("dd", words));
  card.append(list);
  return card;
}

function element(tag: "h2" | "p" | "dt" | "dd", words: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = words;
  return made;
}
