//go:build race

package intake

// slowed is how much longer things may take under the race detector.
const slowed = 12
