# IPv4's tables as trees, and what is told of them: /proc/net/fib_trie and fib_triestat.
t() { echo "# $1"; cat /proc/net/fib_trie /proc/net/fib_triestat; }
t empty
ip link set lo up
t lo
ip link add v0 type veth peer name v1
ip link set v0 up
ip link set v1 up
ip address add 10.0.0.1/24 dev v0
t address
ip address add 192.168.7.9/17 dev v0
ip address add 172.16.0.1/30 dev v1
ip route add default via 10.0.0.2
t addresses
for i in 1 2 3 4 5 6 7 8 9 10 11 12; do ip route add 10.1.$i.0/24 via 10.0.0.2; done
t twelve
ip route add 10.1.0.0/16 via 10.0.0.3
ip route add 10.1.4.0/22 via 10.0.0.3
ip route add blackhole 11.0.0.0/8
ip route add unreachable 11.0.0.7
ip route add prohibit 11.1.0.0/16
ip route add throw 12.0.0.0/8
ip route add 10.1.4.0/22 via 10.0.0.3 metric 7
ip route add 10.1.4.0/22 tos 8 via 10.0.0.3
ip route add 5.5.5.0/24 dev v0 scope 77
ip route add multicast 224.1.1.1 dev v0
ip route add local 99.0.0.0/8 dev lo
t kinds
for i in $(seq 1 40); do ip route add 20.0.0.$i dev v0; done
t dense
ip route add 5.5.5.0/24 dev v0 table 99
ip route add 5.5.6.0/24 dev v0 table 1000
t tables
ip rule add from 1.2.3.4 table 99
t rules
