package chronology

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// dateForms are 12 March 2013 as people write it, with its year and without.
func dateForms(t *testing.T) (whole, yearless []string) {
	t.Helper()
	content, err := os.ReadFile("testdata/dateforms.txt")
	require.NoError(t, err)
	_, list, _ := strings.Cut(string(content), "\n")
	full, short, _ := strings.Cut(list, "----\n")
	return unescaped(full), unescaped(short)
}

func unescaped(list string) []string {
	signs := strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\t`, "\t", `\u00a0`, "\u00a0", `\u202f`, "\u202f", `\u2009`, "\u2009", `\u2011`, "\u2011",
		`\u2010`, "\u2010", `\u00ad`, "\u00ad", `\u200b`, "\u200b")
	var forms []string
	for line := range strings.Lines(list) {
		forms = append(forms, signs.Replace(strings.TrimSuffix(line, "\n")))
	}
	return forms
}

// told is how a version tells a text of an event a fortnight later.
func told(t *testing.T, text string, v Version, people ...*Person) (string, []Replacement) {
	t.Helper()
	r := reviewOf([2]string{"seen", "12 March 2013"}, [2]string{"told", "26 March 2013"})
	r.Settings = &Settings{UID: "settings", ScopeFrom: "1 January 2013", ScopeTo: "31 December 2013"}
	for _, p := range people {
		r.Put(p)
	}
	e := r.Event("told").Copy()
	e.What = "Read: " + text + " thus."
	r.Put(e)
	c, list := Render(r, Solve(r), v)
	return c.Event("told").What, list
}

var (
	relative = Version{For: Published, Dates: DatesRelative}
	byMonth  = Version{For: Published, Dates: DatesMonth}
)

// calendarLeft is what would tell the day: its figures, words, or the year.
var calendarLeft = regexp.MustCompile(`(?i)12|twelfth|\bmar|fawrth|tues|tue\b|13|thirteen|w11`)

func TestADateIsHiddenHoweverItIsWritten(t *testing.T) {
	whole, yearless := dateForms(t)
	require.Greater(t, len(whole)+len(yearless), 120)
	for _, form := range append(whole, yearless...) {
		left, _ := told(t, form, relative)
		assert.NotRegexp(t, calendarLeft, strings.ReplaceAll(left, "two weeks", ""), "%q", form)
		assert.Regexp(t, `(?i)two weeks earlier|\[date\]|\[date of birth\]`, left, "%q", form)

		left, _ = told(t, form, byMonth)
		assert.Regexp(t, `March( 2013)?`, left, "%q", form)
		assert.NotRegexp(t, `(?i)12|twelfth|fawrth|tues|tue\b|-13|w11`, left, "%q", form)
	}
}

func TestADateOfBirthIsHiddenHoweverItIsWritten(t *testing.T) {
	born := &Person{UID: "child", Label: "Child A", RealName: "Zofia Kowal", Subject: true, Born: "12 March 2013"}
	whole, _ := dateForms(t)
	for _, form := range append(whole, "120313", "130312", "DOB120313", "“130312”") {
		r := reviewOf([2]string{"told", "26 March 2014"})
		r.Put(born)
		e := r.Event("told").Copy()
		e.What = "Read: " + form + " thus."
		r.Put(e)
		c, _ := Render(r, Solve(r), Version{For: ForPanel})
		assert.Contains(t, c.Event("told").What, BirthWithheld, "%q", form)
		assert.NotRegexp(t, calendarLeft, c.Event("told").What, "%q", form)
	}
}

func TestWhatOnlyLooksLikeADateIsLeftAsItIs(t *testing.T) {
	content, err := os.ReadFile("testdata/lookalikes.txt")
	require.NoError(t, err)
	looks := unescaped(string(content))
	require.Greater(t, len(looks), 60)
	born := &Person{UID: "child", Label: "Child A", RealName: "Zofia Kowal", Subject: true, Born: "12 March 2013"}
	for _, text := range looks {
		for _, v := range []Version{relative, byMonth, {For: ForPanel}} {
			left, list := told(t, text, v, born)
			for _, p := range list {
				assert.False(t, p.Why == WhyDate || p.How == "date of birth", "%+v: %s in %s", v, p.Found, left)
			}
		}
	}
}
