# macvtap on a pair, and ifb: made, shown, changed, refused.
show() { echo "# $*"; "$@" 2>&1; echo "status $?"; }
V="numrxqueues 1 numtxqueues 1"
ip link add v0 address 02:00:00:00:01:00 $V type veth peer name v1 address 02:00:00:00:01:01 $V
show ip link add t0 link v0 address 02:00:00:00:05:00 type macvtap
show ip link add link v0 address 02:00:00:00:05:01 type macvtap mode passthru
show ip link add link v0 address 02:00:00:00:05:01 type macvtap mode bridge
show ip link add link t0 address 02:00:00:00:05:02 type macvlan mode bridge
show ip -d link
show ip link set t0 up
show ip link set v0 up
show ip link set v1 up
sleep 0.3
show ip -d link
show ip link set t0 type macvtap mode private
show ip link set t0 type macvlan mode private
show ip -d link show t0
show ip link show type macvtap
show ip link del t0
show ip link del v1
show ip link
show ip link add ifb0 address 02:00:00:00:04:00 type ifb
show ip link add address 02:00:00:00:04:01 type ifb
show ip link add ifb9 address 02:00:00:00:04:02 numtxqueues 2 numrxqueues 2 txqlen 7 mtu 1400 type ifb
show ip link add ifby address 01:00:00:00:00:00 type ifb
ip -d link
show ip link set ifb0 up
ip -d link show ifb0
show ip link set ifb0 address 02:00:00:00:04:05
show ip link set ifb0 mtu 65536
show ip link set ifb0 promisc on
show ip link set ifb0 arp off
show ip link set ifb0 arp on
show ip link set ifb0 multicast on
show ip -d link show ifb0
show ip link set ifb0 type ifb
show ip link set ifb0 down
show ip link del ifb0 type ifb
show ip link del ifb1 type veth
show ip link
show ip -j -d link show ifb9
show ip link show type ifb
