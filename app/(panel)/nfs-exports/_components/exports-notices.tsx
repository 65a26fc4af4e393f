"use client";

import { useQuery } from "@tanstack/react-query";
import { applianceQuery } from "@/components/shell/appliance-query";
import { Alert } from "@/components/ui/alert";
import { Mono } from "@/components/ui/mono";
import { Rich } from "@/components/ui/rich";
import { t } from "@/lib/words/t";
import type { ExportPage } from "../_queries";
import { FindingList } from "./finding-list";

/** What holds for all exports: a server that does not run, a file that is not read to its end, files not shown here. */
export function ExportsNotices({ list }: { list: ExportPage | undefined }) {
  const appliance = useQuery(applianceQuery());
  const nfs = appliance.data?.services.find(({ name }) => name === "nfs");
  const isDown = nfs !== undefined && nfs.state !== "running" && nfs.state !== "unknown";
  return (
    <>
      {isDown && (
        <Alert kind="warning" title={t("The NFS server does not run")} className="mb-1.5">
          {t("Nobody can mount what is exported here until it does.")} {nfs.detail}
        </Alert>
      )}
      {list !== undefined && list.findings.length > 0 && (
        <Alert kind={worstOf(list)} title={t("{file} needs a look", { file: list.file })} className="mb-1.5">
          <FindingList findings={list.findings} />
        </Alert>
      )}
      {list !== undefined && list.alsoRead.length > 0 && (
        <Alert kind="info" className="mb-1.5">
          <Rich
            text="The server also exports what {files} {count, plural, =1 {says} other {say}}. This page does not read {count, plural, =1 {it} other {them}}: look there as well before you call a folder protected."
            values={{
              count: list.alsoRead.length,
              files: list.alsoRead.map((file, at) => (
                <span key={file}>
                  {at > 0 && ", "}
                  <Mono>{file}</Mono>
                </span>
              )),
            }}
          />
        </Alert>
      )}
    </>
  );
}

function worstOf({ findings }: ExportPage): "error" | "warning" | "info" {
  return findings[0]?.severity ?? "info";
}
