/** Wrong calls of sendmsg(2), recvmsg(2) and poll(2), and of `ready`. */
import {
  MSG_OOB,
  NETLINK_PKTINFO,
  NETLINK_USERSOCK,
  SO_PASSCRED,
  SOL_NETLINK,
  SOL_SOCKET,
} from '../../../host/constants.js';
import { DESCRIPTOR_SIZE, type TestKernel } from '../kernel.js';
import { HUGE, type Subjects, WILD } from './subject.js';

/** sendmsg from a new socket, with a descriptor of these words. */
function send(kernel: TestKernel, flags: number, ...words: number[]): number {
  return kernel.exports.sendmsg(kernel.task, kernel.socket(), kernel.descriptor(...words), flags);
}

/** sendmsg with a control message in 24 bytes whose header says that it has `length`. */
function sendControl(kernel: TestKernel, length: number, level = SOL_SOCKET, type = 2): number {
  const { view, control } = kernel;
  [length, level, type, 1000].forEach((word, i) => view.setUint32(control + i * 4, word, true));
  return send(kernel, 0, 0, 0, kernel.data, 16, control, 24);
}

/** The descriptor of these words at an address that is not aligned. */
function unaligned(kernel: TestKernel, ...words: number[]): number {
  const descriptor = kernel.descriptor(...words);
  const pointer = kernel.block(DESCRIPTOR_SIZE + 1) + 1;
  kernel.bytes.copyWithin(pointer, descriptor, descriptor + DESCRIPTOR_SIZE);
  return pointer;
}

/** A socket with a datagram to read, five bytes of ones, that asked for both control messages. */
function readable(kernel: TestKernel): number {
  const socket = kernel.bound(NETLINK_USERSOCK, 500);
  kernel.option(socket, SOL_SOCKET, SO_PASSCRED, 1);
  kernel.option(socket, SOL_NETLINK, NETLINK_PKTINFO, 1);
  kernel.send(socket, new Uint8Array(5).fill(0xff), { port: 500 });
  return socket;
}

/** recvmsg from a readable socket, with a descriptor of these words. */
function receive(kernel: TestKernel, flags: number, ...words: number[]): number {
  return kernel.exports.recvmsg(readable(kernel), kernel.descriptor(...words), flags);
}

export const MESSAGES: Subjects = {
  sendmsg: {
    handles: {
      task: ['task', (k, h) => k.exports.sendmsg(h, k.socket(), k.descriptor(0, 0, k.data, 16), 0)],
      socket: ['socket', (k, h) => k.exports.sendmsg(k.task, h, k.descriptor(0, 0, k.data, 16), 0)],
    },
    pointers: {
      descriptor: [DESCRIPTOR_SIZE, (k, p) => k.exports.sendmsg(k.task, k.socket(), p, 0)],
      name: [12, (k, p) => send(k, 0, p, 12, k.data, 16), 'may be 0'],
      data: [16, (k, p) => send(k, 0, 0, 0, p, 16)],
      control: [24, (k, p) => send(k, 0, 0, 0, k.data, 16, p, 24), 'may be 0'],
    },
    rows: [
      [
        'everything unaligned',
        16,
        (k) => k.exports.sendmsg(k.task, k.socket(), unaligned(k, 0, 0, k.data + 1, 16, k.control + 3, 0), 0),
      ],
      ['no data', 'ENODATA', (k) => send(k, 0, 0, 0, k.data, 0)],
      ['no data at no address', 'ENODATA', (k) => send(k, 0, 0, 0, WILD, 0)],
      ['length -1', 'EMSGSIZE', (k) => send(k, 0, 0, 0, k.data, -1)],
      ['length -2^31', 'EMSGSIZE', (k) => send(k, 0, 0, 0, k.data, 0x80000000)],
      ['length 2^31 - 1', 'EMSGSIZE', (k) => send(k, 0, 0, 0, k.data, HUGE)],
      ['a byte more than sndbuf takes, at no address', 'EMSGSIZE', (k) => send(k, 0, 0, 0, WILD, 212961)],
      ['as many bytes as sndbuf takes, at no address', 'EFAULT', (k) => send(k, 0, 0, 0, WILD, 212960)],
      ['MSG_OOB', 'EOPNOTSUPP', (k) => send(k, MSG_OOB, 0, 0, k.data, 16)],
      ['all flags but MSG_OOB', 16, (k) => send(k, ~MSG_OOB, 0, 0, k.data, 16)],
      ['name length 1', 'EINVAL', (k) => send(k, 0, k.address(), 1, k.data, 16)],
      ['name length 11', 'EINVAL', (k) => send(k, 0, k.address(), 11, k.data, 16)],
      ['name length 128', 16, (k) => send(k, 0, k.address(), 128, k.data, 16)],
      ['name length 129', 16, (k) => send(k, 0, k.address(), 129, k.data, 16)],
      ['name length -1', 'EINVAL', (k) => send(k, 0, k.address(), -1, k.data, 16)],
      ['name length 0 at no address', 16, (k) => send(k, 0, WILD, 0, k.data, 16)],
      ['name 0 of 12 bytes', 16, (k) => send(k, 0, 0, 12, k.data, 16)],
      ['control length 0 at no address', 16, (k) => send(k, 0, 0, 0, k.data, 16, WILD, 0)],
      ['control 0 of 24 bytes', 16, (k) => send(k, 0, 0, 0, k.data, 16, 0, 24)],
      ['control shorter than its header', 16, (k) => send(k, 0, 0, 0, k.data, 16, k.control, 11)],
      ['cmsg_len 0', 'EINVAL', (k) => sendControl(k, 0)],
      ['cmsg_len 11', 'EINVAL', (k) => sendControl(k, 11)],
      ['cmsg_len 12, no credentials', 'EINVAL', (k) => sendControl(k, 12)],
      ['cmsg_len 24', 16, (k) => sendControl(k, 24)],
      ['cmsg_len 25 of 24', 'EINVAL', (k) => sendControl(k, 25)],
      ['cmsg_len 2^31', 'EINVAL', (k) => sendControl(k, 0x80000000)],
      ['cmsg_len 2^32 - 1', 'EINVAL', (k) => sendControl(k, -1)],
      ['SCM_RIGHTS', 'EINVAL', (k) => sendControl(k, 24, SOL_SOCKET, 1)],
      ['a control message of another level', 16, (k) => sendControl(k, 24, SOL_NETLINK, 99)],
    ],
  },

  recvmsg: {
    handles: { socket: ['socket', (k, h) => k.exports.recvmsg(h, k.descriptor(0, 0, k.data, 16), 0)] },
    pointers: {
      descriptor: [DESCRIPTOR_SIZE, (k, p) => k.exports.recvmsg(readable(k), p, 0)],
      name: [12, (k, p) => receive(k, 0, p, 12, k.data, 16), 'may be 0'],
      data: [16, (k, p) => receive(k, 0, 0, 0, p, 16)],
      control: [64, (k, p) => receive(k, 0, 0, 0, k.data, 16, p, 64), 'may be 0'],
    },
    rows: [
      ['nothing there', 'EAGAIN', (k) => k.exports.recvmsg(k.socket(), k.descriptor(0, 0, k.data, 16), 0)],
      [
        'everything unaligned',
        5,
        (k) => k.exports.recvmsg(readable(k), unaligned(k, k.name + 1, 12, k.data + 3, 16, k.control + 1, 64), 0),
      ],
      ['MSG_OOB', 'EOPNOTSUPP', (k) => receive(k, MSG_OOB, 0, 0, k.data, 16)],
      ['all flags but MSG_OOB: the true length', 5, (k) => receive(k, ~MSG_OOB, 0, 0, k.data, 1)],
      ['name length -1', 'EINVAL', (k) => receive(k, 0, k.name, -1, k.data, 16)],
      ['data length -1', 'EINVAL', (k) => receive(k, 0, 0, 0, k.data, -1)],
      ['data length -2^31', 'EINVAL', (k) => receive(k, 0, 0, 0, k.data, 0x80000000)],
      ['data length 2^31 - 1', 'EFAULT', (k) => receive(k, 0, 0, 0, k.data, HUGE)],
      ['control length 2^31 - 1', 'EFAULT', (k) => receive(k, 0, 0, 0, k.data, 16, k.control, HUGE)],
      ['data length 0 at no address', 0, (k) => receive(k, 0, 0, 0, WILD, 0)],
      ['name length 0 at no address', 5, (k) => receive(k, 0, WILD, 0, k.data, 16)],
      ['control length 0 at no address', 5, (k) => receive(k, 0, 0, 0, k.data, 16, WILD, 0)],
      ['name 0 of 12 bytes', 5, (k) => receive(k, 0, 0, 12, k.data, 16)],
      ['control 0 of 24 bytes', 5, (k) => receive(k, 0, 0, 0, k.data, 16, 0, 24)],
      ['data over the descriptor', 5, (k) => receive(k, 0, k.name, 12, k.transfer, 28, k.control, 64)],
      ['data over the pointer to the name', 5, (k) => receive(k, 0, k.name, 12, k.transfer + 1, 28, k.control, 64)],
      ['data over the pointer to control', 5, (k) => receive(k, 0, k.name, 12, k.transfer + 15, 28, k.control, 64)],
      ['the name over the descriptor', 5, (k) => receive(k, 0, k.transfer + 12, 12, k.data, 16, k.control, 64)],
      ['control over the descriptor', 5, (k) => receive(k, 0, k.name, 12, k.data, 16, k.transfer, 64)],
    ],
  },

  poll: {
    handles: { socket: ['socket', (k, h) => k.exports.poll(h, 1)] },
    rows: [
      ['all 32 bits', 0x304 | 0x10000, (k) => k.exports.poll(k.socket(), -1)],
      ['bits that mean nothing', 0, (k) => k.exports.poll(k.socket(), 0x7ffe0000)],
      ['NaN, which is 0: the level', 0x304, (k) => k.exports.poll(k.socket(), NaN)],
    ],
  },

  ready: {
    pointers: { list: [16, (k, p) => k.exports.ready(p, 2)] },
    rows: [
      ['capacity -1', 'EINVAL', (k) => k.exports.ready(k.data, -1)],
      ['capacity -2^31', 'EINVAL', (k) => k.exports.ready(k.data, 0x80000000)],
      ['capacity 2^31 - 1', 'EINVAL', (k) => k.exports.ready(k.data, HUGE)],
      ['capacity 2^28 - 1: more bytes than there are', 'EFAULT', (k) => k.exports.ready(k.data, 0x0fffffff)],
      ['an unaligned list', 0, (k) => k.exports.ready(k.data + 1, 2)],
      ['capacity 0 at no address', 0, (k) => k.exports.ready(WILD, 0)],
      ['capacity 0 at address 0', 0, (k) => k.exports.ready(0, 0)],
    ],
  },

  socket_list: {
    handles: { netns: ['namespace', (k, h) => k.exports.socket_list(h, k.data, 2)] },
    pointers: { list: [56, (k, p) => k.exports.socket_list(k.netns, p, 2)] },
    rows: [
      ['capacity -1', 'EINVAL', (k) => k.exports.socket_list(k.netns, k.data, -1)],
      ['capacity 2^31 - 1', 'EINVAL', (k) => k.exports.socket_list(k.netns, k.data, HUGE)],
      ['capacity 2^31 / 28', 'EFAULT', (k) => k.exports.socket_list(k.netns, k.data, 0x4924924)],
      ['an unaligned list', 8, (k) => k.exports.socket_list(k.netns, k.data + 1, 2)],
      ['capacity 0 at no address', 8, (k) => k.exports.socket_list(k.netns, WILD, 0)],
    ],
  },
};
