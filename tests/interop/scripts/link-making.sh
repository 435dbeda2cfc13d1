# Links made in every way, rightly and wrongly, and lists of them.
t() { echo "$ $*"; "$@"; echo "=> $?"; }
t ip link add
t ip link add x
t ip link add type
t ip link add x type
t ip link add x type bridge type veth
t ip link add dev br0 address 02:00:00:00:00:05 type bridge
t ip link add dev br0 type bridge
t ip link add dev br1 address 02:00:00:00:00:06 index 100 type bridge
t ip link add dev br2 index 100 type bridge
t ip link add dev br2 index 0 type bridge
t ip link add dev br2 index -1 type bridge
t ip link add dev br2 mtu 5 type bridge
t ip link add dev br2 mtu 65536 type bridge
t ip link add dev br2 address 02:00:00:00:00:07 mtu 9000 txqueuelen 7 group 4 up type bridge stp_state 1 forward_delay 1500 hello_time 300 max_age 1500
t ip link add link br0 name m0 address 02:00:00:00:00:11 type macvlan mode bridge
t ip link add link br0 name m1 address 02:00:00:00:00:12 type macvlan mode private
t ip link add link br0 name m2 address 02:00:00:00:00:13 type macvlan mode passthru
t ip link add link br0 name m3 address 02:00:00:00:00:11 type macvlan mode vepa
t ip link add link br0 name m4 address 02:00:00:00:00:14 type macvlan mode bogus
t ip link add link nosuch name m4 type macvlan mode vepa
t ip link add name m4 type macvlan mode vepa
t ip -d link show type macvlan
t ip link show type nosuch
t ip link show master br0
t ip link show master nosuch
sleep 1.1
t ip link show up
t ip link show br0 up
t ip link show vrf red
t ip link set m0 up
t ip link set br0 up
t ip link set m0 up
t ip -br link
t ip -br -c=never link
t ip -o link
t ip link add v%d type veth peer name w%d
t ip link add v%d type veth peer name w%d
t ip -br link | sed 's/[0-9a-f:]\{17\}/MAC/'
t ip link del br0
t ip -br link | sed 's/[0-9a-f:]\{17\}/MAC/'
t ip link property add dev br1 altname verylongalternativename altname b1
t ip link property add dev br1 altname b1
t ip link property add dev br2 altname b1
t ip link show b1
t ip link set b1 mtu 1400
t ip link show verylongalternativename
t ip link add b1 type bridge
t ip link property del dev br1 altname nosuch
t ip link property del dev br1 altname b1
t ip link show br1
t ip link del verylongalternativename
