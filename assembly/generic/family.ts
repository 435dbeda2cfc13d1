/**
 * The families of generic netlink and what the controller tells of them (struct genl_family). So far there is one, nlctrl,
 * the controller, which describes itself like any other.
 */

import { GENL_ID_CTRL, NLCTRL_VERSION, NlctrlCommand, NlctrlGroup, OpFlags } from '../generated/nlctrl';
import { CTRL_POLICY_FAMILY, CTRL_POLICY_POLICY } from '../generated/policies';
import * as text from '../memory/text';

/** Operations as pairs of words {command, flags}, ended by a 0. */
// prettier-ignore
const CONTROLLER_OPERATIONS: usize = memory.data<u32>([
  NlctrlCommand.GETFAMILY, OpFlags.CMD_CAP_DO | OpFlags.CMD_CAP_DUMP | OpFlags.CMD_CAP_HASPOL,
  NlctrlCommand.GETPOLICY, OpFlags.CMD_CAP_DUMP | OpFlags.CMD_CAP_HASPOL,
  0,
]);

const CONTROLLER = 'nlctrl';
const NOTIFY_GROUP = 'notify';

/** The id of the family with a name of `length` bytes, or 0. */
export function byName(name: usize, length: u32): u32 {
  return text.equals(name, length, CONTROLLER) ? GENL_ID_CTRL : 0;
}

/** The lowest id of a family that is `id` or above, or 0. */
export function from(id: u32): u32 {
  return id <= GENL_ID_CTRL ? GENL_ID_CTRL : 0;
}

export function exists(id: u32): bool {
  return id != 0 && from(id) == id;
}

/* What a family says of itself; `id` must exist. */

export function nameOf(_id: u32): string {
  return CONTROLLER;
}

export function versionOf(_id: u32): u32 {
  return NLCTRL_VERSION;
}

/** Bytes of the family's own header after genlmsghdr. */
export function headerSizeOf(_id: u32): u32 {
  return 0;
}

/** The highest attribute of a family with one policy for all its operations; 0 where each has its own. */
export function maxAttributeOf(_id: u32): u32 {
  return 0;
}

export function operationsOf(_id: u32): usize {
  return CONTROLLER_OPERATIONS;
}

/** A family's multicast group: its name, and its number among all groups. */
export function groupNameOf(_id: u32): string {
  return NOTIFY_GROUP;
}

export function groupIdOf(_id: u32): u32 {
  return NlctrlGroup.NOTIFY;
}

/** The first command from which on a request's header must be clean (resv_start_op). */
export function firstStrictCommand(_id: u32): u32 {
  return NlctrlCommand.GETPOLICY + 1;
}

/** The flags of a family's operation; 0 when it has no such operation. */
export function operationFlags(id: u32, command: u32): u32 {
  for (let at = operationsOf(id); load<u32>(at) != 0; at += 8) {
    if (load<u32>(at) == command) return load<u32>(at, 4);
  }
  return 0;
}

/** The policy of an operation's attributes (wire/policy.ts). */
export function policyOf(_id: u32, command: u32): usize {
  return command == NlctrlCommand.GETPOLICY ? CTRL_POLICY_POLICY : CTRL_POLICY_FAMILY;
}
