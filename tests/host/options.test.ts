/**
 * Options by a name that nobody knows: left out without a word, they would be defaults, and a wait without end. Whoever takes options says
 * which there are.
 */
import { AF_NETLINK, Kernel, NETLINK_ROUTE, NetlinkSocket, poll, POLLIN, SOCK_RAW } from '../../host/index.js';

let kernel: Kernel;
let fd: number;

beforeAll(async () => {
  kernel = await Kernel.create({ preset: 'starry' });
  fd = kernel.init.socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE);
});

afterAll(() => kernel.close());

/** Calls, each with an option that is misspelt. */
const CALLS: Record<string, (misspelt: never) => unknown> = {
  'Kernel.create': (options) => Kernel.create(options),
  'Kernel.restore': (options) => Kernel.restore(kernel.snapshot(), options),
  process: (options) => kernel.process(options),
  createDevice: (options) => kernel.createDevice(options),
  'an address': (address) => kernel.init.bind(fd, address),
  recvmsg: (options) => kernel.init.receive(fd, { length: 1 }, options),
  poll: (options) => poll([{ process: kernel.init, fd, events: POLLIN }], options),
  'NetlinkSocket.open': (options) => NetlinkSocket.open(kernel.init, NETLINK_ROUTE, options),
  next: (options) => NetlinkSocket.open(kernel.init, NETLINK_ROUTE).next(options),
  'links.list': (filter) => kernel.links.list(filter),
  'addresses.list': (filter) => kernel.addresses.list(filter),
  'routes.list': (filter) => kernel.routes.list(filter),
  'rules.list': (filter) => kernel.rules.list(filter),
  'neighbours.list': (filter) => kernel.neighbours.list(filter),
  attach: (options) => kernel.init.openTun().attach(options),
};

test.each(Object.entries(CALLS))('%s names an option that it does not take', async (name, call) => {
  const message = `${name} takes no option 'misspelt': it takes `;
  await expect(Promise.resolve({ misspelt: 1 } as never).then(call)).rejects.toThrow(message);
});

test('null is no set of options', async () => {
  await expect(Kernel.create(null as never)).rejects.toThrow('Kernel.create takes options, and got null');
});

test.each([
  ['a clock that is none', () => Kernel.create({ clock: 5 as never }), 'clock must be a function, and is 5'],
  ['random bits that are none', () => Kernel.create({ random: 'x' as never }), "random must be a function, and is 'x'"],
  [
    'a kernel where a process belongs',
    () => Promise.resolve(kernel as never).then((process) => NetlinkSocket.open(process, NETLINK_ROUTE)),
    'a socket is opened in a process, such as kernel.init, and this is an object of',
  ],
  [
    'a family by another name',
    () => kernel.routes.list({ family: 'ipv4' as never }),
    "a family is 'inet' or 'inet6', and this is 'ipv4'",
  ],
  [
    'settings where a link belongs',
    () => kernel.addresses.add({ link: 'eth0', address: '192.0.2.1/24' } as never, undefined as never),
    'a link is named by its index or one of its names, and this is an object of Object',
  ],
] as [string, () => Promise<unknown>, string][])('%s is named', async (_what, call, message) => {
  await expect(call()).rejects.toThrow(message);
});
