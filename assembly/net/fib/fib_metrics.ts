/**
 * What is known of the way a route leads (struct dst_metrics): a block of RTAX_MAX words by RTAX_ number less one, or 0 where nothing is.
 */

import { METRICS_ATTRIBUTE_MAX, MetricsAttribute } from '../../generated/rt-route';
import * as heap from '../../memory/heap';

const SIZE: u32 = METRICS_ATTRIBUTE_MAX * 4;

/** A block without any metric, or 0 when memory has run out. */
export function allocate(): usize {
  return heap.allocZeroed(SIZE);
}

export function free(metrics: usize): void {
  heap.free(metrics);
}

/** The metric of an RTAX_ number; 0: not known. */
export function get(metrics: usize, type: u32): u32 {
  return metrics == 0 ? 0 : load<u32>(metrics + ((type - MetricsAttribute.LOCK) << 2));
}

export function set(metrics: usize, type: u32, value: u32): void {
  store<u32>(metrics + ((type - MetricsAttribute.LOCK) << 2), value);
}

export function equal(a: usize, b: usize): bool {
  if (a == b) return true;
  for (let type: u32 = MetricsAttribute.LOCK; type <= METRICS_ATTRIBUTE_MAX; type++) {
    if (get(a, type) != get(b, type)) return false;
  }
  return true;
}

/** True when all that `wanted` knows is known the same. */
export function covers(known: usize, wanted: usize): bool {
  for (let type: u32 = MetricsAttribute.LOCK; type <= METRICS_ATTRIBUTE_MAX; type++) {
    if (get(wanted, type) != 0 && get(known, type) != get(wanted, type)) return false;
  }
  return true;
}
