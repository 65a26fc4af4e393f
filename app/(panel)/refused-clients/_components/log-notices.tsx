import Link from "next/link";
import { Alert } from "@/components/ui/alert";
import { Mono } from "@/components/ui/mono";
import type { Refusals } from "../../_refusals/refusals-query";

interface LogNoticesProps {
  notices: Refusals["notices"];
  /** False for people who only look: they are told who may change what Samba logs. */
  canChange: boolean;
}

/** What Samba's log leaves out, and the line that would mend it. */
export function LogNotices({ notices, canChange }: LogNoticesProps) {
  return notices.map(({ code, message, setting }) => (
    <Alert key={code} kind="info" className="mb-1.5">
      {message}
      {setting !== null && (
        <>
          {" "}
          {canChange ? (
            <>
              <Link href="/cifs-shares/config-file?line=1">Edit Config File</Link>, under [global]
            </>
          ) : (
            "People with the role admin or operator can set"
          )}
          : <Mono>{setting}</Mono>
        </>
      )}
    </Alert>
  ));
}
