/** The additional addresses that a link receives, and its multicast groups, as data: for /proc/net/dev_mcast, igmp and igmp6, and for packet sockets. */
import type { Core } from './core.js';
import { check } from './errno.js';

/** An address that a link receives, or a group that it is in. */
export interface LinkGroup {
  address: Uint8Array;
  /** How many need it. */
  users: number;
  /** Of a link-layer address: whether a program wants it. Of a group: whether the link receives its frames. */
  flag: boolean;
}

const [ENTRY_SIZE, FLAG, LENGTH, ADDRESS] = [44, 4, 8, 12];

/** Those of a link: link-layer addresses (AF_PACKET), or groups of a family. */
export function listGroups({ exports, module }: Core, netns: number, index: number, family: number): LinkGroup[] {
  const count = check(exports.group_list(netns, index, family, 0, 0), 'open');
  const list = check(exports.alloc(Math.max(1, count * ENTRY_SIZE)), 'open');
  exports.group_list(netns, index, family, list, count);
  const { view, bytes } = module;
  const groups = Array.from({ length: count }, (_, row): LinkGroup => {
    const at = list + row * ENTRY_SIZE;
    return {
      address: bytes.slice(at + ADDRESS, at + ADDRESS + view.getUint32(at + LENGTH, true)),
      users: view.getUint32(at, true),
      flag: view.getUint32(at + FLAG, true) !== 0,
    };
  });
  exports.free(list);
  return groups;
}

/** What a link is to receive beside its own: PACKET_MR_…, and an address as long as the link's where it is one. */
export interface Received {
  what: number;
  address: Uint8Array;
}

/** Has a link receive that for one more, or for one fewer. */
export function wantReceived(core: Core, netns: number, index: number, { what, address }: Received, by: 1 | -1): void {
  const { exports, transfer } = core;
  const result = exports.link_receive(netns, index, what, transfer.place(address, 'setsockopt'), by);
  transfer.release();
  core.timers.update();
  check(result, 'setsockopt');
}
