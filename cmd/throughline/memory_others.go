//go:build !linux

package main

// peakMemory is 0, not known: only Linux tells a process its own peak in the
// measure that others are compared in.
func peakMemory() int64 { return 0 }
