# How often IPv6 routes are held, in /proc/net/ipv6_route.
ip link set lo up
ip link add v0 address 02:00:00:00:00:01 type veth peer name v1 address 02:00:00:00:00:02
sysctl -qw net.ipv6.conf.all.accept_dad=0 net.ipv6.conf.default.accept_dad=0 net.ipv6.conf.v0.accept_dad=0 net.ipv6.conf.v1.accept_dad=0
ip link set v0 up; ip link set v1 up
sleep 2.5
# The way to groups is held once more on each processor that sent to one.
p() { echo "# $1"; grep -v ^ff00 /proc/net/ipv6_route | sed 's/00000000000000000000000000000000/0/g'; }
p up
ip address add 2001:db8::1/64 dev v0 nodad
p address
ip -6 route add 2001:db8:1::/48 via 2001:db8::9
p gateway
ip -6 route add 2001:db8:2::/48 nexthop via 2001:db8::9 nexthop via 2001:db8::8
ip -6 route add blackhole 2001:db8:3::/48
ip -6 route add unreachable 2001:db8:4::/48 metric 5
ip -6 route add default via 2001:db8::9 metric 77
ip -6 route add 2001:db8:5::/48 dev v0 table 99
p more
