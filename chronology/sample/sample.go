// Package sample holds the bundled review: the facts of the published serious
// case review of Baby C (Coventry, 2016), in our own words.
package sample

import "throughline.org/throughline/chronology"

// Review returns a fresh copy of the bundled review. Its uids are always the same.
func Review() *chronology.Review { return chronology.NewReview("Baby C") }
