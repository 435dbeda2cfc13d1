/**
 * What the controller says of a family: in answers, and to its group "notify" when a family comes or goes (ctrl_fill_info,
 * ctrl_fill_mcgrp_info, genl_ctrl_event).
 */

import { Protocol } from '../generated/netlink';
import {
  CtrlAttribute,
  GENL_ID_CTRL,
  GENL_NAMSIZ,
  McastGroupAttribute,
  NlctrlGroup,
  OpAttribute,
} from '../generated/nlctrl';
import * as messages from '../memory/message';
import { Message } from '../memory/message';
import * as text from '../memory/text';
import { lost, multicast } from '../netlink/multicast';
import * as namespaces from '../net/lifecycle';
import * as writer from '../wire/writer';
import * as families from './family';
import { Family } from './family';
import * as header from './header';

/** Bytes that a family's message takes at the most, but for its operations and groups. */
const BASE_SIZE: u32 = 96;
/** An operation, and a group, as nests. */
const OPERATION_SIZE: u32 = 20;
const GROUP_SIZE: u32 = 32;

/** Room that `write` needs. */
export function sizeOf(family: Family): u32 {
  return BASE_SIZE + family.operationCount * OPERATION_SIZE + family.groupCount * GROUP_SIZE;
}

/** Room that `write` needs for the longest message there is. */
export function largest(): u32 {
  let size: u32 = 0;
  let family = families.from(0);
  while (family != null) {
    size = max(size, sizeOf(family));
    family = families.from(family.id + 1);
  }
  return size;
}

/** Appends a family's message; false, with nothing appended, when it does not fit. */
export function write(message: Message, family: Family, command: u32, flags: u32, sequence: u32, port: u32): bool {
  const start = begin(message, command, flags, sequence, port);
  nameAttribute(message, CtrlAttribute.FAMILY_NAME, families.nameOf(family));
  writer.u16Attribute(message, CtrlAttribute.FAMILY_ID, family.id);
  writer.u32Attribute(message, CtrlAttribute.VERSION, family.version);
  writer.u32Attribute(message, CtrlAttribute.HDRSIZE, family.headerSize);
  writer.u32Attribute(message, CtrlAttribute.MAXATTR, family.maxAttribute);
  writeOperations(message, family);
  writeGroups(message, family, 0, family.groupCount);
  return writer.end(message, start);
}

function begin(message: Message, command: u32, flags: u32, sequence: u32, port: u32): u32 {
  return header.begin(message, families.byId(GENL_ID_CTRL)!, flags, sequence, port, command);
}

function nameAttribute(message: Message, type: u32, name: usize): void {
  writer.stringAttribute(message, type, name, text.lengthOf(name, GENL_NAMSIZ));
}

function writeOperations(message: Message, family: Family): void {
  if (family.operationCount == 0) return;
  const list = writer.nestPlain(message, CtrlAttribute.OPS);
  for (let i: u32 = 0; i < family.operationCount; i++) {
    const operation = families.operationAt(family, i);
    const item = writer.nestPlain(message, i + 1);
    writer.u32Attribute(message, OpAttribute.ID, operation.command);
    writer.u32Attribute(message, OpAttribute.FLAGS, operation.flags);
    writer.endNest(message, item);
  }
  writer.endNest(message, list);
}

/** Groups from index `first` up to `end`, counted from 1 in the message. */
function writeGroups(message: Message, family: Family, first: u32, end: u32): void {
  if (first == end) return;
  const list = writer.nestPlain(message, CtrlAttribute.MCAST_GROUPS);
  for (let i = first; i < end; i++) {
    const item = writer.nestPlain(message, i - first + 1);
    writer.u32Attribute(message, McastGroupAttribute.ID, family.firstGroup + i);
    nameAttribute(message, McastGroupAttribute.NAME, changetype<usize>(families.groupAt(family, i)));
    writer.endNest(message, item);
  }
  writer.endNest(message, list);
}

/** Tells all namespaces that a family has come or gone: `command` NEWFAMILY or DELFAMILY. */
export function announce(family: Family, command: u32): void {
  const message = messages.create(sizeOf(family));
  if (message != null) write(message, family, command, 0, 0, 0);
  tell(message);
}

/** Likewise of its group `index`: NEWMCAST_GRP or DELMCAST_GRP. */
export function announceGroup(family: Family, command: u32, index: u32): void {
  const message = messages.create(BASE_SIZE + GROUP_SIZE);
  if (message != null) {
    const start = begin(message, command, 0, 0, 0);
    nameAttribute(message, CtrlAttribute.FAMILY_NAME, families.nameOf(family));
    writer.u16Attribute(message, CtrlAttribute.FAMILY_ID, family.id);
    writeGroups(message, family, index, index + 1);
    writer.end(message, start);
  }
  tell(message);
}

/** Sends a message, whose reference it takes, to "notify" in each namespace; null: there was no memory for it, which listeners hear. */
function tell(message: Message | null): void {
  if (message != null) {
    messages.trim(message);
    message.group = NlctrlGroup.NOTIFY;
  }
  for (let netns = namespaces.after(null); netns != null; netns = namespaces.after(netns)) {
    if (message == null) lost(netns, Protocol.GENERIC, NlctrlGroup.NOTIFY);
    else multicast(netns, Protocol.GENERIC, message, null, 0);
  }
  if (message != null) messages.release(message);
}
