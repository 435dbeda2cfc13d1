/**
 * The families that come with the codec: tables that the generator made say the same as the files they were made of, and TypeScript knows the
 * names. That wrong names do not compile is seen by `npm run typecheck`, and by tests/package.test.ts as users have it.
 */
import * as codec from '../../host/codec/families.js';
import { Family, nlctrl, rtAddr, rtLink, SpecModel } from '../../host/codec/families.js';
import { ownSpec, ownSpecs } from './specs.js';
import { samplesOf } from './values.js';

const tables = (Object.values(codec) as unknown[]).filter((one) => one instanceof SpecModel);
const withOperations = ownSpecs.filter((name) => ownSpec(name).operations.length > 0).sort();

test('each spec with operations is there', () => {
  expect(tables.map(({ name }) => name).sort()).toEqual(withOperations);
});

test.each(withOperations)('%s: as its file says', (name) => {
  const table = tables.find((one) => one.name === name)!;
  const file = ownSpec(name);
  const numbers = ({ operations }: SpecModel): unknown =>
    operations.map(({ name: operation, request, reply, attributeSet, fixedHeader, event }) => [
      ...[operation, request, reply, attributeSet, fixedHeader, event],
    ]);
  expect(numbers(table)).toEqual(numbers(file));
  expect(table.groups.map((group) => [group.name, group.value])).toEqual(
    file.groups.map((group) => [group.name, group.value]),
  );
  expect([table.protocol, table.protocolNumber, table.version]).toEqual([
    ...[file.protocol, file.protocolNumber, file.version],
  ]);
  const ours = new Family(table, { id: 16 });
  const theirs = new Family(file, { id: 16 });
  for (const sample of samplesOf(file)) {
    const bytes = ours.encode(sample);
    expect(Buffer.compare(bytes, theirs.encode(sample))).toBe(0);
    expect(ours.decode(bytes)).toEqual(theirs.decode(bytes));
  }
});

test('documentation and policies stay out of the tables', () => {
  expect(
    tables.flatMap(({ attributeSets }) => [...attributeSets.keys()]).filter((name) => /policy$/.test(name)),
  ).toEqual([]);
  const link = rtLink.attributeSet('link-attrs').attributes;
  expect(link.filter(({ doc, checks }) => doc !== undefined || checks !== undefined)).toEqual([]);
});

test('types', () => {
  const links = new Family(rtLink);
  const message = links.decode(
    links.encode({
      operation: 'newlink',
      header: { 'ifi-index': 2, 'ifi-flags': ['up'] },
      attributes: {
        ifname: 'eth0',
        linkinfo: { kind: 'veth' },
        'prop-list': { 'alt-ifname': ['a', 'b'] },
        '#999': new Uint8Array(1),
      },
    }),
  );
  // Operations are a union, told apart by name: this one has struct ifinfomsg.
  if (message.operation !== 'newlink') throw new Error(message.operation);
  const index: number = message.header['ifi-index'];
  const name: string | undefined = message.attributes.ifname;
  const names: string[] | undefined = message.attributes['prop-list']?.['alt-ifname'];
  const unknown: Uint8Array | undefined = message.attributes['#999'];
  expect([index, name, names, unknown]).toEqual([2, 'eth0', ['a', 'b'], new Uint8Array(1)]);

  const addresses = new Family(rtAddr);
  const type: number = addresses.requestType('newaddr');
  const lifetime: number | undefined = addresses.decode(addresses.encode({ operation: 'getaddr' })).header['ifa-index'];
  expect([type, lifetime]).toEqual([20, 0]);
});

/** Never called: it is here to be compiled. */
export function mistakes(): void {
  const links = new Family(rtLink);
  // @ts-expect-error: no such operation
  links.encode({ operation: 'newlinks' });
  // @ts-expect-error: no such attribute
  links.encode({ operation: 'newlink', attributes: { ifnam: 'eth0' } });
  // @ts-expect-error: text where a number is
  links.encode({ operation: 'newlink', attributes: { mtu: '1500' } });
  // @ts-expect-error: no such flag
  links.encode({ operation: 'newlink', header: { 'ifi-flags': ['upp'] } });
  // @ts-expect-error: no such member
  links.encode({ operation: 'newlink', header: { index: 1 } });
  // @ts-expect-error: no such operation
  links.requestType('newaddr');
  // @ts-expect-error: an operation without a fixed header
  void new Family(nlctrl).decode(new Uint8Array()).header['ifi-index'];
}
