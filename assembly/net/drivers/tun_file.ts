/**
 * Descriptors of /dev/net/tun (tun_chr_open, tun_chr_ioctl, tun_chr_close): by its first request a descriptor makes a tun or tap in the
 * namespace that it was opened in, or becomes a queue of one that is there. A queue can be put aside, and taken up again.
 *
 *      TunFile   ┌─ kind, handle ─┬─ place among the descriptors of its link ─┬─ link, 0: none ─┬─ is disabled … ─┐
 */

import { Errno } from '../../generated/errno';
import { Ifreq, IFREQ_SIZE, NetdeviceIoctl, TunFlags, TunIoctl } from '../../generated/netdevice';
import { IFNAMSIZ } from '../../generated/rt-link';
import { Kind, create as createHandle, lookup as lookupHandle, remove as removeHandle } from '../../memory/handle';
import * as heap from '../../memory/heap';
import * as list from '../../memory/list';
import * as text from '../../memory/text';
import * as user from '../../memory/user';
import * as namespaces from '../lifecycle';
import { Link, LinkKind, nameOf } from '../link';
import { byName } from '../links';
import { Namespace } from '../namespace';
import * as register from '../register';
import * as state from '../state';
import * as tun from './tun';
import * as setting from './tun_setting';
import { FEATURES, MAX_QUEUES, NOBODY, Tun } from './tun';

@unmanaged
export class TunFile {
  kind: u32;
  handle: u32;
  nextFile: usize;
  previousFile: usize;
  netns: Namespace;
  /** The link that it is a queue of, or 0. */
  link: usize;
  /** The queue is put aside. */
  isDisabled: bool;
  /** The index that a link it makes is to have, or 0. */
  index: u32;

  get node(): usize {
    return changetype<usize>(this) + offsetof<TunFile>('nextFile');
  }
}

/** Who makes a request. */
@unmanaged
export class Caller {
  uid: u32;
  gid: u32;
  mayChange: bool;
}

const TYPES: u32 = TunFlags.TUN | TunFlags.TAP;

/** A descriptor without a link, in a namespace; its handle, or -ENOMEM. */
export function open(netns: Namespace): i32 {
  const pointer = heap.allocZeroed(offsetof<TunFile>());
  if (pointer == 0) return -Errno.ENOMEM;
  const file = changetype<TunFile>(pointer);
  file.kind = Kind.TUN;
  file.netns = netns;
  file.handle = createHandle(pointer);
  if (file.handle == 0) {
    heap.free(pointer);
    return -Errno.ENOMEM;
  }
  namespaces.retain(netns);
  return file.handle;
}

/** The descriptor of a handle, or null: EBADF. */
export function lookup(handle: u32): TunFile | null {
  const pointer = lookupHandle(handle, Kind.TUN);
  return pointer == 0 ? null : changetype<TunFile>(pointer);
}

function linkOf(file: TunFile): Link | null {
  return file.link == 0 ? null : changetype<Link>(file.link);
}

export function close(file: TunFile): void {
  const link = linkOf(file);
  if (link != null) leave(file, link);
  removeHandle(file.handle);
  namespaces.release(file.netns);
  heap.free(changetype<usize>(file));
}

/** A queue goes, and with the last the carrier, and the link if it is not to stay (__tun_detach). */
function leave(file: TunFile, link: Link): void {
  const self = tun.dataOf(link);
  list.remove(self.files, file.node);
  file.link = 0;
  if (file.isDisabled) {
    self.disabled--;
    file.isDisabled = false;
  } else {
    self.queues--;
    countQueues(link);
  }
  if (self.queues + self.disabled == 0) {
    state.setCarrier(link, false);
    if ((self.flags & TunFlags.PERSIST) == 0) {
      register.remove(link);
      return;
    }
  }
  state.touched(link);
}

/** The link uses as many queues as programs do; it keeps the last. */
function countQueues(link: Link): void {
  const queues = tun.dataOf(link).queues;
  if (queues != 0 && queues != link.liveTxQueues) register.useQueues(link, queues, queues);
}

/** The link of these descriptors is gone (tun_detach_all). */
export function linkGone(self: Tun): void {
  for (let node = self.firstFile; node != 0; node = self.firstFile) {
    const file = changetype<TunFile>(node - offsetof<TunFile>('nextFile'));
    list.remove(self.files, node);
    file.link = 0;
    file.isDisabled = false;
  }
}

/** One request; 0 or a negative errno. `argument`: a number, or for requests on something of `size` bytes where that is. */
export function ioctl(caller: Caller, file: TunFile, request: u32, argument: usize, size: u32): i32 {
  const needed = sizeOf(request);
  if (needed != 0 && (size < needed || !user.access(argument, needed))) return -Errno.EFAULT;
  switch (request) {
    case TunIoctl.GETFEATURES:
      store<u32>(argument, TYPES | TunFlags.NO_CARRIER | FEATURES);
      return 0;
    case TunIoctl.SETQUEUE:
      return setQueue(caller, file, flagsIn(argument));
    case TunIoctl.SETIFF:
      return file.link != 0 ? -Errno.EEXIST : setInterface(caller, file, argument);
    case TunIoctl.SETIFINDEX:
      if (file.link != 0) return -Errno.EPERM;
      if (load<i32>(argument) < 0) return -Errno.EINVAL;
      file.index = load<u32>(argument);
      return 0;
    default:
  }
  const link = linkOf(file);
  return link == null ? -Errno.EBADFD : setting.change(link, file.isDisabled, request, argument);
}

/** Bytes of what a request is on; 0 for one on a number. */
function sizeOf(request: u32): u32 {
  switch (request) {
    case TunIoctl.SETIFF:
    case TunIoctl.GETIFF:
    case TunIoctl.SETQUEUE:
    case NetdeviceIoctl.GIFHWADDR:
    case NetdeviceIoctl.SIFHWADDR:
      return IFREQ_SIZE;
    case TunIoctl.GETFEATURES:
    case TunIoctl.SETIFINDEX:
    case TunIoctl.SETCARRIER:
    case TunIoctl.GETSNDBUF:
    case TunIoctl.SETSNDBUF:
    case TunIoctl.GETVNETHDRSZ:
    case TunIoctl.SETVNETHDRSZ:
    case TunIoctl.GETVNETLE:
    case TunIoctl.SETVNETLE:
      return 4;
    default:
      return 0;
  }
}

function flagsIn(ifreq: usize): u32 {
  return load<u16>(ifreq, Ifreq.VALUE);
}

/** Makes a link, or becomes a queue of one (tun_set_iff). */
function setInterface(caller: Caller, file: TunFile, ifreq: usize): i32 {
  const flags = flagsIn(ifreq);
  const frags = (flags & TunFlags.NAPI_FRAGS) != 0;
  if (frags && !caller.mayChange) return -Errno.EPERM;
  if (frags && ((flags & TunFlags.NAPI) == 0 || (flags & TYPES) != TunFlags.TAP)) return -Errno.EINVAL;
  const length = min(text.lengthOf(ifreq, IFNAMSIZ), IFNAMSIZ - 1);
  const known = byName(file.netns, ifreq, length);
  const result = known == null ? make(caller, file, flags, ifreq, length) : join(caller, file, flags, known);
  const link = linkOf(file);
  if (result != 0 || link == null) return result;
  if (known == null || !isOneOfMany(link)) state.setCarrier(link, (flags & TunFlags.NO_CARRIER) == 0);
  memory.copy(ifreq, nameOf(link), IFNAMSIZ);
  return 0;
}

/** True for a queue of a link that has others. */
function isOneOfMany(link: Link): bool {
  const self = tun.dataOf(link);
  return (self.flags & TunFlags.MULTI_QUEUE) != 0 && self.queues + self.disabled > 1;
}

function join(caller: Caller, file: TunFile, flags: u32, link: Link): i32 {
  if ((flags & TunFlags.TUN_EXCL) != 0) return -Errno.EBUSY;
  if (link.kind != LinkKind.TUN) return -Errno.EINVAL;
  const self = tun.dataOf(link);
  const fits = (flags & TunFlags.TUN) != 0 ? !tun.isTap(link) : false;
  if (!fits && !((flags & TunFlags.TAP) != 0 && tun.isTap(link))) return -Errno.EINVAL;
  if (((flags ^ self.flags) & TunFlags.MULTI_QUEUE) != 0) return -Errno.EINVAL;
  if (isRefused(caller, self)) return -Errno.EPERM;
  const bad = attach(file, link);
  if (bad != 0) return bad;
  if (!isOneOfMany(link)) self.flags = (self.flags & ~FEATURES) | (flags & FEATURES);
  state.touched(link);
  return 0;
}

/** Others than its owner and those of its group have to be administrators (tun_not_capable). */
function isRefused(caller: Caller, self: Tun): bool {
  const isOther = self.owner != NOBODY && self.owner != caller.uid;
  const isOutside = self.group != NOBODY && self.group != caller.gid;
  return (isOther || isOutside) && !caller.mayChange;
}

/** Takes up a queue (tun_attach). */
function attach(file: TunFile, link: Link): i32 {
  const self = tun.dataOf(link);
  if (file.link != 0 && !file.isDisabled) return -Errno.EINVAL;
  if ((self.flags & TunFlags.MULTI_QUEUE) == 0 && self.queues == 1) return -Errno.EBUSY;
  if (!file.isDisabled && self.queues + self.disabled == MAX_QUEUES) return -Errno.E2BIG;
  if (file.isDisabled) self.disabled--;
  else list.append(self.files, file.node);
  file.isDisabled = false;
  file.link = changetype<usize>(link);
  self.queues++;
  countQueues(link);
  return 0;
}

function make(caller: Caller, file: TunFile, flags: u32, name: usize, length: u32): i32 {
  if (!caller.mayChange) return -Errno.EPERM;
  if ((flags & TYPES) == 0) return -Errno.EINVAL;
  const link = tun.allocate(file.netns, flags, name, length);
  if (link == null) return -Errno.ENOMEM;
  link.index = file.index;
  attach(file, link);
  const bad = register.register(link);
  if (bad != 0) {
    linkGone(tun.dataOf(link));
    register.discard(link);
    return bad;
  }
  register.announce(link);
  return 0;
}

/** Puts a queue aside, or takes it up again (tun_set_queue). */
function setQueue(caller: Caller, file: TunFile, flags: u32): i32 {
  const link = linkOf(file);
  if ((flags & TunFlags.ATTACH_QUEUE) != 0) {
    if (link == null || !file.isDisabled) return -Errno.EINVAL;
    if (isRefused(caller, tun.dataOf(link))) return -Errno.EPERM;
    const bad = attach(file, link);
    if (bad != 0) return bad;
    state.touched(link);
    return 0;
  }
  if ((flags & TunFlags.DETACH_QUEUE) == 0 || link == null || file.isDisabled) return -Errno.EINVAL;
  const self = tun.dataOf(link);
  if ((self.flags & TunFlags.MULTI_QUEUE) == 0) return -Errno.EINVAL;
  file.isDisabled = true;
  self.queues--;
  self.disabled++;
  countQueues(link);
  state.touched(link);
  return 0;
}
