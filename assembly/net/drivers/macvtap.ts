/**
 * The character devices of macvtaps (drivers/net/macvtap.c): each has one, by which programs read and write its frames. They are numbered
 * across all namespaces, from 1 on, the lowest free number first.
 */

import * as radix from '../../memory/radix';
import { RadixTree } from '../../memory/radix';

/** The number of their driver, which Linux draws when it starts. */
export const MAJOR: u32 = 246;

const MINOR_BITS: u32 = 20;

/** Both in one. */
export function deviceNumber(minor: u32): u32 {
  return (MAJOR << MINOR_BITS) | minor;
}

@unmanaged
class Minors {
  root: usize;
  height: u32;
  /** No lower number is free. */
  lowest: u32;

  get tree(): RadixTree {
    return changetype<RadixTree>(changetype<usize>(this));
  }
}

const minors = changetype<Minors>(memory.data(offsetof<Minors>(), 4));

/** A number for a device; 0 when memory has run out. */
export function takeMinor(owner: usize): u32 {
  let minor = max<u32>(minors.lowest, 1);
  while (radix.get(minors.tree, minor) != 0) minor++;
  if (!radix.set(minors.tree, minor, owner)) return 0;
  minors.lowest = minor + 1;
  return minor;
}

export function giveBack(minor: u32): void {
  radix.remove(minors.tree, minor);
  minors.lowest = min(minors.lowest, minor);
}
