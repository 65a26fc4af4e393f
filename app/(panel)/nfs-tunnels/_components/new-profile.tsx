"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Spinner } from "@/components/ui/spinner";
import { t } from "@/lib/words/t";
import { tunnelGroundQuery, type TunnelRow } from "../_queries";
import { newValues, portUserOf } from "./form-values";

const ProfileFormDialog = dynamic(
  () => import("./profile-form-dialog").then((part) => part.ProfileFormDialog),
  { ssr: false },
);

interface NewProfileProps {
  others: readonly TunnelRow[];
  canReachOut: boolean;
  onClose: () => void;
  onSaved: (id: string) => void;
}

/** Asks the appliance for what it proposes, then opens the form. */
export function NewProfile({ others, canReachOut, onClose, onSaved }: NewProfileProps) {
  const ground = useQuery(tunnelGroundQuery());
  const users = useMemo(() => others.map(portUserOf), [others]);
  if (ground.isPending || (ground.isFetching && ground.isStale && ground.data === undefined)) {
    return (
      <Dialog
        open
        size="small"
        onOpenChange={onClose}
        title={t("New tunnel profile")}
        footer={<Button onClick={onClose}>{t("Cancel")}</Button>}
      >
        <p role="status" className="flex items-center gap-2">
          <Spinner /> {t("Asking the appliance for its ports and exports…")}
        </p>
      </Dialog>
    );
  }
  return (
    <ProfileFormDialog
      id={null}
      initial={newValues(ground.data, users)}
      ground={ground.data}
      groundTrouble={ground.error?.message ?? ground.data?.noExports ?? null}
      others={users}
      canReachOut={canReachOut}
      onClose={onClose}
      onSaved={onSaved}
    />
  );
}
