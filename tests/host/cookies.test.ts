/** SO_COOKIE and SO_NETNS_COOKIE: numbers that tell sockets and namespaces apart. Which numbers is the kernel's affair. */
import {
  Kernel,
  NETLINK_ROUTE,
  type Process,
  SO_COOKIE,
  SO_NETNS_COOKIE,
  SOL_SOCKET,
  viewOf,
} from '../../host/index.js';
import { AF_NETLINK, SOCK_RAW } from '../../host/index.js';

function cookie(process: Process, fd: number, name: number): bigint {
  return viewOf(process.getsockopt(fd, SOL_SOCKET, name, 8)).getBigUint64(0, true);
}

test('each socket has its own, which stays, and each namespace has one', async () => {
  const kernel = await Kernel.create();
  const here = kernel.process();
  const there = kernel.process({ netns: kernel.createNamespace() });
  const open = (process: Process): number => process.socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE);
  const [a, b, c] = [open(here), open(here), open(there)];
  const cookies = [cookie(here, a, SO_COOKIE), cookie(here, b, SO_COOKIE), cookie(there, c, SO_COOKIE)];
  expect(new Set([0n, ...cookies]).size).toBe(4);
  expect(cookie(here, a, SO_COOKIE)).toBe(cookies[0]);
  expect(cookie(here, a, SO_NETNS_COOKIE)).toBe(cookie(here, b, SO_NETNS_COOKIE));
  expect(cookie(here, a, SO_NETNS_COOKIE)).not.toBe(cookie(there, c, SO_NETNS_COOKIE));
  kernel.close();
});
