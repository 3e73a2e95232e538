/** One bullet of a role description, word for word, with the heading it stands under. */
export interface RoleLine {
  section: string;
  text: string;
}

/** Every bullet of a role description in Markdown, in order. Prose is not a requirement and is left out. */
export function listRoleLines(markdown: string): RoleLine[] {
  let section = '';
  const lines: RoleLine[] = [];
  for (const raw of markdown.split(/\r?\n/)) {
    const heading = /^#{1,6}\s+(.+?)\s*$/.exec(raw)?.[1];
    const bullet = /^\s*[-*+]\s+(.+?)\s*$/.exec(raw)?.[1];
    if (heading) section = heading;
    else if (bullet) lines.push({ section, text: bullet });
  }
  return lines;
}
