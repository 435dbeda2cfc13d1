# Which way packets take by rules.
ip link set lo up
ip link add v0 address 02:00:00:00:01:00 type veth peer name v1 address 02:00:00:00:01:01
ip link set v0 up; ip link set v1 up
ip addr add 10.0.0.1/24 dev v0
ip addr add 10.1.0.1/24 dev v1
ip route add 10.9.0.0/16 via 10.0.0.2
ip route add default via 10.1.0.2 table 100
ip route add 10.9.9.0/24 via 10.1.0.9 table 200
ip rule add to 10.9.0.0/16 table 200 priority 50
ip rule add fwmark 5 table 100 priority 100
ip rule add uidrange 1000-1000 prohibit priority 101
ip rule add to 10.77.0.0/16 blackhole priority 102
ip rule add to 10.78.0.0/16 unreachable priority 103
ip rule add ipproto tcp dport 80 table 100 priority 104
ip rule add tos 0x10 table 100 priority 105
ip rule add from 10.1.0.1 table 100 priority 106
ip rule add table main suppress_prefixlength 0 priority 107
for a in 10.0.0.1 10.9.1.1 10.9.9.9 10.77.1.1 10.78.1.1 8.8.8.8; do ip route get $a; ip route get fibmatch $a; done
ip route get 8.8.8.8 mark 5
ip route get 8.8.8.8 uid 1000
ip route get 8.8.8.8 ipproto tcp dport 80
ip route get 8.8.8.8 tos 0x10
ip route get 8.8.8.8 from 10.1.0.1
ip route get 8.8.8.8 oif v0
ip route add 10.100.0.0/16 via 10.9.9.9
ip -4 route show table all
ip rule flush
ip route get 10.0.0.1
