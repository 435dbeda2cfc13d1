/**
 * What IPsec keeps for a namespace beside its states and policies (struct netns_xfrm):
 *
 *      ┌─ in u8 ─┬─ fwd u8 ─┬─ out u8 ─┬─ 0 ─┬─ IPv4 local u8 ─┬─ remote u8 ─┬─ IPv6 local u8 ─┬─ remote u8 ─┐
 *      0         1          2          3     4                 5             6                 7
 *
 * What becomes of packets that no policy matches; and how long prefixes must be for their policies to be found by hash.
 */

import { XFRM_USERPOLICY_DEFAULT_SIZE, XfrmUserpolicy } from '../../generated/xfrm';
import * as hash from '../../memory/hash';
import { HashTable } from '../../memory/hash';
import * as heap from '../../memory/heap';
import { RadixTree } from '../../memory/radix';
import { Namespace } from '../namespace';
import * as policies from './xfrm_policy';
import * as states from './xfrm_state';

const THRESHOLD4: usize = 4;
const THRESHOLD6: usize = 6;
/** All accepted; whole addresses. */
const INITIALLY: usize = memory.data<u8>([2, 2, 2, 0, 32, 32, 128, 128]);

export function setup(netns: Namespace): void {
  netns.xfrm = load<u64>(INITIALLY);
}

export function defaults(netns: Namespace): usize {
  return changetype<usize>(netns) + offsetof<Namespace>('xfrm');
}

export function threshold4(netns: Namespace): usize {
  return defaults(netns) + THRESHOLD4;
}

export function threshold6(netns: Namespace): usize {
  return defaults(netns) + THRESHOLD6;
}

/** Takes those of three answers, a byte each, that are some. */
export function setDefaults(netns: Namespace, from: usize): void {
  for (let i: u32 = 0; i < XFRM_USERPOLICY_DEFAULT_SIZE; i++) {
    const answer: u32 = load<u8>(from + i);
    if (answer == XfrmUserpolicy.BLOCK || answer == XfrmUserpolicy.ACCEPT) store<u8>(defaults(netns) + i, <u8>answer);
  }
}

/** Where a namespace finds its states and policies. */
@unmanaged
export class Tables {
  /** By when they came: the serial number that is next, and one for all. */
  serial: u32;
  policyRoot: usize;
  policyHeight: u32;
  indexRoot: usize;
  indexHeight: u32;
  selectorBuckets: usize;
  selectorMask: u32;
  policyCount: u32;
  nextIndex: u32;
  /** How many go each way, and how many buckets less one Linux had for each by then, and for all by number. */
  countIn: u32;
  countOut: u32;
  countForward: u32;
  bucketsIn: u32;
  bucketsOut: u32;
  bucketsForward: u32;
  bucketsByIndex: u32;
  stateBuckets: u32;
  stateRoot: usize;
  stateHeight: u32;
  spiBuckets: usize;
  spiMask: u32;
  spiCount: u32;
  stateCount: u32;

  get policies(): RadixTree {
    return changetype<RadixTree>(changetype<usize>(this) + offsetof<Tables>('policyRoot'));
  }

  get byIndex(): RadixTree {
    return changetype<RadixTree>(changetype<usize>(this) + offsetof<Tables>('indexRoot'));
  }

  get bySelector(): HashTable {
    return changetype<HashTable>(changetype<usize>(this) + offsetof<Tables>('selectorBuckets'));
  }

  get counts(): usize {
    return changetype<usize>(this) + offsetof<Tables>('countIn');
  }

  get states(): RadixTree {
    return changetype<RadixTree>(changetype<usize>(this) + offsetof<Tables>('stateRoot'));
  }

  get bySpi(): HashTable {
    return changetype<HashTable>(changetype<usize>(this) + offsetof<Tables>('spiBuckets'));
  }
}

/** Linux's tables begin with so many buckets, less one, and grow no further than this. */
export const FIRST_BUCKETS: u32 = 7;
export const MOST_BUCKETS: u32 = 1048576;

/** A namespace's tables, or null: then it has neither states nor policies. */
export function tablesOf(netns: Namespace): Tables | null {
  return netns.xfrmTables == 0 ? null : changetype<Tables>(netns.xfrmTables);
}

/** Its tables, made if need be; null when memory has run out. */
export function prepare(netns: Namespace): Tables | null {
  if (netns.xfrmTables == 0) {
    netns.xfrmTables = heap.allocZeroed(offsetof<Tables>());
    if (netns.xfrmTables == 0) return null;
    const at = netns.xfrmTables + offsetof<Tables>('bucketsIn');
    for (let i: usize = 0; i < 5; i++) store<u32>(at + (i << 2), FIRST_BUCKETS);
  }
  return tablesOf(netns);
}

/** Doubles buckets as Linux does when more policies go a way than it has for that (xfrm_hash_resize). */
export function grow(tables: Tables, direction: u32): void {
  const at = changetype<usize>(tables) + offsetof<Tables>('bucketsIn') + (direction << 2);
  const mask = load<u32>(at);
  if (mask + 1 >= MOST_BUCKETS || load<u32>(tables.counts + (direction << 2)) <= mask) return;
  store<u32>(at, (mask << 1) | 1);
  if (tables.policyCount > tables.bucketsByIndex) tables.bucketsByIndex = (tables.bucketsByIndex << 1) | 1;
}

/** The namespace goes, and all of these with it, without a word. */
export function dispose(netns: Namespace): void {
  const tables = tablesOf(netns);
  if (tables == null) return;
  policies.forget(netns);
  states.forget(netns);
  hash.dispose(tables.bySelector);
  hash.dispose(tables.bySpi);
  heap.free(netns.xfrmTables);
}
