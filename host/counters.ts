/** Counters of a device, by the names that specs/rt-link.yaml has for those of struct rtnl_link_stats64, in their order there. */
import { describe } from './arguments.js';

export const COUNTERS = [
  'rx-packets',
  'tx-packets',
  'rx-bytes',
  'tx-bytes',
  'rx-errors',
  'tx-errors',
  'rx-dropped',
  'tx-dropped',
  'multicast',
  'collisions',
  'rx-length-errors',
  'rx-over-errors',
  'rx-crc-errors',
  'rx-frame-errors',
  'rx-fifo-errors',
  'rx-missed-errors',
  'tx-aborted-errors',
  'tx-carrier-errors',
  'tx-fifo-errors',
  'tx-heartbeat-errors',
  'tx-window-errors',
  'rx-compressed',
  'tx-compressed',
  'rx-nohandler',
  'rx-otherhost-dropped',
] as const;

export type CounterName = (typeof COUNTERS)[number];

/** Values of counters. Those that are left out stay as they are. */
export type Counters = Partial<Record<CounterName, number | bigint>>;

/** Bytes of an entry of `device_counters`. */
export const COUNTER_ENTRY_SIZE = 16;

/** As the module's `device_counters` takes them: { which u32, 0 u32, value u64 } each. */
export function encodeCounters(counters: Counters): Uint8Array {
  const entries = Object.entries(counters).filter(([, value]) => value !== undefined);
  const bytes = new Uint8Array(entries.length * COUNTER_ENTRY_SIZE);
  const view = new DataView(bytes.buffer);
  entries.forEach(([name, value], index) => {
    const which = (COUNTERS as readonly string[]).indexOf(name);
    if (which < 0) throw new TypeError(`there is no counter '${name}'`);
    const isCount = typeof value === 'bigint' || Number.isSafeInteger(value);
    if (!isCount || value < 0)
      throw new TypeError(`${name} must be an integer of 0 or more, and is ${describe(value)}`);
    view.setUint32(index * COUNTER_ENTRY_SIZE, which, true);
    view.setBigUint64(index * COUNTER_ENTRY_SIZE + 8, BigInt(value), true);
  });
  return bytes;
}
