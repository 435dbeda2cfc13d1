/**
 * Messages and attributes as bytes: enough to compose a request by hand and to take an answer apart.
 *
 *      datagram   one or more messages, each padded to 4
 *      message    nlmsghdr { len u32, type u16, flags u16, seq u32, pid u32 }, payload
 *      attribute  nlattr { len u16, type u16 }, payload, padded to 4
 *
 * Lengths count the header and leave out the padding. Integers are little-endian, as on the machines we mirror.
 */
import { NLA_TYPE_MASK } from './constants.js';
import { NLATTR_SIZE as ATTRIBUTE_HEADER_SIZE, NLMSGHDR_SIZE as HEADER_SIZE } from './generated/netlink.js';

export { ATTRIBUTE_HEADER_SIZE, HEADER_SIZE };

/** Nothing, for what is empty all the time. */
export const NO_BYTES = new Uint8Array();

export interface Message {
  type: number;
  /** NLM_F_*. */
  flags: number;
  /** What the request carried; 0 in most of what nobody asked for. */
  seq: number;
  /** In an answer: the port of whoever asked. */
  pid: number;
  /** What follows the header, without padding. */
  payload: Uint8Array;
}

export interface Attribute {
  /** Without the flags NLA_F_NESTED and NLA_F_NET_BYTEORDER. */
  type: number;
  /** Without padding. */
  payload: Uint8Array;
}

/** Rounds up to 4 (NLMSG_ALIGN and NLA_ALIGN). */
export function align4(length: number): number {
  return (length + 3) & ~3;
}

/** Composes one message. What is left out is 0. */
export function encodeMessage(message: Pick<Message, 'type'> & Partial<Message>): Uint8Array {
  const { type, flags = 0, seq = 0, pid = 0, payload = NO_BYTES } = message;
  const length = HEADER_SIZE + payload.length;
  const bytes = new Uint8Array(align4(length));
  putUint32(bytes, 0, length);
  putUint16(bytes, 4, type);
  putUint16(bytes, 6, flags);
  putUint32(bytes, 8, seq);
  putUint32(bytes, 12, pid);
  bytes.set(payload, HEADER_SIZE);
  return bytes;
}

/** Takes a datagram apart. It stops where a length is under 16 or beyond the end, as NLMSG_OK does. Payloads are views. */
export function decodeMessages(datagram: Uint8Array): Message[] {
  const found: Message[] = [];
  for (let offset = 0; offset + HEADER_SIZE <= datagram.length;) {
    const length = getUint32(datagram, offset);
    if (length < HEADER_SIZE || offset + length > datagram.length) break;
    found.push({
      type: getUint16(datagram, offset + 4),
      flags: getUint16(datagram, offset + 6),
      seq: getUint32(datagram, offset + 8),
      pid: getUint32(datagram, offset + 12),
      payload: datagram.subarray(offset + HEADER_SIZE, offset + length),
    });
    offset += align4(length);
  }
  return found;
}

/** Composes one attribute from the pieces of its payload. For a nest, they are attributes. */
export function encodeAttribute(type: number, ...payload: Uint8Array[]): Uint8Array {
  const length = payload.reduce((sum, part) => sum + part.length, ATTRIBUTE_HEADER_SIZE);
  const bytes = new Uint8Array(align4(length));
  putUint16(bytes, 0, length);
  putUint16(bytes, 2, type);
  place(payload, bytes, ATTRIBUTE_HEADER_SIZE);
  return bytes;
}

/** Takes a run of attributes apart. It stops where a length is under 4 or beyond the end, as nla_ok does. Payloads are views. */
export function decodeAttributes(bytes: Uint8Array): Attribute[] {
  const found: Attribute[] = [];
  for (let offset = 0; offset + ATTRIBUTE_HEADER_SIZE <= bytes.length;) {
    const length = getUint16(bytes, offset);
    if (length < ATTRIBUTE_HEADER_SIZE || offset + length > bytes.length) break;
    found.push({
      type: getUint16(bytes, offset + 2) & NLA_TYPE_MASK,
      payload: bytes.subarray(offset + ATTRIBUTE_HEADER_SIZE, offset + length),
    });
    offset += align4(length);
  }
  return found;
}

export function concat(...parts: Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  place(parts, bytes, 0);
  return bytes;
}

export function uint8(value: number): Uint8Array {
  return Uint8Array.of(value);
}

export function uint16(value: number): Uint8Array {
  return Uint8Array.of(value, value >>> 8);
}

export function uint32(value: number): Uint8Array {
  return Uint8Array.of(value, value >>> 8, value >>> 16, value >>> 24);
}

/** Text in UTF-8 with the NUL that ends it (NLA_NUL_STRING). */
export function cString(value: string): Uint8Array {
  return new TextEncoder().encode(`${value}\0`);
}

/** The bytes of a view as a DataView. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

// By the byte: engines keep short arrays without an ArrayBuffer of their own, and a DataView would make them one.

export function getUint16(bytes: Uint8Array, at: number): number {
  return byteAt(bytes, at) | (byteAt(bytes, at + 1) << 8);
}

export function getUint32(bytes: Uint8Array, at: number): number {
  return (getUint16(bytes, at) | (getUint16(bytes, at + 2) << 16)) >>> 0;
}

export function putUint16(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value;
  bytes[at + 1] = value >>> 8;
}

export function putUint32(bytes: Uint8Array, at: number, value: number): void {
  putUint16(bytes, at, value);
  putUint16(bytes, at + 2, value >>> 16);
}

/** Beyond the end there are zeros. */
function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}

function place(parts: readonly Uint8Array[], target: Uint8Array, offset: number): void {
  for (const part of parts) {
    target.set(part, offset);
    offset += part.length;
  }
}
