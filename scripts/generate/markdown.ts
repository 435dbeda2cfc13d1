/** Pieces of Markdown. */

const WIDTH = 120;

/** A table. A column in which every row is empty is left out. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const used = head.map((_, column) => rows.some((row) => row[column] !== ''));
  const line = (cells: readonly string[]): string =>
    `| ${cells
      .filter((_, column) => used[column])
      .map((cell) => cell.replaceAll('|', '\\|'))
      .join(' | ')} |\n`;
  return line(head) + line(head.map(() => '---')) + rows.map(line).join('');
}

/** Prose, wrapped, with a line's end. */
export function prose(text: string, indent = ''): string {
  const lines = [''];
  for (const word of oneLine(text).split(' ')) {
    const last = lines.length - 1;
    const longer = lines[last] === '' ? word : `${lines[last]} ${word}`;
    if (longer.length <= WIDTH - indent.length) lines[last] = longer;
    else lines.push(word);
  }
  return `${lines.join(`\n${indent}`)}\n`;
}

export function item(text: string): string {
  return `- ${prose(text, '  ')}`;
}

export function oneLine(text: string | undefined): string {
  return (text ?? '').trim().replace(/\s+/g, ' ');
}

export function code(text: string): string {
  return `\`${text}\``;
}

/** A link to the heading of a name on the same page. */
export function link(name: string): string {
  return `[${name}](#${name})`;
}
