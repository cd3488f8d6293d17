package ui

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"throughline.org/throughline/chronology"
)

// attachmentsField refers to documents; the review does not hold their bytes.
type attachmentsField struct{ *listField }

func newAttachmentsField(i *inspector) *attachmentsField {
	f := &attachmentsField{newListField(i, "Attachments", "by reference: the file itself stays where it is", "add the name of a document")}
	f.add.free = true
	f.add.offers = func(string) []offer { return nil }
	f.add.take = func(o offer) bool {
		if o.text == "" {
			return true
		}
		return f.added(f.attach(chronology.Attachment{Name: o.text}))
	}
	f.add.entry.ActionItem = nil
	f.chips.onRemove = func(n int) {
		i.change("remove attachment", func(a *alteration) { a.event.Attachments = slices.Delete(a.event.Attachments, n, n+1) })
	}
	f.part.onLeft = func(text string) {
		if i.change("change attachment", func(a *alteration) { a.event.Attachments[f.open].Path = text }) {
			f.part.reset(text)
		}
	}
	f.box.Add(newFlow(i.button("Choose a file…", f.choose)))
	return f
}

func (f *attachmentsField) load(e *chronology.Event) {
	chips := make([]groupChip, len(e.Attachments))
	for n, a := range e.Attachments {
		chips[n] = groupChip{text: a.Name}
	}
	f.show(chips)
	if f.open >= 0 {
		f.about.say("Where “"+e.Attachments[f.open].Name+"” is kept", captionColour)
		f.part.show(e.Attachments[f.open].Path)
	}
}

func (f *attachmentsField) attach(a chronology.Attachment) bool {
	return f.i.change("add attachment", func(alt *alteration) { alt.event.Attachments = append(alt.event.Attachments, a) })
}

// choose asks for a file and remembers its digest, so that it can be told
// later whether the document is still the same.
func (f *attachmentsField) choose() {
	dialog.ShowFileOpen(func(file fyne.URIReadCloser, err error) {
		if err != nil {
			f.i.s.failed(err)
			return
		}
		if file == nil {
			return
		}
		of := f.i.uid
		go f.read(file, of)
	}, f.i.win)
}

// read works out the digest aside, since a document may be large.
func (f *attachmentsField) read(file fyne.URIReadCloser, of chronology.UID) {
	digest := sha256.New()
	_, err := io.Copy(digest, file)
	_ = file.Close()
	fyne.Do(func() {
		if err != nil {
			f.i.s.failed(err)
			return
		}
		if f.i.uid == of {
			f.attach(chronology.Attachment{
				Name: file.URI().Name(), Path: file.URI().Path(), SHA256: hex.EncodeToString(digest.Sum(nil)),
			})
		}
	})
}

// weeksPregnant says how far the pregnancy with a person was at an event
// before the birth, "" where it had not begun or is not known.
func (s *session) weeksPregnant(person, event chronology.UID, age chronology.Age) string {
	start, at := s.dating.PregnancyStart(person), s.dating.Of(event).Window
	open := start.Earliest.Open() || start.Latest.Open() || at.Earliest.Open() || at.Latest.Open()
	if age.Most >= 0 || open || at.Latest < start.Earliest {
		return ""
	}
	least, most := max(0, int(at.Earliest-start.Latest)/7), int(at.Latest-start.Earliest)/7
	if least == most {
		return count(most, "week") + " of pregnancy"
	}
	return strconv.Itoa(least) + " to " + count(most, "week") + " of pregnancy"
}
