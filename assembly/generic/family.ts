/**
 * The families of generic netlink (struct genl_family): the controller, which is there from the start and describes itself like any
 * other, and those that the host registers (generic/registry.ts). All that is told of a family is told of this structure.
 *
 *      operations   ┌─ command ─┬─ flags: what it can, and wants ─┬─ policy to do, 0: none ─┬─ policy to dump ─┬─ not validated ─┐ …
 *      groups       ┌─ name, 16 bytes with its NUL ─┬─ flags: who may join ─┐ …
 */

import { GENL_ID_CTRL, GENL_NAMSIZ, NLCTRL_VERSION, NlctrlCommand, NlctrlGroup, OpFlags } from '../generated/nlctrl';
import { CTRL_POLICY_FAMILY, CTRL_POLICY_POLICY } from '../generated/policies';
import * as radix from '../memory/radix';
import { RadixTree } from '../memory/radix';
import * as text from '../memory/text';

@unmanaged
export class Family {
  id: u32;
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

const families = changetype<RadixTree>(memory.data(offsetof<RadixTree>(), 4));

/* The controller. */
const controller = changetype<Family>(memory.data(FAMILY_SIZE, 8));
const controllerGroup = changetype<GroupName>(memory.data(offsetof<GroupName>(), 8));
// prettier-ignore
const CONTROLLER_OPERATIONS: usize = memory.data<u32>([
  NlctrlCommand.GETFAMILY, OpFlags.CMD_CAP_DO | OpFlags.CMD_CAP_DUMP | OpFlags.CMD_CAP_HASPOL, 0, 0, Unvalidated.STRICT,
  NlctrlCommand.GETPOLICY, OpFlags.CMD_CAP_DUMP | OpFlags.CMD_CAP_HASPOL, 0, 0, 0,
]);

boot();

/** Fills in the controller, as the module starts. */
function boot(): void {
  controller.id = GENL_ID_CTRL;
  controller.version = NLCTRL_VERSION;
  controller.firstStrictCommand = NlctrlCommand.GETPOLICY + 1;
  controller.operations = CONTROLLER_OPERATIONS;
  controller.operationCount = 2;
  controller.groups = changetype<usize>(controllerGroup);
  controller.groupCount = 1;
  controller.firstGroup = NlctrlGroup.NOTIFY;
  text.write(nameOf(controller), 'nlctrl');
  text.write(changetype<usize>(controllerGroup), 'notify');
  const getFamily = operationAt(controller, 0);
  getFamily.doPolicy = CTRL_POLICY_FAMILY;
  getFamily.dumpPolicy = CTRL_POLICY_FAMILY;
  operationAt(controller, 1).dumpPolicy = CTRL_POLICY_POLICY;
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
  if (id <= GENL_ID_CTRL) return controller;
  const found = radix.next(families, id);
  return found == 0 ? null : changetype<Family>(found);
}

export function byId(id: u32): Family | null {
  if (id == GENL_ID_CTRL) return controller;
  const found = radix.get(families, id);
  return found == 0 ? null : changetype<Family>(found);
}

/** Takes a family in, under its id; false: no memory. */
export function add(family: Family): bool {
  return radix.set(families, family.id, changetype<usize>(family));
}

export function remove(family: Family): void {
  radix.remove(families, family.id);
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
