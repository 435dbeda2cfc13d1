/** Kinds of link as the host's clients see them: vlan, bond and vrf, and bridges in a circle. */
import { Kernel, type Link, type NewLink, type LinkSettings, type NetlinkError } from '../../host/index.js';

let kernel: Kernel;
let now: number;
beforeEach(async () => {
  now = 0;
  kernel = await Kernel.create({ clock: () => now });
  await make({ kind: 'veth', name: 'a0', address: '02:00:00:00:00:a0', peer: { name: 'a1' } });
  await make({ kind: 'veth', name: 'b0', address: '02:00:00:00:00:b0', peer: { name: 'b1' } });
  await set('a1', { up: true });
  await set('b1', { up: true });
});
afterEach(() => kernel.close());

function make(link: NewLink): Promise<Link> {
  return kernel.links.add(link);
}

function set(name: string, settings: LinkSettings): Promise<Link> {
  return kernel.links.set(name, settings);
}

function get(name: string): Promise<Link> {
  return kernel.links.get(name);
}

/** Lets milliseconds pass. */
function pass(milliseconds: number): void {
  now += milliseconds;
  kernel.runTimers();
}

/** What a kind tells of a link. */
async function dataOf(name: string): Promise<unknown> {
  return (await get(name)).linkinfo?.data;
}

/** The code and the words of what a call is refused with. */
async function refusal(promise: Promise<unknown>): Promise<[string, string | undefined]> {
  const error = (await promise.then(
    () => new Error('it was not refused'),
    (reason: unknown) => reason,
  )) as NetlinkError;
  return [error.code, error.extack?.message];
}

describe('a vlan', () => {
  const made = { kind: 'vlan', name: 'a0.5', link: 'a0', data: { id: 5 } };

  test('has what the link below has, and a name of its own kind without one', async () => {
    await set('a0', { mtu: 1400 });
    expect(await make(made)).toMatchObject({ mtu: 1400, address: '02:00:00:00:00:a0', 'min-mtu': 0, link: 3 });
    expect(await dataOf('a0.5')).toMatchObject({ protocol: '8021q', id: 5, flags: { flags: ['reorder-hdr'] } });
    expect((await make({ ...made, name: undefined, data: { id: 6 } })).name).toBe('vlan0');
  });

  test('maps priorities both ways', async () => {
    const mapping = [
      { from: 1, to: 2 },
      { from: 17, to: 3 },
    ];
    await make({ ...made, data: { id: 5, 'ingress-qos': { mapping: [mapping[0]!] }, 'egress-qos': { mapping } } });
    // The youngest of a bucket comes first, and one that maps to nothing is not told.
    expect(await dataOf('a0.5')).toMatchObject({
      'ingress-qos': { mapping: [{ from: 1, to: 2 }] },
      'egress-qos': { mapping: [{ from: 17, to: 3 }, { from: 1, to: 2 }] }, // prettier-ignore
    });
    await set('a0.5', { data: { 'egress-qos': { mapping: [{ from: 17, to: 0 }] } } });
    expect(await dataOf('a0.5')).toMatchObject({ 'egress-qos': { mapping: [{ from: 1, to: 2 }] } });
  });

  test('is refused with the words of 8021q', async () => {
    await make(made);
    const words: [Partial<NewLink>, string, string | undefined][] = [
      [{ data: undefined }, 'EINVAL', '8021q: VLAN properties not specified'],
      [{ data: { protocol: '8021q' } }, 'EINVAL', '8021q: VLAN id not specified'],
      [{ data: { id: 4095 } }, 'ERANGE', '8021q: Invalid VLAN id'],
      [{ link: undefined }, 'EINVAL', '8021q: link not specified'],
      [{ link: 99 }, 'ENODEV', '8021q: link does not exist'],
      [{ link: 'lo' }, 'EOPNOTSUPP', '8021q: VLANs not supported on device'],
      [{}, 'EEXIST', '8021q: VLAN device already exists'],
      [{ data: { id: 7 }, mtu: 1501 }, 'EINVAL', undefined],
    ];
    for (const [changed, code, text] of words) {
      expect([changed, ...(await refusal(make({ ...made, name: 'x', ...changed })))]).toEqual([changed, code, text]);
    }
  });

  test('goes up and down with the link below, unless it is bound loosely', async () => {
    await make(made);
    await make({ ...made, name: 'loose', data: { id: 6, flags: { flags: ['loose-binding'], mask: 4 } } });
    expect((await refusal(set('a0.5', { up: true })))[0]).toBe('ENETDOWN');
    await set('loose', { up: true });
    await set('a0', { up: true });
    expect(await get('a0.5')).toMatchObject({ up: true, operstate: 6, carrier: 1 });
    await set('a0', { up: false });
    expect(await get('a0.5')).toMatchObject({ up: false, operstate: 2 });
    expect(await get('loose')).toMatchObject({ up: true, operstate: 6 });
  });

  test('follows address and MTU of the link below, until it has an address of its own', async () => {
    await make(made);
    await set('a0', { up: true });
    await set('a0', { address: '02:00:00:00:00:01', mtu: 1300 });
    expect(await get('a0.5')).toMatchObject({ address: '02:00:00:00:00:01', mtu: 1300 });
    expect((await refusal(set('a0.5', { mtu: 1301 })))[0]).toBe('ERANGE');
    await set('a0.5', { address: '02:00:00:00:00:02' });
    // A veth can't receive a second address without receiving everything.
    expect(await get('a0')).toMatchObject({ promiscuity: 1 });
    await set('a0', { address: '02:00:00:00:00:02' });
    expect(await get('a0')).toMatchObject({ promiscuity: 0 });
  });

  test('lies on another, and goes with the link below', async () => {
    await make(made);
    await make({ kind: 'macvlan', name: 'over', link: 'a0.5' });
    await make({ kind: 'vlan', name: 'twice', link: 'over', data: { id: 5 } });
    await kernel.links.delete('a0');
    expect((await kernel.links.list()).map(({ name }) => name)).toEqual(['lo', 'b1', 'b0']);
  });
});

describe('a vrf', () => {
  test('has a table, and its ports tell it', async () => {
    expect(await refusal(make({ kind: 'vrf', name: 'red' }))).toEqual(['EINVAL', 'VRF table id is missing']);
    expect(await refusal(make({ kind: 'vrf', name: 'red', data: { table: 0 } }))).toEqual([
      'EINVAL',
      'Invalid VRF table id',
    ]);
    expect(await make({ kind: 'vrf', name: 'red', data: { table: 10 } })).toMatchObject({
      mtu: 65575,
      'min-mtu': 1280,
    });
    expect(await set('a0', { master: 'red' })).toMatchObject({
      linkinfo: { 'slave-kind': 'vrf', 'slave-data': { table: 10 } },
    });
    expect(await refusal(set('lo', { master: 'red' }))).toEqual([
      'EOPNOTSUPP',
      'Can not enslave loopback device to a VRF',
    ]);
    await kernel.links.delete('red');
    expect((await get('a0')).master).toBeUndefined();
  });

  test('comes with a rule for the tables of all, which stays', async () => {
    const l3 = async (): Promise<unknown[]> => {
      const all = await Promise.all([kernel.rules.list({ family: 'inet' }), kernel.rules.list({ family: 'inet6' })]);
      return all.flat().filter((rule) => rule.l3mdev === 1);
    };
    expect(await l3()).toEqual([]);
    await make({ kind: 'vrf', name: 'red', data: { table: 10 } });
    await make({ kind: 'vrf', name: 'blue', data: { table: 11 } });
    const rules = await l3();
    expect(rules).toHaveLength(2);
    expect(rules).toMatchObject([
      { family: 'inet', priority: 1000, action: 'to-tbl', protocol: 2 },
      { family: 'inet6', priority: 1000, action: 'to-tbl', protocol: 2 },
    ]);
    await kernel.links.delete('red');
    await kernel.links.delete('blue');
    expect(await l3()).toHaveLength(2);
  });
});

describe('a bond', () => {
  const backup = { kind: 'bond', name: 'bond0', data: { mode: 1, miimon: 100 } };

  test('is made as its driver makes it', async () => {
    expect(await make({ kind: 'bond', name: 'bond0' })).toMatchObject({ carrier: 0, 'num-tx-queues': 16 });
    expect(await dataOf('bond0')).toMatchObject({
      ...{ mode: 0, miimon: 0, 'use-carrier': 1, 'resend-igmp': 1, 'num-peer-notif': 1, 'lp-interval': 1 },
      ...{ 'packets-per-slave': 1, 'ad-lacp-active': 1, 'tlb-dynamic-lb': 1, 'missed-max': 2, 'coupled-control': 1 },
    });
  });

  test('says why it can not be set', async () => {
    await make(backup);
    const words: [NewLink['data'], string, string][] = [
      [{ mode: 7 }, 'EINVAL', 'invalid option value'],
      [{ 'ad-lacp-rate': 1 }, 'EACCES', 'option not supported in mode'],
      [{ 'use-carrier': 0 }, 'EINVAL', 'option obsolete, use_carrier cannot be disabled'],
      [{ miimon: 1, 'arp-interval': 1 }, 'EINVAL', 'ARP monitoring cannot be used with MII monitoring'],
    ];
    for (const [data, code, text] of words) expect(await refusal(set('bond0', { data }))).toEqual([code, text]);
    await set('bond0', { up: true });
    expect((await refusal(set('bond0', { data: { mode: 0 } })))[1]).toBe('unable to set option because the bond is up');
    await set('a0', { master: 'bond0' });
    await set('bond0', { up: false });
    expect((await refusal(set('bond0', { data: { mode: 0 } })))[1]).toBe(
      'unable to set option because the bond device has slaves',
    );
  });

  test('gives its ports one address, and back their own', async () => {
    await make(backup);
    await set('a0', { master: 'bond0' });
    await set('b0', { master: 'bond0' });
    for (const name of ['bond0', 'a0', 'b0']) expect((await get(name)).address).toBe('02:00:00:00:00:a0');
    expect((await get('b0')).flags).toEqual(expect.arrayContaining(['slave', 'up']));
    await set('bond0', { mtu: 1400 });
    expect((await get('b0')).mtu).toBe(1400);
    await set('b0', { master: null });
    expect(await get('b0')).toMatchObject({ address: '02:00:00:00:00:b0', mtu: 1500, up: false });
  });

  test('sends by another port when one loses its link', async () => {
    await make(backup);
    await set('a0', { master: 'bond0' });
    await set('b0', { master: 'bond0' });
    await set('bond0', { up: true });
    const [first, second] = [(await get('a0')).index, (await get('b0')).index];
    expect(await get('bond0')).toMatchObject({ carrier: 1, linkinfo: { data: { 'active-slave': first } } });
    await set('a1', { up: false });
    pass(100);
    expect(await dataOf('bond0')).toMatchObject({ 'active-slave': second });
    expect(await get('a0')).toMatchObject({
      linkinfo: { 'slave-data': { state: 1, 'mii-status': 2, 'link-failure-count': 1 } },
    });
    await set('b1', { up: false });
    pass(100);
    expect(await get('bond0')).toMatchObject({ carrier: 0, operstate: 2 });
  });

  test('lets its ports go when it goes', async () => {
    await make(backup);
    await set('a0', { master: 'bond0' });
    await kernel.links.delete('bond0');
    expect(await get('a0')).toMatchObject({ address: '02:00:00:00:00:a0', up: false });
  });
});

test('what goes in a circle ends: two bridges with twelve ways between them', async () => {
  for (const name of ['left', 'right']) await make({ kind: 'bridge', name, up: true });
  for (let way = 0; way < 12; way++) {
    await make({ kind: 'veth', name: `l${way}`, peer: { name: `r${way}` } });
    await set(`l${way}`, { up: true, master: 'left' });
    await set(`r${way}`, { up: true, master: 'right' });
  }
  // Ports forward after half a minute; groups are reported before and after.
  for (let second = 0; second < 60; second++) pass(1000);
  expect(await get('left')).toMatchObject({ operstate: 6 });
});
