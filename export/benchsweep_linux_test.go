package export

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/scale"
	"throughline.org/throughline/chronology/when"
)

// BenchmarkSweep makes a version of a review of 10,000 events as Release does, up to
// the writing to the disk, and the same without its sweep, turn by turn in an order
// left to chance, and tells what share of the latter the sweep adds: of the time
// that one waits, and of the processor time of all cores together. Of each it
// compares the least of all rounds: what else the machine does only adds to it. The
// budget: a tenth.
func BenchmarkSweep(b *testing.B) {
	r := scale.Review(10_000)
	for i, name := range []string{"Jane Hope Thornbury", "Mary Thornbury", "Mark Kowalczyk", "Will Okonkwo-Reid", "Siân O'Neil", "Grace Adeyemi"} {
		r.Put(&chronology.Person{UID: chronology.UID(fmt.Sprint("person", i)), RealName: name, Label: fmt.Sprint("Person ", i), Born: "2 May 2012"})
	}
	d := chronology.Solve(r)
	d.Order()
	for _, v := range []chronology.Version{{For: chronology.ForPanel}, {For: chronology.Published, Dates: chronology.DatesRelative}} {
		for _, format := range Formats {
			if format.Ending == ".svg" || format.Ending == ".png" {
				continue // of a day that is hidden, lanes tell other things
			}
			b.Run(string(v.For)+format.Ending, func(b *testing.B) {
				rel := Release{Path: "x" + format.Ending, Format: format, Version: v, Options: Options{Printed: when.Date(2026, time.November, 23)}}
				var alone, swept spent
				for b.Loop() {
					for began := time.Now(); len(swept.wall) < leastRounds || time.Since(began) < leastTime; {
						turns := []func(){
							func() { alone.add(func() { rel.unswept(b, r, d) }) },
							func() { swept.add(func() { rel.whole(b, r, d) }) },
						}
						first := rand.IntN(2)
						turns[first]()
						turns[1-first]()
					}
				}
				b.ReportMetric(float64(slices.Min(alone.wall).Microseconds())/1000, "ms-made")
				b.ReportMetric(float64((slices.Min(swept.wall)-slices.Min(alone.wall)).Microseconds())/1000, "ms-sweep")
				b.ReportMetric(float64(slices.Min(swept.wall))/float64(slices.Min(alone.wall))-1, "of-wall")
				b.ReportMetric(float64(slices.Min(swept.processor))/float64(slices.Min(alone.processor))-1, "of-processor")
				b.ReportMetric(0, "ns/op")
			})
		}
	}
}

// leastRounds is how often each is made, and leastTime how long rounds go on.
const (
	leastRounds = 15
	leastTime   = 6 * time.Second
)

// whole makes the file and searches it.
func (rel Release) whole(b *testing.B, r *chronology.Review, d *chronology.Dating) {
	var out Released
	shown, _ := chronology.Render(r, d, rel.Version)
	_, err := rel.swept(r, d, shown, chronology.Solve(shown), &out)
	require.NoError(b, err, "%v", out.Findings)
}

// unswept makes the file alone.
func (rel Release) unswept(b *testing.B, r *chronology.Review, d *chronology.Dating) {
	var file bytes.Buffer
	shown, _ := chronology.Render(r, d, rel.Version)
	_, err := rel.Format.Write(&file, shown, chronology.Solve(shown), rel.Options)
	require.NoError(b, err)
}

// spent is what the rounds took: the time that passed, and that of all cores
// together, the collecting of garbage included.
type spent struct{ wall, processor []time.Duration }

// add measures one round. What others left is collected before.
func (s *spent) add(do func()) {
	runtime.GC()
	processor, wall := processorNow(), time.Now()
	do()
	s.wall = append(s.wall, time.Since(wall))
	s.processor = append(s.processor, processorNow()-processor)
}

func processorNow() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		panic(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
