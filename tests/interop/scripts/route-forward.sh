# Which way IPv4 packets take that are passed on.
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
echo 1 > /proc/sys/net/ipv4/ip_forward
for a in 10.0.0.1 10.0.0.9 10.0.0.255 10.1.0.77 10.4.0.1 10.4.1.1 10.5.1.1 10.6.1.1 10.7.1.1 10.8.1.1 8.8.8.8 127.0.0.1 224.0.0.1 255.255.255.255 0.0.0.0 240.1.1.1; do echo "## $a"
 ip route get $a from 10.0.0.7 iif v0; echo = $?; ip route get $a from 10.1.0.7 iif v1;  ip route get $a iif v1; ip route get $a from 127.0.0.1 iif v0; ip route get $a from 224.0.0.1 iif v0; ip route get $a from 0.0.0.0 iif v0; ip route get $a from 10.0.0.1 iif v0; ip route get fibmatch $a from 10.0.0.7 iif v0; done
