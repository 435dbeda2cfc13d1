/**
 * CTRL_CMD_GETPOLICY's answer (ctrl_dumppolicy, net/netlink/policy.c): first, for each operation, which policies it has, then each policy,
 * one attribute a message. Policies are numbered from 0 in the order in which the operations name them, what is in their nests right behind.
 *
 * The cursor: `cursor` counts messages, `cursor2` is the family, `cursor3` the one operation that was asked for, or ALL. The list of policies is
 * made anew for each page: a family may go meanwhile, and then the dump is over.
 */

import { Errno } from '../generated/errno';
import { HeaderFlag } from '../generated/netlink';
import { CtrlAttribute, GENL_ID_CTRL, NlctrlCommand, OpPolicyAttribute } from '../generated/nlctrl';
import { RuleKind } from '../generated/policies';
import { Message } from '../memory/message';
import * as vector from '../memory/vector';
import { Vector } from '../memory/vector';
import { Dump } from '../netlink/dump';
import * as policies from '../wire/policy';
import * as description from '../wire/policy_describe';
import * as rules from '../wire/policy_rule';
import * as writer from '../wire/writer';
import * as families from './family';
import { Family, Operation } from './family';
import * as header from './header';

/** No command: all operations are asked for. */
export const ALL: u32 = 0xffffffff;

/** The policies of the family that is told, by their numbers. */
const list = changetype<Vector>(memory.data(offsetof<Vector>(), 4));

/** True when a family has any policy. */
export function hasPolicies(family: Family): bool {
  for (let i: u32 = 0; i < family.operationCount; i++) {
    if (hasPolicy(families.operationAt(family, i))) return true;
  }
  return false;
}

function hasPolicy(operation: Operation): bool {
  return operation.doPolicy != 0 || operation.dumpPolicy != 0;
}

/** What a new dump is about: all operations of a family, or one. */
export function prepare(dump: Dump, family: Family, command: u32): void {
  dump.cursor2 = family.id;
  dump.cursor3 = command;
}

/** Fills a page, from the message in the cursor on. The result ends the dump with a datagram of its own. */
export function fillPage(dump: Dump, page: Message): i32 {
  const family = families.byId(dump.cursor2);
  if (family == null) return 0;
  const known = collect(dump, family);
  if (known) while (writeNext(dump, page, family)) dump.cursor++;
  vector.clear(list);
  return known ? page.length : -Errno.ENOMEM;
}

function isAsked(dump: Dump, operation: Operation): bool {
  return (dump.cursor3 == ALL || dump.cursor3 == operation.command) && hasPolicy(operation);
}

/** Makes the list; false: no memory. */
function collect(dump: Dump, family: Family): bool {
  for (let i: u32 = 0; i < family.operationCount; i++) {
    const operation = families.operationAt(family, i);
    if (!isAsked(dump, operation)) continue;
    if (!noteWhole(operation.doPolicy) || !noteWhole(operation.dumpPolicy)) return false;
  }
  return true;
}

/** Numbers a policy and all that lie in it, each looked into in its turn. */
function noteWhole(first: usize): bool {
  const known = list.length;
  if (!note(first)) return false;
  for (let i = known; i < list.length; i++) {
    const policy: usize = vector.get(list, i);
    const max = policies.maxOf(policy);
    for (let type: u32 = 1; type <= max; type++) {
      const rule = policies.ruleOf(policy, type);
      if (leads(rule) && !note(rules.nestedOf(rule))) return false;
    }
  }
  return true;
}

/** True for a nest whose inside has a policy. */
function leads(rule: usize): bool {
  const kind = rules.kindOf(rule);
  return (kind == RuleKind.NESTED || kind == RuleKind.NESTED_ARRAY) && rules.operandOf(rule) != 0;
}

/** Numbers a policy, unless it has a number or there is none. */
function note(policy: usize): bool {
  return policy == 0 || numberOf(policy) < list.length || vector.push(list, <u32>policy);
}

function numberOf(policy: usize): u32 {
  let i: u32 = 0;
  while (i < list.length && vector.get(list, i) != <u32>policy) i++;
  return i;
}

/** Appends the message in the cursor; false when it does not fit, or there is none. */
function writeNext(dump: Dump, page: Message, family: Family): bool {
  let left = dump.cursor;
  for (let i: u32 = 0; i < family.operationCount; i++) {
    const operation = families.operationAt(family, i);
    if (!isAsked(dump, operation)) continue;
    if (left == 0) return writeOperation(dump, page, operation);
    left--;
  }
  for (let number: u32 = 0; number < list.length; number++) {
    const policy: usize = vector.get(list, number);
    const max = policies.maxOf(policy);
    for (let type: u32 = 1; type <= max; type++) {
      const rule = policies.ruleOf(policy, type);
      if (!description.isDescribed(rule)) continue;
      if (left == 0) return writeRule(dump, page, number, type, rule);
      left--;
    }
  }
  return false;
}

function begin(dump: Dump, page: Message): u32 {
  const controller = families.byId(GENL_ID_CTRL)!;
  const port = dump.socket.port;
  const start = header.begin(page, controller, HeaderFlag.MULTI, dump.sequence, port, NlctrlCommand.GETPOLICY);
  writer.u16Attribute(page, CtrlAttribute.FAMILY_ID, dump.cursor2);
  return start;
}

/** Which policy an operation has, for doing and for dumping. Linux numbers the nest by the command that does, or else 0. */
function writeOperation(dump: Dump, page: Message, operation: Operation): bool {
  const start = begin(dump, page);
  const outer = writer.nest(page, CtrlAttribute.OP_POLICY);
  const item = writer.nest(page, families.can(operation, false) ? operation.command : 0);
  if (operation.doPolicy != 0) writer.u32Attribute(page, OpPolicyAttribute.DO, numberOf(operation.doPolicy));
  if (operation.dumpPolicy != 0) writer.u32Attribute(page, OpPolicyAttribute.DUMP, numberOf(operation.dumpPolicy));
  writer.endNest(page, item);
  writer.endNest(page, outer);
  return writer.end(page, start);
}

/** What a policy says of one attribute. */
function writeRule(dump: Dump, page: Message, number: u32, type: u32, rule: usize): bool {
  const start = begin(dump, page);
  const outer = writer.nest(page, CtrlAttribute.POLICY);
  const item = writer.nest(page, number);
  description.write(page, type, rule, leads(rule) ? numberOf(rules.nestedOf(rule)) : description.UNNUMBERED);
  writer.endNest(page, item);
  writer.endNest(page, outer);
  return writer.end(page, start);
}
