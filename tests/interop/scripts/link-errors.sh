# What ip link refuses, and the statuses it ends with.
show() { "$@"; echo "status $?"; }
show ip link show nosuch
show ip link set nosuch up
show ip link del nosuch
show ip link del lo
show ip link set lo mtu 0
show ip link set lo mtu 99999999999
show ip link set lo name lo
show ip link set lo name averyveryverylongname
show ip link add type nosuch
show ip link add v0 type veth peer name v0
show ip link add v0 type veth peer name v1
show ip link add v0 type veth peer name v2
show ip link set v0 mtu 60
show ip link set v0 mtu 70000
show ip link set v0 address 01:00:00:00:00:01
show ip link set v0 address 02:00
show ip link set v0 master lo
show ip link set v0 netns nosuch
show ip link del v1
show ip link show v0
