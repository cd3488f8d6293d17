package when

import (
	"strings"
	"testing"
)

func BenchmarkRead(b *testing.B) {
	for _, wording := range []string{"2023-04-05T10:30", "5 May 2013", "22/11/2010 14:30", "early June 2012", "Thurs 12/6/12"} {
		b.Run(wording, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Read(wording, Context{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkReadRepetitive reads the longest wordings that repeat one piece, whose
// time per byte should be about that of short ones.
func BenchmarkReadRepetitive(b *testing.B) {
	for _, piece := range repetitive {
		wording := strings.Repeat(piece, longestWording/len(piece))
		b.Run(strings.TrimSpace(piece), func(b *testing.B) {
			b.SetBytes(int64(len(wording)))
			for b.Loop() {
				_, _ = Read(wording, Context{})
			}
		})
	}
}
