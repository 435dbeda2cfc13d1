/**
 * `netlink-wasm decode`: the messages in a file or on standard input, a line each, by the names that the given specs have for them.
 * A message that no spec knows is shown with its header and its payload in hex. One that a spec knows and that is not as the
 * spec says ends the command with path and offset.
 *
 * The family of a message follows from the protocol of its socket, where a pcap file tells it, and from its type. Types of generic netlink are
 * ids that the kernel gives out: 16 is nlctrl's, others are learnt when nlctrl's CTRL_CMD_NEWFAMILY passes by, and a single
 * spec is taken for those that remain. `--family` decides it for all.
 */
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { CodecError, type DecodedMessage, Family, Spec } from '../codec/index.js';
import { decodeAttributes, decodeMessages, errnoName, type Message, NETLINK_GENERIC, viewOf } from '../index.js';
import { readCapture } from './capture.js';
import { fieldsOf, jsonOf } from './format.js';
import { UsageError } from './mistake.js';
import type { Terminal } from './terminal.js';

export interface DecodeOptions {
  spec?: string[];
  family?: string;
  json?: boolean;
}

const NLMSG_ERROR = 2;
const NLMSG_DONE = 3;
const CONTROL: Readonly<Record<number, string>> = {
  1: 'noop',
  [NLMSG_ERROR]: 'error',
  [NLMSG_DONE]: 'done',
  4: 'overrun',
};
const NLMSG_MIN_TYPE = 16;
const GENL_ID_CTRL = 16;
const CTRL_CMD_NEWFAMILY = 1;
const CTRL_ATTR_FAMILY_ID = 1;
const CTRL_ATTR_FAMILY_NAME = 2;
const GENLMSGHDR_SIZE = 4;

export async function decode(terminal: Terminal, options: DecodeOptions, file = '-'): Promise<void> {
  const families = new Families(await loadSpecs(options.spec ?? []), options.family);
  const input = file === '-' ? await buffer(process.stdin) : await readFile(file);
  let number = 0;
  for (const { protocol, bytes } of readCapture(new Uint8Array(input))) {
    let length = 0;
    for (const message of decodeMessages(bytes)) {
      number++;
      length += (16 + message.payload.length + 3) & ~3;
      const shown = show(message, families, protocol, number);
      terminal.line(options.json ? jsonOf(shown) : lineOf(shown));
    }
    if (length < bytes.length) {
      throw new Error(`${bytes.length - length} bytes at byte ${length}, after ${number} messages, are no message`);
    }
  }
}

/** A message as it is shown. */
type Shown = { family?: string; message: string } & Omit<Partial<DecodedMessage>, 'operation'> & {
    error?: string;
    payload?: Uint8Array;
  };

function show(message: Message, families: Families, protocol: number | undefined, number: number): Shown {
  const { type, flags, seq, pid, payload } = message;
  if (type < NLMSG_MIN_TYPE) return showControl(message);
  const family = families.of(message, protocol);
  if (!family) return { message: `type ${type}`, type, flags, seq, pid, payload };
  try {
    const { operation, ...rest } = family.decode(message);
    return { family: family.spec.name, message: operation, ...rest };
  } catch (error) {
    if (error instanceof CodecError) throw new Error(`message ${number}: ${error.message}`, { cause: error });
    throw error;
  }
}

function showControl({ type, flags, seq, pid, payload }: Message): Shown {
  const shown = { message: CONTROL[type] ?? `type ${type}`, type, flags, seq, pid };
  if ((type !== NLMSG_ERROR && type !== NLMSG_DONE) || payload.length < 4) return { ...shown, payload };
  const errno = viewOf(payload).getInt32(0, true);
  return { ...shown, error: errno === 0 ? 'none' : errnoName(-errno), payload: payload.subarray(4) };
}

function lineOf({ family, message, flags = 0, seq, pid, header, attributes, error, payload }: Shown): string {
  const parts = [
    ...(error === undefined ? [] : [`error ${error}`]),
    ...(header ? [`{${fieldsOf(header)}}`] : []),
    ...(attributes ? [fieldsOf(attributes)] : []),
    ...(payload?.length ? [fieldsOf({ payload })] : []),
  ].filter(Boolean);
  const name = family === undefined ? message : `${family} ${message}`;
  return `${name} flags 0x${flags.toString(16)} seq ${seq} pid ${pid}${parts.length ? `: ${parts.join(' ')}` : ''}`;
}

/** The families that were given, and the ids of generic ones. */
class Families {
  readonly #forced: Family | undefined;
  readonly #ids = new Map([[GENL_ID_CTRL, 'nlctrl']]);

  constructor(
    private readonly families: readonly Family[],
    name: string | undefined,
  ) {
    if (name === undefined) return;
    this.#forced = families.find(({ spec }) => spec.name === name);
    if (this.#forced) return;
    const known = families.map(({ spec }) => spec.name).join(', ') || 'none';
    throw new UsageError(`no --spec has the family '${name}'; those given have: ${known}`);
  }

  /** Whose message it is; undefined when no spec is for it. */
  of(message: Message, protocol: number | undefined): Family | undefined {
    this.#learn(message, protocol);
    if (this.#forced) return this.#forced;
    const { type, flags } = message;
    const candidates = this.families.filter(({ spec }) => protocol === undefined || spec.protocolNumber === protocol);
    const raw = candidates.find((family) => !family.spec.isGeneric && family.has(type, flags));
    if (raw) return raw;
    const generic = candidates.filter(({ spec }) => spec.isGeneric);
    const name = this.#ids.get(type);
    if (name !== undefined) return generic.find(({ spec }) => spec.name === name);
    const unplaced = generic.filter(({ spec }) => ![...this.#ids.values()].includes(spec.name));
    return unplaced.length === 1 ? unplaced[0] : undefined;
  }

  #learn({ type, payload }: Message, protocol: number | undefined): void {
    const isNlctrl = type === GENL_ID_CTRL && (protocol === undefined || protocol === NETLINK_GENERIC);
    if (!isNlctrl || payload[0] !== CTRL_CMD_NEWFAMILY) return;
    const attributes = decodeAttributes(payload.subarray(GENLMSGHDR_SIZE));
    const id = attributes.find((attribute) => attribute.type === CTRL_ATTR_FAMILY_ID)?.payload;
    const name = attributes.find((attribute) => attribute.type === CTRL_ATTR_FAMILY_NAME)?.payload;
    if (id?.length !== 2 || !name) return;
    this.#ids.set(viewOf(id).getUint16(0, true), new TextDecoder().decode(name).replace(/\0.*$/s, ''));
  }
}

async function loadSpecs(files: readonly string[]): Promise<Family[]> {
  return Promise.all(files.map(async (file) => new Family(Spec.load(await readFile(file, 'utf8'), { file }))));
}
