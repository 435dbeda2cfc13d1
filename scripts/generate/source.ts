/** Pieces of TypeScript and AssemblyScript source, laid out as prettier would. */

const WIDTH = 120;

/** The first line of every generated file. */
export function banner(spec: string): string {
  return `/** Made from specs/${spec}.yaml by \`npm run generate\`. Do not edit. */\n`;
}

/** A description as a comment, wrapped; nothing for undefined. */
export function comment(doc: string | undefined, indent = ''): string {
  if (doc === undefined) return '';
  const text = doc.trim().replace(/\s+/g, ' ');
  const line = `${indent}/** ${text} */`;
  if (line.length <= WIDTH) return `${line}\n`;
  const lines = wrap(text, WIDTH - indent.length - 3).map((part) => `${indent} * ${part}\n`);
  return `${indent}/**\n${lines.join('')}${indent} */\n`;
}

function wrap(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.length - 1;
    const longer = lines[last] === '' ? word : `${lines[last]} ${word}`;
    if (longer.length <= width) lines[last] = longer;
    else lines.push(word);
  }
  return lines;
}

export interface EnumMember {
  name: string;
  value: string;
  doc: string | undefined;
}

/** `export const enum`; nothing without members. */
export function constEnum(name: string, members: readonly EnumMember[], doc?: string): string {
  if (members.length === 0) return '';
  const lines = members.map((member) => `${comment(member.doc, '  ')}  ${member.name} = ${member.value},\n`);
  return `\n${comment(doc)}export const enum ${name} {\n${lines.join('')}}\n`;
}

export function constant(name: string, type: string | undefined, value: string, doc?: string): string {
  return `${comment(doc)}export const ${name}${type === undefined ? '' : `: ${type}`} = ${value};\n`;
}

/** A bit by its position. */
export function bit(position: number): string {
  return `0x${(1n << BigInt(position)).toString(16)}`;
}

/** The entries whose name is not one before them: numbers that are not used may share a name. */
export function unique<T extends { name: string }>(entries: readonly T[]): T[] {
  return entries.filter(({ name }, index) => entries.findIndex((other) => other.name === name) === index);
}
