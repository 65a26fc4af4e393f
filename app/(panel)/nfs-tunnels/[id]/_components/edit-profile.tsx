"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useState } from "react";
import { portUserOf, valuesOf } from "../../_components/form-values";
import { type TunnelDetail, tunnelGroundQuery, type TunnelRow } from "../../_queries";

const ProfileFormDialog = dynamic(
  () => import("../../_components/profile-form-dialog").then((part) => part.ProfileFormDialog),
  { ssr: false },
);

interface EditProfileProps {
  detail: TunnelDetail;
  others: readonly TunnelRow[];
  canReachOut: boolean;
  onClose: () => void;
  onSaved: (message: string) => void;
}

export function EditProfile({ detail, others, canReachOut, onClose, onSaved }: EditProfileProps) {
  const ground = useQuery(tunnelGroundQuery());
  // What was there when the form was opened: the page behind it is read anew all the time.
  const [initial] = useState(() => valuesOf(detail));
  const [users] = useState(() => others.map(portUserOf));
  return (
    <ProfileFormDialog
      id={detail.row.id}
      initial={initial}
      ground={ground.data}
      groundTrouble={null}
      others={users}
      canReachOut={canReachOut}
      onClose={onClose}
      onSaved={(_id, message) => {
        onSaved(message);
      }}
    />
  );
}
