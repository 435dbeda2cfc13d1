#!/usr/bin/env node
/**
 * The command `netlink-wasm`: finds the subcommand, reads its options, and turns what goes wrong into a message and an
 * exit code: 0 done, 1 it failed, 2 the command line was wrong.
 *
 * A subcommand is one entry of `COMMANDS`; its file is loaded only when it is called.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from './mistake.js';
import { Terminal } from './terminal.js';

const NAME = 'netlink-wasm';
const EXIT_FAILURE = 1;
const EXIT_USAGE = 2;

type Options = NonNullable<ParseArgsConfig['options']>;

interface Command {
  /** One line for the list of commands. */
  summary: string;
  /** How it is called, where there is more to it than the name. */
  synopsis?: string;
  /** Its own options. */
  options?: Options;
  /** How many arguments it takes at most. */
  arguments?: number;
  /** Runs it; what it throws is a failure, and a number the exit code. */
  run(terminal: Terminal, given: { values: object; positionals: string[] }): Promise<void | number>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  decode: {
    summary: 'show the messages in hex text, raw bytes, pcap or pcapng by the names that specs give them',
    synopsis: 'decode [--spec FILE]… [--family NAME] [--json] [FILE|-]',
    options: {
      spec: { type: 'string', multiple: true },
      family: { type: 'string' },
      json: { type: 'boolean' },
    },
    arguments: 1,
    run: async (terminal, { values, positionals }) =>
      (await import('./decode.js')).decode(terminal, values, positionals[0]),
  },
  demo: {
    summary: 'boot a kernel and show links, addresses, families, events and CPython over it',
    run: async (terminal) => (await import('./demo.js')).demo(terminal),
  },
  run: {
    summary: 'run a program of this machine with its netlink sockets on a kernel of its own',
    synopsis:
      'run [--preset NAME] [--topology FILE] [--spec FILE]… [--state FILE] [--bridge-vlan-filtering] [--uid N] [--caps all|none|LIST] [--trace] [--timeout SECONDS] [--connect PATH] -- PROGRAM [ARGUMENT]…',
    options: {
      preset: { type: 'string' },
      topology: { type: 'string' },
      spec: { type: 'string', multiple: true },
      state: { type: 'string' },
      'bridge-vlan-filtering': { type: 'boolean' },
      uid: { type: 'string' },
      caps: { type: 'string' },
      trace: { type: 'boolean' },
      timeout: { type: 'string' },
      connect: { type: 'string' },
    },
    arguments: Infinity,
    run: async (_terminal, { values, positionals }) => (await import('./run.js')).run(values, positionals),
  },
  serve: {
    summary: "hold a kernel for programs that are run with 'run --connect'",
    synopsis:
      'serve --socket PATH [--preset NAME] [--topology FILE] [--spec FILE]… [--state FILE] [--bridge-vlan-filtering] [--trace]',
    options: {
      socket: { type: 'string' },
      preset: { type: 'string' },
      topology: { type: 'string' },
      spec: { type: 'string', multiple: true },
      state: { type: 'string' },
      'bridge-vlan-filtering': { type: 'boolean' },
      trace: { type: 'boolean' },
    },
    run: async (terminal, { values }) => (await import('./run.js')).serve(terminal, values),
  },
};

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} satisfies Options;

async function main(args: string[]): Promise<void> {
  // What stands before the command are options without values, so the command is the first that is no option.
  const name = args.find((argument) => !argument.startsWith('-'));
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  const { values, positionals } = parse(args, command?.options ?? {});
  const terminal = Terminal.over(process.stdout, process.env);
  if (values.help) return terminal.line(usage());
  if (values.version) return terminal.line(`${NAME} ${await version()}`);

  const rest = positionals.slice(1);
  if (name === undefined) throw new UsageError('a command is missing');
  if (!command) throw new UsageError(`unknown command '${name}'`);
  const { arguments: most = 0 } = command;
  if (rest.length > most) {
    const taken = most === 0 ? 'no arguments' : `${most} argument`;
    throw new UsageError(`'${name}' takes ${taken}, and got '${rest.join(' ')}'`);
  }
  const status = await command.run(terminal, { values, positionals: rest });
  // Nothing that still waits is to keep a finished command alive.
  if (status !== undefined) process.exit(status);
}

function parse(
  args: string[],
  options: Options,
): { values: { help?: boolean; version?: boolean }; positionals: string[] } {
  try {
    return parseArgs({ args, options: { ...OPTIONS, ...options }, allowPositionals: true, strict: true });
  } catch (error) {
    // parseArgs adds advice about '--' after its first sentence; the mistake itself is the first sentence.
    throw new UsageError((error as Error).message.replace(/\. .*/s, ''));
  }
}

function usage(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const commands = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return [
    `Usage: ${NAME} <command>`,
    '',
    "Linux's AF_NETLINK socket family as a WebAssembly module.",
    '',
    'Commands:',
    ...commands,
    '',
    ...Object.values(COMMANDS).flatMap(({ synopsis }) => (synopsis === undefined ? [] : [`  ${NAME} ${synopsis}`])),
    '',
    'Options:',
    '  -h, --help     show this text',
    '  -V, --version  show the version',
  ].join('\n');
}

/** The version in the package this file was installed with. */
async function version(): Promise<string> {
  const manifest = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

// A reader that has seen enough (`| head`) closes the pipe: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : EXIT_FAILURE));

main(process.argv.slice(2)).catch((error: unknown) => {
  const mistake = error instanceof UsageError;
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${NAME}: ${message}\n${mistake ? `Try '${NAME} --help'.\n` : ''}`);
  process.exitCode = mistake ? EXIT_USAGE : EXIT_FAILURE;
});
