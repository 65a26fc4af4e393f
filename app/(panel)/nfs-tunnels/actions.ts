"use server";

import * as z from "zod";
import { defineAction } from "@/lib/actions/gate";
import { MAY_CHANGE, MAY_REACH_OUT } from "@/lib/auth/roles";
import { FINGERPRINT, KEY_TYPE } from "@/lib/tunnels/link-host-key";
import { ProfileForm } from "@/lib/tunnels/profile";
import { whoMayChangeTunnel } from "@/lib/use-cases/demo-limits";
import { endOpenTunnels } from "@/lib/use-cases/end-open-tunnels";
import { changeTunnel, givePublicKey } from "@/lib/use-cases/give-public-key";
import { giveTunnelKey } from "@/lib/use-cases/give-tunnel-key";
import { openAppliance } from "@/lib/use-cases/open-appliance";
import { removeTunnel, revokeTunnel, switchTunnel } from "@/lib/use-cases/revoke-tunnel";
import { confirmHostKey, retryHeldTunnel } from "@/lib/use-cases/steer-held-tunnel";
import { saveTunnel } from "@/lib/use-cases/save-tunnel";
import { t } from "@/lib/words/t";

const One = z.object({ id: z.uuid() });

const narrow = ({ id }: { readonly id: string }) => whoMayChangeTunnel(id);
const target = ({ id }: { readonly id: string }) => `tunnel ${id}`;
const told = ({ message }: { readonly message: string }) => ({ outcome: "done" as const, detail: message });

/** Makes a profile, or changes the settings of one: not its key, and not whether it is enabled. */
export const saveTunnelAction = defineAction({
  name: "tunnels.save",
  roles: MAY_CHANGE,
  input: z.object({ id: z.uuid().nullable(), form: ProfileForm }),
  narrow: async ({ id, form }) => {
    if (form.isThisHost) return MAY_REACH_OUT;
    return id === null ? MAY_CHANGE : whoMayChangeTunnel(id);
  },
  target: ({ id, form }) => (id === null ? `new tunnel of ${form.clientName}` : `tunnel ${id}`),
  run: async ({ actor }, { id, form }) => {
    const appliance = await openAppliance();
    if (!appliance.ok) return appliance;
    return id === null
      ? saveTunnel(appliance.value, actor, null, form)
      : changeTunnel(appliance.value, actor, id, form);
  },
  describe: told,
});

/** Makes a key, in the place of the one there was. The answer alone holds its private half. */
export const makeTunnelKeyAction = defineAction({
  name: "tunnels.make-key",
  roles: MAY_CHANGE,
  input: One.extend({ keep: z.boolean() }),
  narrow,
  target,
  run: async ({ actor }, { id, keep }) => {
    const appliance = await openAppliance();
    return appliance.ok ? giveTunnelKey(appliance.value, actor, id, keep) : appliance;
  },
  describe: told,
});

export const giveTunnelPublicKeyAction = defineAction({
  name: "tunnels.give-public-key",
  roles: MAY_CHANGE,
  input: One.extend({
    publicKey: z
      .string()
      .trim()
      .min(1, { error: () => t("Paste the public key: the one line of the client's .pub file.") })
      .pipe(ProfileForm.shape.publicKey),
  }),
  narrow,
  target,
  run: async ({ actor }, { id, publicKey }) => {
    const appliance = await openAppliance();
    return appliance.ok ? givePublicKey(appliance.value, actor, id, publicKey) : appliance;
  },
  describe: told,
});

export const revokeTunnelAction = defineAction({
  name: "tunnels.revoke",
  roles: MAY_CHANGE,
  input: One,
  narrow,
  target,
  run: async ({ actor }, { id }) => {
    const appliance = await openAppliance();
    return appliance.ok ? revokeTunnel(appliance.value, actor, id) : appliance;
  },
  describe: told,
});

export const switchTunnelAction = defineAction({
  name: "tunnels.switch",
  roles: MAY_CHANGE,
  input: One.extend({ enabled: z.boolean() }),
  narrow,
  target,
  run: async ({ actor }, { id, enabled }) => {
    const appliance = await openAppliance();
    return appliance.ok ? switchTunnel(appliance.value, actor, id, enabled) : appliance;
  },
  describe: told,
});

export const removeTunnelAction = defineAction({
  name: "tunnels.remove",
  roles: MAY_CHANGE,
  input: One,
  narrow,
  target,
  run: async ({ actor }, { id }) => {
    const appliance = await openAppliance();
    return appliance.ok ? removeTunnel(appliance.value, actor, id) : appliance;
  },
  describe: told,
});

/** Confirms the host key that the server of a tunnel of this host shows. */
export const confirmHostKeyAction = defineAction({
  name: "tunnels.confirm-host-key",
  roles: MAY_REACH_OUT,
  input: One.extend({
    type: z.string().regex(KEY_TYPE, { error: () => t("This is no type of a host key.") }),
    fingerprint: z.string().regex(FINGERPRINT, { error: () => t("This is no fingerprint of a host key.") }),
  }),
  narrow,
  target,
  run: (_ctx, { id, type, fingerprint }) => confirmHostKey(id, { type, fingerprint }),
  describe: told,
});

/** Has a tunnel of this host opened again, or tried now. */
export const retryTunnelAction = defineAction({
  name: "tunnels.retry",
  roles: MAY_REACH_OUT,
  input: One,
  narrow,
  target,
  run: (_ctx, { id }) => retryHeldTunnel(id),
  describe: told,
});

/** Ends what the client has open now; it may come back. */
export const endTunnelsAction = defineAction({
  name: "tunnels.end",
  roles: MAY_CHANGE,
  input: One,
  narrow,
  target,
  run: async (_ctx, { id }) => {
    const appliance = await openAppliance();
    return appliance.ok ? endOpenTunnels(appliance.value, id) : appliance;
  },
  describe: told,
});
