package export

import (
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// Letter asks an agency the queries that are open or, where it has a text, says
// that: it goes with a pack. Entries are named by their
// reference, date and first words where they are the agency's own; of another
// agency's entry it tells only that there is one.
type Letter struct {
	Agency  chronology.UID
	Printed when.Day // date of the letter, 0 for none
	Text    string   // "" for the queries
}

// letter is a letter in words, the same in every format.
type letter struct {
	title, to, date string
	intro           string
	queries         []letterQuery
	asks            bool // queries, even none
	close           string
}

type letterQuery struct{ about, text, due string }

// LetterOf is what writes the letter by the ending of a file's name; nil where it
// is neither a PDF's nor Word's.
func LetterOf(name string) func(io.Writer, *chronology.Review, *chronology.Dating, Letter) error {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".pdf":
		return LetterPDF
	case ".docx":
		return LetterDOCX
	}
	return nil
}

func newLetter(r *chronology.Review, d *chronology.Dating, l Letter) (*letter, error) {
	a := r.Agency(l.Agency)
	if a == nil {
		return nil, fmt.Errorf("write letter: no agency %s", l.Agency)
	}
	words := &letter{title: "Queries about the chronology", to: a.Name, asks: true, close: "Thank you. Please send the answers with the number of each query."}
	if l.Printed != 0 {
		words.date = longDay(l.Printed)
	}
	if l.Text != "" {
		words.title, words.intro, words.asks, words.close = "A chronology for “"+versionTitle(r)+"”", l.Text, false, ""
		return words, nil
	}
	words.intro = "In preparing the chronology for “" + versionTitle(r) + "” the following is not clear from what the agency has sent. Please look at the records again and tell us what they say."
	for _, q := range r.OpenQueries(l.Agency) {
		one := letterQuery{text: q.Text, about: aboutEntry(r, d, q)}
		if q.Due != "" {
			one.due = "Please answer by: " + r.ShowWording(q.Due)
		}
		words.queries = append(words.queries, one)
	}
	return words, nil
}

// aboutEntry names the entry that a query stands beside.
func aboutEntry(r *chronology.Review, d *chronology.Dating, q *chronology.Query) string {
	e := r.Event(q.Event)
	switch {
	case e == nil:
		return ""
	case e.Agency != q.Agency:
		return "About an entry of another agency (" + d.Of(e.UID).Window.String() + ")"
	}
	return "About " + d.Ref(e.UID) + ", " + d.Of(e.UID).Window.String() + ": " + e.ShortTitle()
}

// LetterPDF writes the letter as a PDF that can be read by a screen reader.
func LetterPDF(w io.Writer, r *chronology.Review, d *chronology.Dating, l Letter) error {
	words, err := newLetter(r, d, l)
	if err != nil {
		return err
	}
	doc, err := newDocument(r, d, Options{Printed: l.Printed})
	if err != nil {
		return err
	}
	doc.letter(words)
	doc.furniture()
	properties := doc.properties()
	properties.title = words.title + " – " + words.to
	_, err = doc.print(w, properties)
	return err
}

func (d *document) letter(l *letter) {
	f := d.start(portrait)
	say := func(s style, text string) {
		if text != "" {
			f.text(s, d.clean(text, ""))
			f.skip(8)
		}
	}
	plain := f.style(regular, 10)
	f.title(1, d.clean(l.title, ""), 18, 60)
	say(plain.in(bold), l.to)
	say(plain, l.date)
	say(plain, l.intro)
	if l.asks && len(l.queries) == 0 {
		say(plain.in(italic), "There is no open query to this agency.")
	}
	if len(l.queries) == 0 {
		say(plain, l.close)
		return
	}
	list := f.in.add(roleList)
	for n, q := range l.queries {
		var spans []span
		add := func(s style, text string) {
			if text != "" {
				if len(spans) > 0 {
					text = "\n" + text
				}
				spans = append(spans, span{text: d.clean(text, ""), style: s})
			}
		}
		add(plain.tinted(faint), q.about)
		add(plain, q.text)
		add(plain.in(bold), q.due)
		f.hanging(list, strconv.Itoa(n+1), spans, nil)
		f.skip(8)
	}
	say(plain, l.close)
}

// LetterDOCX writes the letter as a Word document.
func LetterDOCX(w io.Writer, r *chronology.Review, d *chronology.Dating, l Letter) error {
	words, err := newLetter(r, d, l)
	if err != nil {
		return err
	}
	return newDocx(r, d, Options{Printed: l.Printed}).write(w, words.document)
}

func (l *letter) document(x *docx) {
	x.put(xmlHead, `<w:document xmlns:w="`, wordSpace, `" xmlns:r="`, relationSpace, `"><w:body>`)
	x.styled("Title", l.title)
	for _, text := range []string{l.to, l.date, l.intro} {
		if text != "" {
			x.styled("Normal", text)
		}
	}
	if l.asks && len(l.queries) == 0 {
		x.styled("Note", "There is no open query to this agency.")
	}
	for n, q := range l.queries {
		x.put(`<w:p><w:pPr><w:pStyle w:val="Normal"/><w:ind w:left="600" w:hanging="600"/></w:pPr>`)
		x.run(bolded, strconv.Itoa(n+1)+".  ")
		if q.about != "" {
			x.run(quietened, q.about+"\n")
		}
		x.run("", q.text)
		if q.due != "" {
			x.run(bolded, "\n"+q.due)
		}
		x.put(`</w:p>`)
	}
	if l.close != "" {
		x.styled("Normal", l.close)
	}
	x.sectionEnd(false)
	x.put(`</w:body></w:document>`)
}
