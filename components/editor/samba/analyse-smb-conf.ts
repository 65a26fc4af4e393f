import { checkSmbConf } from "@/lib/samba/checks/check-smb-conf";
import { parseSmbConf } from "@/lib/samba/document";
import { type Analysis, analysisOf } from "../analysis";

export function analyseSmbConf(text: string): Analysis {
  const document = parseSmbConf(text);
  return analysisOf(text, {
    findings: checkSmbConf(document),
    outline: document.sections
      .flatMap((section) => section.headers)
      .map(({ name, from, number }) => ({ name, from, number }))
      .sort((a, b) => a.from - b.from),
  });
}
