"use client";

import { readPublicKey } from "@/lib/tunnels/public-key";
import { setupScript } from "@/lib/tunnels/setup-script";
import type { TunnelDetail } from "../../_queries";
import { FileBlock, type FileBlockProps } from "./file-block";
import type { MadeKey } from "./new-key";

interface ScriptWithKeyProps {
  /** The script without it. */
  file: FileBlockProps["file"];
  detail: TunnelDetail;
  made: MadeKey;
}

export function ScriptWithKey({ file, detail, made }: ScriptWithKeyProps) {
  return <FileBlock file={{ ...file, text: scriptWithKey(detail, made) ?? file.text }} />;
}

/** The set-up script with a private key that only this page knows: made here, so that the key is sent nowhere. */
function scriptWithKey({ profile, keys }: TunnelDetail, made: MadeKey): string | undefined {
  const hostKeys = (keys?.hostKeys ?? []).flatMap((text) => {
    const key = readPublicKey(text);
    return key.ok ? [key.value] : [];
  });
  const script = setupScript(
    { ...profile, publicKey: made.publicKey },
    { hostKeys, privateKey: made.privateKey },
  );
  return script.ok ? script.value : undefined;
}
