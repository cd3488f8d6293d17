package export_test

import (
	"bytes"
	"fmt"
	"runtime"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/scale"
	"throughline.org/throughline/export"
	"throughline.org/throughline/export/sweep"
)

// BenchmarkSweep makes the panel version of a review (rendering, dating, writing)
// and searches it, and tells by what share of the processor time of making it alone
// that is longer, by the least of all rounds: what else the machine does only adds.
// The budget: a tenth. "read-back" is the share where the finished file has to be
// uncompressed again.
func BenchmarkSweep(b *testing.B) {
	r := scale.Review(10_000)
	for i, name := range []string{"Jane Hope Thornbury", "Mary Thornbury", "Mark Kowalczyk", "Will Okonkwo-Reid", "Siân O'Neil", "Grace Adeyemi"} {
		r.Put(&chronology.Person{UID: chronology.UID(fmt.Sprint("person", i)), RealName: name, Label: fmt.Sprint("Person ", i), Born: "2 May 2012"})
	}
	d := chronology.Solve(r)
	d.Order()
	v := chronology.Version{For: chronology.ForPanel}
	for _, ending := range []string{".pdf", ".docx", ".xlsx", ".csv", ".json"} {
		format, _ := export.FormatOf("x" + ending)
		b.Run(ending[1:], func(b *testing.B) {
			made, released, readBack := time.Hour, time.Hour, time.Hour
			make := func(o export.Options) []byte {
				var file bytes.Buffer
				shown, _ := chronology.Render(r, d, v)
				_, err := format.Write(&file, shown, chronology.Solve(shown), o)
				require.NoError(b, err)
				return file.Bytes()
			}
			for b.Loop() {
				var file []byte
				made = min(made, processorTime(func() { file = make(export.Options{}) }))
				readBack = min(readBack, processorTime(func() {
					_, err := sweep.New(r, d, v, 0).File("x"+ending, file)
					require.NoError(b, err)
				}))
				file = nil
				released = min(released, processorTime(func() {
					w := sweep.New(r, d, v, 0).Watch()
					found, err := w.File("x"+ending, make(export.Options{Watch: w}))
					require.NoError(b, err)
					b.ReportMetric(float64(len(found)), "findings")
				}))
			}
			b.ReportMetric(made.Seconds()*1000, "ms-made")
			b.ReportMetric((released-made).Seconds()*1000, "ms-sweep")
			b.ReportMetric(float64(released-made)/float64(made), "of-making")
			b.ReportMetric(float64(readBack)/float64(made), "read-back")
		})
	}
}

// processorTime is what all cores together spend on do, collecting its garbage
// included: what was left by others is collected before.
func processorTime(do func()) time.Duration {
	runtime.GC()
	start := processorNow()
	do()
	return processorNow() - start
}

func processorNow() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		panic(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
