import { parseSmbConf } from "@/lib/samba/document";
import { type ColouredSpan, lineColours } from "../line-colours";

export const sambaColours = lineColours((text) =>
  parseSmbConf(text).lines.flatMap((line): ColouredSpan[] => {
    if (line.kind === "blank") return [];
    if (line.kind !== "parameter") return [{ from: line.from, to: line.to, look: line.kind }];
    return [
      { from: line.nameFrom, to: line.nameTo, look: "name" },
      { from: line.valueFrom, to: line.valueTo, look: "value" },
    ];
  }),
);
