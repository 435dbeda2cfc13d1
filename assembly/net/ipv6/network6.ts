/**
 * IPv6 addresses by their network (addrconf_get_prefix_route, check_cleanup_prefix_route): the addresses of a link with the same prefix are
 * a ring, one of which is hashed by link and prefix, so that an address that goes finds those that need its network too.
 *
 *      networks6 ──→ A ⇄ B ⇄ C ⇄ A
 */

import * as hash from '../../memory/hash';
import { ListNode } from '../../memory/list';
import { ADDRESS_SIZE, Address6, localOf } from './address6';
import { cut } from './fib6_leaf';
import { Link } from '../link';

const NETWORK_NODE: usize = offsetof<Address6>('networkNext');
const RING_NODE: usize = offsetof<Address6>('ringNext');

const own: usize = memory.data(16, 8);
const other: usize = memory.data(16, 8);

function ringNode(address: Address6): usize {
  return changetype<usize>(address) + RING_NODE;
}

function ofRingNode(node: usize): Address6 {
  return changetype<Address6>(node - RING_NODE);
}

/** Writes an address's network, 16 bytes in network byte order. */
export function write(to: usize, address: Address6): void {
  memory.copy(to, localOf(address), ADDRESS_SIZE);
  cut(to, address.prefixLength);
}

function hashOf(link: Link, network: usize, prefixLength: u32): u32 {
  return hash.mix(hash.bytes(network, ADDRESS_SIZE) ^ link.index) + prefixLength;
}

/** The hashed address of the ring that an address is or would be in, or null; leaves its network in `own`. */
function find(address: Address6): Address6 | null {
  const link = address.link;
  write(own, address);
  const h = hashOf(link, own, address.prefixLength);
  for (let node = hash.first(link.netns.networks6, h); node != 0; node = hash.next(node)) {
    const at = changetype<Address6>(node - NETWORK_NODE);
    if (at.networkHash != h || at.link != link || at.prefixLength != address.prefixLength) continue;
    write(other, at);
    if (memory.compare(own, other, ADDRESS_SIZE) == 0) return at;
  }
  return null;
}

/** Puts an address that came to its link into its ring. The table must be ready. */
export function enter(address: Address6): void {
  const head = find(address);
  const node = ringNode(address);
  if (head == null) {
    changetype<ListNode>(node).next = node;
    changetype<ListNode>(node).previous = node;
    lead(address);
    return;
  }
  const behind = ringNode(head);
  const before = changetype<ListNode>(behind).previous;
  changetype<ListNode>(node).next = behind;
  changetype<ListNode>(node).previous = before;
  changetype<ListNode>(before).next = node;
  changetype<ListNode>(behind).previous = node;
}

/** An address is the hashed one of its ring, whose network is in `own`. */
function lead(address: Address6): void {
  const h = hashOf(address.link, own, address.prefixLength);
  hash.insert(address.link.netns.networks6, changetype<usize>(address) + NETWORK_NODE, h);
}

/** Takes an address that leaves its link out of its ring. */
export function leave(address: Address6): void {
  const node = changetype<ListNode>(ringNode(address));
  const left = next(address);
  if (find(address) == address) {
    hash.remove(address.link.netns.networks6, changetype<usize>(address) + NETWORK_NODE);
    if (left != address) lead(left);
  }
  changetype<ListNode>(node.previous).next = node.next;
  changetype<ListNode>(node.next).previous = node.previous;
}

/** The next address of a ring: itself where it is alone. */
export function next(address: Address6): Address6 {
  return ofRingNode(changetype<ListNode>(ringNode(address)).next);
}
