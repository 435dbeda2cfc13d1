/** Wrong calls of what drivers tell of their devices, and of taps (docs/abi.md). */
import { IFF_TUN, TUNSETIFF, TUNSETIFINDEX, TUNSETPERSIST } from '../../../host/generated/netdevice.js';
import { type TestKernel, made } from '../kernel.js';
import { HUGE, type Subjects, WILD } from './subject.js';

/** tun_ioctl on a descriptor of its own; and TUNSETIFF with a name and flags. */
function tun(kernel: TestKernel, request: number, argument: number, size: number): number {
  const handle = made(kernel.exports.tun_open(kernel.task));
  const result = kernel.exports.tun_ioctl(kernel.task, handle, request, argument, size);
  made(kernel.exports.tun_close(handle));
  return result;
}

function tunNamed(kernel: TestKernel, name: string, flags: number): number {
  const ifreq = new Uint8Array(32);
  ifreq.set(Buffer.from(name));
  new DataView(ifreq.buffer).setUint16(16, flags, true);
  return tun(kernel, TUNSETIFF, kernel.block(ifreq), 32);
}

/** device_create of an Ethernet device, after a change to what describes it. */
function device(kernel: TestKernel, change: (spec: DataView) => void, name = 'eth0'): number {
  const bytes = new Uint8Array(68);
  bytes.set(Buffer.from(name));
  const spec = new DataView(bytes.buffer);
  spec.setUint16(16, 1, true);
  spec.setUint16(18, 6, true);
  spec.setUint8(20, 2);
  spec.setUint32(52, 1500, true);
  change(spec);
  return kernel.exports.device_create(kernel.netns, kernel.block(bytes), bytes.length);
}

/** device_counters with one counter, of a device that is there so long. */
function counter(kernel: TestKernel, which: number): number {
  const index = device(kernel, unchanged);
  const entry = new Uint8Array(16);
  new DataView(entry.buffer).setInt32(0, which, true);
  const result = kernel.exports.device_counters(kernel.netns, index, kernel.block(entry), 1);
  kernel.exports.device_destroy(kernel.netns, index);
  return result;
}

const unchanged = () => undefined;

export const DEVICES: Subjects = {
  tun_open: { handles: { task: ['task', (k, h) => k.exports.tun_open(h)] } },

  tun_ioctl: {
    handles: {
      task: ['task', (k, h) => k.exports.tun_ioctl(h, made(k.exports.tun_open(k.task)), TUNSETIFF, k.data, 32)],
      tun: ['tun', (k, h) => k.exports.tun_ioctl(k.task, h, TUNSETIFF, k.data, 32)],
    },
    pointers: { argument: [32, (k, p) => tun(k, TUNSETIFF, p, 32)] },
    rows: [
      ['size -1', 'EINVAL', (k) => tun(k, TUNSETIFF, k.data, -1)],
      ['size 31', 'EFAULT', (k) => tun(k, TUNSETIFF, k.data, 31)],
      ['no type of device', 'EINVAL', (k) => tunNamed(k, 'tun0', 0)],
      ['a name with a slash', 'EINVAL', (k) => tunNamed(k, 'a/b', IFF_TUN)],
      ['a name without its NUL', 0, (k) => tunNamed(k, 'a'.repeat(16), IFF_TUN)],
      ["lo, which is no tun's", 'EINVAL', (k) => tunNamed(k, 'lo', IFF_TUN)],
      ['a number for nothing yet', 'EBADFD', (k) => tun(k, TUNSETPERSIST, 1, 0)],
      ['an index of 2^31', 'EINVAL', (k) => tun(k, TUNSETIFINDEX, k.block(Uint8Array.of(0, 0, 0, 0x80)), 4)],
      ['a request there is not', 'EBADFD', (k) => tun(k, -1, WILD, HUGE)],
    ],
  },

  tun_close: { handles: { tun: ['tun', (k, h) => k.exports.tun_close(h)] } },

  device_create: {
    handles: { netns: ['namespace', (k, h) => k.exports.device_create(h, k.data, 68)] },
    pointers: { spec: [68, (k, p) => k.exports.device_create(k.netns, p, 68)] },
    rows: [
      ['size 0', 'EINVAL', (k) => k.exports.device_create(k.netns, k.data, 0)],
      ['size 67', 'EINVAL', (k) => k.exports.device_create(k.netns, k.data, 67)],
      ['size 69', 'EINVAL', (k) => k.exports.device_create(k.netns, k.data, 69)],
      ['size -1', 'EINVAL', (k) => k.exports.device_create(k.netns, k.data, -1)],
      ['no name', 'EINVAL', (k) => device(k, unchanged, '')],
      ['a name without its NUL', 'EINVAL', (k) => device(k, unchanged, 'a'.repeat(16))],
      ['a name with a slash', 'EINVAL', (k) => device(k, unchanged, 'a/b')],
      ['the name .', 'EINVAL', (k) => device(k, unchanged, '.')],
      ['the name of another', 'EEXIST', (k) => device(k, unchanged, 'lo')],
      ['two %d', 'EINVAL', (k) => device(k, unchanged, 'a%d%d')],
      ['%s', 'EINVAL', (k) => device(k, unchanged, 'a%s')],
      ['% at the end', 'EINVAL', (k) => device(k, unchanged, 'a%')],
      ['an address of 33 bytes', 'EINVAL', (k) => device(k, (spec) => spec.setUint16(18, 33, true))],
      ['an address of 65535 bytes', 'EINVAL', (k) => device(k, (spec) => spec.setUint16(18, 0xffff, true))],
      ['a multicast address', 'EINVAL', (k) => device(k, (spec) => spec.setUint8(20, 3))],
      ['MTU 0', 'EINVAL', (k) => device(k, (spec) => spec.setUint32(52, 0, true))],
      ['MTU 2^32 - 1', 'EINVAL', (k) => device(k, (spec) => spec.setUint32(52, -1, true))],
      ['flags that mean nothing', 'EINVAL', (k) => device(k, (spec) => spec.setUint32(60, 2, true))],
    ],
  },

  device_destroy: {
    handles: { netns: ['namespace', (k, h) => k.exports.device_destroy(h, 1)] },
    rows: [
      ['index 0', 'ENODEV', (k) => k.exports.device_destroy(k.netns, 0)],
      ['index 2', 'ENODEV', (k) => k.exports.device_destroy(k.netns, 2)],
      ['index -1', 'ENODEV', (k) => k.exports.device_destroy(k.netns, -1)],
      ["lo, which is no driver's", 'EOPNOTSUPP', (k) => k.exports.device_destroy(k.netns, 1)],
    ],
  },

  device_carrier: {
    handles: { netns: ['namespace', (k, h) => k.exports.device_carrier(h, 1, 1)] },
    rows: [
      ['index 0', 'ENODEV', (k) => k.exports.device_carrier(k.netns, 0, 1)],
      ['index 2^31', 'ENODEV', (k) => k.exports.device_carrier(k.netns, 0x80000000, 1)],
      ["lo, which is no driver's", 'EOPNOTSUPP', (k) => k.exports.device_carrier(k.netns, 1, 1)],
    ],
  },

  device_counters: {
    handles: { netns: ['namespace', (k, h) => k.exports.device_counters(h, 1, k.data, 1)] },
    pointers: { entries: [16, (k, p) => k.exports.device_counters(k.netns, 1, p, 1)] },
    rows: [
      ['index 0', 'ENODEV', (k) => k.exports.device_counters(k.netns, 0, k.data, 1)],
      ["lo, which is no driver's", 'EOPNOTSUPP', (k) => k.exports.device_counters(k.netns, 1, k.data, 1)],
      ['count -1', 'EINVAL', (k) => k.exports.device_counters(k.netns, 1, k.data, -1)],
      ['count 2^28', 'EINVAL', (k) => k.exports.device_counters(k.netns, 1, k.data, 0x10000000)],
      ['no entries at no address', 'EOPNOTSUPP', (k) => k.exports.device_counters(k.netns, 1, WILD, 0)],
      ['counter 24, the last', 0, (k) => counter(k, 24)],
      ['counter 25', 'EINVAL', (k) => counter(k, 25)],
      ['counter 2^32 - 1', 'EINVAL', (k) => counter(k, -1)],
    ],
  },

  router_advertisement: {
    handles: { netns: ['namespace', (k, h) => k.exports.router_advertisement(h, 1, k.data, 56)] },
    pointers: { packet: [56, (k, p) => k.exports.router_advertisement(k.netns, 1, p, 56)] },
    rows: [
      ['index 0', 'ENODEV', (k) => k.exports.router_advertisement(k.netns, 0, k.data, 56)],
      ['a length below 0', 'EINVAL', (k) => k.exports.router_advertisement(k.netns, 1, k.data, -1)],
      ['nothing', 'EBADMSG', (k) => k.exports.router_advertisement(k.netns, 1, k.data, 0)],
    ],
  },

  address_conflict: {
    handles: { netns: ['namespace', (k, h) => k.exports.address_conflict(h, 1, k.data)] },
    pointers: { address: [16, (k, p) => k.exports.address_conflict(k.netns, 1, p)] },
    rows: [
      ['index 0', 'ENODEV', (k) => k.exports.address_conflict(k.netns, 0, k.data)],
      ['an address that lo does not have', 'EADDRNOTAVAIL', (k) => k.exports.address_conflict(k.netns, 1, k.data)],
    ],
  },
};
