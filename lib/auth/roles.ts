import { z } from "zod";

/** `admin` changes things; `helpdesk` sees everything and changes nothing. */
export const Role = z.enum(["admin", "helpdesk"]);
export type Role = z.infer<typeof Role>;
