# IPv4 routes: how they are added, shown, filtered and removed, and what is refused.
ip link add v0 address 02:00:00:00:01:00 type veth peer name v1 address 02:00:00:00:01:01
ip link set lo up; ip link set v0 up; ip link set v1 up
ip addr add 10.0.0.1/24 dev v0; ip -6 addr add 2001:db8::1/64 dev v0 nodad; ip addr add 10.1.0.1/24 dev v1; ip -6 addr add 2001:db8:0:1::1/64 dev v1 nodad
sleep 3
c() { echo "## $*"; "$@"; echo "= $?"; }
c ip route add 10.10.0.0/16 via 10.0.0.2 proto static
c ip route add 10.10.1.0/24 via 10.0.0.2 proto bird table 100
c ip route add 10.10.2.0/24 via 10.0.0.2 proto 77 table 1000
c ip route add 10.10.3.0/24 via 10.0.0.2 dev v1
c ip route add 10.10.3.0/24 via 10.0.0.2 dev v0 scope link
c ip route add 10.10.3.0/24 via 10.0.0.2 dev v0 scope host
c ip route add 10.10.4.0/24 dev v0 scope link src 10.0.0.1
c ip route add 10.10.5.1 dev v0 scope host
c ip route add 10.10.5.0/24 dev v0 scope nowhere
c ip route add 10.10.5.0/24 dev v0 scope 100
c ip route add 10.10.6.1/24 via 10.0.0.2
c ip route add 10.10.7.0/24 nexthop dev v0 nexthop dev v1 weight 5
c ip route add 10.10.8.0/24 nexthop via 10.0.0.2 dev v0 weight 2 nexthop via 10.1.0.2 dev v1 weight 256
c ip route add 10.10.8.0/24 nexthop via 10.0.0.2 dev v0 weight 2 nexthop via 10.1.0.2 dev v1 weight 256 onlink
c ip route add 10.10.9.0/24 nexthop via 10.0.0.2 dev v0 realms 5 nexthop via 10.1.0.2 dev v1 realms 7
c ip route add 10.10.10.0/24 nexthop via 10.77.0.2 nexthop via 10.1.0.2
c ip route add 10.10.10.0/24 nexthop via inet6 fe80::1 dev v0 nexthop via 10.1.0.2
c ip route add 10.10.11.0/24 via inet6 2001:db8::5
c ip route add 10.10.12.0/24 via inet6 2001:dead::5
c ip route add 10.10.12.0/24 via inet6 2001:db8::1
c ip route add 10.10.12.0/24 via inet6 fe80::1
c ip route add 10.10.12.0/24 via inet6 ff02::1 dev v0
c ip route add 10.10.13.0/24 via 224.0.0.1 dev v0
c ip route add 10.10.13.0/24 via 0.0.0.0 dev v0
c ip route add 10.10.14.0/24 via 10.0.0.2 mtu 100
c ip route add 10.10.15.0/24 via 10.0.0.2 mtu 70000
c ip route add 10.10.16.0/24 via 10.0.0.2 window 100 rtt 20ms rttvar 10ms ssthresh 5 cwnd lock 7 reordering 3 initrwnd 4 quickack 1 fastopen_no_cookie 1
c ip route add 10.10.17.0/24 via 10.0.0.2 hoplimit lock 33 rto_min lock 1s
c ip route add 10.10.18.0/24 via 10.0.0.2 congctl lock reno
c ip route add 10.10.19.0/24 via 10.0.0.2 features 77
c ip route add 10.10.20.0/24 via 10.0.0.2 ttl-propagate enabled
c ip route add 10.10.21.0/24 via 10.0.0.2 expires 100
c ip route add 10.10.22.0/24 via 10.0.0.2 pref high
c ip route add blackhole 10.11.0.0/16
c ip route add prohibit 10.11.1.0/24 metric 5
c ip route add unreachable default metric 4278198272
c ip route add throw default table 20
c ip route add blackhole 10.11.2.0/24 via 10.0.0.2
c ip route add blackhole 10.11.2.0/24 src 10.0.0.1
c ip route add blackhole 10.11.2.0/24 scope link
c ip route add unicast 10.11.3.0/24 via 10.0.0.2
c ip route add xresolve 10.11.4.0/24 dev v0
c ip route add local 10.11.5.1 dev v0 table 50
c ip route add local 10.11.5.0/24 dev v0 scope host proto kernel
c ip route add broadcast 10.11.6.255 dev v0 table local
c ip route add multicast 230.0.0.0/8 dev v0 via 10.0.0.2
c ip route add 10.11.7.0/24 encap bpf xmit obj nosuch dev v0
c ip route add 10.11.8.0/24 via 10.0.0.2 as to 10.0.0.3
c ip route add 10.11.9.0/24 via 10.0.0.2 nhid 1
c ip route add 10.11.9.0/24 nhid 0
c ip route add 0.0.0.0/0 via 10.0.0.2
c ip route add default via 10.0.0.2 metric 10
c ip route add default via 10.0.0.2 metric 10 tos 8
c ip route add default via 10.0.0.2 tos 1
c ip route add default via 10.0.0.2 tos 0xfc
c ip route add default via 10.0.0.2 table 300
c ip route add 10.12.0.0/16 dev lo
c ip route add 10.12.1.1 dev v0 
c ip route add 10.12.2.0/24 via 10.12.1.1
c ip route add 10.12.2.0/24 via 10.12.1.1 onlink
c ip route add 10.12.2.0/24 via 10.12.1.1 dev v0 onlink pervasive
c ip route
c ip -d route show table all
c ip -s route show
for f in "proto static" "proto kernel" "dev v0" "via 10.0.0.2" "src 10.0.0.1" "scope link" "type local table all" "table 100" "table 77" "root 10.10.0.0/16" "match 10.10.1.0" "exact 10.10.0.0/16" "to 10.10.4.0/24" "tos 8" "metric 10" "realms 5" "oif nosuch" "table cache" "cache" "vrf x"; do c ip route show $f; done
c ip route del 10.10.7.0/24 nexthop dev v0 nexthop dev v1
c ip route del 10.10.8.0/24 nexthop via 10.0.0.2 dev v0
c ip route del 10.10.9.0/24 realms 9
c ip route del 10.10.9.0/24 realms 5
c ip route del 10.10.14.0/24 mtu 101
c ip route del 10.10.14.0/24 mtu 100
c ip route del 10.10.16.0/24 via 10.0.0.3
c ip route del 10.10.16.0/24 dev v1
c ip route del 10.10.16.0/24 proto static
c ip route del 10.10.16.0/24 scope link
c ip route del 10.10.16.0/24 src 10.0.0.1
c ip route del 10.10.16.0/24 metric 7
c ip route del blackhole 10.10.16.0/24
c ip route del 10.10.16.0/24 tos 8
c ip route del 10.10.16.0/24 nhid 5
c ip route del 10.10.16.0/24
c ip route del default
c ip route del default
c ip route del default
c ip route del default
c ip route flush table 100
c ip route flush proto static
c ip -s -s route flush 10.11.0.0/16
c ip route flush root 10.11.0.0/16
c ip route flush cache
c ip route flush dev v1
c ip route flush table main
c ip route show table all
c ip route add
c ip route foo
