/**
 * Programs nobody here wrote, under `netlink-wasm run --preset empty` and in a fresh network namespace of Linux: they print
 * the same and end the same. The last test breaks the kernel module by one number, and wants it noticed.
 */
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, MADE, type Outcome, PROGRAMS, run, runOnLinux, testWith } from './command.js';

/** What the same state prints differently each time. */
const DYNAMIC: readonly [RegExp, string][] = [
  [/([0-9a-f]{2}:){5}[0-9a-f]{2}/g, 'MAC'],
  [/fe80::[0-9a-f:]+/g, 'LINK-LOCAL'],
  [/(KERNEL)\[[0-9.]+\]/g, '$1'],
];

function masked({ status, stdout, stderr }: Outcome): Outcome {
  const mask = (text: string): string => DYNAMIC.reduce((masked, [from, to]) => masked.replace(from, to), text);
  return { status, stdout: mask(stdout), stderr: mask(stderr) };
}

function expectSame(program: string[]): void {
  const linux = masked(runOnLinux(program));
  expect(masked(run(program))).toEqual(linux);
  expect(linux.stdout + linux.stderr).not.toBe('');
}

const COMMANDS = [
  'ip link',
  'ip -s -s link',
  'ip -d link',
  'ip -j link',
  'ip -o link',
  'ip -br addr',
  'ip addr',
  'ip link show dev nosuch',
  'ip link del lo',
  'ip addr add 1.2.3.4/33 dev lo',
  'ip addr del 9.9.9.9/24 dev lo',
  'ip link add type nosuch',
  'nl-link-list',
  'nl-link-list --format=stats',
  'nl-link-name2ifindex lo',
  'nl-fib-lookup 127.0.0.1',
  'busybox ip link',
  'busybox ip link show dev nosuch',
  'busybox ifconfig -a',
  'busybox route -n',
  'ifconfig -a',
  'netstat -in',
  'route -n',
  'cat /proc/net/dev /proc/self/net/if_inet6 /proc/net/route',
];
for (const command of COMMANDS) {
  const program = command.split(' ');
  testWith(['namespace', program[0]!], command, () => expectSame(program));
}

const SCRIPTS: readonly [string, string[], string][] = [
  [
    // Linux may take a second to see that there is carrier.
    'links come and go',
    ['ip'],
    `ip link add v0 type veth peer name v1
     ip link set v0 up; ip link; ip link set v1 up; sleep 1.1; ip -d link; ip link set v0 name w0; ip link set w0 down
     ip link set w0 mtu 1400 alias me; ip link show w0; ip link set w0 mtu 7; ip link del v1; ip link`,
  ],
  [
    'addresses come and go',
    ['ip', 'nl-addr-list', 'busybox'],
    `ip link set lo up; ip addr; ip addr add 192.0.2.1/24 dev lo label lo:1; ip addr add 192.0.2.2/24 dev lo
     ip addr add 192.0.2.2/24 dev lo; ip -4 -o addr; nl-addr-list; busybox ip addr; ip addr del 192.0.2.1/24 dev lo; ip addr flush dev lo; ip addr`,
  ],
  [
    'interfaces are set by ioctl',
    ['ip', 'busybox'],
    `ip link add v0 address 02:00:00:00:00:01 type veth peer name v1 address 02:00:00:00:00:02
     busybox ifconfig v0 10.1.2.3 netmask 255.255.255.0 broadcast 10.1.2.99 up; busybox ifconfig v0:1 10.1.2.4
     busybox ifconfig v0 | grep inet; ip addr show v0; busybox ifconfig v0 0.0.0.0; busybox ifconfig v0:1 down; ip addr show v0
     busybox ifconfig v0 down mtu 1400 txqueuelen 55 promisc; busybox ifconfig v0 hw ether 02:00:00:00:00:77
     busybox ifconfig v0 add 2001:db8::5/64; ip addr show v0; busybox ifconfig v0 del 2001:db8::5/64
     busybox ifconfig v0 -arp -multicast allmulti pointopoint 10.9.9.9; busybox ifconfig v0 mtu 60; busybox ifconfig nosuch up; ip link`,
  ],
  [
    'routes and neighbours are set by ioctl',
    ['ip', 'route', 'arp', 'busybox'],
    `t() { echo "\\$ $*"; "$@"; echo "=> $?"; }
     ip link add v0 address 02:00:00:00:00:01 type veth peer name v1 address 02:00:00:00:00:02
     ip link set v0 up; ip link set v1 up; ip addr add 10.0.0.1/24 dev v0; sleep 2.6
     t route add -net 10.7.0.0/16 gw 10.0.0.5; t route add -net 10.7.0.0/16 gw 10.0.0.5; t route add -net 10.7.0.0/16 gw 10.0.0.6
     t route add default gw 10.0.0.6 metric 7; t route add -host 10.6.0.1 dev v0; t route add -net 10.5.0.0 netmask 255.255.0.0 reject
     t route add -net 10.4.0.0/16 dev nosuch; t route add -net 10.4.0.1/16 dev v0; t route add -net 10.3.0.0/16 gw 172.16.0.1
     t route add -net 10.3.0.0/16 gw 10.0.0.1; t route add -net 10.2.0.0/16 mss 1400 window 5000 irtt 9 dev v0; t route -n; t ip route
     t route del -net 10.7.0.0/16; t route del -net 10.7.0.0/16 gw 10.0.0.5; t route del -net 10.7.0.0/16; t route del default
     t route del -host 10.6.0.1; t route del -net 10.5.0.0/16 reject; t ip route
     t route -A inet6 add 2001:db8:5::/48 dev v0; t route -A inet6 add 2001:db8:5::/48 dev v0; t route -A inet6 add 2001:db8:6::/48 gw fe80::5 dev v0 metric 9
     t route -A inet6 add default gw 2001:db8::9; t ip -6 route; t route -A inet6 del 2001:db8:5::/48 dev v0; t route -A inet6 del 2001:db8:5::/48 dev v0; t ip -6 route
     t arp -s 10.0.0.7 02:00:00:00:00:77; t arp -n; t arp -an; t ip neigh show dev v0; t arp -d 10.0.0.7; t arp -d 10.0.0.7; t arp -d 10.0.0.200
     t arp -s 10.0.0.9 02:00:00:00:00:79 temp; t arp -n 10.0.0.9; t arp -s 172.16.0.1 02:00:00:00:00:77; t arp -i nosuch -s 10.0.0.8 02:00:00:00:00:78
     t arp -i v0 -s 10.0.0.8 02:00:00:00:00:78 pub; t ip neigh show proxy; t arp -i v0 -d 10.0.0.8 pub; t arp -i v0 -d 10.0.0.8 pub; t arp -H ax25 -s 10.0.0.7 AA
     everybody() { t arp "$@" netmask 0.0.0.0 pub; t cat /proc/sys/net/ipv4/conf/v0/proxy_arp /proc/sys/net/ipv4/conf/all/proxy_arp; }
     everybody -s 0.0.0.0 02:00:00:00:00:77; everybody -s 0.0.0.0 02:00:00:00:00:01; everybody -i v1 -s 0.0.0.0 02:00:00:00:00:77
     everybody -i v0 -d 0.0.0.0; everybody -d 0.0.0.0; everybody -i nosuch -s 0.0.0.0 02:00:00:00:00:77; t arp -s 10.0.0.0 02:00:00:00:00:01 netmask 255.255.255.0 pub
     t busybox route add -net 10.77.0.0/16 gw 10.0.0.5; t busybox route; t busybox route del -net 10.77.0.0/16; t busybox arp -d 10.0.0.9; t busybox arp -d 10.0.0.9`,
  ],
  [
    'tun and tap devices come and go',
    ['ip', 'python3', '/dev/net/tun'],
    `t() { echo "\\$ $*"; "$@"; echo "=> $?"; }
     t ip tuntap add dev t0 mode tap; t ip tuntap add dev t0 mode tap; t ip tuntap add dev t1 mode tun user 1000 group 5 pi vnet_hdr multi_queue
     t ip tuntap add mode tap; t ip tuntap add dev t2; t ip tuntap add dev t2 mode bogus; t ip -d link show type tun; t ip link set t0 up; t ip -br link
     t ip addr add 10.0.0.1/24 dev t1; t ip link set t1 up; t ip -4 addr show t1; t ip tuntap del dev t0 mode tap; t ip tuntap del dev t0 mode tap
     t ip tuntap del dev t1 mode tap; t ip tuntap del dev t1 mode tun; t ip tuntap del dev lo mode tun; t ip link del t1; t ip link add type tun; t ip -br link
     exec python3 ${join(PROGRAMS, 'tun.py')}`,
  ],
  [
    'bridges are made by ioctl',
    ['ip', 'brctl', 'busybox'],
    `t() { echo "\\$ $*"; "$@"; echo "=> $?"; }
     ip link add v0 address 02:00:00:00:00:01 type veth peer name v1 address 02:00:00:00:00:02
     t brctl addbr br0; t brctl addbr br0; t brctl addif br0 v1; t brctl addif br0 v1; t brctl addif br0 nosuch; t ip -br link show master br0
     t brctl delif br0 v0; t brctl delif br0 v1; t ip link set br0 up; t brctl delbr br0; t ip link set br0 down; t brctl delbr br0; t brctl delbr br0
     t busybox brctl addbr bb0; t busybox brctl addif bb0 v1; t ip -br link; t busybox brctl delif bb0 v1; t busybox brctl delbr bb0; t ip -br link`,
  ],
  [
    'who opens packet sockets, to ask or to listen',
    ['ip', 'busybox', 'tcpdump', 'root'],
    `t() { echo "\\$ $*"; timeout 5 "$@" 2>&1; echo "=> $?"; }
     ip link add v0 address 02:00:00:00:00:01 type veth peer name v1 address 02:00:00:00:00:02; ip link add d0 address 02:00:00:00:00:03 type bridge
     t busybox ip link set v0 address 02:00:00:00:00:77; t busybox ip link set v0 address 02:00; t busybox ip link set nosuch address 02:00:00:00:00:77
     t tcpdump -D; t tcpdump -i d0 -c 1; t tcpdump -i nosuch -c 1; t tcpdump -L -i lo; ip link set v0 up; ip link set v1 up; sleep 2
     for i in '-p -i v0' '-i v0' '-i any'; do (sleep 1; ip -d link show v0 | grep -o '<.*>\\|promiscuity [0-9]*') & t timeout 2 tcpdump -l $i udp; done
     ip -d link show v0 | grep -o '<.*>\\|promiscuity [0-9]*'`,
  ],
  [
    'libc and CPython by ioctl and netlink',
    ['ip', 'python3'],
    `ip link add v0 type veth peer name v1; ip link set lo up
     python3 -c 'import socket; print(socket.if_nameindex(), socket.if_nametoindex("v0"), socket.if_indextoname(1))'`,
  ],
];
for (const [title, needs, script] of SCRIPTS) {
  testWith(['namespace', ...needs], title, () => expectSame(['sh', '-c', script]));
}

/** A monitor sees what a second program does, when it has had the time to begin, and to print it. */
const MONITORS = [
  'ip monitor link',
  'stdbuf -oL nl-monitor link',
  'busybox ip monitor',
  'udevadm monitor --kernel --property',
  'udevadm monitor --kernel --subsystem-match=net',
];
for (const monitor of MONITORS) {
  testWith(
    ['namespace', 'ip', ...monitor.split(' ').filter((word) => /^(ip|nl-|busybox|udev|stdbuf)/.test(word))],
    `${monitor} hears of a second program`,
    () => {
      const script = `
      out=$(mktemp); ${monitor} > $out 2>&1 & monitor=$!
      trap 'rm $out' EXIT
      sleep 1; ip link add probe numtxqueues 1 numrxqueues 1 type veth peer name ebord numtxqueues 1 numrxqueues 1
      ip link set probe up; ip addr add 192.0.2.1/24 dev probe; ip link set probe down; ip link set probe name last; sleep 1
      # Some shells say that it was terminated, and some not, as it happens.
      { kill $monitor; wait $monitor; } 2> /dev/null; echo $?
      # Every namespace of the machine's hears of what is mounted and unmounted meanwhile.
      sed '/^SEQNUM=/d' $out | awk 'BEGIN { RS = ""; ORS = "\\n\\n" } !/virtual.bdi/'`;
      expectSame(['sh', '-c', script]);
    },
  );
}

testWith(['namespace', 'python3'], 'threads in namespaces of their own', () => {
  expectSame(['python3', join(PROGRAMS, 'threads.py')]);
});

testWith(['namespace', 'python3'], 'every call on a socket, blocking, signals, descriptors, bad pointers', () => {
  expectSame(['python3', join(PROGRAMS, 'calls.py')]);
});

testWith(['namespace', 'root', 'python3', 'ip'], 'packet sockets', () => {
  expectSame(['python3', join(PROGRAMS, 'packet.py')]);
});

testWith(['ip'], 'a module with one number wrong is noticed', () => {
  const directory = join(MADE, 'broken');
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(join(directory, 'host/cli'), { recursive: true });
  const root = join(__dirname, '../..');
  cpSync(join(root, 'dist'), join(directory, 'dist'), { recursive: true });
  symlinkSync(join(root, 'host/cli/bridge'), join(directory, 'host/cli/bridge'));
  symlinkSync(join(root, 'package.json'), join(directory, 'package.json'));
  const library = join(directory, 'dist/index.js');
  const whole = readFileSync(join(root, 'build/netlink.wasm'));
  const broken = Buffer.from(whole);
  // ARPHRD_LOOPBACK, 772, as `i32.const` has it, becomes 773, which is LocalTalk.
  for (let at = broken.indexOf('418406', 'hex'); at >= 0; at = broken.indexOf('418406', at, 'hex'))
    broken[at + 1] = 0x85;
  expect(broken.equals(whole)).toBe(false);
  writeFileSync(
    library,
    readFileSync(library, 'utf8').replace(whole.toString('base64'), () => broken.toString('base64')),
  );
  const right = run(['ip', 'link']);
  const wrong = run(['ip', 'link'], { main: join(directory, 'dist/cli/main.js') });
  expect(right.stdout).toContain('link/loopback');
  expect({ ...wrong, stdout: '' }).toEqual({ ...right, stdout: '' });
  expect(wrong.stdout).toBe(right.stdout.replaceAll('link/loopback', 'link/ltalk'));
});

describe('on the preset starry', () => {
  const starry = (...program: string[]): Outcome => run(program, { options: ['--preset', 'starry'] });

  testWith(['python3'], 'CPython', () => {
    const program = 'import socket; print(socket.if_nameindex())';
    expect(starry('python3', '-c', program)).toEqual({ status: 0, stdout: "[(1, 'lo'), (2, 'eth0')]\n", stderr: '' });
  });

  testWith(['ip'], 'iproute2', () => {
    expect(starry('ip', '-br', 'addr').stdout).toMatch(
      /^lo +UNKNOWN +127\.0\.0\.1\/8 *\neth0 +UP +10\.0\.2\.15\/24 *\n$/,
    );
  });

  for (const compiler of ['cc', 'musl-gcc']) {
    testWith([compiler], `getifaddrs and if_nametoindex of a static program, by ${compiler}`, () => {
      const { status, stdout, stderr } = starry(compile(compiler, 'interfaces', '-static'), 'lo', 'eth0', 'nosuch');
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toContain('lo flags 0x49 127.0.0.1\n');
      expect(stdout).toContain('eth0 flags 0x1043 10.0.2.15\n');
      expect(stdout).toContain('lo is 1, which is lo\neth0 is 2, which is eth0\nnosuch is 0, which is none\n');
    });
  }

  testWith(['genl', 'genl-ctrl-list'], 'generic netlink', () => {
    expect(starry('genl', 'ctrl', 'list').stdout).toContain('Name: nlctrl\n\tID: 0x10  Version: 0x2 ');
    expect(starry('genl-ctrl-list').stdout.split('\n')).toEqual([
      '0x0010 nlctrl version 2',
      '0x0014 netdev version 1',
      '0x0015 ethtool version 1',
      '0x001b tcp_metrics version 1',
      '0x001c mptcp_pm version 1',
      '0x001d SEG6 version 1',
      '0x001e IOAM6 version 1',
      '',
    ]);
  });
});
