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

/** NLMSG_HDRLEN: bytes of a message's header. */
export const HEADER_SIZE = 16;
/** NLA_HDRLEN: bytes of an attribute's header. */
export const ATTRIBUTE_HEADER_SIZE = 4;

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
  const { type, flags = 0, seq = 0, pid = 0, payload = EMPTY } = message;
  const length = HEADER_SIZE + payload.length;
  const bytes = new Uint8Array(align4(length));
  const view = viewOf(bytes);
  view.setUint32(0, length, true);
  view.setUint16(4, type, true);
  view.setUint16(6, flags, true);
  view.setUint32(8, seq, true);
  view.setUint32(12, pid, true);
  bytes.set(payload, HEADER_SIZE);
  return bytes;
}

/** Takes a datagram apart. It stops where a length is under 16 or beyond the end, as NLMSG_OK does. Payloads are views. */
export function decodeMessages(datagram: Uint8Array): Message[] {
  const view = viewOf(datagram);
  const found: Message[] = [];
  for (let offset = 0; offset + HEADER_SIZE <= datagram.length;) {
    const length = view.getUint32(offset, true);
    if (length < HEADER_SIZE || offset + length > datagram.length) break;
    found.push({
      type: view.getUint16(offset + 4, true),
      flags: view.getUint16(offset + 6, true),
      seq: view.getUint32(offset + 8, true),
      pid: view.getUint32(offset + 12, true),
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
  const view = viewOf(bytes);
  view.setUint16(0, length, true);
  view.setUint16(2, type, true);
  place(payload, bytes, ATTRIBUTE_HEADER_SIZE);
  return bytes;
}

/** Takes a run of attributes apart. It stops where a length is under 4 or beyond the end, as nla_ok does. Payloads are views. */
export function decodeAttributes(bytes: Uint8Array): Attribute[] {
  const view = viewOf(bytes);
  const found: Attribute[] = [];
  for (let offset = 0; offset + ATTRIBUTE_HEADER_SIZE <= bytes.length;) {
    const length = view.getUint16(offset, true);
    if (length < ATTRIBUTE_HEADER_SIZE || offset + length > bytes.length) break;
    found.push({
      type: view.getUint16(offset + 2, true) & NLA_TYPE_MASK,
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

const EMPTY = new Uint8Array();

function place(parts: readonly Uint8Array[], target: Uint8Array, offset: number): void {
  for (const part of parts) {
    target.set(part, offset);
    offset += part.length;
  }
}
