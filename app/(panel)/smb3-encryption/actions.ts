"use server";

import { defineAction } from "@/lib/actions/gate";
import { MAY_CHANGE } from "@/lib/auth/roles";
import { EncryptionForm } from "@/lib/samba/encryption-form";
import { draftEncryptionChange } from "@/lib/use-cases/draft-encryption-change";
import { openAppliance } from "@/lib/use-cases/open-appliance";

/** A hundred thousand shares with long names. */
const LARGEST_FORM = 16 * 1024 * 1024;

/** The text that the page's choices stand for, to be reviewed and applied like any other. Changes nothing. */
export const draftEncryptionChangeAction = defineAction({
  name: "encryption.draft",
  needsNoRoom: true,
  roles: MAY_CHANGE,
  input: EncryptionForm,
  maxInput: LARGEST_FORM,
  target: () => "smb.conf",
  run: async (_ctx, form) => {
    const appliance = await openAppliance();
    return appliance.ok ? draftEncryptionChange(appliance.value, form) : appliance;
  },
});
