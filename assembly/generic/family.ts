/**
 * The families of generic netlink (struct genl_family): the controller and Linux's own, which are there from the start and describe themselves
 * as the module starts, and those that the host registers (generic/registry.ts). All that is told of a family is told of this structure. The
 * lowest ids, which those from the start have, are in a table; what is above is in a tree.
 *
 *      operations   ┌─ command ─┬─ flags: what it can, and wants ─┬─ policy to do, 0: none ─┬─ policy to dump ─┬─ not validated ─┐ …
 *      groups       ┌─ name, 16 bytes with its NUL ─┬─ flags: who may join ─┐ …
 */

import { GENL_MIN_ID, GENL_NAMSIZ, OpFlags } from '../generated/nlctrl';
import * as radix from '../memory/radix';
import { RadixTree } from '../memory/radix';
import * as text from '../memory/text';
import * as numbers from '../netlink/group_numbers';

/** Who answers for a family. */
export const enum Service {
  HOST,
  CONTROLLER,
  TCP_METRICS,
  MPTCP_PM,
  NETDEV,
  SEG6,
  IOAM6,
  ETHTOOL,
}

@unmanaged
export class Family {
  id: u32;
  /** A Service. */
  service: u32;
  version: u32;
  /** Bytes of its own header after genlmsghdr. */
  headerSize: u32;
  /** The highest attribute of a family with one policy for all its operations; 0 where each has its own. */
  maxAttribute: u32;
  /** The first command from which on a request's header must be clean (resv_start_op). */
  firstStrictCommand: u32;
  operations: usize;
  operationCount: u32;
  /** Its groups are numbered from `firstGroup` on, among all families'. */
  groups: usize;
  groupCount: u32;
  firstGroup: u32;
}

/** The name follows the structure. */
export const FAMILY_SIZE: u32 = offsetof<Family>() + GENL_NAMSIZ;

@unmanaged
export class Operation {
  command: u32;
  /** OpFlags. */
  flags: u32;
  doPolicy: usize;
  dumpPolicy: usize;
  /** Bits of `Unvalidated`. */
  unvalidated: u32;
}

/** What of a request is not checked, for programs that are older than the checks (enum genl_validate_flags). */
export const enum Unvalidated {
  STRICT = 1,
  DUMP = 2,
  DUMP_STRICT = 4,
}

@unmanaged
export class GroupName {
  text0: u64;
  text1: u64;
  /** Capabilities to join: 0 none, 1 CAP_NET_ADMIN, 2 CAP_SYS_ADMIN. */
  flags: u32;
  unused: u32;
}

const LOW_IDS: u32 = 16;
const low: usize = memory.data(LOW_IDS << 2, 4);
const high = changetype<RadixTree>(memory.data(offsetof<RadixTree>(), 4));

/** Takes in a family that is there from the start: who it is, how it is called, and `count` operations. */
export function describe(
  family: Family,
  service: Service,
  id: u32,
  version: u32,
  name: string,
  operations: usize,
  count: u32,
): void {
  family.id = id;
  family.service = service;
  family.version = version;
  family.operations = operations;
  family.operationCount = count;
  text.write(nameOf(family), name);
  store<u32>(placeOf(id), <u32>changetype<usize>(family));
}

/** As `describe`: its groups, numbered from `first` on. */
export function describeGroups(family: Family, groups: usize, count: u32, first: u32): void {
  family.groups = groups;
  family.groupCount = count;
  family.firstGroup = first;
  for (let i: u32 = 0; i < count; i++) numbers.restrict(first + i, groupAt(family, i).flags);
}

/** Where the table has the family with an id. */
function placeOf(id: u32): usize {
  return low + ((id - GENL_MIN_ID) << 2);
}

/** The family with a name of `length` bytes, or null. */
export function byName(name: usize, length: u32): Family | null {
  let family = from(0);
  while (family != null) {
    const own = nameOf(family);
    if (text.lengthOf(own, GENL_NAMSIZ) == length && memory.compare(own, name, length) == 0) return family;
    family = from(family.id + 1);
  }
  return null;
}

/** The family with the lowest id that is `id` or above, or null. */
export function from(id: u32): Family | null {
  for (let i = max(id, GENL_MIN_ID); i < GENL_MIN_ID + LOW_IDS; i++) {
    const found = load<u32>(placeOf(i));
    if (found != 0) return changetype<Family>(<usize>found);
  }
  const found = radix.next(high, id);
  return found == 0 ? null : changetype<Family>(found);
}

export function byId(id: u32): Family | null {
  const isLow = id - GENL_MIN_ID < LOW_IDS;
  const found = isLow ? <usize>load<u32>(placeOf(id)) : radix.get(high, id);
  return found == 0 ? null : changetype<Family>(found);
}

/** Takes a family in, under its id; false: no memory. */
export function add(family: Family): bool {
  if (family.id >= GENL_MIN_ID + LOW_IDS) return radix.set(high, family.id, changetype<usize>(family));
  store<u32>(placeOf(family.id), <u32>changetype<usize>(family));
  return true;
}

export function remove(family: Family): void {
  if (family.id >= GENL_MIN_ID + LOW_IDS) radix.remove(high, family.id);
  else store<u32>(placeOf(family.id), 0);
}

/** Where a family's name lies, with its NUL. */
export function nameOf(family: Family): usize {
  return changetype<usize>(family) + offsetof<Family>();
}

export function operationAt(family: Family, i: u32): Operation {
  return changetype<Operation>(family.operations + i * offsetof<Operation>());
}

export function groupAt(family: Family, i: u32): GroupName {
  return changetype<GroupName>(family.groups + i * offsetof<GroupName>());
}

/** Whether an operation dumps, or does. */
export function can(operation: Operation, dump: bool): bool {
  return (operation.flags & (dump ? OpFlags.CMD_CAP_DUMP : OpFlags.CMD_CAP_DO)) != 0;
}

/** A family's operation, or null. */
export function operationOf(family: Family, command: u32): Operation | null {
  for (let i: u32 = 0; i < family.operationCount; i++) {
    const operation = operationAt(family, i);
    if (operation.command == command) return operation;
  }
  return null;
}
