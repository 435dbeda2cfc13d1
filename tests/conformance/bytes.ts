/**
 * The bytes of a scenario's messages: from parts such as `{ u32: 5 }` and `{ 3: { string: lo } }` (an attribute), or by name through the
 * codec, with the specs of this repository:
 *
 *     { message: { spec: rt-link, operation: getlink, flags: [REQUEST, ACK], header: { ifi-index: 1 }, attributes: { ifname: lo } } }
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Family, Spec } from '../../host/codec/index.js';
import { MESSAGE_FLAGS, MESSAGES } from './names.js';
import { ipv6, PACKET_PARTS } from './packets.js';
import { SPECS } from './paths.js';
import { eachOf, Fields, filled, integer, isMapping, type Mapping, mapping, refuse } from './source.js';

const HEADER = 16;
const ATTRIBUTE_HEADER = 4;
const families = new Map<string, Family>();

/** A family of specs/, by the spec's name. */
export function family(name: string): Family {
  let found = families.get(name);
  if (!found) {
    const file = `${name}.yaml`;
    const spec = Spec.load(readFileSync(join(SPECS, file), 'utf8'), { file });
    found = new Family(spec, spec.isGeneric && name !== 'nlctrl' ? { id: builtinId(name) } : {});
    families.set(name, found);
  }
  return found;
}

/** The id that Linux gives one of its own families. */
function builtinId(name: string): number {
  const known = family('nlctrl').spec.enumeration('builtin-id').entries;
  const entry = known.find((one) => one.name.replace('-', '_') === name.toLowerCase());
  return entry?.value ?? refuse(`the family ${name} has no id`);
}

function hex(value: unknown): Buffer {
  if (typeof value !== 'string' || !/^([0-9a-f]{2})*$/i.test(value)) refuse(`${JSON.stringify(value)} is no hex`);
  return Buffer.from(value, 'hex');
}

function little(size: 1 | 2 | 4 | 8, value: unknown): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt.asUintN(64, BigInt(integer(value, `a number of ${size} bytes`))));
  return bytes.subarray(0, size);
}

/** A struct of numbers, by name: size in bytes of each. */
function struct(value: unknown, what: string, members: [name: string, size: 1 | 2 | 4, otherwise: number][]): Buffer {
  const fields = new Fields(mapping(value ?? {}, what), what);
  const bytes = Buffer.concat(members.map(([name, size, otherwise]) => little(size, fields.number(name, otherwise))));
  fields.end();
  return bytes;
}

const PARTS: Record<string, (value: unknown) => Buffer> = {
  hex,
  u8: (value) => little(1, value),
  u16: (value) => little(2, value),
  u32: (value) => little(4, value),
  u64: (value) => little(8, value),
  text: (value) => Buffer.from(String(value)),
  string: (value) => Buffer.from(`${String(value)}\0`),
  ipv4: (value) => Buffer.from(String(value).split('.').map(Number)),
  ipv6: (value) => ipv6(String(value)),
  fill: (value) => {
    const fields = new Fields(mapping(value, 'fill'), 'fill');
    const bytes = Buffer.alloc(fields.number('times', 1), fields.number('byte', 0));
    fields.end();
    return bytes;
  },
  ifinfo: (value) =>
    struct(value, 'ifinfo', [
      ['family', 1, 0],
      ['pad', 1, 0],
      ['type', 2, 0],
      ['index', 4, 0],
      ['flags', 4, 0],
      ['change', 4, 0],
    ]),
  ifaddr: (value) =>
    struct(value, 'ifaddr', [
      ['family', 1, 0],
      ['prefixlen', 1, 0],
      ['flags', 1, 0],
      ['scope', 1, 0],
      ['index', 4, 0],
    ]),
  genl: (value) =>
    struct(value, 'genl', [
      ['cmd', 1, 0],
      ['version', 1, 1],
      ['reserved', 2, 0],
    ]),
  nlattr: (value) => lyingAttribute(mapping(value, 'nlattr')),
  cut: (value) => cut(mapping(value, 'cut')),
  each: (value) => {
    const { name, values, inner } = eachOf(mapping(value, 'each'), 'of');
    return Buffer.concat(values.map((one) => data(filled(inner, name, one))));
  },
  ...PACKET_PARTS,
  message: (value) => message(mapping(value, 'message')),
};

/** An attribute whose header says what it likes; `nla_len` overrides the true length, and nothing is padded. */
function lyingAttribute(value: Mapping): Buffer {
  const fields = new Fields(value, 'nlattr');
  const body = data(fields.take('body') ?? []);
  const header = Buffer.alloc(ATTRIBUTE_HEADER);
  header.writeUInt16LE(fields.number('nla_len', ATTRIBUTE_HEADER + body.length) & 0xffff, 0);
  header.writeUInt16LE(fields.number('type', 0) & 0xffff, 2);
  fields.end();
  return Buffer.concat([header, body]);
}

/** The first bytes of parts, followed by zeros where there are not so many. */
function cut(value: Mapping): Buffer {
  const fields = new Fields(value, 'cut');
  const length = fields.number('to', 0);
  const whole = data(fields.need('of'));
  fields.end();
  return Buffer.concat([whole, Buffer.alloc(Math.max(0, length - whole.length))]).subarray(0, length);
}

function attribute(type: number, value: Buffer): Buffer {
  const header = Buffer.alloc(4);
  header.writeUInt16LE((4 + value.length) & 0xffff, 0);
  header.writeUInt16LE(type, 2);
  return Buffer.concat([header, value, Buffer.alloc(-value.length & 3)]);
}

/** Bytes from parts, one or a list: `{ kind: value }`, or `{ number: parts }` for an attribute of that type. */
export function data(parts: unknown): Buffer {
  return Buffer.concat(
    (Array.isArray(parts) ? parts : [parts]).map((part: unknown) => {
      if (Array.isArray(part)) return data(part);
      const [entry, second] = isMapping(part) ? Object.entries(part) : [];
      if (!entry || second) refuse(`a part of the data must have one word, and is ${JSON.stringify(part)}`);
      const [kind, value] = entry;
      if (/^\d+$/.test(kind)) return attribute(Number(kind), data(value));
      return (
        PARTS[kind] ?? refuse(`unknown part '${kind}'; there are ${Object.keys(PARTS).join(', ')}`, part as object)
      )(value);
    }),
  );
}

/** A netlink message; `nlmsg_len` overrides the true length, `pad` aligns the end. */
function message(value: Mapping): Buffer {
  const fields = new Fields(value, 'message');
  const named = fields.has('spec') ? byName(fields) : undefined;
  const body = named?.body ?? data(fields.take('body') ?? []);
  const header = Buffer.alloc(HEADER);
  header.writeUInt16LE(fields.named('type', MESSAGES, named?.type) & 0xffff, 4);
  header.writeUInt16LE(fields.named('flags', MESSAGE_FLAGS, named ? MESSAGE_FLAGS.REQUEST : 0) & 0xffff, 6);
  header.writeUInt32LE(fields.number('seq', 1) >>> 0, 8);
  header.writeUInt32LE(fields.number('pid', 0) >>> 0, 12);
  header.writeUInt32LE(fields.number('nlmsg_len', HEADER + body.length) >>> 0, 0);
  const padding = Buffer.alloc(fields.take('pad') === true ? -body.length & 3 : 0);
  fields.end();
  return Buffer.concat([header, body, padding]);
}

/** What the codec makes of spec, operation, header and attributes. */
function byName(fields: Fields): { type: number; body: Buffer } {
  const codec = family(fields.string('spec'));
  const operation = fields.string('operation');
  const part = (name: string): Mapping | undefined =>
    fields.has(name) ? (binary(mapping(fields.take(name), name)) as Mapping) : undefined;
  const body = codec.encodePayload({ operation, header: part('header'), attributes: part('attributes') } as Parameters<
    Family['encodePayload']
  >[0]);
  return { type: codec.requestType(operation), body: Buffer.from(body) };
}

/** `{ hex: … }` stands for bytes in what the codec gets. */
function binary(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(binary);
  if (!isMapping(value)) return value;
  const keys = Object.keys(value);
  if (keys.length === 1 && keys[0] === 'hex') return Uint8Array.from(hex(value['hex']));
  return Object.fromEntries(keys.map((key) => [key, binary(value[key])]));
}
