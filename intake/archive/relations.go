package archive

import (
	"fmt"
	"path"
	"strings"
)

// Relation is what one part says of another.
type Relation struct {
	ID, Type string // Type is the last word of its address: "styles", "footnotes"
	Target   string // the name of the part; "" where it lies outside
	Outside  bool
}

// Relations lists what a part is tied to; "" asks for those of the whole.
func (p *Package) Relations(part string) ([]Relation, error) {
	folder, name := path.Split(part)
	r, err := p.Read(folder + "_rels/" + name + ".rels")
	if err != nil {
		return nil, err
	}
	defer r.Close()
	if _, there, err := r.Root(); err != nil || !there {
		return nil, err
	}
	var all []Relation
	err = r.Children(func(e Element) error {
		if e.Name != "Relationship" {
			return nil
		}
		if len(all) == mostParts {
			return fmt.Errorf("%w: too many relations", ErrTooLarge)
		}
		all = append(all, Relation{
			ID: Attr(e, "Id"), Type: path.Base(Attr(e, "Type")),
			Target:  target(folder, e),
			Outside: strings.EqualFold(Attr(e, "TargetMode"), "External"),
		})
		return nil
	})
	return all, err
}

func target(folder string, e Element) string {
	to := Attr(e, "Target")
	switch {
	case strings.EqualFold(Attr(e, "TargetMode"), "External"):
		return ""
	case strings.HasPrefix(to, "/"):
		return path.Clean(to[1:])
	}
	return path.Join(folder, to)
}

// Main is the part that holds the document or the workbook itself.
func (p *Package) Main() (string, error) {
	relations, err := p.Relations("")
	if err != nil {
		return "", err
	}
	for _, r := range relations {
		if r.Type == "officeDocument" && !r.Outside && p.Has(r.Target) {
			return r.Target, nil
		}
	}
	return "", fmt.Errorf("%w: it holds no document", ErrUnsafe)
}
