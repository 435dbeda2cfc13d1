/**
 * Whether what an operation costs grows with how many objects there are: objects are made and deleted, few and then many. Where it does
 * not, one of many costs what one of few does, and a little more for memory that is in no cache.
 */
import {
  Client,
  type Address,
  LOOPBACK,
  deleteAddress,
  deleteLink,
  deletePair,
  inet4,
  newAddress,
  newMacvlan,
  newPair,
  setUp,
} from './route.js';

const FEW = 2_000;
const MANY = 20_000;
/** The best of so many counts: what is asked is how it grows, not how busy the machine is. */
const ROUNDS = 3;

/** Requests that are made once, and those that make and delete `count` objects. */
type Requests = (count: number) => { before?: readonly Uint8Array[]; timed: readonly Uint8Array[] };

const CASES = {
  /** Networks of `lo`. */
  addresses4: (count) => addresses(count, (i) => ({ local: inet4((10 << 24) + i * 256 + 1), prefix: 24 })),
  /** One network of `lo`: secondaries. */
  secondaries: (count) => addresses(count, (i) => ({ local: inet4((10 << 24) + i + 1), prefix: 8 })),
  peers: (count) =>
    addresses(count, (i) => ({ local: inet4((10 << 24) + i), peer: inet4((11 << 24) + i), prefix: 32 })),
  /** Networks of `lo`. */
  addresses6: (count) => addresses(count, (i) => ({ local: inet6(i, 1), prefix: 64 })),
  /** Veth pairs that are up. */
  pairs: (count) => ({
    timed: [
      ...numbers(count / 2).map(newPair),
      ...numbers(count).map((i) => setUp(LOOPBACK + 1 + i)),
      ...numbers(count / 2).map(deletePair),
    ],
  }),
  /** macvlans of one link, named by the kernel, and up: what each sends goes past the others. */
  macvlans: (count) => ({
    before: [newPair(0), setUp(LOOPBACK + 1), setUp(LOOPBACK + 2)],
    timed: [
      ...numbers(count).map(() => newMacvlan(LOOPBACK + 1)),
      ...numbers(count).map((i) => setUp(LOOPBACK + 3 + i)),
      ...numbers(count).map((i) => deleteLink(LOOPBACK + 3 + i)),
    ],
  }),
} satisfies Record<string, Requests>;

export type Growing = keyof typeof CASES;

/** @returns how many times as much one of many costs as one of few */
export async function growth(of: Growing): Promise<number> {
  return (await cost(CASES[of], MANY)) / (await cost(CASES[of], FEW));
}

/** Nanoseconds of a request. */
async function cost(requests: Requests, count: number): Promise<number> {
  const { before = [], timed } = requests(count);
  let best = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const client = await Client.open();
    for (const request of before) client.ask(request);
    const start = performance.now();
    for (const request of timed) client.askQuickly(request);
    best = Math.min(best, performance.now() - start);
  }
  return (best * 1e6) / timed.length;
}

/** Deleted the last first, because a network's first takes the others along. */
function addresses(count: number, of: (i: number) => Address): { timed: Uint8Array[] } {
  const all = numbers(count).map(of);
  return { timed: [...all.map(newAddress), ...all.map(deleteAddress).reverse()] };
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}

/** 2001:db8:`network`::`host`. */
function inet6(network: number, host: number): Uint8Array {
  const bytes = new Uint8Array(16);
  bytes.set([0x20, 0x01, 0x0d, 0xb8, network >>> 8, network]);
  bytes[15] = host;
  return bytes;
}
