# Links that are refused when they are registered already: nothing of them stays.
ip link add br0 type bridge vlan_filtering 3 
ip link add br0 address 02:00:00:00:00:01 type bridge hello_time 1
ip link show br0
ip link add br0 type bridge priority 5 forward_delay 9999 stp_state 1 
ip link
ip link add v0 numtxqueues 1 numrxqueues 1 address 02:00:00:00:00:02 type veth peer name v1 numtxqueues 1 numrxqueues 1 address 02:00:00:00:00:03
prev=v0
for i in 1 2 3 4 5 6 7 8 9 10; do ip link add link $prev name m$i address 02:00:00:00:01:0$i type macvlan; prev=m$i; done
ip -br link
ip link add link v0 name x0 address 02:00:00:00:00:07 type vxlan id 5 dev v0 dstport 4789 
ip link add link v0 name x1 type vxlan id 5 dev v0 dstport 4789 
ip link add name x1 type vxlan id 6 dev nosuch dstport 4789 
ip -br link
ip link del v0
ip -br link
ip link add br0 address 02:00:00:00:00:01 type bridge hello_time 200
ip link show br0
