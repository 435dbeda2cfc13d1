/**
 * The ABI: every export of the module, one function a call. docs/abi.md is made from these comments.
 *
 * Integers are 32 bits wide and little-endian in memory unless a comment says otherwise. A pointer is an offset in the
 * exported `memory` and must lie, with all that is read or written there, in one block from `alloc`: else -EFAULT. A result
 * of 0 or more is success, a negative one is -errno in Linux's numbers. No call traps, blocks, or calls back into the host
 * but for the imports in host.ts. Memory may grow in any call, so a host takes its views anew.
 *
 * All state lies in memory: between calls a copy of it is a copy of the kernel. A new instance of the very same module (its custom section
 * `build_id` tells) whose memory is overwritten with the copy, before any call, goes on from there; its clock must not be behind.
 *
 * Namespaces, tasks, sockets and descriptors of tun devices are named by handles: positive, never used twice, and checked, so that a stale one, or one
 * of another kind, is -EBADF.
 */

import * as family from './family';
import { Errno } from './generated/errno';
import { SocketIoctl } from './generated/netdevice';
import { AddressFamily, Capability } from './generated/socket';
import * as answer from './generic/answer';
import * as registry from './generic/registry';
import * as heap from './memory/heap';
import * as messages from './memory/message';
import * as text from './memory/text';
import * as user from './memory/user';
import * as address from './netlink/address';
import * as lifecycle from './netlink/lifecycle';
import { multicast } from './netlink/multicast';
import * as option from './netlink/option';
import * as polling from './netlink/poll';
import { exists } from './netlink/protocol';
import * as settings from './netlink/settings';
import * as sockets from './netlink/socket';
import { timeoutOf } from './netlink/socket_time';
import * as table from './netlink/table';
import * as tasks from './netlink/task';
import { capable } from './netlink/task';
import * as wake from './netlink/wake';
import * as timeouts from './net/timeouts';
import { ADDRESS_SIZE } from './net/address6';
import * as dad6 from './net/dad6';
import * as router6 from './net/router6';
import * as deferred from './net/deferred';
import * as device from './net/device';
import * as links from './net/link';
import { LinkKind } from './net/link';
import * as interfaces from './net/ioctl';
import * as namespaces from './net/lifecycle';
import * as register from './net/register';
import { lookup as lookupNamespace } from './net/namespace';
import * as state from './net/state';
import * as sysctl from './net/sysctl';
import * as tunFiles from './net/tun_file';
import { Caller as TunCaller } from './net/tun_file';
import * as events from './uevent/uevent';

const ABI_VERSION: i32 = 1;

/** Ends a call that may have woken somebody. */
function done(result: i32): i32 {
  wake.deliver();
  return result;
}

/** The version of this ABI: 1. It changes when a call changes its meaning. */
export function abi_version(): i32 {
  return ABI_VERSION;
}

/**
 * Sets what an administrator sets at boot; before the first other call. Settings: 1 the bytes that linear memory may grow to,
 * 2 rmem_default, 3 rmem_max (2304 or more), 4 wmem_default, 5 wmem_max (4608 or more), 6 ticks a second (100 to 1000),
 * 7 processors (1 to 8192). -EINVAL for an unknown setting, less than that, or more than 0x3fffffff (memory: 1 to 0x7fff0000).
 */
export function configure(setting: u32, value: u32): i32 {
  return settings.configure(setting, value);
}

/** How much memory: 0 bytes in use, blocks of `alloc` included; 1 bytes of linear memory; 2 bytes it may grow to. -EINVAL. */
export function meminfo(which: u32): i32 {
  switch (which) {
    case 0:
      return heap.used();
    case 1:
      return memory.size() << 16;
    case 2:
      return heap.limit();
    default:
      return -Errno.EINVAL;
  }
}

/** A cleared block of `size` bytes for the host's own use, 8-aligned: its pointer, or -EINVAL for size 0, -ENOMEM. */
export function alloc(size: u32): i32 {
  if (size == 0) return -Errno.EINVAL;
  const pointer = user.alloc(size);
  return pointer == 0 ? -Errno.ENOMEM : <i32>pointer;
}

/** Takes back a block of `alloc`; -EINVAL when the pointer is none. */
export function free(pointer: usize): i32 {
  return user.free(pointer) ? 0 : -Errno.EINVAL;
}

/** Makes a network namespace, with `lo`, down: its handle, or -ENOMEM. */
export function netns_create(): i32 {
  // Nobody is in it yet, so nobody hears of it; and this may be called within another call: see the import `netns_of`.
  return namespaces.create();
}

/** Retires a namespace's handle; it lives while tasks and sockets are in it. -EBADF. */
export function netns_destroy(netns: u32): i32 {
  const found = lookupNamespace(netns);
  if (found == null) return -Errno.EBADF;
  namespaces.destroy(found);
  return done(0);
}

/**
 * Makes a task: its thread group id (positive), its user and group, its effective capabilities (64 bits, bit n for capability
 * n), and the namespace its sockets are made in. Its handle, or -EINVAL, -EBADF, -ENOMEM.
 */
export function task_create(pid: i32, uid: u32, gid: u32, capabilities: u64, netns: u32): i32 {
  const found = lookupNamespace(netns);
  return found == null ? -Errno.EBADF : tasks.create(pid, uid, gid, capabilities, found);
}

/** Gives a task other credentials (setuid, capset). -EBADF. */
export function task_credentials(task: u32, uid: u32, gid: u32, capabilities: u64): i32 {
  const found = tasks.lookup(task);
  if (found == null) return -Errno.EBADF;
  tasks.setCredentials(found, uid, gid, capabilities);
  return 0;
}

/** setns(2): a task's new sockets are made in another namespace; those it has stay where they are. -EBADF. */
export function task_setns(task: u32, netns: u32): i32 {
  const found = tasks.lookup(task);
  const place = lookupNamespace(netns);
  if (found == null || place == null) return -Errno.EBADF;
  tasks.setNamespace(found, place);
  return done(0);
}

/** Forgets a task. Its sockets stay open until they are closed. -EBADF. */
export function task_destroy(task: u32): i32 {
  const found = tasks.lookup(task);
  if (found == null) return -Errno.EBADF;
  tasks.destroy(found);
  return done(0);
}

/**
 * socket(2) for AF_NETLINK: a handle with one reference, or -EINVAL, -ESOCKTNOSUPPORT, -EPROTONOSUPPORT, -EBADF, -ENOMEM. Descriptor
 * flags in the type are the host's business and have no effect.
 */
export function socket(task: u32, type: u32, protocol: u32): i32 {
  const owner = tasks.lookup(task);
  return owner == null ? -Errno.EBADF : lifecycle.create(owner, type, protocol);
}

/** One more descriptor refers to the socket (dup, fork, SCM_RIGHTS). -EBADF. */
export function socket_ref(socket: u32): i32 {
  const found = sockets.lookup(socket);
  return found == null ? -Errno.EBADF : lifecycle.retain(found);
}

/** close(2): one descriptor fewer; the last one closes the socket and retires the handle. -EBADF. */
export function close(socket: u32): i32 {
  const found = sockets.lookup(socket);
  if (found == null) return -Errno.EBADF;
  lifecycle.release(found);
  return done(0);
}

/** bind(2) to a struct sockaddr_nl of `length` bytes. -EBADF, -EFAULT, -EINVAL, -EPERM, -EADDRINUSE, -ENOMEM. */
export function bind(task: u32, socket: u32, name: usize, length: i32): i32 {
  const caller = tasks.lookup(task);
  const found = sockets.lookup(socket);
  return caller == null || found == null ? -Errno.EBADF : address.bind(caller, found, name, length);
}

/** connect(2): sets the default destination; AF_UNSPEC takes it back. -EBADF, -EFAULT, -EINVAL, -EPERM, -ENOMEM. */
export function connect(task: u32, socket: u32, name: usize, length: i32): i32 {
  const caller = tasks.lookup(task);
  const found = sockets.lookup(socket);
  return caller == null || found == null ? -Errno.EBADF : address.connect(caller, found, name, length);
}

/** getsockname(2): fills a struct sockaddr_nl, cut to the u32 at `lengthPointer`, which becomes 12. -EBADF, -EFAULT, -EINVAL. */
export function getsockname(socket: u32, name: usize, lengthPointer: usize): i32 {
  const found = sockets.lookup(socket);
  return found == null ? -Errno.EBADF : address.localName(found, name, lengthPointer);
}

/** getpeername(2), as `getsockname`. */
export function getpeername(socket: u32, name: usize, lengthPointer: usize): i32 {
  const found = sockets.lookup(socket);
  return found == null ? -Errno.EBADF : address.peerName(found, name, lengthPointer);
}

/**
 * setsockopt(2). SO_ATTACH_FILTER takes a struct sock_fprog as a 32-bit guest has it, 8 bytes: length u16, padding, and a pointer to so
 * many instructions of 8 bytes. -EBADF, -EFAULT, -EINVAL, -EPERM, -ENOMEM, -ENOENT, -ENOPROTOOPT.
 */
export function setsockopt(task: u32, socket: u32, level: u32, name: u32, value: usize, length: i32): i32 {
  const caller = tasks.lookup(task);
  const found = sockets.lookup(socket);
  if (caller == null || found == null) return -Errno.EBADF;
  return done(option.setOption(caller, found, level, name, value, length));
}

/**
 * getsockopt(2): fills the value, cut to the u32 at `lengthPointer`, which becomes its length. SO_GET_FILTER counts instructions there,
 * not bytes. Errors as `setsockopt`.
 */
export function getsockopt(socket: u32, level: u32, name: u32, value: usize, lengthPointer: usize): i32 {
  const found = sockets.lookup(socket);
  return found == null ? -Errno.EBADF : option.getOption(found, level, name, value, lengthPointer);
}

/**
 * sendmsg(2). The descriptor, 28 bytes: name pointer (0: none), name length, data pointer, data length, control pointer (0:
 * none), control length, flags. Control messages are laid out as in a 32-bit guest: length, level, type, data, aligned to 4.
 * The bytes sent, or -EBADF, -EFAULT, -EINVAL, -EPERM, -EMSGSIZE, -ENODATA, -EOPNOTSUPP, -ECONNREFUSED, -ESRCH, -ENOBUFS, -ENOMEM; -EAGAIN when the
 * receiver has no room: `poll` for 0x10000 tells when to try again.
 */
export function sendmsg(task: u32, socket: u32, descriptor: usize, flags: u32): i32 {
  const caller = tasks.lookup(task);
  const found = sockets.lookup(socket);
  if (caller == null || found == null) return -Errno.EBADF;
  return done(family.sendmsg(caller, found, descriptor, flags));
}

/**
 * recvmsg(2), with a descriptor as for `sendmsg`: name length, control length and flags are filled in. Takes one datagram; flags
 * MSG_PEEK (2) and MSG_TRUNC (0x20) as on Linux. The bytes received, or a pending error, -EAGAIN, -EBADF, -EFAULT, -EINVAL,
 * -EOPNOTSUPP.
 */
export function recvmsg(socket: u32, descriptor: usize, flags: u32): i32 {
  const found = sockets.lookup(socket);
  return found == null ? -Errno.EBADF : done(family.recvmsg(found, descriptor, flags));
}

/**
 * How long a call that waits on the socket may wait (SO_RCVTIMEO; SO_SNDTIMEO when `sending` is not 0), in milliseconds, as f64: -1 for as
 * long as it takes, 0 for not at all. Then it ends with -EAGAIN. -EBADF.
 */
export function time_limit(socket: u32, sending: u32): f64 {
  const found = sockets.lookup(socket);
  return found == null ? -Errno.EBADF : timeoutOf(found, sending != 0);
}

/**
 * poll(2): those of `events` that hold now, and ERR and HUP in any case. When none does the socket is armed: the first of them to
 * come about is told through the import `wake`, once. With `events` 0 the socket is disarmed, and the result is all that holds.
 * Beside poll's own bits there is 0x10000: a send that was refused with -EAGAIN may be tried again. -EBADF.
 */
export function poll(socket: u32, events: u32): i32 {
  const found = sockets.lookup(socket);
  return found == null ? -Errno.EBADF : polling.poll(found, events);
}

/**
 * For hosts whose `wake` returns 0: moves up to `capacity` entries of 8 bytes, {socket, events}, to `list`, oldest first. How
 * many, or -EFAULT, -EINVAL.
 */
export function ready(list: usize, capacity: i32): i32 {
  if (capacity < 0 || capacity > i32.MAX_VALUE >> 3) return -Errno.EINVAL;
  if (!user.access(list, capacity << 3)) return -Errno.EFAULT;
  return wake.take(list, capacity);
}

/**
 * The sockets of a namespace that have a port, as /proc/net/netlink lists them, after the kernel's own: fills up to `capacity` entries of
 * 28 bytes at `list`, {socket, 0 for the kernel's; protocol; port; mask of groups 1 to 32; bytes charged; 1 while it dumps; drops}, a u32
 * each. How many there are, or -EBADF, -EFAULT, -EINVAL.
 */
export function socket_list(netns: u32, list: usize, capacity: i32): i32 {
  const found = lookupNamespace(netns);
  if (found == null) return -Errno.EBADF;
  if (capacity < 0 || <u32>capacity > <u32>i32.MAX_VALUE / table.ENTRY_SIZE) return -Errno.EINVAL;
  if (!user.access(list, capacity * table.ENTRY_SIZE)) return -Errno.EFAULT;
  return table.list(found, list, capacity);
}

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
  if (family != AddressFamily.NETLINK)
    return done(interfaces.ioctl(caller.netns, family, mayChange, request, argument, size, hz));
  const found = sockets.lookup(socket);
  if (found == null) return -Errno.EBADF;
  if (request == SocketIoctl.FIOASYNC) return polling.setAsync(found, argument, size);
  return done(interfaces.ioctl(found.netns, family, mayChange, request, argument, size, hz));
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
 * Registers a family of generic netlink, in all namespaces: its id. The description: name 16 (with its NUL), version u32, bytes of the
 * family's own header u32 (a multiple of 4), highest attribute u32 (0: each operation has its own policy), first command whose headers
 * must be clean u32, numbers of operations, groups, policies and words u32 each; then operations, 20 bytes each: command, flags (1
 * CAP_NET_ADMIN, 2 does, 4 dumps, 16 CAP_NET_ADMIN), 1 + the place of its policy to do and of that to dump (0: none), what is not
 * validated (1 doing strictly, 2 dumps, 4 dumps strictly); groups, 24 each: name 16, who may join u32 (1 CAP_NET_ADMIN, 2
 * CAP_SYS_ADMIN), 0; the word at which each policy begins u32; the words u16 (assembly/wire/policy.ts). Requests come through the import
 * `genl_request`. One of those from the start with that name goes, nlctrl excepted. -EFAULT, -EINVAL, -EEXIST, -ENOSPC, -ENOMEM, -EBUSY from within that.
 */
export function genl_register(description: usize, size: i32): i32 {
  if (size < 0) return -Errno.EINVAL;
  if (!user.access(description, size)) return -Errno.EFAULT;
  return done(registry.register(description, size));
}

/** Takes a family away, of `genl_register` or of those from the start but nlctrl: who is in its groups is so no more. -ENOENT, -EBUSY from within `genl_request`. */
export function genl_unregister(id: u32): i32 {
  return done(registry.unregister(id));
}

/** The id of the family with a name of `size` bytes and no NUL, and in the upper 16 bits the number of its first group. -ENOENT, -EFAULT, -EINVAL. */
export function genl_find(name: usize, size: i32): i32 {
  if (size < 0) return -Errno.EINVAL;
  if (!user.access(name, size)) return -Errno.EFAULT;
  return registry.find(name, size);
}

/**
 * From within `genl_request`: one message of the answer, from its genlmsghdr on; its nlmsghdr is put before it. -EINVAL when nobody asks,
 * -EFAULT, -ENOBUFS, -EAGAIN when the requester has no room, -ECONNREFUSED when it is connected to another.
 */
export function genl_reply(bytes: usize, size: i32): i32 {
  if (size < 0) return -Errno.EINVAL;
  if (!user.access(bytes, size)) return -Errno.EFAULT;
  return answer.reply(bytes, size);
}

/**
 * From within `genl_request`: explains what it is about to return, for who set EXT_ACK: by a text of up to 256 bytes of ASCII, and, of an
 * error, the offset in the request of the attribute that is wrong, the type of one that is missing, the offset of the nest that lacks it; 0
 * for what there is not. -EINVAL, -EFAULT.
 */
export function genl_explain(text: usize, size: i32, offset: u32, missing: u32, nest: u32): i32 {
  if (size < 0) return -Errno.EINVAL;
  if (!user.access(text, size)) return -Errno.EFAULT;
  return answer.explain(text, size, offset, missing, nest);
}

/** From within `genl_request`: up to 20 bytes that the acknowledgement carries (NLMSGERR_ATTR_COOKIE), for who set EXT_ACK. -EINVAL, -EFAULT. */
export function genl_cookie(bytes: usize, size: i32): i32 {
  if (size < 0) return -Errno.EINVAL;
  if (!user.access(bytes, size)) return -Errno.EFAULT;
  return answer.setCookie(bytes, size);
}

/**
 * The host, which returned 1 from `genl_request` on a socket, for the family with this id, can answer now: it is asked again, at once, and may
 * again return 1. Until then what else was sent on the socket waits, up to its send buffer, beyond which sendmsg is -EAGAIN: `poll` for
 * 0x10000 tells when to try again. -EBADF when the socket was closed, -EINVAL when it waits for nothing of the kind, -EBUSY from within
 * `genl_request`.
 */
export function genl_resume(socket: u32, id: u32): i32 {
  if (answer.isAsked()) return -Errno.EBUSY;
  const found = sockets.lookup(socket);
  return found == null ? -Errno.EBADF : done(family.resume(found, id));
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

/**
 * Writes a setting's value, text that ends with a newline, at `to`, 64 bytes. `name`, `length` bytes: its place below /proc/sys, as
 * net/ipv6/conf/eth0/disable_ipv6. The value's length, or -EBADF, -EFAULT, -ENOENT for a name that is none, -EIO.
 */
export function sysctl_get(netns: u32, name: usize, length: i32, to: usize): i32 {
  const found = lookupNamespace(netns);
  if (found == null) return -Errno.EBADF;
  if (length <= 0) return -Errno.ENOENT;
  if (!user.access(name, length) || !user.access(to, sysctl.VALUE_SIZE)) return -Errno.EFAULT;
  return sysctl.read(found, name, length, to);
}

/** Sets a setting by text of `size` bytes, as an administrator; names as for `sysctl_get`. Errors likewise, and -EINVAL, -EPERM. */
export function sysctl_set(netns: u32, name: usize, length: i32, value: usize, size: i32): i32 {
  const found = lookupNamespace(netns);
  if (found == null) return -Errno.EBADF;
  if (length <= 0) return -Errno.ENOENT;
  if (size <= 0) return -Errno.EINVAL;
  if (!user.access(name, length) || !user.access(value, size)) return -Errno.EFAULT;
  const result = sysctl.write(found, name, length, value, size);
  deferred.run();
  return done(result);
}

/**
 * Writes the names of the settings that a link has below net/ipv4/conf, or net/ipv6/conf for `family` 10, at `to`, set apart by spaces. How many bytes
 * that is, or -EINVAL for another family, -ERANGE when `room` is less.
 */
export function sysctl_names(family: i32, to: usize, room: i32): i32 {
  const names = sysctl.namesOf(family);
  if (names.length == 0) return -Errno.EINVAL;
  if (room < names.length) return -Errno.ERANGE;
  if (!user.access(to, room)) return -Errno.EFAULT;
  return text.write(to, names);
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
