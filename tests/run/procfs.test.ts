/**
 * Files of /proc/net and /sys/class/net, as the library renders them: byte for byte what Linux has for the same state. That is made by the
 * same commands on both, on ours under `run --state`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Kernel, NetlinkError } from '../../host/index.js';
import { NetworkFiles } from '../../host/procfs/index.js';
import { MADE, missing, run } from './command.js';

/** IPv6 stays quiet, so that nothing is counted. */
const SETUP = `
  ip link set lo up
  ip link add left address 02:00:00:00:00:01 txqueuelen 77 type veth peer name right address 02:00:00:00:00:02
  ip link set left addrgenmode none; ip link set right addrgenmode none
  ip link set left alias 'to the right' group 7 promisc on
  ip link set left up; ip link set right up mtu 1400; ip link set right promisc off allmulticast on
  ip link add abcdefghijklmno address 02:00:00:00:00:03 type veth peer name down address 02:00:00:00:00:04
  ip link add link left name upper address 02:00:00:00:00:05 type macvlan
  ip addr add 10.0.0.1/8 dev left
  ip addr add 2001:db8::1/128 dev lo nodad
  ip route add 1.2.3.0/24 via 10.0.0.2
  ip route add default via 10.0.0.3 metric 7
  ip route add unreachable 7.7.7.7
  ip route add blackhole 8.8.0.0/16
  ip route add 9.9.9.9 dev left mtu 1300 advmss 1200 window 100 rtt 10s
  ip route add 9.9.9.9 dev left metric 4
  ip route add table 77 5.5.5.5 dev left
  ip route add 6.6.0.0/17 nexthop via 10.0.0.4 nexthop via 10.0.0.5
  ip neigh add 10.0.0.6 lladdr 02:00:00:00:00:06 dev left
  sleep 2`;
const LINKS = ['lo', 'left', 'right', 'abcdefghijklmno', 'upper'];
const needs = missing(['namespace', 'ip']);
const isRoot = process.getuid?.() === 0;

if (needs.length > 0 || !isRoot) {
  const wanting = [...needs, ...(isRoot ? [] : ['root'])].join(', ');
  test.skip(`files of /proc and /sys, for want of ${wanting}`, () => undefined);
} else {
  const directory = mkdtempSync(join(MADE, 'procfs-'));
  let kernel: Kernel;
  let files: NetworkFiles;
  /** What Linux has, by path. */
  let linux: Record<string, string>;

  beforeAll(async () => {
    const state = join(directory, 'state');
    expect(run(['sh', '-c', SETUP], { options: ['--state', state, '--uid', '0'] })).toMatchObject({
      status: 0,
      stderr: '',
    });
    kernel = await Kernel.restore(new Uint8Array(readFileSync(state)));
    files = new NetworkFiles(kernel.init);
    const paths = ['dev', 'if_inet6', 'route', 'arp', 'igmp', 'igmp6', 'dev_mcast'].map((name) => `/proc/net/${name}`);
    for (const link of LINKS) {
      const inside = files.list(`/sys/class/net/${link}`).filter((name) => name !== 'statistics');
      paths.push(...inside.map((name) => `/sys/class/net/${link}/${name}`));
      const counters = files.list(`/sys/class/net/${link}/statistics`);
      paths.push(...counters.map((name) => `/sys/class/net/${link}/statistics/${name}`));
    }
    const program = `import json, sys
def read(path):
    try: return open(path).read()
    except OSError as error: return -error.errno
print(json.dumps({path: read(path) for path in json.loads(sys.argv[1])}))`;
    const script = `mount -t sysfs none /sys; ${SETUP}; python3 -c "$1" "$2"`;
    const { stdout, stderr } = spawnSync(
      'unshare',
      ['-n', '-m', 'sh', '-c', script, 'sh', program, JSON.stringify(paths)],
      {
        encoding: 'utf8',
      },
    );
    expect(stderr).toBe('');
    linux = JSON.parse(stdout) as Record<string, string>;
  }, 60_000);
  afterAll(() => {
    kernel.close();
    rmSync(directory, { recursive: true });
  });

  function ours(path: string): string | number {
    try {
      return files.read(path);
    } catch (error) {
      return (error as NetlinkError).errno;
    }
  }

  test('/proc/net/dev', () => expect(ours('/proc/net/dev')).toBe(linux['/proc/net/dev']));
  test('/proc/net/route', () => expect(ours('/proc/net/route')).toBe(linux['/proc/net/route']));
  test.each(['arp', 'igmp', 'igmp6', 'dev_mcast'])('/proc/net/%s', (name) => {
    expect(ours(`/proc/net/${name}`)).toBe(linux[`/proc/net/${name}`]);
  });
  test('/proc/net/if_inet6, which Linux has in the order of a hash', () => {
    const sorted = (text: string | number | undefined): string[] => String(text).split('\n').sort();
    expect(sorted(ours('/proc/net/if_inet6'))).toEqual(sorted(linux['/proc/net/if_inet6']));
  });
  test.each(LINKS)('/sys/class/net/%s', (link) => {
    const paths = Object.keys(linux).filter((path) => path.startsWith(`/sys/class/net/${link}/`));
    expect(paths.length).toBeGreaterThan(40);
    expect(paths.map((path) => [path, ours(path)])).toEqual(paths.map((path) => [path, linux[path]]));
  });
}
