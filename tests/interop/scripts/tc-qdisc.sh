# Queueing disciplines: given to links, replaced, changed, told and taken away. Handles that the kernel draws count on over all links: they are not compared.
for i in all default; do sysctl -qw net.ipv6.conf.$i.disable_ipv6=1; done
ip link add v0 address 02:00:00:00:00:01 numtxqueues 1 numrxqueues 1 type veth peer name v1 address 02:00:00:00:00:02 numtxqueues 1 numrxqueues 1
ip link add w0 address 02:00:00:00:00:03 numtxqueues 2 numrxqueues 2 type veth peer name w1 address 02:00:00:00:00:04 numtxqueues 1 numrxqueues 1
ip link add i0 address 02:00:00:00:00:05 numtxqueues 1 type ifb
ip link show v0
t() { echo "# $*"; tc "$@" 2>&1; tc -s -d qdisc show | sed "s,\b8[0-9a-f]\{3\}:,8xxx:,"; }
t qdisc add dev v0 root pfifo
ip link show v0
t qdisc add dev v0 root pfifo
t qdisc add dev v0 root bfifo
t qdisc replace dev v0 root bfifo
t qdisc replace dev v0 root bfifo limit 1000
t qdisc change dev v0 root bfifo limit 2000
t qdisc change dev v0 root pfifo limit 2000
t qdisc replace dev v0 root pfifo limit 20
t qdisc replace dev v0 root handle 1: pfifo limit 30
t qdisc replace dev v0 root handle 1: bfifo limit 30
t qdisc add dev v0 root handle 2: bfifo limit 30
t qdisc replace dev v0 root handle 2: bfifo limit 30
t qdisc replace dev v0 handle 2: bfifo limit 40
t qdisc change dev v0 handle 2: bfifo limit 50
t qdisc change dev v0 handle 3: bfifo limit 50
t qdisc change dev v0 handle 2:1 bfifo limit 50
t qdisc del dev v0 handle 2:
t qdisc del dev v0 parent 2:
t qdisc del dev v0 parent 2:1
t qdisc del dev v0 root handle 3:
t qdisc del dev v0 root handle 2: pfifo
t qdisc del dev v0 root bfifo
t qdisc del dev v0 root
t qdisc add dev v0 root pfifo_head_drop limit 7
t qdisc del dev v0 root
t qdisc add dev v0 ingress
t qdisc add dev v0 ingress
t qdisc add dev v0 clsact
t qdisc replace dev v0 clsact
t qdisc del dev v0 clsact
t qdisc del dev v0 ingress
t qdisc add dev v0 clsact
t qdisc del dev v0 ingress
t qdisc add dev v0 handle ffff: ingress
t qdisc del dev v0 handle ffff: ingress
t qdisc add dev v0 handle fff0: ingress
t qdisc add dev v0 root ingress
t qdisc add dev v0 root clsact
t qdisc add dev v0 root tbf rate 1mbit burst 10k limit 30k
t qdisc change dev v0 root tbf rate 2mbit burst 10k latency 50ms
t qdisc change dev v0 root tbf rate 2mbit burst 10k limit 30k peakrate 4mbit mtu 1500
t qdisc replace dev v0 root handle 5: tbf rate 2mbit burst 10k limit 30k peakrate 4mbit mtu 1500
t qdisc add dev v0 parent 5: pfifo
t qdisc add dev v0 parent 5:1 pfifo
t qdisc add dev v0 parent 5:1 handle 6: pfifo limit 4
t qdisc del dev v0 parent 5:1 handle 6:
t qdisc del dev v0 root
t qdisc replace dev v0 root tbf rate 1mbit burst 100 limit 30k
t qdisc replace dev v0 root tbf rate 1mbit burst 10k limit 30k mpu 64 overhead 4 linklayer atm
t qdisc del dev v0 root
t qdisc del dev v0 root
t qdisc add dev v0 root noqueue
ip link show v0
t qdisc add dev v0 root pfifo_fast
t qdisc replace dev v0 root pfifo_fast
ip link set v0 up
ip link show v0
t qdisc del dev v0 root
t qdisc add dev v0 root pfifo
ip link set v0 down
ip link show v0
t qdisc del dev v0 root
ip link show v0
ip link set v0 up
ip link show v0
ip link set w0 up
t qdisc add dev w0 root mq
t qdisc add dev v0 root mq
t qdisc add dev w0 root handle 7: mq
t qdisc replace dev w0 root handle 7: mq
t qdisc replace dev w0 parent 7:1 pfifo
t qdisc replace dev w0 parent 7:2 handle 8: bfifo
t qdisc del dev w0 parent 7:1
t qdisc del dev w0 root
t qdisc add dev w0 root pfifo
t qdisc del dev w0 root
ip link set i0 up
ip link show i0
t qdisc replace dev i0 root noqueue
ip link show i0
t qdisc del dev i0 root
t qdisc add dev lo root pfifo
t qdisc replace dev lo root handle 1: pfifo limit 0
t qdisc replace dev lo root handle 0: pfifo limit 0
t qdisc add dev lo root blackhole
t qdisc replace dev lo root blackhole
t qdisc replace dev lo root nosuch
t qdisc replace dev lo root handle ffff: pfifo
t qdisc replace dev lo root handle fffe: pfifo
t qdisc show dev lo root
t qdisc show dev lo ingress
t qdisc get dev lo root
t qdisc get dev lo handle fffe:
t qdisc link dev lo root
t qdisc nosuch dev lo root
