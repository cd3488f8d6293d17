package excel

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"throughline.org/throughline/intake/archive"
	"throughline.org/throughline/intake/sent"
)

// shared is one of the texts that cells of a workbook share.
type shared struct {
	text   string
	struck string // what of it is struck through
}

func (b *workbook) readStrings(archive.Element) error {
	size := 0
	const mostStrings, mostText = 2_000_000, 64 << 20
	return b.Children(func(e archive.Element) error {
		if e.Name != "si" {
			return nil
		}
		text, err := b.richText()
		if err != nil {
			return err
		}
		if size += len(text.text); len(b.strings) == mostStrings || size > mostText {
			return fmt.Errorf("%w: text", sent.ErrTooMuch)
		}
		if text.struck != "" {
			b.struck[len(b.strings)] = text.struck
		}
		b.strings = append(b.strings, text.text)
		return nil
	})
}

// richText reads a text, whose runs may be formatted each in its own way.
func (b *workbook) richText() (shared, error) {
	var all, struck strings.Builder
	err := b.Children(func(e archive.Element) error {
		switch e.Name {
		case "t":
			text, err := b.Text()
			all.WriteString(text)
			return err
		case "r":
			through := false
			return b.Children(func(e archive.Element) error {
				switch e.Name {
				case "rPr":
					return b.Children(func(e archive.Element) error {
						through = through || e.Name == "strike" && archive.Flag(e)
						return nil
					})
				case "t":
					text, err := b.Text()
					all.WriteString(text)
					if through {
						struck.WriteString(text)
					}
					return err
				}
				return nil
			})
		}
		return nil // how a text is pronounced is not part of it
	})
	return shared{unescaped(all.String()), unescaped(struck.String())}, err
}

var escapes = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u00AD", "")

// unescaped puts back the characters that XML cannot hold, and leaves out
// carriage returns and soft hyphens.
func unescaped(text string) string {
	if strings.Contains(text, "_x") {
		text = escapes.ReplaceAllStringFunc(text, func(escape string) string {
			code, err := strconv.ParseUint(escape[2:6], 16, 16)
			if err != nil || code >= 0xD800 && code < 0xE000 {
				return escape
			}
			return string(rune(code))
		})
	}
	if strings.ContainsAny(text, "\r\u00AD") {
		text = lineEnds.Replace(text)
	}
	return text
}

// readCell reads one cell: what it shows, and what is to be remarked on it.
func (b *workbook) readCell(e archive.Element) (sent.Cell, error) {
	sort, style := archive.Attr(e, "t"), archive.Attr(e, "s")
	var value, formula string
	var inline shared
	calculated, valued := false, false
	err := b.Children(func(e archive.Element) error {
		var err error
		switch e.Name {
		case "v":
			value, err = b.Text()
			valued = true
		case "f":
			formula, err = b.Text()
			calculated = true
		case "is":
			inline, err = b.richText()
		}
		return err
	})
	if err != nil {
		return sent.Cell{}, err
	}
	f := b.format(style)
	c, err := b.valued(sort, value, inline, f)
	switch {
	case err != nil:
		return c, err
	case calculated && (!valued || value == "" && sort != "str"):
		c.Remarks = append(c.Remarks, sent.Remark{Kind: sent.Failed, Text: "=" + strings.TrimPrefix(formula, "=")})
	case sort == "e":
		c.Remarks = append(c.Remarks, sent.Remark{Kind: sent.Failed, Text: value})
	}
	switch {
	case c.Text == "":
	case f.unseen:
		c.Remarks = append(c.Remarks, sent.Remark{Kind: sent.HiddenText, Text: c.Text})
		c.Text = ""
	case f.struck:
		c.Remarks = append(c.Remarks, sent.Remark{Kind: sent.StruckText, Text: c.Text})
	}
	return c, nil
}

// valued is a cell with the value that it shows.
func (b *workbook) valued(sort, value string, inline shared, f format) (sent.Cell, error) {
	switch sort {
	case "s":
		n, err := strconv.Atoi(strings.TrimSpace(value))
		if value == "" {
			return sent.Cell{}, nil
		}
		if err != nil || n < 0 || n >= len(b.strings) {
			return sent.Cell{}, fmt.Errorf("%w: a cell has a text that is not there", archive.ErrDamaged)
		}
		inline = shared{b.strings[n], b.struck[n]}
	case "inlineStr":
	case "str":
		inline = shared{text: unescaped(value)}
	case "b":
		inline = shared{text: map[bool]string{true: "TRUE", false: "FALSE"}[isOn(strings.TrimSpace(value))]}
	case "e":
		inline = shared{text: value}
	case "d":
		return isoDay(value), nil
	default:
		return b.number(strings.TrimSpace(value), f), nil
	}
	c := sent.Cell{Text: inline.text}
	if strings.TrimSpace(inline.struck) != "" && !f.struck {
		c.Remarks = []sent.Remark{{Kind: sent.StruckText, Text: inline.struck}}
	}
	return c, nil
}
