# needs: dummy, vlan, bond, vrf
# Likewise of links whose addresses are those of others.
sysctl -qw net.ipv6.conf.default.disable_ipv6=1
s() { for l in "$@"; do echo "$l addr $(cat /sys/class/net/$l/addr_assign_type 2>&1) name $(cat /sys/class/net/$l/name_assign_type 2>&1)"; done; }
ip link add d0 type dummy
ip link add d1 address 02:00:00:00:0d:01 type dummy
ip link add type dummy
s d0 d1 dummy0
ip link add link d0 name d0.5 type vlan id 5
ip link add link d0 name d0.6 address 02:00:00:00:00:06 type vlan id 6
ip link add link d0 type vlan id 7
s d0.5 d0.6 vlan0
ip link set d0.5 address 02:00:00:00:00:55
s d0.5
ip link set d0.5 address $(cat /sys/class/net/d0/address)
s d0.5
ip link set vlan0 up
ip link set d0 address 02:00:00:00:0d:00
s vlan0 d0 d0.5
ip link add link d0.5 name d0.5.6 type vlan id 6
s d0.5.6
ip link add link vlan0 name v8 type vlan id 6
s v8
ip link add b0 type bond
s b0
ip link set d1 master b0
s b0 d1
ip link set dummy0 master b0
s b0 dummy0
ip link set d1 nomaster
s b0 d1
ip link set dummy0 nomaster
s b0 dummy0
ip link add b1 type bond mode active-backup fail_over_mac active
ip link set d1 master b1
ip link set dummy0 master b1
s b1 d1 dummy0
ip link set b1 up
ip link set b1 type bond active_slave dummy0
s b1 d1 dummy0
ip link set b1 address 02:00:00:00:0b:01
s b1
ip link add b3 address 02:00:00:00:0b:33 type bond
ip link add d3 type dummy
ip link set d3 master b3
s b3 d3
ip link add vr0 type vrf table 10
ip link add vr1 address 02:00:00:00:0f:01 type vrf table 11
s vr0 vr1
ip link set d0 name dd0
s dd0
ip link add br0 type bridge
ip link set dd0 master br0
s br0
ip link add link br0 name br0.5 type vlan id 5
s br0.5
