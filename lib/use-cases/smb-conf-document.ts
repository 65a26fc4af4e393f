import { parseSmbConf } from "@/lib/samba/document";
import { keepParsed } from "@/lib/use-cases/parsed-content";

/** The document of some content of smb.conf, kept while it is the newest. */
export const smbConfDocument = keepParsed(parseSmbConf);
