/** A process that awaits a datagram, and the kernel that sends one: the time from the event to the line behind `await`. */
import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { AF_NETLINK, NETLINK_USERSOCK, SOCK_RAW } from '../../host/constants.js';
import { Kernel } from '../../host/kernel.js';
import { MODULE, pattern } from '../machine.js';
import type { Workload } from '../row.js';

const GROUP = 1;

/** Nanoseconds an event, from `Kernel.broadcast` to the resumed `Process.receive`. */
export async function resume(bytes: number, repeat: number): Promise<Workload> {
  const kernel = await Kernel.create({ wasm: await readFile(MODULE) });
  const process = kernel.init;
  const socket = process.socket(AF_NETLINK, SOCK_RAW, NETLINK_USERSOCK);
  process.bind(socket, { groups: 1 << (GROUP - 1) });
  const message = pattern(bytes);
  return {
    async check() {
      let resumed = false;
      const waiting = process.receive(socket, { length: bytes }).finally(() => (resumed = true));
      await new Promise(setImmediate);
      assert(!resumed, 'it did not wait');
      assert.equal(kernel.broadcast(NETLINK_USERSOCK, GROUP, message), 1);
      assert.deepEqual((await waiting).data, message);
    },
    async sample() {
      let elapsed = 0;
      for (let i = 0; i < repeat; i++) {
        const waiting = process.receive(socket, { length: bytes });
        const start = performance.now();
        kernel.broadcast(NETLINK_USERSOCK, GROUP, message);
        const { length } = await waiting;
        elapsed += performance.now() - start;
        if (length !== bytes) throw new Error('another message');
      }
      return (elapsed * 1e6) / repeat;
    },
  };
}
