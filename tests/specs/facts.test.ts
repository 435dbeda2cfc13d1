/**
 * What is in specs/ against what is elsewhere: Linux's own specs and the headers of this machine, where they are, and the specs' own
 * copies of each other's.
 */
import { describeWithSpecs, kernelSpec } from '../codec/specs.js';
import { askErrors, askHeaders, numbersOf, whyNoHeaders } from './headers.js';
import { differences, missing } from './linux.js';
import { own, ownSpec } from './own.js';

/** Counters of IPv6 from the fourth on, as the kernel's header and messages have them since they were put in the order of use; and as its own spec has them. */
const [COUNTED, LISTED] = [
  'noectpkts ect1-pkts ect0-pkts cepkts outpkts outtransmits outoctets outforwdatagrams inhdrerrors intoobigerrors innoroutes inaddrerrors inunknownprotos intruncatedpkts indiscards outdiscards outnoroutes reasmtimeout reasmreqds reasmoks reasmfails fragoks fragfails fragcreates inmcastpkts outmcastpkts inbcastpkts outbcastpkts inmcastoctets outmcastoctets inbcastoctets outbcastoctets csumerrors',
  'outforwdatagrams outpkts outoctets inhdrerrors intoobigerrors innoroutes inaddrerrors inunknownprotos intruncatedpkts indiscards outdiscards outnoroutes reasmtimeout reasmreqds reasmoks reasmfails fragoks fragfails fragcreates inmcastpkts outmcastpkts inbcastpkts outbcastpkts inmcastoctets outmcastoctets inbcastoctets outbcastoctets csumerrors noectpkts ect1-pkts ect0-pkts cepkts reasm-overlaps',
].map((names) => names.split(' '));

/** Where ours differ from Linux's on purpose; the kernel and its headers are the judge. */
const DELIBERATE: Readonly<Record<string, readonly string[]>> = {
  // linux/netlink.h has the two the other way round, and the kernel's messages too.
  nlctrl: ['policy-attrs 11: pad pad, not mask u64', 'policy-attrs 12: mask u64, not pad pad'],
  'rt-addr': [
    // What the kernel's policy says it is.
    'addr-attrs 10: target-netnsid s32, not target-netnsid binary',
    // With names.
    'addr-attrs 11: proto u8 ifa-proto, not proto u8',
  ],
  'rt-link': [
    ...COUNTED!.map((name, at) => `ifla-inet6-stats ${at + 4}: ${name}, not ${LISTED![at]}`),
    // struct ifla_vf_guid has a gap.
    'ifla-vf-guid.guid: u64 at 8, not u64 at 4',
    // Attributes of the header's family: no text.
    'link-attrs 12: protinfo binary, not protinfo string',
    // With names.
    'link-attrs 44: event u32 ifla-event, not event u32',
    'link-attrs 55: proto-down-reason nest proto-down-reason-attrs, not proto-down-reason string',
    'link-attrs 62: devlink-port nest link-devlink-port-attrs, not devlink-port binary',
    // With what is in it.
    'linkinfo-bridge-attrs 47: mcast-querier-state nest bridge-querier-attrs, not mcast-querier-state binary',
    // The kernel sends and wants 0 or 1.
    ...[
      ...['4: mode', '5: guard', '6: protect', '7: fast-leave', '8: learning', '9: unicast-flood', '10: proxyarp'],
      ...['11: learning-sync', '12: proxyarp-wifi', '27: mcast-flood', '28: mcast-to-ucast', '29: vlan-tunnel'],
      ...['30: bcast-flood', '32: neigh-suppress', '33: isolated', '35: mrp-ring-open', '36: mrp-in-open'],
      ...['39: locked', '40: mab', '43: neigh-vlan-suppress'],
    ].map((attribute) => `linkinfo-brport-attrs ${attribute} u8, not ${attribute.replace(/^\d+: /, '')} flag`),
  ],
  'rt-route': ['route-attrs 24: pad pad, not pad binary'],
  'rt-rule': [
    // With names.
    'fib-rule-hdr.flags: u32 fib-rule-flags at 8, not u32 at 8',
    // An address, which of IPv6 is no u32.
    'fib-rule-attrs 1: dst binary, not dst u32',
    'fib-rule-attrs 2: src binary, not src u32',
  ],
  // linux/neighbour.h has the port as __be16, and NFEA_* as what the nest holds.
  'rt-neigh': [
    'neighbour-attrs 6: port u16 big-endian, not port u16',
    'neighbour-attrs 14: fdb-ext-attrs nest fdb-ext-attrs, not fdb-ext-attrs binary',
  ],
};

/** What Linux's have and ours do not: rtgenmsg is in rtnetlink.yaml. */
const MISSING: Readonly<Record<string, readonly string[]>> = {
  'rt-link': ['rtgenmsg.family: u8 at 0'],
  'rt-rule': ['rtgenmsg.family: u8 at 0'],
};

describeWithSpecs("Linux's own specs", () => {
  test.each(Object.keys(DELIBERATE))('%s', (name) => {
    expect(differences(ownSpec(name), kernelSpec(name))).toEqual(DELIBERATE[name]);
    expect(missing(ownSpec(name), kernelSpec(name))).toEqual(MISSING[name] ?? []);
  });
});

/** Structs that are laid out for wasm32, whose pointers and `long` have 32 bits. */
const WASM32 = ['ifconf', 'ifreq', 'cmsghdr', 'msghdr', 'sock_fprog'];
/** Numbers that grow with each Linux, or that C has in another width. */
const OTHERWISE = ['RTM_MAX', 'RTNLGRP_MAX', 'NLA_TYPE_MASK'];
/** Headers as old as those of Linux 6.1 know so many. */
const LEAST = 1500;

const reason = whyNoHeaders();
const describeWithHeaders = reason === undefined ? describe : describe.skip;

describeWithHeaders(`the headers of this machine${reason === undefined ? '' : ` (skipped: ${reason})`}`, () => {
  test('numbers and structs', () => {
    const numbers = new Map([...own.values()].flatMap((spec) => [...numbersOf(spec)]));
    OTHERWISE.forEach((name) => numbers.delete(name));
    const names = [...numbers.keys()].filter((name) => !WASM32.includes(/^struct (\w+)/.exec(name)?.[1] ?? ''));
    const headers = askHeaders(names);
    expect(headers.size).toBeGreaterThan(LEAST);
    expect(names.filter((name) => headers.has(name)).map((name) => `${name} ${numbers.get(name)}`)).toEqual(
      [...headers].map(([name, value]) => `${name} ${value}`),
    );
  });

  test('what strerror says', () => {
    const { entries } = ownSpec('errno').enumeration('errno');
    const said = askErrors(entries.map(({ value }) => value));
    expect(entries.map(({ doc }) => doc?.toLowerCase())).toEqual(said.map((text) => text.toLowerCase()));
  });
});

/** A spec can't use another's definitions, so some are there twice. */
describe('copies', () => {
  test.each([
    ['nlctrl', 'attr-type', 'netlink', 'attr-type'],
    ['rt-neigh', 'rtm-type', 'rt-route', 'rtm-type'],
  ])('%s %s', (copy, name, original, originalName) => {
    const entries = ownSpec(original).enumeration(originalName).entries;
    expect(ownSpec(copy).enumeration(name).entries.map(numbered)).toEqual(entries.map(numbered));
  });

  test('attributes of a policy that is told', () => {
    const attributes = (spec: string, set: string) => ownSpec(spec).attributeSet(set).attributes.map(numbered);
    expect(attributes('nlctrl', 'policy-attrs').sort()).toEqual(attributes('netlink', 'policy-type-attrs').sort());
  });

  test('flags of links, under two names each', () => {
    const values = (spec: string, name: string) =>
      ownSpec(spec)
        .enumeration(name)
        .entries.map(({ name, value }) => `${name.replaceAll('-', '').replace('pointto', 'pointo')} ${value}`);
    expect(values('rt-link', 'ifinfo-flags')).toEqual(values('netdevice', 'net-device-flags'));
  });
});

function numbered({ name, value }: { name: string; value: number }): string {
  return `${name} ${value}`;
}
