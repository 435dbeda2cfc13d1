/**
 * What is made beside routes and links, with all memory taken but for a hole, of every size: endpoints of MPTCP, namespaces and schemas of IOAM,
 * keys of segment routing, policies of IPsec and states that wait for numbers, VLANs of bridges, IDs and groups of vxlans. Each is made whole or not at all, and who asked hears which.
 */
import { NETLINK_GENERIC, NETLINK_ROUTE, NETLINK_XFRM } from '../../host/constants.js';
import { decodeMessages, viewOf } from '../../host/wire.js';
import { data } from '../conformance/bytes.js';
import { made, named } from './kernel.js';
import { ScarceKernel } from './scarcity.js';

const GRAINS = 500;
const NLMSG_ERROR = 2;
/** The number of a setting: bridges keep VLANs. */
const BRIDGE_VLANS = 8;
/** A state that could not be made is one that was not found, as on Linux (xfrm_alloc_userspi). */
const FAILURES = ['ENOMEM', 'ENOBUFS', 'ENOENT'];
const ASK = { flags: ['REQUEST', 'ACK'] };
const ALL = { flags: ['REQUEST', 'DUMP'] };

/** A policy for packets from and to anywhere that go out, and a number wanted for a state: as ip-xfrm(8) sends them. */
const POLICY = [
  `0a01${'00'.repeat(14)}0a${'00'.repeat(23)}02001818${'00'.repeat(12)}${'ff'.repeat(32)}`,
  `${'00'.repeat(72)}0100000000000000`,
].join('');
const NUMBER = [
  `0a000002${'00'.repeat(12)}0a000001${'00'.repeat(20)}02${'00'.repeat(15)}0a000002${'00'.repeat(16)}320000000a000001`,
  `${'00'.repeat(12)}${'ff'.repeat(32)}${'00'.repeat(84)}020001${'00'.repeat(10)}01000000010000`,
].join('');

const generic = (type: number, cmd: number, ...attributes: object[]): Buffer =>
  data({ message: { type, ...ASK, body: [{ genl: { cmd, version: 1 } }, ...attributes] } });
const all = (type: number, cmd: number): Buffer =>
  data({ message: { type, ...ALL, body: [{ genl: { cmd, version: 1 } }] } });
const ipsec = (type: number, hex: string, how: object): Buffer => data({ message: { type, ...how, body: [{ hex }] } });

const MPTCP = 0x1c;
const SEG6 = 0x1d;
const IOAM6 = 0x1e;

const BRIDGE = 2;
const PORT = 3;
const TUNNEL = 4;
const route = (type: number, how: object, ...body: object[]): Buffer => data({ message: { type, ...how, body } });
const link = (kind: string, ...attributes: object[]): Buffer =>
  route(16, { flags: ['REQUEST', 'ACK', 'CREATE'] }, { ifinfo: {} }, { 18: [{ 1: { string: kind } }] }, ...attributes);
/** An entry of RTM_NEWVLAN for VLAN 10, which adds an entry to the forwarding database. */
const vlan = (index: number): Buffer =>
  route(112, ASK, { u8: 7 }, { hex: '000000' }, { u32: index }, { 0x8001: { 1: [{ u16: 0 }, { u16: 10 }] } });
/** A vxlan that filters its IDs; and RTM_NEWTUNNEL for ID 5 with a remote, which makes an entry of its forwarding table. */
const FILTER = route(
  16,
  { flags: ['REQUEST', 'ACK', 'CREATE'] },
  { ifinfo: {} },
  { 18: [{ 1: { string: 'vxlan' } }, { 2: [{ 25: { u8: 1 } }, { 30: { u8: 1 } }] }] },
);
const VNI = route(
  120,
  ASK,
  { u8: 7 },
  { hex: '000000' },
  { u32: TUNNEL },
  { 0x8001: [{ 1: { u32: 5 } }, { 3: { ipv4: '10.0.0.1' } }] },
);
const VNIS = route(122, ALL, { u8: 7 }, { hex: '000000' }, { u32: TUNNEL });
/** RTM_NEWMDB for 239.1.1.1, of all sources but one; and RTM_GETMDB, which answers and then acknowledges where there is that group. */
const GROUP = route(
  84,
  { flags: ['REQUEST', 'ACK', 'CREATE', 'EXCL'] },
  { hex: '0700000004000000' },
  { 1: { hex: `0400000001000000ef010101${'0'.repeat(24)}08000000` } },
  {
    0x8002: [
      { 5: { ipv4: '10.0.0.1' } },
      { 3: { u8: 0 } },
      { 0x8002: [{ 0x8001: [{ 1: { ipv4: '10.0.0.9' } }] }, { 0x8001: [{ 1: { ipv4: '10.0.0.8' } }] }] },
    ],
  },
);
const GROUPS = route(
  86,
  { flags: ['REQUEST', 'ACK'] },
  { hex: '0700000004000000' },
  { 1: { hex: `0000000000000000ef010101${'0'.repeat(24)}08000000` } },
);
const ENTRIES = route(30, ALL, { u8: 7 }, { hex: '0000000000000000000000' });

const MADE: [what: string, protocol: number, request: Buffer, dump: Buffer][] = [
  ["a bridge's VLAN", NETLINK_ROUTE, vlan(BRIDGE), ENTRIES],
  ["a port's VLAN", NETLINK_ROUTE, vlan(PORT), ENTRIES],
  ["a vxlan's ID", NETLINK_ROUTE, VNI, VNIS],
  ["a vxlan's group", NETLINK_ROUTE, GROUP, GROUPS],
  [
    'an endpoint',
    NETLINK_GENERIC,
    generic(MPTCP, 1, { 1: [{ 1: { u16: 2 } }, { 3: { ipv4: '10.0.0.1' } }] }),
    all(MPTCP, 3),
  ],
  [
    'a key',
    NETLINK_GENERIC,
    generic(SEG6, 1, { 3: { u32: 5 } }, { 6: { u8: 1 } }, { 5: { u8: 4 } }, { 4: { text: 'keys' } }),
    all(SEG6, 2),
  ],
  ['a namespace of IOAM', NETLINK_GENERIC, generic(IOAM6, 1, { 1: { u16: 5 } }), all(IOAM6, 3)],
  ['a schema', NETLINK_GENERIC, generic(IOAM6, 4, { 4: { u32: 5 } }, { 5: { text: 'data' } }), all(IOAM6, 6)],
  ['a policy of IPsec', NETLINK_XFRM, ipsec(19, POLICY, ASK), ipsec(21, '', ALL)],
  ['a state of IPsec', NETLINK_XFRM, ipsec(22, NUMBER, ASK), ipsec(18, '', ALL)],
];

/** What is read until nothing is left: errors of the call and of answers, `done`, other messages without what they hold. */
function heard(kernel: ScarceKernel, socket: number): string[] {
  const found: string[] = [];
  for (;;) {
    const { result, data: received } = kernel.receive(socket);
    if (named(result) === 'EAGAIN') return found;
    if (result < 0) found.push(String(named(result)));
    for (const { type, payload } of decodeMessages(received)) {
      if (type !== NLMSG_ERROR) found.push(`type ${type}`);
      else found.push(String(named(viewOf(payload).getInt32(0, true)) || 'done'));
    }
  }
}

function told(kernel: ScarceKernel, socket: number, dump: Buffer): string[] {
  made(kernel.send(socket, dump));
  return heard(kernel, socket);
}

test.each(MADE)('%s is made whole or not at all', (_what, protocol, request, dump) => {
  const kernel = new ScarceKernel();
  made(kernel.exports.configure(BRIDGE_VLANS, 1));
  if (protocol === NETLINK_ROUTE)
    for (const one of [link('bridge'), link('ifb', { 10: { u32: BRIDGE } }), FILTER])
      expect(kernel.outcome(one)).toBe(0);
  const socket = kernel.bound(protocol);
  const before = told(kernel, socket, dump);
  kernel.exhaust(GRAINS);
  const seen = new Set<string>();
  for (let grains = 0; grains <= GRAINS; grains++) {
    kernel.leave(grains);
    made(kernel.send(socket, request));
    const answer = heard(kernel, socket);
    kernel.relieve();
    const after = told(kernel, socket, dump);
    const isThere = after.length > before.length;
    const failed = answer.filter((one) => FAILURES.includes(one));
    seen.add(isThere ? 'made' : 'not made');
    // Who hears that the answer was lost does not know which it is.
    if (!answer.includes('ENOBUFS')) expect(isThere).toBe(failed.length === 0);
    else if (!isThere) expect(failed).not.toEqual([]);
    expect(after.length).toBeLessThanOrEqual(before.length + 1);
  }
  expect([...seen]).toEqual(['not made', 'made']);
});
