/**
 * Timers never fire by themselves: `next_timer` says when the kernel has something to do, and `run_timers` does what is due at
 * the time it is given. What there is to do so far: an IPv6 address waits for duplicate detection (RFC 4862, 5.4)
 * before it may be used, addresses of either family expire, and links speak by themselves.
 */
import fc from 'fast-check';
import { decodeMessages, viewOf } from '../../host/wire.js';
import { TestKernel, made } from './kernel.js';
import { deleteAddress, dumpAddresses, newAddress, newVeth, setUp } from './requests.js';

const IPV4_IFADDR = 1 << 4;
const IPV6_IFADDR = 1 << 8;
const RTM_DELADDR = 21;
const IFA_F_DEPRECATED = 0x20;
const AF_INET6 = 10;
const IFA_F_TENTATIVE = 0x40;
const IFA_F_PERMANENT = 0x80;
/** Whether somebody has an address is asked after a while, and answered a second later. */
const [ASKED, WAIT] = [500, 1500];
/** With the address the link is in another group, and tells so, and once more a while later. */
const [REPORT, REPEAT] = [12, 500];

/** 2001:db8::n */
function address(n: number): number[] {
  return [0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, n];
}

/** A kernel with a veth pair, 2 and 3, whose own link-local addresses are confirmed. */
function pair(): TestKernel {
  const kernel = new TestKernel();
  // Which would be asked for without end.
  kernel.setting('net/ipv6/conf/default/router_solicitations', '0');
  for (const request of [newVeth({ index: 2 }, { index: 3 }), setUp(2, true), setUp(3, true)]) {
    expect(kernel.outcome(request)).toBe(0);
  }
  // Reports of groups are repeated, and follow a carrier that was looked at late.
  for (let rounds = 0; kernel.exports.next_timer() >= 0; rounds++) {
    expect(rounds).toBeLessThan(10);
    kernel.now += WAIT;
    made(kernel.exports.run_timers(kernel.now));
  }
  return kernel;
}

/** The last bytes of the addresses that wait. */
function tentative(kernel: TestKernel): number[] {
  return kernel
    .request(dumpAddresses(AF_INET6))
    .filter(({ payload }) => payload.length > 8 && (payload[2] ?? 0) & IFA_F_TENTATIVE)
    .map(({ payload }) => payload[8 + 4 + 15] ?? 0);
}

/** The flags of the addresses that a listener heard of. */
function heard(kernel: TestKernel, listener: number): number[] {
  const messages = kernel.drain(listener).flatMap((datagram) => decodeMessages(datagram));
  return messages.map(({ payload }) => viewOf(payload).getUint8(2));
}

test('an address waits, and is announced when it begins to and when it may be used', () => {
  const kernel = pair();
  const listener = kernel.bound(0, 0, IPV6_IFADDR);
  const begun = kernel.now;
  expect(kernel.outcome(newAddress(2, address(1), 64))).toBe(0);
  expect(kernel.exports.next_timer()).toBe(begun + REPORT);
  made(kernel.exports.run_timers(begun + REPORT));
  expect(kernel.exports.next_timer()).toBe(begun + ASKED);
  made(kernel.exports.run_timers(begun + ASKED));
  expect(kernel.exports.next_timer()).toBe(begun + REPORT + REPEAT);
  made(kernel.exports.run_timers(begun + REPORT + REPEAT));
  expect(kernel.exports.next_timer()).toBe(begun + WAIT);
  expect(tentative(kernel)).toEqual([1]);
  expect(heard(kernel, listener)).toEqual([IFA_F_PERMANENT | IFA_F_TENTATIVE]);

  made(kernel.exports.run_timers(begun + WAIT - 1));
  expect(tentative(kernel)).toEqual([1]);
  expect(heard(kernel, listener)).toEqual([]);
  made(kernel.exports.run_timers(begun + WAIT));
  expect(tentative(kernel)).toEqual([]);
  expect(heard(kernel, listener)).toEqual([IFA_F_PERMANENT]);
  expect(kernel.exports.next_timer()).toBe(-1);
});

test('the soonest comes first, and only what is due is done', () => {
  const kernel = pair();
  const begun = kernel.now;
  for (const n of [1, 2, 3]) {
    expect(kernel.outcome(newAddress(2, address(n), 64))).toBe(0);
    kernel.now += 100;
  }
  for (const asked of [0, 100, 200]) made(kernel.exports.run_timers(begun + asked + ASKED));
  for (const [time, left, next] of [
    [begun + WAIT + 50, [3, 2], begun + WAIT + 100],
    [begun + WAIT + 100, [3], begun + WAIT + 200],
    [begun + WAIT + 199.5, [3], begun + WAIT + 200],
    [begun + WAIT + 1e6, [], -1],
  ] as const) {
    made(kernel.exports.run_timers(time));
    expect(tentative(kernel)).toEqual(left);
    expect(kernel.exports.next_timer()).toBe(next);
  }
});

test('nothing is done without run_timers, however late it is', () => {
  const kernel = pair();
  expect(kernel.outcome(newAddress(2, address(1), 64))).toBe(0);
  kernel.now += 1e9;
  expect(tentative(kernel)).toEqual([1]);
});

test('an address that goes takes its timer with it', () => {
  const kernel = pair();
  expect(kernel.outcome(newAddress(2, address(1), 64))).toBe(0);
  expect(kernel.outcome(setUp(2, false))).toBe(0);
  expect(kernel.exports.next_timer()).toBe(-1);
});

/** What a listener to IPv4 addresses heard: the number in the address, and what became of it. */
function fates(kernel: TestKernel, listener: number): string[] {
  return kernel
    .drain(listener)
    .flatMap((datagram) => decodeMessages(datagram))
    .map(({ type, payload }) => {
      const deprecated = ((payload[2] ?? 0) & IFA_F_DEPRECATED) !== 0;
      const number = (payload[14] ?? 0) * 256 + (payload[15] ?? 0);
      return `${number} ${type === RTM_DELADDR ? 'gone' : deprecated ? 'deprecated' : 'there'}`;
    });
}

test('addresses of any lifetimes are deprecated and go, each at its time', () => {
  const seconds = fc.integer({ min: 1, max: 40 });
  const life = fc.tuple(seconds, seconds).map(([a, b]) => ({ preferred: Math.min(a, b), valid: Math.max(a, b) }));
  fc.assert(
    fc.property(fc.array(life, { minLength: 1, maxLength: 60 }), fc.array(fc.nat(59)), (lives, taken) => {
      const kernel = pair();
      const listener = kernel.bound(0, 0, IPV4_IFADDR);
      const begun = kernel.now;
      // Subnets of their own: none is another's secondary.
      const address4 = (n: number): number[] => [10, 0, n >> 8, n & 255];
      lives.forEach((each, n) => expect(kernel.outcome(newAddress(2, address4(n), 32, each))).toBe(0));
      const gone = new Set(taken.filter((n) => n < lives.length));
      for (const n of gone) expect(kernel.outcome(deleteAddress(2, address4(n), 32))).toBe(0);
      kernel.drain(listener);
      // Those that came made somebody look.
      made(kernel.exports.run_timers(begun));
      const wanted = lives
        .flatMap(({ preferred, valid }, n) => [
          ...(preferred < valid && !gone.has(n) ? [{ time: preferred, fate: `${n} deprecated` }] : []),
          ...(gone.has(n) ? [] : [{ time: valid, fate: `${n} gone` }]),
        ])
        .sort((a, b) => a.time - b.time);
      const times = [...new Set(wanted.map(({ time }) => time))];
      for (const time of times) {
        expect(kernel.exports.next_timer()).toBe(begun + time * 1000);
        kernel.now = begun + time * 1000;
        made(kernel.exports.run_timers(kernel.now));
        const due = wanted.filter((one) => one.time === time).map(({ fate }) => fate);
        expect(fates(kernel, listener).sort()).toEqual(due.sort());
      }
      expect(kernel.exports.next_timer()).toBe(-1);
    }),
    { seed: 6018, numRuns: 100 },
  );
});

test.each([NaN, -Infinity, -1, 0, Number.MIN_VALUE])('run_timers(%d) does nothing before its time', (time) => {
  const kernel = pair();
  expect(kernel.outcome(newAddress(2, address(1), 64))).toBe(0);
  const next = kernel.exports.next_timer();
  made(kernel.exports.run_timers(time));
  expect(tentative(kernel)).toEqual([1]);
  expect(kernel.exports.next_timer()).toBe(next);
});

test.each([NaN, Infinity, -Infinity, -1, 1e300])('a clock of %d makes no address wait for ever', (time) => {
  const kernel = pair();
  kernel.now = time;
  expect(kernel.outcome(newAddress(2, address(1), 64))).toBe(0);
  // First the link tells its groups, twice, and asks for the address; then that is confirmed.
  for (let timers = 0; timers < 4; timers++) {
    expect(tentative(kernel)).toEqual([1]);
    const next = kernel.exports.next_timer();
    expect(Number.isFinite(next)).toBe(true);
    expect(next).toBeGreaterThanOrEqual(0);
    made(kernel.exports.run_timers(next));
  }
  expect(tentative(kernel)).toEqual([]);
});
