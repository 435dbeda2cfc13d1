/** Topologies: a network as an object, applied by rtnetlink, its mistakes told with their path. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { Addresses, Kernel, Links, Routes, type Topology, TopologyError } from '../../host/index.js';

let kernel: Kernel | undefined;
afterEach(() => kernel?.close());

async function boot(topology: Topology): Promise<Kernel> {
  kernel = await Kernel.create({ topology });
  return kernel;
}

const EXAMPLE: Topology = {
  links: [
    { name: 'lo', up: true },
    {
      name: 'eth0',
      device: { carrier: true },
      address: '02:00:00:00:00:01',
      mtu: 1400,
      up: true,
      addresses: ['10.0.2.15/24'],
    },
    {
      name: 'left',
      kind: 'veth',
      ifalias: 'to the right',
      peer: { name: 'right', address: '02:00:00:00:00:02' },
      up: true,
      addresses: [{ address: '192.0.2.1/24', broadcast: '192.0.2.255', label: 'left:1' }, '2001:db8::1/64'],
    },
    { name: 'right', up: true },
  ],
  namespaces: {
    blue: {
      links: [
        { name: 'lo', up: true },
        { name: 'eth0', device: true, up: true, addresses: ['10.0.2.16/24'] },
      ],
    },
    empty: null,
  },
};

test('links, addresses and namespaces are there from the beginning', async () => {
  const { links, addresses, ...kernel } = await boot(EXAMPLE).then((made) => ({
    links: made.links,
    addresses: made.addresses,
    namespace: (name: string) => made.namespace(name),
    process: made.process.bind(made),
  }));
  expect((await links.list()).map(({ name, up, mtu }) => [name, up, mtu])).toEqual([
    ['lo', true, 65536],
    ['eth0', true, 1400],
    ['right', true, 1500],
    ['left', true, 1500],
  ]);
  expect(await links.get('left')).toMatchObject({ kind: 'veth', ifalias: 'to the right' });
  expect(await links.get('right')).toMatchObject({ address: '02:00:00:00:00:02' });
  expect(
    (await addresses.list({ family: 'inet' })).map(({ address, prefix, label }) => [address, prefix, label]),
  ).toEqual([
    ['127.0.0.1', 8, 'lo'],
    ['10.0.2.15', 24, 'eth0'],
    ['192.0.2.1', 24, 'left:1'],
  ]);
  const inside = kernel.process({ netns: kernel.namespace('blue')! });
  expect((await new Addresses(inside).list({ link: 'eth0', family: 'inet' }))[0]).toMatchObject({
    address: '10.0.2.16',
  });
  const alone = kernel.process({ netns: kernel.namespace('empty')! });
  expect((await new Links(alone).list()).map(({ name, up }) => [name, up])).toEqual([['lo', false]]);
});

test('and so are neighbours, routes and rules', async () => {
  const made = await boot({
    ...EXAMPLE,
    neighbours: [
      { link: 'eth0', address: '10.0.2.2', lladdr: '02:00:00:00:00:fe' },
      { link: 'left', address: '2001:db8::2', lladdr: '02:00:00:00:00:fd', state: 'stale', flags: ['router'] },
      { link: 'eth0', address: '10.0.2.9', flags: ['proxy'] },
    ],
    routes: [
      { destination: 'default', gateway: '10.0.2.2' },
      { destination: '198.51.100.0/24', link: 'left', prefsrc: '192.0.2.1', priority: 7, metrics: { mtu: 1400 } },
      { destination: '203.0.113.0/24', type: 'blackhole', table: 1000 },
      { destination: '2001:db8:1::/48', gateway: '2001:db8::2', protocol: 4 },
      { destination: '203.0.113.5', gateway: '172.16.0.1', link: 'eth0', onlink: true },
    ],
    rules: [
      { from: '192.0.2.0/24', table: 1000, priority: 100 },
      { to: '2001:db8:2::/48', action: 'prohibit', iif: 'left', not: true, priority: 50 },
    ],
    namespaces: {
      blue: {
        links: [{ name: 'eth0', device: true, up: true, addresses: ['10.0.3.2/24'] }],
        routes: [{ destination: 'default', gateway: '10.0.3.1' }],
      },
    },
  });
  const { neighbours, routes, rules } = made;
  expect(await neighbours.list({ link: 'eth0', family: 'inet' })).toMatchObject([
    { address: '10.0.2.2', lladdr: '02:00:00:00:00:fe', state: ['permanent'] },
  ]);
  expect(await neighbours.list({ link: 'left' })).toEqual(
    expect.arrayContaining([expect.objectContaining({ address: '2001:db8::2', state: ['stale'], flags: ['router'] })]),
  );
  expect(await neighbours.list({ proxy: true })).toMatchObject([{ address: '10.0.2.9', flags: ['proxy'] }]);
  const programs = (await routes.list({ table: 0 })).filter(({ protocol }) => protocol !== 2);
  expect(programs.map(({ destination, gateway, table, type }) => [destination, gateway, table, type])).toEqual([
    ['203.0.113.0/24', undefined, 1000, 'blackhole'],
    ['default', '10.0.2.2', 254, 'unicast'],
    ['198.51.100.0/24', undefined, 254, 'unicast'],
    ['203.0.113.5', '172.16.0.1', 254, 'unicast'],
    ['2001:db8:1::/48', '2001:db8::2', 254, 'unicast'],
  ]);
  expect((await routes.list()).find(({ priority }) => priority === 7)).toMatchObject({
    link: (await made.links.get('left')).index,
    scope: 253,
    prefsrc: '192.0.2.1',
    metrics: { mtu: 1400 },
  });
  expect((await rules.list({ family: 'inet' })).map(({ priority, from, table }) => [priority, from, table])).toEqual([
    [0, undefined, 255],
    [100, '192.0.2.0/24', 1000],
    [32766, undefined, 254],
    [32767, undefined, 253],
  ]);
  expect((await rules.list({ family: 'inet6' }))[1]).toMatchObject({
    to: '2001:db8:2::/48',
    action: 'prohibit',
    iif: 'left',
    flags: ['invert'],
  });
  const inside = made.process({ netns: made.namespace('blue')! });
  expect((await new Routes(inside).list({ family: 'inet' }))[0]).toMatchObject({ gateway: '10.0.3.1' });
});

test('a veth’s other end may be in another namespace', async () => {
  const made = await boot({
    links: [{ name: 'out', kind: 'veth', up: true, peer: { name: 'in', namespace: 'blue' } }],
    namespaces: { blue: { links: [{ name: 'in', up: true, addresses: ['192.0.2.2/24'] }] } },
  });
  expect((await made.links.list()).map(({ name }) => name)).toEqual(['lo', 'out']);
  expect(await made.links.get('out')).toMatchObject({ 'link-netnsid': 0, operstate: 6 });
  const inside = made.process({ netns: made.namespace('blue')! });
  expect(await new Addresses(inside).list({ link: 'in', family: 'inet' })).toHaveLength(1);
});

test('a device comes with its address', async () => {
  const made = await boot({ links: [{ name: 'eth0', device: true, address: '02:00:00:00:00:01' }] });
  expect(await made.links.get('eth0')).toMatchObject({
    address: '02:00:00:00:00:01',
    'perm-address': '02:00:00:00:00:01',
  });
});

test('names of namespaces outlast a snapshot, and no process is left', async () => {
  const made = await boot(EXAMPLE);
  expect(made.processes).toEqual([made.init]);
  using restored = await Kernel.restore(made.snapshot());
  expect(restored.namespaces.map(({ name }) => name)).toEqual([undefined, 'blue', 'empty']);
  expect(() => made.createNamespace('blue')).toThrow(/^EEXIST/);
  made.namespace('blue')!.close();
  expect(made.namespace('blue')).toBeUndefined();
});

test('a preset comes first, and what it has is set', async () => {
  using made = await Kernel.create({
    preset: 'starry',
    topology: { links: [{ name: 'eth0', mtu: 1300, addresses: ['10.0.2.15/24'] }] },
  });
  expect((await made.links.get('eth0')).mtu).toBe(1300);
  expect(await made.addresses.list({ link: 'eth0' })).toHaveLength(1);
});

describe('mistakes', () => {
  const anything = (value: unknown): Topology => value as Topology;

  test.each<[unknown, string]>([
    [[], 'the topology: an object is needed, and this is an object of Array'],
    [{ link: [] }, 'link: unknown here; there are links, neighbours, routes, rules, namespaces'],
    [{ links: {} }, 'links: a list is needed, and this is an object of Object'],
    [{ links: ['lo'] }, "links/0: an object is needed, and this is 'lo'"],
    [{ links: [{}] }, 'links/0/name: a name is needed, and this is undefined'],
    [{ links: [{ name: 'x' }] }, "links/0: there is no link 'x', and no kind to make one of"],
    [{ links: [{ name: 'x', kind: 'nosuch' }] }, 'links/0: Unknown device type (EOPNOTSUPP)'],
    [{ links: [{ name: 'lo', kind: 'veth' }] }, "links/0/kind: 'lo' is there already, of kind undefined"],
    [{ links: [{ name: 'lo' }, { name: 'lo', mtu: 'big' }] }, "links/1/mtu: an integer is needed, and it is 'big'"],
    [{ links: [{ name: 'lo', colour: 1 }] }, 'links/0/colour: link-attrs has no attribute of that name'],
    [{ links: [{ name: 'eth0', device: true, mtu: 9 }] }, 'links/0: mtu less than device minimum (EINVAL)'],
    [{ links: [{ name: 'a', kind: 'veth', peer: 'b' }] }, "links/0/peer: an object is needed, and this is 'b'"],
    [
      { links: [{ name: 'a', kind: 'veth', peer: { name: 'b', namespace: 'red' } }] },
      "links/0/peer/namespace: there is no namespace 'red'",
    ],
    [{ routes: [{}] }, 'routes/0/destination: a destination is needed, and this is undefined'],
    [
      { routes: [{ destination: '1.2.3.0/24', gateway: '9.9.9.9' }] },
      'routes/0: Nexthop has invalid gateway (ENETUNREACH)',
    ],
    [{ routes: [{ destination: '1.2.3/24', link: 'lo' }] }, "routes/0/destination: '1.2.3' is no ipv4-or-v6"],
    [{ routes: [{ destination: '1.2.3.0/24', link: 'eth7' }] }, 'routes/0: ENODEV: no such device, request'],
    [{ routes: [{ destination: '1.2.3.0/24', hue: 1 }] }, 'routes/0/hue: route-attrs has no attribute of that name'],
    [{ neighbours: [{ address: '1.2.3.4' }] }, 'neighbours/0/link: a link is needed, and this is undefined'],
    [{ neighbours: [{ link: 'lo', address: 'x' }] }, "neighbours/0/address: 'x' is no ipv4-or-v6"],
    [{ rules: ['all'] }, "rules/0: an object is needed, and this is 'all'"],
    [{ rules: [{ from: '1.2.3.4/40', table: 5 }] }, 'rules/0: Invalid source address (EINVAL)'],
    [{ links: [{ name: 'lo', addresses: '::1' }] }, "links/0/addresses: a list is needed, and this is '::1'"],
    [
      { links: [{ name: 'lo', addresses: ['1.2.3.4.5'] }] },
      "links/0/addresses/0/address: '1.2.3.4.5' is no ipv4-or-v6",
    ],
    [
      { links: [{ name: 'lo', addresses: ['1.2.3.4/33'] }] },
      'links/0/addresses/0: ipv4: Invalid prefix length (EINVAL)',
    ],
    [
      { namespaces: { red: { links: [{ name: 'x' }] } } },
      "namespaces/red/links/0: there is no link 'x', and no kind to make one of",
    ],
    [
      { namespaces: { red: { namespaces: {} } } },
      'namespaces/red/namespaces: unknown here; there are links, neighbours, routes, rules',
    ],
  ])('%j', async (topology, message) => {
    const thrown = await boot(anything(topology)).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(TopologyError);
    expect((thrown as Error).message).toBe(message);
  });
});

test('the JSON schema takes what the library takes', () => {
  const schema = JSON.parse(readFileSync(join(__dirname, '../../docs/topology.schema.json'), 'utf8')) as object;
  const validate = new Ajv({ allowUnionTypes: true }).compile(schema);
  expect(validate(EXAMPLE)).toBe(true);
  for (const wrong of [
    { link: [] },
    { links: [{}] },
    { links: [{ name: 'x', addresses: 'y' }] },
    { namespaces: { a: 1 } },
  ]) {
    expect(validate(wrong)).toBe(false);
  }
});
