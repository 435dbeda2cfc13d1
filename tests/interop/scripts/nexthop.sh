# Next hops that are objects, groups of them, and routes that lead to them.
ip link add v0 address 02:00:00:00:01:00 type veth peer name v1 address 02:00:00:00:01:01
ip link set lo up; ip link set v0 up; ip link set v1 up
ip addr add 10.0.0.1/24 dev v0; ip -6 addr add 2001:db8::1/64 dev v0 nodad; ip addr add 10.1.0.1/24 dev v1; ip -6 addr add 2001:db8:0:1::1/64 dev v1 nodad
sleep 3
c() { echo "## $*"; "$@"; echo "= $?"; }
c ip nexthop
c ip nexthop add id 1 via 10.0.0.2 dev v0
c ip nexthop add id 1 via 10.0.0.2 dev v0
c ip nexthop add id 2 via 10.1.0.2 dev v1 proto static
c ip nexthop add id 3 via fe80::2 dev v0
c ip nexthop add id 4 via 2001:db8:0:1::2 dev v1
c ip nexthop add id 5 dev v0
c ip -6 nexthop add id 6 dev v1
c ip nexthop add id 7 blackhole
c ip -6 nexthop add id 8 blackhole
c ip nexthop add id 9 via 10.77.0.2 dev v0 onlink
c ip nexthop add id 10 via 10.77.0.2 dev v0
c ip nexthop add id 10 via 10.77.0.2
c ip nexthop add id 10 via 2001:dead::2 dev v0
c ip nexthop add id 11 via 2001:dead::2 dev v0 onlink
c ip nexthop add id 12 dev v0 onlink
c ip nexthop add id 13 dev nosuch
c ip nexthop add id 14 dev lo
c ip -6 nexthop add id 15 dev lo
c ip nexthop add via 10.0.0.9 dev v0
c ip nexthop add via 10.0.0.10 dev v0
c ip nexthop add id 16 blackhole dev v0
c ip nexthop add id 17 fdb via 10.0.0.3
c ip nexthop add id 18 fdb via 2001:db8::3
c ip nexthop add id 19 fdb dev v0
c ip nexthop add id 20 via 10.0.0.1 dev v0
c ip nexthop add id 21 via 2001:db8::1 dev v0
c ip nexthop add id 22 via 10.0.0.2 dev v0 encap mpls 5
c ip nexthop add id 101 group 1/2
c ip nexthop add id 102 group 1,3/2,5
c ip nexthop add id 103 group 3/4
c ip nexthop add id 104 group 1/1
c ip nexthop add id 105 group 1/99
c ip nexthop add id 106 group 101
c ip nexthop add id 107 group 7
c ip nexthop add id 108 group 7/1
c ip nexthop add id 109 group 17
c ip nexthop add id 110 group 17 fdb
c ip nexthop add id 111 group 17/18 fdb
c ip nexthop add id 112 group 1 fdb
c ip nexthop add id 113 group 1,255/2,256
c ip nexthop add id 113 group 1,257
c ip nexthop add id 114 group 1/2 type resilient
c ip nexthop add id 115 group 1/2 type resilient buckets 8
c ip nexthop add id 116 group 1,3/2 type resilient buckets 8 idle_timer 5 unbalanced_timer 7
c ip nexthop add id 117 group 1/2 type resilient buckets 0
c ip nexthop add id 118 group 1/2 type mpath
c ip nexthop
c ip -d nexthop
c ip -4 nexthop
c ip -6 nexthop
for f in "dev v0" "dev v1" groups fdb "master nosuch" "vrf x" "id 1" "id 999" "id 0" "proto static" "protocol 7"; do c ip nexthop show $f; done
c ip nexthop get id 1
c ip nexthop get id 101
c ip nexthop get id 999
c ip nexthop get
c ip nexthop bucket
c ip nexthop bucket show id 115
c ip nexthop bucket show id 116 nhid 1
c ip nexthop bucket show id 1
c ip nexthop bucket show id 101
c ip nexthop bucket show id 999
c ip nexthop bucket show dev v0
c ip nexthop bucket show nhid 2
c ip nexthop bucket get id 116 index 1
c ip nexthop bucket get id 116 index 100
c ip nexthop bucket get id 116
c ip route add 10.10.0.0/16 nhid 1
c ip route add 10.11.0.0/16 nhid 101
c ip route add 10.12.0.0/16 nhid 3
c ip route add 10.13.0.0/16 nhid 7
c ip route add 10.14.0.0/16 nhid 115
c ip route add 10.15.0.0/16 nhid 17
c ip route add 10.15.0.0/16 nhid 110
c ip route add 10.16.0.0/16 nhid 999
c ip route add 10.17.0.0/16 nhid 1 dev v0
c ip route add 10.18.0.0/16 nhid 5
c ip route add 10.19.0.0/16 nhid 5 scope host
c ip route add 10.19.0.0/16 nhid 1 scope link
c ip route add 10.19.1.0/24 nhid 9 scope link
c ip route add 10.19.2.0/24 nhid 1 scope host
c ip route add 10.19.3.0/24 nhid 101 scope host
c ip route add 10.20.0.0/16 nhid 1 metric 5 mtu 1400 src 10.0.0.1
c ip route add blackhole 10.21.0.0/16 nhid 1
c ip route add 10.22.0.0/16 nhid 102
c ip -6 route add 2001:db8:10::/48 nhid 3
c ip -6 route add 2001:db8:11::/48 nhid 103
c ip -6 route add 2001:db8:12::/48 nhid 1
c ip -6 route add 2001:db8:13::/48 nhid 8
c ip -6 route add 2001:db8:14::/48 nhid 7
c ip -6 route add 2001:db8:15::/48 nhid 18
c ip -6 route add 2001:db8:16::/48 nhid 999
c ip -6 route add 2001:db8:17::/48 nhid 3 dev v0
c ip -6 route add 2001:db8:18::/48 nhid 6
c ip -6 route add 2001:db8:19::/48 nhid 101
c ip -6 route add 2001:db8:1a::/48 nhid 3 metric 5 from 2001:db8::/64
c ip -6 route add 2001:db8:1b::/48 nhid 3 src 2001:db8::1
c ip -6 route add 2001:db8:10::/48 nhid 4
c ip -6 route append 2001:db8:10::/48 nhid 4
c ip -6 route append 2001:db8:10::/48 via fe80::9 dev v0
c ip route
c ip -6 route
for a in 10.10.0.1 10.12.0.1 10.13.0.1 10.18.0.1; do c ip route get $a; c ip route get fibmatch $a; done
for a in 2001:db8:10::1 2001:db8:13::1 2001:db8:18::1; do c ip -6 route get $a; c ip -6 route get fibmatch $a; done
c ip route show nhid 1
c ip route del 10.10.0.0/16 nhid 2
c ip route del 10.10.0.0/16 nhid 1
c ip route del 10.11.0.0/16
c ip -6 route del 2001:db8:10::/48 nhid 4
c ip -6 route del 2001:db8:10::/48 nhid 3
c ip -6 route del 2001:db8:11::/48
c ip nexthop replace id 1 via 10.0.0.77 dev v0
c ip nexthop replace id 1 via fe80::77 dev v0
c ip nexthop replace id 1 group 2
c ip nexthop replace id 101 via 10.0.0.2 dev v0
c ip nexthop replace id 101 group 1/2/5
c ip nexthop replace id 101 group 1/2 type resilient buckets 4
c ip nexthop replace id 1 blackhole
c ip nexthop replace id 17 via 10.0.0.2 dev v0
c ip nexthop replace id 115 group 1/2/5 type resilient buckets 4
c ip nexthop replace id 115 group 1/2/5 type resilient
c ip nexthop replace id 500 via 10.0.0.2 dev v0
c ip nexthop change id 501 via 10.0.0.2 dev v0
c ip nexthop replace via 10.0.0.2 dev v0
c ip nexthop append id 502 via 10.0.0.2 dev v0
c ip nexthop
c ip route
c ip nexthop del id 1
c ip nexthop del id 999
c ip nexthop del
c ip nexthop
c ip route
c ip nexthop bucket
ip link set v1 down; sleep 0.3
c ip nexthop
c ip route
c ip -6 route
ip link set v1 up; ip link set v0 up; sleep 2
c ip nexthop flush proto static
c ip nexthop flush dev v0
c ip nexthop flush
c ip nexthop
c ip route
c ip -6 route
