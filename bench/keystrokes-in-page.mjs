// Runs in the measured page before its own scripts: from each key's event to the end of the frame that shows its character.
// Times are the page's own, counted from the start of its navigation.
/** @type {{ pressed: number, shown: number }[]} */
const keystrokes = [];
let pressed = 0;

addEventListener(
  "keydown",
  (event) => {
    pressed = event.timeStamp;
  },
  true,
);

addEventListener(
  "input",
  (event) => {
    if (!(event instanceof InputEvent) || event.inputType !== "insertText") return;
    const keystroke = { pressed, shown: Number.NaN };
    keystrokes.push(keystroke);
    requestAnimationFrame(() => {
      // A message posted in a frame's callback comes after the frame's layout and paint.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        keystroke.shown = performance.now();
      };
      port2.postMessage(undefined);
    });
  },
  true,
);

Object.assign(globalThis, { benchKeystrokes: keystrokes });
