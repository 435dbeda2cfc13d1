# vxlan: made with all there is, shown, changed, refused; what goes with the link that it goes through.
show() { echo "# $*"; "$@"; echo "status $?"; }
ip link add v0 address 02:00:00:00:01:00 numrxqueues 1 numtxqueues 1 type veth peer name v1 address 02:00:00:00:01:01 numrxqueues 1 numtxqueues 1
show ip link add x0 type vxlan
A="address 02:00:00:00:03:00"
show ip link add x0 $A type vxlan id 10
ip -d link show x0
show ip link add x1 $A type vxlan id 10
show ip link add x1 $A type vxlan id 10 dstport 4789
show ip link add x2 $A type vxlan id 16777215 dstport 4789
show ip link add x3 $A type vxlan id 16777216 dstport 4789
show ip link add x3 $A type vxlan id 20 dstport 4789 remote 10.0.0.1
show ip link add x4 $A type vxlan id 21 dstport 4789 group 239.1.1.1
show ip link add x4 $A type vxlan id 21 dstport 4789 group 239.1.1.1 dev v0
show ip link add x5 $A type vxlan id 22 dstport 4789 remote 10.0.0.1 local fe80::1
show ip link add x5 $A type vxlan id 22 dstport 4789 remote 10.0.0.1 local 239.1.1.1
show ip link add x5 $A type vxlan id 22 dstport 4789 remote 10.0.0.1 local 10.0.0.2 dev v0 ttl 5 tos 4 nolearning ageing 100 maxaddress 100 proxy rsc l2miss l3miss srcport 1000 2000 udpcsum
show ip link add x6 $A type vxlan id 22 dstport 4789 remote 10.0.0.1 local 10.0.0.2 dev v0
show ip link add x6 $A type vxlan id 23 dstport 4789 remote fe80::1 dev v0 udp6zerocsumtx udp6zerocsumrx
show ip link add x7 $A type vxlan id 24 dstport 4789 remote 2001::1 local 2001::2 dev v0 ttl inherit tos inherit df set
show ip link add x8 $A type vxlan external
show ip link add x8 $A type vxlan external dstport 4790
show ip link add x9 $A type vxlan external dstport 4791 vnifilter
show ip link add x10 $A type vxlan id 30 external dstport 4792 
show ip link add x11 $A type vxlan id 31 gbp dstport 4793
show ip link add x12 $A type vxlan id 32 gpe dstport 4794
show ip link add x13 $A type vxlan id 32 gpe external dstport 4794
show ip link add x14 mtu 1300 $A type vxlan id 33 dev v0
show ip link add x15 mtu 1500 $A type vxlan id 34 dev v0
show ip link add x16 mtu 65536 $A type vxlan id 35 
show ip link add x16 mtu 65535 $A type vxlan id 35 
show ip link add x17 mtu 1500 $A type vxlan id 36 flowlabel 5 dstport 0
show ip link add x18 $A type vxlan id 37 flowlabel 5 remote 2001::1 dstport 4800
show ip link add x19 $A type vxlan id 38 remote 0.0.0.0 dstport 4800
show ip link add x20 $A type vxlan id 39 dev lo dstport 4801
show ip link add x21 $A type vxlan id 40 remcsumtx dstport 4801
show ip link add x22 $A type vxlan id 41 noudpcsum df inherit dstport 4801
ip -d link
ip link set x0 up
ip link set x5 up
ip -d link show x0
ip -d link show x5
show ip link set x0 mtu 9000
show ip link set x5 mtu 9000
show ip link set x5 mtu 1450
show ip link set v0 mtu 1400
ip link show x5
show ip link set x0 type vxlan id 11
show ip link set x0 type vxlan id 10 ttl 7 ageing 12 nolearning
show ip link set x0 type vxlan dstport 1
show ip link set x0 type vxlan gbp
show ip link set x0 type vxlan remote 10.0.0.9
show ip link set x0 type vxlan dev v0
show ip link set x0 type vxlan proxy
show ip link set x0 type vxlan udpcsum
show ip link set x0 type vxlan srcport 5 6
show ip link set x0 type vxlan external
ip -d link show x0
ip link del v0
ip link
