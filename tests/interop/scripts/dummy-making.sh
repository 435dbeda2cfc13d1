# needs: dummy
# Dummies made with all that ip has: MTUs, addresses, queues, indexes, names.
r() { echo "\$ $*"; "$@"; s=$?; [ $s = 0 ] || echo "status $s"; }
r ip link add d0 type dummy
r ip link show
r ip -d link show d0
r ip -s -s -d link show d0
r ip -j -d link show d0
r ip -j -s -s -p link show d0
r ip link set d0 up
r ip link show d0
r ip addr show d0
r ip maddr show d0
r ip route show table all
r ip -6 route show table all
r ip neigh
r ip -4 netconf show dev d0
r ip -6 netconf show dev d0
r ip netconf
r ip link add d0 type dummy
r ip link add type dummy
r ip link add type dummy
r ip link add name d%d type dummy
r ip link add name d%d type dummy
r ip link add name 'd%d%d' type dummy
r ip link add name 'd%s' type dummy
r ip -br link
r ip link del d0 type dummy
r ip link del dummy0
r ip link del d0
r ip link add d0 mtu 0 type dummy
r ip -d link show d0
r ip link del d0
r ip link add d0 mtu 67 type dummy
r ip -d link show d0
r ip link set d0 up
r ip addr show d0
r ip link set d0 mtu 1279
r ip addr show d0
r ip link set d0 mtu 1280
r ip addr show d0
r ip link set d0 mtu 65536
r ip link set d0 mtu 4294967295
r ip -d link show d0
r ip link set d0 mtu 2147483647
r ip -d link show d0
r ip link del d0
r ip link add d0 mtu 4294967295 type dummy
r ip link add d0 txqueuelen 0 address 02:00:00:00:00:07 numtxqueues 4 numrxqueues 3 group 9 index 77 alias 'al ias' broadcast ff:ff:ff:ff:ff:00 type dummy
r ip -d link show d0
r tc qdisc show dev d0
r ip link set d0 up
r tc qdisc show dev d0
r ip -d link show d0
r ip link set d0 down
r ip -d link show d0
r ip link del d0
r ip link add d0 numtxqueues 4 type dummy
r ip link set d0 up
r tc qdisc show dev d0
r ip link del d0
r ip link add d0 txqueuelen 500 type dummy
r ip link set d0 up
r tc qdisc show dev d0
r ip link show d0
r ip link set d0 txqueuelen 77
r ip link show d0
