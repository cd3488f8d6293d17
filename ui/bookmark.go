package ui

import (
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/store"
	"throughline.org/throughline/ui/lanes"
)

// addBookmark keeps what is looked at as a place to come back to: the chosen
// event, and the days that the timeline shows where it is in front.
func (d *desk) addBookmark() {
	d.inspector.commit()
	b := &chronology.Bookmark{UID: chronology.NewUID(), Event: d.s.selected}
	if d.current == viewTimeline {
		b.From, b.To = d.timeline.lanes.View()
	}
	e := d.s.review().Event(b.Event)
	switch {
	case e != nil && e.ShortTitle() != "":
		b.Title = e.ShortTitle()
	case b.From < b.To:
		b.Title = daysInWords(b.From, b.To)
	default:
		d.s.said("Choose an event first, or go to the timeline: there is nothing to bookmark here.")
		return
	}
	if d.s.edit("add bookmark", func(tx *store.Edit) error { return tx.Put(b) }) {
		d.s.said("Bookmarked: " + b.Title + ". Ctrl+Shift+B lists the bookmarks.")
	}
}

// bookmarkDay keeps a day of the timeline, with the chosen event where there is one.
func (d *desk) bookmarkDay(day float64) {
	if d.s.selected != "" {
		d.addBookmark()
		return
	}
	day = math.Floor(day)
	b := &chronology.Bookmark{UID: chronology.NewUID(), Title: daysInWords(day, day+1), From: day, To: day + 1}
	if d.s.edit("add bookmark", func(tx *store.Edit) error { return tx.Put(b) }) {
		d.s.said("Bookmarked: " + b.Title + ". Ctrl+Shift+B lists the bookmarks.")
	}
}

// oneDay reports whether a bookmark is of a day rather than of a stretch that
// was in view.
func oneDay(b *chronology.Bookmark) bool { return b.Event == "" && b.To-b.From == 1 }

// bookmarkedDays are the bookmarks as the timeline marks them: on the day of the
// event, else in the middle of the stretch.
func (s *session) bookmarkedDays() []lanes.Bookmark {
	var marks []lanes.Bookmark
	for _, b := range s.review().Bookmarks {
		day := (b.From + b.To) / 2
		if s.review().Event(b.Event) != nil {
			w := s.dating.Of(b.Event).Window
			if w.Earliest.Open() || w.Latest.Open() {
				continue
			}
			day = (float64(w.Earliest) + float64(w.Latest) + 1) / 2
		} else if b.Event != "" && b.From >= b.To {
			continue
		}
		marks = append(marks, lanes.Bookmark{Day: day, Title: b.Title})
	}
	return marks
}

// daysInWords says a stretch of the timeline: "May 2013 to April 2014".
func daysInWords(from, to float64) string {
	first, last := when.Day(math.Floor(from)), when.Day(math.Ceil(to))-1
	if first >= last {
		return first.String()
	}
	if last-first > 62 {
		a, b := first.Time().Format("January 2006"), last.Time().Format("January 2006")
		return a + " to " + b
	}
	return first.String() + " to " + last.String()
}

// goToBookmark brings back what a bookmark was made of.
func (d *desk) goToBookmark(b *chronology.Bookmark) {
	if b.Event != "" && d.s.review().Event(b.Event) == nil && b.From >= b.To {
		d.w.fail(errNotInReview)
		return
	}
	d.jump(func() {
		if b.Event != "" && d.s.review().Event(b.Event) != nil {
			d.goTo(b.Event)
		}
		switch {
		case oneDay(b):
			d.show(viewTimeline)
			d.timeline.lanes.GoTo(b.From)
		case b.From < b.To:
			d.show(viewTimeline)
			d.timeline.lanes.ShowDays(b.From, b.To)
		}
	})
	d.views[d.current].focus()
}

// bookmarksDialog lists the bookmarks, to go to one, to rename it, or to let it go.
type bookmarksDialog struct {
	d      *desk
	list   *list
	empty  *prose
	name   *textEntry
	at     int
	do     *button
	remove *button
	sheet  *sheet
}

func (d *desk) openBookmarks() *bookmarksDialog {
	d.inspector.commit()
	b := &bookmarksDialog{d: d, name: newLineEntry(), empty: newProse("", theme.ColorNameForeground)}
	b.list = d.w.list(func() int { return len(b.all()) },
		func() fyne.CanvasObject {
			title, note := newWords(""), newSmallWords("")
			title.least, note.least = 10, 10
			return container.NewPadded(newColumn(0.5, title, note))
		}, b.row)
	b.list.OnSelected = b.choose
	b.list.key = b.key
	b.name.onKey = d.w.key
	b.name.onLeft = b.rename
	b.remove = d.w.button("Delete", b.drop)
	b.do = d.w.button("Go there", b.visit)
	done := d.w.button("Close", func() { b.sheet.hide() })
	body := container.NewBorder(b.empty, labelled("Name", b.name), nil, nil, b.list)
	b.sheet = d.w.newSheet("Bookmarks", body, b.remove, done, b.do)
	b.show()
	b.sheet.show(520, 480, b.list)
	return b
}

func (b *bookmarksDialog) all() []*chronology.Bookmark { return b.d.s.review().Bookmarks }

// chosen is the bookmark that is marked, nil where there is none.
func (b *bookmarksDialog) chosen() *chronology.Bookmark {
	if all := b.all(); b.at < len(all) {
		return all[b.at]
	}
	return nil
}

func (b *bookmarksDialog) row(n int, o fyne.CanvasObject) {
	lines := o.(*fyne.Container).Objects[0].(*fyne.Container).Objects
	mark := b.all()[n]
	lines[0].(*words).say(mark.Title)
	lines[1].(*words).say(b.note(mark))
}

// note says what a bookmark leads to.
func (b *bookmarksDialog) note(mark *chronology.Bookmark) string {
	s, days := b.d.s, ""
	if mark.From < mark.To {
		days = either(oneDay(mark), "that day", daysInWords(mark.From, mark.To)+" in view")
	}
	switch e := s.review().Event(mark.Event); {
	case mark.Event == "":
		return days
	case e == nil:
		return joinFilled(" · ", "its event has been deleted", days)
	default:
		return joinFilled(" · ", windowWords(s.dating.Of(e.UID)), agencyName(s.review(), e.Agency), days)
	}
}

// key goes to a bookmark with Enter and lets it go with Delete.
func (b *bookmarksDialog) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		b.visit()
	case fyne.KeyDelete:
		b.drop()
	default:
		return b.d.w.key(ev)
	}
	return true
}

func (b *bookmarksDialog) choose(n int) {
	b.name.leave()
	b.at = n
	if mark := b.chosen(); mark != nil {
		b.name.reset(mark.Title)
	}
}

// show says what there is.
func (b *bookmarksDialog) show() {
	none := len(b.all()) == 0
	b.empty.say(either(none, "No bookmarks yet. Ctrl+B keeps what is looked at: the chosen event, and the days in view.", ""), theme.ColorNameForeground)
	if none {
		b.do.Disable()
		b.remove.Disable()
		b.name.Disable()
		b.name.reset("")
	} else {
		b.list.Select(min(b.at, len(b.all())-1))
	}
	b.list.Refresh()
}

func (b *bookmarksDialog) rename(text string) {
	mark := b.chosen()
	if text = strings.TrimSpace(text); mark == nil || text == "" {
		return
	}
	changed := *mark
	changed.Title = text
	if b.d.s.edit("rename bookmark", func(tx *store.Edit) error { return tx.Put(&changed) }) {
		b.name.reset(text)
		b.list.Refresh()
	}
}

func (b *bookmarksDialog) drop() {
	mark := b.chosen()
	if mark == nil {
		return
	}
	b.name.reset(mark.Title)
	if b.d.s.edit("delete bookmark", func(tx *store.Edit) error { return tx.Remove(mark.UID) }) {
		b.at = max(0, min(b.at, len(b.all())-1))
		b.list.UnselectAll()
		b.show()
	}
}

func (b *bookmarksDialog) visit() {
	b.name.leave()
	if mark := b.chosen(); mark != nil {
		b.sheet.hide()
		b.d.goToBookmark(mark)
	}
}
