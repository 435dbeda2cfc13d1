# Which way packets take.
ip link set lo up
ip link add v0 address 02:00:00:00:01:00 type veth peer name v1 address 02:00:00:00:01:01
ip link set v0 up; ip link set v1 up
ip addr add 10.0.0.1/24 brd + dev v0
ip addr add 10.1.0.1/24 dev v1
ip route add 10.4.0.0/16 via 10.0.0.2 mtu 1400
ip route add 10.4.1.0/24 via 10.1.0.2 src 10.0.0.1 metric 5
ip route add unreachable 10.5.0.0/16
ip route add prohibit 10.6.0.0/16
ip route add blackhole 10.7.0.0/16
ip route add throw 10.8.0.0/16
for a in 10.0.0.1 10.0.0.9 10.0.0.255 10.1.0.77 10.4.0.1 10.4.1.1 10.5.1.1 10.6.1.1 10.7.1.1 10.8.1.1 8.8.8.8 127.0.0.1 127.1.2.3 224.0.0.1 255.255.255.255 0.0.0.0; do echo "## $a"; ip route get $a; ip route get fibmatch $a; done
ip route get 10.4.0.1 from 10.0.0.1
ip route get 10.4.0.1 from 10.99.0.1
ip route get 10.4.0.1 oif v0
ip route get 10.4.0.1 oif v1
ip route get 10.4.0.1 oif nosuch
ip route get 10.4.0.1 mark 5
ip route get 10.4.0.1 uid 100
ip route get 10.4.0.1 ipproto tcp sport 5 dport 80
ip route get 10.4.0.1 tos 0x10
ip route add default via 10.0.0.254
ip route get 8.8.8.8
ip route get 8.8.8.8 oif v1
ip route get fibmatch 8.8.8.8
