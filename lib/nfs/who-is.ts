import { t } from "@/lib/words/t";
import { type Client, isLocal } from "./clients";

/** Who a client is, in words that can be read behind “open to”. */
export function whoIs(client: Client): string {
  if (isLocal(client)) return t("this server itself, where SSH tunnels end");
  switch (client.kind) {
    case "host":
      return client.name;
    case "network":
      return t("the network {name}", { name: client.name });
    case "wildcard":
      return t("machines whose name matches {name}", { name: client.name });
    case "netgroup":
      return t("the netgroup {name}", { name: client.name });
    case "anonymous":
      return t("every machine that reaches this server");
    case "gss":
      return t("every machine that reaches this server, with Kerberos ({flavor})", { flavor: client.flavor });
  }
}
