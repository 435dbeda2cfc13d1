# needs: bond, dummy, vlan, vrf
# Bonds are of their first port's type: lo, tuns; what else can be a port, and what can't; what becomes of a bond that is not Ethernet.
r() { echo "\$ $*"; "$@" 2>&1; s=$?; [ $s = 0 ] || echo "status $s"; }
sysctl -qw net.ipv6.conf.default.disable_ipv6=1
ip link add d0 address 02:00:00:00:0d:00 type dummy
ip link add d1 address 02:00:00:00:0d:01 type dummy
ip tuntap add dev t0 mode tun
ip tuntap add dev t1 mode tun
ip tuntap add dev a0 mode tap
ip link set a0 address 02:00:00:00:0a:00
show() { for i in "$@"; do ip -d link show $i; done; }
for mode in 0 1 2 4 5; do
  echo "# mode $mode"
  r ip link add b0 address 02:00:00:00:0b:00 type bond mode $mode
  r ip link set lo master b0
  show b0 lo
  r ip link set d0 master b0
  r ip link set lo nomaster
  show b0
  r ip link set d0 master b0
  r ip link set d0 nomaster
  show b0
  r ip link set b0 mtu 1501
  r ip link set t0 master b0
  show b0 t0
  r ip link set t1 master b0
  r ip link set b0 up
  show b0
  r ip link add link b0 name b0.5 type vlan id 5
  r ip link del t1
  r ip link del t0
  show b0
  ip link del b0
  ip link set lo down; ip link set d0 down
  ip tuntap add dev t0 mode tun
  ip tuntap add dev t1 mode tun
done
# What lies on a bond
r ip link add b0 address 02:00:00:00:0b:00 type bond mode 1
r ip link add link b0 name b0.5 type vlan id 5
r ip link set t0 master b0
r ip link set lo master b0
r ip link del b0.5
r ip link add link b0 name mv0 address 02:00:00:00:0c:00 type macvlan
r ip link set t0 master b0
r ip link del mv0
r ip link add br0 address 02:00:00:00:bb:00 type bridge
r ip link set b0 master br0
r ip link set t0 master b0
r ip link set b0 nomaster
r ip link del br0
r ip link add red type vrf table 7
r ip link set b0 master red
r ip link set t0 master b0
show b0
r ip link set t0 nomaster
r ip link set b0 master red
r ip link set b0 up
r ip maddr show dev b0
r ip maddr add 01:00:5e:00:00:77 dev b0
r ip link set d0 master b0
r ip maddr show dev b0
r ip link set d0 nomaster
r ip maddr add 01:00:5e:00:00:77 dev b0
r ip addr add 10.0.0.1/24 dev b0
r ip link set t1 master b0
r ip maddr show dev b0
r ip addr show dev b0
r ip route show table all dev b0
r ip link set b0 address 02:00:00:00:0b:01
r ip link set b0 mtu 9000
show b0 t1
r ip netns add bt
r ip link set t1 netns bt
r ip link show b0
r ip -n bt link show t1
r ip link del red
# Other ports
r ip link add b0 address 02:00:00:00:0b:00 type bond mode 1 miimon 100
r ip link add red type vrf table 7
r ip link set red master b0
r ip link add br0 address 02:00:00:00:bb:00 type bridge
r ip link set br0 master b0
r ip link set d0 master br0
r ip link add vx address 02:00:00:00:ee:00 type vxlan id 7 remote 10.0.0.2 local 10.0.0.1 dstport 4789
r ip link set vx master b0
r ip link add link d1 name mv address 02:00:00:00:0c:00 type macvlan
r ip link set d1 master b0
r ip link set mv master b0
r ip link add link d1 name mt address 02:00:00:00:0c:01 type macvtap
r ip link set mt master b0
r ip link add link d1 name d1.5 type vlan id 5
r ip link set d1.5 master b0
r ip link set d1 up
r ip link set d1.5 master b0
r ip link add i0 address 02:00:00:00:1f:00 type ifb
r ip link set i0 master b0
r ip link add b1 address 02:00:00:00:0b:01 type bond mode 1
r ip link set b1 master b0
r ip link set b0 master b1
r ip link set b0 master b0
r ip link add b2 address 02:00:00:00:0b:02 type bond mode 0
r ip link set b0 master b2
r ip link set b2 master b1
r ip link set a0 master b2
r ip link set a0 master b1
sleep 1.2
show b0 b1 b2
r ip -d link show master b0 type vxlan
r ip -d link show master b0 type bond
r ip -d link show master b0 type macvlan
r ip -d link show master b2
r ip link set b2 nomaster
r ip link set b0 nomaster
r ip link add v0 address 02:00:00:00:0a:01 numtxqueues 1 numrxqueues 1 type veth peer name p0 address 02:00:00:00:0a:02 numtxqueues 1 numrxqueues 1 netns bt
r ip link set v0 master b0
r ip link set v0 netns bt
r ip -n bt link show v0
r ip link set b0 netns bt
r ip link del b0
r ip link
r ip netns del bt
