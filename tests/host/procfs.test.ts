/** Files of /proc/net and /sys/class/net: what there is, and what is not. That they hold what Linux's do, tests/run/procfs.test.ts sees to. */
import { Kernel } from '../../host/index.js';
import { NetworkFiles } from '../../host/procfs/index.js';
import { error, thrownBy } from './support.js';

let kernel: Kernel;
let files: NetworkFiles;
beforeEach(async () => {
  kernel = await Kernel.create({ preset: 'starry' });
  files = new NetworkFiles(kernel.init);
});
afterEach(() => kernel.close());

test('counters of a device are in both', () => {
  kernel.setCounters(2, {
    'rx-bytes': 12_345_678_901,
    'rx-packets': 7,
    'rx-missed-errors': 2,
    'rx-dropped': 1,
    'tx-heartbeat-errors': 5,
  });
  expect(files.read('/proc/net/dev').split('\n')[3]).toBe(
    '  eth0: 12345678901       7    0    3    0     0          0         0        0       0    0    0    0     0       5          0',
  );
  expect(files.read('/sys/class/net/eth0/statistics/rx_bytes')).toBe('12345678901\n');
});

test('directories', () => {
  expect(files.list('/sys/class/net')).toEqual(['eth0', 'lo']);
  expect(files.list('/sys/class/net/')).toEqual(['eth0', 'lo']);
  expect(files.list('/sys/class/net/lo')).toContain('statistics');
  expect(files.list('/sys/class/net/lo/statistics')).toContain('rx_bytes');
});

test.each([
  ['/proc/net/nosuch', 'ENOENT'],
  ['/etc/passwd', 'ENOENT'],
  ['/sys/class/net/eth9/mtu', 'ENOENT'],
  ['/sys/class/net/lo/nosuch', 'ENOENT'],
  ['/sys/class/net/lo/toString', 'ENOENT'],
  ['/sys/class/net/lo/mtu/more', 'ENOTDIR'],
  ['/sys/class/net/lo/statistics/nosuch', 'ENOENT'],
  ['/sys/class/net/lo/statistics', 'EISDIR'],
  ['/sys/class/net', 'EISDIR'],
])('reading %s is %s', (path, code) => {
  expect(thrownBy(() => files.read(path))).toEqual(error(code));
});

test('what is no directory can’t be listed, and no descriptor is left', () => {
  expect(thrownBy(() => files.list('/proc/net/dev'))).toEqual(error('ENOTDIR'));
  expect(thrownBy(() => files.list('/sys/class/net/lo/mtu'))).toEqual(error('ENOTDIR'));
  expect(kernel.init.isOpen(3)).toBe(false);
});

test('what a link has only while it is up', async () => {
  expect(files.read('/sys/class/net/eth0/carrier')).toBe('1\n');
  await kernel.links.set('eth0', { up: false });
  expect(thrownBy(() => files.read('/sys/class/net/eth0/carrier'))).toEqual(error('EINVAL'));
  expect(files.read('/sys/class/net/eth0/operstate')).toBe('down\n');
});
