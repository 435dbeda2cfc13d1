/** What is told of sockets from outside: /proc/net/netlink. */
import { NetworkFiles } from '../../host/procfs/index.js';
import { AF_NETLINK, Kernel, NETLINK_ROUTE, NETLINK_USERSOCK, SOCK_RAW } from '../../host/index.js';

test('/proc/net/netlink in columns as Linux prints them', async () => {
  using kernel = await Kernel.create();
  const fd = kernel.init.socket(AF_NETLINK, SOCK_RAW, NETLINK_USERSOCK);
  kernel.init.bind(fd, { pid: 0x90000001, groups: 0x80000001 });
  const lines = kernel.netns.procNetlink.split('\n');
  expect(lines[0]).toBe('sk               Eth Pid        Groups   Rmem     Wmem     Dump  Locks    Drops    Inode');
  expect(lines[1]).toMatch(/^[0-9a-f]{16} 0 {3}0 {10}00000000 0 {8}0 {8}0 {5}2 {8}0 {8}\d+ *$/);
  expect(lines[2]).toMatch(/^[0-9a-f]{16} 2 {3}2415919105 80000001 0 {8}0 {8}0 {5}2 {8}0 {8}\d+ *$/);
  expect(lines.at(-1)).toBe('');
});

test('inodes and addresses are each of one socket only', async () => {
  using kernel = await Kernel.create();
  using blue = kernel.createNamespace();
  for (const netns of [kernel.netns, blue]) {
    const process = kernel.process({ netns });
    for (let i = 0; i < 3; i++) process.bind(process.socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE), {});
  }
  const rows = [...kernel.netns.sockets, ...blue.sockets];
  expect(rows).toHaveLength(2 * (8 + 3));
  expect(new Set(rows.map(({ inode }) => inode)).size).toBe(rows.length);
  const addresses = [kernel.netns, blue].flatMap(({ procNetlink }) => procNetlink.match(/^[0-9a-f]{16}/gm)!);
  expect(new Set(addresses).size).toBe(rows.length);
});

test('procfs has it as a file', async () => {
  using kernel = await Kernel.create();
  expect(new NetworkFiles(kernel.init).read('/proc/net/netlink')).toBe(kernel.netns.procNetlink);
});

test('a closed kernel has no sockets to tell of', async () => {
  const kernel = await Kernel.create();
  kernel.close();
  expect(() => kernel.netns.sockets).toThrow('EBADF');
});
