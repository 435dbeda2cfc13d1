/** Wrong calls of ioctl(2) (netdevice(7)), and of what else the host asks and tells of a namespace (docs/abi.md). */
import {
  AF_NETLINK,
  NETLINK_GENERIC,
  NETLINK_ROUTE,
  SIOCGIFCONF,
  SIOCGIFINDEX,
  SIOCGIFNAME,
} from '../../../host/constants.js';
import { type TestKernel, made } from '../kernel.js';
import { HUGE, type Subjects, WILD } from './subject.js';

const [AF_INET, AF_INET6] = [2, 10];

/** SIOCGIFCONF with a struct ifconf of these two words. */
function ifconf(kernel: TestKernel, length: number, buffer: number): number {
  kernel.view.setInt32(kernel.data, length, true);
  kernel.view.setInt32(kernel.data + 4, buffer, true);
  return kernel.exports.ioctl(kernel.task, 0, AF_INET, SIOCGIFCONF, kernel.data, 8);
}

/** A request with a struct ifreq of this name and, in its union, this number. */
function ifreq(kernel: TestKernel, request: number, name: string, number = 0): number {
  kernel.bytes.fill(0, kernel.data, kernel.data + 32);
  kernel.bytes.set(Buffer.from(name), kernel.data);
  kernel.view.setInt32(kernel.data + 16, number, true);
  return kernel.exports.ioctl(kernel.task, 0, AF_INET, request, kernel.data, 32);
}

function uevent(kernel: TestKernel, text: string): number {
  return kernel.exports.uevent(kernel.netns, kernel.block(Buffer.from(text)), text.length);
}

/** sysctl_get, or with a value sysctl_set. */
function sysctl(kernel: TestKernel, name: string, value?: string): number {
  const bytes = kernel.block(Buffer.from(`${name}${value ?? ''}`.padEnd(256)));
  if (value === undefined) return kernel.exports.sysctl_get(kernel.netns, bytes, name.length, bytes + 128);
  return kernel.exports.sysctl_set(kernel.netns, bytes, name.length, bytes + name.length, value.length);
}

/** link_note_get with so much room, of a file of lo that holds so many bytes. */
/** What lo receives for a moment. */
function received({ exports, netns }: TestKernel, what: number, address: number): number {
  return exports.link_receive(netns, 1, what, address, 1) || exports.link_receive(netns, 1, what, address, -1);
}

function noted(kernel: TestKernel, bytes: number, room: number): number {
  made(kernel.exports.link_note_set(kernel.netns, 1, 7, kernel.data, bytes));
  return kernel.exports.link_note_get(kernel.netns, 1, 7, kernel.data, room);
}

export const NETWORK: Subjects = {
  ioctl: {
    handles: {
      task: ['task', (k, h) => k.exports.ioctl(h, 0, AF_INET, SIOCGIFNAME, k.data, 32)],
      socket: ['socket', (k, h) => k.exports.ioctl(k.task, h, AF_NETLINK, SIOCGIFNAME, k.data, 32)],
    },
    pointers: {
      'struct ifreq': [32, (k, p) => k.exports.ioctl(k.task, 0, AF_INET, SIOCGIFINDEX, p, 32)],
      'struct ifconf': [8, (k, p) => k.exports.ioctl(k.task, 0, AF_INET, SIOCGIFCONF, p, 8)],
      "struct ifconf's buffer": [32, (k, p) => ifconf(k, 32, p), 'may be 0'],
    },
    rows: [
      ['an unaligned struct ifreq', 'ENODEV', (k) => k.exports.ioctl(k.task, 0, AF_INET, SIOCGIFINDEX, k.data + 1, 32)],
      ['request 0', 'ENOTTY', (k) => k.exports.ioctl(k.task, 0, AF_INET, 0, k.data, 32)],
      ['request -1', 'ENOTTY', (k) => k.exports.ioctl(k.task, 0, AF_INET, -1, k.data, 32)],
      ['request 0 at no address', 'ENOTTY', (k) => k.exports.ioctl(k.task, 0, AF_INET, 0, WILD, 32)],
      ['size -1', 'EINVAL', (k) => k.exports.ioctl(k.task, 0, AF_INET, SIOCGIFINDEX, k.data, -1)],
      ['size 31', 'EINVAL', (k) => k.exports.ioctl(k.task, 0, AF_INET, SIOCGIFINDEX, k.data, 31)],
      ['size 0 at no address', 'EINVAL', (k) => k.exports.ioctl(k.task, 0, AF_INET, SIOCGIFINDEX, WILD, 0)],
      ['size 2^31 - 1', 'EFAULT', (k) => k.exports.ioctl(k.task, 0, AF_INET, SIOCGIFINDEX, k.data, HUGE)],
      ['size 7 of struct ifconf', 'EINVAL', (k) => k.exports.ioctl(k.task, 0, AF_INET, SIOCGIFCONF, k.data, 7)],
      ['ifc_len -1', 'EINVAL', (k) => ifconf(k, -1, k.data + 64)],
      ['ifc_len -1 without a buffer', 0, (k) => ifconf(k, -1, 0)],
      ['ifc_len 2^31 - 1', 'EFAULT', (k) => ifconf(k, HUGE, k.data + 64)],
      ['ifc_len 31, into which nothing fits', 0, (k) => ifconf(k, 31, k.data + 64)],
      ['a name without its NUL', 'ENODEV', (k) => ifreq(k, SIOCGIFINDEX, 'l'.repeat(16))],
      ['an empty name', 'ENODEV', (k) => ifreq(k, SIOCGIFINDEX, '')],
      ['index 0', 'ENODEV', (k) => ifreq(k, SIOCGIFNAME, '', 0)],
      ['index -1', 'ENODEV', (k) => ifreq(k, SIOCGIFNAME, '', -1)],
      ['index -2^31', 'ENODEV', (k) => ifreq(k, SIOCGIFNAME, '', 0x80000000)],
    ],
  },

  group_list: {
    handles: { netns: ['namespace', (k, h) => k.exports.group_list(h, 1, AF_INET, k.data, 2)] },
    pointers: { list: [88, (k, p) => k.exports.group_list(k.netns, 1, AF_INET, p, 2)] },
    rows: [
      ['the groups of lo', 2, (k) => k.exports.group_list(k.netns, 1, AF_INET6, k.data, 2)],
      ['index 0', 'ENODEV', (k) => k.exports.group_list(k.netns, 0, AF_INET, k.data, 2)],
      ['index -1', 'ENODEV', (k) => k.exports.group_list(k.netns, -1, AF_INET, k.data, 2)],
      ['family 0', 'EINVAL', (k) => k.exports.group_list(k.netns, 1, 0, k.data, 2)],
      ['capacity -1', 'EINVAL', (k) => k.exports.group_list(k.netns, 1, AF_INET, k.data, -1)],
      ['capacity 2^31 - 1', 'EINVAL', (k) => k.exports.group_list(k.netns, 1, AF_INET, k.data, HUGE)],
      ['an unaligned list', 2, (k) => k.exports.group_list(k.netns, 1, AF_INET6, k.data + 1, 2)],
      ['capacity 0 at no address', 2, (k) => k.exports.group_list(k.netns, 1, AF_INET6, WILD, 0)],
    ],
  },

  link_receive: {
    handles: { netns: ['namespace', (k, h) => k.exports.link_receive(h, 1, 1, 0, 1)] },
    pointers: { address: [6, (k, p) => k.exports.link_receive(k.netns, 1, 0, p, 1)] },
    rows: [
      ['everything, and no longer', 0, (k) => received(k, 1, WILD)],
      ['a unicast address, and no longer', 0, (k) => received(k, 3, k.data)],
      ['everything no longer, which nobody wanted', 'EINVAL', (k) => k.exports.link_receive(k.netns, 1, 1, 0, -1)],
      ['all multicast no longer', 'EINVAL', (k) => k.exports.link_receive(k.netns, 1, 2, 0, -1)],
      ['an address no longer', 'EINVAL', (k) => k.exports.link_receive(k.netns, 1, 0, k.data, -1)],
      ['what 4', 'EINVAL', (k) => k.exports.link_receive(k.netns, 1, 4, 0, 1)],
      ['by 0', 'EINVAL', (k) => k.exports.link_receive(k.netns, 1, 1, 0, 0)],
      ['by 2', 'EINVAL', (k) => k.exports.link_receive(k.netns, 1, 1, 0, 2)],
      ['index 0', 'ENODEV', (k) => k.exports.link_receive(k.netns, 0, 1, 0, 1)],
      ['index -1', 'ENODEV', (k) => k.exports.link_receive(k.netns, -1, 1, 0, 1)],
    ],
  },

  link_fact: {
    handles: { netns: ['namespace', (k, h) => k.exports.link_fact(h, 1, 0)] },
    rows: [
      ['where the name of lo is from', 2, (k) => k.exports.link_fact(k.netns, 1, 1)],
      ['the device of lo', 'ENOENT', (k) => k.exports.link_fact(k.netns, 1, 2)],
      ['what lo was made with', 'ENOENT', (k) => k.exports.link_fact(k.netns, 1, 3)],
      ['the place of lo', 'ENOENT', (k) => k.exports.link_fact(k.netns, 1, 4)],
      ['fact 8', 'EINVAL', (k) => k.exports.link_fact(k.netns, 1, 8)],
      ['fact -1', 'EINVAL', (k) => k.exports.link_fact(k.netns, 1, -1)],
      ['index 0', 'ENODEV', (k) => k.exports.link_fact(k.netns, 0, 0)],
      ['index -1', 'ENODEV', (k) => k.exports.link_fact(k.netns, -1, 0)],
    ],
  },

  link_note_get: {
    handles: { netns: ['namespace', (k, h) => k.exports.link_note_get(h, 1, 0, k.data, 8)] },
    pointers: { to: [8, (k, p) => k.exports.link_note_get(k.netns, 1, 0, p, 8)] },
    rows: [
      ['what nobody set', 0, (k) => k.exports.link_note_get(k.netns, 1, 0, k.data, 8)],
      ['more than there is room for', 'ERANGE', (k) => noted(k, 8, 7)],
      ['as much as there is room for', 8, (k) => noted(k, 8, 8)],
      ['index 0', 'ENODEV', (k) => k.exports.link_note_get(k.netns, 0, 0, k.data, 8)],
      ['room -1', 'EINVAL', (k) => k.exports.link_note_get(k.netns, 1, 0, k.data, -1)],
      ['room 2^31 - 1', 'EFAULT', (k) => k.exports.link_note_get(k.netns, 1, 0, k.data, HUGE)],
    ],
  },

  link_note_set: {
    handles: { netns: ['namespace', (k, h) => k.exports.link_note_set(h, 1, 0, k.data, 8)] },
    pointers: { value: [8, (k, p) => k.exports.link_note_set(k.netns, 1, 0, p, 8)] },
    rows: [
      ['the link itself', 0, (k) => k.exports.link_note_set(k.netns, 1, 255, k.data, 8)],
      ['nothing where nothing was', 0, (k) => k.exports.link_note_set(k.netns, 1, 0, k.data, 0)],
      ['a queue of the link itself', 'EINVAL', (k) => k.exports.link_note_set(k.netns, 1, 0x10000, k.data, 8)],
      ['the queue it receives by', 0, (k) => k.exports.link_note_set(k.netns, 1, 0x100, k.data, 8)],
      ['another that it receives by', 'EINVAL', (k) => k.exports.link_note_set(k.netns, 1, 0x10100, k.data, 8)],
      ['the queue it sends by', 0, (k) => k.exports.link_note_set(k.netns, 1, 0x200, k.data, 8)],
      ['another that it sends by', 'EINVAL', (k) => k.exports.link_note_set(k.netns, 1, 0x10200, k.data, 8)],
      ['a queue for neither', 'EINVAL', (k) => k.exports.link_note_set(k.netns, 1, 0x300, k.data, 8)],
      ['index 0', 'ENODEV', (k) => k.exports.link_note_set(k.netns, 0, 0, k.data, 8)],
      [
        'more than it keeps',
        'EINVAL',
        (k) => k.exports.link_note_set(k.netns, 1, 0, k.block(new Uint8Array(4097)), 4097),
      ],
      ['size -1', 'EINVAL', (k) => k.exports.link_note_set(k.netns, 1, 0, k.data, -1)],
      ['size 2^31 - 1', 'EFAULT', (k) => k.exports.link_note_set(k.netns, 1, 0, k.data, HUGE)],
    ],
  },

  broadcast: {
    handles: { netns: ['namespace', (k, h) => k.exports.broadcast(h, NETLINK_ROUTE, 1, k.data, 4)] },
    pointers: { bytes: [16, (k, p) => k.exports.broadcast(k.netns, NETLINK_ROUTE, 1, p, 16)] },
    rows: [
      ['nobody subscribed', 'ESRCH', (k) => k.exports.broadcast(k.netns, NETLINK_ROUTE, 1, k.data, 4)],
      ['protocol 1', 'EPROTONOSUPPORT', (k) => k.exports.broadcast(k.netns, 1, 1, k.data, 4)],
      ['protocol 32', 'EPROTONOSUPPORT', (k) => k.exports.broadcast(k.netns, 32, 1, k.data, 4)],
      ['protocol -1', 'EPROTONOSUPPORT', (k) => k.exports.broadcast(k.netns, -1, 1, k.data, 4)],
      ['group 0', 'EINVAL', (k) => k.exports.broadcast(k.netns, NETLINK_ROUTE, 0, k.data, 4)],
      ['group 40 of 39', 'EINVAL', (k) => k.exports.broadcast(k.netns, NETLINK_ROUTE, 40, k.data, 4)],
      ['group -1', 'EINVAL', (k) => k.exports.broadcast(k.netns, NETLINK_GENERIC, -1, k.data, 4)],
      ['size 0', 'EINVAL', (k) => k.exports.broadcast(k.netns, NETLINK_ROUTE, 1, k.data, 0)],
      ['size -1', 'EINVAL', (k) => k.exports.broadcast(k.netns, NETLINK_ROUTE, 1, k.data, -1)],
      ['size 2^31 - 1', 'EFAULT', (k) => k.exports.broadcast(k.netns, NETLINK_ROUTE, 1, k.data, HUGE)],
    ],
  },

  uevent: {
    handles: { netns: ['namespace', (k, h) => k.exports.uevent(h, k.data, 4)] },
    pointers: { text: [16, (k, p) => k.exports.uevent(k.netns, p, 16)] },
    rows: [
      ['size 0', 'EINVAL', (k) => k.exports.uevent(k.netns, k.data, 0)],
      ['size -1', 'EINVAL', (k) => k.exports.uevent(k.netns, k.data, -1)],
      ['size 2^31 - 1', 'EFAULT', (k) => k.exports.uevent(k.netns, k.data, HUGE)],
      ['a NUL alone', 'EINVAL', (k) => uevent(k, '\0')],
      ['no NUL at its end', 'EINVAL', (k) => uevent(k, 'add@/devices/a')],
      ['no @', 'EINVAL', (k) => uevent(k, 'add\0')],
      ['a variable without =', 'EINVAL', (k) => uevent(k, 'add@/a\0ACTION\0')],
      ['a variable without a name', 'EINVAL', (k) => uevent(k, 'add@/a\0=add\0')],
      ['an empty variable', 'EINVAL', (k) => uevent(k, 'add@/a\0\0')],
      ['64 variables, SEQNUM the 65th', 'ENOMEM', (k) => uevent(k, `add@/a\0${'A=1\0'.repeat(64)}`)],
      ['63 variables, SEQNUM the 64th', 0, (k) => uevent(k, `add@/a\0${'A=1\0'.repeat(63)}`)],
      ['more than 2048 bytes of variables', 'ENOMEM', (k) => uevent(k, `add@/a\0A=${'1'.repeat(2048)}\0`)],
    ],
  },

  sysctl_get: {
    handles: { netns: ['namespace', (k, h) => k.exports.sysctl_get(h, k.data, 4, k.data)] },
    pointers: {
      name: [4, (k, p) => k.exports.sysctl_get(k.netns, p, 4, k.data)],
      to: [64, (k, p) => k.exports.sysctl_get(k.netns, k.data, 4, p)],
    },
    rows: [
      ['length 0', 'ENOENT', (k) => k.exports.sysctl_get(k.netns, k.data, 0, k.data)],
      ['length -1', 'ENOENT', (k) => k.exports.sysctl_get(k.netns, k.data, -1, k.data)],
      ['no name', 'ENOENT', (k) => sysctl(k, '')],
      ['a branch', 'ENOENT', (k) => sysctl(k, 'net/ipv4/conf/all')],
      ['a leaf and more', 'ENOENT', (k) => sysctl(k, 'net/ipv4/conf/all/forwarding/x')],
      ['no such link', 'ENOENT', (k) => sysctl(k, 'net/ipv4/conf/x/forwarding')],
      ['no such setting', 'ENOENT', (k) => sysctl(k, 'net/ipv6/conf/lo/tag')],
      ['a secret', 'EIO', (k) => sysctl(k, 'net/ipv6/conf/lo/stable_secret')],
      ['a number and a newline', 2, (k) => sysctl(k, 'net/ipv4/ip_forward')],
    ],
  },

  sysctl_names: {
    pointers: { to: [4096, (k, p) => k.exports.sysctl_names(2, p, 4096)] },
    rows: [
      ['another family', 'EINVAL', (k) => k.exports.sysctl_names(3, k.data, 4096)],
      ['no room', 'ERANGE', (k) => k.exports.sysctl_names(2, k.data, 0)],
      ['room -1', 'ERANGE', (k) => k.exports.sysctl_names(10, k.data, -1)],
    ],
  },

  sysctl_set: {
    handles: { netns: ['namespace', (k, h) => k.exports.sysctl_set(h, k.data, 4, k.data, 4)] },
    pointers: {
      name: [4, (k, p) => k.exports.sysctl_set(k.netns, p, 4, k.data, 4)],
      value: [4, (k, p) => k.exports.sysctl_set(k.netns, k.data, 4, p, 4)],
    },
    rows: [
      ['length 0', 'ENOENT', (k) => k.exports.sysctl_set(k.netns, k.data, 0, k.data, 4)],
      ['size 0', 'EINVAL', (k) => k.exports.sysctl_set(k.netns, k.data, 4, k.data, 0)],
      ['no number', 'EINVAL', (k) => sysctl(k, 'net/ipv4/conf/all/tag', 'x')],
      ['a number and letters', 'EINVAL', (k) => sysctl(k, 'net/ipv4/conf/all/tag', '1x')],
      ['2^31', 'EINVAL', (k) => sysctl(k, 'net/ipv4/conf/all/tag', '2147483648')],
      ['-2^31', 0, (k) => sysctl(k, 'net/ipv4/conf/all/tag', ' -2147483648\n')],
      ['a hundred digits', 'EINVAL', (k) => sysctl(k, 'net/ipv4/conf/all/tag', '9'.repeat(100))],
      ['what nobody may set', 'EACCES', (k) => sysctl(k, 'net/ipv4/conf/all/mc_forwarding', '1')],
      ['beyond its bounds', 'EINVAL', (k) => sysctl(k, 'net/ipv6/conf/all/hop_limit', '256')],
      ['no secret', 'EIO', (k) => sysctl(k, 'net/ipv6/conf/lo/stable_secret', '1::2::3')],
      ['a secret for all', 'EIO', (k) => sysctl(k, 'net/ipv6/conf/all/stable_secret', '::1')],
    ],
  },

  next_timer: { rows: [['nothing to wait for: below 0', 1, (k) => Number(k.exports.next_timer() < 0)]] },

  run_timers: {
    rows: [
      ['NaN', 0, (k) => k.exports.run_timers(NaN)],
      ['Infinity', 0, (k) => k.exports.run_timers(Infinity)],
      ['-Infinity', 0, (k) => k.exports.run_timers(-Infinity)],
      ['-1', 0, (k) => k.exports.run_timers(-1)],
      ['the largest there is', 0, (k) => k.exports.run_timers(Number.MAX_VALUE)],
    ],
  },
};
