/**
 * Group memberships against a model: sockets join and leave, bind to masks and close in any order, and each multicast reaches
 * exactly those that are members then.
 */
import fc from 'fast-check';
import {
  NETLINK_ADD_MEMBERSHIP,
  NETLINK_DROP_MEMBERSHIP,
  NETLINK_LIST_MEMBERSHIPS,
  NETLINK_ROUTE,
  SOL_NETLINK,
} from '../../host/constants.js';
import { TestKernel, made, named } from './kernel.js';

const SOCKETS = 12;
const GROUPS = 39;

type Step =
  | { join: number; socket: number }
  | { leave: number; socket: number }
  | { bind: number; socket: number }
  | { close: number }
  | { multicast: number };

const socket = fc.nat(SOCKETS - 1);
// Few groups, so that they fill and empty; the borders of the bitmap's words; and any.
const group = fc.oneof(fc.constantFrom(1, 2, 32, 33, 39), fc.integer({ min: 1, max: GROUPS }));

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ join: group, socket }) },
  { weight: 4, arbitrary: fc.record({ leave: group, socket }) },
  { weight: 1, arbitrary: fc.record({ bind: fc.integer(), socket }) },
  { weight: 1, arbitrary: fc.record({ close: socket }) },
  { weight: 2, arbitrary: fc.record({ multicast: group }) },
);

interface Member {
  handle: number;
  port: number;
  groups: Set<number>;
}

/** The groups that a socket says it is in. */
function listed(kernel: TestKernel, handle: number): number[] {
  kernel.view.setUint32(kernel.length, 8, true);
  kernel.bytes.fill(0, kernel.data, kernel.data + 8);
  made(kernel.exports.getsockopt(handle, SOL_NETLINK, NETLINK_LIST_MEMBERSHIPS, kernel.data, kernel.length));
  const bits = kernel.view.getBigUint64(kernel.data, true);
  return Array.from({ length: GROUPS }, (_, i) => i + 1).filter((number) => (bits >> BigInt(number - 1)) & 1n);
}

function sorted(groups: Set<number>): number[] {
  return [...groups].sort((a, b) => a - b);
}

class Model {
  readonly kernel = new TestKernel();
  readonly members: Member[] = Array.from({ length: SOCKETS }, (_, i) => this.open(i));

  open(i: number): Member {
    return { handle: this.kernel.bound(NETLINK_ROUTE, i + 1), port: i + 1, groups: new Set() };
  }

  member(i: number): Member {
    const found = this.members[i];
    if (!found) throw new Error('no such socket');
    return found;
  }

  apply(each: Step): void {
    const { kernel } = this;
    if ('join' in each) {
      const { handle, groups } = this.member(each.socket);
      made(kernel.option(handle, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, each.join));
      groups.add(each.join);
    } else if ('leave' in each) {
      const { handle, groups } = this.member(each.socket);
      made(kernel.option(handle, SOL_NETLINK, NETLINK_DROP_MEMBERSHIP, each.leave));
      groups.delete(each.leave);
    } else if ('bind' in each) {
      const { handle, port, groups } = this.member(each.socket);
      made(kernel.bind(handle, port, each.bind));
      for (let number = 1; number <= 32; number++) {
        if ((each.bind >>> (number - 1)) & 1) groups.add(number);
        else groups.delete(number);
      }
    } else if ('close' in each) {
      made(kernel.exports.close(this.member(each.close).handle));
      this.members[each.close] = this.open(each.close);
    } else this.multicast(each.multicast);
  }

  multicast(number: number): void {
    const { kernel, members } = this;
    const expected = members.filter(({ groups }) => groups.has(number));
    const reached = kernel.exports.broadcast(kernel.netns, NETLINK_ROUTE, number, kernel.data, 4);
    expect(named(reached)).toBe(expected.length || 'ESRCH');
    const heard = members.filter(({ handle }) => kernel.drain(handle).length === 1);
    expect(heard).toEqual(expected);
  }
}

test('whoever is a member hears, and nobody else', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200, size: 'max' }), (steps) => {
      const model = new Model();
      for (const each of steps) model.apply(each);
      for (const { handle, groups } of model.members) expect(listed(model.kernel, handle)).toEqual(sorted(groups));
      for (let number = 1; number <= GROUPS; number++) model.multicast(number);
    }),
    { seed: 6018, numRuns: 100 },
  );
});

test('groups give back the memory they took', () => {
  const model = new Model();
  const { kernel, members } = model;
  const [first, ...rest] = members;
  for (const { handle } of rest) made(kernel.exports.close(handle));
  const used = kernel.used;
  for (let round = 0; round < 3; round++) {
    for (let number = 1; number <= GROUPS; number++) model.apply({ join: number, socket: 0 });
    for (let number = GROUPS; number >= 1; number--) model.apply({ leave: number, socket: 0 });
  }
  made(kernel.exports.close(first?.handle ?? 0));
  expect(kernel.used).toBeLessThan(used);
});
