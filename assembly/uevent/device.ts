/**
 * A network device announces itself, and its queues (netdev_register_kobject, netdev_uevent, rx_queue_add_kobject).
 */

import { IFNAMSIZ } from '../generated/rt-link';
import * as messages from '../memory/message';
import { Message } from '../memory/message';
import * as text from '../memory/text';
import * as kinds from '../net/kind';
import { Link, LinkKind, nameLength, nameOf } from '../net/link';
import * as macvlan from '../net/drivers/macvlan';
import * as macvtap from '../net/drivers/macvtap';
import { QUEUE_BITS } from '../net/register';
import * as uevent from './uevent';

const DIRECTORY = '/devices/virtual/net/';
/** Room for the texts of an event: the device path up to three times, and the variables. */
const EVENT_SIZE: u32 = 320 + 4 * IFNAMSIZ;

/** The device came to be. */
export function added(link: Link): void {
  device(link, 'add');
  queuesCome(link, '/queues/rx-', 0, link.liveRxQueues);
  queuesCome(link, '/queues/tx-', 0, link.liveTxQueues);
  if (link.kind == LinkKind.MACVTAP) tap(link, 'add');
}

/** The device is gone. */
export function removed(link: Link): void {
  if (link.kind == LinkKind.MACVTAP) tap(link, 'remove');
  queuesGone(link, '/queues/rx-', link.liveRxQueues, 0);
  queuesGone(link, '/queues/tx-', link.liveTxQueues, 0);
  device(link, 'remove');
}

/** It uses other queues than before, of which so many were for sending, and above QUEUE_BITS for receiving. */
export function queuesChanged(link: Link, before: u32): void {
  const tx = before & ((1 << QUEUE_BITS) - 1);
  const rx = before >>> QUEUE_BITS;
  queuesGone(link, '/queues/tx-', tx, link.liveTxQueues);
  queuesCome(link, '/queues/tx-', tx, link.liveTxQueues);
  queuesGone(link, '/queues/rx-', rx, link.liveRxQueues);
  queuesCome(link, '/queues/rx-', rx, link.liveRxQueues);
}

/** The device went to another namespace; its queues have no say in that. */
export function left(link: Link): void {
  device(link, 'remove');
}

/** The device came from another namespace. */
export function arrived(link: Link): void {
  device(link, 'add');
}

/** The device has another name; `old` is the one it had, NUL-padded to IFNAMSIZ. */
export function renamed(link: Link, old: usize): void {
  const message = begin(link, 'move', '', -1, 'net');
  if (message == null) return;
  uevent.append(message, 'DEVPATH_OLD=');
  uevent.append(message, DIRECTORY);
  uevent.appendBytes(message, old, text.lengthOf(old, IFNAMSIZ));
  uevent.appendEnd(message);
  finish(message, link);
}

function device(link: Link, action: string): void {
  const message = begin(link, action, '', -1, 'net');
  if (message != null) finish(message, link);
}

/** Adds what identifies the device, and sends. */
function finish(message: Message, link: Link): void {
  if (kinds.isDeviceType(link.kind)) {
    uevent.append(message, 'DEVTYPE=');
    uevent.append(message, kinds.nameOf(link.kind));
    uevent.appendEnd(message);
  }
  uevent.append(message, 'INTERFACE=');
  uevent.appendBytes(message, nameOf(link), nameLength(link));
  uevent.appendEnd(message);
  uevent.append(message, 'IFINDEX=');
  uevent.appendNumber(message, link.index);
  uevent.appendEnd(message);
  uevent.send(link.netns, message);
}

/** A macvtap's character device (macvtap_device_event). */
function tap(link: Link, action: string): void {
  const message = begin(link, action, '/macvtap/tap', link.index, 'macvtap');
  if (message == null) return;
  uevent.append(message, 'MAJOR=');
  uevent.appendNumber(message, macvtap.MAJOR);
  uevent.appendEnd(message);
  uevent.append(message, 'MINOR=');
  uevent.appendNumber(message, macvlan.dataOf(link).minor);
  uevent.appendEnd(message);
  uevent.append(message, 'DEVNAME=tap');
  uevent.appendNumber(message, link.index);
  uevent.appendEnd(message);
  uevent.send(link.netns, message);
}

function queuesCome(link: Link, prefix: string, before: u32, after: u32): void {
  for (let i = before; i < after; i++) queue(link, 'add', prefix, i);
}

/** The last goes first. */
function queuesGone(link: Link, prefix: string, before: u32, after: u32): void {
  for (let i = before; i > after; i--) queue(link, 'remove', prefix, i - 1);
}

function queue(link: Link, action: string, prefix: string, number: i32): void {
  const message = begin(link, action, prefix, number, 'queues');
  if (message != null) uevent.send(link.netns, message);
}

/** The texts that every event begins with; null, the event counted as missed, when memory has run out. */
function begin(link: Link, action: string, prefix: string, number: i32, subsystem: string): Message | null {
  const message = messages.create(EVENT_SIZE);
  if (message == null) {
    uevent.miss(link.netns);
    return null;
  }
  uevent.append(message, action);
  uevent.append(message, '@');
  appendPath(message, link, prefix, number);
  uevent.append(message, 'ACTION=');
  uevent.append(message, action);
  uevent.appendEnd(message);
  uevent.append(message, 'DEVPATH=');
  appendPath(message, link, prefix, number);
  uevent.append(message, 'SUBSYSTEM=');
  uevent.append(message, subsystem);
  uevent.appendEnd(message);
  return message;
}

/** The path of a device, or of one of its queues or its character device when `number` is not negative. */
function appendPath(message: Message, link: Link, prefix: string, number: i32): void {
  uevent.append(message, DIRECTORY);
  uevent.appendBytes(message, nameOf(link), nameLength(link));
  if (number >= 0) {
    uevent.append(message, prefix);
    uevent.appendNumber(message, number);
  }
  uevent.appendEnd(message);
}
