package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// dateField is a date typed as one would say it, with its reading underneath.
type dateField struct {
	entry   *textEntry
	says    *words
	reader  func(string) (when.Reading, error)
	changed func() // after every key
	content fyne.CanvasObject
}

func newDateField(w *window, reader func(string) (when.Reading, error)) *dateField {
	f := &dateField{entry: newLineEntry(), says: newSmallWords(""), reader: reader}
	f.says.least = 12
	f.entry.onKey = w.key
	f.entry.onTyped = func(string) {
		f.read()
		if f.changed != nil {
			f.changed()
		}
	}
	f.content = newColumn(0.5, f.entry, f.says)
	return f
}

// readBare reads a typed wording that may also be just the name of an event,
// with the days that it allows in the review as it stands.
func (s *session) readBare(typed string) (when.Reading, error) {
	held := s.review().HoldWording(typed)
	reading, err := s.dating.Read(held, "")
	if err == nil {
		reading.Window = s.dating.Within(reading)
		return reading, nil
	}
	if e := s.review().Event(chronology.UID(strings.Trim(held, "{}"))); e != nil {
		return when.Reading{Wording: held, Window: s.dating.Of(e.UID).Window}, nil
	}
	return reading, err
}

// wording is what was typed.
func (f *dateField) wording() string { return strings.TrimSpace(f.entry.Text) }

// window is what the wording allows: everything where nothing was typed, false
// where it cannot be read.
func (f *dateField) window() (when.Window, bool) {
	if f.wording() == "" {
		return when.Always, true
	}
	reading, err := f.reader(f.wording())
	if err != nil {
		return when.Always, false
	}
	return reading.Window, true
}

// read says underneath how the wording is read.
func (f *dateField) read() {
	f.says.colour = theme.ColorNamePlaceHolder
	switch reading, err := f.reader(f.wording()); {
	case f.wording() == "":
		f.says.say("")
	case err != nil:
		f.says.colour = theme.ColorNameError
		f.says.say(sentence(err))
	default:
		f.says.colour = theme.ColorNameSuccess
		f.says.say(reading.Window.String())
	}
	f.says.Refresh()
}

// sentence begins an error's own sentence for people with a capital.
func sentence(err error) string {
	text := err.Error()
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}
