# Settings of IPv4 that links follow and those they do not, peers that change, and queue lengths beyond memory.
S() { sysctl -q -w $1 2>&1; }
ip link add i0 type ifb
ip link add i1 type ifb
ip link set i1 mtu 60
for n in accept_local disable_policy disable_xfrm drop_unicast_in_l2_multicast forwarding promote_secondaries route_localnet rp_filter ignore_routes_with_linkdown proxy_arp arp_ignore; do
  S net.ipv4.conf.default.$n=1
  echo $n $(cat /proc/sys/net/ipv4/conf/i0/$n /proc/sys/net/ipv4/conf/lo/$n /proc/sys/net/ipv4/conf/default/$n)
  S net.ipv4.conf.default.$n=0
done
ip link set lo up
ip addr add 10.0.0.1/8 dev i0
for n in rp_filter proxy_arp; do
  S net.ipv4.conf.default.$n=1
  echo $n $(cat /proc/sys/net/ipv4/conf/i0/$n /proc/sys/net/ipv4/conf/lo/$n)
done
ip link set i1 mtu 1500
ip netconf
ip -6 addr add 2001:db8::3 peer fd03::1/64 dev i0 
ip -6 addr change 2001:db8::3 peer fd04::1/64 dev i0
ip link set lo txqlen 600000
ip link set i0 txqlen 600000
ip link set i0 up
ip link set i0 txqlen 700000
ip link show i0 | grep -o "qdisc.*"
sysctl -qw net.ipv4.conf.all.ignore_routes_with_linkdown=1
ip link add v0 type veth peer name v1
ip addr add 192.168.1.1/24 dev v0
ip link set v0 up
ip route show table all dev v0 | grep -v ff00
ip route get 192.168.1.5
