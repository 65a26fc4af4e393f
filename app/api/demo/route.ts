import * as z from "zod";
import { defineRead } from "@/lib/actions/gate";
import { MAY_LOOK } from "@/lib/auth/roles";
import { demoStageOrNull } from "@/lib/use-cases/demo-mode";
import { readDemo } from "@/lib/use-cases/read-demo";

/** How the guided demo stands: its clients, its tunnels, the preset in force; null where this panel is none. */
export const GET = defineRead({
  name: "demo.read",
  roles: MAY_LOOK,
  input: z.object({}),
  run: () => demoStageOrNull(readDemo),
});
