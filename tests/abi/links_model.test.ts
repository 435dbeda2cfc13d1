/**
 * Links by index against a model: made at any index and deleted in any order, with dumps in between, all at once or a page at
 * a time while links come and go, they are those of a sorted list. So is the tree that keeps them.
 */
import fc from 'fast-check';
import { type Message, decodeMessages, viewOf } from '../../host/wire.js';
import { TestKernel, made } from './kernel.js';
import { deleteLink, dumpLinks, getLink, newVeth } from './requests.js';

const RTM_NEWLINK = 16;
const NLMSG_DONE = 3;
const NLM_F_DUMP_INTR = 0x10;
/** Where a level of the tree ends, its nodes having 64 slots, and the highest index there is. */
const BORDERS = [
  2, 63, 64, 65, 127, 128, 4095, 4096, 262143, 262144, 0xffffff, 0x1000000, 0x3fffffff, 0x40000000, 0x7fffffff,
];

const index = fc.oneof(
  fc.constantFrom(...BORDERS),
  fc.integer({ min: 2, max: 300 }),
  fc.integer({ min: 2, max: 0x7fffffff }),
);

type Step = { make: [number, number] } | { remove: number } | { dump: true };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ make: fc.tuple(index, index) }) },
  { weight: 5, arbitrary: fc.record({ remove: fc.nat() }) },
  { weight: 1, arbitrary: fc.constant<Step>({ dump: true }) },
);

/** Indexes of the links in an answer. */
function indexesIn(messages: Message[]): number[] {
  return messages.filter(({ type }) => type === RTM_NEWLINK).map(({ payload }) => viewOf(payload).getInt32(4, true));
}

function indexes(kernel: TestKernel): number[] {
  return indexesIn(kernel.request(dumpLinks()));
}

/** Each link's index, and its peer's. */
class Model {
  readonly peers = new Map<number, number>();

  make(kernel: TestKernel, link: number, peer: number): void {
    const taken = [link, peer].some((each) => each === 1 || this.peers.has(each)) || link === peer;
    const outcome = kernel.outcome(newVeth({ index: link }, { index: peer }));
    // NLM_F_EXCL speaks of the link itself, EBUSY of the index of either.
    expect(outcome).toBe(!taken ? 0 : link === 1 || this.peers.has(link) ? 'EEXIST' : 'EBUSY');
    if (taken) return;
    this.peers.set(link, peer).set(peer, link);
  }

  remove(kernel: TestKernel, which: number): void {
    const all = [...this.peers];
    const [link, peer] = all[which % all.length] ?? [99999, 0];
    expect(kernel.outcome(deleteLink(link))).toBe(peer === 0 ? 'ENODEV' : 0);
    this.peers.delete(link);
    this.peers.delete(peer);
  }

  /** All indexes in order, lo's among them. */
  get sorted(): number[] {
    return [1, ...this.peers.keys()].sort((a, b) => a - b);
  }
}

test('links made and deleted at random are dumped in order and found by index', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120, size: 'max' }), (steps) => {
      const kernel = new TestKernel();
      const model = new Model();
      for (const each of steps) {
        if ('make' in each) model.make(kernel, ...each.make);
        else if ('remove' in each) model.remove(kernel, each.remove);
        else expect(indexes(kernel)).toEqual(model.sorted);
      }
      expect(indexes(kernel)).toEqual(model.sorted);
      for (const present of model.sorted) expect(kernel.request(getLink(present))).toHaveLength(1);
      while (model.peers.size > 0) model.remove(kernel, 0);
      expect(indexes(kernel)).toEqual([1]);
    }),
    { seed: 6018, numRuns: 100 },
  );
});

test('a namespace gives back all that its links took', () => {
  const kernel = new TestKernel();
  /** Memory in use after a namespace with links at all borders is gone. */
  function life(): number {
    const netns = made(kernel.exports.netns_create());
    const inside = kernel.newTask(6, undefined, netns);
    const socket = kernel.socket(0, inside);
    for (let i = 0; i + 1 < BORDERS.length; i += 2) {
      made(kernel.send(socket, newVeth({ index: BORDERS[i] }, { index: BORDERS[i + 1] }), undefined, inside));
    }
    expect(kernel.drain(socket)).toHaveLength(7);
    made(kernel.exports.close(socket));
    made(kernel.exports.task_destroy(inside));
    made(kernel.exports.netns_destroy(netns));
    return kernel.used;
  }
  expect(life()).toBe(life());
});

const pairs = fc.array(fc.tuple(index, index), { minLength: 10, maxLength: 20 });
const changes = fc.array(
  fc.option(fc.oneof(fc.record({ make: fc.tuple(index, index) }), fc.record({ remove: fc.nat() }))),
  {
    maxLength: 8,
  },
);

test('a dump, a page at a time, while links come and go: what stays is told once, in order, and changes are marked', () => {
  fc.assert(
    fc.property(pairs, changes, (first, later) => {
      const kernel = new TestKernel();
      const model = new Model();
      for (const pair of first) model.make(kernel, ...pair);
      const stay = new Set(model.sorted);
      const socket = kernel.bound(0);
      made(kernel.send(socket, dumpLinks()));
      const pages: Message[][] = [];
      /** Pages before which the links changed. A page is made when the one before it is read. */
      const changed = new Set<number>();
      while (pages.at(-1)?.at(-1)?.type !== NLMSG_DONE) {
        const { result, data } = kernel.receive(socket, 4096);
        made(result);
        const next = later[pages.push(decodeMessages(data)) - 1];
        const before = model.sorted.join();
        if (next && 'make' in next) model.make(kernel, ...next.make);
        else if (next) model.remove(kernel, next.remove);
        if (model.sorted.join() !== before) changed.add(pages.length + 1);
        for (const each of stay) if (!model.sorted.includes(each)) stay.delete(each);
      }
      const told = indexesIn(pages.flat());
      expect(told).toEqual([...new Set(told)].sort((a, b) => a - b));
      expect(told).toEqual(expect.arrayContaining([...stay]));
      const marked = pages.flatMap((page, i) => (page.some(({ flags }) => flags & NLM_F_DUMP_INTR) ? [i] : []));
      // DONE, which has the last page to itself, is never marked: see the scenario dump-end.
      expect(marked).toEqual([...changed].filter((page) => page < pages.length - 1));
    }),
    { seed: 6018, numRuns: 100 },
  );
});
