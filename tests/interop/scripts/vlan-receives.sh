# needs: dummy, vlan
# What VLANs, and macvlans on them, have the link below receive: everything, all multicast, addresses, groups.
r() { echo "\$ $*"; "$@"; s=$?; [ $s = 0 ] || echo "status $s"; }
p() { ip -d link | grep -o '^[0-9]*: [^:]*: <[^>]*>\|promiscuity [0-9]*  allmulti [0-9]*'; }
r ip link add d0 address 02:00:00:00:00:07 type dummy
r ip link add link d0 name v1 type vlan id 1
r ip link add link v1 name v2 type vlan id 2
r ip link add link d0 name m1 address 02:00:00:00:01:01 type macvlan
r ip link add link v1 name m2 address 02:00:00:00:01:02 type macvlan
r ip link set v1 promisc on allmulticast on
r ip link set v2 promisc on
p
r ip link set d0 up
r ip link set v1 up
r ip link set v2 up
p
r ip link set v1 down
r ip link set v1 promisc off
p
r ip link set v2 allmulticast on
r ip link set v1 up
p
r ip link set m1 promisc on
r ip link set m2 promisc on
r ip link set m1 up
r ip link set m2 up
p
r ip maddress
r bridge fdb
r ip link set m2 down
r ip link set m2 allmulticast on
p
r ip link set v1 address 02:00:00:00:00:77
r ip link set d0 address 02:00:00:00:00:08
r bridge fdb
r ip link del v2
p
r ip link set v1 promisc on
r ip link del v1
p
r ip maddress
r ip link del d0
r ip maddress
