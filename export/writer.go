package export

import (
	"bytes"
	"fmt"

	"github.com/jung-kurt/gofpdf"

	"throughline.org/throughline/chronology/when"
)

// family is the name under which gofpdf knows the fonts.
const family = "notosans"

// properties are what a reader program shows about a file.
type properties struct {
	title, subject, author string
	printed                when.Day
}

// write turns pages into a PDF file: gofpdf embeds the fonts and writes the
// objects, finish completes them.
func write(pages []*page, used *runeSets, p properties, outline []bookmark) ([]byte, error) {
	pdf := gofpdf.NewCustom(&gofpdf.InitType{UnitStr: "pt", Size: gofpdf.SizeType{Wd: pages[0].width, Ht: pages[0].height}})
	pdf.SetCatalogSort(true)
	pdf.SetCompression(false) // gofpdf would make a compressor for each page; finish compresses
	pdf.SetAutoPageBreak(false, 0)
	describe(pdf, p)
	for _, f := range faceFiles {
		pdf.AddUTF8FontFromBytes(family, f.style, f.data)
	}
	numbers := make(map[*page]int, len(pages))
	for i, page := range pages {
		numbers[page] = i + 1
	}
	links := linker{pdf: pdf, numbers: numbers, ids: map[*anchor]int{}}
	for _, page := range pages {
		pdf.AddPageFormat("P", gofpdf.SizeType{Wd: page.width, Ht: page.height})
		links.add(page) // the operators are put in, compressed, by finish
	}
	registerRunes(pdf, used)
	var raw bytes.Buffer
	if err := pdf.Output(&raw); err != nil {
		return nil, fmt.Errorf("write pages: %w", err)
	}
	return finish(raw.Bytes(), finishing{pages: pages, numbers: numbers, used: used, outline: outline})
}

func describe(pdf *gofpdf.Fpdf, p properties) {
	made := p.printed.Time() // never the clock's time, which would change the bytes
	pdf.SetCreationDate(made)
	pdf.SetModificationDate(made)
	pdf.SetTitle(p.title, true)
	pdf.SetSubject(p.subject, true)
	pdf.SetAuthor(p.author, true)
	pdf.SetCreator("Throughline", false)
	pdf.SetProducer("Throughline", false)
}

// linker gives gofpdf the links of the pages.
type linker struct {
	pdf     *gofpdf.Fpdf
	numbers map[*page]int
	ids     map[*anchor]int
}

// add adds the links of the page that gofpdf is at. A place that is not in
// this document (its part was not asked for) is not linked to.
func (l *linker) add(p *page) {
	for _, link := range p.links {
		number, ok := l.numbers[link.to.page]
		if !ok {
			continue
		}
		id, known := l.ids[link.to]
		if !known {
			id = l.pdf.AddLink()
			l.pdf.SetLink(id, link.to.y, number)
			l.ids[link.to] = id
		}
		l.pdf.Link(link.x, link.y, link.width, link.height, id)
	}
}

// registerRunes tells gofpdf which characters the subsets of the fonts must
// hold. A template that no page uses writes nothing, but shares the record of
// used characters.
func registerRunes(pdf *gofpdf.Fpdf, used *runeSets) {
	pdf.CreateTemplate(func(t *gofpdf.Tpl) {
		for f := range faceFiles {
			var text []rune
			for r := range used[f].each {
				text = append(text, r)
			}
			t.SetFont(family, faceFiles[f].style, 10)
			t.Text(0, 0, string(text))
		}
	})
}
