/**
 * Puts an intrusive list (memory/list.ts) in order, by the list's own words: nothing is allocated, so nothing fails. What stands in it says by
 * `isBefore` which of two comes first: a class of its own for each order, that is a view of the node.
 */

import { List, ListNode } from './list';

@unmanaged
export class Sortable extends ListNode {
  isBefore(other: usize): bool {
    return changetype<usize>(this) < other;
  }
}

/** A list for every bit of the number of nodes. */
const RUNS: u32 = 32;
const runs: usize = memory.data(RUNS * 4, 4);

/** Sorts a list. Runs of a power of two are merged as they fill, so that nothing recurses. */
export function sort<T extends Sortable>(list: List): void {
  memory.fill(runs, 0, RUNS * 4);
  let rest = list.first;
  while (rest != 0) {
    let run = rest;
    rest = changetype<ListNode>(rest).next;
    changetype<ListNode>(run).next = 0;
    let slot = runs;
    for (; load<u32>(slot) != 0; slot += 4) {
      run = merge<T>(load<u32>(slot), run);
      store<u32>(slot, 0);
    }
    store<u32>(slot, <u32>run);
  }
  let sorted: usize = 0;
  for (let slot = runs; slot < runs + RUNS * 4; slot += 4) sorted = merge<T>(load<u32>(slot), sorted);
  list.first = sorted;
  list.last = 0;
  for (let node = sorted; node != 0; node = changetype<ListNode>(node).next) {
    changetype<ListNode>(node).previous = list.last;
    list.last = node;
  }
}

/** Merges two sorted runs, linked by `next` alone. */
function merge<T extends Sortable>(a: usize, b: usize): usize {
  let first = a;
  let second = b;
  let head: usize = 0;
  let tail: usize = 0;
  while (first != 0 && second != 0) {
    const firstGoes = changetype<T>(first).isBefore(second);
    const taken = firstGoes ? first : second;
    if (firstGoes) first = changetype<ListNode>(first).next;
    else second = changetype<ListNode>(second).next;
    if (tail == 0) head = taken;
    else changetype<ListNode>(tail).next = taken;
    tail = taken;
  }
  const rest = first != 0 ? first : second;
  if (tail == 0) return rest;
  changetype<ListNode>(tail).next = rest;
  return head;
}
