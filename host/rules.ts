/**
 * Rules, which select the table for a route lookup, as an rtnetlink client: what `ip rule` does, with further attributes by the names
 * of specs/rt-rule.yaml. All checks are the kernel's.
 */
import { type OptionNames, options as known } from './arguments.js';
import { NLM_F_CREATE, NLM_F_EXCL } from './constants.js';
import type { DecodedMessage, RtRule } from './codec/families.js';
import type { FibRuleAttrs, FibRuleFlags, FibRuleHdr, FrAct } from './codec/tables/rt-rule.js';
import { RT_TABLE_LOCAL, RT_TABLE_MAIN, RT_TABLE_UNSPEC } from './generated/rt-route.js';
import { RTNL_FAMILY_IP6MR, RTNL_FAMILY_IPMR } from './generated/rtnetlink.js';
import {
  type AddressFamilyName,
  FAMILIES,
  familyName,
  familyNumber,
  familyOf,
  formatPrefix,
  parsePrefix,
} from './prefix.js';
import type { Process } from './process.js';
import { ask, askAll, routeFamilies } from './route-client.js';
import type { WaitOptions } from './wait.js';

/** Whose rules: those of routes, or of the routing of multicast packets (`ip mrule`), which has rules of its own. */
export type RuleFamilyName = AddressFamilyName | 'ipmr' | 'ip6mr';

const MULTICAST_ROUTING = { ipmr: RTNL_FAMILY_IPMR, ip6mr: RTNL_FAMILY_IP6MR } as const;

function isMulticastRouting(name: string | undefined): name is keyof typeof MULTICAST_ROUTING {
  return name !== undefined && Object.hasOwn(MULTICAST_ROUTING, name);
}

/** The number of a family that somebody asks for; left out, it is all of them. */
function numberOf(name: RuleFamilyName | undefined): number {
  return isMulticastRouting(name) ? MULTICAST_ROUTING[name] : familyNumber(name);
}

function nameOf(number: number): RuleFamilyName {
  if (number === RTNL_FAMILY_IPMR) return 'ipmr';
  return number === RTNL_FAMILY_IP6MR ? 'ip6mr' : familyName(number);
}

/** A rule as the kernel tells of it, with its attributes. */
export interface Rule extends Omit<FibRuleAttrs, 'src' | 'dst' | 'iifname' | 'oifname'> {
  family: RuleFamilyName;
  priority: number;
  /** Where packets come from and go to; undefined for anywhere. */
  from: string | undefined;
  to: string | undefined;
  iif: string | undefined;
  oif: string | undefined;
  table: number;
  action: FrAct | number;
  tos: number;
  flags: readonly (FibRuleFlags | number)[];
}

/** What a rule matches, and what it does then. */
export interface RuleSettings extends Omit<FibRuleAttrs, 'src' | 'dst' | 'iifname' | 'oifname'> {
  /** Where addresses do not say it: inet unless told. */
  family?: RuleFamilyName;
  from?: string;
  to?: string;
  /** Links by name; they need not be there. */
  iif?: string;
  oif?: string;
  tos?: number;
  /** It is for all packets that do not match. */
  not?: boolean;
  /** Left out, it looks in `table` (to-tbl), which is main unless told, or goes on with the rule of priority `goto`. */
  action?: FrAct;
}

/** Which rules are listed. */
export interface RuleFilter extends WaitOptions {
  family?: RuleFamilyName;
}

const FILTER: OptionNames<RuleFilter> = { family: true, signal: true };

export class Rules {
  /** @param process whose sockets are used: its namespace is meant, and its credentials count */
  constructor(private readonly process: Process) {}

  /** Rules in the order in which they count: a family's after the other's, those of multicast routing among them. */
  async list(filter: RuleFilter = {}): Promise<Rule[]> {
    const { family, signal } = known(filter, FILTER, 'rules.list');
    const { rule } = await routeFamilies();
    const header = { family: numberOf(family) };
    return (await askAll(this.process, rule, { operation: 'getrule', header }, { signal })).map(ruleOf);
  }

  /** Adds a rule; without a priority it comes before all but the first. @throws NetlinkError EEXIST where it is there, or with the kernel's words */
  async add(rule: RuleSettings, options: WaitOptions = {}): Promise<void> {
    const { rule: family } = await routeFamilies();
    const table = rule.table ?? RT_TABLE_MAIN;
    const message = ruleMessage({
      ...rule,
      table,
      action: rule.action ?? (rule.goto === undefined ? 'to-tbl' : 'goto'),
    });
    const request = { operation: 'newrule' as const, flags: NLM_F_CREATE | NLM_F_EXCL, ...message };
    await ask(this.process, family, request, options);
  }

  /** Takes away the first rule that is as the settings say. @throws NetlinkError ENOENT where there is none */
  async delete(rule: RuleSettings, options: WaitOptions = {}): Promise<void> {
    const { rule: family } = await routeFamilies();
    await ask(this.process, family, { operation: 'delrule', ...ruleMessage(rule) }, options);
  }
}

function ruleMessage(settings: RuleSettings): { header: FibRuleHdr; attributes: FibRuleAttrs } {
  const { family: named, from, to, iif, oif, tos = 0, not = false, action = 'unspec', ...rest } = settings;
  const source = from === undefined ? undefined : parsePrefix(from);
  const destination = to === undefined ? undefined : parsePrefix(to);
  const attributes: FibRuleAttrs = { ...(rest as FibRuleAttrs) };
  if (source !== undefined) attributes.src = source.address;
  if (destination !== undefined) attributes.dst = destination.address;
  if (iif !== undefined) attributes.iifname = iif;
  if (oif !== undefined) attributes.oifname = oif;
  const { table = RT_TABLE_UNSPEC } = rest;
  const header: FibRuleHdr = {
    family: isMulticastRouting(named)
      ? MULTICAST_ROUTING[named]
      : FAMILIES[source?.family ?? destination?.family ?? named ?? 'inet'],
    'dst-len': destination?.prefix ?? 0,
    'src-len': source?.prefix ?? 0,
    tos,
    table: table > RT_TABLE_LOCAL ? RT_TABLE_UNSPEC : table,
    action,
    flags: not ? ['invert'] : [],
  };
  return { header, attributes };
}

function ruleOf({ header, attributes }: DecodedMessage<RtRule>): Rule {
  const { src, dst, iifname, oifname, table = header.table, priority = 0, ...rest } = attributes;
  const prefix = (address: string | undefined, length: number): string | undefined =>
    address === undefined ? undefined : formatPrefix(FAMILIES[familyOf(address)], address, length);
  return {
    family: nameOf(header.family),
    priority,
    from: prefix(src, header['src-len']),
    to: prefix(dst, header['dst-len']),
    iif: iifname,
    oif: oifname,
    table,
    action: header.action,
    tos: header.tos,
    flags: header.flags,
    ...rest,
  };
}
