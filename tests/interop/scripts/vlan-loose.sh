# needs: dummy, vlan
# VLANs that are bound loosely, and what others do when the link below goes down.
r() { echo "\$ $*"; "$@"; s=$?; [ $s = 0 ] || echo "status $s"; }
ip link add v0 address 02:00:00:00:00:07 numtxqueues 1 numrxqueues 1 type veth peer name v1 address 02:00:00:00:00:08 numtxqueues 1 numrxqueues 1
r ip link add link v0 name a type vlan id 5
r ip link add link v0 name b type vlan id 6 loose_binding on
r ip link set v1 up
r ip link set v0 up
r ip link set a up
r ip link set b up
sleep 1.2
r ip link
r ip link set v0 down
sleep 1.2
r ip link
r ip link set b down
r ip link set b up
sleep 1.2
r ip link
r ip link set v1 down
sleep 1.2
r ip link
r ip link set v0 up
sleep 1.2
r ip link
r ip link set v1 up
sleep 1.2
r ip link
