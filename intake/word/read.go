package word

import (
	"strings"

	"throughline.org/throughline/intake/archive"
	"throughline.org/throughline/intake/sent"
)

// Options say how a document is read.
type Options struct {
	Rejected bool // show tracked changes as if they were rejected; else as accepted
}

// document is a document that is being read.
type document struct {
	*archive.Reader // of the part being read
	pkg             *archive.Package
	file            *sent.File
	options         Options
	styles          styles
	lists           *lists
	notes           map[string]note // by sort and id: "footnote 2"
	noted           map[string]bool // those that stand somewhere
	changes         changes
	fields          fields
	picked          string // the day of a date picker round the next cell
	unfilled        int    // content controls round the present place that nobody has filled in
}

// Read reads a document. The name is shown to people.
func Read(pkg *archive.Package, name string, o Options) (*sent.File, error) {
	main, err := pkg.Main()
	if err != nil {
		return nil, err
	}
	relations, err := pkg.Relations(main)
	if err != nil {
		return nil, err
	}
	d := &document{
		pkg: pkg, options: o, file: &sent.File{Name: name, Sort: sent.Word, Accepted: !o.Rejected},
		notes: map[string]note{}, noted: map[string]bool{},
	}
	if err := d.readAround(relations); err != nil {
		return nil, err
	}
	if err := d.part(main, d.body); err != nil {
		return nil, err
	}
	if err := d.readBeside(relations); err != nil {
		return nil, err
	}
	return d.file, d.leftNotes()
}

// part reads one part with what knows its outermost element.
func (d *document) part(name string, read func(root archive.Element) error) error {
	r, err := d.pkg.Read(name)
	if err != nil {
		return err
	}
	defer r.Close()
	outer := d.Reader
	d.Reader = r
	defer func() { d.Reader = outer }()
	root, there, err := r.Root()
	if err != nil || !there {
		return err
	}
	d.changes, d.fields = changes{}, fields{}
	return read(root)
}

// readAround reads the parts that say how the body is to be shown.
func (d *document) readAround(relations []archive.Relation) error {
	d.styles, d.lists = styles{}, newLists()
	for _, sort := range []string{"styles", "numbering", "footnotes", "endnotes", "comments"} {
		for _, r := range relations {
			if r.Type != sort || r.Outside {
				continue
			}
			var err error
			switch sort {
			case "styles":
				err = d.part(r.Target, d.readStyles)
			case "numbering":
				err = d.part(r.Target, d.readNumbering)
			default:
				err = d.part(r.Target, d.readNotes)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// readBeside reads headers and footers. The same text on every page is said once.
func (d *document) readBeside(relations []archive.Relation) error {
	said := map[string]bool{}
	for _, r := range relations {
		if r.Type != "header" && r.Type != "footer" || r.Outside {
			continue
		}
		var text flow
		err := d.part(r.Target, func(archive.Element) error { return d.blocks(&text) })
		if err != nil {
			return err
		}
		p := sent.Passage{Place: r.Type, Text: text.String(), Remarks: text.remarks}
		if p.Text == "" || said[p.Place+p.Text] {
			continue
		}
		said[p.Place+p.Text] = true
		if err := d.beside(p); err != nil {
			return err
		}
	}
	return nil
}

func (d *document) beside(p sent.Passage) error {
	d.file.Outside = append(d.file.Outside, p)
	return d.file.TakePassage(p)
}

// body walks through the document itself.
func (d *document) body(root archive.Element) error {
	if root.Name != "document" {
		return archive.ErrUnsafe
	}
	err := d.Children(func(e archive.Element) error {
		if e.Name != "body" {
			return nil
		}
		return d.Children(d.bodyBlock)
	})
	return err
}

// bodyBlock reads a paragraph or a table of the body, however it is wrapped.
func (d *document) bodyBlock(e archive.Element) error {
	switch e.Name {
	case "p":
		var text flow
		heading, err := d.paragraph(&text)
		if err != nil {
			return err
		}
		return d.passage(sent.Passage{Text: text.String(), Heading: heading, Remarks: text.remarks})
	case "tbl":
		return d.bodyTable()
	case "altChunk":
		return d.passage(sent.Passage{Text: "", Remarks: []sent.Remark{{Kind: sent.Unread, Text: unreadChunk}}})
	}
	return d.unwrap(e, d.bodyBlock, nil)
}

// unreadChunk tells of a document of another kind that is embedded whole.
const unreadChunk = "a part in another format, embedded by Word; open the document in Word, save it, and import it again"

// passage keeps text of the body that stands in no table.
func (d *document) passage(p sent.Passage) error {
	if strings.TrimSpace(p.Text) == "" && len(p.Remarks) == 0 {
		return nil
	}
	d.file.After = append(d.file.After, p)
	return d.file.TakePassage(p)
}
