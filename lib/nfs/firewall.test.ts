import { expect, it } from "vitest";
import { firewallCommands } from "./firewall";

it("leaves every port open that sshd listens on", () => {
  const advice = firewallCommands({ ssh: [22, 2222], closed: [2049, 32_767] });
  const commandsOf = (wanted: string) => advice.find(({ tool }) => tool === wanted)?.commands.split("\n");
  expect(commandsOf("firewalld")).toEqual(
    expect.arrayContaining([
      "firewall-cmd --permanent --add-port=22/tcp",
      "firewall-cmd --permanent --add-port=2222/tcp",
    ]),
  );
  expect(commandsOf("ufw")?.slice(0, 2)).toEqual(["ufw allow 22/tcp", "ufw allow 2222/tcp"]);
  expect(commandsOf("iptables")).toEqual(
    expect.arrayContaining([
      "iptables -I INPUT -p tcp --dport 22 -j ACCEPT",
      "ip6tables -I INPUT -p tcp --dport 2222 -j ACCEPT",
    ]),
  );
});
