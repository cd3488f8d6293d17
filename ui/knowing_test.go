package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"

	"throughline.org/throughline/chronology/when"
)

func TestTheBarOfWhoKnewWhatTakesOneRowWhereItHasRoom(t *testing.T) {
	w := newWindowTest(t)
	w.openSample()
	k := w.desk.knowing
	k.open(when.Date(2013, 6, 4))
	rows := func() float32 { return k.content.Size().Height / barHeight{}.height() }
	assert.Less(t, rows(), float32(1.5), "at 1280")
	asked := k.date.entry
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject
	assert.Greater(t, at(k.says).X, at(asked).X+asked.Size().Width, "beside the day")
	w.win.Resize(fyne.NewSize(760, 720))
	assert.Greater(t, at(k.says).Y, at(asked).Y, "below it where there is no room")
	assert.LessOrEqual(t, at(k.says).Y+k.says.Size().Height, at(k.content).Y+k.content.Size().Height, "nothing is cut")
}

func TestTheBarOfWhoKnewWhatTakesOneRowInASmallWindowWithLargeType(t *testing.T) {
	w := newWindowTest(t)
	w.openSample()
	w.p.wear(&look{choice: themeLight, scale: 2})
	w.win.Resize(fyne.NewSize(1280, 720))
	k := w.desk.knowing
	k.open(when.Date(2013, 6, 4))
	assert.Less(t, k.content.Size().Height/barHeight{}.height(), float32(1.5))
	assert.Regexp(t, `^\d+ known · \d+ possibly · \d+ not$`, k.says.text)
	k.date.entry.SetText("June 2013")
	assert.Contains(t, k.says.text, "the last of these days is taken", "what must be said is said, in as many rows as it takes")
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject
	assert.LessOrEqual(t, at(k.says).Y+k.says.Size().Height, at(k.content).Y+k.content.Size().Height)
	w.p.wear(&look{choice: themeLight, scale: 1})
	w.win.Resize(fyne.NewSize(1280, 900))
	k.setDay(when.Date(2013, 6, 4))
	k.show()
	assert.Contains(t, k.says.text, "Tuesday 4 June 2013: ")
}
