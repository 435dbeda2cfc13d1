# Groups of multicast that bridges know: added, shown, refused, gone. What Linux's own packets have bridges learn is left out.
ip link add br0 address 02:00:00:00:00:10 type bridge
ip link add v0 address 02:00:00:00:00:01 numtxqueues 1 numrxqueues 1 type veth peer name v1 address 02:00:00:00:00:02 numtxqueues 1 numrxqueues 1
ip link add w0 address 02:00:00:00:00:03 numtxqueues 1 numrxqueues 1 type veth peer name w1 address 02:00:00:00:00:04 numtxqueues 1 numrxqueues 1
for i in br0 v0 v1 w0 w1; do ip link set $i addrgenmode none; done
ip link set v0 master br0
ip link set w0 master br0
bridge mdb | grep -v ff02:
bridge mdb show dev br0 | grep -v ff02:
bridge mdb add dev br0 port v0 grp 239.1.1.1
ip link set br0 up
ip link set v1 up
ip link set v0 up
bridge mdb add dev br0 port v0 grp 239.1.1.1
bridge mdb add dev br0 port v0 grp 239.1.1.1
bridge mdb add dev br0 port v0 grp 239.1.1.2 permanent
bridge mdb add dev br0 port w0 grp 239.1.1.3
bridge mdb add dev br0 port w0 grp 239.1.1.3 permanent
bridge mdb add dev br0 port v0 grp ff0e::1 permanent
bridge mdb add dev br0 port v0 grp ff02::1 permanent
bridge mdb add dev br0 port v0 grp 01:00:5e:7f:00:01 permanent
bridge mdb add dev br0 port v0 grp 01:00:5e:7f:00:02
bridge mdb add dev br0 port v0 grp 224.0.0.1
bridge mdb add dev br0 port v0 grp 10.0.0.1
bridge mdb add dev br0 port v0 grp 0.0.0.0
bridge mdb add dev br0 port br0 grp 239.1.1.4
bridge mdb add dev br0 port br0 grp 239.1.1.4
bridge mdb add dev br0 port br0 grp 239.1.1.5 permanent
bridge mdb add dev br0 port v1 grp 239.1.1.6
bridge mdb add dev v0 port v0 grp 239.1.1.6
bridge mdb add dev lo port lo grp 239.1.1.6
bridge mdb add dev nosuch port v0 grp 239.1.1.6
bridge mdb add dev br0 port v0 grp 239.1.1.6 vid 5
bridge mdb add dev br0 port v0 grp 239.1.1.6 vid 4095
bridge mdb add dev br0 port v0 grp 239.1.1.7 src 10.0.0.1
bridge mdb add dev br0 port v0 grp 239.1.1.7 src 239.0.0.1
bridge mdb add dev br0 port br0 grp 239.1.1.7 src 10.0.0.1
bridge mdb | grep -v ff02:
bridge -d mdb show dev br0 | grep -v ff02:
ip link set br0 type bridge mcast_igmp_version 3
bridge -d mdb show dev br0 | grep -v ff02:
ip -d link show v0 | grep -o 'mcast_n_groups [0-9]*\|mcast_router [0-9]'
bridge mdb del dev br0 port v0 grp 239.1.1.2
bridge mdb del dev br0 port v0 grp 239.1.1.2
bridge mdb del dev br0 port br0 grp 239.1.1.4
bridge mdb del dev br0 port v0 grp 239.1.1.7
bridge mdb del dev br0 port v0 grp 239.1.1.7 src 10.0.0.1
ip link set v0 type bridge_slave mcast_router 2
bridge -d mdb show | grep -v ff02:
ip link set w0 type bridge_slave mcast_router 2
bridge -d mdb show | grep -v ff02:
ip link set br0 type bridge mcast_router 0
bridge -d mdb show | grep -v ff02:
ip link set br0 type bridge mcast_router 1
ip link set v0 type bridge_slave mcast_router 5
ip link set v0 down
bridge -d mdb show | grep -v ff02:
ip link set br0 type bridge mcast_snooping 0
bridge mdb add dev br0 port v0 grp 239.1.1.9 permanent
bridge -d mdb show | grep -v ff02:
ip link set w0 nomaster
bridge mdb | grep -v ff02:
ip link del br0
bridge mdb | grep -v ff02:
