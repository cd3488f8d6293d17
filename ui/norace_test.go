//go:build !race

package ui

import "time"

const (
	rowsTimed   = 20_000
	stillAtMost = 100 * time.Millisecond
)
