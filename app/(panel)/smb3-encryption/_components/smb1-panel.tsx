import { History } from "lucide-react";
import { Alert } from "@/components/ui/alert";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { Panel } from "@/components/ui/panel";
import { t } from "@/lib/words/t";
import type { Overview } from "../_queries";
import { FileLines } from "./file-lines";

interface Smb1PanelProps {
  posture: Overview["posture"];
  /** With the choices made. */
  isOn: boolean;
  canChange: boolean;
  onChange: (smb1: boolean) => void;
}

/** The SMB 1 switch, with the guide's warning of the downgrade that nothing detects. */
export function Smb1Panel({ posture, isOn, canChange, onChange }: Smb1PanelProps) {
  const { dialects } = posture;
  return (
    <Panel title={t("SMB 1 and protocol versions")} icon={<History />}>
      <div className="flex flex-col gap-2">
        <CheckboxField
          label={t("Speak SMB 1")}
          hint={t(
            "For Windows XP, Server 2003 and old devices that know nothing newer. SMB 1 is never encrypted.",
          )}
          checked={isOn}
          disabled={!canChange}
          onChange={(event) => {
            onChange(event.target.checked);
          }}
        />
        {isOn && (
          <Alert kind="warning" title={t("Nothing detects a downgrade to SMB 1")}>
            {t(
              "SMB 3 notices when somebody on the line tampers with the choice between SMB 2 and SMB 3; Windows then ends the connection and logs event 1005. It cannot notice a fall back to SMB 1, where everything is readable. As long as SMB 1 is on, encryption of clients that could do better is not guaranteed.",
            )}
          </Alert>
        )}
        <p>
          {isOn !== dialects.smb1 && `${t("In force now:")} `}
          <strong>{dialects.label}.</strong> {dialects.reason}
        </p>
        <FileLines lines={dialects.lines} />
      </div>
    </Panel>
  );
}
