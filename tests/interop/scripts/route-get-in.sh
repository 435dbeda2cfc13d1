# Which way IPv4 packets take that come in by a link.
ip link add v0 address 02:00:00:00:01:00 type veth peer name v1 address 02:00:00:00:01:01
ip link set lo up; ip link set v0 up; ip link set v1 up
ip addr add 10.0.0.1/24 dev v0; ip -6 addr add 2001:db8::1/64 dev v0 nodad; ip addr add 10.1.0.1/24 dev v1; ip -6 addr add 2001:db8:0:1::1/64 dev v1 nodad
sleep 3
c() { echo "## $*"; "$@"; echo "= $?"; }
ip route add 10.4.0.0/16 via 10.0.0.2 mtu 1400
ip route add 10.4.1.0/24 via 10.1.0.2 src 10.0.0.1 metric 5
ip route add unreachable 10.5.0.0/16
ip route add prohibit 10.6.0.0/16
ip route add blackhole 10.7.0.0/16
ip route add throw 10.8.0.0/16
for a in 10.0.0.1 10.0.0.9 10.0.0.255 10.1.0.77 10.4.0.1 10.4.1.1 10.5.1.1 10.6.1.1 10.7.1.1 10.8.1.1 8.8.8.8 127.0.0.1 224.0.0.1 255.255.255.255 0.0.0.0 240.1.1.1; do echo "## $a"
 ip route get $a from 10.0.0.7 iif v0; echo = $?; ip route get $a from 10.1.0.7 iif v1;  ip route get $a iif v1; ip route get $a iif lo; ip route get fibmatch $a from 10.0.0.7 iif v0; done
c ip route get 10.4.0.1 from 10.0.0.1 oif v0
c ip route get 10.4.0.1 from 10.0.0.1 oif v1
c ip route get 10.4.0.1 from 10.99.0.1 oif v1
c ip route get 10.4.0.1 from 224.0.0.1
c ip route get 10.4.0.1 from 255.255.255.255
c ip route get 10.4.0.1 iif nosuch
c ip route get 224.0.0.5 oif v0
c ip route get 255.255.255.255 oif v0
c ip route get 224.0.0.5 from 10.0.0.1
c ip route get 10.0.0.1 oif v1
c ip route get 10.0.0.255 oif v1
c ip route get 10.4.0.1 mark 5 uid 7
c ip route get 10.4.0.1 ipproto icmp
c ip route get 10.4.0.1 ipproto sctp
c ip route get 10.4.0.1 ipproto udp sport 5 dport 80
c ip route get 10.4.0.1 ipproto 50
c ip route get 10.4.0.1 sport 5
c ip route get 10.4.0.1 tos 0x1e
c ip route get 10.4.0.1 tos 0xfc
c ip route get 10.4.0.1 vrf x
c ip route get 10.4.0.1/24
c ip route get to 10.4.0.1 dev v0
c ip route get
c ip -d route get 10.4.0.1
ip link set v1 down
c ip route get 10.4.0.1
c ip route get 10.4.0.1 oif v0
c ip route get 10.4.0.1 oif v1
c ip route get 10.4.0.1 iif v1
