/** The place of a dump in a tree by ids: `cursor` is where it goes on, `cursor2` 1 after the highest id that there can be. */

import * as radix from '../memory/radix';
import { RadixTree } from '../memory/radix';
import { Dump } from '../netlink/dump';

/** The object that the dump has come to; 0 at the end. */
export function at(dump: Dump, tree: RadixTree): usize {
  return dump.cursor2 != 0 ? 0 : radix.next(tree, dump.cursor);
}

/** The object with an id has been told. */
export function pass(dump: Dump, id: u32): void {
  dump.cursor = id + 1;
  if (dump.cursor == 0) dump.cursor2 = 1;
}
