/**
 * Requests and dumps with all memory taken but for a hole, of every size: a request is done whole or not at all, and either
 * is answered, or the requester hears ENOBUFS, because the answer found no memory; a dump is never cut short in silence.
 */
import { NETLINK_GENERIC, NETLINK_ROUTE } from '../../host/constants.js';
import { decodeMessages, type Message, viewOf } from '../../host/wire.js';
import { made, named } from './kernel.js';
import {
  deleteAddress,
  deleteLink,
  deleteNeighbour,
  deleteNexthop,
  deleteQdisc,
  deleteRouteBySource,
  deleteRule,
  dumpAddresses,
  dumpLinks,
  dumpNeighbours,
  dumpNexthops,
  dumpQdiscs,
  dumpRoutes6,
  dumpRules,
  getFamily,
  getLink,
  newAddress,
  newNeighbour,
  newNexthop,
  newNexthopGroup,
  newRouteBySource,
  newTbf,
  newRule,
  newVeth,
  RTN_UNREACHABLE,
  setUp,
} from './requests.js';
import { ScarceKernel } from './scarcity.js';

/** Enough for any one request; dumps take more. */
const GRAINS = 800;
const NLMSG_ERROR = 2;
const NLMSG_DONE = 3;
const FIRST4 = [10, 0, 0, 1];
const SECOND4 = [10, 0, 0, 2];
const GLOBAL6 = [0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];

/** Names of what is read from a socket until it is empty: errors of the call and of answers, `done`, types of messages. */
function outcomes(kernel: ScarceKernel, socket: number): string[] {
  const found: string[] = [];
  for (;;) {
    const { result, data } = kernel.receive(socket);
    if (named(result) === 'EAGAIN') return found;
    if (result < 0) found.push(`${named(result)} from recvmsg`);
    else found.push(...decodeMessages(data).map(nameOf));
  }
}

function nameOf({ type, payload }: Message): string {
  if (type !== NLMSG_ERROR) return `type ${type}`;
  return String(named(viewOf(payload).getInt32(0, true)) || 'done');
}

/** A kernel with a veth pair, 2 and 3, an address on 2, a next hop, and a bound socket. */
function prepared(): { kernel: ScarceKernel; socket: number } {
  const kernel = new ScarceKernel();
  for (const request of [
    newVeth({ name: 'a', index: 2 }, { name: 'b', index: 3 }),
    newAddress(2, FIRST4, 24),
    newNexthop(1),
  ]) {
    expect(kernel.outcome(request)).toBe(0);
  }
  return { kernel, socket: kernel.bound(NETLINK_ROUTE) };
}

type Row = [
  what: string,
  request: Uint8Array,
  undo: Uint8Array,
  /** What takes something away finds the memory for its answer in that. */
  may: 'may fail' | 'works',
];

const REQUESTS: Row[] = [
  ['making a veth pair', newVeth({ name: 'c', index: 8 }, { name: 'd', index: 9 }), deleteLink(8), 'may fail'],
  ['making one far away', newVeth({ index: 0x7ffffffe }, { index: 0x7fffffff }), deleteLink(0x7ffffffe), 'may fail'],
  ['raising a link', setUp(2, true), setUp(2, false), 'may fail'],
  ['adding an IPv4 address', newAddress(2, SECOND4, 24), deleteAddress(2, SECOND4, 24), 'may fail'],
  ['adding an IPv6 address', newAddress(2, GLOBAL6, 64), deleteAddress(2, GLOBAL6, 64), 'may fail'],
  ['adding an IPv4 neighbour', newNeighbour(2, SECOND4), deleteNeighbour(2, SECOND4), 'may fail'],
  ['adding an IPv6 neighbour', newNeighbour(2, GLOBAL6), deleteNeighbour(2, GLOBAL6), 'may fail'],
  ['answering for a neighbour', newNeighbour(2, SECOND4, 8), deleteNeighbour(2, SECOND4, 8), 'may fail'],
  ['adding a rule', newRule(10, 5), deleteRule(10, 5), 'may fail'],
  ['adding an IPv6 route by source', newRouteBySource(), deleteRouteBySource(), 'may fail'],
  ['adding a next hop', newNexthop(2), deleteNexthop(2), 'may fail'],
  ['adding a next hop far away', newNexthop(0xfffffff0), deleteNexthop(0xfffffff0), 'may fail'],
  ['adding a resilient group', newNexthopGroup(3, 1), deleteNexthop(3), 'may fail'],
  ['giving a link a tbf', newTbf(2), deleteQdisc(2), 'may fail'],
  ['deleting an address', deleteAddress(2, FIRST4, 24), newAddress(2, FIRST4, 24), 'works'],
  ['deleting a veth pair', deleteLink(2), newVeth({ name: 'a', index: 2 }, { name: 'b', index: 3 }), 'works'],
];

test.each(REQUESTS)('%s is done whole or not at all', (_what, request, undo, may) => {
  const { kernel, socket } = prepared();
  const before = shape(kernel);
  expect(kernel.outcome(request)).toBe(0);
  const after = shape(kernel);
  expect(kernel.outcome(undo)).toBe(0);

  const seen = new Set<string>();
  kernel.exhaust(GRAINS);
  for (let grains = 0; grains <= GRAINS; grains++) {
    kernel.leave(grains);
    expect(kernel.send(socket, request)).toBe(request.length);
    const heard = outcomes(kernel, socket);
    kernel.relieve();
    expect(heard).toHaveLength(1);
    const [outcome = ''] = heard;
    seen.add(outcome);
    const now = shape(kernel);
    // Whoever hears no answer does not know what was done; but not the half of it.
    if (outcome === 'ENOBUFS from recvmsg') expect([before, after]).toContain(now);
    else expect(now).toBe(outcome === 'done' ? after : before);
    if (now === before) expect(kernel.outcome(request)).toBe(0);
    expect(shape(kernel)).toBe(after);
  }
  expect(seen).toContain('done');
  seen.delete('done');
  expect([...seen].filter((outcome) => !/^(ENOMEM|ENOBUFS)( from recvmsg)?$/.test(outcome))).toEqual([]);
  expect(seen.size > 0 ? 'may fail' : 'works').toBe(may);
});

/** Links and addresses without what may differ from one making to the next: hardware addresses and times. */
function shape(kernel: ScarceKernel): string {
  const links = kernel
    .request(dumpLinks())
    .map(({ payload }) => [payload.length, Buffer.from(payload.subarray(4, 12)).toString('hex')]);
  const addresses = kernel.request(dumpAddresses()).map(({ payload }) => Buffer.from(payload).toString('hex'));
  const others = [dumpNeighbours(), dumpNeighbours(8), dumpRules(), dumpNexthops(), dumpQdiscs()].map((dump) =>
    kernel.request(dump).map(({ payload }) => Buffer.from(payload.subarray(0, 20)).toString('hex')),
  );
  // Routes of addresses come and go as there is memory, as on Linux.
  const refusing = kernel.request(dumpRoutes6()).filter(({ payload }) => payload[7] === RTN_UNREACHABLE).length;
  return JSON.stringify([links, addresses, others, refusing]);
}

const DUMPS: [what: string, protocol: number, request: Uint8Array][] = [
  ['all links', NETLINK_ROUTE, dumpLinks()],
  ['all links, as IPv6 sees them', NETLINK_ROUTE, dumpLinks(10)],
  ['all addresses', NETLINK_ROUTE, dumpAddresses()],
  ['all neighbours', NETLINK_ROUTE, dumpNeighbours()],
  ['all rules', NETLINK_ROUTE, dumpRules()],
  ['all families', NETLINK_GENERIC, getFamily()],
];

test.each(DUMPS)('a dump of %s is whole, or the reader hears of it', (_what, protocol, request) => {
  const { kernel } = prepared();
  const socket = kernel.bound(protocol);
  made(kernel.send(socket, request));
  const whole = outcomes(kernel, socket);
  expect(whole.at(-1)).toBe(`type ${NLMSG_DONE}`);
  const seen = new Set<string>();
  kernel.exhaust(GRAINS);
  for (let grains = 0; grains <= GRAINS; grains += 4) {
    kernel.leave(grains);
    expect(kernel.send(socket, request)).toBe(request.length);
    const heard = outcomes(kernel, socket);
    kernel.relieve();
    const failed = heard.some((outcome) => outcome.startsWith('ENOBUFS'));
    seen.add(failed ? 'heard of it' : 'whole');
    if (!failed) expect(heard).toEqual(whole);
    // A dump that was interrupted goes on, and the next one is as ever.
    if (failed) {
      made(kernel.send(socket, request));
      outcomes(kernel, socket);
    }
    made(kernel.send(socket, request));
    expect(outcomes(kernel, socket)).toEqual(whole);
  }
  expect(seen).toEqual(new Set(['heard of it', 'whole']));
});

test('a single answer for which there is no memory is ENOBUFS to the requester', () => {
  const { kernel, socket } = prepared();
  kernel.exhaust();
  kernel.leave(0);
  made(kernel.send(socket, getLink('lo')));
  expect(outcomes(kernel, socket)).toEqual(['ENOBUFS from recvmsg']);
  kernel.relieve();
  made(kernel.send(socket, getLink('lo')));
  expect(outcomes(kernel, socket)).toEqual(['type 16']);
});
