package sweep_test

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/export/sweep"
)

// What a version replaces is what its finished file is searched for: every form of a
// date that the rendering knows, and nothing that only looks like one.
func TestDatesAreFoundHoweverTheyAreWritten(t *testing.T) {
	whole, yearless := linesOf(t, "dateforms.txt")
	alike, _ := linesOf(t, "lookalikes.txt")
	r := chronology.NewReview("Child A")
	r.Settings.ScopeFrom, r.Settings.ScopeTo = "1 January 2013", "31 December 2013"
	r.Put(&chronology.Event{UID: "seen", When: chronology.When{Wording: "12 March 2013"}, What: "Seen."})
	published := sweep.New(r, chronology.Solve(r), chronology.Version{For: chronology.Published, Dates: chronology.DatesRelative}, printed)
	born := chronology.NewReview("Child A")
	born.Put(&chronology.Person{UID: "p1", RealName: "Zofia Kowal", Label: "Child A", Born: "12 March 2013"})
	panel := sweep.New(born, chronology.Solve(born), chronology.Version{For: chronology.ForPanel}, printed)
	for _, form := range append(whole, yearless...) {
		assert.Equal(t, []sweep.Kind{sweep.HiddenDate}, kindsIn(t, published, form), "%q", form)
	}
	for _, form := range append(whole, "120313", "130312", "DOB120313") {
		assert.Equal(t, []sweep.Kind{sweep.BirthDate}, kindsIn(t, panel, form), "%q", form)
	}
	for _, text := range alike {
		for _, kind := range append(kindsIn(t, published, text), kindsIn(t, panel, text)...) {
			assert.NotContains(t, []sweep.Kind{sweep.HiddenDate, sweep.BirthDate}, kind, "%q", text)
		}
	}
}

// kindsIn is what is found in a text that stands in a cell.
func kindsIn(t *testing.T, s *sweep.Sweeper, text string) []sweep.Kind {
	t.Helper()
	var b strings.Builder
	w := csv.NewWriter(&b)
	require.NoError(t, w.Write([]string{"what", "Read: " + text + " thus."}))
	w.Flush()
	found, err := s.File("x.csv", []byte(b.String()))
	require.NoError(t, err)
	var kinds []sweep.Kind
	for _, f := range found {
		kinds = append(kinds, f.Kind)
	}
	return kinds
}

// linesOf are the texts of a list, before and behind its line.
func linesOf(t *testing.T, name string) (before, behind []string) {
	t.Helper()
	content, err := os.ReadFile("../../chronology/testdata/" + name)
	require.NoError(t, err)
	signs := strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\t`, "\t", `\u00a0`, "\u00a0", `\u202f`, "\u202f", `\u2009`, "\u2009", `\u2011`, "\u2011",
		`\u2010`, "\u2010", `\u00ad`, "\u00ad", `\u200b`, "\u200b")
	first, second, _ := strings.Cut(string(content), "----\n")
	for _, part := range []struct {
		list *[]string
		text string
	}{{&before, first}, {&behind, second}} {
		for line := range strings.Lines(part.text) {
			if !strings.HasPrefix(line, "#") {
				*part.list = append(*part.list, signs.Replace(strings.TrimSuffix(line, "\n")))
			}
		}
	}
	return before, behind
}
