"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { msg, t } from "@/lib/words/t";

const WAYS = [
  { value: "password", label: msg("Password") },
  { value: "key", label: msg("Private key") },
];

/** How the panel signs in to the client, for this once. */
export function SignInFields({ errors }: { errors: Readonly<Record<string, readonly string[]>> }) {
  const [way, setWay] = useState("password");
  return (
    <>
      <TextField
        label={t("Client's user")}
        name="user"
        mono
        required
        defaultValue="root"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={256}
        hint={t("root, or somebody whom sudo allows everything.")}
        error={errors["who.user"]?.[0]}
      />
      <SelectField
        label={t("Sign in with")}
        hint={t("What the client's sshd takes.")}
        name="way"
        options={WAYS.map((each) => ({ ...each, label: t(each.label) }))}
        value={way}
        onChange={(event) => {
          setWay(event.target.value);
        }}
      />
      {way === "password" ? (
        <TextField
          label={t("Client's password")}
          name="password"
          type="password"
          autoComplete="off"
          maxLength={1024}
          hint={t("Used for this once, never stored.")}
          error={errors["who.password"]?.[0]}
        />
      ) : (
        <>
          <Field
            label={t("Your private key")}
            className="sm:col-span-2"
            hint={t("Used for this once, never stored. The whole file that ssh-keygen made.")}
            error={errors["who.privateKey"]?.[0]}
            control={(wiring) => (
              <textarea
                {...wiring}
                name="privateKey"
                rows={4}
                spellCheck={false}
                autoComplete="off"
                className="text-box w-full px-2 py-1 font-mono text-xs"
              />
            )}
          />
          <TextField
            label={t("Its passphrase")}
            name="passphrase"
            type="password"
            autoComplete="off"
            maxLength={1024}
            hint={t("Empty where it has none.")}
          />
        </>
      )}
    </>
  );
}
