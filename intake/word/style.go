package word

import (
	"strconv"
	"strings"

	"throughline.org/throughline/intake/archive"
)

// runProperties are what a run's formatting says of how its text is shown.
type runProperties struct {
	hidden, struck bool
	font           font
}

// paragraphProperties likewise of a paragraph.
type paragraphProperties struct {
	style                  string
	list                   string // the list it is an item of; "" for none
	level                  int
	outline                bool
	hidden                 bool // the mark that ends it
	markAdded, markDeleted bool // by tracked changes
}

// style is what a named style sets; a style that says nothing of something
// leaves it to the one that it is based on.
type style struct {
	name, base     string
	hidden, struck *bool
	list           *string
	level          int
	outline        bool
}

type styles map[string]*style

// readStyles reads styles.xml.
func (d *document) readStyles(archive.Element) error {
	return d.Children(func(e archive.Element) error {
		if e.Name != "style" {
			return nil
		}
		s := &style{}
		d.styles[archive.Attr(e, "styleId")] = s
		return d.Children(func(e archive.Element) error {
			switch e.Name {
			case "name":
				s.name = archive.Attr(e, "val")
			case "basedOn":
				s.base = archive.Attr(e, "val")
			case "rPr":
				return d.Children(func(e archive.Element) error { s.format(e); return nil })
			case "pPr":
				return d.Children(func(e archive.Element) error { return d.styleParagraph(s, e) })
			}
			return nil
		})
	})
}

func (s *style) format(e archive.Element) {
	on := archive.Flag(e)
	switch e.Name {
	case "vanish":
		s.hidden = &on
	case "strike", "dstrike":
		s.struck = &on
	}
}

func (d *document) styleParagraph(s *style, e archive.Element) error {
	switch e.Name {
	case "outlineLvl":
		s.outline = true
	case "numPr":
		list, level, err := d.listItem()
		s.list, s.level = &list, level
		return err
	}
	return nil
}

// listItem reads which list a paragraph is an item of, and at which level.
func (d *document) listItem() (list string, level int, err error) {
	err = d.Children(func(e archive.Element) error {
		switch e.Name {
		case "numId":
			list = archive.Attr(e, "val")
		case "ilvl":
			level, _ = strconv.Atoi(archive.Attr(e, "val"))
		}
		return nil
	})
	return list, level, err
}

// longestLine is how many styles may rest on one another.
const longestLine = 32

// line lists a style and those that it is based on, one on another.
func (s styles) line(id string) []*style {
	var line []*style
	for len(line) < longestLine && s[id] != nil {
		line = append(line, s[id])
		id = s[id].base
	}
	return line
}

// run is what the styles of a paragraph and of its run say together: what both
// switch on is off again, as Word has it.
func (s styles) run(p paragraphProperties, character string) runProperties {
	hidden, struck := s.toggles(p.style)
	if character != "" {
		h, k := s.toggles(character)
		hidden, struck = hidden != h, struck != k
	}
	return runProperties{hidden: hidden, struck: struck}
}

func (s styles) toggles(id string) (hidden, struck bool) {
	line := s.line(id)
	for i := len(line) - 1; i >= 0; i-- {
		if line[i].hidden != nil {
			hidden = *line[i].hidden
		}
		if line[i].struck != nil {
			struck = *line[i].struck
		}
	}
	return hidden, struck
}

// heading reports whether a paragraph is a heading or a title.
func (s styles) heading(p paragraphProperties) bool {
	if p.outline {
		return true
	}
	for _, s := range s.line(p.style) {
		name := strings.ToLower(s.name)
		if s.outline || strings.HasPrefix(name, "heading") || name == "title" || name == "subtitle" {
			return true
		}
	}
	return false
}

// paragraphProperties reads the formatting of a paragraph.
func (d *document) paragraphProperties() (paragraphProperties, error) {
	var p paragraphProperties
	listed := false
	err := d.Children(func(e archive.Element) error {
		var err error
		switch e.Name {
		case "pStyle":
			p.style = archive.Attr(e, "val")
		case "outlineLvl":
			p.outline = archive.Attr(e, "val") != "9" // 9 is body text
		case "numPr":
			listed = true
			p.list, p.level, err = d.listItem()
		case "rPr":
			err = d.Children(func(e archive.Element) error {
				switch e.Name {
				case "ins", "moveTo":
					p.markAdded = true
				case "del", "moveFrom":
					p.markDeleted = true
				case "vanish", "specVanish":
					p.hidden = archive.Flag(e)
				}
				return nil
			})
		}
		return err
	})
	if !listed {
		for _, s := range d.styles.line(p.style) {
			if s.list != nil {
				p.list, p.level = *s.list, s.level
				break
			}
		}
	}
	if p.list == "0" { // takes a paragraph out of the list of its style
		p.list = ""
	}
	return p, err
}

// runProperties reads the formatting of a run.
func (d *document) runProperties(p paragraphProperties) (runProperties, error) {
	character := ""
	var own style
	var named font
	err := d.Children(func(e archive.Element) error {
		switch e.Name {
		case "rStyle":
			character = archive.Attr(e, "val")
		case "rFonts":
			named = fontNamed(archive.Attr(e, "ascii"))
		}
		own.format(e)
		return nil
	})
	r := d.styles.run(p, character)
	r.font = named
	if own.hidden != nil {
		r.hidden = *own.hidden
	}
	if own.struck != nil {
		r.struck = *own.struck
	}
	return r, err
}
