/**
 * A handle names one object, ever: however often objects are made and retired, a stale handle is EBADF and never the next
 * object in its place.
 */
import { NETLINK_USERSOCK } from '../../host/constants.js';
import { TestKernel, made, named } from './kernel.js';

/** Makes one object and retires it. */
type Life = (kernel: TestKernel) => number;

const socketLife: Life = (kernel) => {
  const handle = kernel.socket();
  made(kernel.exports.close(handle));
  return handle;
};

const taskLife: Life = (kernel) => {
  const handle = kernel.newTask(7);
  made(kernel.exports.task_destroy(handle));
  return handle;
};

const namespaceLife: Life = (kernel) => {
  const handle = made(kernel.exports.netns_create());
  made(kernel.exports.netns_destroy(handle));
  return handle;
};

/** Whether any call takes the handle for one of its kind. */
function isKnown({ exports }: TestKernel, handle: number): boolean {
  const answers = [
    exports.poll(handle, 0),
    exports.task_credentials(handle, 0, 0, 0n),
    exports.device_destroy(handle, 0),
  ];
  return answers.some((answer) => named(answer) !== 'EBADF');
}

const LIVES: [what: string, count: number, life: (i: number) => Life][] = [
  ['a socket', 100_000, () => socketLife],
  ['a task', 50_000, () => taskLife],
  ['a namespace', 20_000, () => namespaceLife],
  ['an object of each kind in turn', 60_000, (i) => [socketLife, taskLife, namespaceLife][i % 3] ?? socketLife],
];

test.each(LIVES)('%s, made and retired %i times, has another handle each time', (_what, count, life) => {
  const kernel = new TestKernel();
  const handles = Array.from({ length: count }, (_, i) => life(i)(kernel));
  expect(new Set(handles).size).toBe(count);
  expect(Math.min(...handles.slice(0, 1000), ...handles.slice(-1000))).toBeGreaterThan(0);
  // With each kind alive in the entries that were used last.
  const alive = [kernel.socket(), kernel.newTask(8), made(kernel.exports.netns_create())];
  expect(handles.filter((handle) => isKnown(kernel, handle))).toEqual([]);
  expect(alive.filter((handle) => handles.includes(handle))).toEqual([]);
});

test('an entry whose generations are used up is not used again', () => {
  const kernel = new TestKernel();
  const entries = Array.from({ length: 10_000 }, () => socketLife(kernel) & 0xfffff);
  const changes = entries.filter((entry, i) => entry !== entries[i - 1]);
  // 2048 generations an entry: five entries, none of which comes again.
  expect(changes).toHaveLength(5);
  expect(new Set(changes).size).toBe(5);
});

test('ten thousand handles at once are ten thousand sockets', () => {
  const kernel = new TestKernel();
  const before = kernel.used;
  const sockets = Array.from({ length: 10_000 }, (_, i) => kernel.bound(NETLINK_USERSOCK, i + 1));
  const ports = sockets.map((socket) => {
    kernel.view.setUint32(kernel.length, 12, true);
    made(kernel.exports.getsockname(socket, kernel.name, kernel.length));
    return kernel.view.getUint32(kernel.name + 4, true);
  });
  expect(ports).toEqual(sockets.map((_, i) => i + 1));
  for (const socket of sockets) made(kernel.exports.close(socket));
  // What stays is the memory of which handles were used.
  expect(kernel.used - before).toBeLessThan(10_000 * 16);
});

test('a socket lives as long as it has references', () => {
  const kernel = new TestKernel();
  const socket = kernel.socket();
  for (let i = 0; i < 1000; i++) made(kernel.exports.socket_ref(socket));
  for (let i = 0; i < 1000; i++) made(kernel.exports.close(socket));
  expect(isKnown(kernel, socket)).toBe(true);
  made(kernel.exports.close(socket));
  expect(isKnown(kernel, socket)).toBe(false);
});

test('a namespace without its handle lives as long as what is in it', () => {
  const kernel = new TestKernel();
  /** Memory in use after all of it. */
  function life(): number {
    const netns = made(kernel.exports.netns_create());
    const task = kernel.newTask(9, undefined, netns);
    const socket = kernel.socket(NETLINK_USERSOCK, task);
    made(kernel.exports.netns_destroy(netns));
    expect(isKnown(kernel, netns)).toBe(false);
    expect(kernel.bind(socket, 5, 0, task)).toBe(0);
    made(kernel.exports.task_destroy(task));
    expect(isKnown(kernel, socket)).toBe(true);
    made(kernel.exports.close(socket));
    return kernel.used;
  }
  expect(life()).toBe(life());
});
