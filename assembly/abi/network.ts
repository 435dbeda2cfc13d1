/** What a namespace has beside sockets: ioctls, settings, what its links receive, messages of the kernel's own; and time. */

import { Errno } from '../generated/errno';
import { SocketIoctl } from '../generated/netdevice';
import { AddressFamily, Capability, PacketMembership } from '../generated/socket';
import * as messages from '../memory/message';
import * as text from '../memory/text';
import * as user from '../memory/user';
import * as address from '../netlink/address';
import { multicast } from '../netlink/multicast';
import * as polling from '../netlink/poll';
import { exists } from '../netlink/protocol';
import * as settings from '../netlink/settings';
import * as sockets from '../netlink/socket';
import * as tasks from '../netlink/task';
import { capable } from '../netlink/task';
import * as timeouts from '../net/timeouts';
import * as deferred from '../net/deferred';
import * as bondPorts from '../net/drivers/bond_port';
import * as macvlan from '../net/drivers/macvlan';
import * as macvtap from '../net/drivers/macvtap';
import * as tun from '../net/drivers/tun';
import * as groups from '../net/group_table';
import * as interfaces from '../net/ioctl';
import { LinkKind } from '../net/link';
import * as links from '../net/links';
import { lookup as lookupNamespace } from '../net/namespace';
import * as notes from '../net/note';
import * as receives from '../net/receive_mode';
import * as sysctl from '../net/sysctl';
import * as events from '../uevent/uevent';
import { done } from './done';

/**
 * The interface ioctls SIOCGIF…, SIOCSIF… and SIOCBR… of a task, on a socket of a `family`: of AF_NETLINK it is `socket`, and of another (AF_INET,
 * …) one in the task's namespace. `argument`: a struct ifreq (32 bytes), in6_ifreq (24), ifconf (8) or what else the request takes, as a
 * 32-bit guest has them. FIOASYNC, on an int: with 1, `wake` tells of all that arrives on the socket from then on, with 0x20000 among the events,
 * for a signal. -EBADF, -EFAULT, -EINVAL for one that is shorter, -EPERM, -ENODEV, -ENOTTY for a request that such sockets don't have, -EOPNOTSUPP,
 * and what the request says.
 */
export function ioctl(task: u32, socket: u32, family: u32, request: u32, argument: usize, size: i32): i32 {
  if (size < 0) return -Errno.EINVAL;
  const caller = tasks.lookup(task);
  if (caller == null) return -Errno.EBADF;
  const mayChange = capable(caller, Capability.NET_ADMIN);
  const hz = settings.get(settings.HZ);
  const keepsVlans = settings.get(settings.BRIDGE_VLANS) != 0;
  if (family != AddressFamily.NETLINK)
    return done(interfaces.ioctl(caller.netns, family, mayChange, request, argument, size, hz, keepsVlans));
  const found = sockets.lookup(socket);
  if (found == null) return -Errno.EBADF;
  if (request == SocketIoctl.FIOASYNC) return polling.setAsync(found, argument, size);
  return done(interfaces.ioctl(found.netns, family, mayChange, request, argument, size, hz, keepsVlans));
}

/**
 * Writes a setting's value, text that ends with a newline, at `to`, 64 bytes. `name`, `length` bytes: its place below /proc/sys, as
 * net/ipv6/conf/eth0/disable_ipv6. The value's length, or -EBADF, -EFAULT, -ENOENT for a name that is none, -EIO.
 */
export function sysctl_get(netns: u32, name: usize, length: i32, to: usize): i32 {
  const found = lookupNamespace(netns);
  if (found == null) return -Errno.EBADF;
  if (length <= 0) return -Errno.ENOENT;
  if (!user.access(name, length) || !user.access(to, sysctl.VALUE_SIZE)) return -Errno.EFAULT;
  return sysctl.read(found, name, length, to, settings.get(settings.HZ));
}

/** Sets a setting by text of `size` bytes, as an administrator; names as for `sysctl_get`. Errors likewise, and -EINVAL, -EACCES. */
export function sysctl_set(netns: u32, name: usize, length: i32, value: usize, size: i32): i32 {
  const found = lookupNamespace(netns);
  if (found == null) return -Errno.EBADF;
  if (length <= 0) return -Errno.ENOENT;
  if (size <= 0) return -Errno.EINVAL;
  if (!user.access(name, length) || !user.access(value, size)) return -Errno.EFAULT;
  const result = sysctl.write(found, name, length, value, size, settings.get(settings.HZ));
  deferred.run();
  return done(result);
}

/**
 * Writes the names of settings at `to`, set apart by spaces: `family` 2, those that a link has below net/ipv4/conf; 10, below net/ipv6/conf; 17, below
 * net/ipv4/neigh and net/ipv6/neigh; 0, other numbers of a namespace below net, by their paths. How many bytes that is, or -EINVAL for another family,
 * -ERANGE when `room` is less.
 */
export function sysctl_names(family: i32, to: usize, room: i32): i32 {
  const names = sysctl.namesOf(family);
  if (names.length == 0) return -Errno.EINVAL;
  if (room < names.length) return -Errno.ERANGE;
  if (!user.access(to, room)) return -Errno.EFAULT;
  return text.write(to, names);
}

/**
 * What the link with an index receives beside its own, as /proc/net/dev_mcast lists it (`family` 17), or the groups it is in, as igmp (2) and igmp6 (10)
 * do: fills up to `capacity` entries of 44 bytes at `list`, {how many need it; whether a program wants the address, or whether the group's frames
 * are received; bytes of its address, a u32 each; the address, 32 bytes}. How many there are, or -EBADF, -ENODEV, -EFAULT, -EINVAL.
 */
export function group_list(netns: u32, index: u32, family: u32, list: usize, capacity: i32): i32 {
  const found = lookupNamespace(netns);
  if (found == null) return -Errno.EBADF;
  if (capacity < 0 || <u32>capacity > <u32>i32.MAX_VALUE / groups.ENTRY_SIZE) return -Errno.EINVAL;
  if (!user.access(list, capacity * groups.ENTRY_SIZE)) return -Errno.EFAULT;
  const link = links.byIndex(found, index);
  return link == null ? -Errno.ENODEV : groups.list(link, family, list, capacity);
}

/**
 * Somebody outside, such as a packet socket, needs the link with an index to receive more than its own, or with `by` -1 no longer. `what`, as in struct
 * packet_mreq: 0, the multicast address at `address`, as long as the link's; 1, everything; 2, all multicast; 3, a unicast address. 0, or -EBADF, -ENODEV,
 * -EINVAL for another, or where nobody did, -EFAULT, -ENOMEM.
 */
export function link_receive(netns: u32, index: u32, what: u32, address: usize, by: i32): i32 {
  const found = lookupNamespace(netns);
  if (found == null) return -Errno.EBADF;
  if (by != 1 && by != -1) return -Errno.EINVAL;
  const link = links.byIndex(found, index);
  if (link == null) return -Errno.ENODEV;
  const hasAddress = what == PacketMembership.MULTICAST || what == PacketMembership.UNICAST;
  if (hasAddress && !user.access(address, link.addressLength)) return -Errno.EFAULT;
  return done(receives.want(link, what, address, by));
}

/**
 * What files of the link with an index tell that no protocol does. `fact`: 0, where its link-layer address is from (addr_assign_type); 1, its name
 * (name_assign_type); 2, the number of a macvtap's character device, its minor in the low 20 bits; 3, what a tun or tap device was made with (IFF_…). Of
 * a bond's port: 4, how many joined before it; and in mode 802.3ad 5, its key; 6 and 7, of it and of its partner, whether they came into step in time
 * (0, not a minute ago; 1, no; 2, yes) and four times how often they did not. Or -EBADF, -ENODEV, -ENOENT where the link is of another kind, -EINVAL for another fact.
 */
export function link_fact(netns: u32, index: u32, fact: u32): i32 {
  const found = lookupNamespace(netns);
  if (found == null) return -Errno.EBADF;
  const link = links.byIndex(found, index);
  if (link == null) return -Errno.ENODEV;
  switch (fact) {
    case 0:
      return link.addressFrom;
    case 1:
      return link.nameFrom;
    case 2:
      return link.kind == LinkKind.MACVTAP ? macvtap.deviceNumber(macvlan.dataOf(link).minor) : -Errno.ENOENT;
    case 3:
      return link.kind == LinkKind.TUN ? tun.dataOf(link).flags : -Errno.ENOENT;
    case 4:
    case 5:
    case 6:
    case 7:
      return bondPorts.factOf(link, fact - 4);
    default:
      return -Errno.EINVAL;
  }
}

/**
 * What a file of a link keeps that the kernel does not go by, at `to`, `room` bytes. `which`: the host's number for the file, bits 0 to 7; of the link
 * (0), of a queue that it receives by (1) or sends by (2), bits 8 to 15; and of which, bits 16 to 31. How many bytes that is, 0 where none was set, or
 * -EBADF, -ENODEV, -EFAULT, -EINVAL, -ERANGE for less room than it takes.
 */
export function link_note_get(netns: u32, index: u32, which: u32, to: usize, room: i32): i32 {
  const found = lookupNamespace(netns);
  if (found == null) return -Errno.EBADF;
  if (room < 0) return -Errno.EINVAL;
  if (!user.access(to, room)) return -Errno.EFAULT;
  const link = links.byIndex(found, index);
  return link == null ? -Errno.ENODEV : notes.get(link, which, to, room);
}

/**
 * Has a link keep that, `size` bytes of 4096 at most, or with 0 nothing any more: as long as the link is there, and the queue in use. Errors likewise,
 * -EINVAL for a queue that is not in use too, and -ENOMEM.
 */
export function link_note_set(netns: u32, index: u32, which: u32, value: usize, size: i32): i32 {
  const found = lookupNamespace(netns);
  if (found == null) return -Errno.EBADF;
  if (size < 0) return -Errno.EINVAL;
  if (!user.access(value, size)) return -Errno.EFAULT;
  const link = links.byIndex(found, index);
  return link == null ? -Errno.ENODEV : notes.set(link, which, value, size);
}

/**
 * Sends bytes from the kernel to a group. How many sockets got them, or -EBADF, -EPROTONOSUPPORT, -EINVAL, -EFAULT, -ENOBUFS, or -ESRCH
 * when nobody did.
 */
export function broadcast(netns: u32, protocol: u32, group: u32, bytes: usize, size: i32): i32 {
  const found = lookupNamespace(netns);
  if (found == null) return -Errno.EBADF;
  if (!exists(protocol)) return -Errno.EPROTONOSUPPORT;
  if (!address.isGroup(protocol, group) || size <= 0) return -Errno.EINVAL;
  if (!user.access(bytes, size)) return -Errno.EFAULT;
  const message = messages.copyOf(bytes, size);
  if (message == null) return -Errno.ENOBUFS;
  message.group = group;
  const result = multicast(found, protocol, message, null, 0);
  messages.release(message);
  return done(result);
}

/**
 * Sends a kobject uevent: `action@devpath NUL (KEY=VALUE NUL)…`, to which the kernel adds SEQNUM. 0, or -EBADF, -EFAULT, -EINVAL for
 * another form, -ENOMEM for more than Linux allows: 2048 bytes or 64 variables.
 */
export function uevent(netns: u32, text: usize, size: i32): i32 {
  const found = lookupNamespace(netns);
  if (found == null) return -Errno.EBADF;
  if (size <= 0) return -Errno.EINVAL;
  if (!user.access(text, size)) return -Errno.EFAULT;
  return done(events.emit(found, text, size));
}

/** When `run_timers` has something to do: milliseconds on the import `clock`, as f64; -1 when never. */
export function next_timer(): f64 {
  return timeouts.nextDeadline();
}

/** Does what is due at `now`, milliseconds on the import `clock`, as f64. Nothing is ever done before its time, nor without this. */
export function run_timers(now: f64): i32 {
  timeouts.run(now);
  deferred.run();
  return done(0);
}
