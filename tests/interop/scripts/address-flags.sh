# Flags, filters, changes and errors of addresses.
show() { "$@"; echo "status $?"; }
ip link add v0 type veth peer name v1
ip link set v0 address 02:00:00:00:00:01
ip link set v1 address 02:00:00:00:00:02
show ip addr add 10.0.0.1/24 dev v0 optimistic
show ip addr add 224.0.0.5/32 dev v0 autojoin
show ip addr add 224.0.0.5/31 dev v0 autojoin
show ip addr add 10.0.0.2/24 dev v0 autojoin
show ip addr add 10.0.1.2/24 dev v0 mngtmpaddr
show ip addr add 10.0.3.2/24 dev v0 nodad noprefixroute
show ip addr add 2001:db8::1/64 dev v0 optimistic
show ip addr add 2001:db8::2/64 dev v0 optimistic nodad
show ip addr add ff02::5/64 dev v0 autojoin
show ip addr add ff02::6/64 dev v0
show ip addr add 2001:db8::4/64 dev v0 mngtmpaddr
show ip addr add 2001:db8::5/65 dev v0 mngtmpaddr
show ip addr add 2001:db8::6/64 dev v0 home
show ip addr add ::1/128 dev v0
show ip addr add ::/128 dev v0
show ip addr add 2001:db8::8/64 dev v0 valid_lft 100 preferred_lft 0
show ip addr add 2001:db8::9/64 dev v0 valid_lft 100 preferred_lft 200
show ip addr add 2001:db8::9/64 dev v0 valid_lft forever preferred_lft 200
show ip addr add 2001:db8::a/64 dev v0 metric 77
show ip addr add 2001:db8::b peer 2001:db8:1::b/64 dev v0
show ip addr change 2001:db8::b peer 2001:db8:1::c/64 dev v0
show ip addr replace 2001:db8::1/64 dev v0 home
show ip addr change 2001:db8::1/64 dev v0 mngtmpaddr
show ip addr change 2001:db8::6/65 dev v0 mngtmpaddr
show ip addr replace 2001:db8::6/64 dev v0 nodad
for filter in permanent dynamic deprecated tentative dadfailed primary secondary home mngtmpaddr nodad optimistic \
    noprefixroute autojoin temporary "scope link" "scope global" "to 10.0.0.0/8" "to 2001:db8::/32" "label v0*" "label x*" \
    "-home" "-tentative" "-permanent" "-dynamic"; do
  echo "== $filter"
  ip addr show dev v0 $filter
done
ip -4 -o addr show
ip -br addr
ip -j -p addr show dev v0
show ip addr del 10.0.0.1/25 dev v0
show ip addr del ff02::5/64 dev v0
show ip addr del 10.0.0.1 dev v0
ip addr save > saved
show ip -6 addr flush dev v0
show ip -4 addr flush dev v0 scope global
ip addr show dev v0
show ip addr restore < saved
ip addr show dev v0
