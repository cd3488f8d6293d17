package main

import (
	"os"
	"strconv"
	"strings"
)

// peakMemory is the most memory that this process has held at a time, in bytes;
// 0 where it cannot be read. It includes what is shared with others: the
// libraries of the graphics system.
func peakMemory() int64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	line, _, _ := strings.Cut(rest, "kB")
	kibibytes, err := strconv.ParseInt(strings.TrimSpace(line), 10, 64)
	if err != nil {
		return 0
	}
	return kibibytes * 1024
}
