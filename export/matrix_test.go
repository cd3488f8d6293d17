package export_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/sample"
	"throughline.org/throughline/chronology/scale"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/export"
	"throughline.org/throughline/export/uacheck"
)

// made makes a document and holds it against the standards.
func made(t *testing.T, r *chronology.Review, o export.Options) (*uacheck.Report, export.Report, int) {
	t.Helper()
	o.Printed = printed
	var file bytes.Buffer
	report, err := export.PDF(&file, r, chronology.Solve(r), o)
	require.NoError(t, err)
	read := checked(t, file.Bytes())
	assert.Equal(t, report.Pages, read.Pages)
	return read, report, file.Len()
}

// ofSize is a review of so many events, with paragraphs that rest on them and
// refer to each other.
func ofSize(count int) *chronology.Review {
	switch count {
	case 0:
		return chronology.NewReview("Empty")
	case 52:
		return sample.Review()
	}
	r := scale.Review(count)
	r.Settings.Marking = "OFFICIAL-SENSITIVE"
	for i := range min(count, 200) {
		text := fmt.Sprintf("Paragraph %d tells of an event.", i+1)
		if i > 0 {
			text += fmt.Sprintf(" It follows {¶p%d}.", i-1)
		}
		r.Put(&chronology.Paragraph{UID: chronology.UID(fmt.Sprint("p", i)), Text: text, Events: []chronology.UID{r.Events[i].UID}})
	}
	return r
}

// alone asks for one part, with the agency and the day that it may need.
func alone(r *chronology.Review, part export.Part) export.Options {
	o := export.Options{What: []export.Part{part}}
	if part.NeedsAgency() {
		if len(r.Agencies) == 0 {
			r.Put(&chronology.Agency{UID: "an-agency", Name: "An agency", Short: "AN"})
		}
		o.Agency = r.Agencies[0].UID
	}
	if part.NeedsDay() {
		o.Knew = when.Date(2013, time.June, 1)
	}
	return o
}

// TestEveryKindOfDocumentIsAccessible makes every part alone, and all together,
// of reviews of every size.
func TestEveryKindOfDocumentIsAccessible(t *testing.T) {
	for _, count := range []int{0, 1, 52, 1_000} {
		r := ofSize(count)
		for _, part := range export.Parts {
			t.Run(fmt.Sprintf("%d events/%s", count, part), func(t *testing.T) {
				made(t, r, alone(r, part))
			})
		}
		t.Run(fmt.Sprintf("%d events/all", count), func(t *testing.T) {
			made(t, r, export.Options{Comments: true, Notes: true})
			made(t, r, export.Options{Paper: "A3"})
		})
	}
}

// TestEveryVersionIsAccessible makes all parts together for every reader.
func TestEveryVersionIsAccessible(t *testing.T) {
	r := sample.Review()
	d := chronology.Solve(r)
	for _, audience := range chronology.Audiences {
		for _, dates := range chronology.DatePolicies {
			if audience == chronology.Working && dates != chronology.DatesExact {
				continue // it tells everything
			}
			t.Run(fmt.Sprint(audience, " ", dates), func(t *testing.T) {
				c, _ := chronology.Render(r, d, chronology.Version{For: audience, Dates: dates})
				o := export.Options{What: export.Parts, Agency: r.Agencies[4].UID, Knew: when.Date(2013, time.November, 20)}
				read, _, _ := made(t, c, o)
				assert.NotEmpty(t, read.Root.Find("Figure"), "lanes")
				o.Grey, o.Paper, o.LongSheet = true, "A3", true
				made(t, c, o)
			})
		}
	}
}

func TestTenThousandEventsAreAccessible(t *testing.T) {
	read, report, size := made(t, ofSize(10_000), export.Options{})
	assert.Greater(t, report.Pages, 1000)
	assert.Less(t, size, 6_000_000, "bytes")
	assert.GreaterOrEqual(t, len(read.Root.Find("TR")), 10_000)
}

// alphabets are names and words as people of many languages write them.
var alphabets = map[string]string{
	"Welsh": "Siân ap Llŷr, Ŵyn, Tŷ’r Dŵr", "Polish": "Łukasz Żółć-Wójcik, gęś", "Greek": "Δήμητρα Παπαδοπούλου, ὕδωρ",
	"Cyrillic": "Ірина Ковальчук, Ђорђе, Қайрат", "Vietnamese": "Nguyễn Thị Hương, Đặng", "Urdu": "محمد حسین شاہ، عائشہ بی بی",
	"Arabic": "فاطمة الزهراء, الإسلام", "Hebrew": "דוד בן־גוריון", "Armenian": "Հայկ", "Yoruba": "Adébọ̀wálé Ọláìyá", "symbols": "☑ → ½ № ♥",
	"emoji": "😀 ❤️ 👩‍👧", "Bengali": "রহিম", "broken": "a\xffb\x00c",
}

func TestEveryAlphabetIsAccessible(t *testing.T) {
	for language, words := range alphabets {
		t.Run(language, func(t *testing.T) {
			r := smallReview()
			inWords(r, words)
			read, report, _ := made(t, r, export.Options{Comments: true, Notes: true})
			switch language {
			case "emoji", "Bengali", "broken":
				assert.NotEmpty(t, report.Missing)
			default:
				assert.Empty(t, report.Missing)
				text := read.Root.Text()
				for _, name := range strings.Split(words, ",") {
					assert.Contains(t, text, strings.TrimSpace(name), "whoever listens hears it")
				}
			}
		})
	}
}

// inWords puts words wherever a review has text.
func inWords(r *chronology.Review, words string) {
	s := *r.Settings
	s.Title, s.Marking, s.Version, s.SectionHeading, s.Reference = words, words, words, words, words
	r.Put(&s)
	r.Put(&chronology.Author{UID: "author", Name: words, Role: words})
	r.Put(&chronology.Agency{UID: "hv", Name: words, Short: words, Colour: "#1f8a8c"})
	r.Put(&chronology.Service{UID: "nursery", Agency: "hv", Name: words})
	r.Put(&chronology.Kind{UID: "visit", Name: words, Symbol: chronology.SymbolHome})
	r.Put(&chronology.Person{UID: "child", Label: words, Subject: true, Child: true, Family: true, Ethnicity: words})
	r.Put(&chronology.Person{UID: "worker", Label: words, Role: words})
	r.Put(&chronology.LineOfEnquiry{UID: "referrals", Short: words, Question: words})
	r.Put(&chronology.PanelMember{UID: "panel", Name: words, Representation: words})
	r.Put(&chronology.Abbreviation{UID: "mash", Short: words, Meaning: words})
	r.Put(&chronology.Paragraph{UID: "p1", Text: words, Events: []chronology.UID{"e1"}})
	e := r.Event("e1").Copy()
	e.Title, e.What, e.Outcome, e.Voice, e.Comment, e.Note, e.Source = words, words, words, words, words, words, words
	r.Put(e)
}

func TestFortyAgenciesAreAccessible(t *testing.T) {
	r := smallReview()
	for i := range 40 {
		agency := chronology.UID(fmt.Sprint("agency", i))
		r.Put(&chronology.Agency{UID: agency, Name: fmt.Sprintf("Agency number %d", i+1), Short: fmt.Sprintf("N%d", i+1)})
		r.Put(&chronology.Event{
			UID: chronology.UID(fmt.Sprint("many", i)), Agency: agency, Source: "Record", What: "A visit.",
			When: chronology.When{Wording: fmt.Sprintf("%d June 2013", i%28+1)},
		})
	}
	read, _, _ := made(t, r, export.Options{})
	said := ""
	for _, figure := range read.Root.Find("Figure") {
		said += figure.Alt
	}
	for i := range 40 {
		assert.Contains(t, said, fmt.Sprintf("Agency number %d: 1 event in June 2013", i+1))
	}
}

// TestEveryRowCanBeHeard reads a long table back from the structure tree: each
// event is one row, whose cells say what the event says, also where it is broken
// over pages.
func TestEveryRowCanBeHeard(t *testing.T) {
	r := scale.Review(1000)
	long := longEvent("long", 400)
	long.Agency, long.Kind, long.When.Wording = r.Agencies[0].UID, "", "1 March 2023"
	r.Put(long)
	d := chronology.Solve(r)
	read, _, _ := made(t, r, export.Options{What: []export.Part{export.Table}})
	rows := map[string][]*uacheck.Element{}
	for _, row := range read.Root.Find("TR") {
		cells := row.Elements()
		require.Len(t, cells, 8)
		rows[words(cells[0].Text())] = cells
	}
	for _, e := range d.Order() {
		cells := rows[d.Ref(e.UID)]
		require.NotNil(t, cells, "row %s", d.Ref(e.UID))
		assert.Equal(t, "Row", cells[0].Scope)
		assert.Equal(t, words(r.Agency(e.Agency).Name), words(cells[2].Text()))
		assert.Equal(t, words(e.Source), words(cells[3].Text()))
		assert.Contains(t, words(cells[5].Text()), words(e.What))
	}
	assert.Greater(t, len(rows[d.Ref("long")][5].Pages), 3, "the long row is one row on several pages")
}

func TestHeadingsNestAndTablesStandUnderTheirMonths(t *testing.T) {
	read, _, _ := made(t, sample.Review(), export.Options{})
	var under []string
	heading := ""
	var walk func(*uacheck.Element)
	walk = func(e *uacheck.Element) {
		switch e.Role {
		case "H1", "H2", "H3":
			heading = e.Role + " " + e.Text()
		case "Table":
			under = append(under, heading)
		}
		for _, k := range e.Elements() {
			walk(k)
		}
	}
	walk(read.Root)
	assert.Contains(t, under, "H2 Table 1: the family")
	assert.Contains(t, under, "H3 May 2012")
	assert.Contains(t, under, "H3 April 2014")
	assert.NotContains(t, under, "H2 Integrated chronology", "every row is under its month")
	seen := map[string]bool{}
	for _, h := range under[2:] {
		assert.False(t, seen[h], "%s has one table", h)
		seen[h] = true
	}
}

func TestTheOutlineLeadsToElementsOfItsTitles(t *testing.T) {
	read, _, _ := made(t, sample.Review(), export.Options{})
	require.NotEmpty(t, read.Outline)
	levels := 0
	for _, entry := range read.Outline {
		levels = max(levels, entry.Level)
		if entry.Level == 0 {
			assert.Equal(t, entry.Title, words(entry.To.Text()))
		}
	}
	assert.Equal(t, 2, levels, "parts, years, months")
}
