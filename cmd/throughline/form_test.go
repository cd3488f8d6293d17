package main

import (
	"archive/zip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/sample"
	"throughline.org/throughline/intake"
	"throughline.org/throughline/store"
)

// asked is a review whose agency has an event with something in every field that a
// form has, and odd characters in all.
func asked() *chronology.Review {
	r := chronology.NewReview("Child Q")
	r.Settings.ScopeFrom, r.Settings.ScopeTo = "1 May 2012", "30 April 2014"
	visit := r.KindNamed("home visit").UID
	for _, x := range []chronology.Entity{
		&chronology.Agency{UID: "hv", Name: "Health Visiting (Siân & Co)", Short: "HV"},
		&chronology.Agency{UID: "pol", Name: "Police", Short: "P"},
		&chronology.Service{UID: "nn", Agency: "hv", Name: "Nursery nurses"},
		&chronology.Person{UID: "m", Label: "Mother", RealName: "Alice Secretname", Family: true, Relationship: "Mother of the subject"},
		&chronology.Person{UID: "q", Label: "Child Q", RealName: "Wyn Secretname", Subject: true, Child: true},
		&chronology.Person{UID: "s", Label: "Sibling 1", Child: true, Family: true},
		&chronology.LineOfEnquiry{UID: "l1", Short: "Referrals", Question: "Were referrals answered?"},
		&chronology.LineOfEnquiry{UID: "l2", Short: "Voice", Question: "Was Child Q heard?"},
		&chronology.Event{
			UID: "e1", Agency: "hv", Service: "nn", Kind: visit, ExternalID: "17/a", When: chronology.When{Wording: "01/06/2013 at 16:05"}, Known: "9 June 2013",
			Title: "=1+1", Source: "Record, p. 4; “red book”", What: "First line.\nSecond line with <tags> & \"quotes\".\n\nA tab:\there; 3 < 4, naïve Żółć 中文 😀, no-break\u00a0space.",
			Outcome: "-none agreed", Voice: "“I like my bed.”\n‘No.’", Comment: "+ a strength; @home",
			Involved: []chronology.Involvement{{Person: "m", Part: "reported it; was upset"}, {Person: "q"}}, Professionals: []chronology.Professional{{Role: "Nurse, ward 4"}},
			Seen:  []chronology.ChildSeen{{Child: "q", State: chronology.SeenYes}, {Child: "s", State: chronology.SeenNo}},
			Lines: []chronology.UID{"l1", "l2"}, Note: "SECRET-NOTE", Key: true, Disputed: true,
			Told: []chronology.Told{{Agency: "pol", When: "by 3 June 2013", By: "ward sister, by letter", LeftOut: "the “red book”; all else told"}, {Agency: "hv", NotTold: true}},
		},
		&chronology.Event{UID: "e2", Agency: "hv", When: chronology.When{Wording: "early July 2013"}, Source: "Diary", What: "Telephone call, no reply."},
		&chronology.Event{UID: "e3", Agency: "hv", When: chronology.When{Wording: "from 3 August 2013 to 9 August 2013"}, Source: "Diary", What: "0042", Professionals: []chronology.Professional{{Role: "Health visitor"}, {Role: "Student nurse"}}},
		&chronology.Event{UID: "x", Agency: "pol", When: chronology.When{Wording: "2 June 2013"}, Source: "Log", What: "POLICE-ONLY"},
	} {
		r.Put(x)
	}
	return r
}

// returned reads a form back as an agency returns it unchanged.
func returned(t *testing.T, r *chronology.Review, form string) *intake.Preview {
	t.Helper()
	f, err := os.Open(form)
	require.NoError(t, err)
	defer f.Close()
	info, err := f.Stat()
	require.NoError(t, err)
	doc, err := intake.Read(f, info.Size(), filepath.Base(form), intake.ReadOptions{})
	require.NoError(t, err)
	named := r.AgencyNamed(doc.NamedAgency(r))
	require.NotNil(t, named, "the form says whose it is: %q", doc.NamedAgency(r))
	return intake.NewPreview(doc, r, intake.Options{Agency: named.UID})
}

func TestAFormIsReadBackWithoutLoss(t *testing.T) {
	folder := t.TempDir()
	r := asked()
	path := filepath.Join(folder, "r.throughline")
	require.NoError(t, create(path, r, false))
	for _, name := range []string{"form.docx", "form.xlsx"} {
		t.Run(name, func(t *testing.T) {
			out := filepath.Join(folder, name)
			must(t, "form", path, out, "--agency", "health visiting (siân & co)", "--due", "1 February 2027")
			p := returned(t, r, out)
			assert.Empty(t, p.People, "nobody new")
			assert.Empty(t, p.Kinds)
			assert.Empty(t, p.Services)
			require.Len(t, p.Rows, 3)
			byID := map[string]*intake.PreviewRow{}
			for _, row := range p.Rows {
				assert.Empty(t, row.Refused)
				assert.Empty(t, row.Doubts)
				require.NotNil(t, row.Event)
				byID[row.Event.ExternalID] = row
			}
			for _, uid := range []chronology.UID{"e1", "e2", "e3"} {
				want := r.Event(uid).Copy()
				if want.ExternalID == "" {
					want.ExternalID = string(uid)
				}
				row := byID[want.ExternalID]
				require.NotNil(t, row, uid)
				got := row.Event.Copy()
				want.Note, want.UID = "", got.UID // what a form does not hold
				assert.Equal(t, want, got)
			}
		})
	}
}

func TestAFormTellsNoNamesAndNothingOfOthers(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "r.throughline")
	require.NoError(t, create(path, asked(), false))
	for _, name := range []string{"form.docx", "form.xlsx"} {
		out := filepath.Join(folder, name)
		must(t, "form", path, out, "--agency", "Health Visiting (Siân & Co)")
		text := allParts(t, out)
		for _, secret := range []string{"Secretname", "POLICE-ONLY", "SECRET-NOTE"} {
			assert.NotContains(t, text, secret, name)
		}
		for _, words := range []string{"Mother of the subject", "Were referrals answered?", "Period under review: 1 May 2012 to 30 Apr 2014", "Agency: Health Visiting", "How to fill in"} {
			assert.Contains(t, text, words, name)
		}
		assert.NotContains(t, text, "<f>", "no formula")
	}
}

func TestAnEmptyFormHoldsNoEvents(t *testing.T) {
	folder := t.TempDir()
	r := asked()
	path := filepath.Join(folder, "r.throughline")
	require.NoError(t, create(path, r, false))
	for _, name := range []string{"form.docx", "form.xlsx"} {
		out := filepath.Join(folder, name)
		must(t, "form", path, out, "--agency", "Police", "--empty")
		assert.NotContains(t, allParts(t, out), "POLICE-ONLY")
		status, _, messages := call("form", path, out, "--agency", "Police")
		assert.Equal(t, 1, status, "a file is not replaced: %s", messages)
	}
	status, _, _ := call("form", path, filepath.Join(folder, "form.pdf"), "--agency", "Police")
	assert.Equal(t, 2, status)
	for _, args := range [][]string{{"--agency", "Nobody"}, {}, {"--agency", "Police", "--due", "soon"}} {
		status, _, _ = call(append([]string{"form", path, filepath.Join(folder, "f.docx")}, args...)...)
		assert.Equal(t, 2, status, args)
	}
}

func TestFormsOfTheBundledReviewAreReadBack(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "x.throughline")
	must(t, "sample", path)
	var r *chronology.Review
	require.NoError(t, look(path, func(f *store.File) error { r = f.Review().Snapshot(); return nil }))
	require.NotEmpty(t, sample.Review().Agencies)
	for _, a := range r.Agencies {
		for _, ending := range []string{".docx", ".xlsx"} {
			out := filepath.Join(folder, string(a.UID)+ending)
			must(t, "form", path, out, "--agency", a.Name)
			got := map[string]string{}
			for _, row := range returned(t, r, out).Rows {
				e := row.Event
				if e == nil {
					e = row.Draft
				}
				require.NotNil(t, e, "%s: %s", a.Name, row.Refused)
				got[e.ExternalID] = strings.Join([]string{e.Title, e.Source, e.What, e.Outcome, e.Voice, e.Comment}, "|")
			}
			for _, e := range r.Events {
				if e.Agency == a.UID {
					id := e.ExternalID
					if id == "" {
						id = string(e.UID)
					}
					assert.Equal(t, strings.Join([]string{e.Title, e.Source, e.What, e.Outcome, e.Voice, e.Comment}, "|"), got[id], "%s %s", a.Name, e.UID)
				}
			}
		}
	}
}

// allParts is the text of all parts of a Word or Excel file.
func allParts(t *testing.T, path string) string {
	t.Helper()
	z, err := zip.OpenReader(path)
	require.NoError(t, err)
	defer z.Close()
	var text strings.Builder
	for _, part := range z.File {
		in, err := part.Open()
		require.NoError(t, err)
		_, err = io.Copy(&text, in)
		require.NoError(t, err)
		require.NoError(t, in.Close())
	}
	return text.String()
}
