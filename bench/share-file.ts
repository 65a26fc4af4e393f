/** What an smb.conf begins with here: the settings a storage appliance has. */
const HEAD = `# smb.conf of a storage appliance with many shares
[global]
	workgroup = WORKGROUP
	server string = Storage Appliance
	security = user
	map to guest = Bad User
	load printers = no
	smb encrypt = desired
	log level = 1
`;

/**
 * An smb.conf with so many shares, of a few kinds, commented and indented as people write them.
 *
 * @param folder An existing folder, the path of each share.
 */
export function shareFile(shares: number, folder: string): string {
  return HEAD + Array.from({ length: shares }, (_, number) => share(number, folder)).join("");
}

/** The same, with as many shares as it takes to reach a size in bytes. */
export function shareFileOfSize(bytes: number, folder: string): string {
  const perShare = (shareFile(100, folder).length - HEAD.length) / 100;
  let shares = Math.ceil((bytes - HEAD.length) / perShare);
  while (shareFile(shares, folder).length < bytes) shares += 10;
  return shareFile(shares, folder);
}

function share(number: number, folder: string): string {
  const lines = [
    "",
    `# Folder of project ${number}`,
    `[project${number}]`,
    `	comment = Documents of project ${number}`,
    `	path = ${folder}`,
    `	valid users = alice, bob, @team${number % 40}`,
    number % 3 === 0 ? "	writeable = yes" : "	read only = yes",
    ...(number % 5 === 0 ? ["	smb encrypt = required"] : []),
    ...(number % 7 === 0 ? ["	guest ok = yes"] : []),
    ...(number % 11 === 0 ? ["	browseable = no"] : []),
    "	create mask = 0660",
  ];
  return `${lines.join("\n")}\n`;
}
