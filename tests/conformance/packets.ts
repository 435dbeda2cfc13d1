/**
 * IPv6 packets that a link receives, for steps that play what others on its network say: router advertisements (RFC 4861).
 */
import { Fields, mapping, refuse } from './source.js';

const ICMPV6 = 58;
const ROUTER_ADVERTISEMENT = 134;
const PREFIX_INFORMATION = 3;

/** The 16 bytes of an address. */
export function ipv6(text: string): Buffer {
  const [head = '', tail] = text.split('::');
  const words = (part: string): number[] => (part === '' ? [] : part.split(':').map((word) => parseInt(word, 16)));
  const [first, last] = [words(head), words(tail ?? '')];
  const all =
    tail === undefined ? first : [...first, ...Array<number>(8 - first.length - last.length).fill(0), ...last];
  if (all.length !== 8 || all.some(Number.isNaN)) refuse(`${text} is no IPv6 address`);
  return Buffer.concat(all.map((word) => Buffer.of(word >> 8, word & 255)));
}

/** Parts of `data` that are of packets: the message of an advertisement but for its checksum, and an option of it. */
export const PACKET_PARTS: Record<string, (value: unknown) => Buffer> = {
  router: (value) => {
    const [hops, flags, lifetime, reachable, retrans] = numbers(value, 'router', {
      hops: 64,
      flags: 0,
      lifetime: 1800,
      reachable: 0,
      retrans: 0,
    });
    const bytes = Buffer.from([ROUTER_ADVERTISEMENT, 0, 0, 0, hops!, flags!, lifetime! >> 8, lifetime! & 255]);
    return Buffer.concat([bytes, big(reachable!), big(retrans!)]);
  },
  prefix: (value) => {
    const { address, ...more } = mapping(value, 'prefix');
    const forever = 0xffffffff;
    const [length, flags, valid, preferred] = numbers(more, 'prefix', {
      length: 64,
      flags: 0xc0,
      valid: forever,
      preferred: forever,
    });
    const head = Buffer.from([PREFIX_INFORMATION, 4, length!, flags!]);
    return Buffer.concat([head, big(valid!), big(preferred!), Buffer.alloc(4), ipv6(String(address))]);
  },
};

/** Numbers by name, in the order of those that are taken for what is not given. */
function numbers(value: unknown, what: string, otherwise: Record<string, number>): number[] {
  const fields = new Fields(mapping(value ?? {}, what), what);
  const all = Object.entries(otherwise).map(([name, one]) => fields.number(name, one));
  fields.end();
  return all;
}

/** 32 bits in network byte order. */
function big(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
}

/** An IPv6 packet from a router to all nodes, with an ICMPv6 message, whose checksum is filled in. */
export function icmpv6(source: string, hops: number, message: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt32BE(6 << 28);
  header.writeUInt16BE(message.length, 4);
  header.set([ICMPV6, hops], 6);
  const addresses = Buffer.concat([ipv6(source), ipv6('ff02::1')]);
  const pseudo = Buffer.concat([
    addresses,
    big(message.length),
    big(ICMPV6),
    message,
    Buffer.alloc(message.length & 1),
  ]);
  let sum = 0;
  for (let at = 0; at < pseudo.length; at += 2) sum += pseudo.readUInt16BE(at);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  const filled = Buffer.from(message);
  if (filled.length >= 4) filled.writeUInt16BE(~sum & 0xffff, 2);
  return Buffer.concat([header, addresses, filled]);
}
