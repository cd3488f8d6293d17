package sweep_test

import (
	"testing"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/export/sweep"
)

// FuzzFile searches files that are not what their ending says, or damaged: it may
// refuse them, but must come back.
func FuzzFile(f *testing.F) {
	r := clean(3)
	s := sweep.New(r, chronology.Solve(r), chronology.Version{For: chronology.Published, Dates: chronology.DatesAge}, printed)
	endings := []string{".pdf", ".docx", ".xlsx", ".csv", ".svg", ".json"}
	for i := range endings {
		f.Add(i, []byte("Jane Thornbury, born 2 May 2012, 01632 960123, CV1 2GH"))
		f.Add(i, []byte("%PDF-1.7\n1 0 obj\n<</Length 9/N 3/First 4/Type/ObjStm/Kids[1 0 R]>>\nstream\n(Jane)Tj <4A>\nendstream\nendobj"))
		f.Add(i, []byte(`<svg aria-label="Jane"><text>Jane &amp; Mary</text><!-- x --></svg>`))
		f.Add(i, []byte(`{"a": ["\u004aane", 9434765919, {"b": null}]}`))
	}
	f.Fuzz(func(t *testing.T, ending int, content []byte) {
		_, _ = s.File("x"+endings[uint(ending)%uint(len(endings))], content)
	})
}
