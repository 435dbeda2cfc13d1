# needs: dummy, vlan
# VLANs by the ioctl of vconfig, and how they are named.
sysctl -qw net.ipv6.conf.default.disable_ipv6=1
ip link add d0 address 02:00:00:00:0d:00 type dummy
v() { echo "\$ vconfig $*"; busybox vconfig "$@" 2>&1; s=$?; [ $s = 0 ] || echo "status $s"; }
head -2 /proc/net/vlan/config
v add d0 5
v add d0 5
v set_name_type VLAN_PLUS_VID
v add d0 6
head -2 /proc/net/vlan/config
v set_name_type DEV_PLUS_VID
v add d0 7
v set_name_type VLAN_PLUS_VID_NO_PAD
v add d0 8
v add d0 4094
v add d0 4095
v add d0 4096
v add d0 0
v add lo 5
v add nosuch 5
v set_name_type NOSUCH
v set_flag d0.5 1 0
v set_flag d0.5 2 1
v set_flag d0.5 256 1
v set_flag d0 1 1
v set_ingress_map d0.5 3 4
v set_ingress_map d0.5 5 6
v set_egress_map d0.5 3 4
v set_egress_map d0.5 4 9
v set_egress_map d0 3 4
cat /proc/net/vlan/config
ip -d link show d0.5
v rem d0
v rem nosuch
v rem vlan0006
v rem vlan8
cat /proc/net/vlan/config
