/**
 * The order in which Linux walks IPv6 routes: table by table as dumps do, in each as net/ipv6/fib6_walk.ts says. A link's next hops stand in
 * its list as they came; `sort` puts them in that order, when all of them go and each is announced (merge sort, by the list's own words).
 */

import * as fib6 from './fib6';
import * as walk from './fib6_walk';
import { Nexthop } from '../fib/fib_nexthop';
import * as tables from '../fib/fib_table';
import { Link } from '../link';

/** Sorts the IPv6 next hops of a link. */
export function sort(link: Link): void {
  const sorted = sortList(link.firstHop6);
  let previous: usize = 0;
  for (let hop = sorted; hop != 0; hop = changetype<Nexthop>(hop).linkNext) {
    changetype<Nexthop>(hop).linkPrevious = previous;
    previous = hop;
  }
  link.firstHop6 = sorted;
  link.lastHop6 = previous;
}

/** Sorts a list by `linkNext`. Lists of a power of two are merged as they fill, so that nothing recurses. */
function sortList(list: usize): usize {
  memory.fill(runs, 0, RUNS * 4);
  let rest = list;
  while (rest != 0) {
    let run = rest;
    rest = changetype<Nexthop>(rest).linkNext;
    changetype<Nexthop>(run).linkNext = 0;
    let slot = runs;
    for (; load<u32>(slot) != 0; slot += 4) {
      run = merge(load<u32>(slot), run);
      store<u32>(slot, 0);
    }
    store<u32>(slot, <u32>run);
  }
  let sorted: usize = 0;
  for (let slot = runs; slot < runs + RUNS * 4; slot += 4) sorted = merge(load<u32>(slot), sorted);
  return sorted;
}

/** A list for every bit of the number of next hops. */
const RUNS: u32 = 32;
const runs: usize = memory.data(RUNS * 4, 4);

function merge(a: usize, b: usize): usize {
  let first = a;
  let second = b;
  let head: usize = 0;
  let tail: usize = 0;
  while (first != 0 && second != 0) {
    const firstGoes = isBefore(first, second);
    const taken = firstGoes ? first : second;
    if (firstGoes) first = changetype<Nexthop>(first).linkNext;
    else second = changetype<Nexthop>(second).linkNext;
    if (tail == 0) head = taken;
    else changetype<Nexthop>(tail).linkNext = taken;
    tail = taken;
  }
  const rest = first != 0 ? first : second;
  if (tail == 0) return rest;
  changetype<Nexthop>(tail).linkNext = rest;
  return head;
}

function isBefore(a: usize, b: usize): bool {
  const first = fib6.ofHop(a);
  const second = fib6.ofHop(b);
  if (first.table != second.table) return tables.isBefore(first.table, second.table);
  if (first.leaf != second.leaf) return walk.isBefore(first.leaf, second.leaf);
  return first.metric < second.metric;
}
