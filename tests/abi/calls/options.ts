/** Wrong calls of setsockopt(2) and getsockopt(2). */
import {
  NETLINK_ADD_MEMBERSHIP,
  NETLINK_LIST_MEMBERSHIPS,
  NETLINK_ROUTE,
  NETLINK_USERSOCK,
  SO_RCVBUF,
  SOL_NETLINK,
  SOL_SOCKET,
} from '../../../host/constants.js';
import type { TestKernel } from '../kernel.js';
import { HUGE, type Subjects, WILD, withLength } from './subject.js';

function setOption(kernel: TestKernel, level: number, name: number, length: number, value = kernel.data): number {
  return kernel.exports.setsockopt(kernel.task, kernel.socket(), level, name, value, length);
}

function getOption(kernel: TestKernel, level: number, name: number, length: number, value = kernel.data): number {
  return kernel.exports.getsockopt(kernel.socket(), level, name, value, withLength(kernel, length));
}

function join(kernel: TestKernel, group: number, protocol = NETLINK_ROUTE): number {
  return kernel.option(kernel.socket(protocol), SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, group);
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
