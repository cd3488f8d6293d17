package main

import (
	"time"

	"golang.org/x/sys/windows"
)

// processorTime is the user and system time of this process, all threads together.
func processorTime() time.Duration {
	var created, exited, kernel, user windows.Filetime
	if err := windows.GetProcessTimes(windows.CurrentProcess(), &created, &exited, &kernel, &user); err != nil {
		return 0
	}
	span := func(t windows.Filetime) time.Duration {
		return 100 * time.Duration(uint64(t.HighDateTime)<<32|uint64(t.LowDateTime))
	}
	return span(kernel) + span(user)
}
