# What bridges and links know of link-layer addresses.
ip link add br0 address 02:00:00:00:00:10 type bridge
ip link add v0 address 02:00:00:00:00:01 numtxqueues 1 numrxqueues 1 type veth peer name v1 address 02:00:00:00:00:02 numtxqueues 1 numrxqueues 1
ip link set v0 master br0
bridge fdb show
bridge fdb show br br0
bridge fdb show dev v0
bridge -s fdb show dev v1
bridge link
ip link set v0 nomaster
bridge fdb show
ip link del br0
bridge fdb show
