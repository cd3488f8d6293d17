//go:build !race

package intake

// slowed is how much longer things may take under the race detector.
const slowed = 1

// swollen is how much more memory things may take under it, in per cent.
const swollen = 100
