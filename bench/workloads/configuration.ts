/** What a namespace's configuration takes of the module's memory: the growth of `meminfo` over many links or addresses, for one. */
import { strict as assert } from 'node:assert';
import { NETLINK_ROUTE, NLM_F_CREATE, NLM_F_REQUEST } from '../../host/constants.js';
import { encodeDevice } from '../../host/device.js';
import { concat, encodeAttribute, encodeMessage, uint32 } from '../../host/wire.js';
import { Machine, succeed } from '../machine.js';
import { Client, setUp } from './route.js';

const COUNT = 1_000;
const RTM_NEWADDR = 20;
const IFA_LOCAL = 2;
const POLLIN = 1;

/** Bytes of an address family, AF_INET or AF_INET6. */
const ADDRESS_SIZES = { 2: 4, 10: 16 } as const;
export type AddressFamily = keyof typeof ADDRESS_SIZES;

/** A network device that is down and has no address; or up for a minute, with the address, groups, routes and counters that come of it. */
export async function link(isUp: boolean): Promise<number> {
  let now = 1_000;
  const machine = await Machine.boot(() => now);
  const before = machine.used;
  const indices = Array.from({ length: COUNT }, (_, i) => addLink(machine, i));
  if (isUp) {
    const client = new Client(machine);
    for (const index of indices) client.ask(setUp(index));
    for (let second = 0; second < 60; second++) machine.exports.run_timers((now += 1_000));
  }
  const growth = machine.used - before;
  assert.equal(new Set(indices).size, COUNT);
  return growth / COUNT;
}

/** An address of a link that is down. */
export async function address(family: AddressFamily): Promise<number> {
  const machine = await Machine.boot();
  const { exports, task, outgoing } = machine;
  const index = addLink(machine, 0);
  const socket = machine.socket(NETLINK_ROUTE, 1);
  const before = machine.used;
  for (let i = 0; i < COUNT; i++) {
    machine.prepareSend(newAddress(family, index, i));
    succeed(exports.sendmsg(task, socket, outgoing, 0));
  }
  const growth = machine.used - before;
  // Only what was refused would have an answer.
  assert.equal(exports.poll(socket, POLLIN), 0);
  return growth / COUNT;
}

function addLink(machine: Machine, i: number): number {
  const spec = encodeDevice({ name: `dev${i}`, address: Uint8Array.of(2, 0, 0, 0, i >> 8, i) }, () => 0);
  machine.prepareSend(spec);
  return succeed(machine.exports.device_create(machine.netns, machine.data, spec.length));
}

/** A request for the address 10.0.x.y/32 or fd00::x:y/128, by `i`. */
function newAddress(family: AddressFamily, index: number, i: number): Uint8Array {
  const local = new Uint8Array(ADDRESS_SIZES[family]);
  local[0] = local.length === 4 ? 10 : 0xfd;
  local.set([i >> 8, i + 1], local.length - 2);
  const ifaddrmsg = concat(Uint8Array.of(family, local.length * 8, 0, 0), uint32(index));
  const payload = concat(ifaddrmsg, encodeAttribute(IFA_LOCAL, local));
  return encodeMessage({ type: RTM_NEWADDR, flags: NLM_F_REQUEST | NLM_F_CREATE, payload });
}
