/** Exports of several kinds, as people write them: one to a line, with comments and a disabled one in between. */
export function exportsText(lines: number): string {
  return Array.from({ length: lines }, (_, number) => line(number)).join("");
}

function line(number: number): string {
  const folder = `/srv/projects/team${String(number % 40)}/project${String(number)}`;
  if (number % 20 === 0) return `# Folder of project ${String(number)}\n`;
  if (number % 20 === 1) return `#${folder} 10.0.0.0/8(ro,no_subtree_check)\n`;
  if (number % 10 === 2) return `"${folder} of old"\tlocalhost(rw,insecure,no_subtree_check)\n`;
  if (number % 10 === 3) return `${folder}\\040b -ro,sync 10.0.${String(number % 250)}.0/24 @team(rw)\n`;
  const host = `host${String(number % 97)}.example.com`;
  return `${folder} ${host}(rw,sync,no_subtree_check) 10.20.0.0/16(ro,no_subtree_check)\n`;
}
