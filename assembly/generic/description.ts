/**
 * What a host says of a family that it registers, and whether that can be believed: nothing in it leads anywhere but into itself.
 *
 *      ┌─ Description ─┬─ operations, 20 each ─┬─ groups, 24 each ─┬─ where policies begin, 4 each ─┬─ policies: 16-bit words ─┐
 *
 * Operations and groups are as in generic/family.ts, but that an operation's policies are 1 + their place in the list, 0 for none.
 * Policies are as in wire/policy.ts.
 */

import { GENL_NAMSIZ, OpFlags } from '../generated/nlctrl';
import { RuleKind } from '../generated/policies';
import * as text from '../memory/text';
import * as policies from '../wire/policy';
import * as rules from '../wire/policy_rule';
import { GroupName, Operation, Unvalidated } from './family';

@unmanaged
export class Description {
  name0: u64;
  name1: u64;
  version: u32;
  headerSize: u32;
  maxAttribute: u32;
  firstStrictCommand: u32;
  operationCount: u32;
  groupCount: u32;
  policyCount: u32;
  wordCount: u32;
}

/** More of anything than this no family has. */
const MOST: u32 = 4096;
const MOST_WORDS: u32 = 1 << 20;
const COMMANDS: u32 = 256;
const KNOWN_FLAGS: u32 = OpFlags.ADMIN_PERM | OpFlags.UNS_ADMIN_PERM | OpFlags.CMD_CAP_DO | OpFlags.CMD_CAP_DUMP;
const KNOWN_UNVALIDATED: u32 = Unvalidated.STRICT | Unvalidated.DUMP | Unvalidated.DUMP_STRICT;
/** Words of the details of a rule, by what they are. */
const RANGE_WORDS: u32 = 9;
const MASK_WORDS: u32 = 5;
const TEXT_HEAD: u32 = 2;

export function operationsOf(description: Description): usize {
  return changetype<usize>(description) + offsetof<Description>();
}

export function groupsOf(description: Description): usize {
  return operationsOf(description) + description.operationCount * offsetof<Operation>();
}

export function startsOf(description: Description): usize {
  return groupsOf(description) + description.groupCount * offsetof<GroupName>();
}

export function wordsOf(description: Description): usize {
  return startsOf(description) + (description.policyCount << 2);
}

/** True when `size` bytes are a description of a family that there can be. */
export function isValid(description: Description, size: u32): bool {
  if (size < offsetof<Description>()) return false;
  if (description.operationCount > COMMANDS || description.groupCount > MOST || description.policyCount > MOST)
    return false;
  if (description.wordCount > MOST_WORDS) return false;
  const end = wordsOf(description) + (description.wordCount << 1);
  if (end - changetype<usize>(description) != size) return false;
  if (description.version >= COMMANDS || description.headerSize >= MOST || (description.headerSize & 3) != 0)
    return false;
  if (!isName(changetype<usize>(description))) return false;
  for (let i: u32 = 0; i < description.groupCount; i++) {
    if (!isName(groupsOf(description) + i * offsetof<GroupName>())) return false;
  }
  for (let i: u32 = 0; i < description.operationCount; i++) if (!isOperation(description, i)) return false;
  for (let i: u32 = 0; i < description.policyCount; i++) if (!isPolicy(description, i)) return false;
  return true;
}

/** True for a text of one letter or more, with its NUL. */
function isName(at: usize): bool {
  const length = text.lengthOf(at, GENL_NAMSIZ);
  return length != 0 && length < GENL_NAMSIZ;
}

function isOperation(description: Description, index: u32): bool {
  const operation = changetype<Operation>(operationsOf(description) + index * offsetof<Operation>());
  if (operation.command >= COMMANDS || (operation.flags & ~KNOWN_FLAGS) != 0) return false;
  if ((operation.flags & (OpFlags.CMD_CAP_DO | OpFlags.CMD_CAP_DUMP)) == 0) return false;
  if ((operation.unvalidated & ~KNOWN_UNVALIDATED) != 0) return false;
  if (operation.doPolicy > description.policyCount || operation.dumpPolicy > description.policyCount) return false;
  for (let i: u32 = 0; i < index; i++) {
    const other = changetype<Operation>(operationsOf(description) + i * offsetof<Operation>());
    if (other.command == operation.command) return false;
  }
  return true;
}

/** True when the policy, its rules and their details lie within the words. */
function isPolicy(description: Description, index: u32): bool {
  const start = load<u32>(startsOf(description) + (index << 2));
  const count = description.wordCount;
  if (start >= count || count - start < 2) return false;
  const policy = wordsOf(description) + (start << 1);
  const max = policies.maxOf(policy);
  if (max > count - start - 2) return false;
  for (let type: u32 = 1; type <= max; type++) {
    if (!isRule(description, policies.ruleOf(policy, type))) return false;
  }
  return true;
}

function isRule(description: Description, rule: usize): bool {
  const kind = rules.kindOf(rule);
  const operand = rules.operandOf(rule);
  const words = wordsOf(description);
  // From the details to the end, if the operand leads there.
  const at = <u32>((rule - words) >>> 1) + operand;
  const left = at < description.wordCount ? description.wordCount - at : 0;
  switch (kind) {
    case RuleKind.UNSPEC:
    case RuleKind.STRING:
    case RuleKind.NUL_STRING:
    case RuleKind.BINARY:
    case RuleKind.BINARY_MIN:
    case RuleKind.BINARY_MAX:
    case RuleKind.FLAG:
      return true;
    case RuleKind.NESTED:
    case RuleKind.NESTED_ARRAY:
      return operand == 0 || (left >= 1 && begins(description, (rules.nestedOf(rule) - words) >>> 1));
    case RuleKind.REJECT:
      return operand == 0 || (left > TEXT_HEAD && load<u32>(rules.detailsOf(rule)) >>> 1 <= left - TEXT_HEAD);
    case RuleKind.BITFIELD32:
    case RuleKind.BINARY_RANGE:
    case RuleKind.BINARY_RANGE_WARN:
      return operand != 0 && left >= 2;
    default:
      if (kind > <u32>RuleKind.BINARY_RANGE_WARN) return false;
      return operand == 0 || (left >= MASK_WORDS && (rules.hasMask(rule) || left >= RANGE_WORDS));
  }
}

/** True when a policy begins at a word. */
function begins(description: Description, word: usize): bool {
  for (let i: u32 = 0; i < description.policyCount; i++) {
    if (load<u32>(startsOf(description) + (i << 2)) == <u32>word) return true;
  }
  return false;
}
