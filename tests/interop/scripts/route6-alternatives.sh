# IPv6 routes of one prefix: add, append, prepend, replace, change and delete.
ip link add v0 address 02:00:00:00:01:00 type veth peer name v1 address 02:00:00:00:01:01
ip link set lo up; ip link set v0 up; ip link set v1 up
ip addr add 10.0.0.1/24 dev v0; ip -6 addr add 2001:db8::1/64 dev v0 nodad; ip addr add 10.1.0.1/24 dev v1; ip -6 addr add 2001:db8:0:1::1/64 dev v1 nodad
sleep 3
c() { echo "## $*"; "$@"; echo "= $?"; }
T="2001:db8:50::/48"
c ip -6 route add $T via fe80::2 dev v0
c ip -6 route add $T via fe80::2 dev v0
c ip -6 route add $T via fe80::3 dev v0
c ip -6 route append $T via fe80::3 dev v0
c ip -6 route append $T via fe80::3 dev v0
c ip -6 route prepend $T via fe80::4 dev v0
c ip -6 route prepend $T via fe80::2 dev v0
c ip -6 route show $T
c ip -6 route append $T dev v0
c ip -6 route append $T dev v1
c ip -6 route show $T
c ip -6 route replace $T via fe80::4 dev v0
c ip -6 route show $T
c ip -6 route replace $T via fe80::5 dev v0 metric 5
c ip -6 route change $T via fe80::6 dev v0 metric 5
c ip -6 route change $T via fe80::6 dev v0 metric 6
c ip -6 route replace $T nexthop via fe80::6 dev v0 nexthop via fe80::7 dev v0
c ip -6 route show $T
c ip -6 route append $T nexthop via fe80::8 dev v0 nexthop via fe80::9 dev v1
c ip -6 route show $T
c ip -6 route append $T nexthop via fe80::a dev v0 nexthop via fe80::9 dev v1
c ip -6 route show $T
c ip -6 route add $T nexthop via fe80::a dev v0 nexthop via fe80::9 dev v1
c ip -6 route replace blackhole $T
c ip -6 route replace $T dev v0
c ip -6 route show $T
c ip -6 route delete $T via fe80::6 dev v0
c ip -6 route delete $T
c ip -6 route delete $T
c ip -6 route delete $T
c ip -6 route delete $T
c ip -6 route append unreachable $T
c ip -6 route append $T nexthop via fe80::6 dev v0 nexthop via fe80::7 dev v1
c ip -6 route show
c ip -6 route show
ip link set v0 up; ip link set v1 up; sleep 3
c ip -6 route show table all
ip addr del 2001:db8::1/64 dev v0
ip link del v0
c ip -6 route show table all
