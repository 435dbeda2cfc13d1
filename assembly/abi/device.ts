/** Devices: what a driver says of its own, what arrives on a link, and tun devices. */

import { Errno } from '../generated/errno';
import { Capability } from '../generated/socket';
import * as user from '../memory/user';
import * as settings from '../netlink/settings';
import * as tasks from '../netlink/task';
import { capable } from '../netlink/task';
import { ADDRESS_SIZE } from '../net/ipv6/address6';
import * as dad6 from '../net/ipv6/dad6';
import * as router6 from '../net/ipv6/router6';
import * as deferred from '../net/deferred';
import * as device from '../net/device';
import * as links from '../net/links';
import { LinkKind } from '../net/link';
import * as register from '../net/register';
import { lookup as lookupNamespace } from '../net/namespace';
import * as state from '../net/state';
import * as tunFiles from '../net/drivers/tun_file';
import { Caller as TunCaller } from '../net/drivers/tun_file';
import { done } from './done';

const tunCaller = changetype<TunCaller>(memory.data(offsetof<TunCaller>(), 4));

/**
 * A driver registers a network device. `spec`, 68 bytes: name 16 (may have one %d), ARPHRD_ type u16, address length u16, address 32,
 * MTU, transmit queue length, flags (bit 0: carrier), the host's number for the device in the import `driver`, or 0: nobody is asked. Its
 * index, or -EBADF, -EFAULT, -EINVAL, -EEXIST, -ENFILE, -ENOMEM.
 */
export function device_create(netns: u32, spec: usize, size: i32): i32 {
  const found = lookupNamespace(netns);
  if (found == null) return -Errno.EBADF;
  if (size != device.DEVICE_SPEC_SIZE) return -Errno.EINVAL;
  if (!user.access(spec, size)) return -Errno.EFAULT;
  const index = device.create(found, spec);
  deferred.run();
  return done(index);
}

/** A driver takes its device away. -EBADF, -ENODEV, or -EOPNOTSUPP for a link that is no driver's. */
export function device_destroy(netns: u32, index: u32): i32 {
  const found = lookupNamespace(netns);
  if (found == null) return -Errno.EBADF;
  const link = links.byIndex(found, index);
  if (link == null) return -Errno.ENODEV;
  if (link.kind != LinkKind.PHYSICAL) return -Errno.EOPNOTSUPP;
  register.remove(link);
  return done(0);
}

/** A driver's cable is plugged in (`on` not 0) or out. Errors as `device_destroy`. */
export function device_carrier(netns: u32, index: u32, on: u32): i32 {
  const found = lookupNamespace(netns);
  if (found == null) return -Errno.EBADF;
  const link = links.byIndex(found, index);
  if (link == null) return -Errno.ENODEV;
  if (link.kind != LinkKind.PHYSICAL) return -Errno.EOPNOTSUPP;
  state.setCarrier(link, on != 0);
  deferred.run();
  return done(0);
}

/**
 * A driver counts: `count` entries of 16 bytes, {which u32, 0 u32, value u64}, each setting one of the 25 counters of struct rtnl_link_stats64,
 * by its place there. -EFAULT, -EINVAL for another counter, and errors as `device_destroy`.
 */
export function device_counters(netns: u32, index: u32, entries: usize, count: i32): i32 {
  const found = lookupNamespace(netns);
  if (found == null) return -Errno.EBADF;
  if (count < 0 || count > device.MAX_COUNTERS) return -Errno.EINVAL;
  if (!user.access(entries, count * device.COUNTER_ENTRY_SIZE)) return -Errno.EFAULT;
  const link = links.byIndex(found, index);
  if (link == null) return -Errno.ENODEV;
  return link.kind == LinkKind.PHYSICAL ? device.count(link, entries, count) : -Errno.EOPNOTSUPP;
}

/**
 * Somebody else on a link has an IPv6 address, 16 bytes, of which duplicates are still looked for. 0, or -EBADF, -EFAULT, -ENODEV,
 * -EADDRNOTAVAIL when the link has no such address.
 */
export function address_conflict(netns: u32, index: u32, address: usize): i32 {
  const found = lookupNamespace(netns);
  if (found == null) return -Errno.EBADF;
  if (!user.access(address, ADDRESS_SIZE)) return -Errno.EFAULT;
  const link = links.byIndex(found, index);
  if (link == null) return -Errno.ENODEV;
  const result = dad6.conflict(link, address);
  deferred.run();
  return done(result);
}

/**
 * A link has received a router advertisement: a packet of `length` bytes, from its IPv6 header on, whose checksum was checked. 0, or -EBADF,
 * -EFAULT, -ENODEV, -ENETDOWN when IPv6 is not used on the link, -EOPNOTSUPP for another packet, -EBADMSG for one that is not taken.
 */
export function router_advertisement(netns: u32, index: u32, packet: usize, length: i32): i32 {
  const found = lookupNamespace(netns);
  if (found == null) return -Errno.EBADF;
  if (length < 0) return -Errno.EINVAL;
  if (!user.access(packet, length)) return -Errno.EFAULT;
  const link = links.byIndex(found, index);
  if (link == null) return -Errno.ENODEV;
  const result = router6.receive(link, packet, length, settings.get(settings.HZ));
  deferred.run();
  return done(result);
}

/** Opens /dev/net/tun in a task's namespace; a handle, or -EBADF, -ENOMEM. */
export function tun_open(task: u32): i32 {
  const caller = tasks.lookup(task);
  return caller == null ? -Errno.EBADF : tunFiles.open(caller.netns);
}

/**
 * An ioctl(2) of a task's on such a handle: TUNSETIFF makes a tun or tap or takes up a queue of one, and is told its name; TUNSETPERSIST,
 * TUNSETOWNER, TUNSETGROUP, TUNSETLINK, TUNSETCARRIER, TUNSETQUEUE, TUNSETIFINDEX, TUNGETIFF and TUNGETFEATURES do as on Linux, and others are
 * -EINVAL. `argument`: the number, with a `size` of 0, or where `size` bytes lie, such as a struct ifreq of 32. 0, or -EBADF, -EFAULT, -EPERM,
 * and what a request says.
 */
export function tun_ioctl(task: u32, tun: u32, request: u32, argument: usize, size: i32): i32 {
  if (size < 0) return -Errno.EINVAL;
  const caller = tasks.lookup(task);
  const file = tunFiles.lookup(tun);
  if (caller == null || file == null) return -Errno.EBADF;
  tunCaller.uid = caller.uid;
  tunCaller.gid = caller.gid;
  tunCaller.mayChange = capable(caller, Capability.NET_ADMIN);
  const result = tunFiles.ioctl(tunCaller, file, request, argument, size);
  deferred.run();
  return done(result);
}

/** Closes such a handle: its link loses a queue, and with the last its carrier, or goes if it does not persist. 0 or -EBADF. */
export function tun_close(tun: u32): i32 {
  const file = tunFiles.lookup(tun);
  if (file == null) return -Errno.EBADF;
  tunFiles.close(file);
  deferred.run();
  return done(0);
}
