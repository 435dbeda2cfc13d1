/**
 * What keeps a machine's network in order, of Debian's packages, under `run` and in a fresh network namespace: FRR's routing daemons, which give up
 * root and tell each other what the kernel told them; ifupdown2, which goes by its file and then checks it; NetworkManager, which keeps all that
 * the kernel tells it, and says so when that is not what it expected; who watches links; and the plugins that containers get their networks from.
 */
import { type Outcome, run, runOnLinuxWithFiles, testWith } from './command.js';

/** Addresses and names that are drawn at random; FRR's log has the time. */
function masked({ status, stdout, stderr }: Outcome): Outcome {
  return {
    status,
    stdout: stdout.replace(/([0-9a-f]{1,2}:){5}[0-9a-f]{1,2}/g, 'MAC').replace(/\bveth[0-9a-f]{8}\b/g, 'VETH'),
    stderr: stderr.replace(/^\d.*$/gm, ''),
  };
}

function expectSame(script: string): string {
  const program = ['sh', '-c', script];
  const linux = masked(runOnLinuxWithFiles(program));
  expect(masked(run(program, { unshare: ['-m'] }))).toEqual(linux);
  return linux.stdout;
}

/** Routes of files, an interface that goes and comes, routes by other hands, and an end, of which the kernel keeps nothing. */
const FRR = `
  mkdir -p /run/frr; mount -t tmpfs none /run/frr; chown frr:frr /run/frr; cd /run/frr
  printf 'interface v1\\n ip address 10.0.1.1/24\\n ipv6 address 2001:db8::1/64\\n' > zebra.conf
  cat > staticd.conf << END
ip route 10.9.0.0/16 10.0.0.2
ip route 10.10.0.0/16 v0
ip route 10.11.0.0/16 blackhole
ip route 10.12.0.0/16 10.0.0.2 50
ip route 10.13.0.0/16 10.0.0.2
ip route 10.13.0.0/16 10.0.1.2
ipv6 route 2001:db8:9::/48 v1
ipv6 route 2001:db8:a::/48 2001:db8::2
END
  settle() {
    for i in $(seq 50); do sleep 0.1; test -z "$(ip -6 addr show tentative)" && break; done; sleep 1.2
    ip route | sed 's/nhid [0-9]* //'; ip -6 route | sed 's/nhid [0-9]* //'; ip nexthop | sed 's/id [0-9]* //; s/group.*/group/' | sort
    vtysh -c 'show ip route' -c 'show ipv6 route' 2> /dev/null | grep '>' | sed 's/, [0-9:]*$//'
  }
  ip link set lo up; ip link add v0 address 02:00:00:00:00:01 type veth peer name v1 address 02:00:00:00:00:02
  ip link set v0 up; ip link set v1 up; ip addr add 10.0.0.1/24 dev v0; settle
  for daemon in zebra staticd; do
    /usr/lib/frr/$daemon -d -P 0 -f /run/frr/$daemon.conf -i /run/frr/$daemon.pid
    for i in $(seq 50); do sleep 0.1; vtysh -d $daemon -c 'show version' > /dev/null 2>&1 && break; done
  done
  settle; ip link set v1 down; settle; ip link set v1 up; settle
  ip route add 10.77.0.0/16 via 10.0.0.3; ip addr add 10.0.2.1/24 dev v0
  vtysh -c 'conf t' -c 'no ip route 10.9.0.0/16 10.0.0.2' -c 'int v0' -c 'ip address 10.0.3.1/24' -c 'shutdown'; settle
  vtysh -c 'conf t' -c 'int v0' -c 'no shutdown'; settle; ip addr; kill $(cat staticd.pid); settle; kill $(cat zebra.pid); settle`;

testWith(
  ['namespace', 'root', 'ip', 'vtysh', '/usr/lib/frr/zebra', '/usr/lib/frr/staticd'],
  'FRR: zebra and staticd',
  () => {
    expect(expectSame(FRR)).toContain('S>* 2001:db8:a::/48 [1/0] via 2001:db8::2, v1, weight 1\n');
  },
);

const IFUPDOWN2 = `
  mkdir -p /run/network; mount -t tmpfs none /run/network; export PYTHONHASHSEED=0
  cat > /run/network/interfaces << END
auto lo
iface lo inet loopback
auto br0
iface br0
    address 10.1.0.1/24
    address 2001:db8:1::1/64
    bridge-ports v0
    bridge-stp off
    mtu 1400
auto v0
iface v0
    link-type veth
    veth-peer-name v1
auto v1
iface v1
    address 10.1.0.2/24
    alias hello world
auto vx
iface vx
    vxlan-id 100
    vxlan-local-tunnelip 10.1.0.1
    vxlan-remoteip 10.1.0.7
END
  ifup -a -i /run/network/interfaces; echo $?; sleep 3; ip -d addr | sed 's/fe80::[0-9a-f:]*/LINK-LOCAL/; s/_timer *[0-9.]*//g'; bridge fdb show dev vx
  ifquery -a -c -i /run/network/interfaces; echo $?; ifdown -a -i /run/network/interfaces; echo $?; ip -br addr`;

testWith(['namespace', 'root', 'ip', 'bridge', 'ifup', 'ifquery', '/usr/share/ifupdown2'], 'ifupdown2', () => {
  expect(expectSame(IFUPDOWN2)).toContain('inet 10.1.0.1/24');
});

/** Links that come, go and lose carrier, for who tells others on the wire of them, and for who keeps addresses and routes there. */
const WATCHERS = `
  for i in /run/lldpd /run/keep; do mkdir -p $i; mount -t tmpfs none $i; done; chown _lldpd /run/lldpd; cd /run/keep
  ip link set lo up; ip link add v0 address 02:00:00:00:00:01 type veth peer name v1 address 02:00:00:00:00:02; ip link add br0 address 02:00:00:00:00:03 type bridge
  ip link set v0 up; ip link set v1 up; ip link set br0 up; ip addr add 10.0.0.1/24 dev v0; ip addr add 2001:db8::1/64 dev v0; sleep 3
  cat > keepalived.conf << END
static_ipaddress { 10.0.9.1/24 dev v1 scope global
 2001:db8:9::1/64 dev v1 }
static_routes { 10.99.0.0/16 via 10.0.9.2 dev v1
 blackhole 10.98.0.0/16
 2001:db8:99::/48 via 2001:db8:9::2 dev v1 }
static_rules { from 10.99.0.0/16 table 99 priority 701 }
vrrp_instance I { state BACKUP
 interface br0
 virtual_router_id 5
 virtual_ipaddress { 10.0.0.77/24 } }
END
  show() { ip -br addr | sed 's/fe80::[0-9a-f:]*/LINK-LOCAL/g'; ip route; ip -6 route; ip rule; }
  keepalived -n -l -P -f keepalived.conf -p keepalived.pid -r vrrp.pid > keepalived.log 2>&1 & keepalived=$!
  for i in $(seq 100); do sleep 0.1; ip rule | grep -q 701 && ip addr | grep -q 10.0.9.1 && break; done; sleep 1 # lldpd tells of the first address it finds
  lldpd -d -I 'v*,br0' > lldpd.log 2>&1 & lldpd=$!; ifplugd -n -i v0 -r /bin/true -t 1 -u 0 -d 0 -f > ifplugd.log 2>&1 & ifplugd=$!
  for i in $(seq 100); do sleep 0.1; lldpcli show interfaces summary > /dev/null 2>&1 && break; done; sleep 3; lldpcli show interfaces summary; show; ip link set v1 down; ip link add v5 address 02:00:00:00:00:05 type veth peer name v6 address 02:00:00:00:00:06; ip link set v5 up; sleep 3
  lldpcli show interfaces | grep -E 'Interface|Mgmt|PortID'; ip link set v1 up; sleep 3; kill $keepalived; wait $keepalived; echo $?; kill $lldpd $ifplugd; wait; show
  cut -c 27- keepalived.log | grep -E 'FAULT|route|Stopp'; cat ifplugd.log`;

testWith(
  ['namespace', 'root', 'ip', 'lldpd', 'lldpcli', 'ifplugd', 'keepalived'],
  'lldpd, ifplugd and keepalived',
  () => {
    expect(expectSame(WATCHERS)).toContain('Restoring deleted static route');
  },
);

/** A bus of its own, and links that NetworkManager finds, makes and takes away. */
const NETWORK_MANAGER = `
  mount -o remount,ro,bind /sys; umask 077
  for i in /run/NetworkManager /var/lib/NetworkManager /etc/NetworkManager/system-connections; do mkdir -p $i; mount -t tmpfs none $i; done
  cd /run/NetworkManager; export DBUS_SYSTEM_BUS_ADDRESS=unix:path=/run/NetworkManager/bus
  cat > bus.conf << END
<busconfig>
  <type>system</type><listen>$DBUS_SYSTEM_BUS_ADDRESS</listen><auth>EXTERNAL</auth>
  <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>
END
  printf '[main]\nplugins=keyfile\nauth-polkit=false\ndns=none\n' > nm.conf
  bus=$(dbus-daemon --config-file=bus.conf --fork --print-pid)
  ip link set lo up; ip link add v0 address 02:00:00:00:00:01 type veth peer name v1 address 02:00:00:00:00:02; ip link set v1 up
  NetworkManager --no-daemon --config=nm.conf > log 2>&1 & manager=$!
  for i in $(seq 50); do sleep 0.2; nmcli -t -f RUNNING general 2> /dev/null | grep -q running && break; done; sleep 1; nmcli device
  add() { nmcli connection add "$@" connection.autoconnect no | sed 's/([0-9a-f-]*)//'; }
  add type bridge ifname br0 con-name br0 ip4 10.3.0.1/24 bridge.stp no ipv6.method manual ipv6.addresses 2001:db8:3::1/64
  add type veth ifname v0 con-name v0 veth.peer v1 ip4 10.4.0.1/24 gw4 10.4.0.9
  add type vxlan ifname vx0 con-name vx0 vxlan.id 7 vxlan.remote 10.4.0.7 ipv4.method disabled ipv6.method disabled
  add type macvlan ifname mv0 con-name mv0 macvlan.mode bridge macvlan.parent v0 ip4 10.5.0.1/24 ipv6.method disabled
  for i in br0 v0 vx0 mv0; do nmcli -w 8 connection up $i | sed 's/(D-Bus.*//'; done; sleep 2.5
  nmcli device; ip -d addr | sed 's/fe80::[0-9a-f:]*/LINK-LOCAL/; s/_timer *[0-9.]*//g'; ip route; ip -6 route; ip rule
  nmcli -f GENERAL.STATE,IP4,IP6 device show br0 | sed 's/fe80::[0-9a-f:]*/LINK-LOCAL/'
  nmcli connection down v0 | sed 's/(D-Bus.*//'; nmcli connection delete br0 | sed 's/([0-9a-f-]*)//'; sleep 2.5
  ip addr | sed 's/fe80::[0-9a-f:]*/LINK-LOCAL/'; ip route; kill $manager; wait $manager; echo $?; kill $bus
  grep -E '<(warn|error)>' log | sed 's/\\[[0-9.]*\\]//'`;

testWith(['namespace', 'root', 'ip', 'NetworkManager', 'nmcli', 'dbus-daemon'], 'NetworkManager', () => {
  expect(expectSame(NETWORK_MANAGER)).toContain('default via 10.4.0.9 dev v0 proto static metric');
});

/** Two containers on a bridge with addresses of both families, one with a link of its own to here, one on a macvlan; ipvlan there is none. */
const CNI = `
  mkdir -p /var/lib/cni; mount -t tmpfs none /var/lib/cni; ip link set lo up; ip netns add c1; ip netns add c2
  ip link add eth0 address 02:00:00:00:00:01 type veth peer name up0 address 02:00:00:00:00:02; ip link set eth0 up; ip link set up0 up
  cni() {
    echo "$1 $2 $3 $4"; printf '{"cniVersion":"1.0.0","name":"%s","type":"%s",%s"ipam":{"type":"host-local",%s}}' $1 $1 "$5" "$6" |
      CNI_COMMAND=$4 CNI_CONTAINERID=id-$2 CNI_NETNS=/run/netns/$2 CNI_IFNAME=$3 CNI_PATH=/usr/lib/cni /usr/lib/cni/$1; echo; echo $?
  }
  bridged() {
    cni bridge $1 eth0 $2 '"bridge":"cni0","isGateway":true,"hairpinMode":true,"mtu":1400,' \
      '"ranges":[[{"subnet":"10.88.0.0/16"}],[{"subnet":"2001:db8:88::/64"}]],"routes":[{"dst":"0.0.0.0/0"},{"dst":"::/0"}]'
  }
  ptp() { cni ptp c1 p0 $1 '' '"subnet":"10.89.0.0/24"'; }
  macvlan() { cni macvlan c2 m0 $1 '"master":"eth0","mode":"bridge",' '"subnet":"10.90.0.0/24"'; }
  show() { ip -d addr | sed 's/fe80::[0-9a-f:]*/LINK-LOCAL/; s/_timer *[0-9.]*//g'; ip route; ip -6 route; }
  cni loopback c1 lo ADD; bridged c1 ADD; bridged c2 ADD; ptp ADD; macvlan ADD; cni ipvlan c2 i0 ADD '"master":"eth0",' '"subnet":"10.91.0.0/24"'
  sleep 2.5; show; bridge link; for i in c1 c2; do ip netns exec $i ip -d addr | sed 's/fe80::[0-9a-f:]*/LINK-LOCAL/'; ip -n $i route; ip -n $i -6 route; done
  macvlan DEL; ptp DEL; bridged c1 DEL; bridged c2 DEL; sleep 1.2; show; ip -n c1 addr; ip -n c2 addr; ip netns del c1; ip netns del c2`;

testWith(['namespace', 'root', 'ip', '/usr/lib/cni/bridge', '/usr/lib/cni/host-local'], 'CNI plugins', () => {
  expect(expectSame(CNI)).toContain('inet 10.88.0.2/16');
});
