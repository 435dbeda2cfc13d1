/**
 * IPsec's states (struct xfrm_state), of which there are but those that wait: who is to protect packets asks for a number (SPI) by which they
 * will be known, has a state that is not valid yet, and half a minute to fill it (xfrm_find_acq, xfrm_alloc_spi). None can be filled, as on a
 * Linux that was built without ESP, AH and IPComp.
 *
 *      State   ┌─ Item, hashed by SPI and protocol ─┬─ mark, if_id, direction ─┬─ xfrm_usersa_info ─┐
 */

import { AddressFamily } from '../../generated/socket';
import { XFRM_USERSA_INFO_SIZE, XfrmUsersaInfo } from '../../generated/xfrm';
import * as host from '../../host';
import * as hash from '../../memory/hash';
import { HashNode } from '../../memory/hash';
import * as heap from '../../memory/heap';
import * as radix from '../../memory/radix';
import { Namespace } from '../namespace';
import { IpsecEvent, ipsecChanged } from '../observer';
import * as time from '../time';
import * as xfrm from './xfrm';
import * as items from './xfrm_item';
import { Item } from './xfrm_item';

/** How long a state waits (net.core.xfrm_acq_expires). */
const ACQUIRE_SECONDS: u64 = 30;
/** So often another number is tried when one is taken. */
const TRIES: u32 = 1024;
const ADDRESS_SIZE: usize = 16;

@unmanaged
export class State extends Item {
  mark: u32;
  markMask: u32;
  ifId: u32;
  /** XFRM_SA_DIR_, or 0. */
  direction: u32;
  /** What it is, 224 bytes: `infoOf` is where. */
  info: u64;
}

const INFO: u32 = <u32>offsetof<State>('info');

/** Its description, as messages have it. */
export function infoOf(state: State): usize {
  return changetype<usize>(state) + INFO;
}

export function protocolOf(state: State): u32 {
  return load<u8>(infoOf(state), XfrmUsersaInfo.PROTO);
}

function spiOf(state: State): u32 {
  return load<u32>(infoOf(state), XfrmUsersaInfo.SPI);
}

/** Nobody filled it in time. */
export function end(state: State): void {
  remove(state);
  ipsecChanged(IpsecEvent.STATE_ENDS, changetype<usize>(state));
  free(state);
}

/** A namespace's newest state that came no later than a serial number, or null. */
export function upTo(netns: Namespace, serial: u32): State | null {
  const tables = xfrm.tablesOf(netns);
  return tables == null ? null : changetype<State | null>(radix.previous(tables.states, serial));
}

function hashOf(spi: u32, protocol: u32): u32 {
  return hash.mix(spi ^ (protocol << 8));
}

/** A state with an SPI, in network byte order, of a protocol, or null; and with an address and a family also of that. */
export function bySpi(netns: Namespace, spi: u32, protocol: u32, address: usize, family: u32): State | null {
  const tables = xfrm.tablesOf(netns);
  if (tables == null) return null;
  const wanted = hashOf(spi, protocol);
  for (let node = hash.first(tables.bySpi, wanted); node != 0; node = changetype<HashNode>(node).next) {
    const state = changetype<State>(node);
    if (spiOf(state) != spi || protocolOf(state) != protocol) continue;
    if (address == 0 || hasAddress(state, address, XfrmUsersaInfo.DADDR, family)) return state;
  }
  return null;
}

/** Whether a state of a family has an address of it at a place in its description. */
export function hasAddress(state: State, address: usize, place: u32, family: u32): bool {
  const info = infoOf(state);
  if (<u32>load<u16>(info, XfrmUsersaInfo.FAMILY) != family) return false;
  return memory.compare(info + place, address, sizeOf(family)) == 0;
}

/** Bytes of an address of a family. */
function sizeOf(family: u32): usize {
  return family == AddressFamily.INET ? 4 : family == AddressFamily.INET6 ? ADDRESS_SIZE : 0;
}

/** A state that waits, described by what a request tells; null when memory has run out. */
export function create(netns: Namespace, told: usize): State | null {
  const tables = xfrm.prepare(netns);
  if (tables == null || !hash.prepare(tables.bySpi)) return null;
  const pointer = heap.allocZeroed(INFO + XFRM_USERSA_INFO_SIZE);
  if (pointer == 0) return null;
  const state = changetype<State>(pointer);
  state.netns = netns;
  const family: u32 = load<u16>(told, XfrmUsersaInfo.FAMILY);
  describe(infoOf(state), told, sizeOf(family));
  state.serial = ++tables.serial;
  if (!radix.set(tables.states, state.serial, pointer)) {
    heap.free(pointer);
    return null;
  }
  tables.stateCount++;
  if (tables.stateCount > tables.stateBuckets) tables.stateBuckets = (tables.stateBuckets << 1) | 1;
  items.wait(state, time.milliseconds() + <f64>ACQUIRE_SECONDS * 1000);
  return state;
}

function describe(info: usize, told: usize, size: usize): void {
  memory.copy(info + XfrmUsersaInfo.DADDR, told + XfrmUsersaInfo.DADDR, size);
  memory.copy(info + XfrmUsersaInfo.SADDR, told + XfrmUsersaInfo.SADDR, size);
  // Its packets are those between the two; a selector begins with their addresses.
  memory.copy(info, told + XfrmUsersaInfo.DADDR, size);
  memory.copy(info + ADDRESS_SIZE, told + XfrmUsersaInfo.SADDR, size);
  store<u8>(info, <u8>(size << 3), SELECTOR_PREFIX);
  store<u8>(info, <u8>(size << 3), SELECTOR_PREFIX + 1);
  store<u8>(info, load<u8>(told, XfrmUsersaInfo.PROTO), XfrmUsersaInfo.PROTO);
  store<u16>(info, load<u16>(told, XfrmUsersaInfo.FAMILY), XfrmUsersaInfo.FAMILY);
  store<u8>(info, load<u8>(told, XfrmUsersaInfo.MODE), XfrmUsersaInfo.MODE);
  store<u32>(info, load<u32>(told, XfrmUsersaInfo.REQID), XfrmUsersaInfo.REQID);
  // No limits of bytes and packets: four of 8 bytes.
  memory.fill(info + XfrmUsersaInfo.SOFT_BYTE_LIMIT, 0xff, 32);
  store<u64>(info, ACQUIRE_SECONDS, XfrmUsersaInfo.HARD_ADD_EXPIRES_SECONDS);
  store<u64>(info, time.seconds(), XfrmUsersaInfo.ADD_TIME);
}

const SELECTOR_PREFIX: u32 = 42;

/** The state without a number that waits for what a request tells, or null. */
export function find(netns: Namespace, told: usize, mark: u32, markMask: u32, ifId: u32): State | null {
  const tables = xfrm.tablesOf(netns);
  // Mostly all have numbers, however many there are.
  if (tables == null || tables.stateCount == tables.spiCount) return null;
  let state = upTo(netns, ~0);
  while (state != null) {
    const isMarked = state.mark == mark && state.markMask == markMask && state.ifId == ifId;
    if (spiOf(state) == 0 && isMarked && isFor(state, told)) return state;
    state = upTo(state.netns, state.serial - 1);
  }
  return null;
}

/** Whether a state waits for what a request tells. */
function isFor(state: State, told: usize): bool {
  const info = infoOf(state);
  const family: u32 = load<u16>(told, XfrmUsersaInfo.FAMILY);
  return (
    load<u32>(info, XfrmUsersaInfo.REQID) == load<u32>(told, XfrmUsersaInfo.REQID) &&
    load<u8>(info, XfrmUsersaInfo.MODE) == load<u8>(told, XfrmUsersaInfo.MODE) &&
    protocolOf(state) == <u32>load<u8>(told, XfrmUsersaInfo.PROTO) &&
    hasAddress(state, told + XfrmUsersaInfo.DADDR, XfrmUsersaInfo.DADDR, family) &&
    hasAddress(state, told + XfrmUsersaInfo.SADDR, XfrmUsersaInfo.SADDR, family)
  );
}

/** Gives a state a number within bounds that no other of its protocol has; false when none was found. */
export function number(state: State, low: u32, high: u32): bool {
  const tables = xfrm.tablesOf(state.netns);
  if (tables == null) return false;
  const span = high - low;
  for (let tries: u32 = 0; tries < TRIES; tries++) {
    const spi = bswap<u32>(span == 0 ? low : low + (span == ~0 ? host.random() : host.random() % (span + 1)));
    if (spi != 0 && bySpi(state.netns, spi, protocolOf(state), 0, 0) == null) {
      store<u32>(infoOf(state), spi, XfrmUsersaInfo.SPI);
      hash.insert(tables.bySpi, changetype<usize>(state), hashOf(spi, protocolOf(state)));
      return true;
    }
    if (tries >= span) return false;
  }
  return false;
}

/** Takes a state away; it is freed when it was told of. */
export function remove(state: State): void {
  const tables = xfrm.tablesOf(state.netns);
  if (tables == null) return;
  items.stopWaiting(state);
  if (spiOf(state) != 0) hash.remove(tables.bySpi, changetype<usize>(state));
  radix.remove(tables.states, state.serial);
  tables.stateCount--;
}

export function free(state: State): void {
  heap.free(changetype<usize>(state));
}

/** Takes away all of a protocol, or with 0 of any; false when there were none. */
export function flush(netns: Namespace, protocol: u32): bool {
  let any = false;
  for (let state = upTo(netns, ~0); state != null;) {
    const next = upTo(state.netns, state.serial - 1);
    if (isOf(state, protocol)) {
      remove(state);
      free(state);
      any = true;
    }
    state = next;
  }
  return any;
}

/** What stands for ESP, AH and IPComp: all that waits. */
const ANY_OF_IPSEC: u32 = 255;

export function isOf(state: State, protocol: u32): bool {
  return protocol == 0 || protocol == ANY_OF_IPSEC || protocolOf(state) == protocol;
}

/** Takes away all. */
export function forget(netns: Namespace): void {
  flush(netns, 0);
}
