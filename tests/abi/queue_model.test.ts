/**
 * Receive queues against a model: however sends and reads follow one another, each socket reads what was sent to it, in
 * order and whole, and an empty queue owns nothing.
 */
import fc from 'fast-check';
import { MSG_PEEK, NETLINK_USERSOCK, SO_RCVBUFFORCE, SOL_SOCKET } from '../../host/constants.js';
import { uint32 } from '../../host/wire.js';
import { TestKernel, made, named } from './kernel.js';

const READERS = 3;
const GROUP = 1;

/** Runs of sends to one reader, or to all by their group, and of reads. */
type Step =
  { send: number; to: number; size: number } | { multicast: number; size: number } | { read: number; from: number };

const reader = fc.nat(READERS - 1);
const count = fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 40 }));
const size = fc.oneof(fc.constantFrom(1, 4, 255, 256, 257, 3776, 3777), fc.integer({ min: 1, max: 600 }));

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ send: count, to: reader, size }),
  fc.record({ multicast: count, size }),
  fc.record({ read: count, from: reader }),
);

class Model {
  readonly kernel = new TestKernel();
  readonly sender = this.kernel.bound(NETLINK_USERSOCK, 100);
  readonly readers = Array.from({ length: READERS }, (_, i) => this.kernel.bound(NETLINK_USERSOCK, i + 1, GROUP));
  readonly queues: Uint8Array[][] = this.readers.map(() => []);
  #sent = 0;

  constructor() {
    for (const handle of this.readers) made(this.kernel.option(handle, SOL_SOCKET, SO_RCVBUFFORCE, 0x3fffffff));
  }

  /** Bytes that no other message has. */
  message(length: number): Uint8Array {
    const n = ++this.#sent;
    const bytes = new Uint8Array(length).fill(n);
    bytes.set(uint32(n).subarray(0, length));
    return bytes;
  }

  apply(each: Step): void {
    const { kernel, sender, queues } = this;
    if ('send' in each) {
      for (let i = 0; i < each.send; i++) {
        const message = this.message(each.size);
        expect(kernel.send(sender, message, { port: each.to + 1 })).toBe(each.size);
        queues[each.to]?.push(message);
      }
    } else if ('multicast' in each) {
      for (let i = 0; i < each.multicast; i++) {
        const message = this.message(each.size);
        // The sender's unicast has nowhere to go; the multicast has.
        expect(named(kernel.send(sender, message, { groups: GROUP }))).toBe('ECONNREFUSED');
        for (const queue of queues) queue.push(message);
      }
    } else for (let i = 0; i < each.read; i++) this.read(each.from, i % 3 === 2);
  }

  read(from: number, peek: boolean): void {
    const { kernel, readers, queues } = this;
    const { result, data } = kernel.receive(readers[from] ?? 0, undefined, peek ? MSG_PEEK : 0);
    const expected = peek ? queues[from]?.[0] : queues[from]?.shift();
    expect(named(result)).toBe(expected ? expected.length : 'EAGAIN');
    if (expected) expect(Buffer.compare(data, expected)).toBe(0);
  }
}

test('what is sent is read, in order and whole', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
      const model = new Model();
      const empty = model.kernel.used;
      for (const each of steps) model.apply(each);
      for (let i = 0; i < READERS; i++) while (model.queues[i]?.length) model.read(i, false);
      for (let i = 0; i < READERS; i++) model.read(i, false);
      expect(model.kernel.used).toBe(empty);
    }),
    { seed: 6018, numRuns: 40 },
  );
});

test('a socket that closes with a full queue gives all of it back', () => {
  const model = new Model();
  const { kernel, sender, readers } = model;
  const before = kernel.used;
  const [first = 0, second = 0] = readers;
  model.apply({ multicast: 100, size: 100 });
  // Its own reference to each message, and its ring; the messages stay for the others.
  const full = kernel.used;
  made(kernel.exports.close(first));
  expect(kernel.used).toBeLessThan(full);
  expect(kernel.receive(second).result).toBe(100);
  for (const handle of readers.slice(1)) made(kernel.exports.close(handle));
  made(kernel.exports.close(sender));
  expect(kernel.used).toBeLessThan(before);
});
