/**
 * Families that the host registers (genl_register_family, genl_unregister_family): each is one block, a Family with its name and what of
 * its description (generic/description.ts) it keeps. It is there in all namespaces.
 */

import { Errno } from '../generated/errno';
import { Protocol } from '../generated/netlink';
import {
  GENL_ID_PMCRAID,
  GENL_ID_VFS_DQUOT,
  GENL_MAX_ID,
  GENL_NAMSIZ,
  GENL_START_ALLOC,
  NlctrlCommand,
  OpFlags,
} from '../generated/nlctrl';
import * as handles from '../memory/handle';
import { Kind } from '../memory/handle';
import * as heap from '../memory/heap';
import * as text from '../memory/text';
import * as group from '../netlink/group';
import * as numbers from '../netlink/group_numbers';
import { Socket } from '../netlink/socket';
import * as answer from './answer';
import * as descriptions from './description';
import { Description } from './description';
import * as families from './family';
import { FAMILY_SIZE, Family, Service } from './family';
import * as familyMessage from './family_message';

/** The id that was given last: the next is sought from there on (idr_alloc_cyclic). */
const last: usize = memory.data(4, 4);

/**
 * Takes a family in; its id, or -EINVAL for what is no description, -EEXIST, -ENOSPC, -ENOMEM, -EBUSY amid a request. One of Linux's own with
 * its name goes, as a module does for another.
 */
export function register(from: usize, size: u32): i32 {
  if (answer.isAsked()) return -Errno.EBUSY;
  const description = changetype<Description>(from);
  if (!descriptions.isValid(description, size)) return -Errno.EINVAL;
  const namesake = families.byName(from, text.lengthOf(from, GENL_NAMSIZ));
  if (namesake != null && namesake.service <= <u32>Service.CONTROLLER) return -Errno.EEXIST;
  const id = freeId(description);
  if (id == 0) return -Errno.ENOSPC;
  const block = heap.allocZeroed(FAMILY_SIZE + size);
  if (block == 0) return -Errno.ENOMEM;
  const family = changetype<Family>(block);
  family.id = id;
  fill(family, description, size);
  if (!families.add(family)) {
    heap.free(block);
    return -Errno.ENOMEM;
  }
  if (!takeGroups(family)) {
    families.remove(family);
    heap.free(block);
    return -Errno.ENOMEM;
  }
  if (namesake != null) withdraw(namesake);
  familyMessage.announce(family, NlctrlCommand.NEWFAMILY);
  for (let i: u32 = 0; i < family.groupCount; i++) familyMessage.announceGroup(family, NlctrlCommand.NEWMCAST_GRP, i);
  return id;
}

/** The id of the family with a name, and its first group above; -ENOENT. */
export function find(name: usize, length: u32): i32 {
  const family = families.byName(name, length);
  return family == null ? -Errno.ENOENT : family.id | (family.firstGroup << 16);
}

/** True for the two families whose groups have the number of the family. */
function hasFixedId(description: usize): bool {
  return fixedId(description) != 0;
}

function fixedId(name: usize): u32 {
  const length = text.lengthOf(name, GENL_NAMSIZ);
  if (text.equals(name, length, 'VFS_DQUOT')) return GENL_ID_VFS_DQUOT;
  return text.equals(name, length, 'pmcraid') ? GENL_ID_PMCRAID : 0;
}

/** An id that no family has, or 0. */
function freeId(description: Description): u32 {
  const fixed = fixedId(changetype<usize>(description));
  if (fixed != 0) return families.byId(fixed) == null ? fixed : 0;
  const start = max(load<u32>(last) + 1, GENL_START_ALLOC);
  for (let id = start; id <= GENL_MAX_ID; id++) if (families.byId(id) == null) return noted(id);
  for (let id = GENL_START_ALLOC; id < start; id++) if (families.byId(id) == null) return noted(id);
  return 0;
}

function noted(id: u32): u32 {
  store<u32>(last, id);
  return id;
}

/** Copies the description behind the family, and has its operations point at their policies. */
function fill(family: Family, description: Description, size: u32): void {
  family.version = description.version;
  family.headerSize = description.headerSize;
  family.maxAttribute = description.maxAttribute;
  family.firstStrictCommand = description.firstStrictCommand;
  memory.copy(families.nameOf(family), changetype<usize>(description), GENL_NAMSIZ);
  const copy = changetype<Description>(changetype<usize>(family) + FAMILY_SIZE);
  memory.copy(changetype<usize>(copy), changetype<usize>(description), size);
  family.operations = descriptions.operationsOf(copy);
  family.operationCount = copy.operationCount;
  family.groups = descriptions.groupsOf(copy);
  family.groupCount = copy.groupCount;
  for (let i: u32 = 0; i < family.operationCount; i++) {
    const operation = families.operationAt(family, i);
    operation.doPolicy = policyAt(copy, operation.doPolicy);
    operation.dumpPolicy = policyAt(copy, operation.dumpPolicy);
    if (operation.doPolicy != 0 || operation.dumpPolicy != 0) operation.flags |= OpFlags.CMD_CAP_HASPOL;
  }
}

/** The address of a policy by 1 + its place; 0: none. */
function policyAt(description: Description, place: usize): usize {
  if (place == 0) return 0;
  const start = load<u32>(descriptions.startsOf(description) + ((place - 1) << 2));
  return descriptions.wordsOf(description) + (start << 1);
}

/** Numbers a family's groups; false: no memory. */
function takeGroups(family: Family): bool {
  if (family.groupCount == 0) return true;
  const isFixed = hasFixedId(families.nameOf(family)) && family.groupCount == 1;
  const first = isFixed ? family.id : numbers.take(family.groupCount);
  if (first == 0) return false;
  family.firstGroup = first;
  for (let i: u32 = 0; i < family.groupCount; i++) numbers.restrict(first + i, families.groupAt(family, i).flags);
  return true;
}

/** Takes a family away, the host's or one of Linux's own, but never the controller. -ENOENT, -EBUSY amid a request. */
export function unregister(id: u32): i32 {
  if (answer.isAsked()) return -Errno.EBUSY;
  const family = families.byId(id);
  if (family == null || family.service == Service.CONTROLLER) return -Errno.ENOENT;
  withdraw(family);
  if (family.service == Service.HOST) heap.free(changetype<usize>(family));
  return 0;
}

/** Makes a family unknown: who is in its groups is so no more. */
function withdraw(family: Family): void {
  if (family.groupCount != 0) dismiss(family);
  for (let i: u32 = 0; i < family.groupCount; i++) {
    numbers.free(family.firstGroup + i);
    familyMessage.announceGroup(family, NlctrlCommand.DELMCAST_GRP, i);
  }
  families.remove(family);
  familyMessage.announce(family, NlctrlCommand.DELFAMILY);
}

/** Ends the memberships in a family's groups, in all namespaces. */
function dismiss(family: Family): void {
  let pointer = handles.from(0, Kind.SOCKET);
  while (pointer != 0) {
    const socket = changetype<Socket>(pointer);
    if (socket.protocol == Protocol.GENERIC) {
      for (let i: u32 = 0; i < family.groupCount; i++) group.leave(socket, family.firstGroup + i);
    }
    pointer = handles.from(handles.indexOf(socket.handle) + 1, Kind.SOCKET);
  }
}
