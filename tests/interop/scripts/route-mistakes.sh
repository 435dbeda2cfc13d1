# Everything that ip route takes, and how it is said wrongly.
t() { echo "$ $*"; "$@"; echo "=> $?"; }
ip link add v0 numtxqueues 1 numrxqueues 1 address 02:00:00:00:00:01 type veth peer name v1 address 02:00:00:00:00:02 numtxqueues 1 numrxqueues 1
ip link set lo up; ip link set v0 up; ip link set v1 up; sleep 2.6
ip addr add 10.0.0.1/24 dev v0; ip addr add 10.0.1.1/24 dev v1
t ip route add
t ip route add default
t ip route add default via 10.0.0.9
t ip route add default via 10.0.0.9
t ip route add default via 10.0.0.10 metric 5
t ip route add default via 10.0.9.10 metric 6
t ip route add default via 10.0.9.10 dev v0 onlink metric 6
t ip route add default via 10.0.0.1 metric 9
t ip route add 10.9.0.0/16 dev nosuch
t ip route add 10.9.0.0/16 dev v0
t ip route add 10.9.0.1/16 dev v0
t ip route add 10.9.0.0/33 dev v0
t ip route add 10.9.0.0/24 via 10.0.0.300
t ip route add 10.9.1.0/24 via 10.0.0.7 dev v1
t ip route add blackhole 10.8.0.0/16
t ip route add unreachable 10.8.1.0/24
t ip route add prohibit 10.8.2.0/24 metric 7
t ip route add throw 10.8.3.0/24
t ip route add nat 10.8.4.0/24
t ip route add local 10.8.5.0/24 dev lo
t ip route add broadcast 10.8.6.255 dev v0
t ip route add multicast 239.0.0.0/8 dev v0
t ip route add anycast 10.8.7.1 dev v0
t ip route add 10.7.0.0/24 nexthop via 10.0.0.7 weight 2 nexthop via 10.0.1.7 weight 3
t ip route add 10.7.1.0/24 nexthop via 10.0.0.7 nexthop via 10.0.5.7
t ip route add 10.7.2.0/24 nexthop dev v0 nexthop dev v1
t ip route add 10.7.2.0/24 nexthop dev v0 weight 0
t ip route add 10.7.3.0/24 nexthop dev v0 weight 257
t ip route add 10.6.0.0/24 dev v0 src 10.0.1.1
t ip route add 10.6.1.0/24 dev v0 src 9.9.9.9
t ip route add 10.6.2.0/24 dev v0 mtu 1400 advmss 1300 window 5 rtt 10 rttvar 3 cwnd 8 initcwnd 9 initrwnd 7 ssthresh 5 hoplimit 3 quickack 1 reordering 6
t ip route add 10.6.3.0/24 dev v0 mtu lock 1400
t ip route add 10.6.4.0/24 dev v0 hoplimit 256
t ip route add 10.6.5.0/24 dev v0 congctl cubic
t ip route add 10.6.6.0/24 dev v0 congctl nosuch
t ip route add 10.6.7.0/24 dev v0 features ecn
t ip route add 10.6.8.0/24 dev v0 features bogus
t ip route add 10.6.9.0/24 dev v0 rto_min 5ms
t ip route add 10.5.0.0/24 dev v0 table 100
t ip route add 10.5.0.0/24 dev v0 table 4294967295
t ip route add 10.5.1.0/24 dev v0 table bogus
t ip route add 10.5.2.0/24 dev v0 proto static scope link
t ip route add 10.5.3.0/24 dev v0 proto 99
t ip route add 10.5.4.0/24 dev v0 proto bogus
t ip route add 10.5.5.0/24 dev v0 tos 4
t ip route add 10.5.5.0/24 dev v0 tos 8
t ip route add 10.5.5.0/24 dev v0 tos 3
t ip route add 10.5.6.0/24 dev v0 scope host
t ip route add 10.5.7.0/24 via 10.0.0.4 scope link
t ip route add 10.5.8.0/24 dev v0 realm 5
t ip route add 10.5.9.0/24 dev v0 realms 5/6
t ip route add 10.4.0.0/24 encap mpls 100 via 10.0.0.5
t ip route add 10.4.2.0/24 nhid 5
t ip route add 10.4.3.0/24 via inet6 fe80::1 dev v0
t ip route add 10.4.4.0/24 via inet6 2001::1 dev v0
t ip route add 10.4.5.0/24 dev v0 expires 50
t ip route add 10.4.6.0/24 dev v0 ttl-propagate enabled
t ip route
t ip route show table all
t ip -d route show table 100
t ip route show table 77
t ip route show proto static
t ip route show scope link
t ip route show type blackhole
t ip route show dev v1
t ip route show via 10.0.0.9
t ip route show src 10.0.1.1
t ip route show root 10.6.0.0/16
t ip route show match 10.6.0.5
t ip route show exact 10.6.0.0/24
t ip route show 10.6.0.0/24
t ip route show to default
t ip route show tos 4
t ip route show realm 5
t ip route change 10.6.0.0/24 dev v1
t ip route change 10.66.0.0/24 dev v1
t ip route replace 10.66.0.0/24 dev v1
t ip route replace 10.66.0.0/24 dev v0
t ip route append 10.66.0.0/24 dev v1
t ip route prepend 10.66.0.0/24 dev v1 metric 3
t ip route prepend 10.66.0.0/24 via 10.0.0.77
t ip route test 10.66.0.0/24 dev v0
t ip route show 10.66.0.0/24
t ip route del 10.66.0.0/24 dev v1 metric 4
t ip route del 10.66.0.0/24 dev v1
t ip route del 10.66.0.0/24
t ip route del 10.66.0.0/24
t ip route del 10.66.0.0/24
t ip route del 10.66.0.0/24
t ip route del blackhole 10.8.0.0/16
t ip route del 10.8.1.0/24
t ip route del 10.7.0.0/24 nexthop via 10.0.0.7 weight 2 nexthop via 10.0.1.7 weight 4
t ip route del 10.7.0.0/24 nexthop via 10.0.0.7
t ip route del 10.7.0.0/24
t ip route flush table 100
t ip route flush 10.6.0.0/16
t ip route flush root 10.6.0.0/16
t ip route flush proto 99
t ip route flush
t ip route
t ip link set v1 down
t ip route
t ip addr del 10.0.0.1/24 dev v0
t ip route show table all
