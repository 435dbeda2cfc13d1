/** Links and addresses by the route protocol: dumps of many, and many made and deleted. */
import { strict as assert } from 'node:assert';
import { NLM_F_DUMP, NLM_F_REQUEST, NLMSG_DONE } from '../../host/constants.js';
import { decodeMessages, encodeMessage } from '../../host/wire.js';
import type { Workload } from '../row.js';
import { Client, deleteAddress, deletePair, hostAddress, newAddress, newPair } from './route.js';

const RTM_GETLINK = 18;
const RTM_GETADDR = 22;

export type Objects = 'links' | 'addresses';

/** A dump of `count` veth devices or IPv4 addresses, and `lo`'s own. Nanoseconds for one of them. */
export async function dump(objects: Objects, count: number): Promise<Workload> {
  const client = await Client.open();
  if (objects === 'links') for (let i = 0; i < count / 2; i++) client.ask(newPair(i));
  else for (let i = 0; i < count; i++) client.ask(newAddress(hostAddress(i)));
  const type = objects === 'links' ? RTM_GETLINK : RTM_GETADDR;
  const payload = objects === 'links' ? new Uint8Array(16) : new Uint8Array(8);
  const request = encodeMessage({ type, flags: NLM_F_REQUEST | NLM_F_DUMP, payload });
  let expected = 0;
  return {
    check() {
      let found = 0;
      expected = client.dump(request, (datagram) => (found += countObjects(datagram, type - 2)));
      const own = objects === 'links' ? 1 : 2;
      assert.equal(found, count + own);
    },
    sample() {
      client.place(request);
      const start = performance.now();
      const bytes = client.dumpPlaced();
      const elapsed = performance.now() - start;
      assert.equal(bytes, expected);
      return (elapsed * 1e6) / count;
    },
  };
}

/** How many objects a page has; the end of the dump is none. */
function countObjects(datagram: Uint8Array, type: number): number {
  const messages = decodeMessages(datagram);
  for (const message of messages) assert(message.type === type || message.type === NLMSG_DONE);
  return messages.filter((message) => message.type === type).length;
}

/** `count` objects made and then deleted, a request each, with acks. Nanoseconds for one of them, both ways. */
export async function change(objects: 'pairs' | 'addresses', count: number): Promise<Workload> {
  const client = await Client.open();
  const numbers = Array.from({ length: count }, (_, i) => i);
  const made = numbers.map((i) => (objects === 'pairs' ? newPair(i) : newAddress(hostAddress(i))));
  const dropped = numbers.map((i) => (objects === 'pairs' ? deletePair(i) : deleteAddress(hostAddress(i))));
  const all = [...made, ...dropped];
  return {
    check() {
      // The first round makes tables that stay.
      for (const request of all) client.ask(request);
      const before = client.machine.used;
      for (const request of all) client.ask(request);
      assert.equal(client.machine.used, before, 'what was made is not deleted');
    },
    sample() {
      const start = performance.now();
      for (const request of all) client.askQuickly(request);
      return ((performance.now() - start) * 1e6) / count;
    },
  };
}
