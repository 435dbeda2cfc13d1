# macvlan: modes, sources, carrier and MTU that follow the link below, refusals.
show() { echo "# $*"; "$@" 2>&1; echo "status $?"; }
ip link add v0 address 02:00:00:00:01:00 numrxqueues 1 numtxqueues 1 type veth peer name v1 address 02:00:00:00:01:01 numrxqueues 1 numtxqueues 1
show ip link add m0 type macvlan
show ip link add m0 link nosuch type macvlan
show ip link add m0 link lo type macvlan
show ip link add m0 link v0 address 02:00:00:00:02:00 type macvlan
ip -d link show m0
show ip link add m0 link v0 type macvlan
show ip link add link v0 address 02:00:00:00:02:01 type macvlan mode bridge
show ip link add link v0 address 02:00:00:00:02:02 type macvlan mode private
show ip link add link v0 address 02:00:00:00:02:03 type macvlan mode source
show ip link add link v0 address 02:00:00:00:02:04 type macvlan mode passthru
show ip link add link v0 address 02:00:00:00:02:05 type macvlan mode passthru nopromisc
show ip link add link v0 address 02:00:00:00:02:05 type macvlan mode vepa nopromisc
show ip link add link v0 mtu 1600 address 02:00:00:00:02:05 type macvlan mode vepa nopromisc
show ip link add link v0 mtu 1400 address 02:00:00:00:02:05 type macvlan mode vepa 
show ip link add link v0 address 02:00:00:00:02:06 type macvlan bclim 5
show ip link add link v0 address 02:00:00:00:02:06 type macvlan bcqueuelen 500
ip -d link
ip link set v0 up
ip link set m0 up
ip link
ip link set v1 up
sleep 0.3
ip link
ip link set macvlan0 up
ip link
show ip link set macvlan0 address 02:00:00:00:02:00
show ip link set v0 mtu 1300
ip link
show ip link set m0 mtu 1400
show ip link set m0 mtu 1280
show ip link set m0 promisc on
show ip link set m0 allmulticast on
ip -d link show v0
show ip link set m0 type macvlan mode passthru
show ip link set m0 type macvlan mode private
show ip link set m0 type macvlan mode source
show ip link set m0 type macvlan macaddr add 02:00:00:00:09:01
show ip link set m0 type macvlan macaddr add 02:00:00:00:09:02
show ip link set m0 type macvlan macaddr add 02:00:00:00:09:02
show ip link set m0 type macvlan macaddr add 03:00:00:00:09:02
show ip link set m0 type macvlan macaddr del 02:00:00:00:09:03
ip -d link show m0
show ip link set m0 type macvlan macaddr set 02:00:00:00:09:03 02:00:00:00:09:04
ip -d link show m0
show ip link set m0 type macvlan macaddr flush
ip -d link show m0
show ip link set m0 type macvtap
show ip link add link m0 name mm0 address 02:00:00:00:02:07 type macvlan
ip link show mm0
ip link set v0 down
sleep 0.3
ip link
show ip link set m0 down
show ip link set m0 up
ip link show type macvlan
ip -j -d link show m0
ip link del v0
ip link
