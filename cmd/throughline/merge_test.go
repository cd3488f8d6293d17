package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/sample"
	"throughline.org/throughline/store"
)

// smallReview is a review of two agencies, with an event of the first.
func smallReview(t *testing.T) (path, folder string) {
	t.Helper()
	folder = t.TempDir()
	path = filepath.Join(folder, "review.throughline")
	must(t, "new", path, "--title", "T", "--from", "2012", "--to", "2014", "--agency", "Police", "--agency", "Health visiting")
	must(t, "add", path, "--agency", "Police", "--when", "1 June 2013", "--what", "A call.", "--source", "Log")
	return path, folder
}

func contentOf(t *testing.T, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	return content
}

// alter changes the one event of an agency in a file.
func alter(t *testing.T, path string, how func(*chronology.Event)) {
	t.Helper()
	require.NoError(t, change(path, func(f *store.File) error {
		for _, e := range f.Review().Events {
			if a := f.Review().Agency(e.Agency); a != nil && a.Name == "Police" {
				c := e.Copy()
				how(c)
				_, err := f.Edit("alter", func(edit *store.Edit) error { return edit.Put(c) })
				return err
			}
		}
		return fmt.Errorf("no event")
	}))
}

func TestAPackGoesOutAndComesBack(t *testing.T) {
	path, folder := smallReview(t)
	pack := filepath.Join(folder, "police.throughline")
	must(t, "pack", path, "--agency", "police", pack, "--due", "1 July 2014", "--instructions", "Say who was told.")
	status, _, messages := call("pack", path, "--agency", "police", pack)
	assert.Equal(t, 1, status, "nothing is overwritten unasked")
	assert.Contains(t, messages, "Choose another name")
	must(t, "pack", path, "--agency", "Health visiting", filepath.Join(folder, "hv.throughline"))

	must(t, "add", pack, "--agency", "Police", "--when", "2 June 2013", "--what", "A visit.", "--source", "Log")
	alter(t, pack, func(e *chronology.Event) { e.What, e.Outcome = "A long call.", "None." })
	alter(t, path, func(e *chronology.Event) { e.What, e.Note = "A short call.", "Ask." })
	back := filepath.Join(folder, "back.throughline")
	must(t, "return", pack, back)

	before := contentOf(t, path)
	status, out, _ := call("merge", path, back, "--dry-run", "--json")
	assert.Equal(t, 1, status)
	assert.Len(t, decode[mergeJSON](t, out).Conflicts, 1)
	assert.True(t, bytes.Equal(before, contentOf(t, path)), "a dry run changes nothing")

	status, out, _ = call("merge", path, back, "--json")
	assert.Equal(t, 1, status, "there is something to decide")
	result := decode[mergeJSON](t, out)
	assert.Equal(t, []any{"back.throughline", "Police", "later", 2, 1}, []any{result.File, *result.Agency, result.State, len(result.Taken), len(result.Conflicts)})
	events := decode[[]eventJSON](t, must(t, "events", path, "--json"))
	require.Len(t, events, 2)
	assert.Equal(t, "A short call.", events[0].What)
	assert.Contains(t, must(t, "verify", path), "Sound")
	status, out, _ = call("check", path, "--json")
	assert.Contains(t, out, `"conflict"`)
	assert.NotEqual(t, 2, status)

	status, out, _ = call("merge", path, back, "--json")
	assert.Equal(t, []any{0, "same"}, []any{status, decode[mergeJSON](t, out).State})

	conflicts := decode[[]conflictJSON](t, must(t, "conflicts", path, "--json"))
	require.Len(t, conflicts, 1)
	assert.Equal(t, []string{"what", "A call.", "A short call.", "A long call."},
		[]string{conflicts[0].Field, conflicts[0].Base, conflicts[0].Mine, conflicts[0].Theirs})
	must(t, "decide", path, string(conflicts[0].UID), "own", "--text", "A call of ten minutes.")
	assert.Equal(t, "A call of ten minutes.", decode[[]eventJSON](t, must(t, "events", path, "--json"))[0].What)
	assert.Equal(t, "[]\n", must(t, "conflicts", path, "--json"))

	must(t, "undo", path)
	must(t, "undo", path)
	events = decode[[]eventJSON](t, must(t, "events", path, "--json"))
	require.Len(t, events, 1, "the whole merge is one step")
	status, out, _ = call("merge", path, back, "--json")
	assert.Equal(t, []any{1, "later"}, []any{status, decode[mergeJSON](t, out).State}, "what was undone can be taken in again")
}

func TestAPackAsksForFields(t *testing.T) {
	path, folder := smallReview(t)
	pack := filepath.Join(folder, "police.throughline")
	status, _, messages := call("pack", path, "--agency", "Police", pack, "--require", "the weather")
	assert.Equal(t, 2, status)
	assert.Contains(t, messages, "who was told")
	assert.NoFileExists(t, pack)
	must(t, "pack", path, "--agency", "Police", pack, "--require", "Response or outcome", "--require", "comment")
	alter(t, pack, func(e *chronology.Event) { e.Comment = "Quick." })
	asked := func(file string) (found []chronology.Finding) {
		_, out, _ := call("check", file, "--json")
		for _, f := range decode[[]chronology.Finding](t, out) {
			if f.Code == chronology.CodeAsked {
				found = append(found, f)
			}
		}
		return found
	}
	list := asked(pack)
	require.Len(t, list, 1)
	assert.Contains(t, list[0].Message, "what the pack asks for: response or outcome.")
	assert.Empty(t, asked(path), "it may still be filled in")
	must(t, "merge", path, pack)
	assert.Equal(t, list, asked(path), "the overview author sees the same list once it is back")
}

func TestReturnsThatDoNotFitAreRefusedInWords(t *testing.T) {
	path, folder := smallReview(t)
	other, _ := smallReview(t)
	pack := filepath.Join(folder, "police.throughline")
	must(t, "pack", path, "--agency", "Police", pack)
	strange := filepath.Join(folder, "text.throughline")
	require.NoError(t, os.WriteFile(strange, []byte("Dear colleague"), 0o600))
	cut := filepath.Join(folder, "cut.throughline")
	require.NoError(t, os.WriteFile(cut, contentOf(t, pack)[:90_000], 0o600))
	for name, c := range map[string]struct{ file, into, state, says string }{
		"a file cut short": {cut, path, "refused", "Ask whoever sent it to send it again"},
		"another review":   {pack, other, "other review", "made from another review"},
		"a review":         {path, other, "no pack", "not the return of one agency"},
		"a text":           {strange, path, "refused", "not a Throughline review"},
		"nothing":          {pack + "x", path, "refused", "not there"},
	} {
		before := contentOf(t, c.into)
		status, out, _ := call("merge", c.into, c.file, "--json", "--force")
		assert.Equal(t, 1, status, name)
		result := decode[mergeJSON](t, out)
		assert.Equal(t, c.state, result.State, name)
		assert.Contains(t, result.Message, c.says, name)
		assert.True(t, bytes.Equal(before, contentOf(t, c.into)), name)
	}
	status, _, _ := call("pack", path, "--agency", "Nobody", pack+"2")
	assert.Equal(t, 2, status)
	status, _, _ = call("decide", path, "x", "perhaps")
	assert.Equal(t, 2, status)
}

func TestAPackUnderAPassphrase(t *testing.T) {
	path, folder := smallReview(t)
	secret, wrong, pack := filepath.Join(folder, "secret"), filepath.Join(folder, "wrong"), filepath.Join(folder, "p.throughline")
	require.NoError(t, os.WriteFile(secret, []byte("correct horse\r\nand more\n"), 0o600))
	require.NoError(t, os.WriteFile(wrong, []byte("wrong horse\n"), 0o600))
	must(t, "pack", path, "--agency", "Police", pack, "--passphrase-file", secret)
	assert.NotContains(t, string(contentOf(t, pack)), "A call.")
	status, _, messages := call("unpack", pack, pack+"2", "--passphrase-file", wrong)
	assert.Equal(t, 1, status)
	assert.Contains(t, messages, "The passphrase is wrong")
	assert.NoFileExists(t, pack+"2")
	must(t, "unpack", pack, pack+"2", "--passphrase-file", secret)
	alter(t, pack+"2", func(e *chronology.Event) { e.Outcome = "None." })
	must(t, "return", pack+"2", pack+"3", "--passphrase-file", secret)
	status, out, _ := call("merge", path, pack+"3", "--json")
	assert.Equal(t, 1, status)
	assert.Contains(t, decode[mergeJSON](t, out).Message, "passphrase")
	must(t, "merge", path, pack+"3", "--passphrase-file", secret)
	assert.Contains(t, must(t, "verify", path), "Sound")
}

// The bundled review taken apart into a pack for each agency and merged again is
// the review that it was.
func TestTheBundledReviewComesTogetherAgain(t *testing.T) {
	want := sample.Review()
	empty := want.Snapshot()
	for _, e := range want.Events {
		if !e.Family() {
			empty.Remove(e.UID)
		}
	}
	folder := t.TempDir()
	path := filepath.Join(folder, "review.throughline")
	require.NoError(t, create(path, empty, false))
	files := []string{"merge", path}
	for i, a := range want.Agencies {
		pack := filepath.Join(folder, fmt.Sprintf("%d.throughline", i))
		packFilledIn(t, path, pack, a, want)
		files = append(files, pack)
	}
	must(t, files...)
	require.NoError(t, look(path, func(f *store.File) error {
		got := f.Review()
		assert.Len(t, got.Events, len(want.Events))
		for _, e := range want.Events {
			returned := e.Copy()
			if !e.Family() {
				returned.Note, returned.Ref, returned.PublishedFrom = "", "", ""
			}
			assert.Equal(t, returned.Copy(), got.Event(e.UID).Copy())
		}
		before, after := chronology.Solve(want), chronology.Solve(got)
		for _, e := range want.Events {
			assert.Equal(t, before.Of(e.UID).Window, after.Of(e.UID).Window)
		}
		assert.Equal(t, want.Links, got.Links)
		for i, p := range want.Paragraphs {
			assert.Equal(t, want.RenderParagraph(p), got.RenderParagraph(got.Paragraphs[i]))
			assert.Equal(t, p.Events, got.Paragraphs[i].Events)
		}
		return nil
	}))
}

func TestALaterTableIsNoSecondSet(t *testing.T) {
	path, folder := smallReview(t)
	first, second := filepath.Join(folder, "first.csv"), filepath.Join(folder, "second.csv")
	require.NoError(t, os.WriteFile(first, []byte("Date,Event,Source\n2/6/2013,Officers attend the flat and speak with the mother,Log\nnext day,They write to the health visitor,Log\n"), 0o600))
	require.NoError(t, os.WriteFile(second, []byte("Date,Event,Source\n2/6/2013,Officers attend the flat and speak with the mother and the father,Log\n"+
		"next day,They write to the health visitor,Letter book\n1/9/2013,A new report from a neighbour,Log\n"), 0o600))
	must(t, "merge", path, first, "--agency", "Police")
	require.Len(t, decode[[]eventJSON](t, must(t, "events", path, "--json")), 3)
	result := decode[mergeJSON](t, must(t, "merge", path, second, "--agency", "Police", "--json"))
	assert.Len(t, result.Taken, 3, "two changed, one new")
	assert.Len(t, result.Missing, 1, "the call that was there before")
	events := decode[[]eventJSON](t, must(t, "events", path, "--json"))
	require.Len(t, events, 4)
	assert.Contains(t, events[1].What, "and the father")
	assert.Equal(t, []string{"Letter book", "2013-06-03"}, []string{events[2].Source, *events[2].Earliest})
	assert.Equal(t, "same", decode[mergeJSON](t, must(t, "merge", path, second, "--agency", "Police", "--json")).State)
	must(t, "undo", path)
	assert.Len(t, decode[[]eventJSON](t, must(t, "events", path, "--json")), 3)
	status, out, _ := call("merge", path, second, "--json")
	assert.Equal(t, 1, status)
	assert.Contains(t, decode[mergeJSON](t, out).Message, "--agency")
}

// hers are the fields of an event that are the overview author's own, or how the
// timeline shows it: an agency's form has no column for them, and merging leaves them.
var hers = []string{"UID", "Agency", "ExternalID", "Note", "Ref", "PublishedFrom", "Era", "DayLine", "HandOrder", "Attachments"}

// bare is the event as if its agency had said nothing of it yet.
func bare(e *chronology.Event) *chronology.Event {
	c := &chronology.Event{}
	from, to := reflect.ValueOf(e).Elem(), reflect.ValueOf(c).Elem()
	for _, name := range hers {
		to.FieldByName(name).Set(from.FieldByName(name))
	}
	if len(e.When.SetAside) > 0 || e.When.AsMoment || e.When.AsSpan {
		c.When = e.When // how she decided to read it
	}
	return c
}

// carriers are the ways in which an agency's events come back, by turns. Each is
// written from the review as the agency knows it.
var carriers = []struct {
	ending string
	write  func(t *testing.T, whole, out, agency string)
}{
	{".docx", func(t *testing.T, whole, out, agency string) { must(t, "form", whole, out, "--agency", agency) }},
	{".xlsx", func(t *testing.T, whole, out, agency string) { must(t, "form", whole, out, "--agency", agency) }},
	{".csv", func(t *testing.T, whole, out, agency string) { must(t, "export", whole, out, "--lane", agency) }},
	{".throughline", func(t *testing.T, _, out, agency string) {}},
}

// The bundled review is taken apart agency by agency: of its events only what is the
// overview author's stays, and what the agency says comes back in a Word form, an
// Excel template, a CSV file or a pack by turns, whichever agency begins. What is put
// together again is the review that it was: events, windows, links and section.
func TestTheBundledReviewComesTogetherFromWordExcelCSVAndPacks(t *testing.T) {
	want := sample.Review()
	for first := range carriers {
		t.Run(carriers[first].ending, func(t *testing.T) {
			folder := t.TempDir()
			whole, path := filepath.Join(folder, "whole.throughline"), filepath.Join(folder, "review.throughline")
			must(t, "sample", whole)
			must(t, "sample", path)
			for i, a := range want.Agencies {
				takeApart(t, path, a.UID)
				by := carriers[(first+i)%len(carriers)]
				out := filepath.Join(folder, fmt.Sprint(i)+by.ending)
				by.write(t, whole, out, a.Name)
				if by.ending == ".throughline" {
					packFilledIn(t, path, out, a, want)
				}
				result := decode[mergeJSON](t, must(t, "merge", path, out, "--json", "--agency", a.Name))
				assert.Empty(t, result.Refused, result.File)
				assert.Empty(t, result.Missing, result.File)
				assert.NotEmpty(t, result.Taken, result.File)
			}
			together(t, path, want)
		})
	}
}

func takeApart(t *testing.T, path string, agency chronology.UID) {
	t.Helper()
	require.NoError(t, change(path, func(f *store.File) error {
		_, err := f.Edit("take apart", func(edit *store.Edit) error {
			for _, e := range f.Review().Events {
				if e.Agency == agency {
					if err := edit.Put(bare(e)); err != nil {
						return err
					}
				}
			}
			return nil
		})
		return err
	}))
}

// packFilledIn makes a pack of what is left, and fills in what the agency says.
func packFilledIn(t *testing.T, path, out string, a *chronology.Agency, want *chronology.Review) {
	t.Helper()
	must(t, "pack", path, "--agency", a.Name, out)
	require.NoError(t, change(out, func(f *store.File) error {
		_, err := f.Edit("fill in", func(edit *store.Edit) error {
			for _, e := range want.Events {
				if e.Agency == a.UID {
					if err := edit.Put(e); err != nil {
						return err
					}
				}
			}
			return nil
		})
		return err
	}))
}

// together holds the review against what it was before it was taken apart.
func together(t *testing.T, path string, want *chronology.Review) {
	t.Helper()
	require.NoError(t, look(path, func(f *store.File) error {
		got := f.Review()
		require.Len(t, got.Events, len(want.Events))
		for i, e := range want.Events {
			assert.Equal(t, e.Copy(), got.Events[i].Copy(), e.ExternalID)
		}
		before, after := chronology.Solve(want), chronology.Solve(got)
		for _, e := range want.Events {
			assert.Equal(t, before.Of(e.UID).Window, after.Of(e.UID).Window, e.ExternalID)
		}
		assert.Equal(t, want.Links, got.Links)
		assert.Equal(t, want.People, got.People, "nobody is there twice")
		assert.Equal(t, want.Kinds, got.Kinds)
		assert.Equal(t, want.Services, got.Services)
		require.Len(t, got.Paragraphs, len(want.Paragraphs))
		for i, p := range want.Paragraphs {
			assert.Equal(t, want.RenderParagraph(p), got.RenderParagraph(got.Paragraphs[i]))
			assert.Equal(t, p.Events, got.Paragraphs[i].Events)
		}
		assert.Empty(t, got.OpenConflicts())
		return nil
	}))
}

// What came in by import is what a later table of the agency is held against.
func TestATableIsHeldAgainstWhatWasImported(t *testing.T) {
	path, folder := smallReview(t)
	first, second := filepath.Join(folder, "first.csv"), filepath.Join(folder, "second.csv")
	require.NoError(t, os.WriteFile(first, []byte("Date,Event,Source\n2/6/2013,Officers attend the flat and speak with the mother,Log\n"), 0o600))
	require.NoError(t, os.WriteFile(second, []byte("Date,Event,Source\n2/6/2013,Officers attend the flat and speak with the mother and the father,Log\n"), 0o600))
	must(t, "import", path, first, "--agency", "Police")
	result := decode[mergeJSON](t, must(t, "merge", path, second, "--agency", "Police", "--json"))
	assert.Empty(t, result.Conflicts, "nobody here changed it")
	require.Len(t, result.Taken, 1)
	assert.Equal(t, "what", result.Taken[0].Field)
	assert.Equal(t, "same", decode[mergeJSON](t, must(t, "merge", path, second, "--agency", "Police", "--json")).State)
}

// The returns of the bundled review come back as packs and as tables by turns: each
// row meets its own event, and dates, links and section are what they were.
func TestTheBundledReviewMeetsItsOwnReturns(t *testing.T) {
	path := sampleFile(t)
	folder := t.TempDir()
	want := sample.Review()
	var files []string
	for i, a := range want.Agencies {
		name := filepath.Join(folder, fmt.Sprintf("%d.throughline", i))
		if i%2 == 0 {
			must(t, "pack", path, "--agency", a.Name, name)
			files = append(files, name)
			continue
		}
		name = filepath.Join(folder, fmt.Sprintf("%d.csv", i))
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		require.NoError(t, w.Write([]string{"Agency", "Id", "Date", "Title", "Event", "Response", "Source"}))
		for _, e := range want.Events {
			if e.Agency == a.UID {
				require.NoError(t, w.Write([]string{a.Name, e.ExternalID, want.ShowWording(e.When.Wording), e.Title, e.What, e.Outcome, e.Source}))
			}
		}
		w.Flush()
		require.NoError(t, os.WriteFile(name, b.Bytes(), 0o600))
		files = append(files, name)
	}
	for i, file := range files {
		out := must(t, "merge", path, file, "--json", "--agency", want.Agencies[i].Name)
		result := decode[mergeJSON](t, out)
		assert.Empty(t, result.Conflicts, result.File)
		assert.Empty(t, result.Taken, result.File)
		assert.Empty(t, result.Missing, result.File)
	}
	require.NoError(t, look(path, func(f *store.File) error {
		assert.Equal(t, want.Events, f.Review().Events)
		assert.Equal(t, want.Links, f.Review().Links)
		assert.Equal(t, want.Paragraphs, f.Review().Paragraphs)
		return nil
	}))
}

// A trust's own author gathers a pack and a Word table of two departments, and
// returns the whole: each entry is its department's, and what it rests on is known.
func TestATrustGathersItsDepartments(t *testing.T) {
	folder := t.TempDir()
	in := func(name string) string { return filepath.Join(folder, name) }
	r := chronology.NewReview("T")
	for _, x := range []chronology.Entity{
		&chronology.Agency{UID: "trust", Name: "Hospital trust", Short: "HT"}, &chronology.Agency{UID: "pol", Name: "Police"},
		&chronology.Service{UID: "ward", Agency: "trust", Name: "Children's ward"}, &chronology.Service{UID: "ed", Agency: "trust", Name: "Emergency department"},
		&chronology.Event{UID: "before", Agency: "trust", Service: "ed", When: chronology.When{Wording: "1 May 2013"}, Source: "Card", What: "Seen with a cough."},
		&chronology.Event{UID: "secret", Agency: "pol", When: chronology.When{Wording: "2 May 2013"}, Source: "Log", What: "POLICE-ONLY"},
	} {
		r.Put(x)
	}
	require.NoError(t, create(in("review.throughline"), r, false))
	must(t, "pack", in("review.throughline"), "--agency", "Hospital trust", in("trust.throughline"))

	// The ward fills in a pack.
	must(t, "pack", in("trust.throughline"), "--agency", "Hospital trust", "--service", "children's ward", in("ward.throughline"))
	must(t, "add", in("ward.throughline"), "--agency", "Hospital trust", "--when", "3 June 2013", "--what", "Admitted overnight.", "--source", "Ward notes")
	must(t, "return", in("ward.throughline"), in("ward back.throughline"))
	must(t, "merge", in("trust.throughline"), in("ward back.throughline"))

	// The emergency department fills in a Word form: one row is corrected, one is new.
	must(t, "form", in("trust.throughline"), in("asked.docx"), "--agency", "Hospital trust", "--service", "Emergency department")
	assert.NotContains(t, allParts(t, in("asked.docx")), "Admitted overnight", "a department sees its own")
	typed := r.Snapshot()
	seen := typed.Event("before").Copy()
	seen.Outcome = "Sent home."
	typed.Put(seen)
	typed.Put(&chronology.Event{UID: "new", Agency: "trust", Service: "ed", When: chronology.When{Wording: "2 June 2013"}, Source: "Card 7", What: "Brought by ambulance.",
		Told: []chronology.Told{{Agency: "pol", When: "2 June 2013", By: "charge nurse"}}})
	require.NoError(t, create(in("typed.throughline"), typed, false))
	must(t, "form", in("typed.throughline"), in("ED answers.docx"), "--agency", "Hospital trust", "--service", "Emergency department")
	first := decode[mergeJSON](t, must(t, "merge", in("trust.throughline"), in("ED answers.docx"), "--agency", "Hospital trust", "--service", "Emergency department", "--json"))
	assert.Empty(t, first.Missing, "what another department sent is not missed in this one's table")

	must(t, "return", in("trust.throughline"), in("back.throughline"))
	result := decode[mergeJSON](t, must(t, "merge", in("review.throughline"), in("back.throughline"), "--json"))
	assert.Equal(t, "later", result.State)
	require.NoError(t, look(in("review.throughline"), func(f *store.File) error {
		got := f.Review()
		services := map[string]chronology.UID{}
		for _, e := range got.Events {
			services[e.What+"|"+e.Outcome+"|"+e.Source] = e.Service
		}
		assert.Equal(t, map[string]chronology.UID{
			"Seen with a cough.|Sent home.|Card": "ed", "Brought by ambulance.||Card 7": "ed",
			"Admitted overnight.||Ward notes": "ward", "POLICE-ONLY||Log": "",
		}, services)
		require.Len(t, got.Returns, 1, "the review has one return of the trust")
		require.Len(t, got.Receipts, 2, "and knows on which files of the departments it rests")
		for i, name := range []string{"ward back.throughline", "ED answers.docx"} {
			receipt := got.Receipts[i]
			assert.Equal(t, []string{name, "trust"}, []string{receipt.Name, string(receipt.Agency)})
			sum, err := sumOf(in(name))
			require.NoError(t, err)
			assert.Equal(t, sum, receipt.SHA256, "the file itself can be held against it")
		}
		return nil
	}))
	must(t, "merge", in("review.throughline"), in("back.throughline"))
	must(t, "undo", in("review.throughline"))
	require.NoError(t, look(in("review.throughline"), func(f *store.File) error {
		assert.Empty(t, f.Review().Receipts, "all of it is one step")
		return nil
	}))
	assert.Contains(t, must(t, "verify", in("review.throughline")), "Sound")
}

// Two agencies correct one person, and whichever return comes first, neither stands
// for it: both are listed, and one decision settles what agrees with it.
func TestTwoAgenciesCorrectOnePersonInEitherOrder(t *testing.T) {
	path, folder := smallReview(t)
	require.NoError(t, change(path, func(f *store.File) error {
		_, err := f.Edit("list her", func(edit *store.Edit) error {
			return edit.Put(&chronology.Person{UID: "mother", Label: "Mother", Ethnicity: "White", Family: true})
		})
		return err
	}))
	var packs []string
	for agency, ethnicity := range map[string]string{"Police": "Irish", "Health visiting": "Polish"} {
		pack := filepath.Join(folder, ethnicity+".throughline")
		must(t, "pack", path, "--agency", agency, pack)
		require.NoError(t, change(pack, func(f *store.File) error {
			_, err := f.Edit("correct her", func(edit *store.Edit) error {
				p := *f.Review().Person("mother")
				p.Ethnicity = ethnicity
				return edit.Put(&p)
			})
			return err
		}))
		packs = append(packs, pack)
	}
	for _, order := range [][]string{{packs[0], packs[1]}, {packs[1], packs[0]}} {
		copied := filepath.Join(t.TempDir(), "copied.throughline")
		require.NoError(t, store.CopyTo(path, copied))
		must(t, "merge", copied, order[0])
		status, _, _ := call("merge", copied, order[1])
		assert.Equal(t, 1, status, "there is something to decide")
		list := decode[[]conflictJSON](t, must(t, "conflicts", copied, "--json"))
		var said []string
		for _, c := range list {
			said = append(said, strings.Join([]string{c.Agency, c.Base, c.Mine, c.Theirs}, "/"))
		}
		assert.ElementsMatch(t, []string{"Health visiting/White/White/Polish", "Police/White/White/Irish"}, said)
		assert.Equal(t, "White", ethnicityIn(t, copied))
		for _, c := range list {
			if c.Agency == "Police" {
				must(t, "decide", copied, string(c.UID), "theirs")
			}
		}
		assert.Equal(t, "Irish", ethnicityIn(t, copied))
		left := decode[[]conflictJSON](t, must(t, "conflicts", copied, "--json"))
		require.Len(t, left, 1)
		assert.Equal(t, []string{"Irish", "Polish"}, []string{left[0].Mine, left[0].Theirs}, "what it is now is beside it")
		assert.Contains(t, must(t, "verify", copied), "Sound")
	}
}

func ethnicityIn(t *testing.T, path string) (said string) {
	t.Helper()
	require.NoError(t, look(path, func(f *store.File) error {
		said = f.Review().Person("mother").Ethnicity
		return nil
	}))
	return said
}
