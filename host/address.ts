/**
 * `struct sockaddr_nl` (netlink(7)), 12 bytes:
 *
 *      nl_family u16 = AF_NETLINK │ pad u16 │ nl_pid u32 │ nl_groups u32
 */
import { describe, integer, isBytes, type OptionNames, options as known } from './arguments.js';
import { AF_NETLINK } from './constants.js';
import { putUint16, putUint32 } from './wire.js';
import { SOCKADDR_NL_SIZE } from './generated/netlink.js';

/** The address of a netlink socket. */
export interface NetlinkAddress {
  family: number;
  /** The port, an unsigned 32-bit number; 0 is the kernel, or in `bind` "choose one". */
  pid: number;
  /** A mask: bit n stands for group n + 1. Groups above 32 have no bit. */
  groups: number;
}

/** An address as callers give it: what is left out is 0, and bytes are passed on as they are, whatever their family. */
export type NetlinkAddressInit = { pid?: number; groups?: number } | Uint8Array;

/** What `recvfrom` says of a sender goes back as it is. */
const NAMES: OptionNames<NetlinkAddress> = { pid: true, groups: true, family: true };

/** The bytes of an address. */
export function encodeAddress(address: NetlinkAddressInit): Uint8Array {
  if (isBytes(address)) return address;
  if (typeof address !== 'object' || address === null) {
    throw new TypeError(`an address must be { pid, groups } or a Uint8Array, and is ${describe(address)}`);
  }
  known(address, NAMES, 'an address');
  const bytes = new Uint8Array(SOCKADDR_NL_SIZE);
  putUint16(bytes, 0, AF_NETLINK);
  putUint32(bytes, 4, integer(address.pid ?? 0, 'pid'));
  putUint32(bytes, 8, integer(address.groups ?? 0, 'groups'));
  return bytes;
}

/** Reads the address that lies at `at`. */
export function readAddress(view: DataView, at: number): NetlinkAddress {
  return {
    family: view.getUint16(at, true),
    pid: view.getUint32(at + 4, true),
    groups: view.getUint32(at + 8, true),
  };
}
