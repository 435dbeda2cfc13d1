/**
 * Large clients of netlink that nobody here wrote, under `run` and in a fresh network namespace: pyroute2, systemd-networkd, ethtool(8) and what else asks
 * drivers by ioctl. They are wanted from Debian's packages.
 */
import { join } from 'node:path';
import { type Outcome, PROGRAMS, run, runOnLinuxWithFiles, testWith } from './command.js';

const PYTHON = '/usr/bin/python3';
const PYROUTE2 = '/usr/lib/python3/dist-packages/pyroute2';

function masked({ status, stdout, stderr }: Outcome): Outcome {
  const mask = (text: string): string =>
    text
      .replace(/([0-9a-f]{2}:){5}[0-9a-f]{2}/g, 'MAC')
      .replace(/fe80::[0-9a-f:]+/g, 'LINK-LOCAL')
      .replace(/_timer +[\d.]+/g, '_timer');
  return { status, stdout: mask(stdout), stderr: mask(stderr) };
}

function expectSame(program: string[]): Outcome {
  const linux = masked(runOnLinuxWithFiles(program));
  expect(masked(run(program, { unshare: ['-m'], before: READ_ONLY }))).toEqual(linux);
  return linux;
}

/** Who finds /sys so waits for no udevd. */
const READ_ONLY = 'mount -o remount,ro,bind /sys 2> /dev/null';

testWith(['namespace', 'root', PYTHON, PYROUTE2], 'pyroute2', () => {
  expect(expectSame([PYTHON, join(PROGRAMS, 'pyroute2_client.py')]).status).toBe(0);
});

testWith(['namespace', 'root', 'ip', PYTHON], 'a program that asks drivers', () => {
  expect(expectSame([PYTHON, join(PROGRAMS, 'ethtool.py')]).status).toBe(0);
});

testWith(['namespace', 'root', 'ip', 'ethtool'], 'ethtool -i', () => {
  const script =
    'ip link add v0 type veth; ip link add br0 type bridge; for i in v0 br0 lo nosuch; do ethtool -i $i; echo $?; done';
  expect(expectSame(['sh', '-c', script]).stdout).toContain('driver: bridge\n');
});

testWith(['namespace', 'root', 'ip', 'udevadm'], 'udevadm info', () => {
  const script = `
    ip link add v0 type veth peer name v1; ip link add br0 type bridge; ip link set v1 master br0; ip link set br0 up; ip link set v0 up; sleep 1.1
    udevadm info -q property /sys/class/net/v0; udevadm info -q path /sys/devices/virtual/net/br0; udevadm info /sys/class/net/nosuch; echo $?
    for i in v0 v1 br0 lo; do cat /sys/class/net/$i/speed /sys/class/net/$i/duplex; done; stat -f -c %T /sys/class/net/v0/mtu /proc/sys/net/ipv4/conf/v0/tag`;
  expect(expectSame(['sh', '-c', script]).stdout).toContain('DEVPATH=/devices/virtual/net/v0\n');
});

/** A network of its files: a bridge, a veth with addresses, routes, a rule and a neighbour. */
const NETWORKD = `
  mount -o remount,ro,bind /sys; mount -t tmpfs none /etc/systemd/network; mkdir -p /run/systemd; mount -t tmpfs none /run/systemd
  install -d -o systemd-network -g systemd-network /run/systemd/netif /run/systemd/netif/links /run/systemd/netif/leases /run/systemd/netif/lldp
  cd /etc/systemd/network
  printf '[NetDev]\\nName=br0\\nKind=bridge\\n[Bridge]\\nForwardDelaySec=5\\n' > 10-br0.netdev
  printf '[NetDev]\\nName=mv0\\nKind=macvlan\\n[MACVLAN]\\nMode=bridge\\n' > 10-mv0.netdev
  printf '[Match]\\nName=v1\\n[Network]\\nBridge=br0\\n' > 20-v1.network
  printf '[Match]\\nName=br0\\n[Network]\\nAddress=10.5.0.1/24\\nConfigureWithoutCarrier=yes\\nLinkLocalAddressing=no\\n' > 20-br0.network
  cat > 20-v0.network << END
[Match]
Name=v0
[Link]
MTUBytes=1400
[Network]
Address=10.0.0.1/24
Address=2001:db8::1/64
MACVLAN=mv0
IPForward=ipv4
[Route]
Destination=10.1.0.0/16
Gateway=10.0.0.2
Metric=50
[Route]
Destination=2001:db8:5::/48
Gateway=2001:db8::5
[RoutingPolicyRule]
From=10.7.0.0/16
Table=100
[Neighbor]
Address=10.0.0.9
LinkLayerAddress=02:00:00:00:00:09
END
  ip link add v0 type veth peer name v1
  /lib/systemd/systemd-networkd 2> /dev/null & networkd=$!
  for i in $(seq 50); do sleep 0.1; test -n "$(ip -6 route show 2001:db8:5::/48)" && break; done
  for i in $(seq 40); do sleep 0.1; test -z "$(ip -6 addr show tentative)" && break; done; sleep 0.5
  ip -d link; ip addr; ip route; ip -6 route; ip rule; ip neigh; sysctl net.ipv4.ip_forward; kill $networkd; wait $networkd; echo $?`;

testWith(['namespace', 'root', 'ip', 'sysctl', '/lib/systemd/systemd-networkd'], 'systemd-networkd', () => {
  const { stdout } = expectSame(['sh', '-c', NETWORKD]);
  expect(stdout).toContain('10.1.0.0/16 via 10.0.0.2 dev v0 proto static metric 50');
});
