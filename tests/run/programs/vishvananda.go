// Links, addresses, routes, neighbours, rules and disciplines by the library that container engines use (github.com/vishvananda/netlink).
package main

import (
	"fmt"
	"net"
	"time"

	nl "github.com/vishvananda/netlink"
)

func t(what string, err error) { fmt.Println(what, err) }

func main() {
	t("veth", nl.LinkAdd(&nl.Veth{LinkAttrs: nl.LinkAttrs{Name: "v0", MTU: 1400, TxQLen: 1000, HardwareAddr: net.HardwareAddr{2, 0, 0, 0, 0, 1}}, PeerName: "v1"}))
	t("again", nl.LinkAdd(&nl.Veth{LinkAttrs: nl.LinkAttrs{Name: "v0"}, PeerName: "v1"}))
	t("bridge", nl.LinkAdd(&nl.Bridge{LinkAttrs: nl.LinkAttrs{Name: "br0"}}))
	t("vxlan", nl.LinkAdd(&nl.Vxlan{LinkAttrs: nl.LinkAttrs{Name: "vx0"}, VxlanId: 7, Port: 4789, Learning: true}))
	t("ifb", nl.LinkAdd(&nl.Ifb{LinkAttrs: nl.LinkAttrs{Name: "ifb7"}}))
	v0, err := nl.LinkByName("v0")
	t("by name", err)
	v1, _ := nl.LinkByName("v1")
	br, _ := nl.LinkByName("br0")
	t("macvlan", nl.LinkAdd(&nl.Macvlan{LinkAttrs: nl.LinkAttrs{Name: "mv0", ParentIndex: v0.Attrs().Index}, Mode: nl.MACVLAN_MODE_BRIDGE}))
	t("tap", nl.LinkAdd(&nl.Tuntap{LinkAttrs: nl.LinkAttrs{Name: "tap0"}, Mode: nl.TUNTAP_MODE_TAP}))
	t("mtu", nl.LinkSetMTU(v0, 1300))
	t("mtu1", nl.LinkSetMTU(v0, 1))
	t("alias", nl.LinkSetAlias(v0, "hello"))
	t("txq", nl.LinkSetTxQLen(v0, 55))
	t("hw", nl.LinkSetHardwareAddr(v1, net.HardwareAddr{2, 0, 0, 0, 0, 2}))
	t("master", nl.LinkSetMasterByIndex(v1, br.Attrs().Index))
	t("hairpin", nl.LinkSetHairpin(v1, true))
	t("guard", nl.LinkSetGuard(v1, true))
	t("learning", nl.LinkSetLearning(v1, false))
	t("flood", nl.LinkSetFlood(v1, false))
	t("up", nl.LinkSetUp(v0))
	t("up", nl.LinkSetUp(v1))
	t("up", nl.LinkSetUp(br))
	t("promisc", nl.SetPromiscOn(v0))
	t("arp", nl.LinkSetARPOff(v0))
	t("arp", nl.LinkSetARPOn(v0))
	time.Sleep(3 * time.Second)
	a, _ := nl.ParseAddr("10.0.0.1/24")
	t("addr", nl.AddrAdd(v0, a))
	t("addr", nl.AddrAdd(v0, a))
	a6, _ := nl.ParseAddr("2001:db8::1/64")
	a6.Flags = 2
	t("addr6", nl.AddrAdd(v0, a6))
	as, err := nl.AddrList(nil, nl.FAMILY_ALL)
	for _, x := range as {
		fmt.Println(x.IPNet, x.Label, x.Flags, x.Scope, x.Peer, x.Broadcast)
	}
	_, dst, _ := net.ParseCIDR("10.9.0.0/16")
	r := nl.Route{LinkIndex: v0.Attrs().Index, Dst: dst, Gw: net.ParseIP("10.0.0.9"), Priority: 7, MTU: 1200}
	t("route", nl.RouteAdd(&r))
	t("route", nl.RouteAdd(&r))
	t("bad", nl.RouteAdd(&nl.Route{Dst: dst, Gw: net.ParseIP("172.16.0.1")}))
	_, d2, _ := net.ParseCIDR("10.8.0.0/16")
	t("multi", nl.RouteAdd(&nl.Route{Dst: d2, MultiPath: []*nl.NexthopInfo{{LinkIndex: v0.Attrs().Index, Gw: net.ParseIP("10.0.0.8"), Hops: 3}, {LinkIndex: v0.Attrs().Index, Gw: net.ParseIP("10.0.0.7")}}}))
	rs, err := nl.RouteList(nil, nl.FAMILY_ALL)
	for _, x := range rs {
		fmt.Println(x)
	}
	g, err := nl.RouteGet(net.ParseIP("10.9.1.1"))
	fmt.Println(g, err)
	t("neigh", nl.NeighAdd(&nl.Neigh{LinkIndex: v0.Attrs().Index, State: nl.NUD_PERMANENT, IP: net.ParseIP("10.0.0.5"), HardwareAddr: net.HardwareAddr{2, 0, 0, 0, 0, 9}}))
	ns, err := nl.NeighList(v0.Attrs().Index, nl.FAMILY_V4)
	fmt.Println(ns, err)
	rule := nl.NewRule()
	rule.Table = 77
	rule.Src = dst
	rule.Priority = 5
	t("rule", nl.RuleAdd(rule))
	ru, err := nl.RuleList(nl.FAMILY_V4)
	fmt.Println(ru, err)
	t("qdisc", nl.QdiscAdd(&nl.GenericQdisc{QdiscAttrs: nl.QdiscAttrs{LinkIndex: v0.Attrs().Index, Handle: nl.MakeHandle(1, 0), Parent: nl.HANDLE_ROOT}, QdiscType: "pfifo"}))
	q, err := nl.QdiscList(v0)
	fmt.Println(len(q), err)
	for _, x := range q {
		fmt.Println(x.Type(), x.Attrs())
	}
	f, err := nl.GenlFamilyList()
	fmt.Println(len(f) > 3, err)
	ls, err := nl.LinkList()
	for _, l := range ls {
		b := l.Attrs()
		fmt.Println(l.Type(), b.Index, b.Name, b.MTU, b.TxQLen, b.Flags, b.RawFlags, b.ParentIndex, b.MasterIndex, b.Alias, b.Promisc, b.OperState, b.NumTxQueues, b.GSOMaxSize, b.EncapType, b.Protinfo)
	}
	bv, err := nl.BridgeVlanList()
	fmt.Println(bv, err)
	ch, done := make(chan nl.LinkUpdate, 10), make(chan struct{})
	t("subscribe", nl.LinkSubscribe(ch, done))
	go func() { nl.LinkSetDown(v1) }()
	for i := 0; i < 2; i++ {
		u := <-ch
		fmt.Println(u.Header.Type, u.Attrs().Name, u.IfInfomsg.Flags)
	}
	t("del", nl.LinkDel(v0))
	_, err = nl.LinkByName("v0")
	fmt.Println(err)
	xs, err := nl.XfrmStateList(nl.FAMILY_ALL)
	fmt.Println(xs, err)
}
