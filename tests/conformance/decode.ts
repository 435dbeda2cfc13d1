/**
 * Datagrams as lines for the reader of a difference: each message by name through the codec, with the specs of this repository; what
 * these do not have, as bytes.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errnoName } from '../../host/errno.js';
import { family } from './bytes.js';
import { SPECS } from './paths.js';

const ROUTE = 0;
const GENERIC = 16;
const NLMSG_ERROR = 2;
const CONTROL: Record<number, string> = { 1: 'NOOP', 2: 'ERROR', 3: 'DONE', 4: 'OVERRUN' };
const ACK_TLVS = 0x200;
const CAPPED = 0x100;

export interface Message {
  type: number;
  flags: number;
  seq: number;
  pid: number;
  /** The message, its header included. */
  bytes: Buffer;
  /** What follows the header. */
  body: Buffer;
}

/** The messages of a datagram, as far as their lengths make sense. */
export function messagesOf(bytes: Buffer): Message[] {
  const found: Message[] = [];
  for (let offset = 0; offset + 16 <= bytes.length;) {
    const length = bytes.readUInt32LE(offset);
    if (length < 16) break;
    found.push({
      type: bytes.readUInt16LE(offset + 4),
      flags: bytes.readUInt16LE(offset + 6),
      seq: bytes.readUInt32LE(offset + 8),
      pid: bytes.readUInt32LE(offset + 12),
      bytes: bytes.subarray(offset, offset + length),
      body: bytes.subarray(offset + 16, offset + length),
    });
    offset += Math.ceil(length / 4) * 4;
  }
  return found;
}

/** A datagram of a protocol as lines. */
export function describeDatagram(bytes: Buffer, protocol: number): string[] {
  const messages = protocol === ROUTE || protocol === GENERIC ? messagesOf(bytes) : [];
  return [...messages.flatMap((message) => describeMessage(message, protocol)), `bytes ${bytes.toString('hex')}`];
}

function describeMessage(message: Message, protocol: number): string[] {
  const { type, flags, seq, pid, bytes, body } = message;
  const head = `${CONTROL[type] ?? `type ${type}`} length ${bytes.readUInt32LE(0)} flags 0x${flags.toString(16)} seq ${seq} pid ${pid}`;
  if (type === NLMSG_ERROR) return [head, ...describeError(body, flags)];
  for (const name of type < 16 ? [] : specsOf(protocol)) {
    const codec = family(name);
    if (!codec.has(type, flags)) continue;
    try {
      const { operation, header, attributes } = codec.decode(bytes);
      return [`${operation}: ${head}`, ...lines({ ...header, ...attributes }, '  ')];
    } catch {
      // Another spec may know it; else its bytes tell.
    }
  }
  return [head, `  ${body.toString('hex')}`];
}

/** The errno of an NLMSG_ERROR, the request it is about, and its extended attributes. */
function describeError(body: Buffer, flags: number): string[] {
  if (body.length < 20) return [`  ${body.toString('hex')}`];
  const errno = -body.readInt32LE(0);
  const requestLength = flags & CAPPED ? 16 : Math.min(body.readUInt32LE(4), body.length - 4);
  const at = 4 + ((requestLength + 3) & ~3);
  const request = `  of ${body.subarray(4, at).toString('hex')}`;
  const out = [`  ${errno === 0 ? 'success' : errnoName(errno)}`, request];
  for (const { type, value } of flags & ACK_TLVS ? attributesOf(body.subarray(at)) : [])
    out.push(
      `  ${type === 1 ? `message "${value.toString('latin1').replace(/\0$/, '')}"` : `attribute ${type & 0x3fff}: ${value.toString('hex')}`}`,
    );
  return out;
}

/** The attributes of a buffer, as far as their lengths make sense. */
export function* attributesOf(bytes: Buffer): Generator<{ type: number; value: Buffer }> {
  for (let offset = 0; offset + 4 <= bytes.length;) {
    const length = bytes.readUInt16LE(offset);
    if (length < 4) return;
    yield { type: bytes.readUInt16LE(offset + 2), value: bytes.subarray(offset + 4, offset + length) };
    offset += Math.ceil(length / 4) * 4;
  }
}

let routeSpecs: string[] | undefined;
let genericSpecs: string[] | undefined;

function specsOf(protocol: number): string[] {
  if (protocol === GENERIC) return (genericSpecs ??= specNames().filter(isGeneric));
  return (routeSpecs ??= specNames().filter((name) => name.startsWith('rt-')));
}

function specNames(): string[] {
  return readdirSync(SPECS)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length));
}

function isGeneric(name: string): boolean {
  return /^protocol: genetlink/m.test(readFileSync(join(SPECS, `${name}.yaml`), 'utf8'));
}

/** A value as lines; what stands in a list or mapping is indented. */
function lines(value: unknown, indent: string): string[] {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [`${indent}${scalar(value)}`];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    if (typeof inner !== 'object' || inner === null || inner instanceof Uint8Array)
      return [`${indent}${key}: ${scalar(inner)}`];
    return [`${indent}${key}:`, ...lines(inner, `${indent}  `)];
  });
}

function scalar(value: unknown): string {
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : String(value);
}
