package export

import (
	"errors"
	"fmt"
)

// finishing makes the file of a document that is laid out and drawn: the pages
// with their links, the structure tree, the outline, the fonts that gofpdf
// embeds, and what PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) ask of a
// file as a whole.
type finishing struct {
	pages      []*page
	forms      *forms
	root       *element
	used       *runeSets
	outline    []bookmark
	properties properties

	file      objects
	structure structure
	embedded  *embedded

	// Numbers of objects.
	contents int // of the first page
	numbers  map[*page]int
}

// Numbers of the objects that come first; the fonts follow from gofpdfFirstFont.
const (
	pagesObject     = 1
	resourcesObject = 2
	catalogObject   = 3
	infoObject      = 4
)

// errUnplaced is a fault of ours: something leads to a place that was never set.
var errUnplaced = errors.New("a link leads to a place that is not in the document")

// finish returns the bytes of the file. The same document gives the same bytes.
func (f *finishing) finish() ([]byte, error) {
	var err error
	if f.embedded, err = embed(f.used); err != nil {
		return nil, err
	}
	f.file.next = gofpdfFirstFont + len(f.embedded.objects)
	f.number()
	if err := f.placed(); err != nil {
		return nil, err
	}
	f.putFonts()
	f.putPages()
	f.putAnnotations()
	f.structure.put(&f.file)
	f.putCatalog()
	return f.file.write(catalogObject, infoObject)
}

// number gives pages and links their numbers.
func (f *finishing) number() {
	first := f.file.reserve(len(f.pages))
	f.contents = f.file.reserve(len(f.pages))
	f.numbers = make(map[*page]int, len(f.pages))
	s := &f.structure
	s.root, s.pages, s.numbers = f.root, f.pages, f.numbers
	for i, p := range f.pages {
		f.numbers[p] = first + i
		s.links = append(s.links, p.annotations...)
	}
	at := f.file.reserve(len(s.links))
	for i, a := range s.links {
		a.number = at + i
	}
}

// placed reports whether all that is led to is in the document.
func (f *finishing) placed() error {
	for _, a := range f.structure.links {
		if f.numbers[a.link.to.page] == 0 {
			return errUnplaced
		}
	}
	for _, b := range f.outline {
		if f.numbers[b.to.page] == 0 {
			return errUnplaced
		}
	}
	return nil
}

func (f *finishing) putFonts() {
	for i, body := range f.embedded.objects {
		if f.embedded.isStream(i) {
			f.file.putStream(gofpdfFirstFont+i, ready(body))
		} else {
			f.file.put(gofpdfFirstFont+i, body)
		}
	}
}

// putPages writes the pages with their contents. Tab order follows the
// structure (ISO 14289-1, 7.18.3).
func (f *finishing) putPages() {
	kids := []byte("<</Type/Pages/Kids[")
	for _, p := range f.pages {
		kids = append(appendRef(kids, f.numbers[p]), ' ')
	}
	f.file.put(pagesObject, fmt.Appendf(kids, "]/Count %d>>", len(f.pages)))
	f.file.put(resourcesObject, f.resources())
	f.file.pack(f.numbers[f.pages[0]], len(f.pages), func(to []byte, i int) []byte {
		p := f.pages[i]
		to = fmt.Appendf(to, "<</Type/Page/Parent %d 0 R/MediaBox[0 0 %.2f %.2f]/Resources %d 0 R/Contents %d 0 R/StructParents %d/Tabs/S",
			pagesObject, p.width, p.height, resourcesObject, f.contents+i, i)
		if len(p.annotations) > 0 {
			to = append(to, "/Annots["...)
			for _, a := range p.annotations {
				to = append(appendRef(to, a.number), ' ')
			}
			to = append(to, ']')
		}
		return append(to, ">>"...)
	})
	for i, p := range f.pages {
		f.file.putStream(f.contents+i, func(z *packer) ([]byte, error) {
			packed, err := z.deflate(p.ops)
			if err != nil {
				return nil, err
			}
			return stream("/Filter/FlateDecode", packed), nil
		})
	}
}

// resources names the fonts and the opacities as pages do.
func (f *finishing) resources() []byte {
	b := append([]byte("<</XObject<<"), f.putForms()...)
	b = append(b, ">>/Font<<"...)
	for i, n := range f.embedded.fonts {
		if n != 0 {
			b = fmt.Appendf(b, "/%s %d 0 R", faceFiles[i].resource, n)
		}
	}
	b = append(b, ">>/ExtGState<<"...)
	for step := 0; step <= 100; step += alphaStep(0.05) {
		b = fmt.Appendf(b, "/A%d<</ca %.2f/CA %.2f>>", step, float64(step)/100, float64(step)/100)
	}
	return append(b, ">>>>"...)
}

// putAnnotations writes the links. Each is printed (ISO 19005-2, 6.3.2), says in
// words where it leads (ISO 14289-1, 7.18.5) and knows its element.
func (f *finishing) putAnnotations() {
	links := f.structure.links
	if len(links) == 0 {
		return
	}
	on := make([]*page, 0, len(links))
	for _, p := range f.pages {
		for range p.annotations {
			on = append(on, p)
		}
	}
	f.file.pack(links[0].number, len(links), func(to []byte, i int) []byte {
		a, p := links[i], on[i]
		bottom, top := p.height-a.y-a.height, p.height-a.y
		to = fmt.Appendf(to, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%.2f %.2f %.2f %.2f]/StructParent %d/Contents",
			a.x, bottom, a.x+a.width, top, f.structure.linkKey(i))
		to = append(to, textString(a.link.about)...)
		return append(append(to, f.destination(a.link.to)...), ">>"...)
	})
}

// destination leads to a place (ISO 32000-1, 12.3.2).
func (f *finishing) destination(a *anchor) []byte {
	return fmt.Appendf(nil, "/Dest[%d 0 R/XYZ 0 %.2f null]", f.numbers[a.page], a.page.height-a.y)
}

// putCatalog writes what a reader program looks at first: the language, that the
// file is tagged, that the title is to be shown (ISO 14289-1, 7.1 and 7.2), the
// metadata, the meaning of colours (ISO 19005-2, 6.2.4.3), the outline.
func (f *finishing) putCatalog() {
	metadata, profile := f.file.reserve(1), f.file.reserve(1)
	f.file.putStream(metadata, ready(stream("/Type/Metadata/Subtype/XML", f.properties.metadata())))
	f.file.putStream(profile, func(z *packer) ([]byte, error) {
		packed, err := z.deflate(colourProfile())
		if err != nil {
			return nil, err
		}
		return stream("/N 3/Filter/FlateDecode", packed), nil
	})
	catalog := fmt.Appendf(nil, "<</Type/Catalog/Pages %d 0 R/Lang(%s)/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R"+
		"/ViewerPreferences<</DisplayDocTitle true>>/Metadata %d 0 R"+
		"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(%s)/Info(%s)/DestOutputProfile %d 0 R>>]",
		pagesObject, language, f.structure.tree, metadata, profileName, profileName, profile)
	if len(f.outline) > 0 {
		catalog = fmt.Appendf(catalog, "/Outlines %d 0 R/PageMode/UseOutlines", f.putOutline())
	}
	f.file.put(catalogObject, append(catalog, ">>"...))
	f.file.put(infoObject, f.properties.information())
}

// language is that of all text, but what says otherwise.
const language = "en-GB"
