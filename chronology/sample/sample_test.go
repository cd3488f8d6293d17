package sample

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// rows reads a table with a header line.
func rows(t *testing.T, path string) []map[string]string {
	t.Helper()
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	lines := strings.Split(strings.TrimRight(string(text), "\n"), "\n")
	header := strings.Split(lines[0], "\t")
	var list []map[string]string
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, cell := range strings.Split(line, "\t") {
			row[header[i]] = cell
		}
		list = append(list, row)
	}
	return list
}

func TestEveryRowOfTheReportsChronologyIsThere(t *testing.T) {
	r := Review()
	keys := map[string]bool{}
	table := rows(t, "testdata/events.tsv")
	for _, row := range table {
		keys[row["key"]] = true
	}
	for _, row := range table {
		e := r.Event(Key(row["key"]))
		require.NotNil(t, e, row["key"])
		wording := row["when"]
		for key := range keys {
			wording = regexp.MustCompile(`(^|[ ;])`+regexp.QuoteMeta(key)+`($|[ ;])`).
				ReplaceAllString(wording, "${1}{"+string(Key(key))+"}${2}")
		}
		assert.Equal(t, wording, e.When.Wording, row["key"])
		assert.Equal(t, row["key"], e.ExternalID)
		assert.Equal(t, row["kind"], r.Kind(e.Kind).Name, row["key"])
		assert.Contains(t, e.Source, "Overview report, paragraph", row["key"])
		for _, number := range strings.Split(row["paragraph"], ", ") {
			assert.Contains(t, e.Source, number, row["key"])
		}
		if row["agency"] == "" {
			assert.True(t, e.Family(), row["key"])
			continue
		}
		assert.Equal(t, row["agency"], r.Agency(e.Agency).Name, row["key"])
		assert.Equal(t, row["service"], r.Service(e.Service).Name, row["key"])
		assert.Equal(t, e.Agency, r.Service(e.Service).Agency, row["key"])
	}
	assert.Len(t, table, 52)
	assert.Len(t, r.Events, 54, "the agreement to assess (6.10) and the midwives' visits (6.13) besides")
}

func TestAgenciesAreThoseOfTheReport(t *testing.T) {
	r := Review()
	want := map[string]bool{}
	for _, row := range rows(t, "testdata/events.tsv") {
		if row["agency"] != "" {
			want[row["agency"]] = true
		}
	}
	require.Len(t, r.Agencies, 11)
	for i, a := range r.Agencies {
		assert.True(t, want[a.Name], a.Name)
		assert.Equal(t, chronology.AgencyColours[i], a.Colour)
	}
}

func TestEverythingNamedIsDefined(t *testing.T) {
	r := Review()
	uids := map[chronology.UID]bool{}
	for x := range r.All() {
		assert.False(t, uids[x.Identity()], "uid used twice: %T", x)
		uids[x.Identity()] = true
	}
	for _, e := range r.Events {
		named := []chronology.UID{e.Kind}
		if !e.Family() {
			named = append(named, e.Agency, e.Service)
		}
		for _, i := range e.Involved {
			named = append(named, i.Person)
		}
		for _, s := range e.Seen {
			named = append(named, s.Child)
		}
		for _, told := range e.Told {
			named = append(named, told.Agency)
			named = append(named, tokens(told.When)...)
		}
		named = append(named, e.Lines...)
		named = append(named, tokens(e.When.Wording)...)
		named = append(named, tokens(e.Known)...)
		for _, uid := range named {
			assert.True(t, uids[uid], "%s names what is not there: %s", e.ExternalID, uid)
		}
		for _, clause := range e.When.SetAside {
			assert.Contains(t, strings.Split(e.When.Wording, "; "), clause, e.ExternalID)
		}
	}
	for _, a := range r.Agencies {
		for _, uid := range append(tokens(a.InvolvedFrom), tokens(a.InvolvedTo)...) {
			assert.True(t, uids[uid], "%s names what is not there: %s", a.Short, uid)
		}
	}
	for _, l := range r.Links {
		assert.True(t, uids[l.From] && uids[l.To], "link %s to %s", l.From, l.To)
	}
	for _, p := range r.People {
		assert.True(t, p.BirthEvent == "" || uids[p.BirthEvent], p.Label)
	}
}

func tokens(text string) []chronology.UID {
	var uids []chronology.UID
	for _, m := range regexp.MustCompile(`\{¶?([^}]+)\}`).FindAllStringSubmatch(text, -1) {
		uids = append(uids, chronology.UID(m[1]))
	}
	return uids
}

func TestParagraphsTellEveryEvent(t *testing.T) {
	r := Review()
	require.Len(t, r.Paragraphs, 36)
	told := map[chronology.UID]bool{}
	for i, p := range r.Paragraphs {
		number := fmt.Sprintf("6.%d", i+1)
		assert.Equal(t, uid("paragraph", number), p.UID, "in the order of the report")
		assert.NotEmpty(t, p.Text, number)
		for _, e := range p.Events {
			assert.NotNil(t, r.Event(e), number)
			told[e] = true
		}
		for _, named := range tokens(p.Text) {
			assert.NotNil(t, r.Paragraph(named), number)
		}
		if i > 1 {
			assert.NotEmpty(t, p.Events, number)
		}
	}
	for _, e := range r.Events {
		assert.True(t, told[e.UID], "no paragraph tells %s", e.ExternalID)
	}
	assert.Contains(t, r.Paragraphs[24].Text, "{¶"+string(uid("paragraph", "6.23"))+"}", "6.25 refers to 6.23")
}

// The report is quoted nowhere: apart from names, no nine words of it stand in
// the same order in our text. testdata/shingles.txt holds a hash of each of its
// nine-word sequences, so the test needs no copy of it.
func TestNoSentenceOfTheReportIsCopied(t *testing.T) {
	hashes, err := os.ReadFile("testdata/shingles.txt")
	require.NoError(t, err)
	copied := map[string]bool{}
	for _, h := range strings.Fields(string(hashes)) {
		copied[h] = true
	}
	require.NotEmpty(t, copied)
	for where, text := range texts(Review()) {
		words := chronology.Words(text)
		for i := 0; i+9 <= len(words); i++ {
			sequence := strings.Join(words[i:i+9], " ")
			assert.False(t, copied[shingle(sequence)], "%s: %q", where, sequence)
		}
	}
}

func shingle(words string) string {
	sum := sha256.Sum256([]byte(words))
	return hex.EncodeToString(sum[:5])
}

func texts(r *chronology.Review) map[string]string {
	all := map[string]string{}
	for _, e := range r.Events {
		all[e.ExternalID+" title"] = e.Title
		all[e.ExternalID+" what"] = e.What
		all[e.ExternalID+" outcome"] = e.Outcome
		all[e.ExternalID+" voice"] = e.Voice
		all[e.ExternalID+" note"] = e.Note
	}
	for _, p := range paragraphs {
		all[p.number] = p.text
	}
	for _, l := range r.Lines {
		all["line "+l.Short] = l.Question
	}
	return all
}

func TestReviewIsTheSameEachTimeAndNobodysCopyIsShared(t *testing.T) {
	first, second := Review(), Review()
	assert.Equal(t, first.Events, second.Events)
	assert.NotSame(t, first.Events[0], second.Events[0])
	assert.Regexp(t, `^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`, string(first.Events[0].UID), "shaped like a UUIDv7")
}

func TestSixThirteenIsSetAside(t *testing.T) {
	assert.Len(t, Review().Event(Key("c-birth")).When.SetAside, 1)
}

func TestFamilyIsTable1AsPrinted(t *testing.T) {
	ages := map[string]string{}
	for _, p := range Review().People {
		ages[p.Label] = p.AgeStated
	}
	assert.Equal(t, map[string]string{
		"Baby C": "Died age 11 months", "Mother": "22", "Father": "28", "Sibling 1": "2",
		"Ex-Partner of Father": "Not Known", "Half sibling 1": "7", "Half sibling 2": "3", "Maternal grandmother": "48",
	}, ages)
}

func TestWhatRunsThroughAllLanes(t *testing.T) {
	r := Review()
	var lines, eras []string
	for _, e := range r.Events {
		if e.DayLine {
			lines = append(lines, e.ExternalID)
		}
		if e.Era {
			eras = append(eras, e.ExternalID)
			assert.Equal(t, when.Span, chronology.Solve(r).Of(e.UID).Extent, "%s lasts", e.ExternalID)
		}
	}
	assert.Equal(t, []string{"first-referral", "second-referral"}, lines, "births and the critical incident do so anyway")
	assert.Equal(t, []string{"antenatal-care", "life-support"}, eras)
}
