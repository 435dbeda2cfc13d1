# needs: dummy, vlan
# VLANs: made, refused, and how they follow the link below.
r() { echo "\$ $*"; "$@"; s=$?; [ $s = 0 ] || echo "status $s"; }
r ip link add d0 address 02:00:00:00:00:07 type dummy
r ip link add link d0 name d0.5 type vlan id 5
r ip link
r ip -d link show d0.5
r ip -s -s -d -j -p link show d0.5
r ip link set d0.5 up
r ip link set d0 up
sleep 1.2
r ip addr
r ip -d link show d0
r ip link set d0.5 up
sleep 1.2
r ip -d addr show d0.5
r ip -d link show d0
r ip maddr
r ip link add link d0 name d0.5 type vlan id 5
r ip link add link d0 name d0.6 type vlan id 5
r ip link add link d0 name d0.6 type vlan id 4095
r ip link add link d0 name d0.6 type vlan id 4096
r ip link add link d0 name d0.6 type vlan id 65536
r ip link add link d0 name d0.6 type vlan id -1
r ip link add link d0 name d0.6 type vlan
r ip link add link nosuch name d0.6 type vlan id 6
r ip link add name d0.6 type vlan id 6
r ip link add link d0 type vlan id 6
r ip link add link d0 name d0.0 type vlan id 0
r ip link add link d0 name d0.4094 type vlan id 4094
r ip link add link d0 name d0a5 type vlan id 5 protocol 802.1ad
r ip link add link d0 name d0a6 type vlan id 6 protocol 802.1Q
r ip link add link d0 name d0a7 type vlan id 6 proto 0x9100
r ip link add link d0 name d0a7 type vlan id 7 protocol ip
r ip -d link
r ip link add link lo name lo5 type vlan id 5
r ip link add link d0.5 name d0.5.6 type vlan id 6
r ip link add link d0.5 name d0.5.7 mtu 1501 type vlan id 7
r ip link add link d0.5 name d0.5.7 mtu 1499 address 02:00:00:00:00:09 type vlan id 7
r ip -d link
r ip link set d0 mtu 1400
r ip link
r ip link set d0 mtu 1600
r ip link
r ip link set d0.5 mtu 1601
r ip link set d0.5 mtu 1600
r ip link set d0.5 mtu 0
r ip link set d0.5 mtu 1600
r ip link set d0 address 02:00:00:00:00:08
r ip link
r ip link set d0 down
r ip link
r ip link set d0.5 up
r ip link set d0 up
sleep 1.2
r ip link
r ip link set d0 carrier off
sleep 1.2
r ip link
r ip link set d0 carrier on
sleep 1.2
r ip link
r ip link del d0.5 
r ip link
r ip link del d0
r ip link
