/**
 * One source of numbers: outside what is made from specs/ none of Linux's is written by hand, in the module or in the library.
 */
import { findings, generatedNames, read, sources } from './written-numbers.js';

const names = generatedNames();

/** What looks like one of Linux's numbers and is none, by reason. */
const EXCEPTIONS: Readonly<Record<string, readonly string[]>> = {
  "a pair of words of the module's own": [
    'assembly/netlink/wake.ts: load<u32>(entry, 4)',
    'assembly/netlink/wake.ts: store<u32>(entry, load<u32>(entry, 4) | wanted, 4)',
    'assembly/netlink/wake.ts: store<u32>(entry, wanted, 4)',
  ],
  'parts of an instruction of BPF, as masks': [
    'assembly/netlink/filter_check.ts: CLASS: u32 = 0x07',
    'assembly/netlink/filter_check.ts: SIZE: u32 = 0x18',
    'assembly/netlink/filter_check.ts: MODE: u32 = 0xe0',
    'assembly/netlink/filter_check.ts: OPERATION: u32 = 0xf0',
  ],
  "a table by position, in units or bits of the module's own": [
    'assembly/netlink/filter_check.ts: [2, 2, 4, 4, 4, 1, 1, 4, 1, 4, 1, 1, 3, 4, 4, 2]',
    'assembly/netlink/option_values.ts: [ 0, 0, 1, 0xffffffff, 0, 0, 0, 0, 0, 0, 0, 0, 0xffffffff, 0',
    'assembly/netlink/option_values.ts: [ 0, 1, 2, 0, 0, 3, 4, 0, 0, 5, // DEBUG, REUSEADDR, DONTROU',
    'assembly/netlink/option_values.ts: WORD: u32 = 0x80',
    'assembly/netlink/protocol.ts: [29, 0, 10, 0, 25, 0, 28, 9, 0, 25, 28, 9, 24, 0, 0, 29, 29]',
    'assembly/wire/policy_rule.ts: [ 0, 1, 2, 4, 8, 1, 2, 4, 8, 2, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0',
  ],
  'two numbers in a row, as struct linger and struct timeval have them': [
    'assembly/netlink/socket_option.ts: store<u64>(scratch, u64.MAX_VALUE, 4)',
    'assembly/netlink/option_answer.ts: store<u32>(scratch, second, 4)',
    'assembly/netlink/socket_option.ts: load<i32>(value, 4)',
    'assembly/netlink/socket_time.ts: load<u64>(value, 8)',
    'assembly/netlink/socket_time.ts: store<u64>(scratch, limited ? ((ticks % hz) * MICROSECONDS) ',
    'assembly/netlink/socket_time.ts: load<u32>(value, 4)',
  ],
  'halves and bits of numbers': [
    'assembly/netlink/port.ts: 0x80000000 + (host.random() % <u32>(FIRST_NEGATIVE - i32.MIN',
    'host/arguments.ts: -0x80000000',
    "host/cli/run.ts: wholeNumber(uid, '--uid', 0xfffffffe)",
    'host/codec/attribute-set.ts: UNREADABLE = 0x10000',
    "host/codec/policy.ts: signed(start - at, 0x8000, `policy '${name}' is too far away",
  ],
  'the padding of struct ifinfomsg, which has no name': ['assembly/route/strict.ts: load<u8>(header, 1)'],
  'bits of the header of VXLAN, of which no header has a name': [
    'assembly/route/link/vxlan_config.ts: <u64>0x08000000',
    'assembly/route/link/vxlan_config.ts: ((<u64>0x08000000) << 32) | 0xffffff00',
    'assembly/route/link/vxlan_config.ts: <u64>0x80ffffff',
    'assembly/route/link/vxlan_config.ts: <u64>0x350000ff',
    'assembly/route/link/vxlan_config.ts: <u64>0x00200000',
  ],
  'bytes of addresses: of multicast groups, and of what they are at the link layer (RFC 1112, RFC 2464)': [
    'assembly/route/link/link_bridge.ts: load<u8>(address, 5)',
    'assembly/route/bridge/mdb.ts: LOCAL_GROUPS: u32 = 0x000000e0',
    'assembly/route/bridge/mdb.ts: LOCAL_GROUPS_MASK: u32 = 0x00ffffff',
    'assembly/route/bridge/mdb.ts: [255, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]',
  ],
  'two numbers in a row, an attribute and its flag': [
    'assembly/route/link/link_bridge_port.ts: load<u32>(at, 4)',
    'assembly/route/link/link_bridge_port.ts: load<u32>(row, 4)',
  ],
  'bytes of a hardware address': [
    'host/device.ts: (address[0] ?? 0) & 0xfe',
    'host/device.ts: ((address[0] ?? 0) & 0xfe) | 0x02',
  ],
  'what files of captured packets begin with': [
    'host/cli/pcap.ts: [0xa1b2c3d4, 0xa1b23c4d]',
    'host/cli/pcapng.ts: SECTION = 0x0a0d0d0a',
    'host/cli/pcapng.ts: MAGIC = 0x1a2b3c4d',
  ],
  "types of IPv6 addresses as Linux's own, of which /proc/net/if_inet6 shows some": [
    'host/procfs/proc-net.ts: [RT_SCOPE_HOST]: 0x10',
    'host/procfs/proc-net.ts: [RT_SCOPE_LINK]: 0x20',
    'host/procfs/proc-net.ts: [RT_SCOPE_SITE]: 0x40',
  ],
  'the polynomial of CRC-32': ['host/snapshot.ts: POLYNOMIAL = 0xedb88320'],
  'a character': [
    'assembly/uevent/uevent.ts: indexOf(from, head, 0x40)',
    'assembly/uevent/uevent.ts: indexOf(from + at, length, 0x3d)',
  ],
  "the layout of policies, the module's own (host/codec/policy.ts)": [
    'assembly/wire/policy.ts: load<u16>(policy, 2)',
    'assembly/wire/policy_check.ts: load<u16>(rules.detailsOf(rule), 2)',
    'assembly/wire/policy_describe.ts: load<u16>(bounds, 2)',
    'assembly/wire/policy_rule.ts: load<u64>(detailsOf(rule), 2)',
    'assembly/wire/policy_rule.ts: load<u64>(detailsOf(rule), 10)',
  ],
  "bits that are the module's own": [
    'assembly/netlink/wake.ts: ROOM: u32 = 0x10000',
    'assembly/wire/policy_fault.ts: TRAILING = 0x1',
    'assembly/wire/policy_fault.ts: MAXTYPE = 0x2',
    'assembly/wire/policy_fault.ts: UNSPEC = 0x4',
    'assembly/wire/policy_fault.ts: STRICT_ATTRS = 0x8',
    'assembly/wire/policy_fault.ts: NESTED = 0x10',
    'assembly/wire/policy_fault.ts: DEPRECATED_STRICT = 0x3',
    'host/readiness.ts: ROOM = 0x10000',
  ],
  'sizes of buffers, and the longest a call may read (MAX_RW_COUNT)': [
    'host/arguments.ts: Math.min(value, 0x7ffff000)',
    'host/held-socket.ts: ANY_LENGTH = 0x7ffff000',
    'host/transfer.ts: FIRST_CAPACITY = 0x8000',
    'host/transfer.ts: MOST_CAPACITY = 0x40000',
  ],
  'the band of each priority, which no header has': [
    'assembly/route/traffic/qdisc_message.ts: [1, 2, 2, 2, 1, 2, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1]',
  ],
};
const EXCEPTED = new Set(Object.values(EXCEPTIONS).flat());

const all = sources().flatMap((file) => findings(file, read(file), names));

test('no number of Linux is written by hand', () => {
  expect(all.filter(({ where }) => !EXCEPTED.has(where))).toEqual([]);
});

test('every exception is needed', () => {
  const needed = new Set(all.map(({ where }) => where));
  expect([...EXCEPTED].filter((where) => !needed.has(where))).toEqual([]);
});

test.each([
  ['a constant', 'host/x.ts', 'const RTM_NEWLINK = 16;'],
  ['an enum', 'assembly/net/x.ts', 'const enum LinkAttribute { MTU = 4 }'],
  ['an offset of a load', 'assembly/route/x.ts', 'load<u32>(header, 8);'],
  ['an offset of a store', 'assembly/netlink/x.ts', 'store<u32>(at, value, 4);'],
  ['a case', 'assembly/generic/x.ts', 'switch (command) { case 3: break; }'],
  ['an attribute that is written', 'assembly/route/x.ts', 'writer.u32Attribute(message, 4, link.mtu);'],
  ['an attribute that is read', 'assembly/route/x.ts', 'attributes.get(table, 4);'],
  ['a comparison', 'host/x.ts', 'if (message.type === 16) stop();'],
  ['a list', 'assembly/netlink/x.ts', 'memory.data<u8>([1, 2, 0]);'],
  ['a flag in hex', 'host/x.ts', 'const flags = 0x305;'],
])('%s is found', (_what, file, text) => {
  expect(findings(file, text, names)).toHaveLength(1);
});
