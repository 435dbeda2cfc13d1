/**
 * Reading datagrams that are there: the time of the reads alone. What was sent to one port takes longer than what was sent to
 * many, because its reader gives the memory back.
 */
import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { AF_NETLINK, NETLINK_USERSOCK, POLLIN, SOCK_RAW } from '../../host/constants.js';
import { Kernel } from '../../host/kernel.js';
import type { KernelOptions } from '../../host/kernel-options.js';
import { Machine, MODULE, pattern, succeed } from '../machine.js';
import type { Workload } from '../row.js';

const RECEIVER = 20;
const GROUP = 1;

/** Through the raw ABI, with the sender's address: datagrams that were sent to one port. Nanoseconds for one. */
export async function receiveUnicast(bytes: number, burst: number): Promise<Workload> {
  const machine = await Machine.boot();
  const { exports, task, outgoing } = machine;
  const sender = machine.socket(NETLINK_USERSOCK, 10);
  const receiver = machine.socket(NETLINK_USERSOCK, RECEIVER);
  const message = pattern(bytes);
  const fill = (): void => {
    machine.prepareSend(message, { port: RECEIVER, groups: 0 });
    for (let i = 0; i < burst; i++) succeed(exports.sendmsg(task, sender, outgoing, 0));
  };
  return reads(machine, new Array<number>(burst).fill(receiver), message, fill);
}

/** Through the raw ABI, with the sender's address: a datagram that was sent to many, by each of them. Nanoseconds for one. */
export async function receiveBroadcast(bytes: number, readers: number): Promise<Workload> {
  const machine = await Machine.boot();
  const { exports, netns, data } = machine;
  const sockets = machine.sockets(readers, NETLINK_USERSOCK, RECEIVER);
  for (const socket of sockets) machine.join(socket, GROUP);
  const message = pattern(bytes);
  machine.prepareSend(message);
  const fill = (): void => {
    assert.equal(exports.broadcast(netns, NETLINK_USERSOCK, GROUP, data, bytes), readers);
  };
  return reads(machine, sockets, message, fill);
}

/** A read by each of the sockets, in turn, of the message that `fill` sent them. */
function reads(machine: Machine, sockets: readonly number[], message: Uint8Array, fill: () => void): Workload {
  const { exports, incoming } = machine;
  return {
    check() {
      fill();
      for (const socket of sockets) assert.deepEqual(machine.receive(socket), message);
      for (const socket of sockets) assert.equal(exports.poll(socket, POLLIN), 0, 'more than was sent');
    },
    sample() {
      fill();
      machine.prepareReceive(message.length);
      let total = 0;
      const start = performance.now();
      for (const socket of sockets) total += exports.recvmsg(socket, incoming, 0);
      const elapsed = performance.now() - start;
      assert.equal(total, sockets.length * message.length);
      return (elapsed * 1e6) / sockets.length;
    },
  };
}

/** The calls of `Process` that read: a fresh array and the sender's address, or into the caller's array. */
export type ProcessCall = 'recvfrom' | 'recvInto';

/** Through `Process`, as a user of the library reads. Nanoseconds a datagram. */
export async function receiveThroughProcess(
  call: ProcessCall,
  bytes: number,
  burst: number,
  options: KernelOptions = {},
): Promise<Workload> {
  const { init } = await Kernel.create({ wasm: await readFile(MODULE), ...options });
  const sender = init.socket(AF_NETLINK, SOCK_RAW, NETLINK_USERSOCK);
  const receiver = init.socket(AF_NETLINK, SOCK_RAW, NETLINK_USERSOCK);
  init.bind(receiver, { pid: RECEIVER });
  const message = pattern(bytes);
  const target = new Uint8Array(bytes);
  const fill = (): void => {
    for (let i = 0; i < burst; i++) init.sendto(sender, message, 0, { pid: RECEIVER });
  };
  const calls: Record<ProcessCall, () => number> = {
    recvfrom: () => init.recvfrom(receiver, bytes).length,
    recvInto: () => init.recvInto(receiver, target),
  };
  const receive = calls[call];
  return {
    check() {
      fill();
      const { data, address } = init.recvfrom(receiver, bytes);
      assert.deepEqual(data, message);
      assert.equal(address.pid, init.pid);
      for (let i = 1; i < burst; i++) {
        target.fill(0);
        assert.equal(init.recvInto(receiver, target), bytes);
        assert.deepEqual(target, message);
      }
      assert.throws(receive, { code: 'EAGAIN' });
    },
    sample() {
      fill();
      const start = performance.now();
      let total = 0;
      for (let i = 0; i < burst; i++) total += receive();
      const elapsed = performance.now() - start;
      assert.equal(total, burst * bytes);
      return (elapsed * 1e6) / burst;
    },
  };
}
