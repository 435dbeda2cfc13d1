// What Go's standard library says of links and addresses, and a netlink socket under its poller: prints a line a fact. The lines
// are the same on Linux itself and under `netlink-wasm run`; that is the test.
package main

import (
	"errors"
	"fmt"
	"net"
	"os"
	"sync"
	"syscall"
	"time"
	"unsafe"
)

func interfaces() {
	links, err := net.Interfaces()
	fmt.Println("links", err)
	for _, link := range links {
		addresses, err := link.Addrs()
		fmt.Println(link.Index, link.Name, link.MTU, link.HardwareAddr, link.Flags, addresses, err)
	}
	fmt.Println(net.InterfaceAddrs())
	fmt.Println(net.InterfaceByName("nosuch"))
	fmt.Println(net.InterfaceByIndex(1))
}

// Many threads ask at once.
func together() {
	var group sync.WaitGroup
	answers := make([]string, 40)
	for i := range answers {
		group.Add(1)
		go func(i int) {
			defer group.Done()
			links, err := net.Interfaces()
			answers[i] = fmt.Sprint(len(links), err)
		}(i)
	}
	group.Wait()
	same := true
	for _, answer := range answers {
		same = same && answer == answers[0]
	}
	fmt.Println("together", same)
}

func listen(groups uint32) *os.File {
	fd, err := syscall.Socket(syscall.AF_NETLINK, syscall.SOCK_RAW|syscall.SOCK_CLOEXEC|syscall.SOCK_NONBLOCK, syscall.NETLINK_ROUTE)
	if err != nil {
		fmt.Println("socket", err)
		os.Exit(1)
	}
	fmt.Println("bind", syscall.Bind(fd, &syscall.SockaddrNetlink{Family: syscall.AF_NETLINK, Groups: groups}))
	return os.NewFile(uintptr(fd), "netlink")
}

// Sockets that the runtime's epoll waits for, edge by edge.
func events() {
	file := listen(1 << (syscall.RTNLGRP_LINK - 1))
	fmt.Println("deadline", file.SetReadDeadline(time.Now().Add(100*time.Millisecond)))
	buffer := make([]byte, 65536)
	_, err := file.Read(buffer)
	fmt.Println("nothing", errors.Is(err, os.ErrDeadlineExceeded))
	file.SetReadDeadline(time.Time{})
	changed := make(chan error)
	go func() {
		time.Sleep(50 * time.Millisecond)
		changed <- raise()
	}()
	for heard := 0; heard < 3; heard++ {
		n, err := file.Read(buffer)
		messages, _ := syscall.ParseNetlinkMessage(buffer[:n])
		for _, message := range messages {
			fmt.Println("heard", message.Header.Type, err)
		}
	}
	fmt.Println("changed", <-changed)
	waits := make(chan error)
	go func() {
		_, err := file.Read(buffer)
		waits <- err
	}()
	time.Sleep(50 * time.Millisecond)
	fmt.Println("closed", file.Close(), errors.Is(<-waits, os.ErrClosed))
}

// Sets the MTU of lo, by ioctl, three times.
func raise() error {
	fd, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_DGRAM, 0)
	if err != nil {
		return err
	}
	defer syscall.Close(fd)
	for _, mtu := range []byte{1, 2, 3} {
		request := [40]byte{'l', 'o'}
		request[17] = mtu
		if _, _, errno := syscall.Syscall(syscall.SYS_IOCTL, uintptr(fd), syscall.SIOCSIFMTU, uintptr(unsafe.Pointer(&request))); errno != 0 {
			return errno
		}
	}
	return nil
}

func main() {
	interfaces()
	together()
	events()
}
