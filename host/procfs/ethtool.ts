/**
 * The family "ethtool" of generic netlink, asked by a process and told, each in one call: what files and ioctls tell of devices' drivers is what it
 * tells.
 */
import { ethtool, Family, nlctrl } from '../codec/families.js';
import type { Bitset, Ethtool, Header, Linkinfo, Linkmodes, Strset } from '../codec/tables/ethtool.js';
import { GENL_ID_CTRL } from '../generated/nlctrl.js';
import { NETLINK_GENERIC, NetlinkError, type Process } from '../index.js';
import { exchange } from './tables.js';

type Request = Parameters<Family<Ethtool>['encodePayload']>[0];
type Operation = Request['operation'];

let known: Family<Ethtool> | undefined;

/** The family, once its id was asked. */
function familyOf(process: Process): Family<Ethtool> {
  if (known !== undefined) return known;
  const control = new Family(nlctrl);
  const body = control.encodePayload({ operation: 'getfamily', attributes: { 'family-name': 'ethtool' } });
  const [answer] = exchange(process, NETLINK_GENERIC, GENL_ID_CTRL, body);
  const { attributes } = control.decode(answer!) as { attributes: { 'family-id': number } };
  return (known = new Family(ethtool, { id: attributes['family-id'] }));
}

/** What a device answers; nothing, where its driver does not tell. @throws NetlinkError for other refusals */
export function ask<Answer>(
  process: Process,
  operation: Operation,
  device: number,
  attributes: Record<string, unknown> = {},
): Answer | undefined {
  const family = familyOf(process);
  const header: Header = { 'dev-index': device, flags: ['compact-bitsets'] };
  const message = { operation, attributes: { header, ...attributes } } as Request;
  try {
    const [answer] = exchange(process, NETLINK_GENERIC, family.id!, family.encodePayload(message));
    return answer && (family.decode(answer).attributes as Answer);
  } catch (error) {
    if (error instanceof NetlinkError && error.code === 'EOPNOTSUPP') return undefined;
    throw error;
  }
}

/** Has something of a device set. @throws NetlinkError with the kernel's errno */
export function tell(
  process: Process,
  operation: Operation,
  device: number,
  attributes: Record<string, unknown>,
): void {
  const family = familyOf(process);
  const header: Header = { 'dev-index': device, flags: ['omit-reply'] };
  const message = { operation, attributes: { header, ...attributes } } as Request;
  exchange(process, NETLINK_GENERIC, family.id!, family.encodePayload(message));
}

/** How fast a link is, and how; nothing, where its driver does not tell. */
export function settingsOf(process: Process, device: number): (Linkmodes & Linkinfo) | undefined {
  const modes = ask<Linkmodes>(process, 'linkmodes-get', device);
  const info = ask<Linkinfo>(process, 'linkinfo-get', device);
  return modes && info && { ...info, ...modes };
}

/** The strings of a set, which may be the device's own. */
export function stringsOf(process: Process, device: number, set: number): string[] {
  const sets = ask<Strset>(process, 'strset-get', device, { stringsets: { stringset: [{ id: set }] } });
  const [strings] = sets?.stringsets?.stringset?.[0]?.strings ?? [];
  return (strings?.string ?? []).map(({ value = '' }) => value);
}

/** A bitset's words as one number. */
export function bitsOf(bitset: Bitset | undefined): bigint {
  return (bitset?.value ?? new Uint8Array()).reduceRight((bits, byte) => (bits << 8n) | BigInt(byte), 0n);
}

/** A bitset of so many bits that says what those in a mask are to be. */
export function bitsetOf(size: number, value: bigint, mask: bigint): Bitset {
  const words = (bits: bigint): Uint8Array =>
    Uint8Array.from({ length: Math.ceil(size / 32) * 4 }, (_, byte) => Number((bits >> BigInt(byte * 8)) & 0xffn));
  return { size, value: words(value & mask), mask: words(mask) };
}
