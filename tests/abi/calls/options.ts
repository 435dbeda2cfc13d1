/** Wrong calls of setsockopt(2) and getsockopt(2). */
import {
  NETLINK_ADD_MEMBERSHIP,
  NETLINK_LIST_MEMBERSHIPS,
  NETLINK_ROUTE,
  NETLINK_USERSOCK,
  SO_BINDTODEVICE,
  SO_LINGER,
  SO_MAX_PACING_RATE,
  SO_RCVBUF,
  SO_RCVTIMEO_NEW,
  SO_RCVTIMEO_OLD,
  SO_SNDTIMEO_OLD,
  SO_TXTIME,
  SOL_NETLINK,
  SOL_SOCKET,
} from '../../../host/constants.js';
import { type TestKernel, made } from '../kernel.js';
import { HUGE, type Subjects, WILD, each, withLength } from './subject.js';

function setOption(kernel: TestKernel, level: number, name: number, length: number, value = kernel.data): number {
  return kernel.exports.setsockopt(kernel.task, kernel.socket(), level, name, value, length);
}

function getOption(kernel: TestKernel, level: number, name: number, length: number, value = kernel.data): number {
  return kernel.exports.getsockopt(kernel.socket(), level, name, value, withLength(kernel, length));
}

function join(kernel: TestKernel, group: number, protocol = NETLINK_ROUTE): number {
  return kernel.option(kernel.socket(protocol), SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, group);
}

/** A pointer to a block of 4 bytes. */
function shortBlock(kernel: TestKernel): number {
  return kernel.block(4);
}

/** The limit of a socket; -1, which is no error, as Infinity. */
function limit(kernel: TestKernel, socket: number, sending: number): number {
  const result = kernel.exports.time_limit(socket, sending);
  return result === -1 ? Infinity : result;
}

/** The limit after one was set, in seconds and microseconds. */
function limited(kernel: TestKernel, name: number, [seconds, micros]: [number, number], sending: number): number {
  const socket = kernel.socket();
  kernel.view.setBigInt64(kernel.data, BigInt(seconds), true);
  kernel.view.setBigInt64(kernel.data + 8, BigInt(micros), true);
  made(kernel.exports.setsockopt(kernel.task, socket, SOL_SOCKET, name, kernel.data, 16));
  return limit(kernel, socket, sending);
}

export const OPTIONS: Subjects = {
  setsockopt: {
    handles: {
      task: ['task', (k, h) => k.exports.setsockopt(h, k.socket(), SOL_SOCKET, SO_RCVBUF, k.data, 4)],
      socket: ['socket', (k, h) => k.exports.setsockopt(k.task, h, SOL_SOCKET, SO_RCVBUF, k.data, 4)],
    },
    pointers: {
      'value, SOL_SOCKET': [4, (k, p) => setOption(k, SOL_SOCKET, SO_RCVBUF, 4, p)],
      'value, SOL_NETLINK': [4, (k, p) => setOption(k, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, 4, p)],
      'value, of an option that is not there': [4, (k, p) => setOption(k, SOL_NETLINK, 99, 4, p)],
    },
    rows: [
      ['length -1', 'EINVAL', (k) => setOption(k, SOL_SOCKET, SO_RCVBUF, -1)],
      ...each([SO_LINGER, SO_MAX_PACING_RATE, SO_TXTIME], (name) => [
        `8 bytes in a block of 4, option ${name}`,
        'EFAULT',
        (k) => setOption(k, SOL_SOCKET, name, 8, shortBlock(k)),
      ]),
      ['no device at no address', 0, (k) => setOption(k, SOL_SOCKET, SO_BINDTODEVICE, 0, WILD)],
      ['a device at no address', 'EFAULT', (k) => setOption(k, SOL_SOCKET, SO_BINDTODEVICE, 3, WILD)],
      ['length -2^31', 'EINVAL', (k) => setOption(k, SOL_NETLINK, 3, 0x80000000)],
      ['length 3, SOL_SOCKET', 'EINVAL', (k) => setOption(k, SOL_SOCKET, SO_RCVBUF, 3)],
      ['length 0 at no address, SOL_SOCKET', 'EINVAL', (k) => setOption(k, SOL_SOCKET, SO_RCVBUF, 0, WILD)],
      ['length 3, SOL_NETLINK, which is value 0', 0, (k) => setOption(k, SOL_NETLINK, 3, 3, WILD)],
      ['length 3 for a group, which is group 0', 'EINVAL', (k) => setOption(k, SOL_NETLINK, 1, 3, WILD)],
      ['length 2^31 - 1, of which 4 are used', 0, (k) => setOption(k, SOL_SOCKET, SO_RCVBUF, HUGE)],
      ['level 0', 'ENOPROTOOPT', (k) => setOption(k, 0, SO_RCVBUF, 4)],
      ['level -1', 'ENOPROTOOPT', (k) => setOption(k, -1, SO_RCVBUF, 4)],
      ['option -1, SOL_SOCKET', 'ENOPROTOOPT', (k) => setOption(k, SOL_SOCKET, -1, 4)],
      ['option -1, SOL_NETLINK', 'ENOPROTOOPT', (k) => setOption(k, SOL_NETLINK, -1, 4)],
      ['unaligned', 0, (k) => setOption(k, SOL_SOCKET, SO_RCVBUF, 4, k.data + 1)],
      ['group 0', 'EINVAL', (k) => join(k, 0)],
      ['group -1', 'EINVAL', (k) => join(k, -1)],
      ['group -2^31', 'EINVAL', (k) => join(k, 0x80000000)],
      ['group 40 of 39', 'EINVAL', (k) => join(k, 40)],
      ['group 39 of 39', 0, (k) => join(k, 39)],
      ['group 33 of 32', 'EINVAL', (k) => join(k, 33, NETLINK_USERSOCK)],
    ],
  },

  time_limit: {
    handles: { socket: ['socket', (k, h) => k.exports.time_limit(h, 0)] },
    rows: [
      ['none at first', Infinity, (k) => limit(k, k.socket(), 0)],
      ['none at first, sending', Infinity, (k) => limit(k, k.socket(), 1)],
      ['1 µs is a tick', 4, (k) => limited(k, SO_RCVTIMEO_NEW, [0, 1], 0)],
      ['2.004001 s', 2008, (k) => limited(k, SO_SNDTIMEO_OLD, [2, 4001], -1)],
      ['of the other direction', Infinity, (k) => limited(k, SO_SNDTIMEO_OLD, [2, 4001], 0)],
      ['-1 s: no wait', 0, (k) => limited(k, SO_RCVTIMEO_OLD, [-1, 5], 0)],
      ['0 s', Infinity, (k) => limited(k, SO_RCVTIMEO_OLD, [0, 0], 0)],
      ['2^62 s', Infinity, (k) => limited(k, SO_RCVTIMEO_OLD, [2 ** 62, 0], 0)],
    ],
  },

  getsockopt: {
    handles: { socket: ['socket', (k, h) => k.exports.getsockopt(h, SOL_SOCKET, SO_RCVBUF, k.data, withLength(k, 4))] },
    pointers: {
      'value, SOL_SOCKET': [4, (k, p) => getOption(k, SOL_SOCKET, SO_RCVBUF, 4, p)],
      'value, SOL_NETLINK': [4, (k, p) => getOption(k, SOL_NETLINK, 3, 4, p)],
      'length, SOL_SOCKET': [4, (k, p) => k.exports.getsockopt(k.socket(), SOL_SOCKET, SO_RCVBUF, k.data, p)],
      'length, SOL_NETLINK': [4, (k, p) => k.exports.getsockopt(k.socket(), SOL_NETLINK, 3, k.data, p)],
    },
    rows: [
      ['length -1, SOL_SOCKET', 'EINVAL', (k) => getOption(k, SOL_SOCKET, SO_RCVBUF, -1)],
      ['length -1, SOL_NETLINK', 'EINVAL', (k) => getOption(k, SOL_NETLINK, 3, -1)],
      ['length 3, SOL_SOCKET', 0, (k) => getOption(k, SOL_SOCKET, SO_RCVBUF, 3)],
      ['length 3, SOL_NETLINK', 'EINVAL', (k) => getOption(k, SOL_NETLINK, 3, 3)],
      ['length 0 at no address, SOL_SOCKET', 0, (k) => getOption(k, SOL_SOCKET, SO_RCVBUF, 0, WILD)],
      [
        'length 0 at no address, LIST_MEMBERSHIPS',
        0,
        (k) => getOption(k, SOL_NETLINK, NETLINK_LIST_MEMBERSHIPS, 0, WILD),
      ],
      ['length 2^31 - 1, of which 4 are used', 0, (k) => getOption(k, SOL_SOCKET, SO_RCVBUF, HUGE)],
      ['level 0', 'ENOPROTOOPT', (k) => getOption(k, 0, SO_RCVBUF, 4)],
      ['level -1', 'ENOPROTOOPT', (k) => getOption(k, -1, SO_RCVBUF, 4)],
      ['option -1, SOL_SOCKET', 'ENOPROTOOPT', (k) => getOption(k, SOL_SOCKET, -1, 4)],
      ['option -1, SOL_NETLINK', 'ENOPROTOOPT', (k) => getOption(k, SOL_NETLINK, -1, 4)],
      ['ADD_MEMBERSHIP, which can only be set', 'ENOPROTOOPT', (k) => getOption(k, SOL_NETLINK, 1, 4)],
      ['a value that is its own length', 0, (k) => getOption(k, SOL_SOCKET, SO_RCVBUF, 4, k.length)],
    ],
  },
};
