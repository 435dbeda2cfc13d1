/**
 * Socket options as a 64-bit program passes them. Timeouts are kept here, because it is here that calls wait; all
 * others are the kernel module's.
 */
import {
  EINVAL,
  errnoNumber,
  NETLINK_LIST_MEMBERSHIPS,
  type Process,
  SO_GET_FILTER,
  SOL_NETLINK,
  SOL_SOCKET,
} from '../index.js';
import type { Call, Reply } from './run-channel.js';
import type { RunSocket } from './run-socket.js';
import { SOCK_FILTER_SIZE } from '../generated/socket.js';

/** SO_RCVTIMEO and SO_SNDTIMEO, by the numbers of 64-bit programs and those that have 64-bit times everywhere. */
const TIMEOUTS: Readonly<Record<number, 'receiveTimeout' | 'sendTimeout'>> = {
  20: 'receiveTimeout',
  66: 'receiveTimeout',
  21: 'sendTimeout',
  67: 'sendTimeout',
};
/** `struct timeval`: tv_sec i64, tv_usec i64. */
const TIMEVAL_SIZE = 16;
const MILLION = 1_000_000n;
/** More than any bitmap of memberships takes. */
const MEMBERSHIPS_ROOM = 8192;
const EDOM = errnoNumber('EDOM');

export function setOption(socket: RunSocket, process: Process, { a: level, b: option, data }: Call): number {
  const timeout = level === SOL_SOCKET ? TIMEOUTS[option] : undefined;
  if (timeout === undefined) {
    process.setsockopt(socket.descriptor(process), level, option, data);
    return 0;
  }
  if (data.length < TIMEVAL_SIZE) return -EINVAL;
  const microseconds = decodeTimeval(data);
  if (microseconds === undefined) return -EDOM;
  socket[timeout] = microseconds < 0n ? -1n : microseconds;
  return 0;
}

export function getOption(socket: RunSocket, process: Process, { a: level, b: option, c: room }: Call): Reply {
  const timeout = level === SOL_SOCKET ? TIMEOUTS[option] : undefined;
  if (timeout !== undefined) {
    const microseconds = socket[timeout];
    return value(encodeTimeval(microseconds < 0n ? 0n : microseconds).subarray(0, room));
  }
  const fd = socket.descriptor(process);
  if (level === SOL_SOCKET && option === SO_GET_FILTER) {
    // Lengths are counted in instructions; to nothing only their number is told.
    const filter = process.getsockopt(fd, level, option, room);
    if (room === 0) return { result: 0, reportedLength: getUint32(filter) };
    return { ...value(filter), reportedLength: filter.length / SOCK_FILTER_SIZE };
  }
  if (level !== SOL_NETLINK || option !== NETLINK_LIST_MEMBERSHIPS) {
    return value(process.getsockopt(fd, level, option, room));
  }
  // Whole words as they fit, and always the length of all.
  const memberships = process.getsockopt(fd, level, option, MEMBERSHIPS_ROOM);
  return { ...value(memberships.subarray(0, room & ~3)), reportedLength: memberships.length };
}

function getUint32(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
}

function value(data: Uint8Array): Reply {
  return { result: 0, data };
}

/** @returns microseconds, or undefined when the second half is no part of a second */
function decodeTimeval(bytes: Uint8Array): bigint | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const microseconds = view.getBigInt64(8, true);
  if (microseconds < 0n || microseconds >= MILLION) return undefined;
  return view.getBigInt64(0, true) * MILLION + microseconds;
}

function encodeTimeval(microseconds: bigint): Uint8Array {
  const bytes = new Uint8Array(TIMEVAL_SIZE);
  const view = new DataView(bytes.buffer);
  view.setBigInt64(0, microseconds / MILLION, true);
  view.setBigInt64(8, microseconds % MILLION, true);
  return bytes;
}
