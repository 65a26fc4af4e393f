import Link from "next/link";
import { Alert } from "@/components/ui/alert";
import { Rich } from "@/components/ui/rich";
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
          <Rich
            text={
              canChange
                ? "<link>Edit Config File</link>, under [global]: <code>{setting}</code>"
                : "People with the role admin or operator can set: <code>{setting}</code>"
            }
            values={{ setting }}
            marks={{ link: (parts) => <Link href="/cifs-shares/config-file?line=1">{parts}</Link> }}
          />
        </>
      )}
    </Alert>
  ));
}
