// Package making makes small Word and Excel files from their XML, for tests of
// what reads them.
package making

import (
	"archive/zip"
	"bytes"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
)

const (
	relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	words     = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ` +
		`xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ` +
		`xmlns:v="urn:schemas-microsoft-com:vml" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"`
	sheets = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
)

// Zip packs parts by their names.
func Zip(parts map[string]string) []byte {
	var file bytes.Buffer
	z := zip.NewWriter(&file)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(parts[name]))
		}
		if err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return file.Bytes()
}

// Docx is a document with the body and further parts, named without their
// folder ("footnotes.xml"), each the inside of its outermost element.
func Docx(body string, parts map[string]string) []byte {
	return Zip(DocxParts(body, parts))
}

// DocxParts are the parts of such a document, to be tampered with.
func DocxParts(body string, parts map[string]string) map[string]string {
	all := map[string]string{
		"_rels/.rels":       related(map[string]string{"word/document.xml": "officeDocument"}),
		"word/document.xml": `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ` + words + `><w:body>` + body + `</w:body></w:document>`,
	}
	links := map[string]string{}
	for name, inside := range parts {
		root := strings.TrimRight(strings.TrimSuffix(name, ".xml"), "0123456789")
		links[name] = root
		if root == "header" {
			root = "hdr"
		} else if root == "footer" {
			root = "ftr"
		}
		all["word/"+name] = fmt.Sprintf(`<w:%s %s>%s</w:%s>`, root, words, inside, root)
	}
	all["word/_rels/document.xml.rels"] = related(links)
	return all
}

// Sheet is a sheet of a workbook: the inside of its outermost element.
type Sheet struct{ Name, State, XML string }

// Book is a workbook.
type Book struct {
	Properties string // attributes of workbookPr
	Sheets     []Sheet
	Styles     string              // the inside of styles.xml
	Strings    []string            // shared, each the inside of its si
	Parts      map[string]string   // further parts, by name
	Links      map[string][]string // from a sheet's name to the parts that belong to it
}

// Xlsx packs a workbook.
func (b Book) Xlsx() []byte { return Zip(b.All()) }

// All are the parts of a workbook, to be tampered with.
func (b Book) All() map[string]string {
	all := map[string]string{"_rels/.rels": related(map[string]string{"xl/workbook.xml": "officeDocument"})}
	links := map[string]string{}
	var list strings.Builder
	for i, s := range b.Sheets {
		part := fmt.Sprintf("worksheets/sheet%d.xml", i+1)
		fmt.Fprintf(&list, `<sheet name="%s" sheetId="%d" state="%s" r:id="%s"/>`, s.Name, i+1, s.State, id(part))
		links[part] = "worksheet"
		all["xl/"+part] = `<worksheet ` + sheets + `>` + s.XML + `</worksheet>`
		own := map[string]string{}
		for _, p := range b.Links[s.Name] {
			own["/"+p] = strings.TrimRight(strings.TrimSuffix(path.Base(p), ".xml"), "0123456789")
		}
		all[fmt.Sprintf("xl/worksheets/_rels/sheet%d.xml.rels", i+1)] = related(own)
	}
	all["xl/workbook.xml"] = `<workbook ` + sheets + `><workbookPr ` + b.Properties + `/><sheets>` + list.String() + `</sheets></workbook>`
	if b.Styles != "" {
		links["styles.xml"] = "styles"
		all["xl/styles.xml"] = `<styleSheet ` + sheets + `>` + b.Styles + `</styleSheet>`
	}
	if len(b.Strings) > 0 {
		links["sharedStrings.xml"] = "sharedStrings"
		all["xl/sharedStrings.xml"] = `<sst ` + sheets + `><si>` + strings.Join(b.Strings, "</si><si>") + `</si></sst>`
	}
	for name, part := range b.Parts {
		all[name] = part
		if strings.HasPrefix(name, "xl/persons/") {
			links[strings.TrimPrefix(name, "xl/")] = "person"
		}
	}
	all["xl/_rels/workbook.xml.rels"] = related(links)
	return all
}

// id is the name by which a part is referred to.
func id(part string) string {
	return "r" + strings.NewReplacer("/", "_", ".", "_").Replace(part)
}

func related(parts map[string]string) string {
	var b strings.Builder
	b.WriteString(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for _, part := range slices.Sorted(maps.Keys(parts)) {
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="%s%s" Target="%s"/>`, id(part), relations, parts[part], part)
	}
	return b.String() + `</Relationships>`
}

// P is a paragraph with text.
func P(text string) string { return `<w:p>` + R(text) + `</w:p>` }

// R is a run with text.
func R(text string) string { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }

// Rows are the rows of a table: cells are parted by strokes.
func Rows(rows ...string) string {
	var b strings.Builder
	for _, row := range rows {
		b.WriteString(`<w:tr>`)
		for _, cell := range strings.Split(row, "|") {
			b.WriteString(`<w:tc>` + P(cell) + `</w:tc>`)
		}
		b.WriteString(`</w:tr>`)
	}
	return b.String()
}

// Table is a table of such rows.
func Table(rows ...string) string { return `<w:tbl>` + Rows(rows...) + `</w:tbl>` }

// Cells are the rows of a sheet with inline texts, from A1; cells are parted by
// strokes, and those that begin with a less-than sign are XML.
func Cells(rows ...string) string {
	var b strings.Builder
	b.WriteString(`<sheetData>`)
	for i, row := range rows {
		fmt.Fprintf(&b, `<row r="%d">`, i+1)
		for c, cell := range strings.Split(row, "|") {
			switch {
			case strings.HasPrefix(cell, "<"):
				b.WriteString(cell)
			case cell != "":
				fmt.Fprintf(&b, `<c r="%c%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, 'A'+c, i+1, cell)
			}
		}
		b.WriteString(`</row>`)
	}
	return b.String() + `</sheetData>`
}
