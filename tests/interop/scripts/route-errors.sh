# Routes: how they are added and removed, and what is refused.
ip link add v0 address 02:00:00:00:01:00 type veth peer name v1 address 02:00:00:00:01:01
ip link set v0 up; ip link set v1 up
ip addr add 10.0.0.1/24 dev v0; ip -6 addr add 2001:db8::1/64 dev v0 nodad
sleep 3
c() { echo "## $*"; "$@"; echo "= $?"; }
c ip route add 10.1.0.0/16 via 10.0.0.2 realms 5
c ip route add 10.1.0.0/16 via 10.0.0.2 tos 0x10
c ip route add 10.1.0.0/16 via inet6 fe80::1 dev v0 metric 3
c ip route add 10.2.0.0/16 via 10.0.0.2 mtu 1400 advmss 1300 rto_min 100ms
c ip route add 10.3.0.0/16 via 10.0.0.2 mtu lock 1400 initcwnd 10 features ecn
c ip route add 10.3.1.0/24 via 10.0.0.2 congctl cubic
c ip route add 10.3.2.0/24 via 10.0.0.2 congctl nosuch
c ip route add 10.3.3.0/24 via 10.0.0.2 hoplimit 300
c ip route add 10.4.0.0/16 nexthop via 10.0.0.2 nexthop via 10.0.0.3 weight 3
c ip route add 10.5.0.0/16 encap mpls 5 via 10.0.0.2
c ip route add 10.6.0.0/16 nhid 5
c ip route add 10.7.0.0/16 dev v0 onlink
c ip route add 10.7.0.0/16 via 10.9.9.9 dev v0 onlink
c ip route add 10.7.1.0/24 via 10.0.0.1
c ip route add 10.7.2.0/24 via 10.0.0.255
c ip route add 10.7.3.0/24 via 10.0.0.2 src 10.9.9.9
c ip route add 10.7.4.0/24
c ip route add unreachable 10.7.5.0/24 dev v0
c ip route add local 10.7.6.0/24 dev v0
c ip route add broadcast 10.7.7.0/24 dev v0
c ip route add multicast 224.1.0.0/16 dev v0
c ip route add anycast 10.7.8.0/24 dev v0
c ip route add nat 10.7.8.0/24 dev v0
c ip route add throw 10.7.9.0/24 table 7
c ip route show table all
c ip -6 route show table all
c ip route del 10.99.0.0/16
c ip route del 10.99.0.0/16 table 99
c ip route del 10.1.0.0/16 via 10.0.0.9
c ip route del 10.4.0.0/16
c ip route change 10.2.0.0/16 via 10.0.0.5
c ip route change 10.98.0.0/16 via 10.0.0.5
c ip route append 10.2.0.0/16 via 10.0.0.6
c ip route prepend 10.2.0.0/16 via 10.0.0.7
c ip route replace 10.2.0.0/16 via 10.0.0.8
c ip route add 10.2.0.0/16 via 10.0.0.8
c ip route show
c ip -6 route add 2001:db8:1::/48 via fe80::5 dev v0
c ip -6 route add 2001:db8:2::/48 via 2001:db8::5
c ip -6 route add 2001:db8:3::/48 via 2001:dead::5
c ip -6 route add 2001:db8:4::/48 via fe80::5
c ip -6 route add 2001:db8:5::/48 dev v0 metric 5 pref high
c ip -6 route add default via fe80::9 dev v0
c ip -6 route add 2001:db8:6::/48 nexthop via fe80::5 dev v0 nexthop via fe80::6 dev v0 weight 2
c ip -6 route append 2001:db8:6::/48 via fe80::7 dev v0
c ip -6 route add unreachable 2001:db8:7::/48
c ip -6 route add blackhole 2001:db8:8::/48
c ip -6 route add prohibit 2001:db8:9::/48
c ip -6 route add throw 2001:db8:a::/48
c ip -6 route add local 2001:db8:b::1 dev lo
c ip -6 route add anycast 2001:db8:c::1 dev v0
c ip -6 route add multicast ff05::/16 dev v0
c ip -6 route add 2001:db8:d::/48 via 2001:db8::1
c ip -6 route add 2001:db8:e::/48 dev v0 src 2001:db8::1
c ip -6 route add 2001:db8:f::/48 dev v0 src 2001:db8::99
c ip -6 route add 2001:db8:10::/48 via fe80::5 dev v0 onlink
c ip -6 route add 2001:db8:10::/48 dev v0 onlink
c ip -6 route add 2001:db8:11::/48
c ip -6 route add 2001:db8:5::/48 dev v0 metric 5
c ip -6 route add 2001:db8:13::/48 dev v0 mtu 1300
c ip -6 route add 2001:db8:15::/48 nhid 7
c ip -6 route show table all
c ip -6 route del 2001:db8:99::/48
c ip -6 route del 2001:db8:99::/48 table 99
c ip -6 route del 2001:db8:6::/48 via fe80::5 dev v0
c ip -6 route del 2001:db8:5::/48 metric 9
c ip -6 route replace 2001:db8:5::/48 dev v0 metric 5 mtu 1400
c ip -6 route change 2001:db8:5::/48 dev v1 metric 5
c ip -6 route change 2001:db8:77::/48 dev v1 metric 5
c ip -6 route flush 2001:db8:13::/48
c ip -6 route show
