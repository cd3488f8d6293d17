package excel

import (
	"strconv"
	"strings"

	"throughline.org/throughline/intake/archive"
	"throughline.org/throughline/intake/sent"
)

// readPeople reads who writes threaded comments.
func (b *workbook) readPeople(archive.Element) error {
	return b.Children(func(e archive.Element) error {
		b.people[archive.Attr(e, "id")] = archive.Attr(e, "displayName")
		return nil
	})
}

// readComments reads the comments of a sheet and puts each with its cell. A
// threaded comment is there twice, the second time for older programs.
func (b *workbook) readComments(t *sent.Table, relations []archive.Relation) error {
	var all []sent.Placed
	threaded := map[[2]int]bool{}
	for _, r := range relations {
		if r.Type == "threadedComment" {
			if err := b.part(r.Target, func(archive.Element) error { return b.threaded(&all) }); err != nil {
				return err
			}
		}
	}
	for _, c := range all {
		threaded[[2]int{c.Number, c.Column}] = true
	}
	for _, r := range relations {
		if r.Type != "comments" {
			continue
		}
		var old []sent.Placed
		if err := b.part(r.Target, func(archive.Element) error { return b.comments(&old) }); err != nil {
			return err
		}
		for _, c := range old {
			if !threaded[[2]int{c.Number, c.Column}] {
				all = append(all, c)
			}
		}
	}
	if len(all) > 0 {
		t.Remark(all)
	}
	return nil
}

const mostComments = 100_000

// comments reads comments as they have always been.
func (b *workbook) comments(all *[]sent.Placed) error {
	var authors []string
	return b.Children(func(e archive.Element) error {
		switch e.Name {
		case "authors":
			return b.Children(func(archive.Element) error {
				name, err := b.Text()
				authors = append(authors, strings.TrimSpace(name))
				return err
			})
		case "commentList":
			return b.Children(func(e archive.Element) error { return b.comment(e, authors, all) })
		}
		return nil
	})
}

func (b *workbook) comment(e archive.Element, authors []string, all *[]sent.Placed) error {
	row, column, ok := place(archive.Attr(e, "ref"))
	if !ok || column >= sent.MostColumns {
		return nil
	}
	who := ""
	if n, err := strconv.Atoi(archive.Attr(e, "authorId")); err == nil && n >= 0 && n < len(authors) {
		who = authors[n]
	}
	return b.Children(func(e archive.Element) error {
		if e.Name != "text" {
			return nil
		}
		text, err := b.richText()
		said := strings.TrimSpace(text.text)
		if who != "" { // which Excel writes into the comment too
			said = strings.TrimSpace(strings.TrimPrefix(said, who+":"))
		}
		return addComment(all, sent.Placed{Number: row + 1, Column: column, Remark: sent.Remark{Kind: sent.CellComment, Text: said, Who: who}}, err)
	})
}

func addComment(all *[]sent.Placed, c sent.Placed, err error) error {
	if err == nil && len(*all) == mostComments {
		err = sent.ErrTooMuch
	}
	if c.Text != "" {
		*all = append(*all, c)
	}
	return err
}

// threaded reads comments as newer programs write them, with their answers.
func (b *workbook) threaded(all *[]sent.Placed) error {
	return b.Children(func(e archive.Element) error {
		row, column, ok := place(archive.Attr(e, "ref"))
		if !ok || column >= sent.MostColumns {
			return nil
		}
		who := b.people[archive.Attr(e, "personId")]
		return b.Children(func(e archive.Element) error {
			if e.Name != "text" {
				return nil
			}
			text, err := b.Text()
			return addComment(all, sent.Placed{Number: row + 1, Column: column, Remark: sent.Remark{Kind: sent.CellComment, Text: strings.TrimSpace(unescaped(text)), Who: who}}, err)
		})
	})
}
