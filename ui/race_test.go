//go:build race

package ui

import "time"

// The race detector makes everything many times slower.
const (
	rowsTimed   = 2_000
	stillAtMost = time.Second
)
