/**
 * Numbers of a spec under their names in C, and what the headers of this machine say of them: a program in C that prints each name the
 * headers know. Headers older than Linux 6.18 lack the newest names.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Definition, SpecModel } from '../../host/codec/model.js';
import { layoutOf } from '../../scripts/generate/layout.js';
import { upper } from '../../scripts/generate/names.js';

const HEADERS = [
  ...['errno', 'string', 'stdio', 'fcntl', 'poll', 'sys/ioctl', 'sys/socket', 'netinet/in'],
  ...['capability', 'filter', 'sockios', 'if', 'if_arp', 'netlink', 'genetlink', 'rtnetlink', 'if_link', 'if_addr'].map(
    linux,
  ),
  ...[
    'if_bridge',
    'if_tunnel',
    'if_vlan',
    'if_bonding',
    'if_tun',
    'veth',
    'fib_rules',
    'neighbour',
    'net_namespace',
    'sock_diag',
    'xfrm',
  ].map(linux),
];

function linux(name: string): string {
  return `linux/${name}`;
}

const INCLUDES = ['#define _GNU_SOURCE', ...HEADERS.map((name) => `#include <${name}.h>`), '#include <stddef.h>'].join(
  '\n',
);

/** Why there is nothing to compare with; undefined when there is. */
export function whyNoHeaders(): string | undefined {
  if (process.platform !== 'linux') return `this is ${process.platform}`;
  try {
    compile(['-fsyntax-only', '-'], INCLUDES);
    return undefined;
  } catch (error) {
    return `no cc, or no headers: ${(error as Error).message.split('\n')[0]}`;
  }
}

/** A spec's numbers by name in C; structs' sizes and offsets as `struct nlmsghdr` and `struct nlmsghdr.nlmsg_type`. */
export function numbersOf(spec: SpecModel): Map<string, bigint> {
  const sets = [...spec.attributeSets.values()].filter(({ subsetOf }) => subsetOf === undefined);
  return new Map([
    ...[...spec.definitions.values()].flatMap((definition) => ofDefinition(spec, definition)),
    ...sets.flatMap(({ prefix, attributes }) => named(prefix, attributes)),
    ...named(
      spec.operationPrefix,
      spec.operations
        .filter(({ name }) => !name.endsWith('-ntf'))
        .map(({ name, request, reply }) => ({ name, value: request ?? reply ?? 0 })),
    ),
    ...named(
      spec.isGeneric ? undefined : '',
      spec.groups.map(({ name, value = 0 }) => ({ name, value })),
    ),
  ]);
}

function named(
  prefix: string | undefined,
  entries: readonly { name: string; value: number }[],
  number: (value: number) => bigint = BigInt,
): [string, bigint][] {
  if (prefix === undefined) return [];
  return entries.map(({ name, value }) => [upper(prefix + name), number(value)]);
}

function ofDefinition(spec: SpecModel, definition: Definition): [string, bigint][] {
  const { name, prefix } = definition;
  switch (definition.type) {
    case 'const':
      return typeof definition.value === 'number' ? named(prefix ?? '', [{ name, value: definition.value }]) : [];
    case 'enum':
      return named(prefix, definition.entries);
    case 'flags':
      return named(prefix, definition.entries, (value) => 1n << BigInt(value));
    case 'struct': {
      const { members, size } = layoutOf(spec, definition);
      const struct = `struct ${name.replaceAll('-', '_')}`;
      const offsets = members
        .filter(({ member }) => member.type !== 'pad')
        .map(({ member, offset }): [string, bigint] => [
          `${struct}.${member.name.replaceAll('-', '_')}`,
          BigInt(offset),
        ]);
      return [[struct, BigInt(size)], ...offsets];
    }
  }
}

/** What the headers say of those of the names that they know. */
export function askHeaders(names: readonly string[]): Map<string, bigint> {
  const text = compile(['-E', '-P', '-'], INCLUDES);
  const macros = compile(['-E', '-dM', '-'], INCLUDES);
  const known = new Set(
    [...text.matchAll(/\w+/g), ...macros.matchAll(/(?<=^#define )\w+(?= )/gm)].map(([word]) => word),
  );
  const members = structMembers(text);
  const asked = names.flatMap((name) => {
    const expression = expressionOf(name, known, members);
    return expression === undefined ? [] : [{ name, expression }];
  });
  const answers = run(asked.map(({ expression }) => `printf("%lld\\n", (long long)(${expression}));`));
  return new Map(asked.map(({ name }, index) => [name, BigInt(answers[index]!)]));
}

/** What strerror(3) says of each number. */
export function askErrors(numbers: readonly number[]): string[] {
  return run(numbers.map((number) => `puts(strerror(${number}));`));
}

/** The lines that some statements print. */
function run(statements: readonly string[]): string[] {
  const directory = mkdtempSync(join(tmpdir(), 'headers-'));
  try {
    const source = join(directory, 'ask.c');
    const program = join(directory, 'ask');
    writeFileSync(source, `${INCLUDES}\nint main(void) {\n${statements.join('\n')}\nreturn 0;\n}\n`);
    execFileSync('cc', ['-w', '-o', program, source]);
    return execFileSync(program, { encoding: 'utf8' }).trimEnd().split('\n');
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function expressionOf(
  name: string,
  known: ReadonlySet<string>,
  members: ReadonlyMap<string, string[]>,
): string | undefined {
  if (!name.startsWith('struct ')) return known.has(name) ? name : undefined;
  const [struct = '', member] = name.slice('struct '.length).split('.');
  const inC = members.get(struct);
  if (!inC || member === undefined) return inC && `sizeof(struct ${struct})`;
  // Members that begin with an abbreviation of the struct's name in C may do without it in a spec.
  const found = inC.find((other) => other === member) ?? inC.find((other) => other.endsWith(`_${member}`));
  return found && `offsetof(struct ${struct}, ${found})`;
}

/** The members of each struct without others inside. */
function structMembers(text: string): Map<string, string[]> {
  return new Map(
    [...text.matchAll(/\bstruct (\w+)\s*\{([^{}]*)\}/g)].map(([, name = '', body = '']) => [
      name,
      [...body.matchAll(/(\w+)\s*(\[[^\]]*\]\s*)*;/g)].map(([, member = '']) => member),
    ]),
  );
}

function compile(options: string[], input: string): string {
  return execFileSync('cc', ['-x', 'c', '-w', ...options], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: 'pipe',
  });
}
