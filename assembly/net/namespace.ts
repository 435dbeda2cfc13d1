/**
 * A network namespace (struct net): the roots of everything a guest can configure. This file is the structure alone;
 * net/lifecycle.ts makes and frees namespaces.
 */

import { Kind, lookup as lookupHandle } from '../memory/handle';
import { HashTable } from '../memory/hash';
import { RadixTree } from '../memory/radix';

@unmanaged
export class Namespace {
  kind: u32;
  handle: u32;
  /** Held by the host's handle, by tasks and by sockets. */
  references: u32;
  /** Links by index, and by name. */
  linkRoot: usize;
  linkHeight: u32;
  nameBuckets: usize;
  nameMask: u32;
  nameCount: u32;
  /** The index given out last. */
  lastIndex: u32;
  /** Count changes to links and to addresses, so that a dump notices them; never 0. */
  linkGeneration: u32;
  address4Generation: u32;
  address6Generation: u32;

  get links(): RadixTree {
    return changetype<RadixTree>(changetype<usize>(this) + offsetof<Namespace>('linkRoot'));
  }

  get names(): HashTable {
    return changetype<HashTable>(changetype<usize>(this) + offsetof<Namespace>('nameBuckets'));
  }
}

/** The namespace of a handle, or null: EBADF. */
export function lookup(handle: u32): Namespace | null {
  const pointer = lookupHandle(handle, Kind.NETNS);
  return pointer == 0 ? null : changetype<Namespace>(pointer);
}
