package chronology_test

import (
	"fmt"
	"testing"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/scale"
)

// BenchmarkRender makes the versions of an invented review for others.
func BenchmarkRender(b *testing.B) {
	r := scale.Review(10_000)
	for i, name := range []string{"Jane Hope Thornbury", "Mary Thornbury", "Mark Kowalczyk", "Will Okonkwo-Reid", "Siân O'Neil", "Grace Adeyemi"} {
		r.Put(&chronology.Person{UID: chronology.UID(fmt.Sprint("person", i)), RealName: name, Label: fmt.Sprint("Person ", i), Subject: i == 0, Born: "2 May 2022"})
	}
	d := chronology.Solve(r)
	d.Order()
	for _, v := range []chronology.Version{
		{For: chronology.ForPanel}, {For: chronology.Published, Dates: chronology.DatesMonth},
		{For: chronology.Published, Dates: chronology.DatesRelative}, {For: chronology.Published, Dates: chronology.DatesAge, Neutral: true},
	} {
		b.Run(fmt.Sprintf("%s/%s/10000", v.For, v.Dates), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, list := chronology.Render(r, d, v)
				b.ReportMetric(float64(len(list)), "replacements")
			}
		})
	}
}
