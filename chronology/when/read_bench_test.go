package when

import "testing"

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
