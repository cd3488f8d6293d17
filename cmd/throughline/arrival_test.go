package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/store"
)

// joint is a table that speaks for two agencies and tells a day in its own order,
// which is neither that of the lanes nor one agency after the other.
const joint = "Date,Agency,Event,Source\n" +
	"3/6/2013,Hospital,The ward telephones the housing office,Notes\n" +
	"3/6/2013,Housing,The office is told that nobody is home,Diary\n" +
	"3/6/2013,Hospital,The ward writes a letter,Notes\n" +
	"4/6/2013 9:00,Housing,The flat is inspected,Diary\n" +
	"June 2013,Housing,Rent is late,Ledger\n"

// arrivals is a review without returns, and what its agencies will send.
type arrivals struct {
	*testing.T
	folder, path string
	agencies     []*chronology.Agency
}

func newArrivals(t *testing.T) *arrivals {
	a := &arrivals{T: t, folder: t.TempDir()}
	a.path = filepath.Join(a.folder, "review.throughline")
	r := chronology.NewReview("A review")
	for _, name := range []string{"Police", "Housing", "GP", "Hospital", "School"} {
		a.agencies = append(a.agencies, &chronology.Agency{UID: chronology.UID(name), Name: name, Short: name[:2]})
		r.Put(a.agencies[len(a.agencies)-1])
	}
	r.Put(&chronology.Event{UID: "move", Title: "The move", What: "The family moves.", When: chronology.When{Wording: "3 June 2013"}})
	r.Put(&chronology.Paragraph{UID: "p1", Text: "In June 2013 the family moves, and several agencies hear of it on one day.", Events: []chronology.UID{"move", "Police-0"}})
	require.NoError(t, create(a.path, r, false))
	return a
}

// sent is what an agency tells of the same few days.
func sent(agency string) []*chronology.Event {
	var list []*chronology.Event
	for i, wording := range []string{"3 June 2013", "3 June 2013", "4 June 2013 9:00", "June 2013"} {
		list = append(list, &chronology.Event{UID: chronology.UID(fmt.Sprintf("%s-%d", agency, i)), Agency: chronology.UID(agency),
			What: fmt.Sprintf("%s tells of it, %d.", agency, i), Source: "Record", When: chronology.When{Wording: wording}})
	}
	return list
}

// fill puts what an agency tells into a file.
func (a *arrivals) fill(path, agency string) {
	require.NoError(a, change(path, func(f *store.File) error {
		_, err := f.Edit("fill in", func(edit *store.Edit) error {
			for _, e := range sent(agency) {
				if err := edit.Put(e); err != nil {
					return err
				}
			}
			return nil
		})
		return err
	}))
}

// returns are made once and taken in again and again: how each is taken in.
func (a *arrivals) returns() [][]string {
	pack, csv := filepath.Join(a.folder, "pack.throughline"), filepath.Join(a.folder, "joint.csv")
	must(a.T, "pack", a.path, pack, "--agency", "Police")
	a.fill(pack, "Police")
	require.NoError(a, os.WriteFile(csv, []byte(joint), 0o600))
	list := [][]string{{"merge", pack}, {"import", csv}}
	for agency, ending := range map[string]string{"GP": ".docx", "School": ".xlsx"} {
		whole, form := filepath.Join(a.folder, agency+".throughline"), filepath.Join(a.folder, agency+ending)
		require.NoError(a, store.CopyTo(a.path, whole))
		a.fill(whole, agency)
		must(a.T, "form", whole, form, "--agency", agency)
		list = append(list, []string{"import", form, "--agency", agency})
	}
	return list
}

// taken takes the returns in, in an order, and gives what is printed then.
func (a *arrivals) taken(list [][]string, order []int) string {
	path := filepath.Join(a.folder, fmt.Sprint(order)+".throughline")
	require.NoError(a, store.CopyTo(a.path, path))
	for _, n := range order {
		must(a.T, append([]string{list[n][0], path}, list[n][1:]...)...)
	}
	pdf := path + ".pdf"
	must(a.T, "export", path, pdf, "--what", "section,table,lanes")
	text, err := exec.Command("pdftotext", "-layout", pdf, "-").Output()
	require.NoError(a, err)
	return must(a.T, "events", path) + string(text)
}

// orders are all orders of n things.
func orders(n int) [][]int {
	if n == 0 {
		return [][]int{nil}
	}
	var list [][]int
	for _, shorter := range orders(n - 1) {
		for at := range n {
			order := append([]int{}, shorter[:at]...)
			list = append(list, append(append(order, n-1), shorter[at:]...))
		}
	}
	return list
}

// Whichever agency's return comes first, by pack, Word, Excel or CSV, the same is
// printed, and a table of several agencies is not torn.
func TestTheOrderInWhichReturnsArriveIsNothing(t *testing.T) {
	a := newArrivals(t)
	list := a.returns()
	var want string
	for _, order := range orders(len(list)) {
		got := a.taken(list, order)
		if want == "" {
			want = got
		}
		require.Equal(t, want, got, "%v", order)
	}
	var told []int
	for _, line := range strings.Split(joint, "\n")[1:4] {
		told = append(told, strings.Index(want, strings.Split(line, ",")[2]))
	}
	assert.IsIncreasing(t, told)
	assert.NotContains(t, told, -1)
	at := func(words string) int { return strings.Index(want, words) }
	assert.Less(t, at("The move"), at("Police tells of it, 0"), "the family stands above the agencies")
	assert.Less(t, at("Police tells of it, 1"), at("GP tells of it, 0"), "then they go by their lanes")
	assert.Less(t, at("GP tells of it, 1"), at("School tells of it, 0"))
}
