/**
 * Reading datagrams that are there: the time of the reads alone. Each datagram was sent to one port, so that its reader gives
 * its memory back.
 */
import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { AF_NETLINK, NETLINK_USERSOCK, POLLIN, SOCK_RAW } from '../../host/constants.js';
import { Kernel } from '../../host/kernel.js';
import { Machine, MODULE, pattern, succeed } from '../machine.js';
import type { Workload } from '../row.js';

const RECEIVER = 20;

/** Through the raw ABI: recvmsg with the sender's address. Nanoseconds a datagram. */
export async function receiveRaw(bytes: number, burst: number): Promise<Workload> {
  const machine = await Machine.boot();
  const { exports, task, outgoing, incoming } = machine;
  const sender = machine.socket(NETLINK_USERSOCK, 10);
  const receiver = machine.socket(NETLINK_USERSOCK, RECEIVER);
  const message = pattern(bytes);
  const fill = (): void => {
    machine.prepareSend(message, { port: RECEIVER, groups: 0 });
    for (let i = 0; i < burst; i++) succeed(exports.sendmsg(task, sender, outgoing, 0));
  };
  return {
    check() {
      fill();
      for (let i = 0; i < burst; i++) assert.deepEqual(machine.receive(receiver), message);
      assert.equal(exports.poll(receiver, POLLIN), 0);
    },
    sample() {
      fill();
      machine.prepareReceive(bytes);
      const start = performance.now();
      let total = 0;
      for (let i = 0; i < burst; i++) total += exports.recvmsg(receiver, incoming, 0);
      const elapsed = performance.now() - start;
      assert.equal(total, burst * bytes);
      return (elapsed * 1e6) / burst;
    },
  };
}

/** The calls of `Process` that read: a fresh array and the sender's address, or into the caller's array. */
export type ProcessCall = 'recvfrom' | 'recvInto';

/** Through `Process`, as a user of the library reads. Nanoseconds a datagram. */
export async function receiveThroughProcess(call: ProcessCall, bytes: number, burst: number): Promise<Workload> {
  const { init } = await Kernel.create({ wasm: await readFile(MODULE) });
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
