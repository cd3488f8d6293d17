package excel

import (
	"fmt"

	"throughline.org/throughline/intake/archive"
	"throughline.org/throughline/intake/sent"
)

// workbook is a workbook that is being read.
type workbook struct {
	*archive.Reader // of the part being read
	pkg             *archive.Package
	file            *sent.File
	styles          []format // by the number that cells give
	strings         []string
	struck          map[int]string    // what of them is struck through
	people          map[string]string // who writes threaded comments, by id
	downs           int               // cells added for merged areas
}

// sheet is what the workbook says of one of its sheets.
type sheet struct {
	name, id string
	hidden   bool
}

// Read reads a workbook. The name is shown to people.
func Read(pkg *archive.Package, name string) (*sent.File, error) {
	main, err := pkg.Main()
	if err != nil {
		return nil, err
	}
	relations, err := pkg.Relations(main)
	if err != nil {
		return nil, err
	}
	b := &workbook{pkg: pkg, file: &sent.File{Name: name, Sort: sent.Excel}, people: map[string]string{}, struck: map[int]string{}}
	var sheets []sheet
	if err := b.part(main, func(root archive.Element) error {
		sheets, err = b.readWorkbook(root)
		return err
	}); err != nil {
		return nil, err
	}
	parts := map[string]string{}
	for _, r := range relations {
		if err := b.readAround(r); err != nil {
			return nil, err
		}
		if r.Type == "worksheet" {
			parts[r.ID] = r.Target
		}
	}
	for _, s := range sheets {
		if part := parts[s.id]; part != "" {
			if err := b.readSheet(s, part); err != nil {
				return nil, err
			}
		}
	}
	return b.file, nil
}

// part reads one part with what knows its outermost element.
func (b *workbook) part(name string, read func(root archive.Element) error) error {
	if name == "" {
		return nil
	}
	r, err := b.pkg.Read(name)
	if err != nil {
		return err
	}
	defer r.Close()
	b.Reader = r
	root, there, err := r.Root()
	if err != nil || !there {
		return err
	}
	return read(root)
}

// readAround reads a part that says how cells are to be shown.
func (b *workbook) readAround(r archive.Relation) error {
	switch r.Type {
	case "styles":
		return b.part(r.Target, b.readStyles)
	case "sharedStrings":
		return b.part(r.Target, b.readStrings)
	case "person":
		return b.part(r.Target, b.readPeople)
	}
	return nil
}

func (b *workbook) readWorkbook(root archive.Element) ([]sheet, error) {
	if root.Name != "workbook" {
		return nil, archive.ErrUnsafe
	}
	const most = 1024
	var sheets []sheet
	return sheets, b.Children(func(e archive.Element) error {
		switch e.Name {
		case "workbookPr":
			b.file.Since04 = isOn(archive.Attr(e, "date1904"))
		case "sheets":
			return b.Children(func(e archive.Element) error {
				if len(sheets) == most {
					return fmt.Errorf("%w: sheets", sent.ErrTooMuch)
				}
				state := archive.Attr(e, "state")
				sheets = append(sheets, sheet{
					name: archive.Attr(e, "name"), id: archive.Attr(e, "id"),
					hidden: state == "hidden" || state == "veryHidden",
				})
				return nil
			})
		}
		return nil
	})
}

func isOn(value string) bool { return value == "1" || value == "true" }
