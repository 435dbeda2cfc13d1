# Settings of links, further names, and what is refused.
ip link add v0 address 02:00:00:00:00:0a numtxqueues 1 numrxqueues 1 type veth peer name v1 address 02:00:00:00:00:0b numtxqueues 1 numrxqueues 1
ip link property add dev v0 altname alpha altname a-name-that-is-longer-than-fifteen
ip link show alpha
ip link show a-name-that-is-longer-than-fifteen
ip link property add dev v0 altname alpha
ip link property add dev v1 altname v0
ip link property del dev v1 altname alpha
ip link property del dev v0 altname v0
ip link property del dev v0 altname nope
ip link set alpha up; ip link set v0 name alpha; ip link set v1 name alpha
ip link set a-name-that-is-longer-than-fifteen mtu 1400
ip link show v0
ip link property del dev alpha altname a-name-that-is-longer-than-fifteen
ip link show v0
ip link add alpha type veth
ip link property add dev nope altname x
ip link property add dev v0
ip link set v0 protodown on; ip link set v0 protodown_reason 1 on; ip link set v0 carrier off; ip link set v0 xdp off; echo $?
ip link set v0 operstate 6
ip link set v0 mode dormant; ip link show v0;  ip link set v1 up; ip link show v0; ip link set v0 mode default; ip link show v0
ip link set v0 state up
ip link set v0 gso_max_size 1000 gso_max_segs 10; ip -d link show v0 | tail -1
ip link set v0 gso_max_size 600000
ip link set v0 gso_max_segs 70000
ip link set v0 gro_max_size 5000;  ip -d link show v0 | tail -1
ip link set v0 gro_max_size 600000
ip link set v0 gso_max_size 100
ip link set v0 vf 0 mac 02:00:00:00:00:00
ip link set v0 broadcast 01:02:03:04:05:06; ip link show v0
ip link set v0 address 01:00:00:00:00:00; ip link set v0 address 02:00:00:00:00
ip link set v0 promisc on allmulticast on multicast off arp off dynamic on trailers off; ip link show v0
ip link set v0 txqueuelen 0; ip link show v0; ip link set v0 txqueuelen 1000
ip link set v0 alias ""; ip link set v0 alias x; ip link set v0 alias ""; ip link show v0
ip link set dev lo mtu 10; ip link show lo; ip link set lo mtu 65536; ip link set lo name loo; ip link show; ip link set loo name lo; ip link set lo down; ip link set lo promisc on; ip link show lo; ip link set lo address 00:00:00:00:00:00; ip link set lo alias hi; ip link set lo txqueuelen 5; ip link set lo group 5; ip link show lo
ip link set group 5 up; ip link show lo; ip link set group 99 up; ip link del group 5; ip link del group 0; ip link del group 99
ip link set v0 name v1; ip link set v0 name 'a b'; ip link set v0 name abcdefghijklmnop; ip link set v0 name x%d; ip link show x0; ip link set x0 name v0
ip link set v0 mtu 20; ip link set v0 mtu 70000;  ip link set v0 mtu 68; ip link set v0 mtu 65535; ip link show v0
ip link add v9 index 2 type veth; ip link add v9 index 99 type veth peer name w9; ip link show v9; ip link add v8 index -5 type veth
ip link add v0 type veth; ip link add vv type veth peer name v0; ip link add name lo type veth; ip link add x mtu 5 type veth; ip link add x mtu 5 type bridge; ip link add x address 01:00:00:00:00:00 type veth; ip link add x type foo; ip link add x; ip link add type ''
