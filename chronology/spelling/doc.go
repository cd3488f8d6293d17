// Package spelling says how words are written: folded for comparison, in which
// letters, whether they are ordinary English words, and whether two are one slip
// of the pen apart.
package spelling
