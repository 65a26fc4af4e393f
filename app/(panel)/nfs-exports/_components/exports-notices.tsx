"use client";

import { useQuery } from "@tanstack/react-query";
import { applianceQuery } from "@/components/shell/appliance-query";
import { Alert } from "@/components/ui/alert";
import { Mono } from "@/components/ui/mono";
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
        <Alert kind="warning" title="The NFS server does not run" className="mb-1.5">
          Nobody can mount what is exported here until it does. {nfs.detail}
        </Alert>
      )}
      {list !== undefined && list.findings.length > 0 && (
        <Alert kind={worstOf(list)} title={`${list.file} needs a look`} className="mb-1.5">
          <FindingList findings={list.findings} />
        </Alert>
      )}
      {list !== undefined && list.alsoRead.length > 0 && (
        <Alert kind="info" className="mb-1.5">
          The server also exports what{" "}
          {list.alsoRead.map((file, at) => (
            <span key={file}>
              {at > 0 && ", "}
              <Mono>{file}</Mono>
            </span>
          ))}{" "}
          {list.alsoRead.length === 1 ? "says" : "say"}. This page does not read{" "}
          {list.alsoRead.length === 1 ? "it" : "them"}: look there as well before you call a folder protected.
        </Alert>
      )}
    </>
  );
}

function worstOf({ findings }: ExportPage): "error" | "warning" | "info" {
  return findings[0]?.severity ?? "info";
}
