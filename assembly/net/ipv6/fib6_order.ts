/**
 * The order in which Linux walks IPv6 routes: table by table as dumps do, in each as net/ipv6/fib6_walk.ts says. A link's next hops stand in
 * its list as they came; `sort` puts them in that order, when all of them go and each is announced.
 */

import { Sortable } from '../../memory/merge_sort';
import * as sorting from '../../memory/merge_sort';
import * as fib6 from './fib6';
import * as walk from './fib6_walk';
import * as tables from '../fib/fib_table';
import { Link } from '../link';

/** A next hop in a link's list. */
@unmanaged
class Hop6 extends Sortable {
  isBefore(other: usize): bool {
    const first = fib6.ofHop(changetype<usize>(this));
    const second = fib6.ofHop(other);
    if (first.table != second.table) return tables.isBefore(first.table, second.table);
    if (first.leaf != second.leaf) return walk.isBefore(first.leaf, second.leaf);
    return first.metric < second.metric;
  }
}

/** Sorts the IPv6 next hops of a link. */
export function sort(link: Link): void {
  sorting.sort<Hop6>(link.hops6);
}
