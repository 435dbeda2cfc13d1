# Groups and addresses that links receive.
ip link add v0 address 02:00:00:00:00:01 numtxqueues 1 numrxqueues 1 type veth peer name v1 address 02:00:00:00:00:02 numtxqueues 1 numrxqueues 1
ip maddress
ip maddress show dev v0
ip link set v0 up
ip maddress show dev v0
ip link set v1 up
sleep 0.3
ip maddress show dev v0
ip maddress add 33:33:00:00:00:77 dev v0
ip maddress add 33:33:00:00:00:77 dev v0
ip maddress add 01:00:5e:00:00:05 dev lo
ip maddress add 01:00:5e:00:00:05 dev nosuch
ip maddress add 01:00:5e dev v0
ip maddress show dev v0
bridge fdb show dev v0
ip maddress del 33:33:00:00:00:77 dev v0
ip maddress del 33:33:00:00:00:77 dev v0
ip address add fd00::5/64 dev v0
sleep 0.1
ip -6 maddress show dev v0
ip address add 239.5.5.5/32 dev v0 autojoin
ip -4 maddress show dev v0
ip link set v0 down
ip maddress show dev v0
ip link del v0
ip maddress
