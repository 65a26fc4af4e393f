"use client";

import { createPortal } from "react-dom";
import { usePrinting } from "@/components/shell/use-printing";
import { clockWords, timedChapters } from "./talk-times";

/** The talk as a sheet of paper. Only there while the browser prints. */
export function TalkSheet() {
  const isPrinting = usePrinting() !== null;
  return isPrinting ? createPortal(<Sheet />, document.body) : null;
}

function Sheet() {
  return (
    <div className="print-sheet">
      <h1>Inflight in ten minutes</h1>
      {timedChapters().map(({ title, steps }, index) => (
        <section key={title}>
          <h2>
            Chapter {index + 1}: {title}
          </h2>
          <table>
            <thead>
              <tr>
                {["Time", "Step", "Say", "Click"].map((heading) => (
                  <th key={heading} scope="col">
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {steps.map(({ step, from, to }) => (
                <tr key={step.id}>
                  <td>
                    {clockWords(from)}–{clockWords(to)}
                  </td>
                  <th scope="row">{step.title}</th>
                  <td>{step.say}</td>
                  <td>{step.text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </div>
  );
}
