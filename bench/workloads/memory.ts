/**
 * What sockets and queued messages take of the module's memory, bookkeeping and the allocator's headers included: the growth
 * of `meminfo` over many of them, for one. In bytes.
 */
import { strict as assert } from 'node:assert';
import { NETLINK_ROUTE, NETLINK_USERSOCK } from '../../host/constants.js';
import { Machine, pattern } from '../machine.js';

/** A socket that has a port and nothing else. */
export async function idleSocket(): Promise<number> {
  const COUNT = 10_000;
  const machine = await Machine.boot();
  const before = machine.used;
  const sockets = machine.sockets(COUNT, NETLINK_ROUTE, 1);
  const growth = machine.used - before;
  assert.equal(new Set(sockets).size, COUNT);
  return growth / COUNT;
}

/** One more reader of a message: what a burst of messages to 1,001 sockets takes beyond the same burst to one. */
export async function queuedReference(burst: number): Promise<number> {
  const MORE = 1_000;
  const machine = await Machine.boot();
  const { exports, netns, data } = machine;
  const message = pattern(256);
  const ALONE = 1;
  const MANY = 2;
  const [alone, ...many] = machine.sockets(1 + (1 + MORE), NETLINK_USERSOCK, 1);
  assert(alone !== undefined);
  machine.join(alone, ALONE);
  for (const socket of many) machine.join(socket, MANY);

  machine.prepareSend(message);
  const growth = (group: number, readers: number): number => {
    const before = machine.used;
    for (let i = 0; i < burst; i++) {
      assert.equal(exports.broadcast(netns, NETLINK_USERSOCK, group, data, message.length), readers);
    }
    return machine.used - before;
  };
  const forOne = growth(ALONE, 1);
  const forAll = growth(MANY, 1 + MORE);
  for (const socket of many) {
    for (let i = 0; i < burst; i++) assert.deepEqual(machine.receive(socket), message);
  }
  return (forAll - forOne) / (MORE * burst);
}
