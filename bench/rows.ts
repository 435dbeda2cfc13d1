/** The rows of the benchmark, in the order in which they run. Targets are those the project set itself. */
import { stat } from 'node:fs/promises';
import { MODULE } from './machine.js';
import type { Row } from './row.js';
import { resume } from './workloads/await.js';
import { broadcast } from './workloads/broadcast.js';
import { emptyCall } from './workloads/call.js';
import { codec } from './workloads/codec.js';
import { address, link } from './workloads/configuration.js';
import { idleSocket, queuedReference } from './workloads/memory.js';
import { growth, type Growing } from './workloads/growth.js';
import { change, dump, type Objects } from './workloads/objects.js';
import { receiveBroadcast, receiveThroughProcess, receiveUnicast } from './workloads/receive.js';
import { request, type RequestKind } from './workloads/request.js';

/** How much less than on the real kernel things should take: a delivery to one of 1,000 sockets, reads, requests. */
const DELIVERY = 60;
const RECEIVE = 12;
const RECEIVE_BY_PROCESS = 4;
const REQUEST = 6;
const DUMP = 8;
/** The most that an operation may cost among ten times as many objects. */
const GROWTH = 3;

/** A delivery of a message that a process sends to a group, as the real kernel does it too. */
function delivery(name: string, title: string, subscribers: number, bytes: number, burst: number): Row {
  return {
    name,
    title,
    unit: 'ns',
    faster: subscribers === 1_000 ? DELIVERY : undefined,
    open: () => broadcast({ subscribers, bytes, burst, sender: 'process' }),
    native: ['broadcast', subscribers, bytes, burst],
  };
}

function answer(name: string, title: string, kind: RequestKind): Row {
  const REPEAT = 64;
  const native = ['request', kind, REPEAT] as const;
  return { name, title, unit: 'ns', faster: REQUEST, open: () => request(kind, REPEAT), native };
}

/** A dump of links or addresses, one of them. */
function dumped(objects: Objects, title: string, count: number): Row {
  const native = ['dump', objects, count] as const;
  return { name: `dump-${objects}`, title, unit: 'ns', faster: DUMP, open: () => dump(objects, count), native };
}

/** How what one of 20,000 costs compares to one of 2,000. */
function grows(objects: Growing, title: string): Row {
  return { name: `growth-${objects}`, title, unit: '×', target: GROWTH, measure: () => growth(objects) };
}

/** A message by the codec. */
function translation(direction: 'decode' | 'encode', title: string): Row {
  return { name: `codec-${direction}`, title, unit: 'ns', target: 15_000, open: () => codec(direction, 16) };
}

/** Datagrams read in one sample. */
const READS = 64;

export const ROWS: readonly Row[] = [
  { name: 'call', title: 'a call that does nothing', unit: 'ns', open: () => emptyCall(1_000) },
  delivery('broadcast-10', 'broadcast of 256 bytes to 10 sockets, a delivery', 10, 256, 64),
  delivery('broadcast-100', 'broadcast of 256 bytes to 100 sockets, a delivery', 100, 256, 16),
  delivery('broadcast-1000', 'broadcast of 256 bytes to 1,000 sockets, a delivery', 1_000, 256, 1),
  delivery('broadcast-1000-burst', '… 64 of them before anybody reads', 1_000, 256, 64),
  delivery('broadcast-10000', 'broadcast of 256 bytes to 10,000 sockets, a delivery', 10_000, 256, 1),
  delivery('broadcast-4k', 'broadcast of 4 KiB to 1,000 sockets, a delivery', 1_000, 4_096, 1),
  {
    name: 'broadcast-kernel',
    title: 'broadcast of 256 bytes by the kernel to 1,000 sockets, a delivery',
    unit: 'ns',
    target: 10,
    open: () => broadcast({ subscribers: 1_000, bytes: 256, burst: 1, sender: 'kernel' }),
  },
  {
    name: 'broadcast-sparse',
    title: 'broadcast of 256 bytes to 10 of 100,000 sockets, a delivery',
    unit: 'ns',
    open: () => broadcast({ subscribers: 10, others: 99_990, bytes: 256, burst: 64, sender: 'process' }),
  },
  {
    name: 'receive',
    title: 'recvmsg of 256 bytes that were sent to one socket',
    unit: 'ns',
    faster: RECEIVE,
    open: () => receiveUnicast(256, READS),
    native: ['receive', 256, READS],
  },
  {
    name: 'receive-broadcast',
    title: '… that were sent to a group of 1,000',
    unit: 'ns',
    target: 60,
    open: () => receiveBroadcast(256, 1_000),
  },
  {
    name: 'receive-process',
    title: '… through Process.recvfrom',
    unit: 'ns',
    faster: RECEIVE_BY_PROCESS,
    open: () => receiveThroughProcess('recvfrom', 256, READS),
    native: ['receive', 256, READS],
  },
  {
    name: 'receive-process-pooled',
    title: '… through Process.recvfrom, of a kernel with pooledReads',
    unit: 'ns',
    faster: RECEIVE_BY_PROCESS,
    open: () => receiveThroughProcess('recvfrom', 256, READS, { pooledReads: true }),
    native: ['receive', 256, READS],
  },
  {
    name: 'receive-process-into',
    title: '… through Process.recvInto',
    unit: 'ns',
    faster: RECEIVE_BY_PROCESS,
    open: () => receiveThroughProcess('recvInto', 256, READS),
    native: ['receive', 256, READS],
  },
  answer('request-noop', 'NLMSG_NOOP and its ack', 'noop'),
  answer('request-setlink', 'RTM_SETLINK that changes nothing and its ack', 'setlink'),
  answer('request-getlink', 'RTM_GETLINK by index and its answer', 'getlink'),
  dumped('links', 'a dump of 1,000 links with all attributes, a link', 1_000),
  dumped('addresses', 'a dump of 10,000 IPv4 addresses, an address', 10_000),
  {
    name: 'change-addresses',
    title: '10,000 IPv4 addresses added and deleted, an address',
    unit: 'ns',
    samples: 2,
    faster: 3,
    open: () => change('addresses', 10_000),
    native: ['change', 'addresses', 10_000],
  },
  {
    name: 'change-pairs',
    title: '1,000 veth pairs made and deleted, a pair',
    unit: 'ns',
    samples: 2,
    faster: 5,
    open: () => change('pairs', 1_000),
    native: ['change', 'pairs', 1_000],
  },
  grows('addresses4', '20,000 IPv4 networks of a link made and deleted, to 2,000'),
  grows('secondaries', '… secondaries of one network'),
  grows('peers', '… addresses with peers'),
  grows('addresses6', '… IPv6 networks'),
  grows('pairs', '… veth devices, made, set up and deleted'),
  grows('macvlans', '… macvlans of one link, named by the kernel and brought up'),
  { name: 'await', title: 'an event to the resumed await', unit: 'ns', target: 3_000, open: () => resume(256, READS) },
  translation('decode', 'RTM_NEWLINK of 1.5 KB with every attribute, as an object'),
  translation('encode', '… and back into bytes'),
  { name: 'memory-socket', title: 'an idle socket', unit: 'bytes', target: 256, measure: idleSocket },
  {
    name: 'memory-reference',
    title: 'a queued reference, 64 a socket',
    unit: 'bytes',
    target: 8,
    measure: () => queuedReference(64),
  },
  { name: 'memory-link', title: 'a link', unit: 'bytes', target: 1_536, measure: () => link(false) },
  {
    name: 'memory-link-up',
    title: '… that is up, with its address, groups and routes',
    unit: 'bytes',
    measure: () => link(true),
  },
  { name: 'memory-address4', title: 'an IPv4 address', unit: 'bytes', target: 256, measure: () => address(2) },
  { name: 'memory-address6', title: 'an IPv6 address', unit: 'bytes', target: 256, measure: () => address(10) },
  {
    name: 'size',
    title: 'the release module',
    unit: 'bytes',
    target: 448 * 1024,
    measure: async () => (await stat(MODULE)).size,
  },
];
