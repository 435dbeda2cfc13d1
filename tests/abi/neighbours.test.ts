/**
 * Neighbours in numbers, and against a model: what each takes of memory; that finding one among many takes no longer than among few;
 * that those made and deleted in any order are those of a map, also to a dump that goes on while they come and go.
 */
import fc from 'fast-check';
import { decodeMessages, viewOf } from '../../host/wire.js';
import { TestKernel, made } from './kernel.js';
import { deleteNeighbour, dumpNeighbours, newNeighbour, newVeth } from './requests.js';

const MANY = 100_000;
const FEW = 2000;
const BYTES_EACH = 192;
const RTM_NEWNEIGH = 28;

function address(n: number): number[] {
  return [10, n >>> 16, (n >>> 8) & 255, n & 255];
}

function withLink(): TestKernel {
  const kernel = new TestKernel();
  expect(kernel.outcome(newVeth({ name: 'a', index: 2 }, { name: 'b', index: 3 }))).toBe(0);
  return kernel;
}

/** The last three bytes of the addresses in an answer, as numbers. */
function numbersIn(data: Uint8Array): number[] {
  return decodeMessages(data)
    .filter(({ type }) => type === RTM_NEWNEIGH)
    .map(({ payload }) => viewOf(payload).getUint32(16) & 0xffffff);
}

test(`each of ${MANY} takes at most ${BYTES_EACH} bytes, and all are found`, () => {
  const kernel = withLink();
  const socket = kernel.bound(0);
  const all = (): number[] => {
    made(kernel.send(socket, dumpNeighbours()));
    const found: number[] = [];
    for (let page = kernel.receive(socket); page.result > 0; page = kernel.receive(socket)) {
      found.push(...numbersIn(page.data));
    }
    return found;
  };
  const fill = (count: number): void => {
    for (let n = 0; n < count; n++) if (kernel.outcome(newNeighbour(2, address(n))) !== 0) throw new Error(`no ${n}`);
  };
  const empty = (count: number): void => {
    for (let n = 0; n < count; n++)
      if (kernel.outcome(deleteNeighbour(2, address(n))) !== 0) throw new Error(`no ${n}`);
  };
  // Queues grow to what the dump needs, and stay so.
  fill(FEW);
  expect(all()).toHaveLength(FEW);
  empty(FEW);
  const before = kernel.used;
  fill(MANY);
  expect((kernel.used - before) / MANY).toBeLessThanOrEqual(BYTES_EACH);
  expect(all()).toEqual([...Array(MANY).keys()]);
  empty(MANY);
  // The allocator may have given a longer block to what stayed, but nothing is left of the neighbours.
  expect(kernel.used - before).toBeLessThan(BYTES_EACH * 16);
});

test('made and deleted in any order they are those of a map', () => {
  const step = fc.record({ link: fc.constantFrom(2, 3), n: fc.nat(20), remove: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const kernel = withLink();
      const model = new Set<string>();
      for (const { link, n, remove } of steps) {
        const key = `${link} ${n}`;
        const outcome = kernel.outcome(remove ? deleteNeighbour(link, address(n)) : newNeighbour(link, address(n)));
        expect(outcome === 0).toBe(model.has(key) === remove);
        if (remove) model.delete(key);
        else model.add(key);
      }
      const listed = kernel
        .request(dumpNeighbours())
        .filter(({ type }) => type === RTM_NEWNEIGH)
        .map(({ payload }) => `${viewOf(payload).getInt32(4, true)} ${viewOf(payload).getUint32(16) & 0xffffff}`);
      expect(listed).toEqual([...model]);
    }),
    { numRuns: 60 },
  );
});

test('a dump tells each once that was there all the time', () => {
  const kernel = withLink();
  for (let n = 0; n < 400; n++) kernel.outcome(newNeighbour(2, address(n)));
  const socket = kernel.bound(0);
  made(kernel.send(socket, dumpNeighbours()));
  const found = numbersIn(kernel.receive(socket).data);
  for (let n = 0; n < 400; n += 2) expect(kernel.outcome(deleteNeighbour(2, address(n)))).toBe(0);
  for (let page = kernel.receive(socket); page.result > 0; page = kernel.receive(socket))
    found.push(...numbersIn(page.data));
  const odd = found.filter((n) => n % 2 === 1);
  expect(odd).toEqual([...Array(200).keys()].map((n) => 2 * n + 1));
  expect(new Set(found).size).toBe(found.length);
});
