# IPv6 routes: how they are added, shown, filtered and removed, and what is refused.
ip link add v0 address 02:00:00:00:01:00 type veth peer name v1 address 02:00:00:00:01:01
ip link set lo up; ip link set v0 up; ip link set v1 up
ip addr add 10.0.0.1/24 dev v0; ip -6 addr add 2001:db8::1/64 dev v0 nodad; ip addr add 10.1.0.1/24 dev v1; ip -6 addr add 2001:db8:0:1::1/64 dev v1 nodad
sleep 3
c() { echo "## $*"; "$@"; echo "= $?"; }
c ip -6 route add 2001:db8:10::/48 via fe80::2 dev v0 proto static
c ip -6 route add 2001:db8:11::/48 via fe80::2 dev v0 proto bird table 100
c ip -6 route add 2001:db8:12::/48 via 2001:db8::2 table 1000 metric 0
c ip -6 route add 2001:db8:13::/48 via 2001:db8::2 dev v1
c ip -6 route add 2001:db8:14::1/48 via fe80::2 dev v0
c ip -6 route add 2001:db8:15::/48 dev v0 scope host
c ip -6 route add 2001:db8:16::/48 nexthop dev v0 nexthop dev v1 weight 5
c ip -6 route add 2001:db8:17::/48 nexthop via fe80::2 dev v0 weight 2 nexthop via fe80::2 dev v1 weight 256
c ip -6 route add 2001:db8:18::/48 nexthop via fe80::2 dev v0 nexthop via fe80::2 dev v0
c ip -6 route add 2001:db8:19::/48 nexthop via 2001:db8::7 nexthop via 2001:db8:0:1::7 nexthop via 2001:dead::1
c ip -6 route add 2001:db8:19::/48 nexthop via 2001:db8::7 nexthop via 2001:db8:0:1::7
c ip -6 route add 2001:db8:1a::/48 via inet 10.0.0.2
c ip -6 route add 2001:db8:1b::/48 via ff02::1 dev v0
c ip -6 route add 2001:db8:1c::/48 via :: dev v0
c ip -6 route add 2001:db8:1d::/48 via fe80::2 dev v0 expires 100
c ip -6 route add 2001:db8:1e::/48 via fe80::2 dev v0 pref low
c ip -6 route add 2001:db8:1f::/48 via fe80::2 dev v0 pref medium mtu lock 1300 hoplimit 7 advmss 1200
c ip -6 route add 2001:db8:20::/48 via fe80::2 dev v0 features ecn congctl reno initcwnd 5
c ip -6 route add 2001:db8:21::/48 via fe80::2 dev v0 tos 4
c ip -6 route add 2001:db8:22::/48 via fe80::2 dev v0 realms 4
c ip -6 route add 2001:db8:23::/48 via fe80::2 dev v0 congctl foo
c ip -6 route add 2001:db8:24::/48 encap mpls 5 via fe80::2 dev v0
c ip -6 route add 2001:db8:25::/48 from 2001:db8::/64 via fe80::2 dev v0
c ip -6 route add 2001:db8:25::/48 from 2001:db8::1 via fe80::3 dev v0 metric 5
c ip -6 route add default from 2001:db8::/64 via fe80::2 dev v0
c ip -6 route add default via fe80::3 dev v0
c ip -6 route show 2001:db8:25::/48
c ip -6 route get 2001:db8:25::1 from 2001:db8::1
c ip -6 route del 2001:db8:25::/48
c ip -6 route del 2001:db8:25::/48 from 2001:db8::/64
c ip -6 route add unreachable default metric 4278198272
c ip -6 route add blackhole 2001:db8:30::/48 dev v0
c ip -6 route add prohibit 2001:db8:31::/48 via fe80::2 dev v0
c ip -6 route add throw 2001:db8:32::/48 table 7
c ip -6 route add nat 2001:db8:33::/48 dev v0
c ip -6 route add xresolve 2001:db8:33::/48 dev v0
c ip -6 route add broadcast 2001:db8:34::/48 dev v0
c ip -6 route add local 2001:db8:35::/48 dev lo
c ip -6 route add local 2001:db8:36::/48 dev v0 table local
c ip -6 route add local 2001:db8:37::1
c ip -6 route add anycast 2001:db8:38::/128 dev v0
c ip -6 route add multicast ff0e::/16 dev v0 table local
c ip -6 route add ff0e::/16 dev v0 
c ip -6 route add 2001:db8:39::/48 dev lo
c ip -6 route add 2001:db8:3a::/48 dev nosuch
c ip -6 route add 2001:db8:3b::/48 nhid 1
c ip -6 route add 2001:db8:3b::/129 dev v0
c ip -6 route add 2001:db8:3c::/48 dev v0 src fe80::1
c ip -6 route add 2001:db8:3d::/48 dev v0 src 2001:db8:0:1::1
c ip -6 route add 2001:db8:3e::/48 via 2001:db8:99::1 dev v0 onlink
c ip -6 route add 2001:db8:3f::/48 via 2001:db8:0:1::7 dev v0 onlink
c ip -6 route add 2001:db8:40::/48 via 2001:db8:99::1 onlink
c ip -6 route add 2001:db8:41::/48 via 2001:db8:10::1
c ip -6 route add 2001:db8:41::/48 via fe80::1%v0
c ip -6 route add ::/0 dev v1 metric 3
c ip -6 route show
c ip -6 -d route show table all
c ip -6 -s route show
for f in "proto static" "proto kernel" "dev v0" "via fe80::2" "src 2001:db8::1" "type local table all" "table 100" "table 77" "root 2001:db8:10::/44" "match 2001:db8:10::1" "exact 2001:db8:10::/48" "to 2001:db8:10::/48" "metric 5" "cache" "from 2001:db8::/64" "table cache"; do c ip -6 route show $f; done
c ip -6 route del 2001:db8:17::/48 nexthop via fe80::2 dev v0
c ip -6 route show 2001:db8:17::/48
c ip -6 route del 2001:db8:17::/48 nexthop via fe80::2 dev v0 nexthop via fe80::2 dev v1
c ip -6 route show 2001:db8:17::/48
c ip -6 route del 2001:db8:19::/48
c ip -6 route del 2001:db8:1f::/48 via fe80::9
c ip -6 route del 2001:db8:1f::/48 dev v1
c ip -6 route del 2001:db8:1f::/48 proto static
c ip -6 route del 2001:db8:1f::/48 metric 7
c ip -6 route del blackhole 2001:db8:1f::/48
c ip -6 route del local 2001:db8:35::/48
c ip -6 route del 2001:db8:1f::/48 nhid 5
c ip -6 route del default
c ip -6 route del default
c ip -6 route flush table 100
c ip -6 route flush proto static
c ip -6 route flush cache
c ip -6 route flush dev v1
c ip -6 route flush table main
c ip -6 route show table all
c ip -6 route add
