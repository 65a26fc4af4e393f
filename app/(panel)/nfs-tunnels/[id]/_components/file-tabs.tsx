"use client";

import { FileStack } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useAddress } from "@/components/shell/use-address";
import { Alert } from "@/components/ui/alert";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { Panel } from "@/components/ui/panel";
import { Tabs } from "@/components/ui/tabs";
import type { FileTab } from "@/lib/tunnels/handed-files";
import { msg, t } from "@/lib/words/t";
import type { TunnelDetail } from "../../_queries";
import { FileBlock } from "./file-block";
import { GuideNotes } from "./guide-notes";
import type { MadeKey } from "./new-key";

const SetUpOverSsh = dynamic(() => import("../../_setup/set-up-over-ssh").then((part) => part.SetUpOverSsh), {
  ssr: false,
});

const TunnelTest = dynamic(() => import("../../_test/tunnel-test").then((part) => part.TunnelTest), {
  ssr: false,
});

const ScriptWithKey = dynamic(() => import("./script-with-key").then((part) => part.ScriptWithKey), {
  ssr: false,
});

interface FileTabsProps {
  detail: TunnelDetail;
  /** A private key that is in the page's memory, for the set-up script. */
  made: MadeKey | undefined;
  canChange: boolean;
  canReachOut: boolean;
}

const TABS: readonly { readonly value: FileTab; readonly label: string; readonly forAdmins: boolean }[] = [
  { value: "ssh", label: msg("SSH commands"), forAdmins: false },
  { value: "fstab", label: "fstab", forAdmins: false },
  { value: "systemd", label: msg("systemd unit"), forAdmins: false },
  { value: "authorized-keys", label: "authorized_keys", forAdmins: true },
  { value: "script", label: msg("Set-up script"), forAdmins: true },
];

/** This host needs no commands, units and script: it opens the tunnel itself. */
const OF_THIS_HOST: ReadonlySet<FileTab> = new Set(["fstab", "authorized-keys"]);

/** What is handed to the client, what the appliance holds for it, and whether it works. The open tab is in the address. */
export function FileTabs({ detail, made, canChange, canReachOut }: FileTabsProps) {
  const { parameters, change } = useAddress();
  const { row } = detail;
  const shown = TABS.filter(
    ({ value, forAdmins }) =>
      (!forAdmins || detail.keys !== null) && (!row.isThisHost || OF_THIS_HOST.has(value)),
  );
  const files = shown.map(({ value, label }) => ({
    value,
    label: t(label),
    content: (
      <div className="flex min-w-0 flex-col gap-4">
        <TabFiles tab={value} detail={detail} made={made} />
        <GuideNotes tab={value} isVersion3={detail.row.hasMountd} />
      </div>
    ),
  }));
  const test = {
    value: "test",
    label: t("Test"),
    content: <TunnelTest id={detail.row.id} canTest={canChange} />,
  };
  const setUp = {
    value: "set-up",
    label: t("Set up over SSH"),
    content: (
      <SetUpOverSsh
        id={row.id}
        clientName={row.clientName}
        hasKey={row.key.state === "given"}
        keepsKey={row.key.state === "given" && row.key.isKept}
      />
    ),
  };
  const tabs = [...files, ...(canReachOut && !row.isThisHost ? [setUp] : []), test];
  const wanted = parameters.get("tab");
  const first = tabs[0]?.value ?? "";
  const value = tabs.find((tab) => tab.value === wanted)?.value ?? first;
  const title = t(row.isThisHost ? "For this host and its server" : "For the client");
  return (
    <Panel title={title} icon={<FileStack />} flush>
      <Tabs
        label={title}
        tabs={tabs}
        value={value}
        onValueChange={(next) => {
          change({ tab: next === first ? null : next });
        }}
      />
    </Panel>
  );
}

function TabFiles({
  tab,
  detail,
  made,
}: Omit<FileTabsProps, "canChange" | "canReachOut"> & { tab: FileTab }) {
  const [withKey, setWithKey] = useState(true);
  const files = detail.files.filter((file) => file.tab === tab);
  if (files.length === 0) {
    return (
      <Alert kind="info">
        {t(
          "This is made of the client’s key, and the profile has none yet. Make one, or paste the client’s public key.",
        )}
      </Alert>
    );
  }
  return (
    <>
      {tab === "script" && made && (
        <CheckboxField
          label={t("Put the new private key into the script")}
          hint={t("The script is then as secret as the key: hand it over safely, and delete it after use.")}
          checked={withKey}
          onChange={(event) => {
            setWithKey(event.target.checked);
          }}
        />
      )}
      {tab === "script" && !made && (
        <Alert kind="info">
          {t(
            "The script holds no private key: run it with --key and the file that holds it. Right after a key is made here, the script can bring it along.",
          )}
        </Alert>
      )}
      {files.map((file) =>
        tab === "script" && made && withKey ? (
          <ScriptWithKey key={file.name} file={file} detail={detail} made={made} />
        ) : (
          <FileBlock key={file.name} file={file} />
        ),
      )}
    </>
  );
}
