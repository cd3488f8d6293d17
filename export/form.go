package export

import "strconv"

// form is a drawing that stands again on many pages: the heads of tables, head
// and foot of pages. It is written once, and pages call for it by name
// (ISO 32000-1, 8.10). What stands again is an artifact, and so is the form that
// it is called in: within it nothing is marked.
type form struct {
	page *page // that it was drawn on
	name string
}

// forms are those of a document, by what they show.
type forms struct {
	list  []*form
	known map[any]*form
}

// again draws what stands again on many pages. The same key must mean the same
// drawing at the same place on pages of the same size.
func (f *forms) again(p *page, key any, draw func(*page)) {
	known := f.known[key]
	if known == nil {
		known = f.make(p, draw)
		if f.known == nil {
			f.known = map[any]*form{}
		}
		f.known[key] = known
	}
	if known.name == "" {
		return // there is nothing to draw
	}
	p.paint()
	p.ops = append(append(append(p.ops, '/'), known.name...), " Do\n"...)
}

func (f *forms) make(like *page, draw func(*page)) *form {
	x := &form{page: newPage(like.width, like.height, like.widths, like.used)}
	x.page.unmarked, x.page.look = true, like.look
	draw(x.page)
	x.page.release()
	if len(x.page.ops) > 0 {
		x.name = "F" + strconv.Itoa(len(f.list))
		f.list = append(f.list, x)
	}
	return x
}

// putForms writes the forms and returns the entries of the resources that name them.
func (f *finishing) putForms() []byte {
	var names []byte
	for _, x := range f.forms.list {
		number := f.file.reserve(1)
		f.file.putStream(number, func(z *packer) ([]byte, error) {
			packed, err := z.deflate(x.page.ops)
			if err != nil {
				return nil, err
			}
			entries := append([]byte("/Type/XObject/Subtype/Form/BBox[0 0 "), appendHundredths(nil, x.page.width)...)
			entries = append(appendHundredths(append(entries, ' '), x.page.height), "]/Resources "...)
			return stream(string(appendRef(entries, resourcesObject))+"/Filter/FlateDecode", packed), nil
		})
		names = appendRef(append(append(append(names, '/'), x.name...), ' '), number)
	}
	return names
}
