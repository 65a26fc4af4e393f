import { readFileSync } from "node:fs";
import { signedIn } from "./http/person";
const [pid, port] = process.argv.slice(2);
const url = `http://127.0.0.1:${port}`;
const p = await signedIn(url, "127.0.4.1", { username: "admin", password: "e2e-admin-password" });
const cpu = () => {
  const s = readFileSync(`/proc/${pid}/stat`, "utf8");
  const f = s.slice(s.lastIndexOf(")") + 2).split(" ");
  return (Number(f[11]) + Number(f[12])) * 10;
};
for (const path of [
  "/sign-in",
  "/api/services",
  "/cifs-shares",
  "/audit",
  "/history",
  "/nfs-tunnels",
  "/api/shares",
  "/api/encryption",
  "/api/directory",
  "/api/share-status",
  "/api/sessions",
  "/api/refusals",
  "/api/exports",
  "/api/nfs-ports",
  "/api/smb-conf",
  "/api/exports/file",
  "/api/tunnels",
  "/api/tunnel-server",
  "/api/revisions",
  "/api/audit",
]) {
  await p.get(path);
  const before = cpu();
  let wall = 0;
  const N = 12;
  for (let i = 0; i < N; i++) wall += (await p.get(path)).took;
  console.log(
    path.padEnd(26),
    "cpu ms/request",
    ((cpu() - before) / N).toFixed(1).padStart(6),
    " wall",
    (wall / N).toFixed(0).padStart(5),
  );
}
p.leave();
