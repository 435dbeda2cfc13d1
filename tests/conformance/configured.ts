/**
 * What another Linux (elsewhere.ts) says because of how it was built, and this module, which is built as most recordings' Linux was, does not: it
 * is taken out of that Linux's answers before they are compared or kept. Of bridges that can filter by VLAN, the settings of that,
 * and the VLANs of their ports; and by the headers that it knows how small segments can be.
 */
import { attributesOf, messagesOf } from './decode.js';
import type { Result, Run } from './recording.js';

const LINK_MESSAGES = [16, 17];
const HEADER = 16 + 16;
const [LINKINFO, INFO_KIND, INFO_DATA] = [18, 1, 2];
/** A message about a port of a bridge, and IFLA_AF_SPEC, in which it has the port's VLANs. */
const [AF_BRIDGE, AF_SPEC] = [7, 26];
/** IFLA_BR_VLAN_PROTOCOL, _DEFAULT_PVID, _STATS_ENABLED, _STATS_PER_PORT. */
const OF_VLAN_FILTERING = [8, 39, 41, 45];

/** The least size of segments in what is told of its policy, which depends on what headers there are, and is 321 there, and 193 on the Linux of most recordings. */
const LEAST_SIZE = /(0c000400)4101(000000000000)(0c000500ffffffff00000000)/g;

/** A result as it would be without. */
export function asConfigured(result: Result): Result {
  if ('runs' in result) return { runs: result.runs.map(oneRun) };
  if ('each' in result) return { each: result.each.map((runs) => runs.map(oneRun)) };
  if (!('data' in result)) return result;
  const before = Buffer.from((result.data.hex ?? '').replace(LEAST_SIZE, '$1c100$2$3'), 'hex');
  const after = withoutFiltering(before);
  // Ports at offsets are those of sockets' own: there are none in what bridges are announced with.
  return after.toString('hex') === result.data.hex
    ? result
    : {
        ...result,
        value: result.value - before.length + after.length,
        data: { ...result.data, hex: after.toString('hex') },
      };
}

function oneRun([count, result]: Run): Run {
  return [count, asConfigured(result)];
}

function withoutFiltering(datagram: Buffer): Buffer {
  const messages = messagesOf(datagram);
  if (!messages.some(({ type }) => LINK_MESSAGES.includes(type))) return datagram;
  const out = messages.map(({ type, bytes }) => {
    if (!LINK_MESSAGES.includes(type) || bytes.length < HEADER) return padded(bytes);
    const body = bytes.subarray(HEADER);
    const attributes = bytes[16] === AF_BRIDGE ? without(body, [AF_SPEC]) : changed(body, LINKINFO, withoutSettings);
    const message = Buffer.concat([bytes.subarray(0, HEADER), attributes]);
    message.writeUInt32LE(message.length, 0);
    return padded(message);
  });
  return Buffer.concat(out);
}

function withoutSettings(info: Buffer): Buffer {
  const kind = [...attributesOf(info)].find((one) => one.type === INFO_KIND);
  if (kind?.value.toString('latin1') !== 'bridge\0') return info;
  return changed(info, INFO_DATA, (settings) => without(settings, OF_VLAN_FILTERING));
}

function without(attributes: Buffer, types: readonly number[]): Buffer {
  return Buffer.concat([...attributesOf(attributes)].filter(({ type }) => !types.includes(type)).map(packed));
}

/** Attributes, with the value of one of them changed. */
function changed(attributes: Buffer, type: number, change: (value: Buffer) => Buffer): Buffer {
  return Buffer.concat(
    [...attributesOf(attributes)].map((one) => packed(one.type === type ? { ...one, value: change(one.value) } : one)),
  );
}

function packed({ type, value }: { type: number; value: Buffer }): Buffer {
  const header = Buffer.alloc(4);
  header.writeUInt16LE(value.length + 4, 0);
  header.writeUInt16LE(type, 2);
  return padded(Buffer.concat([header, value]));
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
}
