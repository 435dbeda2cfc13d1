/**
 * /sys/class/net/LINK/queues (net-sysfs.c): a directory for each queue that a link uses to receive by, rx-0 …, and to send by, tx-0 …. Nothing is in
 * them, and over which processors it would be spread is kept and told: host/procfs/kept.ts.
 */
import type { Channels } from '../codec/tables/ethtool.js';
import { IFF_LOOPBACK } from '../generated/netdevice.js';
import { errnoNumber, NetlinkError, type Process } from '../index.js';
import type { NotedFile } from '../notes.js';
import { ask } from './ethtool.js';
import { keptFile, type KeptName } from './kept.js';
import type { NetDevice } from './tables.js';
import { type Directory, directoryOf, type Entry, type File } from './tree.js';
import { attributeFile, bitmap, bitmapIn, longIn, smallIn } from './value.js';

type Queue = NonNullable<NotedFile['queue']>;

/** Those that a link uses. */
export function queuesDirectory(process: Process, device: NetDevice): Directory {
  const all = (): Record<string, Entry> => {
    const { rx, tx } = queueCounts(process, device);
    return Object.fromEntries([...named('rx', rx, receiving), ...named('tx', tx, sending)]);
  };
  const named = (of: Queue['of'], count: number, files: typeof receiving): [string, Entry][] =>
    Array.from({ length: count }, (_, number) => [
      `${of}-${number}`,
      directoryOf(files(process, device, { of, number })),
    ]);
  // Who looks for another file of the link does not ask for them.
  return { kind: 'directory', names: () => Object.keys(all()), find: (name) => directoryOf(all()).find(name) };
}

/** How many; rtnetlink tells of how many it has. */
function queueCounts(process: Process, { index, attributes }: NetDevice): Record<Queue['of'], number> {
  const used = ask<Channels>(process, 'channels-get', index);
  return {
    rx: used?.['rx-count'] ?? attributes['num-rx-queues'] ?? 1,
    tx: used?.['tx-count'] ?? attributes['num-tx-queues'] ?? 1,
  };
}

/** More entries than this of a table of flows no memory holds. */
const MOST_FLOWS = 1n << 28n;

function receiving(process: Process, device: NetDevice, queue: Queue): Record<string, Entry> {
  return {
    rps_cpus: setFile(process, device, 'rps_cpus', queue, process.netns.machine.cpus),
    rps_flow_cnt: keptFile(process, device, 'rps_flow_cnt', '0', (text) => String(flowsIn(text)), queue),
  };
}

/** How many flows: a power of two. */
function flowsIn(text: string): bigint {
  const wanted = longIn(text);
  if (wanted > 1n << 32n) throw new NetlinkError(errnoNumber('EINVAL'), 'write');
  if (wanted > MOST_FLOWS) throw new NetlinkError(errnoNumber('ENOMEM'), 'write');
  let flows = 1n;
  while (flows < wanted) flows <<= 1n;
  return wanted === 0n ? 0n : flows;
}

function sending(process: Process, device: NetDevice, queue: Queue): Record<string, Entry> {
  const { attributes } = device;
  // Where there is but one, nobody has to choose.
  const refuse = (): never => {
    throw new NetlinkError(errnoNumber('ENOENT'), 'read');
  };
  const isOne = attributes['num-tx-queues'] === 1;
  const files: Record<string, Entry> = {
    traffic_class: attributeFile(isOne ? refuse : () => 0),
    tx_maxrate: attributeFile(
      () => 0,
      () => {
        throw new NetlinkError(errnoNumber('EOPNOTSUPP'), 'write');
      },
    ),
    tx_timeout: attributeFile(() => 0),
    xps_cpus: isOne
      ? attributeFile(refuse, refuse)
      : setFile(process, device, 'xps_cpus', queue, process.netns.machine.cpus),
    xps_rxqs: setFile(process, device, 'xps_rxqs', queue, attributes['num-rx-queues'] ?? 1),
  };
  return countsBytes(device) ? { ...files, byte_queue_limits: limitsDirectory(process, device, queue) } : files;
}

/** A file that holds a set of numbers below `size`. */
function setFile(process: Process, device: NetDevice, name: KeptName, queue: Queue, size: number): File {
  return keptFile(process, device, name, bitmap(0n, size), (text) => bitmap(bitmapIn(text, size), size), queue);
}

/** Whether it has a queue of its own that is limited by bytes: a device of the host's, and of those of software an ifb. */
function countsBytes({ flags, attributes: { linkinfo } }: NetDevice): boolean {
  return linkinfo?.kind === undefined ? (flags & IFF_LOOPBACK) === 0 : linkinfo.kind === 'ifb';
}

/** The most that a limit can be (DQL_MAX_LIMIT). */
const MOST_LIMIT = 2 ** 31 - 2 ** 28;
const HOLD_TIME = '1000';
/** Ticks after which a queue that stands still is found to stall. */
const [LEAST_THRESHOLD, MOST_THRESHOLD] = [4, 128];

/** What limits how many bytes are in a queue (dynamic_queue_limits). */
function limitsDirectory(process: Process, device: NetDevice, queue: Queue): Directory {
  const limit = (name: KeptName, initial: number): File =>
    keptFile(process, device, name, String(initial), limitIn, queue);
  const { hz } = process.netns.machine;
  return directoryOf({
    hold_time: keptFile(
      process,
      device,
      'hold_time',
      HOLD_TIME,
      (text) => millisecondsOf(ticksOf(smallIn(text), hz), hz),
      queue,
    ),
    inflight: attributeFile(() => 0),
    limit: limit('limit', 0),
    limit_max: limit('limit_max', MOST_LIMIT),
    limit_min: limit('limit_min', 0),
    stall_cnt: attributeFile(() => 0),
    stall_max: attributeFile(
      () => 0,
      () => undefined,
    ),
    stall_thrs: keptFile(process, device, 'stall_thrs', '0', (text) => thresholdIn(text, hz), queue),
  });
}

function limitIn(text: string): string {
  const value = text.replace(/\n$/, '') === 'max' ? MOST_LIMIT : smallIn(text);
  if (value > MOST_LIMIT) throw new NetlinkError(errnoNumber('EINVAL'), 'write');
  return String(value);
}

/** Whole ticks of so many milliseconds; a negative int stands for all that there can be (msecs_to_jiffies). */
function ticksOf(milliseconds: number, hz: number): number {
  return milliseconds > INT_MAX ? MOST_TICKS : Math.ceil((milliseconds * hz) / 1000);
}

function millisecondsOf(ticks: number, hz: number): string {
  return String(Math.floor((ticks * 1000) / hz) >>> 0);
}

const INT_MAX = 0x7fffffff;
const MOST_TICKS = 2 ** 32 - 2;

function thresholdIn(text: string, hz: number): string {
  const ticks = ticksOf(smallIn(text), hz);
  if (ticks !== 0 && (ticks < LEAST_THRESHOLD || ticks > MOST_THRESHOLD))
    throw new NetlinkError(errnoNumber('ERANGE'), 'write');
  return millisecondsOf(ticks, hz);
}
