# Links: shown, made, changed, deleted.
ip link
ip link add v0 address 02:00:00:00:01:00 numrxqueues 1 numtxqueues 1 type veth peer name v1 address 02:00:00:00:01:01 numrxqueues 1 numtxqueues 1
ip link
ip -d link show v0
ip -br link
ip link set v0 up
ip link show v0
ip link set v1 up
sleep 0.2
ip link show up
ip -s link show lo
ip link set v0 mtu 1400 txqueuelen 500
ip link show v0
ip link set v0 down
ip link set v0 name w0
ip link set w0 alias 'a link'
ip link show w0
ip link set w0 address 02:00:00:00:01:99
ip -o link show w0
ip link set w0 group 7
ip link show group 7
ip -j link show w0
ip link show type veth
ip link del w0
ip link
