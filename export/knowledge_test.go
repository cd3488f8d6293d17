package export_test

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/sample"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/export"
	"throughline.org/throughline/export/uacheck"
)

// under lists the texts of the rows of the tables below headings, by heading.
func under(read *uacheck.Report) map[string][]string {
	rows, heading := map[string][]string{}, ""
	var walk func(*uacheck.Element)
	walk = func(e *uacheck.Element) {
		switch {
		case strings.HasPrefix(e.Role, "H") && len(e.Role) == 2:
			heading = words(e.Text())
		case e.Role == "TBody":
			for _, row := range e.Elements() {
				var cells []string
				for _, c := range row.Elements() {
					cells = append(cells, words(c.Text()))
				}
				rows[heading] = append(rows[heading], strings.Join(cells, " | "))
			}
		}
		for _, k := range e.Elements() {
			walk(k)
		}
	}
	walk(read.Root)
	return rows
}

func TestWhatAnAgencyKnewOnADay(t *testing.T) {
	r := smallReview()
	o := export.Options{What: []export.Part{export.Knowledge, export.Table}, Agency: "gp", Knew: when.Date(2013, time.May, 9)}
	read, _, _ := made(t, r, o)
	rows := under(read)
	require.Len(t, rows["Known: 1 event"], 1)
	assert.Equal(t, "HV1 | 8 May 2013 | Health visiting | First visit | Told by letter on 9 May 2013", rows["Known: 1 event"][0])
	assert.Len(t, rows["Not known: 1 event"], 1, "the birth")
	assert.Contains(t, words(read.Root.Text()), "Left out: 1 event that happened later.")

	o.Knew-- // the letter had not come
	read, _, _ = made(t, r, o)
	assert.Contains(t, under(read)["Not known: 2 events"], "HV1 | 8 May 2013 | Health visiting | First visit | Told later, by letter: not before 9 May 2013")
}

func TestWhatWasKnownNeedsADayAndAnAgency(t *testing.T) {
	r := smallReview()
	d := chronology.Solve(r)
	_, err := export.PDF(io.Discard, r, d, export.Options{What: []export.Part{export.Knowledge}, Agency: "gp"})
	require.ErrorIs(t, err, export.ErrNoDay)
	_, err = export.PDF(io.Discard, r, d, export.Options{What: []export.Part{export.Knowledge}, Knew: printed, Agency: "gone"})
	require.ErrorIs(t, err, export.ErrNoAgency)
}

func TestWhatWasKnownOnADayIsNotToldWhereDaysAreHidden(t *testing.T) {
	r := published(chronology.DatesMonth)
	read, _, _ := made(t, r, export.Options{What: []export.Part{export.Knowledge}, Agency: r.Agencies[0].UID, Knew: when.Date(2013, time.May, 9)})
	assert.Contains(t, words(read.Root.Text()), "it would tell the dates that it keeps back")
	assert.NotContains(t, read.Root.Text(), "2013")
}

func TestSourcesWithTheEventsThatRestOnThem(t *testing.T) {
	r := smallReview()
	again := r.Event("e1").Copy()
	again.UID, again.Source, again.Attachments, again.Ref = "again", "record,  p. 4", nil, ""
	again.When.Wording = "12 May 2013"
	r.Put(again)
	tenth := again.Copy()
	tenth.UID, tenth.Source = "tenth", "Record, p. 10"
	r.Put(tenth)
	read, _, _ := made(t, r, export.Options{What: []export.Part{export.Sources, export.Table}})
	assert.Equal(t, []string{
		"No source is given | Family | FAM1", "Attached: letter.pdf | Health visiting | HV1",
		"Record, p. 4 | Health visiting | HV1, HV2", "Record, p. 10 | Health visiting | HV3", "GP record | General practice | GP1",
	}, under(read)["Sources"])
}

func TestTheVersionsOfTheDocument(t *testing.T) {
	read, _, _ := made(t, smallReview(), export.Options{
		What: []export.Part{export.VersionTable}, Copy: export.Copy{Number: 3, Name: "A.B."},
		Versions: []export.DocumentVersion{{Name: "working draft 2", On: when.Date(2026, time.October, 1), What: "As sent to the agencies."}},
	})
	assert.Equal(t, []string{
		"working draft 2 | 1 October 2026 | As sent to the agencies.",
		"working draft 3 | 23 November 2026 | This document. Working version. Marked OFFICIAL-SENSITIVE. Copy 3 · A.B.",
	}, under(read)["Versions of this document"])
}

func TestWhatIsNotToldOfKnowledgeStandsOnNoPageOfItsOwn(t *testing.T) {
	version := chronology.Version{For: chronology.Published, Dates: chronology.DatesAge}
	r, _ := chronology.Render(sample.Review(), chronology.Solve(sample.Review()), version)
	pages := func(parts ...export.Part) int {
		var out bytes.Buffer
		report, err := export.PDF(&out, r, chronology.Solve(r), export.Options{
			What: parts, Agency: r.Agencies[0].UID, Knew: when.Date(2014, time.January, 1),
		})
		require.NoError(t, err)
		return report.Pages
	}
	assert.Equal(t, pages(export.Sources), pages(export.Knowledge, export.Sources), "what follows begins below it")
	assert.Equal(t, pages(export.Glossary), pages(export.Glossary, export.Knowledge), "or it stands below what is before it")
	assert.Equal(t, pages(export.Gaps)+pages(export.Sources), pages(export.Knowledge, export.Gaps, export.Sources),
		"but the part after that has a page of its own")
}
