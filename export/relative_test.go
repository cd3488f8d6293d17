package export_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/sample"
	"throughline.org/throughline/export"
)

// published is the bundled review as it is published, dates by a policy.
func published(policy chronology.DatePolicy) *chronology.Review {
	r := sample.Review()
	c, _ := chronology.Render(r, chronology.Solve(r), chronology.Version{For: chronology.Published, Dates: policy})
	s := *c.Settings
	s.Reference, s.Title = "", "A child" // the real ones have the year of the report
	c.Put(&s)
	return c
}

// calendar is what tells a date: a year, a month with its year, the name of a month.
var calendar = regexp.MustCompile(`\b(19|20)\d\d\b|\b(January|February|March|April|June|July|August|September|October|November|December)\b`)

func TestLanesWithoutDatesTellNone(t *testing.T) {
	for _, policy := range []chronology.DatePolicy{chronology.DatesRelative, chronology.DatesAge} {
		r := published(policy)
		d := chronology.Solve(r)
		read, _, _ := made(t, r, export.Options{What: []export.Part{export.Lanes}})
		text := read.Root.Text()
		figures := read.Root.Find("Figure")
		require.NotEmpty(t, figures, "the published version has lanes")
		for _, f := range figures {
			text += "\n" + f.Alt
			assert.Contains(t, f.Alt, "time is counted from the birth of Baby C")
		}
		assert.Contains(t, text, "Health visiting: ")
		for _, entry := range read.Outline {
			text += "\n" + entry.Title
		}
		assert.Contains(t, text, "before the birth of Baby C to")
		assert.Empty(t, calendar.FindAllString(text, -1), "%s", policy)

		var drawing bytes.Buffer
		require.NoError(t, export.SVG(&drawing, r, d, export.Options{}))
		assert.Contains(t, drawing.String(), "from the birth of Baby C")
		svg := regexp.MustCompile(`xmlns="[^"]*"`).ReplaceAllString(drawing.String(), "")
		assert.Empty(t, calendar.FindAllString(regexp.MustCompile(`>([^<]+)<`).FindString(svg), -1))
		for _, words := range regexp.MustCompile(`>([^<]+)<`).FindAllStringSubmatch(svg, -1) {
			assert.NotRegexp(t, calendar, words[1])
		}
	}
}

// TestLanesWithoutDatesKeepTheirDistances: what the wordings say is where it stands.
func TestLanesWithoutDatesKeepTheirDistances(t *testing.T) {
	path, _ := pdf(t, published(chronology.DatesAge), export.Options{What: []export.Part{export.Gaps}})
	text := words(textOf(t, path))
	assert.Contains(t, text, "How long")
	assert.Contains(t, text, "Certain")
	assert.NotRegexp(t, calendar, regexp.MustCompile(`printed 23 Nov 2026`).ReplaceAllString(text, ""))
}

// TestTheAxisKnowsWhatItsZeroCountsFrom: Baby C is born when Sibling 1 is 12 to 13
// months old, and is 11 months old at the end; nothing stands further away. The
// lanes take two sheets, which lie beside each other, not one below the other.
func TestTheAxisKnowsWhatItsZeroCountsFrom(t *testing.T) {
	path, _ := pdf(t, published(chronology.DatesRelative), export.Options{What: []export.Part{export.Lanes}})
	text := words(textOf(t, path))
	assert.Contains(t, text, "13 months before the birth of Baby C to 12 months after the birth of Baby C")
	assert.Contains(t, text, "Sheet 2 of 2 · cut at the marks on the left and lay over sheet 1 · 54 events")
}

func TestLanesByTheMonthShowMonths(t *testing.T) {
	read, _, _ := made(t, published(chronology.DatesMonth), export.Options{What: []export.Part{export.Lanes}})
	text := read.Root.Text()
	for _, f := range read.Root.Find("Figure") {
		text += f.Alt
	}
	assert.Regexp(t, `Contacts by agency, \w+ 2012 to \w+ 2014`, text)
	assert.NotRegexp(t, `\b\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w* 20\d\d`, text, "no day")
}

// TestNothingToCountFrom: events that are dated by the calendar alone leave no axis.
func TestNothingToCountFrom(t *testing.T) {
	r := chronology.NewReview("Nothing")
	r.Put(&chronology.Event{UID: "e", What: "A visit.", When: chronology.When{Wording: "8 May 2013"}})
	c, _ := chronology.Render(r, chronology.Solve(r), chronology.Version{For: chronology.Published, Dates: chronology.DatesRelative})
	require.ErrorIs(t, export.SVG(&bytes.Buffer{}, c, chronology.Solve(c), export.Options{}), export.ErrDatesHidden)
	path, _ := pdf(t, c, export.Options{What: []export.Part{export.Lanes}})
	assert.Contains(t, words(textOf(t, path)), "not drawn in this version")
}

// TestAVersionListsTheGapsOfTheReview: the same, as sure, without their days.
func TestAVersionListsTheGapsOfTheReview(t *testing.T) {
	o := export.Options{What: []export.Part{export.Gaps}}
	listed := func(r *chronology.Review) (rows []string) {
		read, _, _ := made(t, r, o)
		for _, row := range read.Root.Find("TR") {
			var cells []string
			for _, kind := range []string{"TH", "TD"} {
				for _, cell := range row.Find(kind) {
					cells = append(cells, ref.FindString(cell.Text()))
					if text := words(cell.Text()); text == "Certain" || text == "Possible" {
						cells = append(cells, text)
					}
				}
			}
			rows = append(rows, strings.Join(strings.Fields(strings.Join(cells, " ")), " "))
		}
		return rows
	}
	own := listed(sample.Review())
	require.Contains(t, own, "POL3 POL4 Certain")
	for _, policy := range []chronology.DatePolicy{chronology.DatesMonth, chronology.DatesRelative, chronology.DatesAge} {
		assert.Equal(t, own, listed(published(policy)), policy)
		path, _ := pdf(t, published(policy), o)
		assert.NotRegexp(t, `\d days?\)`, words(textOf(t, path)), policy)
	}
}

var ref = regexp.MustCompile(`^\s*[A-Z]{2,4}\d+\b`)
