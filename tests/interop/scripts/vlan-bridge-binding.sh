# needs: dummy, vlan, vlan-filtering
# VLANs on a bridge with bridge_binding have carrier while a port of the bridge that is in the VLAN is up.
r() { echo "\$ $*"; "$@" 2>&1; s=$?; [ $s = 0 ] || echo "status $s"; }
sysctl -qw net.ipv6.conf.default.disable_ipv6=1
show() { sleep 1.3; for i in br0.10 br0.20 br0.30 br0.q; do ip link show $i | head -1; cat /sys/class/net/$i/carrier_changes; done; }
ip link add br0 address 02:00:00:00:0b:00 type bridge vlan_filtering 1
ip link add d0 address 02:00:00:00:0d:00 master br0 type dummy
ip link add d1 address 02:00:00:00:0d:01 master br0 type dummy
r ip link add link br0 name br0.10 type vlan id 10 bridge_binding on
r ip link add link br0 name br0.20 type vlan id 20
r ip link add link br0 name br0.30 type vlan id 30 bridge_binding on loose_binding on
r ip link add link br0 name br0.q type vlan protocol 802.1ad id 10 bridge_binding on
ip -d link show br0.10 | grep -o 'vlan protocol.*>'
for i in br0 br0.10 br0.20 br0.30 br0.q; do r ip link set $i up; done
show
r ip link set d0 up
show
r bridge vlan add dev d0 vid 10
show
r bridge vlan add dev d1 vid 10
r bridge vlan add dev d1 vid 30
show
r ip link set d1 up
show
r ip link set d0 down
show
r bridge vlan del dev d1 vid 10
show
r bridge vlan add dev br0 vid 10 self
show
r ip link set d0 up
show
r ip link set br0 down
show
r ip link set br0 up
show
r ip link set br0.10 up
r ip link set br0.20 type vlan bridge_binding on
show
r bridge vlan add dev d0 vid 20
show
r ip link set br0.10 type vlan bridge_binding off
r bridge vlan del dev d0 vid 10
show
r ip link set br0.20 down
r ip link set br0.20 type vlan bridge_binding off
r ip link set br0.10 type vlan bridge_binding on
show
r ip link set br0.20 up
r ip link set br0 type bridge vlan_filtering 0
show
r ip link set d0 carrier off
show
r ip link set d1 nomaster
show
r ip link set d0 carrier on
r bridge vlan add dev d0 vid 10-30
show
ip -o monitor link > mon.$$ 2>&1 & m=$!
sleep 0.5
r ip link set d0 nomaster
sleep 1.3
r ip link set d0 master br0
r bridge vlan add dev d0 vid 30
r bridge vlan add dev d0 vid 10
sleep 1.3
r ip link set br0.10 down
r ip link set br0.10 up
sleep 1.3
r ip link set d0 down
sleep 1.3
r ip link set d0 up
sleep 1.3
r ip link del d0
sleep 1.3
kill $m
cat mon.$$
rm -f mon.$$
