# Which way IPv6 packets take, and from which address.
ip link add v0 address 02:00:00:00:01:00 type veth peer name v1 address 02:00:00:00:01:01
ip link set lo up; ip link set v0 up; ip link set v1 up
ip addr add 10.0.0.1/24 dev v0; ip -6 addr add 2001:db8::1/64 dev v0 nodad; ip addr add 10.1.0.1/24 dev v1; ip -6 addr add 2001:db8:0:1::1/64 dev v1 nodad
sleep 3
c() { echo "## $*"; "$@"; echo "= $?"; }
ip -6 route add 2001:db8:4::/48 via 2001:db8::2 mtu 1400
ip -6 route add 2001:db8:4:1::/64 via 2001:db8:0:1::2 src 2001:db8::1 metric 5
ip -6 route add unreachable 2001:db8:5::/48
ip -6 route add prohibit 2001:db8:6::/48
ip -6 route add blackhole 2001:db8:7::/48
ip -6 route add throw 2001:db8:8::/48
for a in ::1 2001:db8::1 2001:db8::9 2001:db8:0:1::77 2001:db8:4::1 2001:db8:4:1::1 2001:db8:5::1 2001:db8:6::1 2001:db8:7::1 2001:db8:8::1 2001:beef::1 ff02::1 ff05::1 fe80::1 ::; do echo "## $a"; ip -6 route get $a; echo = $?;  ip -6 route get fibmatch $a; done
c ip -6 route get 2001:db8:4::1 from 2001:db8::1
c ip -6 route get 2001:db8:4::1 from 2001:db8:77::1
c ip -6 route get 2001:db8:4::1 oif v0
c ip -6 route get 2001:db8:4::1 oif v1
c ip -6 route get fe80::5 oif v1
c ip -6 route get ff02::5 oif v1
c ip -6 route get 2001:db8:4::1 iif v1
c ip -6 route get 2001:db8:4::1 iif v1 from 2001:db8::7
c ip -6 route get 2001:db8:4::1 iif nosuch
c ip -6 route get 2001:db8:4::1 mark 5
c ip -6 route get 2001:db8:4::1 uid 100
c ip -6 route get 2001:db8:4::1 ipproto tcp sport 5 dport 80
c ip -6 route get 2001:db8:4::1 ipproto icmp
c ip -6 route get 2001:db8:4::1 ipproto ipv6-icmp
c ip -6 route get 2001:db8:4::1 ipproto sctp
c ip -6 route get 2001:db8:4::1 tos 0x10
c ip -6 route get 2001:db8:4::1 flowlabel 5
c ip -6 route get 2001:db8:4::1 vrf x
c ip -6 route get 2001:db8:4::1/64
c ip -6 route get 2001:db8:4::1 notify
c ip -6 route get 2001:db8:4::1 connected
ip -6 route add default via fe80::254 dev v0
ip -6 route add default via fe80::253 dev v1 metric 10
c ip -6 route get 2001:beef::1
c ip -6 route get 2001:beef::1 oif v1
c ip -6 route get 2001:beef::1 oif v0
c ip -6 route get fibmatch 2001:beef::1
c ip -6 route get ::
ip link set v0 down
c ip -6 route get 2001:db8:4::1
c ip -6 route get 2001:db8:4::1 oif v0
c ip -6 route get 2001:beef::1
