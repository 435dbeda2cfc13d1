/**
 * `netlink-wasm decode`: the messages in a file or on standard input, a line each, by the names that specs have for them: our own and
 * those that are given, which come first. Errors and acks are shown with the request that they are about. A message that no spec knows
 * is shown with its header and its payload in hex. One that is not as its spec says ends the command with path and offset.
 */
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { CodecError, type DecodedMessage, Family, Spec, SpecError } from '../codec/index.js';
import { decodeMessages, errnoMessage, errnoName, type Message, NLMSG_DONE, NLMSG_ERROR } from '../index.js';
import { readCapture } from './capture.js';
import { Families } from './families.js';
import { fieldsOf, jsonOf } from './format.js';
import type { Terminal } from './terminal.js';
import { NLMSGHDR_SIZE } from '../generated/netlink.js';

export interface DecodeOptions {
  spec?: string[];
  family?: string;
  json?: boolean;
}

export async function decode(terminal: Terminal, options: DecodeOptions, file = '-'): Promise<void> {
  const families = new Families(await loadSpecs(options.spec ?? []), options.family);
  const input = file === '-' ? await buffer(process.stdin) : await readFile(file);
  let number = 0;
  for (const { protocol, bytes } of readCapture(new Uint8Array(input))) {
    let length = 0;
    for (const message of decodeMessages(bytes)) {
      number++;
      length += (NLMSGHDR_SIZE + message.payload.length + 3) & ~3;
      const shown = show(message, families, protocol, number);
      terminal.line(options.json ? jsonOf(shown) : lineOf(shown));
    }
    if (length < bytes.length) {
      throw new Error(`${bytes.length - length} bytes at byte ${length}, after ${number} messages, are no message`);
    }
  }
}

/** A message as it is shown. */
type Shown = { family?: string; message: string } & Omit<Partial<DecodedMessage>, 'operation' | 'request'> & {
    /** Of an answer: the name of its error, or none. */
    error?: string;
    /** The request it is about, as far as it is there. */
    request?: Shown;
    payload?: Uint8Array;
  };

function show(message: Message, families: Families, protocol: number | undefined, number: number): Shown {
  const { type, flags, seq, pid, payload } = message;
  try {
    const found = families.decode(message, protocol);
    if (!found) return { message: `type ${type}`, type, flags, seq, pid, payload };
    const { operation, request, ...rest } = found.decoded;
    if (type === NLMSG_ERROR || type === NLMSG_DONE) {
      const error = nameOf(rest.header?.error as number);
      const about =
        type === NLMSG_ERROR ? { request: aboutOf(rest.header?.msg as Head, request, families, protocol) } : {};
      return { message: operation, ...rest, error, ...about };
    }
    return { ...(type < NLMSG_ERROR ? {} : { family: found.family.spec.name }), message: operation, ...rest };
  } catch (error) {
    if (error instanceof CodecError) throw new Error(`message ${number}: ${error.message}`, { cause: error });
    throw error;
  }
}

/** A message as `decode` shows it; one that is not as its spec says, by its header and its payload. */
export function describeMessage(message: Message, families: Families, protocol: number): string {
  try {
    return lineOf(show(message, families, protocol, 0));
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    return lineOf({ message: `type ${message.type}`, ...message });
  }
}

/** A message's header. */
type Head = Omit<Message, 'payload'>;

/** The request that an answer is about. Its body may have been left out, and then the header names it. */
function aboutOf(
  { type, flags, seq, pid }: Head,
  body: Uint8Array | undefined,
  families: Families,
  protocol?: number,
): Shown {
  const head = { type, flags, seq, pid };
  const bare = { message: `type ${type}`, ...head };
  const message = { ...head, payload: body ?? new Uint8Array() };
  if (body !== undefined) {
    try {
      const found = families.decode(message, protocol);
      if (!found) return { ...bare, payload: body };
      const { operation, header, attributes } = found.decoded;
      return { family: found.family.spec.name, message: operation, ...head, header, attributes };
    } catch (error) {
      // A request that its family can't read may well be why there is an error.
      if (error instanceof CodecError) return { ...bare, payload: body };
      throw error;
    }
  }
  const candidates = families.of(message, protocol);
  const family = candidates.find(({ spec }) => !spec.isGeneric) ?? candidates[0];
  if (!family) return bare;
  const operation = family.spec.isGeneric ? undefined : family.spec.operations.find(({ request }) => request === type);
  return { family: family.spec.name, ...bare, message: operation?.name ?? bare.message };
}

function nameOf(error: number): string {
  return error >= 0 ? 'none' : (errnoName(error) ?? `E${-error}`);
}

function lineOf({ family, message, flags = 0, seq, pid, header, attributes, error, request, payload }: Shown): string {
  const isAnswer = error !== undefined;
  const parts = [
    ...(isAnswer ? [error === 'none' ? 'no error' : `${error} (${errnoMessage(header!.error as number)})`] : []),
    ...(header && !isAnswer ? [`{${fieldsOf(header)}}`] : []),
    ...(attributes ? [fieldsOf(attributes)] : []),
    ...(payload?.length ? [fieldsOf({ payload })] : []),
    ...(request ? [`[${lineOf(request)}]`] : []),
  ].filter(Boolean);
  const name = family === undefined ? message : `${family} ${message}`;
  return `${name} flags 0x${flags.toString(16)} seq ${seq} pid ${pid}${parts.length ? `: ${parts.join(' ')}` : ''}`;
}

async function loadSpecs(files: readonly string[]): Promise<Family[]> {
  const families = await Promise.all(
    files.map(async (file) => new Family(Spec.load(await readFile(file, 'utf8'), { file }))),
  );
  families.forEach(({ spec }, index) => {
    const isSecond = families.findIndex((other) => other.spec.name === spec.name) < index;
    if (isSecond) throw new SpecError(files[index]!, 1, `there is a second spec of '${spec.name}'`);
  });
  return families;
}
