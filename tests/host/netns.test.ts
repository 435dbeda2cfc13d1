/** Namespaces through the library: descriptors that stand for them, setns and unshare, links that move, and how long a namespace lives. */
import { Kernel, Links, NETLINK_ROUTE, NetlinkSocket, type Process } from '../../host/index.js';
import { error, thrownBy } from './support.js';

const RTNLGRP_NSID = 28;
const RTM_NEWNSID = 88;
const RTM_DELNSID = 89;

let kernel: Kernel;
beforeEach(async () => {
  kernel = await Kernel.create();
});
afterEach(() => kernel.close());

const names = async (process: Process): Promise<string[]> => (await new Links(process).list()).map(({ name }) => name);

test('a link moves to the namespace that a descriptor stands for', async () => {
  const netns = kernel.createNamespace();
  const inside = kernel.process({ netns });
  await kernel.links.add({ kind: 'veth', name: 'v0', peer: { name: 'v1' } });
  await kernel.links.move('v1', netns, undefined);
  expect(await names(kernel.init)).toEqual(['lo', 'v0']);
  expect(await names(inside)).toEqual(['lo', 'v1']);
  expect(await kernel.links.get('v0')).toMatchObject({ 'link-netnsid': 0 });
  await new Links(inside).delete('v1');
  expect(await names(kernel.init)).toEqual(['lo']);
});

test('what is refused has the words of the kernel', async () => {
  const netns = kernel.createNamespace();
  await expect(kernel.links.move('lo', netns)).rejects.toThrow('The interface netns is immutable');
});

test('setns and unshare: new sockets are elsewhere, old ones stay', async () => {
  const { init } = kernel;
  const old = NetlinkSocket.open(init, NETLINK_ROUTE);
  const home = init.openNetns();
  const netns = init.unshare();
  expect(init.netns).toBe(netns);
  await new Links(init).add({ kind: 'dummy', name: 'd0' });
  expect(await names(init)).toEqual(['lo', 'd0']);
  init.setns(home);
  expect(init.netns).toBe(kernel.netns);
  expect(await names(init)).toEqual(['lo']);
  old.close();
});

test('a descriptor that stands for a namespace is no socket, and keeps the namespace', async () => {
  const netns = kernel.createNamespace();
  const fd = kernel.init.openNetns(netns);
  expect(thrownBy(() => kernel.init.recv(fd, 1))).toEqual(error('ENOTSOCK', 'recv'));
  netns.close();
  const monitor = NetlinkSocket.open(kernel.init, NETLINK_ROUTE, { groups: [RTNLGRP_NSID] });
  await kernel.links.add({ kind: 'veth', name: 'v0', peer: { name: 'v1', 'net-ns-fd': fd } });
  expect((await monitor.next()).type).toBe(RTM_NEWNSID);
  kernel.init.close(fd);
  expect((await monitor.next()).type).toBe(RTM_DELNSID);
  expect(await names(kernel.init)).toEqual(['lo']);
});

test('a device whose namespace ends is in the initial one', async () => {
  const netns = kernel.createNamespace();
  kernel.createDevice({ name: 'nic0' }, netns);
  netns.close();
  expect(await names(kernel.init)).toEqual(['lo', 'nic0']);
});

test('numbers that are the host’s own are resolved by it', async () => {
  const netns = kernel.createNamespace();
  kernel.namespaceResolver = ({ kind, number }) => (kind === 'fd' && number === 1000 ? netns : undefined);
  await kernel.links.add({ kind: 'dummy', name: 'd0' });
  await kernel.links.add({ kind: 'veth', name: 'v0', peer: { name: 'v1', 'net-ns-fd': 1000 } });
  expect(await names(kernel.process({ netns }))).toEqual(['lo', 'v1']);
  await expect(
    kernel.links.add({ kind: 'veth', name: 'v2', peer: { name: 'v3', 'net-ns-fd': 1001 } }),
  ).rejects.toMatchObject({ code: 'EBADF' });
});

test('a snapshot keeps descriptors that stand for namespaces', async () => {
  const netns = kernel.createNamespace();
  const fd = kernel.init.openNetns(netns);
  netns.close();
  const restored = await Kernel.restore(kernel.snapshot());
  await restored.links.add({ kind: 'veth', name: 'v0', peer: { name: 'v1', 'net-ns-fd': fd } });
  restored.init.close(fd);
  expect(await names(restored.init)).toEqual(['lo']);
  restored.close();
});
