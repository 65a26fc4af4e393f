import { describe, expect, it } from "vitest";
import { describeMissing, installCommand, missingPackages } from "@/scripts/debian/packages";

const wanted = [
  { name: "samba", without: "no Samba" },
  { name: "smbclient", without: "no client" },
];

describe("Debian packages", () => {
  it("that were removed but for their configuration are missing", () => {
    const listing = "bash installed\nsamba config-files\nsmbclient installed\n";
    expect(missingPackages(wanted, listing).map(({ name }) => name)).toEqual(["samba"]);
    expect(missingPackages(wanted, "")).toEqual(wanted);
  });

  it("that stay missing are listed with the line to type and what goes without", () => {
    expect(installCommand(wanted)).toBe("apt-get install --no-install-recommends samba smbclient");
    expect(describeMissing(wanted, "that takes root")).toEqual([
      "  Not installed, since that takes root. As root: apt-get install --no-install-recommends samba smbclient",
      "  Not verified without samba: no Samba.",
      "  Not verified without smbclient: no client.",
    ]);
  });
});
