# Everything that ip link set takes, and how it is said wrongly.
t() { echo "$ $*"; "$@"; echo "=> $?"; }
ip link add v0 numtxqueues 1 numrxqueues 1 address 02:00:00:00:00:01 type veth peer name v1 address 02:00:00:00:00:02 numtxqueues 1 numrxqueues 1
t ip link set v0 up
t ip link set dev v0 mtu abc
t ip link set dev v0 mtu -5
t ip link set v0 mtu 70000
t ip link set v0 txqueuelen 99999999999
t ip link set v0 name v1
t ip link set v0 name ""
t ip link set v0 name aaaaaaaaaaaaaaaaaaaa
t ip link set v0 name 'a/b'
t ip link set v0 address 01:00:00:00:00:01
t ip link set v0 address zz:00:00:00:00:01
t ip link set v0 address 02:00:00:00:00
t ip link set v0 broadcast ff:ff:ff:ff:ff:fe
t ip link set v0 arp off
t ip link set v0 arp maybe
t ip link set v0 multicast off
t ip link set v0 allmulticast on
t ip link set v0 promisc on
t ip link set v0 trailers on
t ip link set v0 dynamic on
t ip link set v0 dormant
t ip link set v0 state up
t ip link set v0 state dormant
t ip link set v0 mode dormant
t ip link set v0 alias ""
t ip link set v0 alias "hello world"
t ip link set v0 group 77
t ip link set v0 group nosuch
t ip link show group 77
t ip link set group 77 mtu 1300
t ip link set group 78 mtu 1301
t ip link show v0
t ip link set v0 index 9
t ip link set v0 numtxqueues 4
t ip link set v0 carrier off
t ip link set v0 carrier on
t ip link set v0 protodown on
t ip link set v0 protodown_reason 3 on
t ip -d link show v0
t ip link set v0 protodown off
t ip link set v0 protodown_reason 3 off
t ip link set v0 protodown off
t ip link set v0 gso_max_size 70000
t ip link set v0 gso_max_segs 70
t ip link set v0 gro_max_size 7000
t ip link set v0 master v1
t ip link set v0 master nosuch
t ip link set v0 nomaster
t ip link set v0 vf 0 mac 02:00:00:00:00:09
t ip link set v0 addrgenmode none
t ip link set v0 addrgenmode random
t ip link set v0 addrgenmode stable_secret
t ip link set v0 type veth peer name x
t ip link set v0 type bridge stp_state 1
t ip link set v0 down
t ip link set nosuch up
t ip link set up
t ip link set v0 frobnicate
t ip -d link
t ip link del v0 v1
t ip link del dev v0 type bridge
t ip link del dev v0
t ip link del dev v0
t ip link
