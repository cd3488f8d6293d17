//go:build !race

package store

// slowed and swollen are how much longer things may take, and how much more memory,
// under the race detector.
const slowed, swollen = 1, 1
