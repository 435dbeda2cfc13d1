/** A kernel's life: its clock and timers, its end, and the memory that is left when nothing is open. */
import {
  concat,
  encodeAttribute,
  Kernel,
  type KernelOptions,
  NETLINK_ROUTE,
  NetlinkSocket,
  NLM_F_CREATE,
  NLM_F_EXCL,
  type Process,
} from '../../host/index.js';
import type { KernelExports } from '../../host/module.js';
import { Timers } from '../../host/timers.js';
import {
  addresses,
  ascii,
  error,
  links,
  IFINFOMSG_SIZE,
  RTM_GETLINK,
  RTM_NEWADDR,
  RTNLGRP_LINK,
  thrownBy,
  usersock,
} from './support.js';

const IFA_LOCAL = 2;
const RTNLGRP_IPV6_IFADDR = 9;
const CREATE = NLM_F_CREATE | NLM_F_EXCL;
const AF_INET6 = 10;
const IFA_F_TENTATIVE = 0x40;

let kernel: Kernel | undefined;

async function boot(options?: KernelOptions): Promise<Kernel> {
  kernel = await Kernel.create(options);
  return kernel;
}

afterEach(() => kernel?.close());

describe('time', () => {
  /** Gives eth0 an IPv6 address, which is tentative for a second and a half. */
  async function addAddress(process: Process): Promise<void> {
    using socket = NetlinkSocket.open(process, NETLINK_ROUTE);
    const header = Uint8Array.of(AF_INET6, 64, 0, 0, 2, 0, 0, 0);
    const address = Uint8Array.of(0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    await socket.request(RTM_NEWADDR, CREATE, concat(header, encodeAttribute(IFA_LOCAL, address)));
  }

  const tentative = async (process: Process): Promise<boolean[]> =>
    (await addresses(process))
      .filter(([family]) => family === AF_INET6)
      .map(([, , , , attributes]) => (Number(attributes[8]!.split('.')[0]) & IFA_F_TENTATIVE) !== 0);

  test('of the caller’s clock: timers run when they are told to', async () => {
    let now = 5000;
    const { init } = await boot({ preset: 'starry', clock: () => now });
    // Nobody needs to hear that a link is in the group of all.
    expect(kernel!.nextTimer).toBeUndefined();
    await addAddress(init);
    // That it is in the group of its address it tells soon, and once more; between these it asks whether somebody else has it.
    for (const due of [5012, 5500, 5512]) {
      expect(kernel!.nextTimer).toBe(due);
      kernel!.runTimers(due);
    }
    expect(kernel!.nextTimer).toBe(6500);
    kernel!.runTimers(6499);
    expect(await tentative(init)).toEqual([true]);
    now = 6500;
    kernel!.runTimers();
    expect(await tentative(init)).toEqual([false]);
    expect(kernel!.nextTimer).toBeUndefined();
  });

  test('that is real: timers run by themselves', async () => {
    const { init } = await boot({ preset: 'starry' });
    await addAddress(init);
    expect(await tentative(init)).toEqual([true]);
    const monitor = NetlinkSocket.open(init, NETLINK_ROUTE, { groups: [RTNLGRP_IPV6_IFADDR] });
    await monitor.next({ signal: AbortSignal.timeout(4000) });
    expect(await tentative(init)).toEqual([false]);
  });

  test('that is real: what is further away than a platform’s timeouts can be is waited for in steps', () => {
    const year = 365 * 24 * 3600 * 1000;
    const exports = { next_timer: () => year, run_timers: () => 0 } as unknown as KernelExports;
    const timeouts = jest.spyOn(globalThis, 'setTimeout');
    const timers = new Timers(exports, () => 0, true);
    timers.update();
    expect(timeouts.mock.calls.map(([, milliseconds]) => milliseconds)).toEqual([0x7fffffff]);
    timers.stop();
    timeouts.mockRestore();
  });

  test('the same clock and the same random bits make the same kernel', async () => {
    const run = async (): Promise<number[][]> => {
      let bits = 1;
      const random = (): number => (bits = Math.imul(bits, 48271) >>> 0);
      const { init } = await boot({ preset: 'starry', clock: () => 0, random });
      kernel!.createDevice({ name: 'nic0' });
      await addAddress(init);
      using socket = NetlinkSocket.open(init, NETLINK_ROUTE);
      return (await socket.dump(RTM_GETLINK, new Uint8Array(IFINFOMSG_SIZE))).map(({ payload }) => [...payload]);
    };
    expect(await run()).toEqual(await run());
  });
});

describe('close', () => {
  test('ends every process, and everything is EBADF from then on', async () => {
    const { init } = await boot();
    const fd = usersock(init);
    const closed = kernel!;
    closed.close();
    closed.close();
    for (const run of [
      () => init.read(fd, 1),
      () => closed.process(),
      () => closed.createNamespace(),
      () => closed.createDevice({ name: 'x' }),
      () => closed.removeDevice(1),
      () => closed.setCarrier(1, true),
      () => closed.uevent('add', '/x', {}),
      () => closed.broadcast(2, 1, ascii('x')),
      () => closed.memory,
      () => closed.nextTimer,
      () => closed.runTimers(),
    ]) {
      expect(thrownBy(run)).toEqual(error('EBADF'));
    }
  });

  test('using closes at the end of the block', async () => {
    let init: Process;
    {
      using short = await Kernel.create();
      init = short.init;
    }
    expect(thrownBy(() => usersock(init))).toEqual(error('EBADF', 'socket'));
  });
});

test('pids are given upward', async () => {
  await boot();
  const pids = [kernel!.process(), kernel!.process({ pid: 50 }), kernel!.process()].map(({ pid }) => pid);
  expect(pids).toEqual([2, 50, 51]);
});

test('a kernel that has nothing left open uses the memory it began with', async () => {
  await boot({ preset: 'starry' });
  const round = async (): Promise<void> => {
    const netns = kernel!.createNamespace();
    const process = kernel!.process({ netns });
    const nic = kernel!.createDevice({ name: 'nic0' }, netns);
    await links(process);
    NetlinkSocket.open(process, NETLINK_ROUTE, { groups: [RTNLGRP_LINK] });
    process.exit();
    // A device outlives its namespace.
    kernel!.removeDevice(nic, netns);
    netns.close();
  };
  await round();
  const { used } = kernel!.memory;
  for (let count = 0; count < 10; count++) await round();
  expect(kernel!.memory.used).toBe(used);
});
