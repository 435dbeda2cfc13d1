/**
 * What tables count: of IPv6's routes /proc/net/rt6_stats (rt6_stats_seq_show), and /proc/net/stat/rt_cache, of a cache of which nothing but this file is
 * left (rt_cpu_seq_show). Files of the tables of neighbours there are in a machine's first namespace only.
 */
import { IPSTATS_MIB_OUTPKTS } from '../generated/rt-link.js';
import type { Process } from '../index.js';
import { route6Tables } from './route6.js';
import { countNodes } from './route6-tree.js';
import { devices } from './tables.js';
import { type Directory, directoryOf, tableFile } from './tree.js';

const CACHE_COLUMNS =
  'entries  in_hit   in_slow_tot in_slow_mc in_no_route in_brd   in_martian_dst in_martian_src out_hit  out_slow_tot out_slow_mc gc_total gc_ignored gc_goal_miss gc_dst_overflow in_hlist_search out_hlist_search';
const NOTHING = '00000000';

/** /proc/net/stat. */
export function statisticsDirectory({ netns }: Process): Directory {
  return directoryOf({ rt_cache: tableFile(() => cacheLines(netns.machine.cpus)) });
}

/** A line of names, and for each processor one of numbers under them. */
function cacheLines(processors: number): string {
  const numbers = CACHE_COLUMNS.replace(/\S+ */g, (column) => NOTHING.padEnd(column.length)).trimEnd();
  return `${CACHE_COLUMNS}\n${`${numbers}\n`.repeat(processors)}`;
}

/** What the kernel sends takes a route of its own each time; none of these stays. */
export function route6Statistics(process: Process): string {
  const tables = [...route6Tables(process).values()];
  const counts = tables.map(countNodes);
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
  const sent = devices(process).map(({ attributes }) => attributes['af-spec']?.inet6?.stats?.[IPSTATS_MIB_OUTPKTS]);
  const numbers = [
    sum(counts.map(({ nodes }) => nodes)),
    sum(counts.map(({ withRoutes }) => withRoutes)),
    sum(sent.map((count) => Number(count ?? 0))),
    sum(tables.map(({ length }) => length)),
    0,
    0,
    0,
  ];
  return `${numbers.map((number) => number.toString(16).padStart(4, '0')).join(' ')}\n`;
}
