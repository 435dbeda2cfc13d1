# What bridges and links know of link-layer addresses, as programs add, change, flush and delete it.
ip link add br0 address 02:00:00:00:00:10 type bridge
ip link add v0 address 02:00:00:00:00:01 numtxqueues 1 numrxqueues 1 type veth peer name v1 address 02:00:00:00:00:02 numtxqueues 1 numrxqueues 1
ip link add w0 address 02:00:00:00:00:03 numtxqueues 1 numrxqueues 1 type veth peer name w1 address 02:00:00:00:00:04 numtxqueues 1 numrxqueues 1
for i in br0 v0 v1 w0 w1; do ip link set $i addrgenmode none; done
bridge fdb add 02:00:00:00:01:01 dev v0
bridge fdb add 02:00:00:00:01:01 dev v0
bridge fdb append 02:00:00:00:01:01 dev v0
bridge fdb replace 02:00:00:00:01:01 dev v0 self permanent
bridge fdb add 02:00:00:00:01:02 dev v0 self static
bridge fdb add 02:00:00:00:01:02 dev v0 self dynamic
bridge fdb add 02:00:00:00:01:02 dev v0 vlan 7
bridge fdb add 02:00:00:00:01:02 dev v0 vlan 5000
bridge fdb add 01:00:5e:01:02:03 dev v0 self
bridge fdb add 01:80:c2:00:00:03 dev v0 self
bridge fdb add 02:00:00:00:01:03 dev v0 master
bridge fdb add 02:00:00:00:01:03 dev nosuch
bridge fdb add 02:00:00:00:01:03 dev lo self
bridge fdb show dev v0
ip -d link show v0 | grep -o 'promiscuity [0-9]*'
ip link set v0 up
ip -d link show v0 | grep -o 'promiscuity [0-9]*'
bridge fdb get 02:00:00:00:01:01 dev v0 self
bridge fdb del 02:00:00:00:01:01 dev v0
bridge fdb del 02:00:00:00:01:01 dev v0
bridge fdb del 01:80:c2:00:00:03 dev v0 self
bridge fdb del 01:00:5e:01:02:03 dev v0 self
bridge fdb show dev v0
ip -d link show v0 | grep -o 'promiscuity [0-9]*'
ip link set v0 down
ip link set v0 master br0
ip link set w0 master br0
bridge fdb add 02:00:00:00:02:01 dev v0 master
bridge fdb add 02:00:00:00:02:02 dev v0 master static
bridge fdb add 02:00:00:00:02:03 dev v0 master dynamic
bridge fdb add 02:00:00:00:02:04 dev v0 master temp
ip link set br0 type bridge mcast_snooping 0
ip link set br0 up
ip link set v1 up
ip link set v0 up
bridge fdb add 02:00:00:00:02:03 dev v0 master dynamic
bridge fdb add 02:00:00:00:02:03 dev v0 master dynamic
bridge fdb replace 02:00:00:00:02:03 dev w0 master static
bridge fdb replace 02:00:00:00:02:03 dev v0 master
bridge fdb add 02:00:00:00:02:05 dev v0 master static sticky
bridge fdb add 02:00:00:00:02:06 dev v0 master sticky
bridge fdb add 02:00:00:00:02:07 dev v0 master extern_learn dynamic
bridge fdb add 02:00:00:00:02:08 dev v0 master use
bridge fdb add 02:00:00:00:02:08 dev br0 self use
bridge fdb add 02:00:00:00:02:09 dev br0 self
bridge fdb add 02:00:00:00:02:0a dev br0 self static
bridge fdb add 02:00:00:00:02:0b dev br0
bridge fdb add 02:00:00:00:02:0c dev br0 master
bridge fdb add 02:00:00:00:02:0d dev v0 self master
bridge fdb add 02:00:00:00:02:0d dev v0 self master
bridge fdb add 02:00:00:00:02:0e dev v0 master vlan 9
bridge fdb add 00:00:00:00:00:00 dev v0 master
bridge fdb add 02:00:00:00:02:0f dev v1 master
bridge fdb show
bridge fdb show br br0
bridge fdb show brport v0
bridge fdb show br br0 state static
bridge -d fdb show dev br0
bridge fdb get 02:00:00:00:02:03 br br0
bridge fdb get 02:00:00:00:02:03 dev v0 master
bridge fdb get 02:00:00:00:02:33 br br0
bridge fdb get 02:00:00:00:02:03 dev v1
bridge fdb del 02:00:00:00:02:01 dev w0 master
bridge fdb del 02:00:00:00:02:01 dev v0 master
bridge fdb del 02:00:00:00:02:01 dev v0 master
bridge fdb del 02:00:00:00:02:0d dev v0 self master
bridge fdb del 02:00:00:00:02:09 dev br0
bridge fdb del 02:00:00:00:00:01 dev v0 master
bridge fdb show br br0
bridge fdb flush dev v1
bridge fdb flush dev br0 vlan 3
bridge fdb show br br0 dynamic
bridge fdb flush dev v0 master
bridge fdb show br br0
ip link set br0 type bridge fdb_flush
bridge fdb show br br0
bridge fdb add 02:00:00:00:03:01 dev v0 master dynamic
ip link set v0 type bridge_slave fdb_flush
bridge fdb show br br0
bridge fdb add 02:00:00:00:03:02 dev v0 master static
ip link set v0 address 02:00:00:00:00:33
bridge fdb show br br0
ip link set v0 nomaster
bridge fdb show br br0
ip link del br0
bridge fdb show
