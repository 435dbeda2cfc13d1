/** `kernel.links` and `kernel.addresses`: what `ip` does, as calls. */
import { Addresses, Kernel, type Link, type LinkChange, Links, NetlinkError } from '../../host/index.js';
import { error } from './support.js';

let kernel: Kernel;
beforeEach(async () => {
  kernel = await Kernel.create({ preset: 'starry' });
});
afterEach(() => kernel.close());

/** What a promise is rejected with. */
async function refused(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => new Error(`fulfilled with ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
}

describe('links', () => {
  test('are listed and found, by index and by name', async () => {
    const links = await kernel.links.list();
    expect(links.map(({ index, name, up }) => ({ index, name, up }))).toEqual([
      { index: 1, name: 'lo', up: true },
      { index: 2, name: 'eth0', up: true },
    ]);
    expect(links[1]).toMatchObject({
      kind: undefined,
      type: 1,
      mtu: 1500,
      address: '02:00:00:00:00:01',
      qdisc: 'pfifo_fast',
    });
    expect(links[1]!.flags).toEqual(['up', 'broadcast', 'running', 'multicast', 'lower-up']);
    expect((await kernel.links.get('eth0')).index).toBe(2);
    expect((await kernel.links.get(1)).name).toBe('lo');
    expect(await refused(kernel.links.get('eth1'))).toEqual(error('ENODEV'));
  });

  test('are added, with their peer', async () => {
    const made = await kernel.links.add({
      name: 'left',
      kind: 'veth',
      mtu: 1400,
      address: '02:00:00:00:00:10',
      peer: { name: 'right', mtu: 1300 },
    });
    expect(made).toMatchObject({ name: 'left', kind: 'veth', mtu: 1400, address: '02:00:00:00:00:10', up: false });
    expect(await kernel.links.get('right')).toMatchObject({ mtu: 1300, link: made.index });
    expect((await kernel.links.list({ kind: 'veth' })).map(({ name }) => name).sort()).toEqual(['left', 'right']);
  });

  test('have the name and the index that the kernel gives them, or those asked for', async () => {
    expect((await kernel.links.add({ kind: 'veth', name: 'pair%d', index: 77 })).name).toBe('pair0');
    expect((await kernel.links.get(77)).name).toBe('pair0');
  });

  test('are changed', async () => {
    const changed = await kernel.links.set('eth0', {
      mtu: 1400,
      ifalias: 'uplink',
      group: 7,
      flags: { promisc: true, multicast: false },
      up: false,
    });
    expect(changed).toMatchObject({ mtu: 1400, ifalias: 'uplink', group: 7, up: false, promiscuity: 1 });
    expect(changed.flags).toEqual(['broadcast', 'promisc']);
    expect((await kernel.links.set(changed.index, { name: 'wan', up: true })).name).toBe('wan');
    expect(await refused(kernel.links.get('eth0'))).toEqual(error('ENODEV'));
  });

  test('are deleted', async () => {
    await kernel.links.add({ kind: 'veth', name: 'left', peer: { name: 'right' } });
    await kernel.links.delete('left');
    expect((await kernel.links.list()).map(({ name }) => name)).toEqual(['lo', 'eth0']);
    expect(await refused(kernel.links.delete('lo'))).toEqual(error('EOPNOTSUPP'));
  });

  test('what the kernel refuses is an error with its words, and changes nothing', async () => {
    const before = await kernel.links.get('eth0');
    const reason = await refused(kernel.links.set('eth0', { mtu: 9, ifalias: 'no' }));
    expect(reason).toBeInstanceOf(NetlinkError);
    expect(reason).toMatchObject({ code: 'EINVAL', extack: { message: 'mtu less than device minimum' } });
    expect(await kernel.links.get('eth0')).toEqual(before);
    expect(await refused(kernel.links.add({ kind: 'nosuch', name: 'x' }))).toMatchObject({
      code: 'EOPNOTSUPP',
      extack: { message: 'Unknown device type' },
    });
  });

  test('what can’t be said is an error with the path to it', async () => {
    expect(await refused(kernel.links.set('eth0', { mtu: 'large' as never }))).toMatchObject({ path: 'mtu' });
    expect(await refused(kernel.links.set('eth0', { colour: 'red' } as never))).toMatchObject({ path: 'colour' });
    expect(await refused(kernel.links.add({ name: 'x' } as never))).toEqual(
      new TypeError('a link is made of a kind, and this is undefined'),
    );
  });

  test('of another namespace are those of a process there, which must be permitted', async () => {
    const inside = kernel.process({ netns: kernel.createNamespace() });
    expect((await new Links(inside).list()).map(({ name }) => name)).toEqual(['lo']);
    const nobody = new Links(kernel.process({ uid: 1000 }));
    expect(await refused(nobody.set('eth0', { mtu: 1400 }))).toEqual(error('EPERM'));
    expect((await nobody.get('eth0')).mtu).toBe(1500);
  });

  test('are watched', async () => {
    const seen: [LinkChange['event'], Link['name'], number | undefined][] = [];
    const signal = AbortSignal.timeout(5000);
    const watching = (async () => {
      for await (const { event, link } of kernel.links.watch({ signal })) {
        seen.push([event, link.name, link.mtu]);
        if (seen.filter(([event]) => event === 'deleted').length === 2) return;
      }
    })();
    // From the first `next` on: the generator has run up to its wait by then.
    await new Promise((resolve) => setTimeout(resolve, 20));
    await kernel.links.set('eth0', { mtu: 1400 });
    await kernel.links.add({ kind: 'veth', name: 'left', peer: { name: 'right' } });
    await kernel.links.delete('left');
    await watching;
    expect(seen[0]).toEqual(['changed', 'eth0', 1400]);
    expect(seen.map(([event, name]) => `${event} ${name}`)).toContain('deleted right');
    // The watcher's socket went with its loop.
    expect(kernel.init.isOpen(3)).toBe(false);
  });

  test('leave no descriptor and no port behind', async () => {
    const { used } = kernel.memory;
    for (let index = 0; index < 50; index++) await kernel.links.set('eth0', { mtu: 1400 + (index % 2) });
    await kernel.links.set('eth0', { mtu: 1500 });
    expect(kernel.memory.used).toBe(used);
    expect(kernel.init.isOpen(3)).toBe(false);
  });
});

describe('addresses', () => {
  test('are listed', async () => {
    const addresses = await kernel.addresses.list();
    expect(addresses.map(({ link, family, address, prefix, scope }) => [link, family, address, prefix, scope])).toEqual(
      [
        [1, 'inet', '127.0.0.1', 8, 254],
        [2, 'inet', '10.0.2.15', 24, 0],
      ],
    );
    expect(addresses[1]).toMatchObject({
      broadcast: '10.0.2.255',
      label: 'eth0',
      valid: Infinity,
      preferred: Infinity,
      peer: undefined,
    });
  });

  test('are added and deleted, of both families', async () => {
    await kernel.addresses.add('eth0', '192.0.2.1/31', { label: 'eth0:1', valid: 100, preferred: 50 });
    await kernel.addresses.add(2, '2001:db8::1/64', { flags: ['nodad'] });
    await kernel.addresses.add('eth0', '198.51.100.1', { peer: '198.51.100.2/30' });
    const added = (await kernel.addresses.list({ link: 'eth0' })).slice(1);
    expect(added).toMatchObject([
      { address: '192.0.2.1', prefix: 31, label: 'eth0:1', valid: 100, preferred: 50, flags: [] },
      { address: '198.51.100.1', prefix: 30, peer: '198.51.100.2' },
      { family: 'inet6', address: '2001:db8::1', prefix: 64, flags: ['nodad', 'permanent'] },
    ]);
    expect(await kernel.addresses.list({ family: 'inet6' })).toHaveLength(1);
    expect(await refused(kernel.addresses.add('eth0', '2001:db8::1/64'))).toEqual(error('EEXIST'));
    for (const address of ['192.0.2.1/31', '2001:db8::1/64']) await kernel.addresses.delete('eth0', address);
    expect(await kernel.addresses.list({ link: 2 })).toHaveLength(2);
    expect(await refused(kernel.addresses.delete('eth0', '192.0.2.1/31'))).toEqual(error('EADDRNOTAVAIL'));
  });

  test('are changed', async () => {
    await kernel.addresses.set('eth0', '10.0.2.15/24', {
      broadcast: '10.0.2.255',
      valid: 1000,
      preferred: 10,
      'rt-priority': 5,
    });
    expect((await kernel.addresses.list({ link: 'eth0' }))[0]).toMatchObject({
      valid: 1000,
      preferred: 10,
      'rt-priority': 5,
    });
  });

  test('of another namespace are those of a process there', async () => {
    const inside = kernel.process({ netns: kernel.createNamespace() });
    await new Links(inside).set('lo', { up: true });
    expect((await new Addresses(inside).list()).map(({ address }) => address)).toEqual(['127.0.0.1', '::1']);
  });

  test.each([['10.0.0.1/x'], ['/8'], [''], [7 as never]])('%j is none', async (address) => {
    await expect(kernel.addresses.add('eth0', address)).rejects.toThrow(
      /^an address looks like 10\.0\.2\.15\/24, and this is /,
    );
  });

  test('what can’t be said is an error with the path to it', async () => {
    expect(await refused(kernel.addresses.add('eth0', '10.0.0.256/8'))).toMatchObject({
      name: 'CodecError',
      path: 'local',
    });
    expect(await refused(kernel.addresses.add('eth9', '10.0.0.1/8'))).toEqual(error('ENODEV'));
    expect(await refused(kernel.addresses.add('eth0', '10.0.0.1/64'))).toEqual(error('EINVAL'));
  });
});

describe('rules', () => {
  test('of multicast routing are of families of their own', async () => {
    const families = async (): Promise<string[]> => (await kernel.rules.list()).map(({ family }) => family);
    expect(await families()).toEqual(['inet', 'inet', 'inet', 'ipmr', 'ip6mr', 'inet6', 'inet6']);
    await kernel.rules.add({ family: 'ip6mr', iif: 'lo', table: 7, priority: 5 });
    expect(await kernel.rules.list({ family: 'ip6mr' })).toMatchObject([
      { family: 'ip6mr', priority: 5, iif: 'lo', table: 7 },
      { family: 'ip6mr', priority: 32767 },
    ]);
    expect((await kernel.rules.list({ family: 'inet6' })).map(({ priority }) => priority)).toEqual([0, 32766]);
    await kernel.rules.delete({ family: 'ip6mr', priority: 5, table: 7 });
    expect(await families()).toHaveLength(7);
  });
});
