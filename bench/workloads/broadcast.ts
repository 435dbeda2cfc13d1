/**
 * One message to many: sent by a process to a group (sendmsg), or by the kernel itself (the export `broadcast`). The time is
 * that of sending alone; the subscribers read what they got outside of it.
 */
import { strict as assert } from 'node:assert';
import { ECONNREFUSED, NETLINK_USERSOCK, POLLIN } from '../../host/constants.js';
import { Machine, pattern, succeed } from '../machine.js';
import type { Workload } from '../row.js';

const GROUP = 1;
const FIRST_PORT = 10;

export interface BroadcastOptions {
  subscribers: number;
  /** Length of a message. */
  bytes: number;
  /** Messages sent before the subscribers read. The first finds their queues empty. */
  burst: number;
  /** Sockets of the same protocol that are not subscribed. */
  others?: number;
  /** `process`: sendmsg to the group; `kernel`: the export `broadcast`. */
  sender: 'process' | 'kernel';
}

/** Nanoseconds a delivery. */
export async function broadcast(options: BroadcastOptions): Promise<Workload> {
  const { subscribers, bytes, burst, others = 0 } = options;
  const machine = await Machine.boot();
  const { exports, task, netns, outgoing, incoming, data } = machine;
  const sender = machine.socket(NETLINK_USERSOCK, 1);
  const sockets = machine.sockets(subscribers + others, NETLINK_USERSOCK, FIRST_PORT);
  const step = sockets.length / subscribers;
  const members = sockets.filter((_, i) => i % step === 0);
  for (const member of members) machine.join(member, GROUP);
  assert.equal(members.length, subscribers);

  const message = pattern(bytes);
  machine.prepareSend(message, { port: 0, groups: 1 << (GROUP - 1) });
  const fromProcess = (): void => {
    for (let i = 0; i < burst; i++) {
      // Behind the group comes the port, 0, and the protocol has no kernel that reads there.
      if (exports.sendmsg(task, sender, outgoing, 0) !== -ECONNREFUSED) throw new Error('the send was not refused');
    }
  };
  const fromKernel = (): void => {
    for (let i = 0; i < burst; i++) {
      if (exports.broadcast(netns, NETLINK_USERSOCK, GROUP, data, bytes) !== subscribers) throw new Error('not to all');
    }
  };
  const send = options.sender === 'process' ? fromProcess : fromKernel;
  const drain = (): void => {
    for (const member of members) {
      for (let i = 0; i < burst; i++) succeed(exports.recvmsg(member, incoming, 0));
    }
  };

  return {
    check() {
      send();
      for (const member of members) {
        for (let i = 0; i < burst; i++) assert.deepEqual(machine.receive(member), message);
      }
      for (const socket of sockets) assert.equal(exports.poll(socket, POLLIN), 0, 'more than was sent');
      // From here on draining copies nothing.
      machine.prepareReceive(0);
    },
    sample() {
      const start = performance.now();
      send();
      const elapsed = performance.now() - start;
      drain();
      return (elapsed * 1e6) / (burst * subscribers);
    },
  };
}
