package intake

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestARefusalSaysWhatToDoInstead(t *testing.T) {
	for name, c := range map[string]struct{ file, say string }{
		"a.doc":     {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....W\x00o\x00r\x00d\x00D\x00o\x00c\x00u\x00m\x00e\x00n\x00t\x00", "save it as .docx or .xlsx"},
		"b.xls":     {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00", "save it as .docx or .xlsx"},
		"c.docx":    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00", "take the password off"},
		"d.pdf":     {"%PDF-1.7", "the Word or Excel file it was made from"},
		"e.odt":     {"PK", "save it as .docx or .xlsx"},
		"f.rtf":     {`{\rtf1 x}`, "save it as .docx"},
		"g.pages":   {"PK", "export it to Word or Excel"},
		"h.numbers": {"PK", "export it to Word or Excel"},
		"i.eml":     {"From: a", "save the file attached"},
		"j.msg":     {"\xD0\xCF\x11\xE0", "save the file attached"},
		"k.xls":     {"<html><table><tr><td>Date</td></tr></table></html>", "open it in Excel or Word"},
		"l.xls":     {"\uFEFF<?xml version=\"1.0\"?><Workbook/>", "open it in Excel or Word"},
		"m.doc":     {"MIME-Version: 1.0\nContent-Type: multipart/related", "open it in Excel or Word"},
		"n.zip":     {"PK", "ask the agency for its chronology in Word, Excel or CSV"},
	} {
		_, err := Read(strings.NewReader(c.file), int64(len(c.file)), name, ReadOptions{})
		if assert.Error(t, err, name) {
			assert.Contains(t, Refusal(err), c.say, name)
		}
	}
}
