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

func TestWhatStandsForADateGoesWithTheWordsAround(t *testing.T) {
	for text, want := range map[string]string{
		"at the 12 March meeting it":        "at the [date] meeting it",
		"a March 12 call":                   "a [date] call",
		"on the 12th of March she":          "two weeks earlier she",
		"seen on the 12th March, then":      "seen two weeks earlier, then",
		"the twelfth of March was":          "two weeks earlier was",
		"w/c 12/3/13":                       "w/c [date]",
		"scan_2013-03-12.pdf":               "scan_[date].pdf",
		"HV12/03/13":                        "HV[date]",
		"c. 12 March 2013":                  "c. [date]",
		"2013-03-12T14:30":                  "two weeks earlier at 14:30",
		"her letter of 12 March 2013 and":   "her letter of [date] and",
		"her 12 March visit was":            "her [date] visit was",
		"12/03/2013, “12/03/2013” or so":    "two weeks earlier, “two weeks earlier” or so",
		"pain 7/10 on 12/3 and 5/7 tablets": "pain 7/10 two weeks earlier and 5/7 tablets",
	} {
		left, _ := told(t, text, relative)
		assert.Equal(t, strings.ToLower("Read: "+want+" thus."), strings.ToLower(left), text)
	}
	left, _ := told(t, "at the 12 March meeting, on the 12th of March", byMonth)
	assert.Equal(t, "Read: at the March meeting, in March thus.", left)
}

func TestASpanWhoseEndsAreWordedAlikeIsWordedOnce(t *testing.T) {
	r := reviewOf([2]string{"stay", "from 12 to 15 March 2013"})
	r.Put(&Person{UID: "child", Label: "Ruby", Subject: true, Born: "1 March 2012"})
	c, _ := Render(r, Solve(r), relative)
	assert.Equal(t, "when Ruby was 12 months old", c.Event("stay").When.Wording)
}
