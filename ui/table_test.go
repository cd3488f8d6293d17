package ui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/store"
)

// tableTest is a table over a real file.
type tableTest struct {
	*tableView
	t *testing.T
}

func newTableTest(t *testing.T, r *chronology.Review) *tableTest {
	t.Helper()
	s, w := sessionOn(t, r)
	v := newTableView(s, w)
	w.SetContent(v.content())
	w.Resize(fyne.NewSize(1000, 600))
	v.focus()
	return &tableTest{v, t}
}

// manyEvents is a review of n dated events of two agencies, each with a ref of its own.
func manyEvents(n int) *chronology.Review {
	r := smallReview()
	r.Remove("visit")
	titles := []string{"Call", "Assessment", "Visit"}
	for i := range n {
		agency := chronology.UID("hv")
		if i%2 == 1 {
			agency = "pol"
		}
		r.Put(&chronology.Event{
			UID: chronology.UID(fmt.Sprintf("e%05d", i)), Agency: agency, Title: titles[i%3], Source: "record",
			What: "Something happened that takes two lines to tell, and was written down.",
			When: chronology.When{Wording: time.Date(2013, 1, 1+i%700, 0, 0, 0, 0, time.UTC).Format("2 January 2006")},
		})
	}
	return r
}

func (v *tableTest) column(name string) int {
	v.t.Helper()
	for n, c := range v.seen {
		if c.name == name {
			return n
		}
	}
	require.Fail(v.t, "no column "+name)
	return -1
}

func (v *tableTest) titles() []string {
	var list []string
	for _, e := range v.rows {
		list = append(list, e.Title)
	}
	return list
}

func (v *tableTest) press(key fyne.KeyName) { v.grid.TypedKey(&fyne.KeyEvent{Name: key}) }

func TestTableIsInTheOrderOfTheChronology(t *testing.T) {
	v := newTableTest(t, manyEvents(6))
	require.Len(t, v.rows, 6)
	for n, e := range v.s.dating.Order() {
		assert.Equal(t, e.UID, v.rows[n].UID)
	}
	assert.Equal(t, "1 Jan 2013", v.grid.cell(0, v.column("Date")))
	assert.Equal(t, "Health visiting", v.grid.cell(0, v.column("Agency")))
}

func TestTableSortsByHeadingAndByKey(t *testing.T) {
	v := newTableTest(t, manyEvents(6))
	title := v.column("Title")
	at := fyne.NewPos(v.grid.left(title)+10, 5)
	test.TapAt(v.grid.head, at)
	assert.Equal(t, []string{"Assessment", "Assessment", "Call", "Call", "Visit", "Visit"}, v.titles())
	test.TapAt(v.grid.head, at)
	assert.Equal(t, []string{"Visit", "Visit", "Call", "Call", "Assessment", "Assessment"}, v.titles())
	assert.Contains(t, v.says.text, "sorted by title, last first")

	v.grid.mark = v.column("Date")
	v.grid.TypedRune(' ')
	assert.Equal(t, []string{"Call", "Assessment", "Visit", "Call", "Assessment", "Visit"}, v.titles())
	v.grid.TypedRune(' ')
	assert.Equal(t, chronology.UID("e00005"), v.rows[0].UID)
}

func TestTableSortsNumbersAsNumbersAndEmptyLast(t *testing.T) {
	assert.Negative(t, compareNumbered("HV2", "HV12"))
	assert.Negative(t, compareNumbered("6.9", "6.10"))
	assert.Negative(t, compareNumbered("6.9", "6.9, 6.10"))
	assert.Positive(t, compareNumbered("", "6.1"))
	assert.Zero(t, compareNumbered("", ""))
}

func TestTableFollowsTheFilterAndSaysWhyItIsEmpty(t *testing.T) {
	v := newTableTest(t, manyEvents(6))
	v.s.show(chronology.Filter{Agencies: []chronology.UID{"pol"}})
	assert.Len(t, v.rows, 3)
	assert.Contains(t, v.says.text, "3 events of 6")
	v.s.show(chronology.Filter{Text: "no such word"})
	assert.Empty(t, v.rows)
	assert.True(t, v.empty.Visible())
	assert.Contains(t, v.why.text, "None of the 6 events fits the filter")
	assert.Contains(t, v.why.text, "no such word")
	v.s.show(chronology.Filter{})
	assert.Len(t, v.rows, 6)
	assert.False(t, v.empty.Visible())
}

func TestTableOfAnEmptyReviewSaysHowToBegin(t *testing.T) {
	v := newTableTest(t, chronology.NewReview("Child A"))
	assert.Contains(t, v.why.text, "No events yet")
}

func TestTableSelectionKeepsStepWithTheSession(t *testing.T) {
	v := newTableTest(t, manyEvents(300))
	v.press(fyne.KeyDown)
	assert.Equal(t, v.rows[0].UID, v.s.selected)
	v.press(fyne.KeyDown)
	assert.Equal(t, v.rows[1].UID, v.s.selected)
	v.press(fyne.KeyEnd)
	assert.Equal(t, v.rows[299].UID, v.s.selected)
	assert.Positive(t, v.grid.scroll.Offset.Y, "and it is in sight")
	v.press(fyne.KeyPageUp)
	assert.Less(t, v.grid.at, 299)
	v.press(fyne.KeyHome)
	assert.Zero(t, v.grid.scroll.Offset.Y)
	v.s.choose(v.rows[150].UID)
	assert.Equal(t, 150, v.grid.at, "a choice made elsewhere is followed")
	assert.Positive(t, v.grid.scroll.Offset.Y)
	test.TapAt(v.grid.head, fyne.NewPos(v.grid.left(v.column("Title"))+10, 5))
	assert.Equal(t, v.s.selected, v.rows[v.grid.at].UID, "sorting keeps the choice")
}

func TestTableShowsAnEditAtOnce(t *testing.T) {
	v := newTableTest(t, manyEvents(6))
	e := v.rows[2].Copy()
	e.Title = "Renamed"
	require.True(t, v.s.edit("change title", func(tx *store.Edit) error { return tx.Put(e) }))
	assert.Equal(t, "Renamed", v.grid.cell(2, v.column("Title")))
}

func TestTableCopiesRowsForASpreadsheet(t *testing.T) {
	v := newTableTest(t, manyEvents(4))
	v.press(fyne.KeyDown)
	v.grid.TypedShortcut(&fyne.ShortcutCopy{})
	copied := strings.Split(strings.TrimSpace(fyne.CurrentApp().Clipboard().Content()), "\n")
	require.Len(t, copied, 2, "headings and a row")
	assert.True(t, strings.HasPrefix(copied[0], "Ref\tDays that it allows\tDate\t"), copied[0])
	assert.Contains(t, copied[1], "HV1\t1 Jan 2013\t1 January 2013\t\tHealth visiting\t")

	v.grid.held = func() fyne.KeyModifier { return fyne.KeyModifierShift }
	v.press(fyne.KeyDown)
	v.press(fyne.KeyDown)
	v.grid.TypedShortcut(&fyne.ShortcutCopy{})
	copied = strings.Split(strings.TrimSpace(fyne.CurrentApp().Clipboard().Content()), "\n")
	require.Len(t, copied, 4)
	assert.Contains(t, copied[3], "3 January 2013", "in the order of the chronology")
}

func TestSeveralRowsAreChosenTogether(t *testing.T) {
	v := newTableTest(t, manyEvents(6))
	v.press(fyne.KeyDown)
	v.press(fyne.KeyDown)
	v.grid.held = func() fyne.KeyModifier { return fyne.KeyModifierShift }
	v.press(fyne.KeyDown)
	v.press(fyne.KeyDown)
	assert.Equal(t, []chronology.UID{v.rows[3].UID, v.rows[1].UID, v.rows[2].UID}, v.s.chosen(), "the one reached comes first")
	v.press(fyne.KeyUp)
	assert.Equal(t, []chronology.UID{v.rows[2].UID, v.rows[1].UID}, v.s.chosen(), "going back chooses fewer")
	v.grid.held = func() fyne.KeyModifier { return 0 }

	at := func(row int, held fyne.KeyModifier) {
		ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: held}
		ev.Position = fyne.NewPos(10, (float32(row)+0.5)*v.grid.rowHeight())
		v.grid.body.MouseDown(ev)
	}
	at(5, fyne.KeyModifierShortcutDefault)
	assert.Equal(t, []chronology.UID{v.rows[5].UID, v.rows[2].UID, v.rows[1].UID}, v.s.chosen())
	at(2, fyne.KeyModifierShortcutDefault)
	assert.Equal(t, []chronology.UID{v.rows[5].UID, v.rows[1].UID}, v.s.chosen())
	at(0, 0)
	assert.Equal(t, []chronology.UID{v.rows[0].UID}, v.s.chosen())
	at(2, fyne.KeyModifierShift)
	assert.Len(t, v.s.chosen(), 3)
}

func TestEnterInTheTableOpensTheForm(t *testing.T) {
	v := newTableTest(t, manyEvents(2))
	var asked []fyne.KeyName
	v.s.key = func(key *fyne.KeyEvent) bool {
		asked = append(asked, key.Name)
		return key.Name == fyne.KeyF6 || key.Name == fyne.KeyF4
	}
	v.press(fyne.KeyDown)
	v.s.settings.setInspectorHidden(true)
	v.press(fyne.KeyReturn)
	v.s.settings.setInspectorHidden(false)
	v.press(fyne.KeyReturn)
	opened := []fyne.KeyName{fyne.KeyDown, fyne.KeyReturn, fyne.KeyF4, fyne.KeyF6, fyne.KeyReturn, fyne.KeyF6}
	assert.Equal(t, opened, asked, "a hidden form is shown first")
}

func TestTableSaysInWordsWhatThePictureShows(t *testing.T) {
	r := smallReview()
	settings := *r.Settings
	settings.ScopeFrom, settings.ScopeTo = "1 May 2013", "31 December 2013"
	r.Put(&settings)
	r.Put(&chronology.Event{UID: "old", Agency: "pol", Title: "Earlier call", When: chronology.When{Wording: "about 3 March 2010"}})
	r.Put(&chronology.Link{UID: "link", From: "old", To: "visit", Kind: chronology.LedTo})
	v := newTableTest(t, r)
	say := func(row int, column string) string { return v.grid.cell(row, v.column(column)) }
	assert.Contains(t, say(0, "Date"), "approximate")
	assert.Equal(t, "outside the scope", say(0, "Marked as"))
	assert.Contains(t, say(0, "Needs"), "source")
	assert.Contains(t, say(0, "Linked events"), "led to New birth visit")
	assert.Contains(t, say(1, "Linked events"), "came out of Earlier call")
	assert.Empty(t, say(1, "Marked as"))
}

func TestTableRemembersItsColumns(t *testing.T) {
	v := newTableTest(t, manyEvents(2))
	v.grid.widen(v.column("Title"), 333)
	v.all[2].hidden = true
	v.showColumns()
	v.rememberColumns()
	again := newTableView(v.s, v.win)
	assert.Equal(t, float32(333), again.column("Title").width)
	assert.True(t, again.column("As worded").hidden)
	assert.False(t, again.column("Agency").hidden)
}

func mouseAt(x, y float32) *desktop.MouseEvent {
	return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, y)}, Button: desktop.MouseButtonPrimary}
}

func TestColumnsAreShownAndHiddenButNeverAll(t *testing.T) {
	v := newTableTest(t, manyEvents(2))
	service := v.all[v.column("Service")]
	assert.False(t, v.toggleColumn(service, false))
	assert.NotContains(t, v.seen, service)
	for _, c := range v.all {
		v.toggleColumn(c, false)
	}
	require.Len(t, v.seen, 1)
	check := newColumnCheck(v.seen[0], v.toggleColumn, func() {})
	test.Tap(check)
	assert.True(t, check.Checked, "the last one stays")
	assert.True(t, v.toggleColumn(service, true))
	assert.Contains(t, v.seen, service)
}

func TestColumnIsMadeWiderByDraggingItsEdge(t *testing.T) {
	v := newTableTest(t, manyEvents(2))
	edge := v.grid.left(1)
	before := v.grid.columns[0].width
	v.grid.head.MouseDown(mouseAt(edge, 5))
	v.grid.head.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(edge+40, 5)}})
	v.grid.head.DragEnd()
	assert.InDelta(t, before+40, v.grid.columns[0].width, 0.5)
}

func TestTableOfTenThousandEventsIsBuiltAndScrolledQuickly(t *testing.T) {
	s, w := sessionOn(t, manyEvents(10000))
	started := time.Now()
	v := newTableView(s, w)
	w.SetContent(v.content())
	w.Resize(fyne.NewSize(1400, 800))
	built := time.Since(started)
	assert.Less(t, built, time.Second, "a slow machine is given room; about 60 ms here")

	started = time.Now()
	steps := 100
	for n := range steps {
		v.grid.scroll.ScrollToOffset(fyne.NewPos(0, float32(n)*777))
		v.grid.scrolled()
	}
	each := time.Since(started) / time.Duration(steps)
	assert.Less(t, each, 50*time.Millisecond, "every row in sight is new at each step")
	assert.Less(t, len(v.grid.body.pool), 60, "only what is in sight has objects")
	t.Logf("built in %v, a whole page scrolled in %v", built, each)
}

func TestTheTableSaysWhatIsDrawnOfLinksAndOfVagueDates(t *testing.T) {
	w := newWindowTest(t)
	w.openSample()
	w.desk.show(viewTable)
	v := &tableTest{w.desk.views[viewTable].(*tableView), t}
	said := func(title, column string) string {
		for _, e := range v.rows {
			if e.ShortTitle() == title {
				return v.text(e, v.tableView.column(column))
			}
		}
		require.Fail(t, "no such event", title)
		return ""
	}
	assert.Contains(t, said("Two more incidents with the grandmother", "Linked events"), "shared with Social care learns of the incident")
	assert.Contains(t, said("Two more incidents with the grandmother", "Linked events"), "(46 to 76 days later, late)")
	assert.Contains(t, said("Stop smoking adviser visits", "Told"), "(18 to 24 days later, late)")
	assert.Contains(t, said("Police called to the grandmother's address", "Told"), "Health visiting: not told")
	assert.Contains(t, said("Antenatal care", dateColumn), "lasts")
	assert.Contains(t, said("First referral to Children's Social Care", "Marked as"), "line through all lanes")
}

func TestRowsThatAreNoNeighboursAreChosenByKey(t *testing.T) {
	v := newTableTest(t, manyEvents(6))
	ctrl := func(key fyne.KeyName) {
		v.grid.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault})
	}
	v.press(fyne.KeyDown)
	ctrl(fyne.KeyDown)
	ctrl(fyne.KeyDown)
	assert.Equal(t, []chronology.UID{v.rows[0].UID}, v.s.chosen(), "going on chooses nothing")
	ctrl(fyne.KeySpace)
	assert.Equal(t, []chronology.UID{v.rows[2].UID, v.rows[0].UID}, v.s.chosen())
	ctrl(fyne.KeyDown)
	ctrl(fyne.KeyDown)
	ctrl(fyne.KeySpace)
	assert.ElementsMatch(t, []chronology.UID{v.rows[4].UID, v.rows[2].UID, v.rows[0].UID}, v.s.chosen())
	ctrl(fyne.KeyUp)
	ctrl(fyne.KeyUp)
	ctrl(fyne.KeySpace)
	assert.ElementsMatch(t, []chronology.UID{v.rows[4].UID, v.rows[0].UID}, v.s.chosen(), "and no longer")
	assert.Equal(t, 2, v.grid.here(), "the keyboard stays where it is")
	v.press(fyne.KeyDown)
	assert.Equal(t, []chronology.UID{v.rows[3].UID}, v.s.chosen(), "from there on one is chosen again")
}
